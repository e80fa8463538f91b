"""Seconds from the command to the first training step of a new search, images decoded and precision timed before.

    python -m tests.benchmarks.start

Each is a search of one trial in a folder of its own. The first step begins when the trial ends less what its training
took, as the trial itself says.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import click
import optuna

from studies.storage import open_storage
from studies.trials import trained
from tests.benchmarks.results import JSON, show

ROOT = Path(__file__).parent.parent.parent


@click.command()
@click.option("--runs", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--dataset", default="auto", show_default=True)
@JSON
def start(runs: int, dataset: str, json_file: Path | None) -> None:
    """Start searches, one after the other; one more before them, which is not counted."""
    taken = [_seconds_to_first_step(dataset) for _ in range(runs + 1)][1:]
    rows = [{"run": number, "seconds to first step": round(one, 2)} for number, one in enumerate(taken, start=1)]
    show("From the command to the first training step", rows, json_file, median=round(median(taken), 2))


def _seconds_to_first_step(dataset: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/nas.db"
        command = [sys.executable, "-m", "nas.search", "--trials", "1", "--study", "start", "--storage", url]
        began = time.time()
        subprocess.run(
            [*command, "--dataset", dataset],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        study = optuna.load_study(study_name="start", storage=open_storage(url))
        steps = [
            trial.datetime_complete.timestamp() - trial.user_attrs["seconds"]
            for trial in trained(study.trials)
            if trial.datetime_complete
        ]
        return min(steps) - began


if __name__ == "__main__":
    start()
