"""What mattered, in figures: the importance of each architectural choice, and the effect of each of its values."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from studies.figures import FAMILY_MARKERS, FRONT, GREY, SEARCHED, layout
from studies.importance_result import EFFECTS, Importance

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 12
"""Choices in the figure of importance, at most."""
TITLES = {
    "kernel": "kernel size",
    "filters": "filters",
    "pooling": "pooling after it",
    "normalisation": "normalisation after it",
    "neurons": "neurons",
}
ON_OFF = ("pooling", "normalisation")
ACROSS = 3
"""Panels beside each other."""
COLORS = (SEARCHED, FRONT, *(color for _, color in FAMILY_MARKERS))


def importance_figure(importance: Importance) -> go.Figure:
    """Two bars a choice: its share of what decides accuracy, and of what decides parameters."""
    most = importance.shares.max(axis=1).sort_values().index[-SHOWN:]
    shares = importance.shares.loc[most]
    figure = go.Figure(layout=layout(f"What mattered in {importance.networks} trained networks"))
    for name, color in (("parameters", GREY), ("accuracy", FRONT)):
        figure.add_bar(
            y=[choice_words(choice) for choice in shares.index],
            x=[round(100 * share, 2) for share in shares[name]],
            orientation="h",
            marker={"color": color},
            name=f"for {name}",
            hovertemplate="%{y}: %{x:.1f} %<extra></extra>",
        )
    figure.update_layout(bargap=0.25, legend={"traceorder": "reversed"}, margin={"l": 190})
    figure.update_xaxes(title="share of the importance (%)")
    figure.update_yaxes(showgrid=False)
    return figure


def effects_figure(importance: Importance) -> go.Figure:
    """Accuracy expected with one choice changed and all else alike: a panel a kind of choice, a line a layer."""
    kinds = [kind for kind in EFFECTS if kind in set(importance.effects["kind"])]
    across = max(1, min(ACROSS, len(kinds)))
    rows = max(1, -(-len(kinds) // across))
    figure = make_subplots(
        rows=rows,
        cols=across,
        specs=[
            [{} if row * across + column < max(1, len(kinds)) else None for column in range(across)]
            for row in range(rows)
        ],
        shared_yaxes="all",
        vertical_spacing=0.2,
        subplot_titles=[TITLES[kind] for kind in kinds],
    )
    spots = list(dict.fromkeys(map(spot_of, importance.effects["choice"])))
    named: set[str] = set()
    for at, kind in enumerate(kinds):
        place = {"row": 1 + at // across, "col": 1 + at % across}
        effects = importance.effects[importance.effects["kind"] == kind]
        for choice, effect in effects.groupby("choice", sort=False):
            spot = spot_of(str(choice))
            figure.add_trace(_effect_line(str(choice), effect, spots.index(spot), named=spot in named), **place)
            named.add(spot)
        words = value_words(kind, sorted(set(effects["value"])))
        figure.update_xaxes(type="category", categoryorder="array", categoryarray=words, **place)
    shared = layout("Effect of each choice, all else alike").to_plotly_json()
    axis = shared.pop("xaxis"), shared.pop("yaxis")
    figure.update_layout(shared)
    figure.update_xaxes(axis[0])
    figure.update_yaxes(axis[1])
    figure.update_yaxes(title="expected (%)", col=1)
    figure.update_annotations(font={"size": 12, "color": GREY})
    figure.update_layout(margin={"t": 80}, legend={"y": -0.15})
    return figure


def _effect_line(choice: str, rows: "pd.DataFrame", number: int, *, named: bool) -> go.Scatter:
    """The effect of one layer's choice; ``number`` is the layer's, ``named`` whether the legend has it already."""
    color = COLORS[number % len(COLORS)]
    return go.Scatter(
        x=value_words(choice.split()[0], rows["value"]),
        y=[round(100 * expected, 3) for expected in rows["expected"]],
        customdata=list(zip([round(100 * mean, 2) for mean in rows["mean"]], rows["networks"], strict=True)),
        hovertemplate=f"{escape(choice_words(choice))}, %{{x}}: %{{y:.1f}} % expected<br>"
        "%{customdata[1]} networks have it; their mean is %{customdata[0]} %<extra></extra>",
        mode="lines+markers",
        marker={"color": color, "symbol": number, "size": 8},
        line={"color": color, "width": 1.5},
        name=spot_of(choice),
        legendgroup=spot_of(choice),
        showlegend=not named,
    )


def value_words(kind: str, values: Iterable[float]) -> list[str]:
    """Values of a kind of choice as a person says them."""
    return [("without", "with")[int(value)] if kind in ON_OFF else f"{value:g}" for value in values]


def spot_of(choice: str) -> str:
    """Where a choice is made: ``convolution 2`` of ``kernel 2``, ``hidden layer 1`` of ``neurons 1``, ``logits``."""
    *_, before, last = choice.split()
    if not last.isdigit():
        return last
    return f"hidden layer {last}" if before in ("neurons", "hidden") else f"convolution {last}"


def choice_words(choice: str) -> str:
    """A choice as a person says it: ``kernel of convolution 2``, ``hidden layers``."""
    kind, *where = choice.split()
    if kind not in (*EFFECTS, "stride") or not where:
        return choice
    return f"{kind} of {spot_of(choice)}"
