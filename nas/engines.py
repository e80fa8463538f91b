"""A search on a cluster that is there already: joblib hands out trials, through its backends for Dask and for Ray.

A task is one trained trial in the study that all share; the nodes write there, and whoever started the search looks.
So a node that is lost costs the trial it was training, and whoever started the search may be lost, too. This process
only connects; it listens to nobody, and binds no address of its own choosing.
"""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import find_spec
from typing import Literal, Self, get_args
from urllib.parse import urlsplit

import optuna
from joblib import Parallel, delayed, effective_n_jobs, parallel_config
from optuna.exceptions import StorageInternalError
from optuna.storages import BaseStorage
from optuna.trial import FrozenTrial, TrialState
from sqlalchemy.exc import SQLAlchemyError

from datasets import DataError
from nas.processes import compute_in
from nas.shared_study import is_room, optimize
from nas.workers import KILLED, MAX_DEATHS, TICK, Job, Watch, at_each_tick, settled
from studies.lost_trials import LostTrials
from studies.patient_storage import database_reason
from studies.storage import open_storage
from studies.storage_url import without_passwords_of
from studies.trials import counted, fail_lost, hanging
from studies.worker_processes import WORKER, worker_name

Kind = Literal["loky", "dask", "ray"]
PACKAGES: dict[Kind, str] = {"loky": "joblib", "dask": "distributed", "ray": "ray"}
CONNECTING = 10
"""Seconds that a cluster has to answer."""
TRIALS_A_TASK = 50
"""Trials of a task at most, if none of them is trained or fails: the others are outside the budget or known."""


class EngineError(ValueError):
    """A cluster that cannot be used; the message is one line."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Where trials are trained: ``dask:ADDRESS``, ``ray:ADDRESS``, or ``loky``, joblib's own, on this machine."""

    kind: Kind
    address: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """From the command line; raises EngineError."""
        name, _, address = text.partition(":")
        for kind in get_args(Kind):
            if name == kind and bool(address) == (kind != "loky"):
                return cls(kind, address)
        raise EngineError(f"{text!r} is no engine; give dask:ADDRESS, ray:ADDRESS or loky")

    def left(self, workers: int | None) -> int:
        """Tasks at once after a node was lost, as joblib counts them; Ray refuses more than it has processors left."""
        if workers is None or self.kind != "ray":
            return workers or -1
        with parallel_config(self.kind, n_jobs=-1):
            return min(workers, int(effective_n_jobs(-1)))

    def check(self) -> None:
        """Raise EngineError if its package is missing, or if nobody listens at its address."""
        if find_spec(PACKAGES[self.kind]) is None:
            raise EngineError(f"--engine {self.kind} needs a package: pip install '.[{self.kind}]'")
        try:
            at = urlsplit(self.address if "://" in self.address else f"//{self.address}")
            if at.hostname and at.port:  # Ray would try for minutes.
                socket.create_connection((at.hostname, at.port), CONNECTING).close()
        except (OSError, ValueError) as error:
            raise self._silent(getattr(error, "strerror", None) or str(error)) from None

    def _silent(self, reason: str) -> EngineError:
        answer = f"nothing answers at {self.address} ({reason})"
        return EngineError(f"--engine {self.kind}: {answer}; start the cluster, or correct its address")

    @contextmanager
    def connected(self) -> Iterator[None]:
        """The backend of joblib's that has this kind's name, ready; raises EngineError."""
        self.check()
        try:
            connection = _CONNECT[self.kind](self.address)
        except (OSError, RuntimeError, ValueError, TypeError) as error:
            raise self._silent(database_reason(error)) from None
        try:
            yield
        finally:
            connection()


def _dask(address: str) -> Callable[[], object]:
    from distributed import Client

    client = Client(address, timeout=CONNECTING)
    return lambda: client.close()


def _ray(address: str) -> Callable[[], object]:
    import ray
    from ray.util.joblib import register_ray

    register_ray()
    ray.init(address=address, log_to_driver=False)
    return lambda: ray.shutdown()


def _loky(_: str) -> Callable[[], object]:
    return lambda: None


_CONNECT: dict[Kind, Callable[[str], Callable[[], object]]] = {"loky": _loky, "dask": _dask, "ray": _ray}


