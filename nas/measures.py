"""What predictions are worth: shares of right answers with their uncertainty, and the time they took."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt
from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import NDArray

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Score:
    """How many of some images were recognised."""

    images: int
    correct: int
    effective: float | None = None
    """How many independent images these tell as much as, if they are several views of the same signs."""

    @property
    def accuracy(self) -> float:
        """The fraction that was recognised."""
        return self.correct / self.images

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % confidence interval of the accuracy (Wilson 1927), over independent images."""
        # Not SciPy's, which takes whole numbers of images only.
        images, z = self.effective or self.images, NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
        middle = self.accuracy + z**2 / (2 * images)
        reach = z * sqrt(self.accuracy * (1 - self.accuracy) / images + z**2 / (4 * images**2))
        low, high = ((middle + way * reach) / (1 + z**2 / images) for way in (-1, 1))
        return max(0.0, float(low)), min(1.0, float(high))

    @property
    def share(self) -> dict[str, Any]:
        """For JSON: ``accuracy`` as a fraction, ``images``, ``correct``."""
        return {"accuracy": self.accuracy, "images": self.images, "correct": self.correct}

    def as_dict(self) -> dict[str, Any]:
        """For JSON: the ``share``, its ``interval`` as fractions, and ``effective`` if known."""
        effective = {} if self.effective is None else {"effective": round(self.effective, 1)}
        return self.share | {"interval": list(self.interval)} | effective


@dataclass(frozen=True, slots=True)
class Measures:
    """One network on one data set.

    ``distinct`` counts pictures that occur several times once: they are answered alike, and no evidence of their own.
    Several views of one sign are some: what they are worth together is in its ``effective``.
    ``classes`` has the score of each class that the data set covers, by class id.
    """

    overall: Score
    distinct: Score
    classes: dict[int, Score]

    @property
    def interval(self) -> tuple[float, float]:
        """Of the accuracy, 95 %: Wilson's over as many as distinct pictures are worth, and as far as that over all."""
        return widened(self.overall.accuracy, self.distinct.interval)

    def as_dict(self) -> dict[str, Any]:
        """For JSON: the overall share and its interval, beside the rest; of classes no intervals: of few signs."""
        return self.overall.share | {
            "interval": list(self.interval),
            "distinct": self.distinct.as_dict(),
            "classes": len(self.classes),
            "class_scores": {str(label): score.share for label, score in self.classes.items()},
        }


def distinct_of(figures: Mapping[str, Any]) -> Score:
    """The score over distinct pictures, of figures as ``Measures.as_dict`` gives them."""
    counted = figures.get("distinct", figures)
    return Score(counted["images"], counted["correct"], counted.get("effective"))


def interval_of(figures: Mapping[str, Any]) -> tuple[float, float]:
    """``Measures.interval`` of figures as ``as_dict`` gives them; earlier versions gave that over all pictures."""
    return widened(figures["accuracy"], distinct_of(figures).interval)


def widened(accuracy: float, interval: tuple[float, float]) -> tuple[float, float]:
    """Distinct pictures may be told so much better or worse that their interval does not reach the one over all."""
    low, high = interval
    return min(accuracy, low), max(accuracy, high)


def measure(
    answers: NDArray[np.int64], labels: NDArray[np.int64], firsts: NDArray[np.bool_], signs: NDArray[np.int64]
) -> Measures:
    """Compare answers with labels, both int64[N]; a label outside the network's classes would never be answered.

    ``firsts`` is bool[N], true where no earlier picture is the same; ``signs``, int64[N], which physical sign a picture
    shows. Raises ValueError if there is nothing to measure, or if the lengths differ.
    """
    if not len(labels):
        raise ValueError("no images to measure on")
    if len({len(answers), len(labels), len(firsts), len(signs)}) > 1:
        told = f"{len(answers)} answers, {len(labels)} labels, {len(firsts)} marks of distinct pictures"
        raise ValueError(f"{told} and {len(signs)} signs")
    right = answers == labels
    distinct = right[firsts]
    return Measures(
        overall=_score(right),
        distinct=replace(_score(distinct), effective=_effective(distinct, signs[firsts])),
        classes={int(label): _score(right[labels == label]) for label in np.unique(labels)},
    )


def _effective(right: NDArray[np.bool_], signs: NDArray[np.int64]) -> float | None:
    """How many independent images so many views tell as much as; None if each is of another sign.

    By the design effect (Kish, "Survey Sampling", 1965): what the variance is more than it would be of independent
    images, estimated from the sums over each sign; where all are right or all are wrong, as if views of a sign agreed.
    """
    _, sign_of, views = np.unique(signs, return_inverse=True, return_counts=True)
    if len(views) == len(right):
        return None
    wrong = right - right.mean()
    if not wrong.any():
        return len(right) ** 2 / float((views**2).sum())
    between = float((np.bincount(sign_of, weights=wrong) ** 2).sum())
    return len(right) / max(1.0, between / float((wrong**2).sum()))


def _score(right: NDArray[np.bool_]) -> Score:
    return Score(images=len(right), correct=int(np.count_nonzero(right)))
