"""A chain in whole numbers: between its weighted layers a binarized network needs no others.

A weighted layer adds and subtracts: pixels in the first one, signs in the others. Whatever normalisation and pooling
follow, the next layer only asks whether a number is at least zero, and that is a comparison of the sum with a whole
number (Umuroglu et al., "FINN", 2017). Where a normalisation's scale is negative, the comparison would be the other way
round: instead, its answer is turned, which the weights of the next layer make good. So every sum is asked whether it
is at least its threshold, and the largest of a square is always what counts. Only the logits are real again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nas.export.chain import Chain, ExportError, Norm, Weights, names
from nas.layers import GlobalPool, MaxPool, Pad, QConv, Shape, Shortcut
from nas.standardisation import standardised

Integers = NDArray[np.int32]
BATCH = 64
"""Images at once: the inputs of all a layer's sums, side by side, take the memory of hundreds."""
NEVER = 2**31 - 1
PIXEL, EXACT = 255, 2**24
"""The largest value, and the largest whole number of which single precision holds all smaller ones."""
SINGLE = 2.0**-23
"""Of numbers in single precision, the relative distance to the next."""


@dataclass(frozen=True, eq=False)
class Stage:
    """A weighted layer, the pooling of its sums, and the thresholds that make signs of them."""

    weights: Weights
    frame: int
    """Width of the frame of +1 around the signs that it reads; 0: none."""
    adds: bool
    """Whether the sums of the stage before, pooled and not yet signs, are added to its own."""
    pool: int
    """Side of the squares of which the largest sum is kept; 1: no pooling."""
    thresholds: Integers | None
    """int32[outputs]: +1 where a sum is at least this, -1 elsewhere; None in the last stage."""
    turned: NDArray[np.bool_]
    """bool[outputs]: where these signs are the opposite of the original network's."""
    added: bool = False
    """Whether the next stage adds its sums to its own."""
    total: bool = False
    """Whether its sums are added up over the whole map, and only then compared."""
    largest: int = 0
    """That a sum of signs can be, before it is added up over the map. (The first stage's sums, of pixels, are larger:
    ``nas.architecture`` allows no shortcut and no global pooling there.)"""

    @property
    def stride(self) -> int:
        """Of its convolution; 1 of a dense layer."""
        layer = self.weights.layer
        return layer.stride if isinstance(layer, QConv) else 1

    @property
    def biases(self) -> NDArray[np.float64]:
        """float64[outputs]: what makes signs of sums in the real world; half-way between two, so that none is zero."""
        if self.thresholds is None:
            raise ValueError("the last stage has no signs")
        return 0.5 - self.thresholds.astype(np.float64)

    def sums(self, values: Integers, before: Integers) -> Integers:
        """Of pixels or signs, int32[N, ...], pooled; ``before`` are those of the stage before."""
        sums = _weighted(_framed(values, self.frame), self.weights)
        sums = sums + before if self.adds else sums
        return sums.sum(axis=(1, 2), dtype=np.int32) if self.total else _pooled(sums, self.pool)

    def signs(self, sums: Integers) -> Integers:
        """What the next stage reads of them."""
        return np.where(sums + self.biases > 0, 1, -1).astype(np.int32)


@dataclass(frozen=True, eq=False)
class IntegerNetwork:
    """What it computes: sums of raw pixels, signs, sums, ..., logits, which are ``scale * sum + shift`` of the last.

    The scale and shift of pixels before the first layer are in its thresholds. ``scale`` and ``shift`` are float64[43].
    With a ``margin``, the first layer reads images brought to one brightness and contrast by `nas.standardisation`.
    """

    input_size: int
    stages: tuple[Stage, ...]
    scale: NDArray[np.float64]
    shift: NDArray[np.float64]
    margin: int | None

    def pixels(self, images: NDArray[np.uint8]) -> Integers:
        """What the first layer reads of raw images uint8[N, S, S, 3]: int32 of the same shape."""
        return (images if self.margin is None else standardised(images, self.margin)).astype(np.int32)

    def sums(self, images: NDArray[np.uint8]) -> Integers:
        """The last sums, int32[N, 43], for raw images uint8[N, S, S, 3]: what every exact export must give too."""
        batches = [images[start : start + BATCH] for start in range(0, len(images), BATCH)]
        return np.concatenate([list(self.stage_sums(batch))[-1] for batch in batches])

    def stage_sums(self, images: NDArray[np.uint8]) -> Iterator[Integers]:
        """The sums of every stage for raw images, one stage after the other."""
        values = sums = self.pixels(images)
        for stage in self.stages:
            sums = stage.sums(values, sums)
            yield sums
            values = sums if stage.thresholds is None else stage.signs(sums)

    def logits(self, images: NDArray[np.uint8]) -> NDArray[np.float64]:
        """Logits float64[N, 43] for raw images uint8[N, S, S, 3]."""
        return self.sums(images) * self.scale + self.shift


def fold(chain: Chain) -> IntegerNetwork:
    """The same network in whole numbers; raises ExportError if there is something in it that has no such form."""
    stages: list[Stage] = []
    current: _OpenStage | None = None
    frame = 0
    for number, (name, link) in enumerate(zip(names(chain.links), chain.links, strict=True)):
        match link:
            case Weights():
                if current is None:
                    current = _OpenStage(name, link, chain.pixel_scale, chain.pixel_shift)
                else:
                    stages.append(current.closed())
                    if frame and stages[-1].turned.any():
                        raise ExportError(
                            f"{name}: reads a padded map that is normalised with negative scales; train with "
                            "gamma_constraint=NonNeg"
                        )
                    current = _OpenStage(name, _turned(link, stages[-1].turned), frame=frame)
                frame = 0
            case _ if current is None:
                raise ExportError(f"{name}: comes before any weights; only pixels as they are can be exported")
            case Norm():
                current.normalise(link)
            case MaxPool():
                current.pool(link)
            case GlobalPool():
                current.add_up(chain.architecture.shapes[number - 1])
            case Pad(width):
                frame = width
            case Shortcut():
                current.add(stages[-1])
                stages[-1] = replace(stages[-1], added=True)
    if current is None:
        raise ExportError("the network has no weights")
    stages.append(current.last())
    return IntegerNetwork(chain.input_size, tuple(stages), current.scale, current.shift, chain.margin)


