"""The integer form against the real one, computed link by link in double precision."""

import numpy as np
import pytest
from numpy.typing import NDArray

from nas.architecture import Architecture, shortcut_start
from nas.cost import count
from nas.export.chain import Chain, ExportError, Norm, Weights
from nas.export.folding import fold
from nas.layers import GlobalPool, MaxPool, Pad, QConv, Shortcut
from search_spaces.bottom_up import BottomUp
from search_spaces.residual import Residual
from search_spaces.space import draw
from tests.nas.export.chains import RAW, SYMMETRIC, random_chain, random_images

SMALL = [
    drawn
    for space, most in ((BottomUp((16,)), 10**6), (Residual((16,)), 3 * 10**6))
    for drawn in [network for network in draw(space, 300) if count(network).macs < most][:25]
]


def real_logits(chain: Chain, images: NDArray[np.uint8]) -> NDArray[np.float64]:
    """What the network means, without any folding; pixels are scaled exactly, so that zeros are zeros."""
    values = images.astype(np.float64) + chain.pixel_shift / chain.pixel_scale
    unit = chain.pixel_scale
    kept = []
    for number, link in enumerate(chain.links):
        kept.append(values)
        match link:
            case Weights(layer, signs):
                values = values if number == 0 else np.where(values >= 0, 1.0, -1.0)
                if isinstance(layer, QConv):
                    size = (layer.kernel, layer.kernel)
                    windows = np.lib.stride_tricks.sliding_window_view(values, size, axis=(1, 2))
                    windows = windows[:, :: layer.stride, :: layer.stride]
                    values = np.einsum("nhwcij,ijcf->nhwf", windows, signs, optimize=True) * unit
                else:
                    values = values.reshape(len(values), -1) @ signs.astype(np.float64) * unit
                unit = 1.0
            case Norm(scale, shift):
                values = values * scale + shift
            case Shortcut():
                values = values + kept[shortcut_start(chain.architecture.layers[:number])]
            case GlobalPool():
                values = values.sum(axis=(1, 2))
            case Pad(width):
                values = np.pad(values, ((0, 0), (width, width), (width, width), (0, 0)))  # Zero is +1 to the sign.
            case MaxPool(size):
                rows, columns = values.shape[1] // size, values.shape[2] // size
                cut = values[:, : rows * size, : columns * size]
                values = cut.reshape(len(cut), rows, size, columns, size, -1).max(axis=(2, 4))
    return values


@pytest.mark.parametrize("pixels", [SYMMETRIC, RAW, (0.25, 0.1875)], ids=["symmetric", "raw", "odd"])
@pytest.mark.parametrize("architecture", SMALL, ids=str)
def test_whole_numbers_give_the_same_logits(architecture: Architecture, pixels: tuple[float, float]) -> None:
    chain = random_chain(architecture, pixels=pixels)
    assert chain.architecture == architecture
    images = random_images(16)
    assert np.allclose(fold(chain).logits(images), real_logits(chain, images), atol=1e-9)


