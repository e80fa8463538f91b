"""Retrainings side by side, each in a process of its own: what one leaves in memory is gone with it."""

import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

from nas.interruptions import held
from nas.processes import compute_in, end_with_parent, how_it_ended, threads_of_each
from nas.reason import reason_of
from nas.retraining import Retraining

TICK = 1.0
"""Seconds between two looks at the running ones."""

_processes = multiprocessing.get_context("spawn")

Watch = Callable[[Mapping[int, Retraining], Sequence[Retraining]], None]
"""Told at every tick which retrainings are running, by the number of their process, and which have ended."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A retraining that did not end well."""

    retraining: Retraining
    reason: str


def run_all(todo: Sequence[Retraining], root: Path, workers: int, watch: Watch, asked: int = 0) -> Iterator[Failure]:
    """Run all, at most ``workers`` at a time; yields those that fail, which keep no others from running.

    How many threads each has is decided by how many were ``asked`` for, those that are done already among them: what is
    gone on with has as many as before. On KeyboardInterrupt the running ones are ended at once; the finished ones
    are there already.
    """
    waiting, ended = list(todo), list[Retraining]()
    running: dict[SpawnProcess, Retraining] = {}
    threads = threads_of_each(workers, max(asked, len(todo)))
    with _all_ended(running):
        while waiting or running:
            while waiting and len(running) < workers:
                retraining = waiting.pop(0)
                process = _processes.Process(target=_work, args=(retraining, root, threads))
                with held():
                    process.start()
                    running[process] = retraining
            wait([process.sentinel for process in running], timeout=TICK)
            for process in [process for process in running if not process.is_alive()]:
                retraining = running.pop(process)
                ended.append(retraining)
                if process.exitcode:
                    yield Failure(retraining, _reason(process.exitcode, root / retraining.folder))
            watch({process.pid or 0: one for process, one in running.items()}, ended)


@contextmanager
def _all_ended(running: dict[SpawnProcess, Retraining]) -> Iterator[None]:
    try:
        yield
    finally:
        for process in running:
            process.kill()
        for process in running:
            process.join()


def _work(retraining: Retraining, root: Path, threads: int) -> None:
    """One retraining from its start; what is printed meanwhile goes to a file beside the folder it makes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    compute_in(threads)
    log = _log(root / retraining.folder)
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as printed:
        os.dup2(printed.fileno(), 1)
        os.dup2(printed.fileno(), 2)
    main_process = multiprocessing.parent_process()
    try:
        retraining.run(root, go_on=lambda: main_process is None or main_process.is_alive())
    except Exception as error:
        traceback.print_exc()
        sys.exit(f"{type(error).__name__}: {reason_of(error)}")
    log.unlink(missing_ok=True)  # The same may have been started twice.


def _log(final: Path) -> Path:
    return final.with_name(f"{final.name}.log")


def _reason(exit_code: int, final: Path) -> str:
    """The last thing a process printed, or the signal that ended it."""
    if exit_code < 0:
        return f"its process was ended by {how_it_ended(exit_code)}"
    if not _log(final).exists():
        return f"{how_it_ended(exit_code)}, before it could print anything"
    lines = _log(final).read_text(errors="replace").strip().splitlines()
    return f"{lines[-1] if lines else how_it_ended(exit_code)} (all of it in {_log(final)})"
