"""What predictions are worth: shares of right answers with their uncertainty, and the time they took."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Score:
    """How many of some images were recognised."""

    images: int
    correct: int

    @property
    def accuracy(self) -> float:
        """The fraction that was recognised."""
        return self.correct / self.images

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % confidence interval of the accuracy (Wilson 1927)."""
        bounds = binomtest(self.correct, self.images).proportion_ci(CONFIDENCE, method="wilson")
        return float(bounds.low), float(bounds.high)

    def as_dict(self) -> dict[str, Any]:
        """For JSON: ``accuracy`` and ``interval`` as fractions, ``images``, ``correct``."""
        figures = {"accuracy": self.accuracy, "images": self.images, "correct": self.correct}
        return figures | {"interval": list(self.interval)}


@dataclass(frozen=True, slots=True)
class Measures:
    """One network on one data set.

    ``distinct`` counts pictures that occur several times once: they are answered alike, and no evidence of their own.
    ``classes`` has the score of each class that the data set covers, by class id.
    """

    overall: Score
    distinct: Score
    classes: dict[int, Score]

    @property
    def interval(self) -> tuple[float, float]:
        """Of the accuracy, 95 %: Wilson's over distinct pictures, and as far as that over all."""
        return widened(self.overall.accuracy, self.distinct.interval)

    def as_dict(self) -> dict[str, Any]:
        """For JSON: the overall score's keys, but the interval, beside those of the rest."""
        return self.overall.as_dict() | {
            "interval": list(self.interval),
            "distinct": self.distinct.as_dict(),
            "classes": len(self.classes),
            "class_scores": {str(label): score.as_dict() for label, score in self.classes.items()},
        }


def distinct_of(figures: Mapping[str, Any]) -> Score:
    """The score over distinct pictures, of figures as ``Measures.as_dict`` gives them."""
    counted = figures.get("distinct", figures)
    return Score(counted["images"], counted["correct"])


def interval_of(figures: Mapping[str, Any]) -> tuple[float, float]:
    """``Measures.interval`` of figures as ``as_dict`` gives them; earlier versions gave that over all pictures."""
    return widened(figures["accuracy"], distinct_of(figures).interval)


def widened(accuracy: float, interval: tuple[float, float]) -> tuple[float, float]:
    """Distinct pictures may be told so much better or worse that their interval does not reach the one over all."""
    low, high = interval
    return min(accuracy, low), max(accuracy, high)


def measure(answers: NDArray[np.int64], labels: NDArray[np.int64], firsts: NDArray[np.bool_]) -> Measures:
    """Compare answers with labels, both int64[N]; a label outside the network's classes would never be answered.

    ``firsts`` is bool[N], true where no earlier picture is the same. Raises ValueError if there is nothing to measure,
    or if the lengths differ.
    """
    if not len(labels):
        raise ValueError("no images to measure on")
    if not len(answers) == len(labels) == len(firsts):
        raise ValueError(f"{len(answers)} answers, {len(labels)} labels and {len(firsts)} marks of distinct pictures")
    right = answers == labels
    return Measures(
        overall=_score(right),
        distinct=_score(right[firsts]),
        classes={int(label): _score(right[labels == label]) for label in np.unique(labels)},
    )


def _score(right: NDArray[np.bool_]) -> Score:
    return Score(images=len(right), correct=int(np.count_nonzero(right)))
