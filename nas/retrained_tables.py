"""Finished retrainings as tables: every figure of each, and the accuracies of a network over its seeds."""

import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from rich import box
from rich.table import Table

from nas.architecture import Architecture
from nas.cost import count
from nas.retrained import RESULT, read_result
from search_spaces.literature import labels
from studies.tables import NetworkName


def read_results(folders: Iterable[Path]) -> pd.DataFrame:
    """As `tabulated`, of those of these folders that hold a finished retraining."""
    return tabulated(result for folder in folders if (result := read_result(folder / RESULT)) is not None)


def tabulated(results: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """One row for each retraining and test set: the result, and the figures of that test set but its classes.

    A retraining that was measured on none has one row, too.

    What is nested in the results has a dot in its column's name: ``images.train``, ``distinct.accuracy``.
    """
    rows: list[dict[str, Any]] = []
    for result in results:
        training = {"checksum": None, "whole": False, **result}
        del training["datasets"]
        rows += [] if result["datasets"] else [{**training, "test_set": None, "accuracy": math.nan}]
        for name, figures in result["datasets"].items():
            shown = {key: value for key, value in figures.items() if key not in ("class_scores", "images")}
            rows.append({**training, "test_set": name, "test_images": figures["images"], **shown})
    return pd.json_normalize(rows)


def results_table(results: pd.DataFrame) -> Table:
    """Of `tabulated`: accuracy on each test set and their mean, averaged over seeds, one row a network and recipe.

    Where one was measured on fewer test sets than another, its mean would be one of other things, and is not shown;
    nor is an accuracy that not all of its seeds have, or not on the same images.
    """
    test_sets = list(dict.fromkeys(results["test_set"].dropna()))
    table = Table(title="Accuracy on test images, %", title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for heading in ("params", "KiB", "recipe", "seeds", *test_sets, "mean"):
        table.add_column(heading, justify="left" if heading == "recipe" else "right", no_wrap=True)
    table.add_column("architecture")
    for (name, recipe, _), group in results.groupby(["name", "recipe", "whole"], sort=False):
        cost, whole = count(Architecture.parse(str(name))), group["whole"].iloc[0]
        seeds, measured = group["seed"].nunique(), group.groupby("test_set")
        of_seeds = group.groupby(["test_set", "seed"])["accuracy"].mean()  # One may be there in two precisions.
        same_images = measured["checksum"].nunique(dropna=False) <= 1
        label = labels().get(str(name))
        by_set = of_seeds.groupby("test_set").mean()[(measured["seed"].nunique() == seeds) & same_images]
        table.add_row(
            f"{cost.parameters:,}",
            f"{cost.memory_bytes / 1024:.1f}",
            f"{recipe}{' whole' if whole else ''}",
            str(seeds),
            *(f"{100 * by_set[test_set]:.2f}" if test_set in by_set else "-" for test_set in test_sets),
            f"{100 * by_set.mean():.2f}" if 0 < len(by_set) == len(test_sets) else "-",
            NetworkName(str(name), f"= {label}" if label else ""),
        )
    return table
