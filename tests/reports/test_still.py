"""Pictures of figures, where plotly.js does not draw."""

from io import BytesIO

import numpy as np
import plotly.graph_objects as go
import pytest
from matplotlib.figure import Figure
from PIL import Image

from reports.still import NUMBERED, _draw, _dress, on_white, png
from studies.figures import error_of, pareto_figure, put_on_accuracies


@pytest.mark.parametrize(("low", "high"), [(100e3, 2e6), (100e3, 180e3), (210e3, 490e3)])
def test_a_logarithmic_axis_has_numbers_however_short_it_is(low: float, high: float) -> None:
    axes = Figure().subplots()
    axes.plot([low, high], [0, 1])
    _dress(axes, pareto_figure([]), "x")
    assert len([tick for tick in axes.get_xticks() if low <= tick <= high]) >= 2


def test_the_better_is_the_higher_and_the_axis_tells_how_good_it_is() -> None:
    axes = Figure().subplots()
    figure = go.Figure(go.Scatter(x=[1, 2], y=[error_of(0.9), error_of(0.995)]))
    put_on_accuracies(figure, "accuracy (%)")
    _draw(figure.data[0], axes, figure.layout.xaxis)
    _dress(axes, figure, "x")
    worse, better = (axes.transData.transform((1, error))[1] for error in axes.lines[0].get_ydata())
    assert better > worse
    low, high = sorted(axes.get_ylim())
    told = dict(zip(axes.get_yticks(), (text.get_text() for text in axes.get_yticklabels()), strict=True))
    shown = {text for error, text in told.items() if low <= error <= high}
    assert shown == {"90", "93", "95", "97", "98", "99", "99.3", "99.5"}


def test_points_lines_and_bars_are_drawn_in_their_colours() -> None:
    figure = go.Figure()
    figure.add_scatter(x=[1, 2], y=[1, 2], mode="lines", line={"color": "#ff0000"})
    figure.add_scatter(x=[1, 2], y=[2, 1], mode="markers", marker={"color": "#0000ff", "size": 12})
    pixels = np.asarray(Image.open(BytesIO(png(figure))).convert("RGB")).reshape(-1, 3)
    bars = go.Figure(go.Bar(x=[3, 1], y=["a", "b"], orientation="h", marker={"color": "#00ff00"}))
    green = np.asarray(Image.open(BytesIO(png(bars))).convert("RGB")).reshape(-1, 3)
    for drawn, colour, least in ((pixels, (255, 0, 0), 200), (pixels, (0, 0, 255), 100), (green, (0, 255, 0), 10_000)):
        assert (drawn == colour).all(axis=1).sum() > least


def test_a_picture_for_files_lies_on_white_and_one_for_pages_on_nothing() -> None:
    drawn = png(go.Figure(go.Scatter(x=[1, 2], y=[1, 2], mode="lines", line={"color": "#ff0000"})))
    page, file = (Image.open(BytesIO(picture)) for picture in (drawn, on_white(drawn)))
    assert page.convert("RGBA").getpixel((0, 0))[3] == 0 and file.mode == "RGB" and file.size == page.size
    assert file.getpixel((0, 0)) == (255, 255, 255) and file.info["dpi"] == pytest.approx((110, 110), rel=0.01)
    red = (np.asarray(file).reshape(-1, 3) == (255, 0, 0)).all(axis=1)
    assert red.sum() > 200


@pytest.mark.parametrize(("number", "name"), list(enumerate(("circle", "square", "diamond", "cross", "x"))))
def test_a_symbol_is_plotlys_of_that_number(number: int, name: str) -> None:
    drawn = dict(zip(("circle", "square", "diamond", "cross", "x"), "osDPX", strict=True))
    axes = Figure().subplots()
    figure = go.Figure(go.Scatter(x=[1], y=[1], mode="markers", marker={"symbol": number}))
    _draw(figure.data[0], axes, figure.layout.xaxis)
    assert axes.lines[0].get_marker() == drawn[name] == NUMBERED[number]
