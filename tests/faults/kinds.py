"""The faults: each function does something to a running search, and returns when it is over."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable

import psutil
from optuna.trial import TrialState

from studies.trials import hanging
from tests.faults.learners import HANG, NAN
from tests.faults.searches import OUR_ENDINGS, Search, SurvivalError

LOCK = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], timeout=60, isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
time.sleep(float(sys.argv[2]))
"""


def kill_worker(search: Search, source: random.Random, seconds: float) -> None:
    """SIGKILL, as from the kernel when memory runs out."""
    _signal_worker(search, source, signal.SIGKILL)


def crash_worker(search: Search, source: random.Random, seconds: float) -> None:
    """SIGSEGV or SIGABRT, as from native code."""
    _signal_worker(search, source, source.choice([signal.SIGSEGV, signal.SIGABRT]))


def stop_worker(search: Search, source: random.Random, seconds: float) -> None:
    """SIGSTOP: a worker that hangs, and does not even hear signals, until it is ended."""
    stopped = _signal_worker(search, source, signal.SIGSTOP)
    search.wait(
        lambda: stopped is None or not stopped.is_running() or not search.is_running, "the end of a worker that hangs"
    )


def kill_main(search: Search, source: random.Random, seconds: float) -> None:
    """SIGKILL of the main process; its workers notice by themselves."""
    _signal_main(search, {-signal.SIGKILL}, signal.SIGKILL)


def terminate_main(search: Search, source: random.Random, seconds: float) -> None:
    """SIGTERM of all, as from a scheduler."""
    assert search.process is not None
    os.killpg(search.process.pid, signal.SIGTERM)
    _check(search.ended(), {130, -signal.SIGTERM})


def interrupt_once(search: Search, source: random.Random, seconds: float) -> None:
    """SIGINT of all, as Ctrl-C sends it."""
    assert search.process is not None
    os.killpg(search.process.pid, signal.SIGINT)
    _check(search.ended(), {130, -signal.SIGINT})


def interrupt_twice(search: Search, source: random.Random, seconds: float) -> None:
    """SIGINT and another one."""
    _signal_main(search, {130, -signal.SIGINT}, signal.SIGINT, signal.SIGINT)


def lock_database(search: Search, source: random.Random, seconds: float) -> None:
    """Another process keeps the database to itself for a while."""
    subprocess.run([sys.executable, "-c", LOCK, str(search.database), str(seconds)], check=True)


def fill_disk(search: Search, source: random.Random, seconds: float) -> None:
    """No byte left for a while, where database, logs and decoded signs are."""
    if shutil.disk_usage(search.folder).total > 2**30:
        raise SurvivalError(f"{search.folder} is no small disk of its own")
    filler = search.folder / "filler"
    try:
        with filler.open("wb", buffering=0) as file:
            block = 2**20
            while block:
                try:
                    file.write(bytes(block))
                except OSError:
                    block //= 2
        time.sleep(seconds / 2)
    finally:
        filler.unlink()


def lose_data(search: Search, source: random.Random, seconds: float) -> None:
    """A picture and the decoded arrays are gone for a while; new workers find that out."""
    lost = source.choice(sorted((search.data / "GTSRB_dataset" / "Train").rglob("*.png")))
    content, before = lost.read_bytes(), _failed_trainings(search)
    lost.unlink()
    for array in search.cache.glob("*.npy"):
        array.unlink(missing_ok=True)
    try:
        _signal_worker(search, source, signal.SIGKILL)
        missed = "a training that misses its data"
        search.wait(lambda: _failed_trainings(search) > before or not search.is_running, missed)
    finally:
        lost.write_bytes(content)


def diverge(search: Search, source: random.Random, seconds: float) -> None:
    """A loss that is not a number."""
    order = search.orders / NAN
    order.touch()
    search.wait(lambda: not order.exists() or not search.is_running, "a training that diverges")
    order.unlink(missing_ok=True)


def hang(search: Search, source: random.Random, seconds: float) -> None:
    """A training that never comes to the end of its epoch, until its worker is ended."""
    order, before = search.orders / HANG, _hung(search)
    order.touch()
    search.wait(lambda: not order.exists() or not search.is_running, "a training that hangs")
    order.unlink(missing_ok=True)
    search.wait(lambda: _hung(search) > before or not search.is_running, "the end of a training that hangs")


def _hung(search: Search) -> int:
    """Trials that failed because nothing came from them for too long."""
    told = hanging(search.epoch_limit)
    return sum(trial.user_attrs.get("reason") == told for trial in search.trials())


def _failed_trainings(search: Search) -> int:
    """Trials that failed though their worker went on."""
    return sum(trial.state == TrialState.FAIL and "lost" not in trial.user_attrs for trial in search.trials())


Fault = Callable[[Search, random.Random, float], None]
KINDS: tuple[Fault, ...] = (
    kill_worker,
    kill_main,
    terminate_main,
    interrupt_once,
    interrupt_twice,
    lock_database,
    fill_disk,
    lose_data,
    diverge,
    hang,
    stop_worker,
    crash_worker,
)


GOES_ON: tuple[Fault, ...] = (kill_worker, crash_worker, stop_worker, diverge, hang, lock_database)
"""What a search must outlast without being started again."""


def _signal_worker(search: Search, source: random.Random, number: int) -> psutil.Process | None:
    """The worker; None if the search has ended."""
    found: list[psutil.Process] = []

    def signalled() -> bool:
        try:
            worker = source.choice(search.workers())
            worker.send_signal(number)
        except (IndexError, psutil.NoSuchProcess):
            return not search.is_running
        found.append(worker)
        return True

    search.wait(signalled, "a worker")
    return found[0] if found else None


def _signal_main(search: Search, allowed: set[int], *numbers: int) -> None:
    for number in numbers:
        if search.is_running and search.process is not None:
            search.process.send_signal(number)
            time.sleep(0.3)
    _check(search.ended(), allowed)


def _check(status: int, allowed: set[int]) -> None:
    if status not in allowed | OUR_ENDINGS:
        raise SurvivalError(f"exit status {status}")


def is_sound(search: Search) -> bool:
    """Whether SQLite finds nothing wrong with the file of the study."""
    with sqlite3.connect(search.database) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))
