"""A binarized network as a value: its layers, its one canonical name, the shapes of its feature maps."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Self

from nas.layers import (
    LAYER_TYPES,
    STRIDE,
    ArchitectureError,
    BatchNorm,
    Dense,
    GlobalPool,
    Layer,
    MaxPool,
    Pad,
    QConv,
    Shape,
    Shortcut,
    check_limits,
    layer_name,
    numbers_of,
)

CLASSES = 43
"""Outputs: the traffic signs of ``datasets.signs``."""
INPUT_CHANNELS = 3
INPUT_SIZES = range(8, 257)
MAX_LAYERS = 64


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
            if layer.limits and {*map(type, numbers_of(layer))} != {int}:
                raise ArchitectureError(f"layer {number} ({layer}): its numbers must be whole ones, of type int")
            try:
                check_limits(layer)
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
            kind = LAYER_TYPES.get(words[position])
            place = f"layer {len(layers) + 1} ({words[position][:40]!r})"
            if kind is None:
                raise ArchitectureError(f"{place}: unknown layer; known are {', '.join(LAYER_TYPES)}")
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


def _place(number: int, layer: Layer) -> str:
    return f"layer {number} ({layer_name(layer)})"


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
