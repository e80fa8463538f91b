"""How fast the published 3QConv D(1024) at 30x30 is trained: the search's way against the published scripts' way.

    python -m tests.benchmarks.throughput

The published way is ``model.fit`` on the decoded images: float32, batches of 32, every core to the one training. The
search's way is one process a core, each with a training of its own. Both see the same images, are timed from the first
step to the last validation, tracing included, and are asked for their accuracy on the same validation images.
"""

import os
import statistics
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import click

from datasets import load
from nas.architecture import Architecture
from nas.learning import Learner
from nas.precision import NETWORK, timing
from nas.recipe import PAPER, SEARCH, Recipe
from tests.benchmarks.results import JSON, show


@dataclass(frozen=True)
class Run:
    """One training."""

    images: int
    seconds: float
    accuracy: float

    @property
    def images_per_second(self) -> float:
        """Training images, each counted once an epoch."""
        return self.images / self.seconds


@click.command()
@click.option("--epochs", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--runs", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--dataset", default="auto", show_default=True)
@JSON
def throughput(epochs: int, runs: int, dataset: str, json_file: Path | None) -> None:
    """Train both ways in turn and compare the medians."""
    signs = load(dataset, 30, split="track")
    cores = os.cpu_count() or 1
    recipe = replace(SEARCH, epochs=epochs, precision=timing().fastest)
    fits, ours = [], []
    for seed in range(runs):
        fits.append(_in_processes(1, _fit, dataset, epochs, seed)[0])
        ours.append(_in_processes(cores, _train, dataset, recipe, seed))
    rows = [
        {
            "way": "model.fit as published",
            "processes": 1,
            "precision": PAPER.precision,
            "batch": PAPER.batch_size,
            "images/s": statistics.median(run.images_per_second for run in fits),
            "accuracy %": 100 * statistics.median(run.accuracy for run in fits),
        },
        {
            "way": "nas.search",
            "processes": cores,
            "precision": recipe.precision,
            "batch": recipe.batch_size,
            "images/s": statistics.median(sum(run.images_per_second for run in side_by_side) for side_by_side in ours),
            "accuracy %": 100 * statistics.median(run.accuracy for side_by_side in ours for run in side_by_side),
        },
    ]
    show(
        f"3QConv D(1024) at 30x30 on {signs.name}, {epochs} epochs of {len(signs.train):,} images, median of {runs}",
        rows,
        json_file,
        ratio=round(float(rows[1]["images/s"]) / float(rows[0]["images/s"]), 2),
    )


def _in_processes(count: int, work, *arguments) -> list[Run]:  # type: ignore[no-untyped-def]
    with ProcessPoolExecutor(count, get_context("spawn")) as processes:
        return [run.result() for run in [processes.submit(work, *arguments) for _ in range(count)]]


def _fit(dataset: str, epochs: int, seed: int) -> Run:
    import time

    import tensorflow as tf

    from nas.model import build

    signs = load(dataset, 30, split="track")
    model = build(Architecture.parse(NETWORK), PAPER, seed)
    model.compile(tf.keras.optimizers.Adam(PAPER.learning_rate), "categorical_crossentropy", metrics=["accuracy"])
    train, validation = (
        (split.images, tf.keras.utils.to_categorical(split.labels, 43)) for split in (signs.train, signs.validation)
    )
    started = time.perf_counter()
    history = model.fit(*train, batch_size=32, epochs=epochs, validation_data=validation, verbose=0)
    seconds = time.perf_counter() - started
    return Run(epochs * len(signs.train), seconds, history.history["val_accuracy"][-1])


def _train(dataset: str, recipe: Recipe, seed: int) -> Run:
    os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"), "1")

    def signs(size: int):  # type: ignore[no-untyped-def]
        return load(dataset, size, split="track")

    reports = list(Learner(recipe, signs, seed)(Architecture.parse(NETWORK)))
    images = recipe.epochs * len(signs(30).train)
    return Run(images, sum(report.seconds for report in reports), reports[-1].validation_accuracy)


if __name__ == "__main__":
    throughput()
