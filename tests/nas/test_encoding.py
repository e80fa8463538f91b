from math import log2

import pytest

from nas.architecture import Architecture
from nas.encoding import encode
from search_spaces.bottom_up import BottomUp
from search_spaces.literature import baselines
from search_spaces.residual import Residual
from search_spaces.space import draw

NORMALISED = "3_30_30_QConv_32_5_MP_2_BN_QConv_64_3_BN_Dense_43_BN"


def encoded(name: str) -> tuple[float, ...]:
    return encode(Architecture.parse(name))


def test_every_architecture_becomes_as_many_numbers() -> None:
    known = [*draw(BottomUp(), 200), *draw(Residual(), 200), *(baseline.architecture for baseline in baselines())]
    deep = Architecture.parse("3_64_64_" + "QConv_8_2_BN_" * 12 + "Dense_64_BN_" * 8 + "Dense_43")
    flat = Architecture.parse("3_64_64_Dense_43")
    assert len({len(encode(network)) for network in (*known, deep, flat)}) == 1


def test_architectures_of_a_space_are_told_apart() -> None:
    networks = {*draw(BottomUp(), 500), *draw(Residual(), 500)}
    # Pooling at another place that leaves the same costs is not: it is rare.
    assert len({encode(network) for network in networks}) > 0.97 * len(networks)


@pytest.mark.parametrize(
    "other",
    [
        "3_30_30_QConv_32_5_MP_2_QConv_64_3_BN_Dense_43_BN",
        "3_30_30_QConv_32_5_MP_2_BN_QConv_64_3_Dense_43_BN",
        "3_30_30_QConv_32_5_MP_2_BN_QConv_64_3_BN_Dense_43",
    ],
)
def test_a_missing_normalisation_shows_beyond_its_parameters(other: str) -> None:
    there, missing = encoded(NORMALISED), encoded(other)
    # Costs come second and third.
    assert sum(a != b for a, b in zip(there[3:], missing[3:], strict=True)) >= 1


def test_a_normalisation_after_a_pooling_belongs_to_the_layer_before_it() -> None:
    before = "3_30_30_QConv_32_5_BN_MP_2_QConv_64_3_BN_Dense_43_BN"
    assert encoded(NORMALISED) == encoded(before)


def test_the_narrowest_map_and_how_much_of_the_image_the_last_one_has_seen_are_told() -> None:
    """Of networks with the same layers in another order, one sends all it knows through fewer values."""
    wide = "3_48_48_QConv_32_5_MP_2_BN_QConv_16_1_BN_PAD_1_QConv_64_3_MP_2_BN_Dense_43_BN"
    narrow = "3_48_48_QConv_32_5_MP_2_BN_QConv_16_1_MP_2_BN_PAD_1_QConv_64_3_BN_Dense_43_BN"
    summed = "3_48_48_QConv_32_5_MP_2_BN_QConv_16_1_BN_PAD_1_QConv_64_3_GP_BN_Dense_43_BN"
    narrowest = [log2(16 * 22 * 22), log2(16 * 11 * 11), log2(64)]
    for name, fewest in zip((wide, narrow, summed), narrowest, strict=True):
        assert fewest in encoded(name)
    # 5 pixels, 6 with the pooling's, 10 with the convolution's, 12 with the second pooling's.
    assert log2(12 / 48) in encoded(wide) and log2(11) in encoded(wide)
    # 3 pixels, and from there on the places are two apart: 7 with the second convolution's.
    strided = encoded("3_48_48_QConv_32_3_S_2_BN_QConv_16_3_BN_Dense_43_BN")
    assert log2(7 / 48) in strided and log2(21) in strided


@pytest.mark.parametrize(
    ("layers", "width", "told"),
    [
        ("QConv_32_5_QConv_64_3_BN_Dense_43_BN", 5 * 5 * 3, True),
        ("QConv_32_5_BN_QConv_64_3_BN_Dense_43_BN", 5 * 5 * 3, False),
        ("QConv_8_5_BN_QConv_16_3_GP_Dense_43_BN", 3 * 3 * 8 * 24 * 24, True),
        ("QConv_8_5_BN_QConv_16_3_GP_BN_Dense_43_BN", 3 * 3 * 8 * 24 * 24, False),
        ("QConv_8_5_BN_QConv_8_1_BN_PAD_1_QConv_8_3_ADD_GP_Dense_43_BN", 3 * 3 * 8 * 26 * 26, True),
        ("QConv_8_5_BN_QConv_8_1_BN_PAD_1_QConv_8_3_ADD_BN_Dense_43_BN", 3 * 3 * 8, False),
        ("QConv_32_5_BN_QConv_43_1_GP_BN", 32 * 26 * 26, True),
    ],
)
def test_how_wide_sums_are_is_told_of_those_without_normalisation_and_of_the_logits(
    layers: str, width: int, told: bool
) -> None:
    assert (log2(width) in encoded(f"3_30_30_{layers}")) == told
