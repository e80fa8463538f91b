"""Searches on clusters of two nodes, each node a process group of its own; one of them is killed meanwhile."""

import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import click
import optuna
import psutil
import pytest
from optuna.trial import FrozenTrial, TrialState

from datasets import Check, DataError, Signs, identify
from nas.architecture import Architecture
from nas.engines import Engine, EngineError, run_on, train_on_node
from nas.learning import Report
from nas.objective import Objective
from nas.search import search as command
from nas.workers import Job
from search_spaces.bottom_up import BottomUp
from studies.storage import open_storage
from studies.study import open_study
from studies.trials import trained
from tests.nas.simulated import SimulatedLearner

ROOT = Path(__file__).parent.parent.parent
HOME = "127.0.0.1"
Nodes = list[subprocess.Popen[bytes]]


@dataclass(frozen=True)
class Held:
    """A learner of whose trainings the second one in each process waits until it may go on, and says so."""

    folder: Path

    def __call__(self, architecture: Architecture) -> Iterator[Report]:
        first = self.at(f"first-{os.getpid()}")
        if first.exists() and not self.at("go").exists():
            self.at(f"held-{os.getpid()}").touch()
            wait_for(self.at("go").exists)
        first.touch()
        return SimulatedLearner(seconds=0.2)(architecture)

    def at(self, name: str) -> Path:
        return self.folder / name

    @property
    def held(self) -> list[int]:
        """The processes that wait."""
        return [int(file.name.partition("-")[2]) for file in self.folder.glob("held-*")]


def data_is_there() -> None:
    """A node that lacks nothing."""


def made(folder: Path, seconds: float) -> tuple[Job, optuna.Study]:
    url = f"sqlite:///{folder}/nas.db"
    study = open_study(open_storage(url), "simulated", {})
    objective = Objective(BottomUp((30,)), SimulatedLearner(seconds=seconds))
    return Job(storage=url, study="simulated", objective=objective, seed=0, threads=1, logs=folder), study


