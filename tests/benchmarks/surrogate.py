"""Trainings replayed: learning curves of networks never trained, told from the table of those that were.

A Gaussian process for each moment of the learning curve, and one for the seconds an epoch takes, as surrogates of a
search space are made (Zela et al., "Surrogate NAS Benchmarks", 2022). What it cannot know of a network it draws, once
for each network, from the errors it makes on networks left out: a replay is as noisy as the trainings were.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from math import log, log2
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import expit, logit
from scipy.stats import spearmanr
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import RBF, ConstantKernel, WhiteKernel
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from nas.architecture import Architecture, BatchNorm, Dense, MaxPool, QConv
from nas.cost import count
from nas.learning import Report
from tests.benchmarks.tabulate import FILE

BLOCKS = 4
HIDDEN = 2
LEAST = 0.01
"""Accuracy below which the table is not told apart: that of guessing."""


@dataclass(frozen=True)
class Surrogate:
    """What a table of trained networks says of any network of their space."""

    table: pd.DataFrame

    @classmethod
    def read(cls, file: Path = FILE) -> "Surrogate":
        """From the table that ``tabulate`` wrote."""
        return cls(pd.read_csv(file))

    @cached_property
    def moments(self) -> list[float]:
        """Epochs at which the table has accuracies."""
        return [float(column) for column in self.table.columns if column.replace(".", "").isdigit()]

    @cached_property
    def _targets(self) -> NDArray[np.float64]:
        """Of each network: logit of its accuracy at each moment, then the logarithm of its seconds."""
        accuracies = self.table.iloc[:, -len(self.moments) :].clip(LEAST, 1 - 1e-4)
        return np.column_stack([logit(accuracies), np.log(self.table["seconds"])])

    @cached_property
    def _inputs(self) -> NDArray[np.float64]:
        return np.array([features(Architecture.parse(name)) for name in self.table["architecture"]])

    @cached_property
    def _fitted(self):  # type: ignore[no-untyped-def]
        return _regressor().fit(self._inputs, self._targets)

    @cached_property
    def left_out(self) -> NDArray[np.float64]:
        """The targets as told by a surrogate that did not see the network, in ten folds."""
        folds = KFold(10, shuffle=True, random_state=0)
        told: NDArray[np.float64] = cross_val_predict(_regressor(), self._inputs, self._targets, cv=folds)
        return told

    @cached_property
    def rank_correlations(self) -> list[float]:
        """Spearman's, between what is told of networks left out and what was measured, at each moment."""
        columns = range(len(self.moments))
        return [float(spearmanr(self.left_out[:, at], self._targets[:, at]).statistic) for at in columns]

    @cached_property
    def _errors(self) -> NDArray[np.float64]:
        return self._targets - self.left_out

    @lru_cache(maxsize=100_000)  # noqa: B019 - a replay has one surrogate
    def told(self, name: str) -> tuple[tuple[float, ...], float]:
        """(accuracy at each moment, seconds of the whole training) of a network."""
        architecture = Architecture.parse(name)
        mean = self._fitted.predict(np.array([features(architecture)]))[0]
        drawn = int(sha256(name.encode()).hexdigest(), 16) % len(self._errors)
        *accuracies, seconds = mean + self._errors[drawn]
        return tuple(float(expit(value)) for value in accuracies), float(np.exp(seconds))


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
        for epochs, accuracy in zip(moments, accuracies, strict=True):
            if epochs.is_integer() or any(abs(epochs - pause) < 0.01 for pause in self.pauses):
                spent = (epochs - before) / moments[-1] * seconds
                yield Report(epochs, loss=1.0, accuracy=accuracy, validation_accuracy=accuracy, seconds=spent)
                before = epochs


def features(architecture: Architecture) -> list[float]:
    """Numbers that tell the networks of ``bottom_up`` apart, each of about the same scale."""
    cost = count(architecture)
    numbers = [log(cost.parameters), log(cost.macs), log(cost.real_parameters + 1), float(len(architecture.layers))]
    blocks: list[list[float]] = []
    hidden: list[float] = []
    logits_at = max(at for at, layer in enumerate(architecture.layers) if isinstance(layer, Dense))
    for at, (layer, shape) in enumerate(zip(architecture.layers, architecture.shapes, strict=True)):
        match layer:
            case QConv(filters, kernel):
                blocks.append([1.0, log2(filters), kernel, 0.0, 0.0, log2(shape[0])])
            case MaxPool():
                blocks[-1][3] = 1.0
            case Dense(units) if at < logits_at:
                hidden.append(log2(units))
            case BatchNorm() if not hidden and at < logits_at:
                blocks[-1][4] = 1.0
            case _:
                pass
    last_map = [shape for shape in architecture.shapes if len(shape) == 3][-1:]
    flat = log2(np.prod(last_map[0])) if last_map else 0.0
    dense_norm = any(
        isinstance(layer, Dense) and isinstance(following, BatchNorm)
        for layer, following in zip(architecture.layers[:logits_at], architecture.layers[1:], strict=False)
    )
    numbers += [
        flat,
        float(len(blocks)),
        float(len(hidden)),
        float(dense_norm),
        float(logits_at + 1 < len(architecture.layers)),
    ]
    for block in blocks[:BLOCKS] + [[0.0] * 6] * (BLOCKS - len(blocks)):
        numbers += block
    return numbers + (hidden + [0.0] * HIDDEN)[:HIDDEN]


def _regressor():  # type: ignore[no-untyped-def]
    kernel = ConstantKernel(1.0) * RBF(5.0, (1.0, 100.0)) + WhiteKernel(0.1)
    return make_pipeline(StandardScaler(), GaussianProcessRegressor(kernel, normalize_y=True, random_state=0))
