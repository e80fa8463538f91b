"""Trials left running by a worker that is gone: failed with the reason, and queued again."""

import time
import warnings
from collections.abc import Callable

from optuna import Study
from optuna.exceptions import ExperimentalWarning
from optuna.storages import BaseStorage, fail_stale_trials
from optuna.trial import TrialState

from studies.trials import fail_lost, queue_again
from studies.worker_processes import WORKER, process_of, worker_is_gone

UNNAMED = 45.0
"""Seconds after which a running trial that no worker has put its name on is lost.

A worker names itself right after it has taken a trial from the queue; one that is killed in between leaves a trial
without name and without heartbeat. Longer than the storage may be locked by somebody meanwhile.
"""


class LostTrials:
    """The lost trials of one study, as one process sees them that looks again and again."""

    def __init__(self, storage: BaseStorage, study: Study) -> None:
        """Watch ``study``, which is kept in ``storage``."""
        self._storage, self._study = storage, study
        self._unnamed_since: dict[int, float] = {}

    def fail(self, reason: str, ending: Callable[[int], str | None] = lambda process: None) -> None:
        """Fail the running trials whose worker was a process of this machine and is gone, or never gave its name.

        The reason is how that process ended, where ``ending`` knows it.

        Also those, of any machine, that give no sign of life, for the reason that the storage knows. All that are
        owed another attempt are queued again.
        """
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ExperimentalWarning)
            fail_stale_trials(self._study)
        running = self._study.get_trials(deepcopy=False, states=(TrialState.RUNNING,))
        now = time.monotonic()
        unnamed = [trial.number for trial in running if WORKER not in trial.user_attrs]
        self._unnamed_since = {number: self._unnamed_since.get(number, now) for number in unnamed}
        for trial in running:
            if now - self._unnamed_since.get(trial.number, now) > UNNAMED or worker_is_gone(trial):
                fail_lost(self._storage, trial, ending(process_of(trial)) or reason)
        queue_again(self._study)

    def fail_all(self, reason: str) -> None:
        """The same, with the patience to tell of every unnamed trial whether it is lost."""
        self.fail(reason)
        while self._unnamed_since:
            time.sleep(0.5)
            self.fail(reason)