class _OpenStage:
    """A stage while its links are read: what its sums have become is ``scale * sum + shift``."""

    def __init__(self, name: str, weights: Weights, scale: float = 1.0, shift: float = 0.0, frame: int = 0) -> None:
        """For a layer that reads ``scale * value + shift``."""
        self._name = name
        self._frame = frame
        self._adds = False
        self._total = False
        self._largest = int(np.prod(weights.signs.shape[:-1]))
        self.weights = weights
        together = weights.signs.reshape(-1, weights.signs.shape[-1]).sum(axis=0, dtype=np.int64)
        self.scale = np.full(together.shape, scale)
        self.shift = shift * together
        self._pools: list[tuple[int, NDArray[np.bool_]]] = []

    def normalise(self, norm: Norm) -> None:
        self.scale, self.shift = self.scale * norm.scale, self.shift * norm.scale + norm.shift

    def pool(self, pool: MaxPool) -> None:
        self._pools.append((pool.pool, self.scale < 0))

    def add(self, before: Stage) -> None:
        """Its sums to those of this one."""
        self._adds = True
        self._largest += before.largest

    def add_up(self, shape: Shape) -> None:
        """Over a map of that shape."""
        largest = self._largest * int(np.prod(shape[:-1]))
        if 2 * largest > EXACT:  # Thresholds are half-way between two whole numbers.
            raise ExportError(f"{self._name}: adds up {largest:,} signs, more than single precision can count")
        self._total = True

    def last(self) -> Stage:
        """Whose sums are the network's."""
        unturned = np.zeros(self.scale.shape, bool)
        return Stage(self.weights, self._frame, False, 1, None, unturned, total=self._total, largest=self._largest)

    def closed(self) -> Stage:
        """With the comparison that its sign is."""
        before_pooling = self._pools[0][1] if self._pools else np.zeros_like(self.scale, bool)
        if any((then != before_pooling).any() for _, then in self._pools):
            raise ExportError(f"{self._name}: a normalisation after its pooling, before another one, turns channels")
        if self._adds and before_pooling.any():
            raise ExportError(f"{self._name}: a negative scale between its shortcut and its pooling cannot be exported")
        signs = np.where(before_pooling, -self.weights.signs, self.weights.signs)
        scale = np.where(before_pooling, -self.scale, self.scale)
        with np.errstate(divide="ignore", invalid="ignore"):
            zero = _snapped(-self.shift / scale)
        thresholds = np.where(scale > 0, np.ceil(zero), np.floor(zero) + 1)
        # Without a scale, the shift alone decides: always or never.
        thresholds = np.where(scale == 0, np.where(self.shift >= 0, -NEVER, NEVER), thresholds)
        pool = int(np.prod([size for size, _ in self._pools], dtype=int))
        weights = Weights(self.weights.layer, signs)
        within = np.clip(thresholds, -NEVER, NEVER).astype(np.int32)
        return Stage(
            weights, self._frame, self._adds, pool, within, scale < 0, total=self._total, largest=self._largest
        )


def _turned(weights: Weights, inputs: NDArray[np.bool_]) -> Weights:
    """The weights for a map of which these channels are turned."""
    signs = weights.signs.reshape(-1, len(inputs), weights.signs.shape[-1])
    turned = np.where(inputs[:, None], -signs, signs)
    return Weights(weights.layer, turned.reshape(weights.signs.shape))


def _snapped(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Whole where a model in single precision could not tell the difference either."""
    whole = np.rint(numbers)
    return np.where(np.abs(numbers - whole) <= SINGLE * np.maximum(1, np.abs(numbers)), whole, numbers)


def _framed(signs: Integers, width: int) -> Integers:
    return np.pad(signs, ((0, 0), (width, width), (width, width), (0, 0)), constant_values=1) if width else signs


def _weighted(values: Integers, weights: Weights) -> Integers:
    signs = weights.signs.reshape(-1, weights.signs.shape[-1])
    # Whole numbers all the way, and matrices of real ones are multiplied many times as fast.
    kind = np.float32 if len(signs) * PIXEL < EXACT else np.float64
    inputs = values.astype(kind)
    if isinstance(weights.layer, QConv):
        kernel, stride = weights.layer.kernel, weights.layer.stride
        windows = np.lib.stride_tricks.sliding_window_view(inputs, (1, kernel, kernel, 1))[..., 0, :, :, 0]
        windows = windows[:, ::stride, ::stride]
        inputs = windows.transpose(0, 1, 2, 4, 5, 3).reshape(*windows.shape[:3], -1)
    else:
        inputs = inputs.reshape(len(inputs), -1)
    sums: Integers = (inputs @ signs.astype(kind)).astype(np.int32)
    return sums


def _pooled(sums: Integers, size: int) -> Integers:
    if size == 1:
        return sums
    count, height, width, channels = sums.shape
    rows, columns = height // size, width // size
    squares = sums[:, : rows * size, : columns * size].reshape(count, rows, size, columns, size, channels)
    largest: Integers = squares.max(axis=(2, 4))
    return largest
