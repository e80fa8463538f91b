"""The Pareto front of (accuracy, parameters), and the hypervolume it dominates."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Point = tuple[float, float]
"""(accuracy as a fraction: more is better, parameters: fewer is better)."""


def pareto_front(points: Sequence[Point]) -> list[int]:
    """Indices of the points no other point beats, fewest parameters first; of equal points, the first."""
    front: list[int] = []
    best = float("-inf")
    for index in _fewest_parameters_first(points):
        if points[index][0] > best:
            front.append(index)
            best = points[index][0]
    return front


def hypervolume(points: Sequence[Point], max_parameters: float) -> float:
    """Area dominated within accuracy 0 to 1 and 0 to ``max_parameters`` parameters, as a fraction of it."""
    area, height = 0.0, 0.0
    for index in pareto_front(points):
        accuracy, parameters = points[index]
        if accuracy > height and parameters < max_parameters:
            area += (accuracy - height) * (1 - parameters / max_parameters)
            height = accuracy
    return area


class Staircase:
    """A front that grows point by point, and the hypervolume beneath it; a point costs two binary searches."""

    def __init__(self, max_parameters: float) -> None:
        """Empty, within accuracy 0 to 1 and 0 to ``max_parameters`` parameters."""
        self._max = max_parameters
        self._parameters: list[float] = []
        self._accuracies: list[float] = []
        self.hypervolume = 0.0

    def add(self, point: Point) -> bool:
        """Take a point in; whether it belongs to the front so far."""
        accuracy, parameters = point
        smaller = bisect_right(self._parameters, parameters)
        if smaller and self._accuracies[smaller - 1] >= accuracy:
            return False
        first = bisect_left(self._parameters, parameters)
        after = bisect_right(self._accuracies, accuracy, lo=first)
        self.hypervolume += self._gain(accuracy, parameters, first, after)
        self._parameters[first:after] = [parameters]
        self._accuracies[first:after] = [accuracy]
        return True

    def _gain(self, accuracy: float, parameters: float, first: int, after: int) -> float:
        """What the hypervolume gains when a point takes the place of the steps from ``first`` to before ``after``."""
        limit = min(self._parameters[after], self._max) if after < len(self._parameters) else self._max
        if parameters >= limit or accuracy <= 0:
            return 0.0
        left, height = parameters, max(0.0, self._accuracies[first - 1]) if first else 0.0
        before = 0.0
        for step, risen in zip(self._parameters[first:after], self._accuracies[first:after], strict=True):
            before += height * (min(step, limit) - left)
            left, height = min(step, limit), max(0.0, risen)
        before += height * (limit - left)
        return (accuracy * (limit - parameters) - before) / self._max


def ranks(points: Sequence[Point]) -> list[int]:
    """Non-domination rank of each point: 0 on the front, 1 on the front of what is left without it, and so on.

    Of equal points, the first ranks before the second.
    """
    found = [0] * len(points)
    # Going from few parameters to many, a point belongs to the first front whose best accuracy it beats, and these
    # bests fall from front to front: one binary search a point.
    bests: list[float] = []
    for index in _fewest_parameters_first(points):
        accuracy = points[index][0]
        rank = bisect_right(bests, -accuracy)
        found[index] = rank
        bests[rank : rank + 1] = [-accuracy]
    return found


def contributions(points: Sequence[Point], max_parameters: float) -> dict[int, float]:
    """What the hypervolume would lack without each point of the front, by index; 0 for what adds nothing."""
    front = pareto_front(points)
    height = 0.0
    added: dict[int, float] = {}
    larger = [points[index][1] for index in front[1:]]
    for index, limit in zip(front, [*larger, max_parameters], strict=False):
        accuracy, parameters = points[index]
        limit = min(limit, max_parameters)
        added[index] = max(0.0, accuracy - height) * max(0.0, limit - parameters) / max_parameters
        height = accuracy
    return added


def _fewest_parameters_first(points: Sequence[Point]) -> list[int]:
    return sorted(range(len(points)), key=lambda index: (points[index][1], -points[index][0]))
