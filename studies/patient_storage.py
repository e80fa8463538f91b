"""Optuna's storage, made to outlast what passes: a lock, a full disk, a database server that starts again.

Workarounds for Optuna 5.0, each in this one place; ``tests/studies/test_patient_storage.py`` shows the faults:

- A call that meets a locked or unreachable database fails at once or after SQLite's timeout, and with it a training
  of half an hour whose result was being written; the thread that gives a trial's signs of life ends without a word.
- Trials that gave no sign of life are failed without a reason, even if their worker is seen to live: after two minutes
  without the database, or in a suspended machine, none can give one.
- A trial has no trace of the process that made it, and no sign of life, until its sampler has proposed something; one
  whose machine goes away meanwhile would run for ever.
"""

import logging
import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import sqlalchemy.exc
import tenacity
from optuna.exceptions import StorageInternalError
from optuna.storages import RDBStorage
from optuna.trial import FrozenTrial, TrialState, create_trial

from nas.reason import reason_of
from studies.trials import tell_loss
from studies.worker_processes import WORKER, worker_is_here, worker_name

HEARTBEAT, GRACE = 30, 180
"""Seconds between signs of life of a running trial, and without one until it counts as dead: longer than `PATIENCE`,
for which a living worker may be kept from giving one."""
SILENT = f"its worker gave no sign of life for {GRACE} seconds"
PATIENCE = 120.0
"""Seconds for which a call is tried again."""
READING = threading.local()
"""Whether this thread only reads, as ``READING.now``: such a transaction need not wait for one that writes."""
CALLS = (
    "create_new_study",
    "delete_study",
    "set_study_user_attr",
    "set_study_system_attr",
    "get_study_id_from_name",
    "get_study_name_from_id",
    "get_study_directions",
    "get_study_user_attrs",
    "get_study_system_attrs",
    "get_all_studies",
    "get_trial_id_from_study_id_trial_number",
    "set_trial_state_values",
    "set_trial_intermediate_value",
    "set_trial_user_attr",
    "set_trial_system_attr",
    "get_trial",
    "record_heartbeat",
    "_create_new_trial",
    "_set_trial_param",
    "_get_trials",
)
"""What Optuna asks of a storage; the last three through its cache."""


class PatientStorage(RDBStorage):
    """As RDBStorage, but a call is tried again for two minutes, and trials know their workers.

    A trial bears the name of the process that asks for it from its first moment on; one that was silent for too long is
    told so, unless that process is seen to live. A trial that has ended is on the disk.
    """

    def _create_new_trial(self, study_id: int, template_trial: FrozenTrial | None = None) -> FrozenTrial:
        asked = template_trial or create_trial(state=TrialState.RUNNING, user_attrs={WORKER: worker_name()})
        trial = super()._create_new_trial(study_id, asked)
        if trial.state == TrialState.RUNNING:
            self.record_heartbeat(trial._trial_id)
        return trial

    def _get_trials(self, *which: Any, **more: Any) -> list[FrozenTrial]:
        READING.now = True
        try:
            return super()._get_trials(*which, **more)
        finally:
            READING.now = False

    def set_trial_state_values(self, trial_id: int, state: TrialState, values: Sequence[float] | None = None) -> bool:
        """As Optuna's; after the end of a trial nothing depends on what a power failure could take."""
        changed = super().set_trial_state_values(trial_id, state, values)
        if state.is_finished() and self.engine.dialect.name == "sqlite":
            _log_to_disk(f"{self.engine.url.database}-wal")
        return changed

    def _get_stale_trial_ids(self, study_id: int) -> list[int]:
        # Optuna fails these trials right after it has asked for them.
        silent = [self.get_trial(trial_id) for trial_id in patiently(super()._get_stale_trial_ids)(study_id)]
        return [t._trial_id for t in silent if not worker_is_here(t) and tell_loss(self, t, SILENT)]


def _log_to_disk(file: str) -> None:
    """Of SQLite's write-ahead log, what was written so far; it has no locks that closing it could end."""
    with suppress(OSError):
        log = os.open(file, os.O_RDONLY)
        try:
            os.fsync(log)
        finally:
            os.close(log)


def database_reason(error: BaseException) -> str:
    """What the database said, in one line."""
    cause = error.__cause__
    if cause is None or type(cause).__name__ == "_RemoteTraceback":  # Which is where it happened in another process.
        cause = error
    original = getattr(cause, "orig", None) or cause
    return reason_of(original)


def _may_pass(error: BaseException) -> bool:
    cause = error.__cause__ if isinstance(error, StorageInternalError) else error
    return isinstance(cause, sqlalchemy.exc.OperationalError | sqlalchemy.exc.InterfaceError)


def _tell(state: tenacity.RetryCallState) -> None:
    if state.attempt_number == 1 and state.outcome is not None and (error := state.outcome.exception()) is not None:
        told = "the storage cannot be used now (%s): trying again, for %d seconds at most"
        logging.getLogger(__name__).warning(told, database_reason(error), PATIENCE)


def patiently(call: Any) -> Any:
    """The call, tried again for two minutes where what it met may pass."""
    return tenacity.retry(
        retry=tenacity.retry_if_exception(_may_pass),
        wait=tenacity.wait_random_exponential(multiplier=0.1, max=5),
        stop=lambda state: (state.seconds_since_start or 0.0) >= PATIENCE,
        before_sleep=_tell,
        reraise=True,
    )(call)


for _name in CALLS:
    setattr(PatientStorage, _name, patiently(getattr(PatientStorage, _name)))
