"""From Keras models to chains: the same answers, and a line for what a chain cannot hold."""

from collections.abc import Callable
from typing import Any

import larq
import numpy as np
import pytest

from nas.architecture import Architecture
from nas.export.chain import ExportError
from nas.export.folding import fold
from nas.export.reading import chain_of
from nas.model import build, keras
from nas.recipe import PAPER, SEARCH, Recipe
from nas.training import probabilities
from tests.nas.export.chains import random_images

NAME = "3_16_16_QConv_16_3_MP_2_BN_QConv_32_3_BN_Dense_64_BN_Dense_43_BN"


@pytest.mark.parametrize("recipe", [PAPER, SEARCH], ids=["paper", "search"])
def test_a_model_answers_as_its_integers_do(recipe: Recipe) -> None:
    model = build(Architecture.parse(NAME), recipe)
    source = np.random.default_rng(0)
    for norm in (layer for layer in model.layers if hasattr(layer, "moving_mean")):
        norm.moving_mean.assign(source.normal(0, 3, norm.moving_mean.shape))
        norm.moving_variance.assign(source.uniform(0.5, 20, norm.moving_mean.shape))
        norm.beta.assign(source.normal(0, 1, norm.moving_mean.shape))
    chain = chain_of(model)
    assert chain.architecture.name == NAME
    images = random_images(16, count=100)
    logits = fold(chain).logits(images)
    softmax = np.exp(logits - logits.max(axis=1, keepdims=True))
    softmax /= softmax.sum(axis=1, keepdims=True)
    assert np.allclose(probabilities(model, images), softmax, atol=1e-5)


def stacked(*layers: object) -> object:
    return keras.Sequential([keras.Input((16, 16, 3)), *layers])


def test_padding_that_larq_adds_by_itself_is_a_frame() -> None:
    settings = {"input_quantizer": "ste_sign", "kernel_quantizer": "ste_sign", "use_bias": False}
    layers = [
        keras.layers.BatchNormalization(beta_initializer=keras.initializers.RandomUniform(-5, 5, seed=1)),
        larq.layers.QuantConv2D(8, 3, padding="same", pad_values=1.0, **settings),
        keras.layers.Flatten(),
        dense(),
    ]
    model = keras.Sequential([keras.Input((12, 12, 3)), conv(), *layers])
    chain = chain_of(model)
    assert chain.architecture.name == "3_12_12_QConv_4_3_BN_PAD_1_QConv_8_3_Dense_43"
    images = random_images(12)
    assert (fold(chain).logits(images) == model(images.astype(np.float32)).numpy()).all()


def strided(padding: str) -> Any:
    """A model whose second convolution has a stride."""
    settings = {"input_quantizer": "ste_sign", "kernel_quantizer": "ste_sign", "use_bias": False}
    second = larq.layers.QuantConv2D(8, 3, 2, padding=padding, pad_values=1.0, name="second", **settings)
    return keras.Sequential([keras.Input((12, 12, 3)), conv(), second, keras.layers.Flatten(), dense()])


def test_a_stride_is_read() -> None:
    model = strided("valid")
    chain = chain_of(model)
    assert chain.architecture.name == "3_12_12_QConv_4_3_QConv_8_3_S_2_Dense_43"
    images = random_images(12)
    assert (fold(chain).logits(images) == model(images.astype(np.float32)).numpy()).all()


def test_a_stride_over_a_map_that_is_padded_on_some_sides_only_is_told() -> None:
    with pytest.raises(ExportError, match="second: only padding to the same size"):
        chain_of(strided("same"))


def with_shortcut(added: Callable[[list[object]], list[object]]) -> Any:
    """A model of somebody else's: two binary convolutions, the second with a shortcut of what ``added`` chooses."""
    settings = {"input_quantizer": "ste_sign", "kernel_quantizer": "ste_sign", "use_bias": False}
    image = keras.Input((12, 12, 3))
    first = larq.layers.QuantConv2D(8, 3, **settings, name="first")(keras.layers.BatchNormalization()(conv()(image)))
    norm = keras.layers.BatchNormalization(beta_initializer=keras.initializers.RandomUniform(-5, 5, seed=1))(first)
    second = larq.layers.QuantConv2D(8, 3, padding="same", pad_values=1.0, **settings)(norm)
    tensor = keras.layers.Add(name="add")(added([first, norm, second]))
    return keras.Model(image, dense()(keras.layers.Flatten()(keras.layers.BatchNormalization()(tensor))))


