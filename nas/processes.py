"""Processes of this machine: whether one still is there, and what one that works for another owes it."""

import os
import signal
import socket
import sys
from ctypes import CDLL
from functools import cache
from pathlib import Path

import psutil

FIRST_NAMESPACE = "pid:[4026531836]"
"""Of Linux: where processes have the numbers that the machine itself gives them."""
SLACK = 10.0
"""Seconds by which clocks, of a file system's server for one, may differ."""
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


def is_alive(process: int, since: float) -> bool:
    """Whether the process that had this number at a time, in seconds since 1970, still runs.

    One that began later, after the machine did, only has its number. A zombie runs no more: in a container without an
    init process nobody may ever collect it.
    """
    try:
        found = psutil.Process(process)
        return bool(found.status() != psutil.STATUS_ZOMBIE and found.create_time() <= since + SLACK)
    except psutil.NoSuchProcess:
        return False
    except psutil.AccessDenied:
        return True


def end_with_parent() -> None:
    """Be killed when the main process is: one that hangs would be left behind, and seem to be at work.

    Where there is no Linux, whoever works for a main process has to look from time to time.
    """
    if sys.platform == "linux":
        CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def compute_in(threads: int) -> None:
    """Hold TensorFlow, which is not imported yet, to so many threads."""
    os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"), str(threads))
