"""An integer network as a Keras model of larq layers, for converters. Importing this module imports TensorFlow.

Every weighted layer is a convolution, a dense one covering its map: larq-compute-engine keeps the weights of dense
layers as real numbers, 32 times as large. Thresholds are biases half-way between two whole numbers, so that no sum is
ever exactly zero before a sign, and no rounding can turn one.
"""

from math import prod

import larq
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from nas.export.folding import IntegerNetwork, Stage
from nas.layers import Dense, QConv
from nas.model import GlobalSum, Standardisation, keras

WORD = 32
"""Signs that larq-compute-engine keeps in a word."""


def keras_form(network: IntegerNetwork) -> "keras.Model":
    """From images as they are, uint8[N, S, S, 3], to logits, float32[N, 43]."""
    size = network.input_size
    image = keras.Input((size, size, 3), dtype="uint8")
    as_numbers = keras.layers.Lambda(_as_numbers) if network.margin is None else Standardisation(network.margin)
    tensor = as_numbers(image)
    sums = None
    for number, stage in enumerate(network.stages):
        later = stage.adds or stage.added or stage.total
        tensor = _convolution(stage, tensor, binary_input=number > 0, biased=not later)
        if stage.adds:
            tensor = keras.layers.Add()([tensor, sums])
        if stage.pool > 1:
            tensor = keras.layers.MaxPool2D(stage.pool)(tensor)
        if stage.total:
            tensor = keras.layers.Reshape((1, 1, tensor.shape[-1]))(GlobalSum()(tensor))
        sums = tensor
        if later and stage.thresholds is not None:
            tensor = _normalised(tensor, np.ones(len(stage.turned)), stage.biases)
    return keras.Model(image, keras.layers.Flatten()(_normalised(tensor, network.scale, network.shift)))


def _as_numbers(pixels: tf.Tensor) -> tf.Tensor:
    return tf.cast(pixels, tf.float32)


def _convolution(stage: Stage, tensor: "keras.KerasTensor", *, binary_input: bool, biased: bool) -> "keras.KerasTensor":
    """Its sums, less the thresholds if ``biased``, so that their signs are those of the sums that reach them."""
    biased = biased and stage.thresholds is not None
    layer, signs = stage.weights.layer, stage.weights.signs
    if isinstance(layer, Dense) and tensor.shape[-1] % WORD:
        # Signs are packed by channel, in whole words: few channels would be mostly padding.
        tensor = keras.layers.Reshape((1, 1, prod(tensor.shape[1:])))(tensor)
    centred = isinstance(layer, QConv) and layer.kernel == 2 * stage.frame + 1 and stage.stride == 1
    if stage.frame and not centred:
        tensor = keras.layers.ZeroPadding2D(stage.frame)(tensor)  # Zero is +1 to the quantizer.
    height, width, channels = tensor.shape[1:]
    kernel = (height, width) if isinstance(layer, Dense) else (layer.kernel, layer.kernel)
    convolution = larq.layers.QuantConv2D(
        signs.shape[-1],
        kernel,
        stage.stride,
        padding="same" if stage.frame and centred else "valid",
        pad_values=1.0,
        input_quantizer="ste_sign" if binary_input else None,
        kernel_quantizer="ste_sign",
        kernel_constraint="weight_clip",  # larq warns without; nothing is trained here.
        use_bias=biased,
    )
    tensor = convolution(tensor)
    weights = [signs.reshape(*kernel, channels, -1)]
    convolution.set_weights([*weights, stage.biases] if biased else weights)
    return tensor


def _normalised(
    tensor: "keras.KerasTensor", scale: NDArray[np.float64], shift: NDArray[np.float64]
) -> "keras.KerasTensor":
    norm = keras.layers.BatchNormalization(epsilon=0.0)
    tensor = norm(tensor)
    norm.set_weights([scale, shift, np.zeros_like(scale), np.ones_like(scale)])
    return tensor
