"""A whole search as it is typed: how long it takes, how busy it keeps the processors, how much memory a worker has.

    python -m tests.benchmarks.search --trials 200 --dataset gtsrb

The command runs in a folder of its own, its images decoded before or not. Processors are counted as busy by what the
command and its workers used of them; memory is each worker's own, looked at every few seconds.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import click
import joblib
import optuna
import psutil

from nas.budget import Budget
from nas.front import hypervolume
from studies.storage import open_storage
from studies.trials import counted, point, stopped_early, trained
from tests.benchmarks.results import JSON, show

ROOT = Path(__file__).parent.parent.parent
LOOK_EVERY = 3.0
GIGABYTE = 1e9


@click.command()
@click.option("--trials", type=click.IntRange(min=1), default=200, show_default=True)
@click.option("--dataset", default="auto", show_default=True)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True)
@click.option("--work", type=click.Path(path_type=Path, file_okay=False), help="Keep the study in this new folder.")
@JSON
def search(trials: int, dataset: str, seed: int, work: Path | None, json_file: Path | None) -> None:
    """Run the command once and look at it meanwhile."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = (work or Path(temporary)).absolute()
        folder.mkdir(parents=True, exist_ok=work is None)
        url = f"sqlite:///{folder}/nas.db"
        options = ["--trials", trials, "--dataset", dataset, "--seed", seed, "--storage", url]
        started, used_before = time.monotonic(), _processor_seconds()
        process = subprocess.Popen(
            [sys.executable, "-m", "nas.search", *map(str, options)],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=subprocess.DEVNULL,
        )
        memory = list(_workers_memory(process))
        seconds = time.monotonic() - started
        if process.returncode:
            raise click.ClickException(f"nas.search ended with status {process.returncode}")
        busy = (_processor_seconds() - used_before) / (seconds * joblib.cpu_count())
        (name,) = optuna.get_all_study_names(url)
        found = optuna.load_study(study_name=name, storage=open_storage(url)).get_trials(deepcopy=False)
    half = len(memory) // 2
    ended = trained(found)
    row = {
        "trials": counted(found),
        "stopped early": len(stopped_early(found)),
        "minutes": round(seconds / 60, 2),
        "processors %": round(100 * busy, 1),
        "GB a worker, 1st half": round(max(memory[:half], default=0.0), 2),
        "2nd half": round(max(memory[half:], default=0.0), 2),
        "best %": round(100 * max(point(trial)[0] for trial in ended), 2),
        "hypervolume": round(hypervolume([point(trial) for trial in ended], Budget().max_parameters), 4),
    }
    show(f"nas.search --trials {trials} on {dataset}, seed {seed}", [row], json_file)


def _workers_memory(process: subprocess.Popen[bytes]) -> Iterator[float]:
    """Resident gigabytes of the largest worker, look after look, until the process has ended."""
    while process.poll() is None:
        sizes = [0.0]
        with suppress(psutil.NoSuchProcess):
            for child in psutil.Process(process.pid).children():
                with suppress(psutil.NoSuchProcess):
                    sizes.append(child.memory_info().rss / GIGABYTE)
        yield max(sizes)
        with suppress(subprocess.TimeoutExpired):
            process.wait(LOOK_EVERY)


def _processor_seconds() -> float:
    """Of all processes that this one waited for, and those that they waited for."""
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    search()
