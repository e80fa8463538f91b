"""Retrained networks as a report shows them: what their folders hold, whatever else is missing there."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import mean
from typing import Any

import pandas as pd

from datasets.evaluation import TEST_SETS
from nas.architecture import CLASSES, Architecture
from nas.exported import TRAINING
from nas.layers import ArchitectureError
from nas.recipe import key_of
from nas.retrained import CURVE, RESULT, check_result, predictions_file, read_result, result_files

COLUMNS = {"label", "predicted"}


@dataclass(frozen=True)
class Retrained:
    """One finished training: the figures of its ``result.json``, and where the rest lies."""

    folder: Path
    result: Mapping[str, Any]
    architecture: Architecture

    @property
    def test_sets(self) -> dict[str, Mapping[str, Any]]:
        """Figures by test set, home first: ``accuracy``, ``interval``, ``images``, ``correct``, ``class_scores``."""
        figures = self.result["datasets"]
        return {name: figures[name] for name in dict.fromkeys([*TEST_SETS, *figures]) if name in figures}

    @property
    def mean(self) -> float:
        """Accuracy, averaged over the test sets."""
        return mean(float(one["accuracy"]) for one in self.test_sets.values())

    @property
    def training(self) -> str:
        """The recipe, as a person names it."""
        return f"{self.result['recipe']}{' whole' if self.result.get('whole') else ''}"

    @cached_property
    def curve(self) -> pd.DataFrame:
        """One row an epoch; empty if the file is gone."""
        table = _table(self.folder / CURVE, {"validation_accuracy"})
        # Earlier versions called the column otherwise.
        return table if "epochs" in table else table.assign(epochs=range(1, len(table) + 1))

    @cached_property
    def predictions(self) -> dict[str, pd.DataFrame]:
        """One row a picture, by test set; without those whose file is gone, or not all there."""
        tables = {name: _table(self.folder / predictions_file(name), COLUMNS) for name in self.test_sets}
        return {
            name: table
            for name, table in tables.items()
            if len(table) == self.test_sets[name]["images"] and table[[*COLUMNS]].isin(range(CLASSES)).all(axis=None)
        }

    @property
    def missing(self) -> list[str]:
        """What is not in the folder, in words."""
        gone = [] if len(self.curve) else [CURVE]
        gone += [predictions_file(name) for name in self.test_sets if name not in self.predictions]
        return gone


def read_retrained(root: Path) -> tuple[list[Retrained], list[str]]:
    """All retrainings below a folder, each once, and what of it cannot be read, in words.

    An export has a copy of the result of what it was made from.
    """
    found: list[Retrained] = []
    unreadable: list[str] = []
    for file in [*result_files(root), *result_files(root, TRAINING)]:
        result = read_result(file)
        try:
            if result is None:
                raise ValueError(f"it is not a {RESULT} of nas.retrain")
            one = Retrained(file.parent, result, Architecture.parse(str(result["name"])))
            _check(one)
        except (ArchitectureError, ValueError, AttributeError, TypeError) as error:
            unreadable.append(f"{file} was left out: {error}")
        else:
            if one.result not in [other.result for other in found]:
                found.append(one)
    return found, unreadable


def _check(one: Retrained) -> None:
    if not one.test_sets:
        raise ValueError("it has no test set")
    key_of(one.result["settings"])
    check_result(one.result)


def _table(file: Path, columns: set[str]) -> pd.DataFrame:
    """Numbers; nothing if they are not all there."""
    try:
        table = pd.read_csv(file).apply(pd.to_numeric)
    except (OSError, ValueError):  # What pandas raises for an empty or torn file is a ValueError.
        return pd.DataFrame()
    return table if columns <= set(table.columns) else pd.DataFrame()
