import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_spaces.bottom_up import BottomUp
from search_spaces.literature import baselines
from search_spaces.residual import Residual
from search_spaces.space import draw
from studies.wording import family, name_lines

NAMES = [architecture.name for space in (BottomUp(), Residual()) for architecture in draw(space, 50)]


@given(st.sampled_from(NAMES), st.integers(16, 120))
def test_lines_of_a_name_fit_begin_with_a_layer_and_make_the_name_again(name, width):
    lines = name_lines(name, width)
    assert "".join(lines) == name
    assert max(map(len, lines)) <= width
    assert all(line[0].isupper() for line in lines[1:])


def test_a_line_is_filled_to_its_width():
    assert name_lines("3_30_30_BN_BN_Dense_43", 14) == ["3_30_30_BN_BN_", "Dense_43"]
    assert name_lines("3_30_30_QConv_64_5_S_2_BN", 20) == ["3_30_30_", "QConv_64_5_S_2_BN"]
    assert name_lines("3_30_30_BN_BN_Dense_43", 22) == ["3_30_30_BN_BN_Dense_43"]


@pytest.mark.parametrize("baseline", baselines(), ids=lambda baseline: baseline.label)
def test_family_is_that_of_the_published_network(baseline):
    assert family(baseline.label) == baseline.family
