"""Which process trains a trial, and whether it still can: by the name that it leaves on the trial."""

import os
import socket
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import psutil
from optuna.trial import FrozenTrial, TrialState

WORKER = "worker"
"""The user attribute with the name of the process that runs a trial."""
FIRST_NAMESPACE = "pid:[4026531836]"
"""Of Linux: where processes have the numbers that the machine itself gives them."""


@cache
def machine_name() -> str:
    """This machine, or the container on it: numbers of processes mean something only there."""
    try:
        namespace = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        namespace = FIRST_NAMESPACE
    inside = "" if namespace == FIRST_NAMESPACE else f"/{namespace.strip('pid:[]')}"
    return f"{socket.gethostname()}{inside}"


def worker_name() -> str:
    """This process, as a trial remembers it: machine:process."""
    return f"{machine_name()}:{os.getpid()}"


def process_of(trial: FrozenTrial) -> int:
    """Number of the worker that runs the trial, if it was on this machine; 0 if that is not known."""
    machine, _, process = trial.user_attrs.get(WORKER, "").rpartition(":")
    return int(process) if machine == machine_name() else 0


def worker_is_gone(trial: FrozenTrial) -> bool:
    """Whether the trial's worker was a process of this machine that is no more."""
    process = process_of(trial)
    return process > 0 and not _is_alive(process)


def worker_is_here(trial: FrozenTrial) -> bool:
    """Whether the trial's worker is a living process of this machine."""
    process = process_of(trial)
    return process > 0 and _is_alive(process)


def runs_the_oldest(trials: Iterable[FrozenTrial]) -> bool:
    """Whether the oldest running trial is this machine's: of many that search together, one does what one must do."""
    running = [trial for trial in trials if trial.state == TrialState.RUNNING]
    return bool(running) and process_of(running[0]) > 0


def _is_alive(process: int) -> bool:
    """A zombie is not: in a container without an init process nobody may ever collect it."""
    try:
        return bool(psutil.Process(process).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True
