"""Real processes with retrainings that only write a file."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import joblib
import psutil
import pytest

from nas.interruptions import FOR_ALL
from nas.retraining import Retraining
from nas.training_crew import run_all


@dataclass(frozen=True)
class Fake:
    """Stands for a retraining; what it does is in its name."""

    name: str

    @property
    def folder(self) -> Path:
        return Path(self.name)

    def run(self, root: Path, go_on: Callable[[], bool]) -> None:
        if self.name == "raises":
            raise RuntimeError("the loss became nan\n in the second epoch")
        if self.name == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        deadline = time.monotonic() + (60 if self.name == "hangs" else 0.1)
        while go_on() and time.monotonic() < deadline:
            time.sleep(0.05)
        if self.name == "same":
            (root / "same.log").unlink()  # As the other one does when it ends.
        (root / self.name).write_text(os.environ["OMP_NUM_THREADS"])


class SlowToStart(Fake):
    """Is still being handed to its process when the main process ends."""

    def __setstate__(self, state: dict[str, str]) -> None:
        Path(f"{state['name']}.starting").touch()
        time.sleep(2)
        self.__dict__.update(state)


HANGING = (
    "import sys; from pathlib import Path; from nas.training_crew import run_all;"
    "from tests.nas.test_training_crew import fakes;"
    "list(run_all(fakes('hangs'), Path(sys.argv[1]), 1, lambda running, ended: print(*running, flush=True)))"
)
"""A main process with a retraining that hangs, in the folder it is given; it prints the number of its process."""


def fakes(*names: str) -> list[Retraining]:
    return [cast(Retraining, Fake(name)) for name in names]


def test_failures_are_told_and_keep_no_other_from_running(tmp_path: Path) -> None:
    seen: list[int] = []
    todo = fakes("first", "raises", "dies", "last")
    failures = list(run_all(todo, tmp_path, 2, lambda running, ended: seen.append(len(running))))
    assert {str(failure.retraining.folder): failure.reason.split(" (")[0] for failure in failures} == {
        "raises": "RuntimeError: the loss became nan",
        "dies": "its process was ended by SIGKILL",
    }
    assert (tmp_path / "first").exists() and (tmp_path / "last").exists() and max(seen) <= 2
    assert not (tmp_path / "first.log").exists()
    assert "in run\n" in (tmp_path / "raises.log").read_text()


def test_the_same_started_twice_does_not_fail(tmp_path: Path) -> None:
    assert not list(run_all(fakes("same"), tmp_path, 1, lambda running, ended: None))
    assert (tmp_path / "same").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux tells of a process")
def test_the_first_process_too_gets_no_signals_meant_for_all(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HANGING, tmp_path], stdout=subprocess.PIPE, text=True) as main:
        assert main.stdout is not None
        told = Path(f"/proc/{int(main.stdout.readline())}/status").read_text()
        main.kill()
    blocked = next(int(line.split()[1], 16) for line in told.splitlines() if line.startswith("SigBlk:"))
    assert all(blocked >> (number - 1) & 1 for number in FOR_ALL)


def test_an_interruption_ends_the_running_ones_at_once(tmp_path: Path) -> None:
    def watch(running: object, ended: object) -> None:
        raise KeyboardInterrupt

    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        list(run_all(fakes("hangs"), tmp_path, 1, watch))
    assert time.monotonic() - started < 30 and not (tmp_path / "hangs").exists()


@pytest.fixture
def held_to_one_core() -> Iterator[None]:
    if not hasattr(os, "sched_setaffinity"):
        pytest.skip("processes cannot be held to one core here")
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    yield
    os.sched_setaffinity(0, cores)


@pytest.mark.usefixtures("held_to_one_core")
def test_no_more_threads_than_cores_that_the_process_may_use(tmp_path: Path) -> None:
    assert not list(run_all(fakes("only"), tmp_path, 4, lambda running, ended: None))
    assert (tmp_path / "only").read_text() == "1"


def test_what_is_left_of_many_has_as_many_threads_as_each_of_them_had(tmp_path: Path) -> None:
    cores = joblib.cpu_count()
    for asked, threads in ((1, cores), (2 * cores, 1)):
        assert not list(run_all(fakes("only"), tmp_path, cores, lambda running, ended: None, asked=asked))
        assert (tmp_path / "only").read_text() == str(threads)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a retraining ends at its next epoch")
def test_a_killed_main_process_leaves_no_retraining_behind(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HANGING, tmp_path], stdout=subprocess.PIPE, text=True) as main:
        assert main.stdout is not None
        process = psutil.Process(int(main.stdout.readline()))
        while not (tmp_path / "hangs.log").exists():  # Until then it has not begun.
            time.sleep(0.05)
        main.kill()
        assert process.wait(timeout=10) is None or not process.is_running()


def test_a_retraining_whose_main_process_ends_while_it_starts_does_not_begin(tmp_path: Path) -> None:
    late = tmp_path / "late"
    code = (
        "import sys; from pathlib import Path; from nas.training_crew import run_all;"
        "from tests.nas.test_training_crew import SlowToStart;"
        "list(run_all([SlowToStart(sys.argv[1])], Path(), 1, lambda running, ended: print(*running, flush=True)))"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(late)], stdout=subprocess.PIPE, text=True) as main:
        assert main.stdout is not None
        process = psutil.Process(int(main.stdout.readline()))
        while not late.with_suffix(".starting").exists():
            time.sleep(0.05)
        main.kill()
        assert process.wait(timeout=30) is None or not process.is_running()
    assert [path.name for path in tmp_path.iterdir()] == ["late.starting"]
