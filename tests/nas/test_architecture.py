from dataclasses import FrozenInstanceError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.signs import NAMES
from nas.architecture import CLASSES, Architecture
from nas.layers import ArchitectureError, Dense, MaxPool, QConv
from search_spaces.bottom_up import BottomUp
from search_spaces.residual import Residual
from search_spaces.space import draw

NAME = "3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_MP_2_BN_QConv_64_3_BN_Dense_1024_BN_Dense_43"


def test_every_class_has_an_output() -> None:
    assert len(NAMES) == CLASSES


def test_names_parse_and_print_without_loss() -> None:
    for architecture in [Architecture.parse(NAME), *draw(BottomUp(), 2000), *draw(Residual(), 2000)]:
        assert Architecture.parse(architecture.name) == architecture
        assert str(architecture) == architecture.name
    assert Architecture.parse(NAME).name == NAME


def test_is_a_value() -> None:
    architecture = Architecture.parse(NAME)
    assert len({architecture, Architecture.parse(NAME)}) == 1
    with pytest.raises(FrozenInstanceError):
        architecture.input_size = 48


def test_shapes_follow_the_layers() -> None:
    architecture = Architecture(30, (QConv(16, 3), MaxPool(3), Dense(7), Dense(43)))
    assert architecture.shapes == ((28, 28, 16), (9, 9, 16), (7,), (43,))


def test_a_stride_leaves_out_what_does_not_fit_and_two_places_are_enough() -> None:
    assert Architecture.parse("3_30_30_QConv_8_4_S_3_QConv_8_7_S_2_Dense_43").shapes[:2] == ((9, 9, 8), (2, 2, 8))
    assert Architecture.parse("3_30_30_QConv_8_3_S_2_Dense_43").shapes[0] == (14, 14, 8)


def test_a_shortcut_may_begin_at_a_map_that_was_pooled() -> None:
    name = "3_16_16_QConv_16_3_BN_QConv_8_3_MP_2_BN_PAD_1_QConv_8_3_ADD_BN_Dense_43"
    assert Architecture.parse(name).name == name


