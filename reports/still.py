"""A figure of plotly's as a still picture by matplotlib: for paper, for mail, and where no script runs."""

from io import BytesIO
from typing import Any

import plotly.graph_objects as go
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, LogLocator, MaxNLocator, NullFormatter, NullLocator
from PIL import Image

from studies.figures import GREY

DOTS_PER_INCH = 110
ACROSS = 3
"""Panels beside each other: more are too small to read."""
MARKERS = {
    "circle-open": "o",
    "diamond": "D",
    "square": "s",
    "triangle-up": "^",
    "star": "*",
    "x-thin-open": "x",
}
NUMBERED = "osDPX^v<>"
"""Plotly's symbols that are given by number."""


def png(figure: go.Figure) -> bytes:
    """Draw lines, points and bars on nothing, in as many panels; what needs a pointer is left out."""
    panels = sorted({trace.xaxis or "x" for trace in figure.data}, key=lambda name: int(name[1:] or 1))
    columns = max(1, min(ACROSS, len(panels)))
    rows = max(1, -(-len(panels) // columns))
    picture = Figure(figsize=(7.5, 4.2 if rows == 1 else 2.6 * rows), layout="constrained")
    drawn = picture.subplots(rows, columns, sharey=True, squeeze=False).ravel()
    titles = [note.text for note in figure.layout.annotations]
    for at, (name, axes) in enumerate(zip(panels, drawn, strict=False)):
        for trace in figure.data:
            if (trace.xaxis or "x") == name:
                _draw(trace, axes, figure.layout[name.replace("x", "xaxis")])
        _dress(axes, figure, name)
        if at < len(titles):
            axes.set_title(titles[at], fontsize=9, color=GREY)
    for axes in drawn[max(1, len(panels)) :]:
        axes.set_visible(False)
    # One entry a name, as plotly has: traces of several panels share theirs.
    entries = {name: one for axes in drawn for one, name in zip(*axes.get_legend_handles_labels(), strict=True)}
    if len(entries) > 1:
        picture.legend(
            entries.values(),
            entries.keys(),
            loc="outside upper center",
            ncols=4,
            frameon=False,
            labelcolor=GREY,
            fontsize=8,
        )
    file = BytesIO()
    picture.savefig(file, dpi=DOTS_PER_INCH, transparent=True)
    return file.getvalue()


def on_white(picture: bytes) -> bytes:
    """A picture of `png` on white paper: drawing it once more would take ten times as long."""
    drawn = Image.open(BytesIO(picture)).convert("RGBA")
    paper = Image.new("RGBA", drawn.size, "white")
    paper.alpha_composite(drawn)
    file = BytesIO()
    paper.convert("RGB").save(file, "png", dpi=(DOTS_PER_INCH, DOTS_PER_INCH))
    return file.getvalue()


def _draw(trace: Any, axes: Axes, axis: Any) -> None:
    if trace.x is None or not len(trace.x):
        return
    color = trace.marker.color or trace.line.color if trace.type == "scatter" else trace.marker.color
    if trace.type == "bar":
        names = list(dict.fromkeys(trace.y))
        offset = 0.2 if axes.containers else -0.2
        axes.barh([at + offset for at in range(len(names))], list(trace.x), height=0.38, color=color, label=trace.name)
        axes.set_yticks(range(len(names)), names, fontsize=8)
        return
    order = list(axis.categoryarray or [])
    x = [order.index(value) for value in trace.x] if order else list(trace.x)
    if order:
        axes.set_xticks(range(len(order)), order)
    mode = trace.mode or "lines"
    symbol = trace.marker.symbol
    marker = NUMBERED[symbol % len(NUMBERED)] if isinstance(symbol, int) else MARKERS.get(symbol, "o")
    hollow = isinstance(symbol, str) and symbol.endswith("-open")
    axes.plot(
        x,
        list(trace.y),
        color=trace.line.color or color,
        linestyle="-" if "lines" in mode else "",
        drawstyle="steps-post" if trace.line.shape == "hv" else "default",
        marker=marker if "markers" in mode else "",
        markersize=(trace.marker.size or 6) * 0.6,
        markerfacecolor="none" if hollow else color,
        markeredgecolor=trace.line.color if hollow and trace.line.color else color,
        markeredgewidth=1.2 if hollow else 0,
        linewidth=1.5,
        label=trace.name,
    )


def _dress(axes: Axes, figure: go.Figure, name: str) -> None:
    """Axes as in the figure."""
    across = figure.layout[name.replace("x", "xaxis")]
    upright = figure.layout.yaxis
    if across.type == "log":
        axes.set_xscale("log")
        low, high = axes.get_xlim()
        axes.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)) if high > 10 * low else MaxNLocator(5))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: _short(value)))
        axes.xaxis.set_minor_formatter(NullFormatter())
    if upright.type == "log":
        axes.set_yscale("log")
        axes.invert_yaxis()
        axes.yaxis.set_major_locator(FixedLocator(upright.tickvals))
        texts = dict(zip(upright.tickvals, upright.ticktext, strict=True))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: texts[value]))
        axes.yaxis.set_minor_locator(NullLocator())
    for line in figure.layout.shapes:
        axes.axvline(line.x0, color=GREY, linestyle="--", linewidth=0.8)
    axes.set_xlabel(across.title.text or "", color=GREY, fontsize=9)
    if name == "x":
        axes.set_ylabel(upright.title.text or "", color=GREY, fontsize=9)
    axes.tick_params(colors=GREY, labelsize=8)
    axes.grid(visible=True, color=GREY, alpha=0.2)
    for side, spine in axes.spines.items():
        spine.set_color(GREY)
        spine.set_visible(side in ("left", "bottom"))


def _short(value: float) -> str:
    return f"{value / 1e6:g}M" if value >= 1e6 else f"{value / 1e3:g}k" if value >= 1e3 else f"{value:g}"
