"""A chain in whole numbers: between its weighted layers a binarized network needs no others.

A weighted layer adds and subtracts: pixels in the first one, signs in the others. Whatever normalisation and pooling
follow, the next layer only asks whether a number is at least zero, and that is a comparison of the sum with a whole
number, upwards or downwards as the normalisation's scale is positive or negative (Umuroglu et al., "FINN", 2017). Only
the logits are real again.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nas.architecture import MaxPool, QConv
from nas.export.chain import Chain, ExportError, Norm, Signs, Weights, names

Integers = NDArray[np.int32]
NEVER = 2**31 - 1


@dataclass(frozen=True, eq=False)
class Pool:
    """Pooling of sums: the largest of each square, or the smallest for channels that a normalisation has turned."""

    size: int
    smallest: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Compare:
    """+1 where a sum is at least its channel's threshold, or at most, where ``downwards``."""

    threshold: Integers
    downwards: NDArray[np.bool_]

    def __call__(self, sums: Integers) -> Signs:
        """The signs as -1 and +1."""
        return np.where(np.where(self.downwards, sums <= self.threshold, sums >= self.threshold), 1, -1).astype(np.int8)


@dataclass(frozen=True, eq=False)
class Stage:
    """A weighted layer, the poolings of its sums, and the comparison that makes signs of them; none at the end."""

    weights: Weights
    pools: tuple[Pool, ...]
    compare: Compare | None


@dataclass(frozen=True, eq=False)
class IntegerNetwork:
    """What it computes: sums of ``pixel_factor * p + pixel_offset``, signs, sums, ..., logits.

    A logit is ``scale * sum + shift`` of the last sums, float64[43] each.
    """

    input_size: int
    pixel_factor: int
    pixel_offset: int
    stages: tuple[Stage, ...]
    scale: NDArray[np.float64]
    shift: NDArray[np.float64]

    def sums(self, images: NDArray[np.uint8]) -> Integers:
        """The last sums, int32[N, 43], for raw images uint8[N, S, S, 3]: what every exact export must give too."""
        values = images.astype(np.int32) * self.pixel_factor + self.pixel_offset
        for stage in self.stages:
            values = _weighted(values, stage.weights)
            for pool in stage.pools:
                values = _pooled(values, pool)
            if stage.compare is not None:
                values = stage.compare(values).astype(np.int32)
        return values

    def logits(self, images: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Logits float64[N, 43] for raw images uint8[N, S, S, 3]."""
        return self.sums(images) * self.scale + self.shift


def fold(chain: Chain) -> IntegerNetwork:
    """The same network in whole numbers; raises ExportError if there is something in it that has no such form."""
    factor, offset, unit = _pixels(chain.pixel_scale, chain.pixel_shift)
    stages: list[Stage] = []
    pending: list[Pool] = []
    weights: Weights | None = None
    scale, shift = np.full(3, unit), np.zeros(3)
    for name, link in zip(names(chain.links), chain.links, strict=True):
        if weights is None and not isinstance(link, Weights):
            raise ExportError(f"{name}: comes before any weights; only pixels as they are can be exported")
        match link:
            case Weights(_, signs):
                if weights is not None:
                    stages.append(Stage(weights, tuple(pending), _compare(scale, shift)))
                weights, pending = link, []
                scale, shift = np.full(signs.shape[-1], unit), np.zeros(signs.shape[-1])
                unit = 1.0
            case Norm(factors, additions):
                scale, shift = scale * factors, shift * factors + additions
            case MaxPool(size):
                pending.append(Pool(size, scale < 0))
    if weights is None:
        raise ExportError("the network has no weights")
    stages.append(Stage(weights, tuple(pending), None))
    return IntegerNetwork(chain.input_size, factor, offset, tuple(stages), scale, shift)


def _pixels(scale: float, shift: float) -> tuple[int, int, float]:
    """(factor, offset, unit) with ``scale * p + shift == unit * (factor * p + offset)``, factor and offset whole."""
    ratio = shift / scale
    for factor in (1, 2):
        if abs(ratio * factor - round(ratio * factor)) < 1e-4:
            return factor, round(ratio * factor), scale / factor
    raise ExportError(f"pixels are scaled by {scale:g} and shifted by {shift:g}, which has no form in whole numbers")


def _compare(scale: NDArray[np.float64], shift: NDArray[np.float64]) -> Compare:
    """Where ``scale * sum + shift`` is at least zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        zero = -shift / scale
    threshold = np.where(scale > 0, np.ceil(zero), np.floor(zero))
    # Without a scale, the shift alone decides: always or never.
    threshold = np.where(scale == 0, np.where(shift >= 0, -NEVER, NEVER), threshold)
    return Compare(np.clip(threshold, -NEVER, NEVER).astype(np.int32), scale < 0)


def _weighted(values: Integers, weights: Weights) -> Integers:
    signs = weights.signs.astype(np.int32)
    if not isinstance(weights.layer, QConv):
        dense: Integers = values.reshape(len(values), -1) @ signs
        return dense
    kernel = weights.layer.kernel
    windows = np.lib.stride_tricks.sliding_window_view(values, (1, kernel, kernel, 1))
    sums: Integers = np.einsum("nhwcaijb,ijcf->nhwf", windows, signs, optimize=True)
    return sums


def _pooled(sums: Integers, pool: Pool) -> Integers:
    size = pool.size
    count, height, width, channels = sums.shape
    rows, columns = height // size, width // size
    squares = sums[:, : rows * size, : columns * size].reshape(count, rows, size, columns, size, channels)
    largest, smallest = squares.max(axis=(2, 4)), squares.min(axis=(2, 4))
    return np.where(pool.smallest, smallest, largest)
