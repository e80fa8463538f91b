"""What mattered, in figures: the importance of each architectural choice, and the effect of each of its values."""

from html import escape

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from studies.figures import FAMILY_MARKERS, FRONT, GREY, SEARCHED, layout
from studies.importance_result import EFFECTS, Importance

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
    figure.update_layout(bargap=0.25, legend={"traceorder": "reversed"}, margin={"l": 190}, height=480)
    figure.update_xaxes(title="share of the importance (%)")
    figure.update_yaxes(showgrid=False)
    return figure


def effects_figure(importance: Importance) -> go.Figure:
    """Accuracy expected with one choice changed and all else alike: a panel a kind of choice, a line a layer."""
    kinds = [kind for kind in EFFECTS if kind in set(importance.effects["kind"])]
    figure = make_subplots(
        rows=1, cols=max(1, len(kinds)), shared_yaxes=True, subplot_titles=[TITLES[kind] for kind in kinds]
    )
    spots = {spot: at for at, spot in enumerate(dict.fromkeys(map(spot_of, importance.effects["choice"])))}
    named: set[str] = set()
    for column, kind in enumerate(kinds, start=1):
        for choice, rows in importance.effects[importance.effects["kind"] == kind].groupby("choice", sort=False):
            spot = spot_of(str(choice))
            values = [("without", "with")[int(value)] if kind in ON_OFF else f"{value:g}" for value in rows["value"]]
            figure.add_scatter(
                x=values,
                y=[round(100 * expected, 3) for expected in rows["expected"]],
                customdata=list(zip([round(100 * mean, 2) for mean in rows["mean"]], rows["networks"], strict=True)),
                hovertemplate=f"{escape(choice_words(str(choice)))}, %{{x}}: %{{y:.1f}} % expected<br>"
                "%{customdata[1]} networks have it; their mean is %{customdata[0]} %<extra></extra>",
                mode="lines+markers",
                marker={"color": COLORS[spots[spot] % len(COLORS)], "symbol": spots[spot], "size": 8},
                line={"color": COLORS[spots[spot] % len(COLORS)], "width": 1.5},
                name=spot,
                legendgroup=spot,
                showlegend=spot not in named,
                row=1,
                col=column,
            )
            named.add(spot)
        ordered = sorted(set(importance.effects.loc[importance.effects["kind"] == kind, "value"]))
        words = [("without", "with")[int(value)] if kind in ON_OFF else f"{value:g}" for value in ordered]
        figure.update_xaxes(type="category", categoryorder="array", categoryarray=words, row=1, col=column)
    shared = layout("Effect of each choice, all else alike").to_plotly_json()
    axis = shared.pop("xaxis"), shared.pop("yaxis")
    figure.update_layout(shared)
    figure.update_xaxes(axis[0])
    figure.update_yaxes(axis[1])
    figure.update_yaxes(title="expected accuracy (%)", row=1, col=1)
    # Above the panels' titles.
    figure.update_layout(margin={"t": 120}, legend={"y": 1.1})
    return figure


def spot_of(choice: str) -> str:
    """Where a choice is made: ``convolution 2`` of ``kernel 2``, ``hidden layer 1`` of ``neurons 1``, ``logits``."""
    *_, before, last = choice.split()
    if not last.isdigit():
        return last
    return f"hidden layer {last}" if before in ("neurons", "hidden") else f"convolution {last}"


def choice_words(choice: str) -> str:
    """A choice as a person says it: ``kernel of convolution 2``, ``hidden layers``."""
    kind, *where = choice.split()
    if kind not in EFFECTS or not where:
        return choice
    return f"{kind} of {spot_of(choice)}"
