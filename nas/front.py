"""The Pareto front of (accuracy, parameters), and the hypervolume it dominates."""

from collections.abc import Sequence

Point = tuple[float, float]
"""(accuracy as a fraction: more is better, parameters: fewer is better)."""


def pareto_front(points: Sequence[Point]) -> list[int]:
    """Indices of the points no other point beats, fewest parameters first; of equal points, the first."""
    front: list[int] = []
    best = float("-inf")
    for index in sorted(range(len(points)), key=lambda i: (points[i][1], -points[i][0])):
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
