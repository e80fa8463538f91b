import json
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import plotly.graph_objects as go
import pytest
from optuna.trial import FrozenTrial, TrialState

from nas.front import hypervolume
from studies.figures import (
    AS_PUBLISHED,
    hours_searched,
    hours_until,
    hypervolume_figure,
    hypervolume_history,
    pareto_figure,
    put_on_accuracies,
)
from studies.trials import point, trained


def traces(figure: go.Figure) -> dict[str, go.Scatter]:
    return {trace.name: trace for trace in figure.data}


def test_pareto_figure_marks_the_front_and_each_family_of_baselines_apart(mixed_trials):
    shown = traces(pareto_figure(mixed_trials))
    assert list(shown["searched"].x) == [150_000, 1_999_999]
    assert list(shown["front"].x) == [150_000, 399_008]
    assert list(shown["front"].y) == pytest.approx([20, 5])
    assert shown["front"].line.shape == "hv"
    assert list(shown["published XNOR"].x) == [200_000]
    assert list(shown["published 3QConv"].y) == pytest.approx([5])
    assert shown["published XNOR"].marker.symbol != shown["published 3QConv"].marker.symbol


def test_pareto_figure_draws_nothing_that_was_not_trained(mixed_trials):
    drawn = {x for trace in pareto_figure(mixed_trials).data if trace.name != AS_PUBLISHED for x in trace.x}
    assert drawn == {150_000, 200_000, 399_008, 1_999_999}


def test_published_figures_are_told_apart_and_keep_to_the_budget(mixed_trials):
    paper = traces(pareto_figure(mixed_trials, (100_000, 2_000_000)))[AS_PUBLISHED]
    assert paper.visible is None and paper.marker.symbol == "x-thin-open"
    assert min(paper.x) >= 100_000
    assert 4.71 in paper.y and 95.29 in [row[5] for row in paper.customdata] and max(paper.x) <= 2_000_000
    assert {line.x0 for line in pareto_figure([], (100_000, 2_000_000)).layout.shapes} == {100_000, 2_000_000}


def test_a_point_tells_what_a_person_looks_for(mixed_trials):
    (row,) = traces(pareto_figure(mixed_trials))["published 3QConv"].customdata
    number, name, kibibytes, mega_macs, label, accuracy = row
    assert (number, kibibytes, mega_macs, label, accuracy) == (4, "50.0", "12.5", "3QConv D(1024) 30x30", 95)
    assert name.replace("<br>", "") == mixed_trials[4].user_attrs["architecture"]
    assert max(map(len, name.split("<br>"))) <= 48


def test_parameters_are_on_a_logarithmic_axis_with_short_ticks(mixed_trials):
    axis = pareto_figure(mixed_trials).layout.xaxis
    assert (axis.type, axis.tickformat) == ("log", "~s")


@pytest.mark.parametrize(
    ("accuracies", "told"),
    [
        ((0.0, 0.97, 1.0), {"0", "50", "90", "95", "97", "99", "99.9"}),
        ((0.961, 0.969), {"96", "96.2", "96.4", "96.6", "96.8", "97"}),
        ((0.9991, 0.9992), {"99.91", "99.92"}),
        ((0.95,), {"95", "97"}),
    ],
)
def test_the_axis_tells_accuracies_the_better_the_higher_and_leaves_room_for_small_errors(
    make_trial: Callable[..., FrozenTrial], accuracies: Sequence[float], told: set[str]
) -> None:
    trials = [make_trial(accuracy, 200_000 + at) for at, accuracy in enumerate(accuracies)]
    figure = go.Figure(traces(pareto_figure(trials))["searched"])
    put_on_accuracies(figure, "accuracy")
    axis, drawn = figure.layout.yaxis, list(figure.data[0].y)
    assert (axis.type, axis.autorange) == ("log", "reversed") and drawn == sorted(drawn, reverse=True)
    assert told <= set(axis.ticktext) and min(drawn) > 0
    assert [100 - error for error in axis.tickvals] == pytest.approx([float(text) for text in axis.ticktext])
    assert len(set(axis.ticktext)) == len(axis.ticktext)


def test_a_label_is_shown_as_text(make_trial):
    figure = pareto_figure([make_trial(0.9, 200_000, baseline="XNOR <b>x</b>")])
    assert traces(figure)["published XNOR"].customdata[0][4] == "XNOR &lt;b&gt;x&lt;/b&gt;"


@pytest.mark.parametrize("figure", [pareto_figure([]), hypervolume_figure([], 2_000_000)])
def test_a_study_without_trials_has_figures(figure):
    assert json.loads(figure.to_json())["data"]


