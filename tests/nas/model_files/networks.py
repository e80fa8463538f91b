"""A small network of larq layers, images, and what it answers."""

from typing import Any, NamedTuple

import numpy as np

from nas.architecture import Architecture
from nas.model import build
from nas.training import probabilities

NAME = "3_12_12_QConv_32_3_MP_2_BN_QConv_32_3_BN_Dense_43_BN"
PARAMETERS = 22_678
"""By larq's count: 1-bit 32*(27 + 288) + 43*288, and two real ones a channel of the three normalisations."""


class Sample(NamedTuple):
    model: Any
    images: np.ndarray
    outputs: np.ndarray


def make_sample() -> Sample:
    source = np.random.default_rng(0)
    model = build(Architecture.parse(NAME))
    for layer in model.layers:
        if hasattr(layer, "moving_mean"):
            # As after a training: no sum lies exactly on a threshold, where rounding decides.
            layer.beta.assign(source.normal(size=layer.beta.shape))
            layer.moving_mean.assign(source.normal(size=layer.beta.shape))
            layer.moving_variance.assign(source.uniform(1, 9, layer.beta.shape))
    images = source.integers(0, 256, (300, 12, 12, 3)).astype(np.uint8)
    return Sample(model, images, probabilities(model, images))