def test_a_shortcut_of_sums_is_read() -> None:
    model = with_shortcut(lambda tensors: [tensors[2], tensors[0]])
    chain = chain_of(model)
    assert chain.architecture.name == "3_12_12_QConv_4_3_BN_QConv_8_3_BN_PAD_1_QConv_8_3_ADD_BN_Dense_43"
    images = random_images(12)
    assert (fold(chain).logits(images) == model(images.astype(np.float32)).numpy()).all()


@pytest.mark.parametrize("chosen", [(2, 1), (2, 0, 0), (2, 2), (0, 0)])
def test_other_shortcuts_are_told(chosen: tuple[int, ...]) -> None:
    model = with_shortcut(lambda tensors: [tensors[at] for at in chosen])
    with pytest.raises(ExportError, match="add: only sums of a convolution and of what it reads the signs of"):
        chain_of(model)


def test_a_layer_used_twice_is_told() -> None:
    image = keras.Input((12, 12, 3))
    shared = larq.layers.QuantConv2D(8, 3, input_quantizer="ste_sign", kernel_quantizer="ste_sign", name="shared")
    start = larq.layers.QuantConv2D(8, 3, kernel_quantizer="ste_sign", use_bias=False)(image)
    model = keras.Model(image, dense()(keras.layers.Flatten()(shared(shared(start)))))
    with pytest.raises(ExportError, match="shared: is used more than once"):
        chain_of(model)


def conv(**changed: object) -> object:
    return larq.layers.QuantConv2D(
        4, 3, **({"kernel_quantizer": "ste_sign", "use_bias": False, "name": "conv"} | changed)
    )


def dense(**changed: object) -> object:
    settings = {"input_quantizer": "ste_sign", "kernel_quantizer": "ste_sign", "use_bias": False, "name": "dense"}
    return larq.layers.QuantDense(43, **(settings | changed))


@pytest.mark.parametrize(
    ("layers", "message"),
    [
        (lambda: (conv(use_bias=True),), "conv: has a bias"),
        (lambda: (conv(kernel_quantizer=None),), "conv: its weights are not binarized"),
        (lambda: (conv(kernel_quantizer="ste_tern"),), "conv: its weights are not -1 and "),
        (lambda: (conv(input_quantizer="ste_sign"),), "conv: binarizes the image"),
        (lambda: (conv(strides=(1, 2)),), "conv: only square convolutions"),
        (
            lambda: (conv(), conv(groups=2, name="two", input_quantizer="ste_sign")),
            "two: only square .* group",
        ),
        (lambda: (conv(), keras.layers.ZeroPadding2D(((1, 2), (1, 1)), name="pad")), "pad: only paddings of the same"),
        (lambda: (conv(padding="same"),), "conv: only padding to the same size, by"),
        (lambda: (conv(), keras.layers.Flatten(), dense(input_quantizer=None)), "dense: its inputs are not binarized"),
        (lambda: (conv(), keras.layers.Flatten(), dense(activation="relu")), "dense: has an activation"),
        (lambda: (conv(), keras.layers.ReLU(name="relu")), "relu: ReLU layers cannot be exported"),
        (lambda: (conv(),), "a network must end in Dense_43"),
        (
            lambda: (conv(), keras.layers.Flatten(), keras.layers.BatchNormalization(name="late"), dense()),
            "late: gives 784 numbers, in an exported network it would be 14x14x4",
        ),
        (lambda: (conv(), dense()), "dense: gives 14x14x43 numbers, in an exported network it would be 43"),
        (lambda: (conv(), keras.layers.MaxPool2D(14), dense()), "dense: answers with a map; flatten what it reads"),
        (lambda: (conv(), keras.layers.BatchNormalization(axis=1, name="rows")), "rows: only normalisations of chan"),
    ],
)
def test_what_a_chain_cannot_hold_is_told(layers: Callable[[], tuple[object, ...]], message: str) -> None:
    with pytest.raises(ExportError, match=message):
        chain_of(stacked(*layers()))
