"""Worker processes that run a study's trials, and the main process's hold on them.

The storage is all that workers share: each runs ``study.optimize`` on its own, so that the same code serves one
machine or many. A worker is replaced after some trials, because TensorFlow's memory grows with every model built.
"""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Event, Semaphore
from pathlib import Path

import optuna
from optuna.storages import BaseStorage
from optuna.trial import FrozenTrial, TrialState

from nas.objective import INTERRUPTED, Objective
from studies.storage import open_storage
from studies.study import default_sampler
from studies.trials import fail_dead, retry, trained

TRIALS_PER_PROCESS = 20
MAX_DEATHS = 3
KILLED = "its worker process was killed"
TICK = 1.0
"""Seconds between two looks at the study."""

_processes = multiprocessing.get_context("spawn")

Watch = Callable[[list[FrozenTrial]], str | None]
"""Shown all trials at every tick; what it returns, if anything, is why the search must stop."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker of a search must know; picklable."""

    storage: str
    study: str
    objective: Objective
    seed: int
    threads: int
    """TensorFlow's threads in each process."""
    logs: Path
    """Folder for what the workers print."""


def run_trials(job: Job, wanted: int, workers: int, watch: Watch) -> str | None:
    """Run trials in ``workers`` processes until the study has ``wanted`` trained ones.

    Returns why it stopped before that, if it did. KeyboardInterrupt passes after the workers have given up their
    trials at the end of the running epoch and queued them again; a second one ends them at once.
    """
    storage = open_storage(job.storage)
    study = optuna.load_study(study_name=job.study, storage=storage)
    trials = study.get_trials(deepcopy=False)
    tickets, stop = _processes.Semaphore(max(0, wanted - len(trained(trials)))), _processes.Event()
    crew: list[SpawnProcess] = []
    number = len(trials)
    deaths = 0
    with _dead_failed(storage, study), _ended_with(crew, stop):
        while True:
            for process in [process for process in crew if not process.is_alive()]:
                crew.remove(process)
                if process.exitcode:
                    deaths += 1
                    fail_dead(storage, study, f"its worker process died (exit code {process.exitcode})")
                    tickets.release()
            # Those of an earlier search, or of another on this machine: a killed process may take a while to end.
            fail_dead(storage, study, KILLED)
            trials = study.get_trials(deepcopy=False)
            missing = wanted - len(trained(trials))
            if (reason := watch(trials)) is not None or missing <= 0:
                return reason
            if deaths >= MAX_DEATHS:
                return f"{deaths} worker processes died; what they printed is in {job.logs}"
            while len(crew) < min(workers, missing):
                number += 1
                crew.append(_processes.Process(target=_work, args=(job, number, tickets, stop)))
                crew[-1].start()
            wait([process.sentinel for process in crew], timeout=TICK)


@contextmanager
def _dead_failed(storage: BaseStorage, study: optuna.Study) -> Iterator[None]:
    """Leaves no trial running whose worker died while the others were being ended."""
    try:
        yield
    finally:
        fail_dead(storage, study, KILLED)


@contextmanager
def _ended_with(crew: list[SpawnProcess], stop: Event) -> Iterator[None]:
    try:
        yield
    finally:
        stop.set()
        try:
            for process in crew:
                process.join()
        except KeyboardInterrupt:
            for process in crew:
                process.kill()
            raise


def _work(job: Job, number: int, tickets: Semaphore, stop: Event) -> None:
    """A worker's life: one trained trial a ticket, until there are none left or it is time to be replaced."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _print_to(job.logs / f"worker-{number}.log")
    os.environ |= dict.fromkeys(
        ("OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"), str(job.threads)
    )
    main_process = multiprocessing.parent_process()

    def should_stop() -> bool:
        return stop.is_set() or (main_process is not None and not main_process.is_alive())

    study = optuna.load_study(
        study_name=job.study, storage=open_storage(job.storage), sampler=default_sampler(job.seed + number)
    )
    objective = replace(job.objective, should_stop=should_stop)
    for _ in range(TRIALS_PER_PROCESS):
        if should_stop() or not tickets.acquire(block=False):
            return
        _train_one(study, objective, should_stop)


def _train_one(study: optuna.Study, objective: Objective, should_stop: Callable[[], bool]) -> None:
    """Run trials until one has been trained: infeasible, repeated and failed ones do not count."""
    finished: list[FrozenTrial] = []
    while not trained(finished) and not should_stop():
        study.optimize(objective, n_trials=1, catch=(Exception,), callbacks=[lambda _, trial: finished.append(trial)])
        if finished[-1].state == TrialState.FAIL and finished[-1].user_attrs.get("reason") == INTERRUPTED:
            retry(study, finished[-1])


def _print_to(path: Path) -> None:
    """Send everything this process prints, TensorFlow's native code included, to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
