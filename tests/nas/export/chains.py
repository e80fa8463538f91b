"""Chains with weights at random, for tests that need no training."""

import numpy as np

from nas.architecture import Architecture
from nas.export.chain import Chain, Link, Norm, Signs, Weights
from nas.layers import BatchNorm, Dense, GlobalPool, MaxPool, Pad, QConv, Shortcut

SYMMETRIC = (1 / 128, -255 / 256)
RAW = (1.0, 0.0)


def random_chain(
    architecture: Architecture, seed: int = 0, pixels: tuple[float, float] = SYMMETRIC, margin: int | None = None
) -> Chain:
    """A chain of that architecture; normalisations turn about half of their channels, unless a frame forbids it."""
    source = np.random.default_rng(seed)

    def signs(*shape: int) -> Signs:
        return source.choice(np.array([-1, 1], np.int8), shape)

    links: list[Link] = []
    before = architecture.input_shape
    nexts = (*architecture.layers[1:], None)
    for layer, following, after in zip(architecture.layers, nexts, architecture.shapes, strict=True):
        match layer:
            case QConv(filters, kernel):
                links.append(Weights(layer, signs(kernel, kernel, before[-1], filters)))
            case Dense(units):
                links.append(Weights(layer, signs(int(np.prod(before)), units)))
            case MaxPool() | Pad() | Shortcut() | GlobalPool():
                links.append(layer)
            case BatchNorm():
                channels = after[-1]
                gamma, beta, mean = (source.normal(0, spread, channels).astype(np.float32) for spread in (1, 1, 5))
                if isinstance(following, Pad):
                    gamma = np.abs(gamma)
                links.append(Norm.of(gamma, beta, mean, source.uniform(0.5, 30, channels).astype(np.float32), 1e-3))
        before = after
    return Chain(architecture.input_size, tuple(links), *pixels, margin)


def random_images(size: int, count: int = 20, seed: int = 0) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """uint8[count, size, size, 3], the first two of one colour each: black and white."""
    images = np.random.default_rng(seed).integers(0, 256, (count, size, size, 3)).astype(np.uint8)
    images[0], images[1] = 0, 255
    return images
