"""Pictures of figures, where plotly.js does not draw."""

import pytest
from matplotlib.figure import Figure

from reports.still import _dress
from studies.figures import pareto_figure


@pytest.mark.parametrize(("low", "high"), [(100e3, 2e6), (100e3, 180e3), (210e3, 490e3)])
def test_a_logarithmic_axis_has_numbers_however_short_it_is(low: float, high: float) -> None:
    axes = Figure().subplots()
    axes.plot([low, high], [0, 1])
    _dress(axes, pareto_figure([]), "x")
    assert len([tick for tick in axes.get_xticks() if low <= tick <= high]) >= 2
