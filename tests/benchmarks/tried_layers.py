"""Layers that the grammar lacks, for the ablation: networks are built with them meanwhile. Imports TensorFlow."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch

import larq
import tensorflow as tf

from nas.architecture import Architecture
from nas.layers import QConv
from nas.model import keras

SLOPE = 0.25
"""RPReLU's below zero, to begin with: that of PReLU (He et al., "Delving Deep into Rectifiers", 2015)."""


@contextmanager
def grouped(architecture: Architecture, groups: int) -> Iterator[None]:
    """Convolutions but the first and the last read their maps in so many groups of channels.

    Each group is a convolution of its own: with TensorFlow's grouped ones, training is many times slower.
    """

    class Grouped(larq.layers.QuantConv2D):  # type: ignore[misc]  # larq has no types.
        def convolution_op(self, inputs: tf.Tensor, kernel: tf.Tensor) -> tf.Tensor:
            parts = zip(tf.split(inputs, groups, -1), tf.split(kernel, groups, -1), strict=True)
            return tf.concat([tf.nn.conv2d(part, weights, self.strides[0], "VALID") for part, weights in parts], -1)

    plain = larq.layers.QuantConv2D
    numbers = count(1)
    last = sum(isinstance(layer, QConv) for layer in architecture.layers)

    def layer(*settings: Any, **more: Any) -> Any:
        return Grouped(*settings, groups=groups, **more) if 1 < next(numbers) < last else plain(*settings, **more)

    with patch.object(larq.layers, "QuantConv2D", layer):
        yield


@contextmanager
def sloped() -> Iterator[None]:
    """What a shortcut adds up passes through an RPReLU, before what follows reads it, the next shortcut too."""
    with patch.object(keras.layers, "Add", SlopedSum):
        yield


class SlopedSum(tf.keras.layers.Layer):  # type: ignore[misc]  # TensorFlow has no types.
    """The sum of two maps, float[N, H, W, C], through RPReLU: a shift, a slope below zero, and a shift again.

    All three are learned for each channel (Liu et al., "ReActNet", 2020). Shifts are in units of what the sums of a
    binary 3x3 convolution would spread by chance: a step of the optimizer would else move them by thousandths.
    """

    def build(self, shapes: list[tf.TensorShape]) -> None:
        """One of each for each channel."""
        channels = shapes[0][-1]
        self.unit = (9 * channels) ** 0.5
        self.before = self.add_weight("before", (channels,), initializer="zeros")
        self.slope = self.add_weight("slope", (channels,), initializer=keras.initializers.Constant(SLOPE))
        self.after = self.add_weight("after", (channels,), initializer="zeros")

    def call(self, maps: list[tf.Tensor]) -> tf.Tensor:
        """Real numbers, where `Add` has whole ones."""
        sums = maps[0] + maps[1] - self.unit * self.before
        return tf.where(sums > 0, sums, self.slope * sums) + self.unit * self.after