def test_hypervolume_history_is_that_of_all_trials_finished_so_far(mixed_trials, make_trial):
    smaller_and_larger = [make_trial(0.5, 100_000), make_trial(0.78, 120_000), make_trial(0.99, 3_000_000)]
    trials = [*mixed_trials, *smaller_and_larger]
    points = [point(trial) for trial in trained(trials)]
    expected = [hypervolume(points[: count + 1], 2_000_000) for count in range(len(points))]
    assert hypervolume_history(trials, 2_000_000) == pytest.approx(expected)


def test_hypervolume_history_follows_the_order_of_completion(make_trial):
    weak, strong = make_trial(0.5, 1_000_000), make_trial(0.9, 1_000_000)
    weak.datetime_complete, strong.datetime_complete = strong.datetime_complete, weak.datetime_complete
    assert hypervolume_history([weak, strong], 2_000_000) == pytest.approx([0.45, 0.45])


def test_hours_leave_out_the_time_between_two_searches(make_trial):
    trials = [make_trial(0.5, 1_000_000) for _ in range(3)]
    begin = datetime(2026, 1, 1)
    for trial, (start, end) in zip(trials, [(0, 60), (30, 90), (300, 330)], strict=True):
        trial.datetime_start, trial.datetime_complete = (begin + timedelta(minutes=minute) for minute in (start, end))
    assert hours_until(trials) == pytest.approx([1.0, 1.5, 2.0])
    (line,) = hypervolume_figure(trials, 2_000_000, "hours").data
    assert list(line.x) == pytest.approx([1.0, 2.0])


def test_each_of_many_trials_is_dated_in_as_many_steps_as_each_of_few(make_trial):
    trials = [make_trial(0.5, 1_000_000) for _ in range(400)]
    for at, trial in enumerate(trials):  # With a pause after each.
        trial.datetime_start = datetime(2026, 1, 1) + timedelta(minutes=2 * at)
        trial.datetime_complete = trial.datetime_start + timedelta(minutes=1)
    assert hours_until(trials)[-1] == pytest.approx(400 / 60)
    few = steps(lambda: hours_until(trials[:100]))
    assert few < steps(lambda: hours_until(trials)) < 5 * few


def test_hours_do_not_count_how_long_a_killed_trial_lay_there(make_trial):
    begin = datetime(2026, 1, 1)
    spans = [(0, 60, TrialState.COMPLETE), (60, 300, TrialState.FAIL), (300, 330, TrialState.COMPLETE)]
    trials = [make_trial(0.5, 1_000_000) for _ in spans]
    for trial, (start, end, state) in zip(trials, spans, strict=True):
        trial.state = state
        trial.datetime_start, trial.datetime_complete = (begin + timedelta(minutes=minute) for minute in (start, end))
    assert hours_until(trials) == pytest.approx([1.0, 1.5]) and hours_searched(trials) == pytest.approx(1.5)
    trials[2].state = TrialState.PRUNED
    assert hours_until(trials) == pytest.approx([1.0]) and hours_searched(trials) == pytest.approx(1.5)
    assert hours_searched([]) == 0.0


def test_what_is_a_single_point_is_one_that_can_be_seen(make_trial):
    (point_alone,) = hypervolume_figure([make_trial(0.5, 200_000)], 2_000_000).data
    assert (point_alone.mode, len(point_alone.x)) == ("markers", 1)


def test_hypervolume_figure_keeps_the_steps_and_the_last_trial(make_trial):
    accuracies = [0.5, 0.4, 0.4, 0.8, 0.1, 0.1]
    (line,) = hypervolume_figure([make_trial(accuracy, 1_000_000) for accuracy in accuracies], 2_000_000).data
    assert list(line.x) == [1, 4, 6]
    assert list(line.y) == pytest.approx([0.25, 0.4, 0.4])


def steps(call: Callable[[], object]) -> int:
    """Lines and calls of Python until it has returned."""
    count = 0

    def trace(*_: object) -> Callable[..., object]:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def test_each_of_many_trials_adds_to_the_hypervolume_in_as_many_steps_as_each_of_few(make_trial):
    trials: list[FrozenTrial] = [
        make_trial(0.5 + 0.4 * at / 400, 100_000 + 300 * at)
        for at in range(400)  # all on the front
    ]
    few = steps(lambda: hypervolume_history(trials[:100], 2_000_000))
    assert few < steps(lambda: hypervolume_history(trials, 2_000_000)) < 5 * few