@pytest.mark.parametrize(
    "name",
    [
        "3_256_256_QConv_1_31_S_15_MP_2_Dense_65536_Dense_43",
        "3_8_8_QConv_4096_8_Dense_43",
        "3_64_64_QConv_8_1_PAD_15_QConv_8_1_MP_31_Dense_43",
        f"3_8_8{'_BN' * 63}_Dense_43",
    ],
)
def test_limits_are_included(name: str) -> None:
    assert Architecture.parse(name).name == name


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("3_30_30_QConv_32_5_MP_2_QConv_64_5_MP_2_QConv_64_5_Dense_43", "layer 5 (QConv_64_5): the 4x4 map collapses"),
        ("3_30_30_MP_16_MP_2_Dense_43", "layer 2 (MP_2): a pool of 2x2 is larger than its 1x1 input"),
        ("3_30_30_QConv_32_5", "layer 1 (QConv_32_5): a network must end in Dense_43"),
        ("3_30_30_Dense_43_BN_BN", "layer 3 (BN): a network must end in Dense_43"),
        ("3_30_30_Dense_42", "layer 1 (Dense_42)"),
        ("3_30_30", "no layers"),
        ("3_30_30_QConv_0_5_Dense_43", "layer 1 (QConv_0_5): 0 is not within 1 to 4096"),
        ("3_30_30_QConv_99999_5_Dense_43", "layer 1 (QConv_99999_5): 99999 is not within"),
        ("3_30_30_Dense_64_QConv_16_1_Dense_43", "layer 2 (QConv_16_1): needs a map"),
        ("3_30_30_Conv_16_3_Dense_43", "layer 1 ('Conv'): unknown layer"),
        ("3_30_30_QConv_16_Dense_43", "layer 1 ('QConv'): needs 2 whole number(s)"),
        ("3_30_30_QConv_016_3_Dense_43", "layer 1 ('QConv'): needs 2 whole number(s)"),
        ("3_30_48_Dense_43", "input 3_30_48: must be 3 channels and square"),
        ("1_30_30_Dense_43", "input 1_30_30: must be 3 channels and square"),
        ("3_30_30_QConv_8_3_ADD_Dense_43", "layer 2 (ADD): must follow a QConv whose input is a normalised map"),
        ("3_30_30_QConv_8_3_BN_PAD_1_QConv_8_3_ADD_Dense_43", "layer 5 (ADD): would add sums of pixels"),
        ("3_30_30_QConv_8_3_BN_QConv_8_3_BN_MP_2_BN_QConv_8_1_ADD_Dense_43", "layer 8 (ADD): must follow"),
        ("3_9_9_QConv_8_3_BN_QConv_8_3_BN_QConv_8_3_ADD_Dense_43", "layer 6 (ADD): cannot add 5x5x8 to 3x3x8"),
        ("3_30_30_QConv_8_3_S_1_Dense_43", "layer 1 ('QConv'): S needs a whole number, 2 or more, found '1'"),
        ("3_30_30_QConv_8_3_S", "layer 1 ('QConv'): S needs a whole number, 2 or more, found ''"),
        ("3_30_30_QConv_8_3_S_16_Dense_43", "layer 1 (QConv_8_3_S_16): 16 is not within 1 to 15"),
        ("3_30_30_QConv_8_28_S_3_Dense_43", "layer 1 (QConv_8_28_S_3): on the 30x30 map there is no second place, 3"),
        ("3_30_30_QConv_8_3_BN_QConv_43_28_GP", "layer 4 (GP): the map has only one place"),
        ("3_30_30_MP_2_S_2_Dense_43", "layer 2 ('S'): unknown layer"),
        ("3_30_30_QConv_8_3_GP_Dense_43", "layer 2 (GP): would add up sums of pixels"),
        ("3_30_30_GP_Dense_43", "layer 1 (GP): must follow the QConv or ADD"),
        ("3_30_30_QConv_8_3_BN_QConv_8_3_MP_2_GP_Dense_43", "layer 5 (GP): must follow the QConv or ADD"),
        ("3_30_30_QConv_8_3_BN_QConv_8_3_GP_BN_QConv_8_1_Dense_43", "layer 6 (QConv_8_1): needs a map"),
        ("3_30_30_QConv_8_3_BN_QConv_42_3_GP_BN", "layer 5 (BN): a network must end in Dense_43"),
        ("3_30_30_QConv_8_3_BN_QConv_43_3_BN", "layer 4 (BN): a network must end in Dense_43"),
        ("3_30_30_PAD_1_QConv_16_3_Dense_43", "layer 1 (PAD_1): the image itself is not framed"),
        ("3_30_30_QConv_16_3_PAD_1_BN_QConv_16_3_Dense_43", "layer 2 (PAD_1): must be followed by the QConv"),
        ("3_30_30_QConv_16_3_PAD_0_QConv_16_3_Dense_43", "layer 2 (PAD_0): 0 is not within 1 to 15"),
        ("3_30_30_QConv_8_29_S_2_Dense_43", "layer 1 (QConv_8_29_S_2): on the 30x30 map there is no second place, 2"),
        ("3_4000_4000_Dense_43", "input size 4000"),
        ("3_7_7_Dense_43", "input size 7: must be 8 to 256 pixels"),
        ("3_257_257_Dense_43", "input size 257: must be 8 to 256 pixels"),
        ("", "must begin with"),
        ("3_64_64_QConv_8_0_Dense_43", "layer 1 (QConv_8_0): 0 is not within 1 to 31"),
        ("3_64_64_QConv_8_32_Dense_43", "layer 1 (QConv_8_32): 32 is not within 1 to 31"),
        ("3_64_64_MP_1_Dense_43", "layer 1 (MP_1): 1 is not within 2 to 31"),
        ("3_64_64_MP_32_Dense_43", "layer 1 (MP_32): 32 is not within 2 to 31"),
        ("3_30_30_Dense_0_Dense_43", "layer 1 (Dense_0): 0 is not within 1 to 65536"),
        ("3_30_30_Dense_65537_Dense_43", "layer 1 (Dense_65537): 65537 is not within 1 to 65536"),
        (f"3_30_30_Dense_{'9' * 5000}", "layer 1 ('Dense'): needs 1 whole number(s)"),
        ("3_30", "must begin with"),
        ("3_30_30_QConv_8", "layer 1 ('QConv'): needs 2 whole number(s), found '8'"),
        ("3_30_30_Dense_\uff14\uff13", "layer 1 ('Dense'): needs 1 whole number(s)"),
        ("3_30_30_QConv_8_3_S_x_Dense_43", "layer 1 ('QConv'): S needs a whole number, 2 or more, found 'x'"),
        ("3_30_30_BN_PAD_1_QConv_16_3_Dense_43", "layer 2 (PAD_1): the image itself is not framed"),
        ("3_30_30_QConv_16_3_PAD_1", "layer 2 (PAD_1): must be followed by the QConv"),
        ("3_30_30_QConv_8_3_BN_QConv_43_3_BN_PAD_1_QConv_43_3_ADD_GP", "layer 8 (GP): a network must end in Dense_43"),
        (f"3_30_30{'_BN' * 64}_Dense_43", "65 layers: at most 64 are allowed"),
    ],
)
def test_errors_name_what_is_wrong(name: str, message: str) -> None:
    with pytest.raises(ArchitectureError) as caught:
        Architecture.parse(name)
    assert message in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("filters", [32.0, np.int64(32), True, "32"])
def test_numbers_of_other_types_are_refused_and_do_not_stay(filters: int) -> None:
    layers = (QConv(filters, 3), Dense(43))
    with pytest.raises(ArchitectureError, match=r"^layer 1 \(QConv\(filters=.*\)\): its numbers must be whole ones"):
        Architecture(30, layers)
    with pytest.raises(ArchitectureError, match="input size 30"):
        Architecture(np.int64(30), (QConv(32, 3), Dense(43)))
    assert Architecture(30, (QConv(32, 3), Dense(43))).name == "3_30_30_QConv_32_3_Dense_43"


def test_layers_may_come_as_a_list() -> None:
    listed = Architecture(30, [QConv(16, 3), Dense(43)])
    assert listed == Architecture(30, (QConv(16, 3), Dense(43))) and hash(listed)


words = st.sampled_from(["3", "30", "48", "2", "43", "0", "-1", "QConv", "MP", "BN", "Dense", "", "1e9", "x"])


@given(
    st.one_of(
        st.text(), st.lists(words, max_size=12).map("_".join), st.lists(words).map(lambda w: "_".join(["3_30_30", *w]))
    )
)
def test_any_text_is_a_network_or_an_error(text: str) -> None:
    try:
        assert Architecture.parse(text).name == text
    except ArchitectureError as error:
        assert "\n" not in str(error)
