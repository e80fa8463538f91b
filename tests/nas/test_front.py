import pytest
from hypothesis import given
from hypothesis import strategies as st

from nas.front import Staircase, contributions, hypervolume, pareto_front, ranks

points = st.lists(st.tuples(st.integers(0, 10).map(lambda n: n / 10), st.integers(0, 12).map(float)), max_size=12)


@given(points)
def test_front_is_what_nothing_beats(points: list[tuple[float, float]]) -> None:
    front = {points[index] for index in pareto_front(points)}
    beaten = {
        (accuracy, size)
        for accuracy, size in points
        if any(a >= accuracy and s <= size and (a, s) != (accuracy, size) for a, s in points)
    }
    assert front == set(points) - beaten
    assert len(front) == len(pareto_front(points))


@given(points)
def test_hypervolume_is_the_dominated_area(points: list[tuple[float, float]]) -> None:
    cells = [(a / 10, s) for a in range(10) for s in range(10)]
    covered = [cell for cell in cells if any(a >= cell[0] + 0.1 - 1e-9 and s <= cell[1] for a, s in points)]
    assert hypervolume(points, 10) == pytest.approx(len(covered) / 100)


@given(points)
def test_each_rank_is_the_front_of_what_the_lower_ones_leave(points: list[tuple[float, float]]) -> None:
    left = list(range(len(points)))
    expected = [0] * len(points)
    rank = 0
    while left:
        front = [left[index] for index in pareto_front([points[index] for index in left])]
        for index in front:
            expected[index] = rank
        left = [index for index in left if index not in front]
        rank += 1
    assert ranks(points) == expected


@given(points)
def test_a_contribution_is_what_is_lost_without_the_point(points: list[tuple[float, float]]) -> None:
    added = contributions(points, 10)
    assert list(added) == pareto_front(points)
    for index, contribution in added.items():
        front = [points[other] for other in added]
        without = [points[other] for other in added if other != index]
        assert contribution == pytest.approx(hypervolume(front, 10) - hypervolume(without, 10))


@given(points)
def test_a_staircase_has_the_hypervolume_of_all_points_so_far(points: list[tuple[float, float]]) -> None:
    staircase = Staircase(10)
    for at, point in enumerate(points, start=1):
        on_the_front = point not in points[: at - 1] and point in {points[index] for index in pareto_front(points[:at])}
        assert staircase.add(point) == on_the_front
        assert staircase.hypervolume == pytest.approx(hypervolume(points[:at], 10))
