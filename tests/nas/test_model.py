"""What a network is in Keras, and what it needs of it."""

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np

from nas.architecture import Architecture
from nas.model import build
from nas.recipe import PAPER, SEARCH, Recipe
from nas.standardisation import standardised
from tests.nas.patterns import SMALL, patterns


def test_that_keras_3_was_imported_before_is_told_with_what_to_do() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "TF_USE_LEGACY_KERAS"}
    command = [sys.executable, "-c", "import tensorflow, nas.model"]
    told = subprocess.run(command, env=environment, capture_output=True, text=True).stderr.splitlines()[-1]
    assert told.startswith("ImportError: ") and "import nas before TensorFlow" in told


def test_what_follows_global_pooling_is_computed_in_float32() -> None:
    pooled = Architecture.parse("3_8_8_QConv_16_3_BN_QConv_8_3_GP_BN_Dense_43_BN")
    layers = build(pooled, replace(SEARCH, precision="bfloat16")).layers
    (at,) = (number for number, layer in enumerate(layers) if type(layer).__name__ == "GlobalSum")
    kinds = [type(layer).__name__ for layer in layers[at : at + 3]]
    assert kinds == ["GlobalSum", "BatchNormalization", "QuantDense"]
    computed_in = [layer.compute_dtype for layer in layers[at - 1 : at + 3]]
    assert computed_in == ["bfloat16", "float32", "float32", "bfloat16"]


def test_pixels_are_scaled_inside_the_model_or_not_at_all() -> None:
    pixels = patterns(8).validation.images[:5].astype(np.float32)
    raw, scaled = build(SMALL, PAPER), build(SMALL, replace(PAPER, input_scale="symmetric"))
    assert np.allclose(scaled(pixels), raw((2 * pixels - 255) / 256), atol=1e-5)
    assert not np.allclose(scaled(pixels), raw(pixels), atol=1e-3)


def test_images_are_standardised_inside_the_model() -> None:
    images = patterns(8).validation.images[:5]
    for margin, pixels in ((0.0, 0), (0.2, 2)):
        recipes = (replace(SEARCH, input_scale=scale, margin=margin) for scale in ("symmetric", "standardised"))
        scaled, both = (build(SMALL, recipe) for recipe in recipes)
        assert np.allclose(both(images.astype(np.float32)), scaled(standardised(images, pixels).astype(np.float32)))


def test_a_network_in_real_numbers_has_rectified_activations() -> None:
    model = build(SMALL, replace(SEARCH, quantizer="relu"))
    dense = model.layers[-3]
    assert dense.kernel_quantizer is None and dense.kernel_constraint is None
    assert np.allclose(dense(np.r_[-1.0, 2.0].repeat(288)[None]), 2 * dense.kernel.numpy()[288:].sum(axis=0), atol=1e-4)


def test_normalisation_follows_the_recipe() -> None:
    def norms(recipe: Recipe) -> list[tuple[float, bool]]:
        return [(layer.momentum, layer.scale) for layer in build(SMALL, recipe).layers if hasattr(layer, "momentum")]

    assert norms(PAPER) == [(0.99, False)] * 2
    assert norms(SEARCH) == [(0.9, True)] * 2
