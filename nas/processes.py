"""Processes of this machine: whether one still is there, and what one that works for another owes it."""

import multiprocessing
import os
import signal
import socket
import sys
from ctypes import CDLL
from functools import cache
from pathlib import Path

import joblib
import psutil

FIRST_NAMESPACE = "pid:[4026531836]"
"""Of Linux: where processes have the numbers that the machine itself gives them."""
TICKS = 19
"""Of Linux: where, behind a process's name, its state has the clock ticks from the machine's start to its own."""
PR_SET_PDEATHSIG = 1
"""Of Linux: which signal a process gets when its parent ends."""


@cache
def machine_name() -> str:
    """This machine, or the container on it: numbers of processes mean something only there."""
    try:
        namespace = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        namespace = FIRST_NAMESPACE
    inside = "" if namespace == FIRST_NAMESPACE else f"/{namespace.strip('pid:[]')}"
    return f"{socket.gethostname()}{inside}"


@cache
def running_system() -> str:
    """What tells this run of the kernel from all others; the same in all containers under it. Empty if nothing does."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text()[:8]
    except OSError:
        return ""


def identity(process: int) -> str:
    """A process's number, and when it began by a clock that nobody sets; the number alone if it is gone.

    Numbers are given again, after a restart of a machine or a container soon.
    """
    try:
        if sys.platform == "linux":
            began = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[TICKS]
        else:
            began = f"{psutil.Process(process).create_time():.2f}"
    except (OSError, psutil.Error):
        return str(process)
    return f"{process}@{began}"


def number_of(process: str) -> int:
    """The number in an identity; 0 if it is none."""
    number = process.partition("@")[0]
    return int(number) if number.isdecimal() else 0


def is_alive(process: str) -> bool:
    """Whether the process of this identity still runs; of one that is its number alone, whether any with that does.

    A zombie runs no more: in a container without an init process nobody may ever collect it.
    """
    try:
        if psutil.Process(number_of(process)).status() == psutil.STATUS_ZOMBIE:
            return False
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        pass
    return process in (identity(number_of(process)), str(number_of(process)))


def end_with_parent() -> None:
    """Be killed when the main process is: one that hangs would be left behind, and seem to be at work.

    Where there is no Linux, whoever works for a main process has to look from time to time.
    """
    if sys.platform == "linux":
        CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    # It may have ended while this process was starting.
    if (main_process := multiprocessing.parent_process()) is not None and not main_process.is_alive():
        sys.exit(1)


def how_it_ended(exit_code: int) -> str:
    """Of a process: by which signal, or with which exit code."""
    if exit_code >= 0:
        return f"exit code {exit_code}"
    try:
        return signal.Signals(-exit_code).name
    except ValueError:  # Real-time signals have no names but the first and the last.
        return f"signal {-exit_code}"


def threads_of_each(workers: int, tasks: int) -> int:
    """Of so many workers that share this machine, no more than there are tasks for."""
    cores: int = joblib.cpu_count()
    return max(1, cores // max(1, min(workers, tasks)))


def compute_in(threads: int) -> None:
    """Hold TensorFlow, which is not imported yet, to so many threads."""
    os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"), str(threads))
