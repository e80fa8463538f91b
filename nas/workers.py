"""Worker processes that run a study's trials, and the main process's hold on them.

The storage is all that workers share: each runs ``study.optimize`` on its own, so that the same code serves one
machine or many. A worker is replaced after some trials, because TensorFlow's memory grows with every model built.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_bool, c_double
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Semaphore
from pathlib import Path
from typing import Any, Self

import numpy as np
import optuna
from optuna.samplers import BaseSampler
from optuna.trial import FrozenTrial

from nas.interruptions import heard, held
from nas.learning import EPOCH_LIMIT
from nas.objective import Objective
from nas.processes import compute_in, end_with_parent, how_it_ended, machine_name
from nas.sampler import default_sampler
from nas.shared_study import is_room, train_one
from studies.lost_trials import LostTrials
from studies.storage import open_storage
from studies.trials import counted, hanging
from studies.worker_processes import WORKER, worked_here

TRIALS_A_PROCESS = 20
MAX_DEATHS = 3
"""Worker processes that died so many times without a trained trial in between stop a search."""
KILLED = "its worker process was killed"
TICK = 1.0
"""Seconds between two looks at the study, at least."""
LOOKING_SHARE = 0.05
"""Of the time, that looking may take: in a study of thousands of trials it is done more rarely, unless for too long."""
LONGEST_TICK = 5.0
"""Seconds between two looks, at most: who draws the dashboard at one does not keep workers waiting for the next."""

_processes = multiprocessing.get_context("spawn")
Flag = partial(_processes.RawValue, c_bool)
"""True or false in memory that all share; an Event has a lock, which a killed process may take with it."""

Watch = Callable[[list[FrozenTrial]], str | None]
"""Shown all trials at every tick; what it returns, if anything, is why the search must stop."""


@dataclass(frozen=True, slots=True)
class Job:
    """What every worker of a search must know; picklable."""

    storage: str = field(repr=False)
    """Its address; never shown, because there may be a password in it."""
    study: str
    objective: Objective
    seed: int
    threads: int
    """TensorFlow's threads in each process."""
    logs: Path
    """Folder for what the workers print."""
    sampler: Callable[[Objective, int], BaseSampler] = default_sampler
    """Makes a worker's sampler from its seed."""
    epoch_limit: float = EPOCH_LIMIT
    """Seconds without an epoch, a rung or a new trial after which a worker counts as hanging."""
    trials_a_process: int = TRIALS_A_PROCESS
    """Trials, trained to the end or stopped early, after which a worker is replaced."""

    def sampler_of(self, number: int) -> BaseSampler:
        """The sampler of a worker, by its number: unlike those of others, and of searches with the next seeds."""
        return self.sampler(self.objective, int(np.random.SeedSequence((self.seed, number)).generate_state(1)[0]))


def run_trials(job: Job, wanted: int, workers: int, watch: Watch) -> str | None:
    """Run trials in ``workers`` processes until ``wanted`` of the study count, trained to the end or stopped early.

    Returns why it stopped before that, if it did. KeyboardInterrupt passes after the workers have given up their
    trials at the end of the running epoch and queued them again; a second one ends them at once.
    """
    storage = open_storage(job.storage)
    study = optuna.load_study(study_name=job.study, storage=storage)
    trials = study.get_trials(deepcopy=False)
    done = counted(trials)
    tickets, stop = _processes.Semaphore(max(0, wanted - done)), Flag(False)
    crew: list[_Worker] = []
    number = len({trial.user_attrs.get(WORKER) for trial in trials} - {None})  # As if it had never been stopped.
    deaths, ending, done_here = 0, "", 0
    with (
        heard() as interruption,
        settled(LostTrials(storage, study)) as lost,
        _ended_with(crew, stop, job.epoch_limit),
        at_each_tick(partial(_end_the_hanging, crew, job.epoch_limit)),
    ):
        while True:
            if interruption.is_there:
                raise KeyboardInterrupt
            began = time.monotonic()
            dead = [worker for worker in crew if not worker.process.is_alive()]
            # Others are of an earlier search, or of another on this machine: a killed process may take a while to end.
            lost.fail(KILLED, partial(_ending, crew, job.epoch_limit))
            for worker in dead:
                crew.remove(worker)
                if worker.process.exitcode:
                    ending = worker.ending(job.epoch_limit)
                    if worker.holds_ticket.value:
                        tickets.release()
            # Those that die together die of one thing.
            deaths += any(worker.process.exitcode for worker in dead)
            trials = study.get_trials(deepcopy=False)
            # Another machine's success is none here.
            before, done_here, done = done_here, counted(filter(worked_here, trials)), counted(trials)
            deaths = 0 if done_here > before else deaths
            if (reason := watch(trials)) is not None or done >= wanted:
                return reason
            if deaths >= MAX_DEATHS:
                return f"worker processes died {deaths} times in a row, the last: {ending}; they print to {job.logs}"
            while len(crew) < min(workers, wanted - done):
                number += 1
                crew.append(_Worker.started(job, number, wanted, tickets, stop))
            looking = time.monotonic() - began
            sentinels = [worker.process.sentinel for worker in crew]
            wait([*sentinels, interruption.bell], timeout=max(TICK, min(looking / LOOKING_SHARE, LONGEST_TICK)))


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    holds_ticket: Any
    heard: Any
    """When it last came to the end of an epoch, a rung or a trial."""
    hanging: bool = False

    @classmethod
    def started(cls, job: Job, number: int, wanted: int, tickets: Semaphore, stop: Any) -> Self:
        holds_ticket, heard = Flag(False), _processes.RawValue(c_double, time.monotonic())
        process = _processes.Process(target=_work, args=(job, number, wanted, tickets, holds_ticket, heard, stop))
        with held():
            process.start()
        return cls(process, holds_ticket, heard)

    def end_if_hanging(self, limit: float) -> None:
        """Kill it if nothing has come from it for so many seconds: it may be stopped, or deaf to anything else.

        Also one that trains nothing yet or any more: stopped at the wrong moment, it keeps SQLite's lock.
        """
        if time.monotonic() - self.heard.value > limit:
            self.hanging = True
            self.process.kill()

    def ending(self, limit: float) -> str:
        """How it ended, as the reason of its trial."""
        if self.hanging:
            return hanging(limit)
        self.process.join(TICK)  # A process looks dead while its last threads are ending.
        return f"its worker process died ({how_it_ended(self.process.exitcode or 0)})"


