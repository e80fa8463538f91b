"""What is said of a network's answers on labelled images."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Share:
    """So many right answers of so many images."""

    images: int
    correct: int
    accuracy: float
    """A fraction."""
    low: float
    high: float
    """Wilson's interval of 95 % around the accuracy."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures of one network on one set of images."""

    overall: Share
    distinct: Share
    """Each picture counted once, however often the set repeats it."""
    per_class: dict[int, Share]
    """By the label, for the classes that occur."""

    def as_dict(self) -> dict[str, Any]:
        """The same for JSON: the overall figures, then ``distinct`` and ``per_class``."""
        per_class = {str(label): asdict(share) for label, share in self.per_class.items()}
        return {**asdict(self.overall), "distinct": asdict(self.distinct), "per_class": per_class}


def measure(labels: NDArray[np.int64], predicted: NDArray[np.int64], firsts: NDArray[np.bool_]) -> Measures:
    """Compare answers int64[N] with labels int64[N]; ``firsts`` bool[N] marks each picture's first occurrence."""
    right = labels == predicted
    return Measures(
        overall=_share(right),
        distinct=_share(right[firsts]),
        per_class={int(label): _share(right[labels == label]) for label in np.unique(labels)},
    )


def _share(right: NDArray[np.bool_]) -> Share:
    images, correct = len(right), int(right.sum())
    interval = binomtest(correct, images).proportion_ci(CONFIDENCE, method="wilson")
    return Share(images, correct, correct / images, float(interval.low), float(interval.high))
