"""The Pareto front of (accuracy, parameters), and the hypervolume it dominates."""

from bisect import bisect_right
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
