"""A binarized network as a value: its layers, its one canonical name, the shapes of its feature maps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import ClassVar, Self

Shape = tuple[int, ...]
"""A feature map without the batch axis: (height, width, channels), or (features,) once flat."""

CLASSES = 43
"""Outputs: the traffic signs of ``datasets.signs``."""
INPUT_CHANNELS = 3
INPUT_SIZES = range(8, 257)
MAX_LAYERS = 64
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
_LAYER_TYPES: dict[str, type[Layer]] = {
    kind.token: kind for kind in (QConv, MaxPool, Pad, Shortcut, GlobalPool, BatchNorm, Dense)
}


@dataclass(frozen=True, slots=True)
class Architecture:
    """A valid network: square RGB input, layers in order, 43 logits (softmax is understood).

    The first weighted layer sees the image as real numbers; every later one sees only signs.
    Raises ArchitectureError, which names the layer, for a network that cannot be built.
    """

    input_size: int
    layers: tuple[Layer, ...]
    shapes: tuple[Shape, ...] = field(init=False, repr=False, compare=False)
    """Output shape of every layer, in order."""

    def __post_init__(self) -> None:
        """Check every layer against the map it receives."""
        object.__setattr__(self, "layers", tuple(self.layers))
        if type(self.input_size) is not int or self.input_size not in INPUT_SIZES:
            raise ArchitectureError(
                f"input size {self.input_size}: must be {INPUT_SIZES.start} to {INPUT_SIZES.stop - 1} pixels"
            )
        if len(self.layers) > MAX_LAYERS:
            raise ArchitectureError(f"{len(self.layers)} layers: at most {MAX_LAYERS} are allowed")
        object.__setattr__(self, "shapes", tuple(self._computed_shapes()))
        tail = self.layers[:-1] if self.layers[-1:] == (BatchNorm(),) else self.layers
        if tail[-1:] != (Dense(CLASSES),) and not (tail[-1:] == (GlobalPool(),) and _is_vote(tail[-2])):
            last = _place(len(self.layers), self.layers[-1]) if self.layers else "no layers"
            raise ArchitectureError(
                f"{last}: a network must end in Dense_{CLASSES} (the {CLASSES} classes) or QConv_{CLASSES}_..._GP, or "
                "in one of these and BN"
            )

    @property
    def input_shape(self) -> Shape:
        """(height, width, channels) of the image."""
        return self.input_size, self.input_size, INPUT_CHANNELS

    def _computed_shapes(self) -> Iterator[Shape]:
        shape = self.input_shape
        shapes = [shape]
        for number, layer in enumerate(self.layers, start=1):
            # Not in what is cached, which takes equal numbers for the same: 32.0 for 32.
            if layer.limits and {*map(type, _numbers(layer))} != {int}:
                raise ArchitectureError(f"layer {number} ({layer}): its numbers must be whole ones, of type int")
            try:
                _check_limits(layer)
                if isinstance(layer, Pad):
                    _check_pad(self.layers[: number - 1], self.layers[number : number + 1])
                if isinstance(layer, Shortcut):
                    _check_shortcut(self.layers[: number - 1], shapes)
                if isinstance(layer, GlobalPool):
                    _check_global_pool(self.layers[: number - 1])
                shape = layer.output(shape)
            except ArchitectureError as error:
                raise ArchitectureError(f"{_place(number, layer)}: {error}") from None
            shapes.append(shape)
            yield shape

    @property
    def name(self) -> str:
        """The canonical name, as the paper writes it, e.g. ``3_30_30_QConv_32_5_MP_2_BN_Dense_43``."""
        return "_".join([f"{INPUT_CHANNELS}_{self.input_size}_{self.input_size}", *map(layer_name, self.layers)])

    def __str__(self) -> str:
        """The canonical name."""
        return self.name

    @classmethod
    def parse(cls, name: str) -> Self:
        """Read a canonical name; raises ArchitectureError naming the part that is wrong."""
        words = name.split("_")
        size = _read_input(words[:3], name)
        layers: list[Layer] = []
        position = 3
        while position < len(words):
            kind = _LAYER_TYPES.get(words[position])
            place = f"layer {len(layers) + 1} ({words[position][:40]!r})"
            if kind is None:
                raise ArchitectureError(f"{place}: unknown layer; known are {', '.join(_LAYER_TYPES)}")
            count = 2 if kind is QConv else len(kind.limits)  # A stride has a word of its own, if there is one.
            fields = words[position + 1 : position + 1 + count]
            if len(fields) < count or not all(map(_is_number, fields)):
                raise ArchitectureError(f"{place}: needs {count} whole number(s), found {'_'.join(fields)[:40]!r}")
            position += 1 + count
            if kind is QConv and words[position : position + 1] == [STRIDE]:
                fields.append(_read_stride(words[position + 1 : position + 2], place))
                position += 2
            layers.append(kind(*map(int, fields)))
        return cls(size, tuple(layers))


def _read_input(words: list[str], name: str) -> int:
    if len(words) < 3 or not all(map(_is_number, words)):
        raise ArchitectureError(f"{name[:60]!r}: must begin with channels_height_width, as in 3_30_30_QConv_32_5...")
    channels, height, width = map(int, words)
    if channels != INPUT_CHANNELS or height != width:
        raise ArchitectureError(f"input {channels}_{height}_{width}: must be {INPUT_CHANNELS} channels and square")
    return height


def _read_stride(words: list[str], place: str) -> str:
    if not words or not _is_number(words[0]) or words[0] in ("0", "1"):
        raise ArchitectureError(f"{place}: {STRIDE} needs a whole number, 2 or more, found {''.join(words)[:40]!r}")
    return words[0]


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 9 and (word == "0" or word[0] != "0")


@lru_cache(maxsize=10_000)
def layer_name(layer: Layer) -> str:
    """The layer's part of the canonical name, e.g. ``QConv_32_5``, or ``QConv_32_5_S_2`` with a stride of 2."""
    if isinstance(layer, QConv):
        stride = f"_{STRIDE}_{layer.stride}" if layer.stride > 1 else ""
        return f"{layer.token}_{layer.filters}_{layer.kernel}{stride}"
    return "_".join([layer.token, *map(str, _numbers(layer))])