@contextmanager
def started(folder: Path, *command: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process group that is killed in the end."""
    # On Linux, too, Ray wants to be told that both nodes may be at one loopback address.
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment,
        stdout=(folder / "cluster.log").open("a"),
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        kill(process)


def below(node: subprocess.Popen[bytes]) -> list[psutil.Process]:
    found: list[psutil.Process] = psutil.Process(node.pid).children(recursive=True)
    return found


def kill(node: subprocess.Popen[bytes]) -> None:
    """As when the power fails: with its workers, which in Ray would go on for a while."""
    if node.poll() is None:
        workers = below(node)
        os.killpg(node.pid, signal.SIGKILL)
        for worker in workers:
            with suppress(psutil.NoSuchProcess):
                worker.kill()
        node.wait()


@contextmanager
def dask_cluster(folder: Path) -> Iterator[tuple[str, Nodes]]:
    address = f"{HOME}:{free_port()}"
    with ExitStack() as stack:
        scheduler = ("distributed.cli.dask_scheduler", "--host", HOME, "--port", address.split(":")[1])
        stack.enter_context(started(folder, *scheduler, "--no-dashboard"))
        worker = ("distributed.cli.dask_worker", address, "--host", HOME, "--nthreads", "1", "--no-dashboard")
        nodes = [stack.enter_context(started(folder, *worker, "--name", name)) for name in ("one", "two")]
        from distributed import Client

        with Client(address, timeout=120) as client:
            client.wait_for_workers(2, timeout=120)
        yield address, nodes


@contextmanager
def ray_cluster(folder: Path) -> Iterator[tuple[str, Nodes]]:
    address = f"{HOME}:{free_port()}"
    node = ("ray.scripts.scripts", "start", "--object-store-memory=80000000", "--block")
    place = (f"--node-ip-address={HOME}", "--disable-usage-stats")
    with ExitStack() as stack:
        head = ("--head", "--num-cpus=0", f"--port={address.split(':')[1]}", "--include-dashboard=false")
        stack.enter_context(started(folder, *node, *place, *head))
        wait_for_port(address)
        worker = ("--num-cpus=1", f"--address={address}")
        nodes: Nodes = []
        for number in (1, 2):  # Two that start at once at one address take the same ports.
            wait_for(lambda up=number: (folder / "cluster.log").read_text().count("Ray runtime started") == up)
            nodes.append(stack.enter_context(started(folder, *node, *worker, *place)))
        wait_for(lambda: (folder / "cluster.log").read_text().count("Ray runtime started") == 3)
        yield address, nodes


def free_port() -> int:
    with socket.socket() as free:
        free.bind((HOME, 0))
        port: int = free.getsockname()[1]
        return port


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 180
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def wait_for_port(address: str) -> None:
    host, _, port = address.partition(":")

    def answers() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex((host, int(port))) == 0

    wait_for(answers)


@pytest.mark.parametrize(("kind", "cluster"), [("dask", dask_cluster), ("ray", ray_cluster)])
def test_a_node_that_is_killed_costs_its_trial_and_no_more(
    tmp_path: Path, kind: str, cluster: Callable[[Path], AbstractContextManager[tuple[str, Nodes]]]
) -> None:
    pytest.importorskip("distributed" if kind == "dask" else "ray")
    job, study = made(tmp_path, seconds=0)
    learner = Held(tmp_path)
    job = replace(job, objective=replace(job.objective, learn=learner))
    with cluster(tmp_path) as (address, nodes):

        def watch(_: list[FrozenTrial]) -> None:
            if len(learner.held) < len(nodes) or learner.at("go").exists():
                return
            # Ray may have put both on one node, or on the head, which has to stay: then a process goes alone.
            held = learner.held
            node = next((node for node in nodes if {one.pid for one in below(node)} & set(held)), None)
            if node is not None:
                kill(node)
            else:
                psutil.Process(held[0]).kill()
            learner.at("go").touch()

        assert run_on(Engine.parse(f"{kind}:{address}"), job, data_is_there, 24, 2, watch) is None
    found = trained(study.trials)
    assert learner.at("go").exists() and len(found) == 24
    assert Counter(trial.user_attrs["architecture"] for trial in found).most_common(1)[0][1] == 1
    assert len({trial.user_attrs["worker"] for trial in found}) >= 2
    lost = study.get_trials(states=(TrialState.FAIL,))
    assert lost and all("reason" in trial.user_attrs for trial in lost)


def test_joblibs_own_engine_trains_exactly_as_many_as_wanted(tmp_path: Path) -> None:
    job, study = made(tmp_path, seconds=0.01)
    assert run_on(Engine("loky"), job, data_is_there, 6, 2, lambda _: None) is None
    assert len(trained(study.trials)) == 6 and not study.get_trials(states=(TrialState.RUNNING,))


def test_a_training_may_take_longer_than_an_epoch_may(tmp_path: Path) -> None:
    job, study = made(tmp_path, seconds=1.3)
    longer = replace(job.objective, learn=SimulatedLearner(seconds=1.3, epochs=5))
    assert run_on(Engine("loky"), replace(job, objective=longer, epoch_limit=5), data_is_there, 2, 2, idle) is None
    assert len(trained(study.trials)) == 2 and not study.get_trials(states=(TrialState.FAIL,))


def idle(_: list[FrozenTrial]) -> None:
    """A watch that never stops the search."""


def test_a_watch_ends_a_search_on_a_cluster(tmp_path: Path) -> None:
    job, study = made(tmp_path, seconds=0.3)

    def enough(trials: list[FrozenTrial]) -> str | None:
        return "enough" if len(trained(trials)) >= 2 else None

    assert run_on(Engine("loky"), job, data_is_there, 100, 2, enough) == "enough"
    assert 2 <= len(trained(study.trials)) < 30


def broken_node() -> None:
    raise RuntimeError("no such library")


def test_a_cluster_that_fails_again_and_again_is_given_up(tmp_path: Path) -> None:
    job, _ = made(tmp_path, seconds=0.01)
    with pytest.raises(EngineError, match="loky failed 3 times in a row: RuntimeError: no such library"):
        run_on(Engine("loky"), job, broken_node, 6, 2, idle)


def no_data() -> None:
    raise DataError("nowhere: there is no such folder")


def test_a_node_that_lacks_the_data_is_named(tmp_path: Path) -> None:
    job, _ = made(tmp_path, seconds=0.01)
    with pytest.raises(DataError, match=f"^node {socket.gethostname()}: nowhere: there is no such folder"):
        run_on(Engine("loky"), job, no_data, 6, 2, lambda _: None)
    with pytest.raises(DataError, match="is not the data of the study: fingerprint"):
        Check(identify("synthetic")._replace(fingerprint="other"), None, "track")()


def test_a_training_that_hangs_ends_its_process_with_the_reason(tmp_path: Path) -> None:
    _, study = made(tmp_path, seconds=600)
    code = (
        "from pathlib import Path; from dataclasses import replace; from nas.engines import train_on_node;"
        "from tests.nas.test_engines import data_is_there, made;"
        f"job = replace(made(Path({str(tmp_path)!r}), 600)[0], epoch_limit=1.0);"
        "train_on_node(job, data_is_there, 1, 1)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 1
    (trial,) = study.trials
    assert trial.state == TrialState.FAIL and trial.user_attrs["try_again"] == 2
    assert trial.user_attrs["reason"] == "no epoch within 1 seconds: its worker process was ended"


def test_a_node_reads_study_data_and_check_once_for_all_its_tasks(tmp_path: Path) -> None:
    job, study = made(tmp_path, seconds=0.01)
    checked: list[int] = []

    def check() -> None:
        checked.append(1)

    for number in range(3):
        train_on_node(job, check, number, wanted=3)
    assert len(trained(study.trials)) == 3 and len(checked) == 1
    first, second = (pickle.loads(pickle.dumps(Signs("synthetic", tmp_path))) for _ in range(2))
    assert first == second and hash(first) == hash(second)


def test_enough_is_enough(tmp_path: Path) -> None:
    job, study = made(tmp_path, seconds=0.01)
    for number in (1, 2):
        train_on_node(replace(job, storage=job.storage), data_is_there, number, wanted=1)
    assert len(trained(study.trials)) == 1


@pytest.mark.parametrize("text", ["dask", "ray:", "loky:here", "slurm:there", ""])
def test_an_unknown_engine_is_refused(text: str) -> None:
    with pytest.raises(EngineError, match="give dask:ADDRESS, ray:ADDRESS or loky"):
        Engine.parse(text)


def test_a_cluster_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    job, _ = made(tmp_path, seconds=0.01)
    with pytest.raises(EngineError, match="nothing answers at"):
        run_on(Engine("dask", f"{HOME}:{free_port()}"), job, data_is_there, 1, 1, lambda _: None)
    with pytest.raises(EngineError, match="nothing answers at tls://"):
        run_on(Engine("dask", f"tls://{HOME}:{free_port()}"), job, data_is_there, 1, 1, lambda _: None)


@pytest.mark.parametrize("kind", ["dask", "ray"])
def test_where_nobody_listens_is_told_at_once_and_leaves_no_study(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed" if kind == "dask" else "ray")
    monkeypatch.chdir(tmp_path)
    engine = f"{kind}:{HOME}:{free_port()}"
    began = time.monotonic()
    with pytest.raises(
        click.ClickException, match=rf"--engine {kind}: nothing answers at .* \(Connection refused\); start the"
    ):
        command.main(f"--trials 2 --dataset synthetic --engine {engine}".split(), standalone_mode=False)
    assert time.monotonic() - began < 30 and not list(tmp_path.rglob("*.db"))


def test_an_address_that_is_none_and_a_missing_package_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(EngineError, match="nothing answers at there:port"):
        Engine("dask", "there:port").check()
    Engine("ray", "auto").check()  # Ray finds it.
    monkeypatch.setattr("nas.engines.find_spec", lambda name: None)
    with pytest.raises(EngineError, match=r"--engine ray needs a package: pip install '\.\[ray\]'"):
        Engine("ray", f"{HOME}:6379").check()
