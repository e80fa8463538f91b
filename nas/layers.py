"""The layers of a binarized network as values: what each is called, and what map it leaves of the one it is given."""

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

Shape = tuple[int, ...]
"""A feature map without the batch axis: (height, width, channels), or (features,) once flat."""
STRIDE = "S"
"""In names, what comes before the stride of a convolution, unless it is 1."""


class ArchitectureError(ValueError):
    """An architecture that cannot exist; the message is one line and names the layer."""


@dataclass(frozen=True, slots=True)
class QConv:
    """Convolution with 1-bit weights, no padding, no bias; the paper's have stride 1."""

    token: ClassVar[str] = "QConv"
    limits: ClassVar[tuple[range, ...]] = (range(1, 4097), range(1, 32), range(1, 16))
    filters: int
    kernel: int
    stride: int = 1

    def output(self, shape: Shape) -> Shape:
        """Shape of the map it leaves; raises ArchitectureError if the kernel does not fit."""
        height, width, _ = _as_map(shape)
        if min(height, width) < self.kernel:
            raise ArchitectureError(f"the {height}x{width} map collapses under a {self.kernel}x{self.kernel} kernel")
        if self.stride > 1 and min(height, width) < self.kernel + self.stride:
            raise ArchitectureError(f"on the {height}x{width} map there is no second place, {self.stride} further on")
        return (height - self.kernel) // self.stride + 1, (width - self.kernel) // self.stride + 1, self.filters


@dataclass(frozen=True, slots=True)
class MaxPool:
    """Max pooling over non-overlapping squares; what is left over at the border is dropped."""

    token: ClassVar[str] = "MP"
    limits: ClassVar[tuple[range, ...]] = (range(2, 32),)
    pool: int

    def output(self, shape: Shape) -> Shape:
        """Shape of the map it leaves; raises ArchitectureError if the pool is larger than the map."""
        height, width, channels = _as_map(shape)
        if min(height, width) < self.pool:
            raise ArchitectureError(f"a pool of {self.pool}x{self.pool} is larger than its {height}x{width} input")
        return height // self.pool, width // self.pool, channels


@dataclass(frozen=True, slots=True)
class Pad:
    """A frame of +1 around a map of signs, for the convolution that follows; not in the paper's networks."""

    token: ClassVar[str] = "PAD"
    limits: ClassVar[tuple[range, ...]] = (range(1, 16),)
    width: int

    def output(self, shape: Shape) -> Shape:
        """Shape of the map with its frame."""
        height, width, channels = _as_map(shape)
        return height + 2 * self.width, width + 2 * self.width, channels


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Adds to a convolution's sums those that its input is the normalised signs of; not in the paper's networks.

    The shortcut of Bi-Real Net (Liu et al., "Bi-Real Net", 2018), around the normalisation too, as in residual networks
    with pre-activation (He et al., "Identity Mappings in Deep Residual Networks", 2016): only whole numbers are added.
    """

    token: ClassVar[str] = "ADD"
    limits: ClassVar[tuple[range, ...]] = ()

    def output(self, shape: Shape) -> Shape:
        """The shape it is given."""
        return shape


@dataclass(frozen=True, slots=True)
class GlobalPool:
    """Adds a map's sums up over all its places, of which there are several; not in the paper's networks.

    Pooling over the whole map instead of weights for each place of it (Lin et al., "Network in Network", 2014), as sums
    rather than means: they are whole numbers, too.
    """

    token: ClassVar[str] = "GP"
    limits: ClassVar[tuple[range, ...]] = ()

    def output(self, shape: Shape) -> Shape:
        """A vector of as many features as the map has channels; raises ArchitectureError if there is one place."""
        height, width, channels = _as_map(shape)
        if height * width == 1:
            raise ArchitectureError("the map has only one place")
        return (channels,)


@dataclass(frozen=True, slots=True)
class BatchNorm:
    """Batch normalisation: two real numbers a channel once it is fused."""

    token: ClassVar[str] = "BN"
    limits: ClassVar[tuple[range, ...]] = ()

    def output(self, shape: Shape) -> Shape:
        """The shape it is given."""
        return shape


@dataclass(frozen=True, slots=True)
class Dense:
    """Fully connected layer with 1-bit weights, no bias; flattens a map before it."""

    token: ClassVar[str] = "Dense"
    limits: ClassVar[tuple[range, ...]] = (range(1, 65537),)
    units: int

    def output(self, shape: Shape) -> Shape:
        """A vector of ``units`` features."""
        return (self.units,)


Layer = QConv | MaxPool | Pad | Shortcut | GlobalPool | BatchNorm | Dense
LAYER_TYPES: dict[str, type[Layer]] = {
    kind.token: kind for kind in (QConv, MaxPool, Pad, Shortcut, GlobalPool, BatchNorm, Dense)
}


@lru_cache(maxsize=10_000)
def layer_name(layer: Layer) -> str:
    """The layer's part of the canonical name, e.g. ``QConv_32_5``, or ``QConv_32_5_S_2`` with a stride of 2."""
    if isinstance(layer, QConv):
        stride = f"_{STRIDE}_{layer.stride}" if layer.stride > 1 else ""
        return f"{layer.token}_{layer.filters}_{layer.kernel}{stride}"
    return "_".join([layer.token, *map(str, numbers_of(layer))])


def numbers_of(layer: Layer) -> tuple[int, ...]:
    """The layer's fields in order: what ``dataclasses.astuple`` gives, without copying it deeply."""
    return tuple(getattr(layer, name) for name in layer.__match_args__)


@lru_cache(maxsize=10_000)
def check_limits(layer: Layer) -> None:
    """Raise ArchitectureError if one of the layer's numbers is out of its limits."""
    for value, limit in zip(numbers_of(layer), layer.limits, strict=True):
        if value not in limit:
            raise ArchitectureError(f"{value} is not within {limit.start} to {limit.stop - 1}")


def _as_map(shape: Shape) -> tuple[int, int, int]:
    if len(shape) != 3:
        raise ArchitectureError("needs a map, but the network is flat already, after a Dense layer or GP")
    height, width, channels = shape
    return height, width, channels