def _ending(crew: list[_Worker], limit: float, process: int) -> str | None:
    """How one of the crew ended, by the number of its process; None for any other."""
    return next((worker.ending(limit) for worker in crew if worker.process.pid == process), None)


def _end_the_hanging(crew: list[_Worker], limit: float) -> None:
    for worker in list(crew):
        worker.end_if_hanging(limit)


@contextmanager
def at_each_tick(look: Callable[[], object]) -> Iterator[None]:
    """Looks at every tick from a thread of its own: this one may wait for a cluster, or a lock that a worker holds.

    What a look raises ends the looking, and is raised here in the end.
    """
    over, failures = threading.Event(), list[Exception]()

    def again_and_again() -> None:
        try:
            while not over.wait(TICK):
                look()
        except Exception as error:
            failures.append(error)

    thread = threading.Thread(target=again_and_again, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
    if failures:
        raise failures[0]


@contextmanager
def settled(lost: LostTrials) -> Iterator[LostTrials]:
    """Leaves no trial running whose worker died while the others were being ended."""
    try:
        yield lost
    finally:
        lost.fail_all(KILLED)


@contextmanager
def _ended_with(crew: list[_Worker], stop: Any, limit: float) -> Iterator[None]:
    try:
        yield
    finally:
        stop.value = True
        try:
            deadline = time.monotonic() + limit
            for worker in crew:
                worker.process.join(max(0.0, deadline - time.monotonic()))
                worker.process.kill()  # Which does nothing to one that has ended.
                worker.process.join()
        except KeyboardInterrupt:
            for worker in crew:
                worker.process.kill()
            raise


def _work(job: Job, number: int, wanted: int, tickets: Semaphore, holds_ticket: Any, heard: Any, stop: Any) -> None:
    """A worker's life: one trained trial a ticket, until there are none left or it is time to be replaced."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    # Machines that share the folder have workers of the same numbers.
    _print_to(job.logs / f"worker-{machine_name().replace('/', '.')}-{number}.log")
    compute_in(job.threads)
    main_process = multiprocessing.parent_process()

    def should_stop() -> bool:
        heard.value = time.monotonic()
        return bool(stop.value) or (main_process is not None and not main_process.is_alive())

    storage = open_storage(job.storage)
    study = optuna.load_study(study_name=job.study, storage=storage, sampler=job.sampler_of(number))
    objective = replace(job.objective, should_stop=should_stop)
    for _ in range(job.trials_a_process):
        while not should_stop() and not is_room(study, wanted):
            time.sleep(TICK)
        # Set before it is true: a ticket too many after a death is one trial more, a lost one would end the search.
        holds_ticket.value = True
        if should_stop() or not tickets.acquire(block=False):
            holds_ticket.value = False
            return
        train_one(study, objective, should_stop)
        holds_ticket.value = False


def _print_to(path: Path) -> None:
    """Send everything this process prints, TensorFlow's native code included, to a file; nowhere, if that is not to be.

    A full disk is no reason not to train.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    except OSError:
        path = Path(os.devnull)
    with path.open("ab") as log:
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
