"""How fast the published 3QConv D(1024) at 30x30 is trained: the search's way against the published scripts' way.

    python -m tests.benchmarks.throughput

The published way is one training with every core; the search's way is one training a core, all at once. Both see the
same images, are timed from the first step, tracing included, to the last validation, and answer for the same
validation images.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import click
import joblib

from datasets import load
from nas.architecture import Architecture
from nas.learning import Learner, Report
from nas.precision import NETWORK, timing
from nas.processes import compute_in
from nas.recipe import PAPER, SEARCH
from tests.benchmarks.published_way import PublishedWay
from tests.benchmarks.results import JSON, show


@click.command()
@click.option("--epochs", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--runs", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--dataset", default="auto", show_default=True)
@JSON
def throughput(epochs: int, runs: int, dataset: str, json_file: Path | None) -> None:
    """Train both ways in turn and compare the medians."""
    signs = load(dataset, 30, split="track")
    cores = joblib.cpu_count()
    recipe = replace(SEARCH, epochs=epochs, precision=timing().fastest)
    published: list[Report] = []
    searched: list[list[Report]] = []
    for seed in range(runs):
        published += side_by_side(1, PublishedWay(signs.name, epochs, seed), threads=cores)
        learner = Learner(recipe, partial(load, signs.name, split="track"), seed)
        searched.append(side_by_side(cores, learner, threads=1))

    def speed(reports: list[Report]) -> float:
        return sum(epochs * len(signs.train) / report.seconds for report in reports)

    def accuracy(reports: list[Report]) -> float:
        return 100 * median(report.validation_accuracy for report in reports)

    rows = [
        {
            "way": "model.fit as published",
            "processes": 1,
            "precision": PAPER.precision,
            "batch": PAPER.batch_size,
            "images/s": round(median(speed([report]) for report in published)),
            "accuracy %": accuracy(published),
        },
        {
            "way": "nas.search",
            "processes": cores,
            "precision": recipe.precision,
            "batch": recipe.batch_size,
            "images/s": round(median(map(speed, searched))),
            "accuracy %": accuracy([report for reports in searched for report in reports]),
        },
    ]
    title = f"3QConv D(1024) at 30x30 on {signs.name}, {epochs} epochs of {len(signs.train):,} images, median of {runs}"
    show(
        title, rows, json_file, ratio=round(median(map(speed, searched)) / median(speed([one]) for one in published), 2)
    )


def side_by_side(processes: int, learn: Callable[[Architecture], Iterator[Report]], threads: int) -> list[Report]:
    """The same training in so many fresh processes at once; of each, one report over all of it."""
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        return [one.result() for one in [pool.submit(_trained, learn, threads) for _ in range(processes)]]


def _trained(learn: Callable[[Architecture], Iterator[Report]], threads: int) -> Report:
    compute_in(threads)
    reports = list(learn(Architecture.parse(NETWORK)))
    return replace(reports[-1], seconds=sum(report.seconds for report in reports))


if __name__ == "__main__":
    throughput()
