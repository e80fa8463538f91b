"""Which process trains a trial, and whether it still can: by the name that it leaves on the trial."""

import os
from collections.abc import Iterable

from optuna.trial import FrozenTrial, TrialState

from nas.processes import is_alive, machine_name

WORKER = "worker"
"""The user attribute with the name of the process that runs a trial."""


def worker_name() -> str:
    """This process, as a trial remembers it: machine:process."""
    return f"{machine_name()}:{os.getpid()}"


def process_of(trial: FrozenTrial) -> int:
    """Number of the worker that runs the trial, if it was on this machine; 0 if that is not known."""
    machine, _, process = trial.user_attrs.get(WORKER, "").rpartition(":")
    return int(process) if machine == machine_name() else 0


def worker_is_gone(trial: FrozenTrial) -> bool:
    """Whether the trial's worker was a process of this machine that is no more."""
    return process_of(trial) > 0 and not _has_its_worker(trial)


def worker_is_here(trial: FrozenTrial) -> bool:
    """Whether the trial's worker is a living process of this machine."""
    return process_of(trial) > 0 and _has_its_worker(trial)


def runs_the_oldest(trials: Iterable[FrozenTrial]) -> bool:
    """Whether the oldest running trial is this machine's: of many that search together, one does what one must do."""
    running = [trial for trial in trials if trial.state == TrialState.RUNNING]
    return bool(running) and process_of(running[0]) > 0


def _has_its_worker(trial: FrozenTrial) -> bool:
    """A worker began before its trial did, and whatever the clock was set to, in the hour that summer time repeats."""
    began = trial.datetime_start
    return began is None or is_alive(process_of(trial), max(began.timestamp(), began.replace(fold=1).timestamp()))
