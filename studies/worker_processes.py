"""Which process trains a trial, and whether it still can: by the name that it leaves on the trial."""

import os
from collections.abc import Iterable

from optuna.trial import FrozenTrial, TrialState

from nas.processes import identity, is_alive, machine_name, number_of

WORKER = "worker"
"""The user attribute with the name of the process that runs a trial."""


def worker_name() -> str:
    """This process, as a trial remembers it: machine:process@began."""
    return f"{machine_name()}:{identity(os.getpid())}"


def process_of(trial: FrozenTrial) -> int:
    """Number of the worker that runs the trial, if it was on this machine; 0 if that is not known."""
    return number_of(_worker_here(trial))


def worked_here(trial: FrozenTrial) -> bool:
    """Whether the trial's worker is, or was, a process of this machine."""
    return _worker_here(trial) != ""


def worker_is_gone(trial: FrozenTrial) -> bool:
    """Whether the trial's worker was a process of this machine that is no more."""
    worker = _worker_here(trial)
    return worker != "" and not is_alive(worker)


def worker_is_here(trial: FrozenTrial) -> bool:
    """Whether the trial's worker is a living process of this machine."""
    worker = _worker_here(trial)
    return worker != "" and is_alive(worker)


def runs_the_oldest(trials: Iterable[FrozenTrial]) -> bool:
    """Whether the oldest running trial is this machine's: of many that search together, one does what one must do."""
    running = [trial for trial in trials if trial.state == TrialState.RUNNING]
    return bool(running) and process_of(running[0]) > 0


def _worker_here(trial: FrozenTrial) -> str:
    """The identity of the worker that runs the trial, if it was on this machine."""
    machine, _, process = str(trial.user_attrs.get(WORKER, "")).rpartition(":")
    return process if machine == machine_name() else ""