def _place(number: int, layer: Layer) -> str:
    return f"layer {number} ({layer_name(layer)})"


def _numbers(layer: Layer) -> tuple[int, ...]:
    """The layer's fields in order: what ``dataclasses.astuple`` gives, without copying it deeply."""
    return tuple(getattr(layer, name) for name in layer.__match_args__)


@lru_cache(maxsize=10_000)
def _check_limits(layer: Layer) -> None:
    for value, limit in zip(_numbers(layer), layer.limits, strict=True):
        if value not in limit:
            raise ArchitectureError(f"{value} is not within {limit.start} to {limit.stop - 1}")


def _check_pad(before: tuple[Layer, ...], after: tuple[Layer, ...]) -> None:
    if not any(isinstance(layer, QConv) for layer in before):
        raise ArchitectureError("the image itself is not framed; a QConv must come first")
    if not after or not isinstance(after[0], QConv):
        raise ArchitectureError("must be followed by the QConv that it is for")


def _check_shortcut(before: tuple[Layer, ...], shapes: Sequence[Shape]) -> None:
    """``shapes``: of the image and after each layer before."""
    start = shortcut_start(before)
    if sum(isinstance(layer, QConv) for layer in before) < 3:
        raise ArchitectureError("would add sums of pixels to sums of signs; the first QConv has no shortcut")
    if shapes[start] != shapes[-1]:
        raise ArchitectureError(f"cannot add {_size(shapes[start])} to {_size(shapes[-1])}")


def _check_global_pool(before: tuple[Layer, ...]) -> None:
    if not before or not isinstance(before[-1], QConv | Shortcut):
        raise ArchitectureError("must follow the QConv or ADD whose sums it adds up")
    if sum(isinstance(layer, QConv) for layer in before) < 2:
        raise ArchitectureError("would add up sums of pixels; the first QConv is not pooled like that")


def _is_vote(layer: Layer) -> bool:
    """Whether a layer tells, of each place of a map, how much it speaks for each class."""
    return isinstance(layer, QConv) and layer.filters == CLASSES


def shortcut_start(before: Sequence[Layer]) -> int:
    """How many of the layers before a shortcut come before what it goes around.

    Raises ArchitectureError if there is nothing that it could go around.
    """
    kinds = [type(layer) for layer in before]
    for around in ([BatchNorm, Pad, QConv], [BatchNorm, QConv]):
        start = len(kinds) - len(around)
        last = next((kind for kind in reversed(kinds[: max(0, start)]) if kind is not MaxPool), None)
        if kinds[start:] == around and last in (QConv, Shortcut):
            return start
    raise ArchitectureError("must follow a QConv whose input is a normalised map: ..._BN_PAD_1_QConv_64_3_ADD")


def _size(shape: Shape) -> str:
    return "x".join(map(str, shape))


def _as_map(shape: Shape) -> tuple[int, int, int]:
    if len(shape) != 3:
        raise ArchitectureError("needs a map, but the network is flat already, after a Dense layer or GP")
    height, width, channels = shape
    return height, width, channels
