"""How training speed grows with the number of workers.

    python -m tests.benchmarks.scaling

Each worker is a process with one thread that trains the published 3QConv D(1024) at 30x30 by the search's recipe.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path

import click
import joblib

from datasets import load
from nas.learning import Learner
from nas.precision import timing
from nas.recipe import SEARCH
from tests.benchmarks.results import JSON, show
from tests.benchmarks.throughput import side_by_side


@click.command()
@click.option("--epochs", type=click.IntRange(min=1), default=2, show_default=True)
@click.option("--dataset", default="auto", show_default=True)
@JSON
def scaling(epochs: int, dataset: str, json_file: Path | None) -> None:
    """Train with 1, 2, 4, ... workers, up to one a core."""
    signs = load(dataset, 30, split="track")
    recipe = replace(SEARCH, epochs=epochs, precision=timing().fastest)
    learner = Learner(recipe, partial(load, signs.name, split="track"))
    cores = joblib.cpu_count()
    rows: list[dict[str, float]] = []
    for workers in sorted({min(2**power, cores) for power in range(cores.bit_length() + 1)}):
        reports = side_by_side(workers, learner, threads=1)
        speed = sum(epochs * len(signs.train) / report.seconds for report in reports)
        rows.append({"workers": workers, "images/s": round(speed), "a worker": round(speed / workers)})
    ratio = round(rows[-1]["images/s"] / rows[0]["images/s"], 2)
    show(f"{recipe.precision} on {signs.name}, batches of {recipe.batch_size}", rows, json_file, ratio=ratio)


if __name__ == "__main__":
    scaling()
