"""The study in figures: the Pareto front with the published baselines marked, and the hypervolume's history.

Backgrounds are transparent, lines and letters grey: the dashboard shows the figures on white and on black.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, timedelta
from html import escape
from itertools import accumulate, cycle
from math import inf, isfinite
from typing import Literal

import plotly.graph_objects as go
from optuna.trial import FrozenTrial, TrialState

from nas.cost import count
from nas.front import Staircase
from search_spaces.literature import labels, published_results
from studies.trials import front, point, trained
from studies.wording import architecture, family, kibibytes, mega_macs, name_lines

GREY = "#77808a"
GRID = "rgba(119, 128, 138, 0.25)"
SEARCHED = "#4c9be8"
FRONT = "#e8743b"
FAMILY_MARKERS = (
    ("diamond", "#19a979"),
    ("square", "#b36ad8"),
    ("triangle-up", "#d4a017"),
    ("star", "#e0567a"),
)
AS_PUBLISHED = "as published (test images, full training)"
HOVER_WIDTH = 48
"""Characters of a line of a canonical name under the pointer."""
HOVER = (
    "<b>trial %{customdata[0]}</b> %{customdata[4]}<br>%{customdata[1]}<br>"
    "%{customdata[5]:.2f} %, %{x:,} parameters<br>"
    "%{customdata[2]} KiB, %{customdata[3]} M MACs<extra></extra>"
)

LEAST_ERROR = 0.01
"""Percent; what errs less often is drawn as if it did so: a logarithmic axis has no zero."""


def pareto_figure(trials: Sequence[FrozenTrial], limits: Sequence[int] = ()) -> go.Figure:
    """Validation accuracy over parameters of every trained trial, with the front and the published baselines.

    ``limits`` are the budget's, in parameters. What the authors publish of their networks is there too: theirs is the
    accuracy on test images after a full training, and the legend says so.
    """
    shown = trained(trials)
    figure = go.Figure(layout=layout(f"Pareto front of {len(shown)} trained trials"))
    figure.update_xaxes(title="parameters", type="log", tickformat="~s", nticks=4)
    given = [trial for trial in shown if "asked_for" in trial.user_attrs]
    searched = [trial for trial in shown if {"baseline", "asked_for"}.isdisjoint(trial.user_attrs)]
    figure.add_trace(_points(searched, "searched", {"color": SEARCHED, "size": 7, "opacity": 0.65}))
    if given:
        figure.add_trace(_points(given, "given to the search", {"color": SEARCHED, "size": 9, "symbol": "diamond"}))
    figure.add_trace(_front_line(front(shown)))
    families: dict[str, list[FrozenTrial]] = {}
    for trial in shown:
        if "baseline" in trial.user_attrs:
            families.setdefault(family(str(trial.user_attrs["baseline"])), []).append(trial)
    for (name, published), (symbol, color) in zip(sorted(families.items()), cycle(FAMILY_MARKERS), strict=False):
        figure.add_trace(_points(published, f"published {name}", {"color": color, "size": 8, "symbol": symbol}))
    figure.add_trace(_paper_points(limits))
    for limit in limits:
        figure.add_vline(limit, line={"dash": "dash", "color": GREY, "width": 1})
    put_on_accuracies(figure, "validation accuracy (%)")
    return figure


def error_of(accuracy: float) -> float:
    """Where a figure that is `put_on_accuracies` has an accuracy of 0 to 1: the error in percent."""
    return round(max(100 * (1 - accuracy), LEAST_ERROR), 3)


def put_on_accuracies(figure: go.Figure, title: str) -> None:
    """Give a figure of errors an upright axis that tells accuracies, the better the higher.

    It is logarithmic in errors: from 97 to 98 % is as far as from 70 to 80 %, a third fewer errors.
    """
    errors = [error for trace in figure.data for error in trace.y if isfinite(error)]
    ticks = _round_errors(min(errors, default=1), max(errors, default=100))
    texts = [f"{100 - tick:.4g}" for tick in ticks]
    figure.update_yaxes(title=title, type="log", autorange="reversed", tickvals=ticks, ticktext=texts)


def _round_errors(least: float, most: float) -> list[float]:
    """Errors whose accuracies are round numbers, in percent: some between these, or, if they are far apart, all."""
    steps = (digit * 10.0**power for power in (-2, -1, 0, 1) for digit in (1, 2, 5))
    if least < most < 2 * least:
        step = next(step for step in steps if most - least <= 5 * step)
        return [round(step * number, 2) for number in range(int(least / step) or 1, int(most / step) + 2)]
    return [round(digit * 10.0**power, 2) for power in (-2, -1, 0, 1) for digit in (1, 2, 3, 5, 7)] + [100]


def _paper_points(limits: Sequence[int]) -> go.Scatter:
    least, most = (min(limits), max(limits)) if limits else (0, inf)
    results = [one for one in published_results() if least <= count(one.architecture).parameters <= most]
    costs = [count(one.architecture) for one in results]
    return go.Scatter(
        x=[cost.parameters for cost in costs],
        y=[error_of(one.accuracies["gtsrb"]) for one in results],
        customdata=[
            [
                None,
                "<br>".join(name_lines(one.architecture.name, HOVER_WIDTH)),
                f"{cost.memory_bytes / 1024:,.1f}",
                f"{cost.macs / 1e6:,.1f}",
                labels()[one.architecture.name],
                round(100 * one.accuracies["gtsrb"], 3),
            ]
            for one, cost in zip(results, costs, strict=True)
        ],
        hovertemplate=HOVER.replace("<b>trial %{customdata[0]}</b>", "<b>as published, on German test images</b><br>"),
        mode="markers",
        marker={"color": GREY, "symbol": "x-thin-open", "size": 8, "line": {"width": 2}},
        name=AS_PUBLISHED,
    )


def hypervolume_figure(
    trials: Sequence[FrozenTrial], max_parameters: int, over: Literal["trials", "hours"] = "trials"
) -> go.Figure:
    """Hypervolume over the number of trained trials, or hours since the first; only its steps are kept."""
    history = hypervolume_history(trials, max_parameters)
    last = len(history) - 1
    steps = [at for at, volume in enumerate(history) if at in (0, last) or volume != history[at - 1]]
    hours = hours_until(trials) if over == "hours" else []
    figure = go.Figure(layout=layout("Hypervolume" if over == "trials" else "Hypervolume over time"))
    figure.update_xaxes(title="trained trials" if over == "trials" else "hours of searching")
    figure.update_yaxes(title="share of the budget dominated")
    figure.add_scatter(
        x=[at + 1 if over == "trials" else round(hours[at], 4) for at in steps],
        y=[round(history[at], 5) for at in steps],
        mode="lines" if last else "markers",
        line={"shape": "hv", "color": FRONT},
        hovertemplate="%{y:.4f} after %{x} " + over + "<extra></extra>",
    )
    return figure


def hours_until(trials: Sequence[FrozenTrial]) -> list[float]:
    """Hours from the first trial's start to the end of each trained trial, in the order they finished.

    The time in which no trial ran, between two searches of one study, is left out.
    """
    spans = _spans(trials)
    whole = [*accumulate((end - start for start, end in spans), initial=timedelta())]

    def searched(until: datetime) -> timedelta:
        begun = bisect_left(spans, until, key=lambda span: span[0])
        if not begun:
            return timedelta()
        start, end = spans[begun - 1]
        return whole[begun - 1] + min(end, until) - start

    ends = [trial.datetime_complete or datetime.min for trial in by_completion(trials)]
    return [searched(end).total_seconds() / 3600 for end in ends]


def hours_searched(trials: Sequence[FrozenTrial]) -> float:
    """The same until the last trial has ended that did not fail."""
    return sum((end - start for start, end in _spans(trials)), timedelta()).total_seconds() / 3600


def _spans(trials: Sequence[FrozenTrial]) -> list[tuple[datetime, datetime]]:
    """When trials ran, from a start to an end, in order and not overlapping.

    Failed ones are left out: one whose process was killed ends when the next search finds it.
    """
    spans: list[tuple[datetime, datetime]] = []
    for start, end in sorted(
        (trial.datetime_start, trial.datetime_complete)
        for trial in trials
        if trial.state in (TrialState.COMPLETE, TrialState.PRUNED)
        if trial.datetime_start is not None and trial.datetime_complete is not None
    ):
        if spans and start <= spans[-1][1]:
            start, end = spans[-1][0], max(spans.pop()[1], end)
        spans.append((start, end))
    return spans


def hypervolume_history(trials: Sequence[FrozenTrial], max_parameters: int) -> list[float]:
    """Hypervolume after each trained trial, in the order they finished."""
    staircase = Staircase(max_parameters)
    history: list[float] = []
    for trial in by_completion(trials):
        staircase.add(point(trial))
        history.append(staircase.hypervolume)
    return history


def by_completion(trials: Sequence[FrozenTrial]) -> list[FrozenTrial]:
    """The trained trials in the order they finished."""
    return sorted(trained(trials), key=_finished)


def _finished(trial: FrozenTrial) -> tuple[datetime, int]:
    return trial.datetime_complete or datetime.max, trial.number


def _points(trials: Sequence[FrozenTrial], name: str, marker: dict[str, object]) -> go.Scatter:
    return go.Scatter(
        x=[point(trial)[1] for trial in trials],
        y=[error_of(point(trial)[0]) for trial in trials],
        customdata=[_pointed_at(trial) for trial in trials],
        hovertemplate=HOVER,
        mode="markers",
        marker=marker,
        name=name,
    )


def _front_line(trials: Sequence[FrozenTrial]) -> go.Scatter:
    return go.Scatter(
        x=[point(trial)[1] for trial in trials],
        y=[error_of(point(trial)[0]) for trial in trials],
        hoverinfo="skip",  # the point beneath has the text
        mode="lines+markers",
        line={"shape": "hv", "color": FRONT, "width": 2},
        marker={"symbol": "circle-open", "size": 13, "line": {"width": 2}},
        name="front",
    )


def _pointed_at(trial: FrozenTrial) -> list[object]:
    return [
        trial.number,
        "<br>".join(name_lines(escape(architecture(trial), quote=False), HOVER_WIDTH)),
        kibibytes(trial),
        mega_macs(trial),
        escape(str(trial.user_attrs.get("baseline", "")), quote=False),
        round(100 * point(trial)[0], 3),
    ]


def layout(title: str) -> go.Layout:
    """What all figures share."""
    axis = {"gridcolor": GRID, "linecolor": GREY, "zeroline": False, "showline": True, "ticks": "outside"}
    return go.Layout(
        title={"text": title, "font": {"size": 16}},
        template="none",
        font={"color": GREY},
        paper_bgcolor="rgba(0, 0, 0, 0)",
        plot_bgcolor="rgba(0, 0, 0, 0)",
        xaxis=axis,
        yaxis=axis,
        legend={"orientation": "h", "y": -0.2, "yanchor": "top"},
        hoverlabel={"align": "left", "bgcolor": "white", "bordercolor": GREY, "font": {"color": "black"}},
        margin={"l": 70, "r": 20, "t": 50, "b": 60},
        uirevision="kept",  # a figure that is saved anew leaves the reader's zoom alone
    )
