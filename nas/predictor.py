"""What to expect of networks never trained, from those of a study: regression forests on their encodings."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from statistics import median
from typing import Self

import numpy as np
from numpy.typing import NDArray
from optuna.trial import FrozenTrial
from scipy.special import expit, logit

from nas.architecture import Architecture
from nas.encoding import encode
from studies.trials import Curve, point, stopped_early, trained

LEAST, MOST = 0.01, 0.9999
"""Accuracies beyond these are not told apart."""
TREES = 10
LATEST = 1000
"""Networks that are learned from, at most."""


class Predictor:
    """Extremely randomised trees (Geurts et al., 2006) on bootstrap samples, whose spread tells how sure they are."""

    def __init__(self, accuracies: Mapping[Architecture, float], seed: int) -> None:
        """Learn from networks and the accuracies, fractions, they had or would have had."""
        import sklearn  # takes as long to import as everything else here together
        from sklearn.ensemble import ExtraTreesRegressor

        forest = ExtraTreesRegressor(TREES, bootstrap=True, random_state=seed)
        targets = logit(np.clip(list(accuracies.values()), LEAST, MOST))
        # Checks of what is known to be numbers take a third of the time.
        with sklearn.config_context(assume_finite=True, skip_parameter_validation=True):
            self._trees = forest.fit(np.array([encode(network) for network in accuracies]), targets).estimators_

    def draw(self, networks: Sequence[Architecture], source: np.random.Generator) -> NDArray[np.float64]:
        """An accuracy for each network, drawn from what the forest believes of it (Thompson sampling)."""
        encoded = np.array([encode(network) for network in networks], np.float32)
        told = np.array([tree.predict(encoded, check_input=False) for tree in self._trees])
        drawn: NDArray[np.float64] = expit(source.normal(told.mean(axis=0), told.std(axis=0)))
        return drawn


def accuracies_of(trials: Iterable[FrozenTrial]) -> dict[Architecture, float]:
    """What the latest trials reached; those stopped early, what they would have, as far as the others tell."""
    known = list(trials)
    ended, stopped = trained(known)[-LATEST:], stopped_early(known)[-LATEST:]
    gains = _Gains.of(ended)
    reached = {trial.number: point(trial)[0] for trial in ended}
    reached |= {trial.number: gains.at_the_end(trial.user_attrs["learning_curve"]) for trial in stopped}
    names = {trial.number: trial.user_attrs["architecture"] for trial in (*ended, *stopped)}
    return {_parsed(names[number]): reached[number] for number in sorted(reached)[-LATEST:]}


@lru_cache(maxsize=2 * LATEST)
def _parsed(name: str) -> Architecture:
    return Architecture.parse(name)


class _Gains(dict[float, float]):
    """By epochs: what the logit of the accuracy gains from there to the end of a training, as a median."""

    @classmethod
    def of(cls, ended: Iterable[FrozenTrial]) -> Self:
        gains: dict[float, list[float]] = {}
        for trial in ended:
            curve: Curve = trial.user_attrs["learning_curve"]
            for epochs, accuracy in curve:
                gains.setdefault(epochs, []).append(_logit(curve[-1][1]) - _logit(accuracy))
        return cls({epochs: median(found) for epochs, found in gains.items()})

    def at_the_end(self, curve: Curve) -> float:
        epochs, accuracy = curve[-1]
        return float(expit(_logit(accuracy) + self.get(epochs, 0.0)))


def _logit(accuracy: float) -> float:
    return float(logit(min(MOST, max(LEAST, accuracy))))