def run_on(
    engine: Engine, job: Job, check: Callable[[], object], wanted: int, workers: int | None, watch: Watch
) -> str | None:
    """Run trials on a cluster until ``wanted`` of the study count; why it stopped before that, if it did.

    ``check`` is called on each node before it trains, and raises DataError there if the node lacks the data.
    Raises DataError, with the node's name, and EngineError. On KeyboardInterrupt the trials that are being trained are
    given up, and queued again by whoever searches next; what a cluster does not end is trained to the end, and counts.
    """
    storage = open_storage(job.storage)
    study = optuna.load_study(study_name=job.study, storage=storage)
    deaths, done = 0, 0
    with engine.connected(), settled(LostTrials(storage, study)) as lost:
        while True:
            lost.fail(KILLED)
            trials = study.get_trials(deepcopy=False)
            before, done = done, counted(trials)
            deaths = 0 if done > before else deaths
            if (reason := watch(trials)) is not None or done >= wanted:
                return reason
            with _looking(study, lost, watch) as stop:
                tasks = (
                    delayed(train_on_node)(job, check, len(trials) + number, wanted)
                    for number in range(wanted - done)
                    if not stop.is_set()
                )
                try:
                    with parallel_config(engine.kind, n_jobs=engine.left(workers) if deaths else workers or -1):
                        Parallel(batch_size=1, pre_dispatch="n_jobs")(tasks)
                except DataError:
                    raise
                except Exception as error:  # Each engine has its own for a node that is gone.
                    deaths += 1
                    if deaths >= MAX_DEATHS:
                        reason = without_passwords_of(job.storage, database_reason(error))
                        times = f"{deaths} times in a row"
                        raise EngineError(
                            f"--engine {engine.kind} failed {times}: {type(error).__name__}: {reason}"
                        ) from None
            time.sleep(TICK)  # What is still wanted may be in training elsewhere.


@contextmanager
def _looking(study: optuna.Study, lost: LostTrials, watch: Watch) -> Iterator[threading.Event]:
    """Looks at the study while this thread waits for the cluster; the event is set when no more should be begun."""
    stop = threading.Event()

    def look() -> None:
        try:
            lost.fail(KILLED)
            over = watch(study.get_trials(deepcopy=False)) is not None
        except (StorageInternalError, SQLAlchemyError):
            return  # It may be read at the next look; the other thread says if it may not.
        except Exception:
            stop.set()  # It is raised where this thread is waited for: soon, if no more is begun.
            raise
        if over:
            stop.set()

    with at_each_tick(look):
        yield stop


def train_on_node(job: Job, check: Callable[[], object], number: int, wanted: int) -> None:
    """On a node: train one network, unless there are enough; return early if it fails."""
    compute_in(job.threads)
    try:
        _once(check)
    except DataError as error:
        raise DataError(f"node {socket.gethostname()}: {error}") from None
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    storage, study = _opened(job.storage, job.study)
    study.sampler = job.sampler_of(number)
    if not is_room(study, wanted):
        return
    finished: list[FrozenTrial] = []
    with _Alarm(storage, study, job.epoch_limit) as alarm:
        objective = replace(job.objective, should_stop=alarm.heard)
        for _ in range(TRIALS_A_TASK):
            alarm.heard()
            optimize(study, objective, finished.append)
            if not finished or counted(finished) or finished[-1].state == TrialState.FAIL:
                return


@lru_cache(maxsize=4)
def _opened(url: str, name: str) -> tuple[BaseStorage, optuna.Study]:
    """Kept from task to task: what was read of a study need not be read again."""
    storage = open_storage(url)
    return storage, optuna.load_study(study_name=name, storage=storage)


@lru_cache(maxsize=4)
def _once(check: Callable[[], object]) -> None:
    """A check that was passed is not made again by this process; equal ones are one."""
    check()


class _Alarm:
    """Ends this process, after saying so on its trial, when nothing has been heard for too long."""

    def __init__(self, storage: BaseStorage, study: optuna.Study, limit: float) -> None:
        self._storage, self._study, self._limit = storage, study, limit
        self._timer: threading.Timer | None = None

    def heard(self) -> bool:
        """Wait from now on; never asks a training to stop."""
        self.__exit__()
        self._timer = threading.Timer(self._limit, self._ring)
        self._timer.daemon = True
        self._timer.start()
        return False

    def _ring(self) -> None:
        try:
            for trial in self._study.get_trials(deepcopy=False, states=(TrialState.RUNNING,)):
                if trial.user_attrs.get(WORKER) == worker_name():
                    fail_lost(self._storage, trial, hanging(self._limit))
        finally:
            os._exit(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._timer is not None:
            self._timer.cancel()