@pytest.mark.parametrize(
    "name",
    [
        "3_16_16_QConv_16_3_BN_MP_2_QConv_16_2_Dense_43",
        "3_16_16_QConv_16_3_MP_3_BN_BN_Dense_64_BN_Dense_43_BN",
        "3_16_16_QConv_16_3_BN_QConv_8_3_BN_QConv_8_1_ADD_MP_2_BN_QConv_8_1_ADD_MP_2_BN_QConv_8_2_BN_Dense_43",
        "3_16_16_QConv_16_3_BN_PAD_1_QConv_8_3_MP_2_BN_PAD_2_QConv_16_2_BN_Dense_43",
        "3_16_16_QConv_16_3_BN_QConv_8_3_MP_2_BN_PAD_1_QConv_8_3_ADD_BN_QConv_8_1_ADD_MP_2_BN_QConv_8_1_ADD_BN_Dense_43",
        "3_16_16_QConv_16_3_MP_2_BN_QConv_8_3_BN_QConv_8_1_ADD_GP_BN_Dense_16_BN_Dense_43_BN",
        "3_16_16_QConv_16_3_MP_2_BN_PAD_1_QConv_8_3_GP_Dense_43",
        "3_16_16_QConv_16_3_BN_PAD_1_QConv_43_3_GP",
        "3_16_16_QConv_16_3_MP_2_BN_QConv_43_1_GP_BN",
        "3_16_16_QConv_16_3_S_2_BN_PAD_1_QConv_8_3_S_3_MP_2_BN_Dense_43",
        "3_16_16_QConv_16_4_S_3_BN_QConv_8_2_BN_QConv_8_1_ADD_BN_QConv_43_2_S_2_GP_BN",
    ],
)
def test_normalisations_poolings_frames_and_shortcuts_come_in_any_order(name: str) -> None:
    chain = random_chain(Architecture.parse(name))
    images = random_images(16)
    assert np.allclose(fold(chain).logits(images), real_logits(chain, images), atol=1e-9)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "3_16_16_QConv_16_3_BN_QConv_8_3_BN_QConv_8_1_ADD_BN_MP_2_BN_Dense_43",
            "layer 5 .*its shortcut and its pooling",
        ),
        (
            "3_16_16_QConv_16_3_BN_PAD_1_QConv_8_3_BN_Dense_43",
            "layer 4 .*: reads a padded map .* negative scales; train",
        ),
    ],
)
def test_negative_scales_that_cannot_be_turned_away_are_told(name: str, message: str) -> None:
    chain = random_chain(Architecture.parse(name))
    negative = tuple(Norm(-abs(link.scale), link.shift) if isinstance(link, Norm) else link for link in chain.links)
    with pytest.raises(ExportError, match=message):
        fold(Chain(16, negative, *SYMMETRIC))


def test_a_channel_without_a_scale_is_always_or_never_positive() -> None:
    architecture = Architecture.parse("3_16_16_QConv_2_3_BN_Dense_43")
    chain = random_chain(architecture)
    conv, _, dense = chain.links
    assert isinstance(conv, Weights)
    flat = Norm(np.zeros(2), np.array([0.0, -1.0]))
    network = fold(Chain(16, (conv, flat, dense), *SYMMETRIC))
    sums = next(network.stage_sums(random_images(16, 2)))
    assert (network.stages[0].signs(sums) == [1, -1]).all()


def test_what_has_no_form_in_whole_numbers_is_told() -> None:
    chain = random_chain(Architecture.parse("3_16_16_QConv_16_3_Dense_43"))
    with pytest.raises(ExportError, match=r"layer 1 \(BatchNorm\): comes before any weights"):
        fold(Chain(16, (Norm(np.ones(3), np.ones(3)), *chain.links), *SYMMETRIC))
    with pytest.raises(ExportError, match="no weights"):
        fold(Chain(16, (), *SYMMETRIC))


def test_poolings_that_do_not_go_together_are_told() -> None:
    chain = random_chain(Architecture.parse("3_16_16_QConv_16_3_MP_2_BN_MP_2_Dense_43"))
    with pytest.raises(ExportError, match=r"layer 1 \(QConv\): a normalisation after its pooling"):
        fold(chain)


def test_what_single_precision_cannot_tell_from_a_whole_number_is_one() -> None:
    conv, _, dense = random_chain(Architecture.parse("3_8_8_QConv_1_8_BN_Dense_43")).links
    assert isinstance(conv, Weights)
    image = np.full((1, 8, 8, 3), 128, np.uint8)
    own_sum = 128 * int(conv.signs.sum())
    for shift, sign in ((1e-12, 1), (-1e-12, 1), (-0.1, -1), (0.1, 1)):
        norm = Norm(np.ones(1), np.array([-own_sum + shift]))
        network = fold(Chain(8, (conv, norm, dense), *RAW))
        assert network.stages[0].signs(next(network.stage_sums(image))).item() == sign


def test_a_total_that_single_precision_cannot_count_is_told() -> None:
    chain = random_chain(Architecture.parse("3_80_80_QConv_400_3_BN_QConv_43_3_GP_BN"))
    with pytest.raises(ExportError, match=r"layer 3 \(QConv\): adds up 20,793,600 signs"):
        fold(chain)
