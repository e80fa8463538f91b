"""A trained network as plain arrays: what every exported format is written from, whatever it was read from.

The chain holds what the network computes, layer by layer, and nothing of how it was trained: 1-bit weights as -1 and
+1, batch normalisation with its moving averages. Pure: no TensorFlow.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nas.architecture import Architecture
from nas.layers import BatchNorm, Dense, GlobalPool, Layer, MaxPool, Pad, QConv, Shortcut

Floats = NDArray[np.float32]
Signs = NDArray[np.int8]
"""-1 and +1."""


class ExportError(ValueError):
    """A network that cannot be exported; the message is one line and names the layer."""


@dataclass(frozen=True, eq=False)
class Weights:
    """Of a convolution, int8[kernel, kernel, channels, filters], or of a dense layer, int8[inputs, units]."""

    layer: QConv | Dense
    signs: Signs


@dataclass(frozen=True, eq=False)
class Norm:
    """Batch normalisation as one multiplication and one addition a channel: float64[channels] each."""

    scale: NDArray[np.float64]
    shift: NDArray[np.float64]

    @classmethod
    def of(cls, gamma: Floats, beta: Floats, mean: Floats, variance: Floats, epsilon: float) -> "Norm":
        """From what was learnt and the moving averages."""
        scale = gamma.astype(np.float64) / np.sqrt(variance.astype(np.float64) + epsilon)
        return cls(scale, beta.astype(np.float64) - mean.astype(np.float64) * scale)


Link = Weights | Norm | MaxPool | Pad | Shortcut | GlobalPool


@dataclass(frozen=True, eq=False)
class Chain:
    """The links in order; the signs between them are understood, as in an architecture, and so is the softmax.

    The first weighted layer sees ``pixel_scale * p + pixel_shift`` of each pixel p, 0 to 255: raw, or of the image
    brought to one brightness and contrast by `nas.standardisation`, if there is a ``margin`` for that.
    """

    input_size: int
    links: tuple[Link, ...]
    pixel_scale: float
    pixel_shift: float
    margin: int | None = None

    @property
    def architecture(self) -> Architecture:
        """The network without its weights."""
        return Architecture(self.input_size, tuple(map(_layer, self.links)))


def _layer(link: Link) -> Layer:
    match link:
        case Weights(layer):
            return layer
        case Norm():
            return BatchNorm()
        case MaxPool() | Pad() | Shortcut() | GlobalPool():
            return link


def names(links: Sequence[Link]) -> list[str]:
    """Of each link, as an error or a report calls it: its number from 1 and its kind."""
    return [f"layer {number} ({type(_layer(link)).__name__})" for number, link in enumerate(links, start=1)]
