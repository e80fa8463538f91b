"""What the ablation builds networks with does what it is named after."""

from dataclasses import replace

import larq
import numpy as np
import pytest

from nas.architecture import Architecture
from nas.model import build, keras
from nas.recipe import SEARCH, Precision
from tests.benchmarks.tried_layers import SLOPE, SlopedSum, grouped, sloped


def test_a_group_of_channels_sees_nothing_of_the_others() -> None:
    architecture = Architecture.parse("3_8_8_QConv_8_3_BN_QConv_12_2_BN_QConv_8_2_BN_QConv_4_2_BN_Dense_43_BN")
    with grouped(architecture, 4):
        model = build(architecture)
    first, *between, last = (layer for layer in model.layers if isinstance(layer, larq.layers.QuantConv2D))
    assert [layer.kernel.shape[2] for layer in (first, *between, last)] == [3, 2, 3, 8]
    inputs = np.ones((1, 3, 3, 8), np.float32)
    inputs[..., :2] = -1
    changed = np.any(between[0](inputs) != between[0](np.ones_like(inputs)), axis=(0, 1, 2))
    assert changed[:3].any() and not changed[3:].any()


def test_a_sum_is_shifted_sloped_and_shifted() -> None:
    layer = SlopedSum()
    maps = [np.float32([[[[5, 5]]]]), np.float32([[[[-2, -9]]]])]
    np.testing.assert_array_equal(layer(maps), [[[[3, -1]]]])
    unit = np.sqrt(9 * 2)
    layer.set_weights(np.array([[1 / unit, -8 / unit], [0.5, 0.5], [0, -2 / unit]]))
    np.testing.assert_allclose(layer(maps), [[[[2, 2]]]], atol=1e-5)


@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
def test_every_shortcut_is_sloped_and_learns_to_be(precision: Precision) -> None:
    name = "3_8_8_QConv_8_3_BN_QConv_8_3_BN_PAD_1_QConv_8_3_ADD_BN_PAD_1_QConv_8_3_ADD_BN_Dense_43_BN"
    architecture, recipe = Architecture.parse(name), replace(SEARCH, precision=precision)
    with sloped():
        model = build(architecture, recipe)
    sums = [layer for layer in model.layers if isinstance(layer, SlopedSum)]
    assert len(sums) == 2 and not any(isinstance(layer, keras.layers.Add) for layer in model.layers)
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(np.random.default_rng(0).uniform(0, 255, (8, 8, 8, 3)), np.arange(8), verbose=0)
    for layer in sums:
        before, slope, after = layer.get_weights()
        assert before.any() and after.any() and (slope != SLOPE).any()
    assert not any(isinstance(layer, SlopedSum) for layer in build(architecture, recipe).layers)
