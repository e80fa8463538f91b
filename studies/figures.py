"""The study in figures: the Pareto front with the published baselines marked, and the hypervolume's history.

Backgrounds are transparent, lines and letters grey: the dashboard shows the figures on white and on black.
"""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from itertools import cycle

import plotly.graph_objects as go
from optuna.trial import FrozenTrial

from nas.front import Point, hypervolume, pareto_front
from studies.trials import front, point, trained
from studies.wording import family, kibibytes, mega_macs, name_lines

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
HOVER_WIDTH = 48
"""Characters of a line of a canonical name under the pointer."""
HOVER = (
    "<b>trial %{customdata[0]}</b> %{customdata[4]}<br>%{customdata[1]}<br>%{y:.2f} %, %{x:,} parameters<br>"
    "%{customdata[2]} KiB, %{customdata[3]} M MACs<extra></extra>"
)


def pareto_figure(trials: Sequence[FrozenTrial]) -> go.Figure:
    """Validation accuracy over parameters of every trained trial, with the front and the published baselines."""
    shown = trained(trials)
    figure = go.Figure(layout=_layout(f"Pareto front of {len(shown)} trained trials"))
    figure.update_xaxes(title="parameters", type="log", dtick="D2", tickformat="~s")
    figure.update_yaxes(title="validation accuracy (%)")
    searched = [trial for trial in shown if "baseline" not in trial.user_attrs]
    figure.add_trace(_points(searched, "searched", {"color": SEARCHED, "size": 7, "opacity": 0.65}))
    figure.add_trace(_front_line(front(shown)))
    families: dict[str, list[FrozenTrial]] = {}
    for trial in shown:
        if "baseline" in trial.user_attrs:
            families.setdefault(family(trial.user_attrs["baseline"]), []).append(trial)
    for (name, published), (symbol, color) in zip(sorted(families.items()), cycle(FAMILY_MARKERS), strict=False):
        figure.add_trace(_points(published, f"published {name}", {"color": color, "size": 8, "symbol": symbol}))
    return figure


def hypervolume_figure(trials: Sequence[FrozenTrial], max_parameters: int) -> go.Figure:
    """Hypervolume over the number of trained trials; only its steps are kept, however long the study."""
    history = hypervolume_history(trials, max_parameters)
    last = len(history) - 1
    steps = [at for at, volume in enumerate(history) if at in (0, last) or volume != history[at - 1]]
    figure = go.Figure(layout=_layout("Hypervolume"))
    figure.update_xaxes(title="trained trials")
    figure.update_yaxes(title="share of the budget dominated")
    figure.add_scatter(
        x=[at + 1 for at in steps],
        y=[round(history[at], 5) for at in steps],
        mode="lines",
        line={"shape": "hv", "color": FRONT},
        hovertemplate="%{y:.4f} after %{x} trials<extra></extra>",
    )
    return figure


def hypervolume_history(trials: Sequence[FrozenTrial], max_parameters: int) -> list[float]:
    """Hypervolume after each trained trial, in the order they finished."""
    history: list[float] = []
    beaten_by: list[Point] = []
    volume = 0.0
    for trial in sorted(trained(trials), key=_finished):
        accuracy, parameters = point(trial)
        if not any(better >= accuracy and fewer <= parameters for better, fewer in beaten_by):
            points = [*beaten_by, (accuracy, parameters)]
            beaten_by = [points[index] for index in pareto_front(points)]
            volume = hypervolume(beaten_by, max_parameters)
        history.append(volume)
    return history


def _finished(trial: FrozenTrial) -> tuple[datetime, int]:
    return trial.datetime_complete or datetime.max, trial.number


def _points(trials: Sequence[FrozenTrial], name: str, marker: dict[str, object]) -> go.Scatter:
    return go.Scatter(
        x=[point(trial)[1] for trial in trials],
        y=[round(100 * point(trial)[0], 3) for trial in trials],
        customdata=[_pointed_at(trial) for trial in trials],
        hovertemplate=HOVER,
        mode="markers",
        marker=marker,
        name=name,
    )


def _front_line(trials: Sequence[FrozenTrial]) -> go.Scatter:
    return go.Scatter(
        x=[point(trial)[1] for trial in trials],
        y=[round(100 * point(trial)[0], 3) for trial in trials],
        hoverinfo="skip",  # the point beneath has the text
        mode="lines+markers",
        line={"shape": "hv", "color": FRONT, "width": 2},
        marker={"symbol": "circle-open", "size": 13, "line": {"width": 2}},
        name="front",
    )


def _pointed_at(trial: FrozenTrial) -> list[object]:
    return [
        trial.number,
        "<br>".join(name_lines(trial.user_attrs["architecture"], HOVER_WIDTH)),
        kibibytes(trial),
        mega_macs(trial),
        escape(trial.user_attrs.get("baseline", ""), quote=False),
    ]


def _layout(title: str) -> go.Layout:
    axis = {"gridcolor": GRID, "linecolor": GREY, "zeroline": False, "showline": True, "ticks": "outside"}
    return go.Layout(
        title={"text": title, "font": {"size": 16}},
        template="none",
        font={"color": GREY},
        paper_bgcolor="rgba(0, 0, 0, 0)",
        plot_bgcolor="rgba(0, 0, 0, 0)",
        xaxis=axis,
        yaxis=axis,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom"},
        hoverlabel={"align": "left", "bgcolor": "white", "bordercolor": GREY, "font": {"color": "black"}},
        margin={"l": 70, "r": 20, "t": 80, "b": 60},
        uirevision="kept",  # a figure that is saved anew leaves the reader's zoom alone
    )
