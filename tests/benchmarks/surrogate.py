"""Trainings replayed: learning curves of networks never trained, told from the table of those that were.

    python -m tests.benchmarks.surrogate

says for each table that is kept how well the networks are told that were left out (Spearman's rank correlation at each
moment of the learning curve), which is how well an encoding and a forest know a search space.

Regression forests tell the accuracies at each moment of the learning curve, a linear model the seconds from what a
network costs: a surrogate of a search space (Zela et al., "Surrogate NAS Benchmarks", 2022). What it cannot know of a
network is drawn, once for each network, from the errors it makes on networks left out that are about as good, all
moments together. So a replay is rougher ground than the search itself: these errors are the surrogate's and the
trainings' together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

import click
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import expit, logit
from scipy.stats import spearmanr
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold, cross_val_predict

from nas.architecture import Architecture
from nas.command import run
from nas.cost import count
from nas.encoding import encode
from nas.learning import Report
from nas.result_files import ResultError
from tests.benchmarks.results import JSON, show
from tests.benchmarks.tabulate import FILE

RESIDUAL = FILE.with_name("gtsrb-residual.csv")
"""The 160 networks that three searches over ``residual`` on GTSRB trained to the end: 100,374 to 645,782 parameters at
30, 48 and 64 pixels, three epochs in bfloat16, seed 0, tensorflow 2.21.0, two cores of AMD Zen 5."""
LEAST = 0.01
"""Accuracies below this are not told apart: they are those of guessing."""
ALIKE = 20
"""Networks from whose errors one is drawn: good ones are told better than middling ones."""
SHORTEST = 0.5
"""Seconds that any training takes."""


@dataclass(frozen=True, eq=False)
class Surrogate:
    """What a table of trained networks says of any network of their space."""

    table: pd.DataFrame

    @classmethod
    def read(cls, file: Path = FILE) -> "Surrogate":
        """From the table that ``tabulate`` wrote; raises ResultError if it is no such table."""
        try:
            table = pd.read_csv(file)
        except ValueError as error:
            raise ResultError(f"{file}: is no CSV table ({' '.join(str(error).split())})") from error
        if missing := {"architecture", "seconds"} - {*table}:
            raise ResultError(f"{file}: is a table of something else, it has no column {min(missing)}")
        return cls(table)

    @cached_property
    def moments(self) -> list[float]:
        """Epochs at which the table has accuracies."""
        return [float(column) for column in self.table.columns if column[0].isdigit()]

    @cached_property
    def networks(self) -> list[Architecture]:
        """Those of the table."""
        return [Architecture.parse(name) for name in self.table["architecture"]]

    @cached_property
    def _measured(self) -> NDArray[np.float64]:
        """Logit of each network's accuracy at each moment."""
        accuracies = self.table.iloc[:, -len(self.moments) :]
        logits: NDArray[np.float64] = logit(accuracies.clip(LEAST, 1 - 1e-4).to_numpy())
        return logits

    @cached_property
    def _features(self) -> NDArray[np.float64]:
        return np.array([encode(network) for network in self.networks])

    @cached_property
    def _accuracy_model(self) -> ExtraTreesRegressor:
        return _forest().fit(self._features, self._measured)

    @cached_property
    def _seconds_model(self) -> LinearRegression:
        costs = np.array([_work(network) for network in self.networks])
        return LinearRegression(positive=True).fit(costs, self.table["seconds"])

    @cached_property
    def _left_out(self) -> NDArray[np.float64]:
        """As ``_measured``, told by surrogates that did not see the network, in ten folds."""
        folds = KFold(10, shuffle=True, random_state=0)
        told: NDArray[np.float64] = cross_val_predict(_forest(), self._features, self._measured, cv=folds)
        return told

    @cached_property
    def rank_correlations(self) -> dict[float, float]:
        """Spearman's, between what is told of networks left out and what was measured, at each moment."""
        return {
            moment: round(float(spearmanr(self._left_out[:, at], self._measured[:, at]).statistic), 3)
            for at, moment in enumerate(self.moments)
        }

    def told(self, name: str) -> tuple[tuple[float, ...], float]:
        """(accuracy at each moment, seconds of the whole training) of a network."""
        network = Architecture.parse(name)
        expected = self._accuracy_model.predict([encode(network)])[0]
        alike = np.argsort(np.abs(self._left_out[:, -1] - expected[-1]))[:ALIKE]
        drawn = alike[int(sha256(name.encode()).hexdigest(), 16) % ALIKE]
        accuracies = expit(expected + self._measured[drawn] - self._left_out[drawn])
        seconds = float(self._seconds_model.predict([_work(network)])[0])
        return tuple(map(float, accuracies)), max(SHORTEST, seconds)


@dataclass(frozen=True)
class Replay:
    """Stands in for a ``nas.learning.Learner``: the same reports, without the training."""

    surrogate: Surrogate
    pauses: tuple[float, ...] = ()

    def __call__(self, architecture: Architecture) -> Iterator[Report]:
        """The reports of one training, after whole epochs and pauses."""
        accuracies, seconds = self.surrogate.told(architecture.name)
        moments = self.surrogate.moments
        before = 0.0
        for moment, accuracy in zip(moments, accuracies, strict=True):
            # The table rounds what it was told: a third is 0.34 there, the end of the step after it.
            epochs = next((pause for pause in self.pauses if abs(pause - moment) < 0.01), moment)
            if epochs.is_integer() or epochs in self.pauses:
                spent = (epochs - before) / moments[-1] * seconds
                yield Report(epochs, loss=1.0, accuracy=accuracy, validation_accuracy=accuracy, seconds=spent)
                before = epochs


@cache
def kept_surrogate() -> Surrogate:
    """Of the table that is kept, made once a process."""
    return Surrogate.read()


def _work(network: Architecture) -> list[float]:
    cost = count(network)
    return [float(cost.macs), float(cost.parameters)]


def _forest() -> ExtraTreesRegressor:
    return ExtraTreesRegressor(40, random_state=0)


@click.command()
@click.option(
    "--table",
    "tables",
    type=click.Path(exists=True, path_type=Path),
    multiple=True,
    default=[FILE, RESIDUAL],
    help="[default: all that are kept]",
)
@JSON
def correlations(tables: tuple[Path, ...], json_file: Path | None) -> None:
    """Print how well left out networks are told from the others."""
    rows = []
    for file in tables:
        surrogate = Surrogate.read(file)
        told = {f"{moment:g}": correlation for moment, correlation in surrogate.rank_correlations.items()}
        rows.append({"table": file.name, "networks": len(surrogate.table), **told})
    columns = dict.fromkeys(key for row in rows for key in row)
    show("Rank correlation", [{key: row.get(key, "-") for key in columns} for row in rows], json_file)


if __name__ == "__main__":
    run(correlations, ResultError)
