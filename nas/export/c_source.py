"""An integer network as one C99 header without dependencies; its text is ``templates/network.h.jinja``.

Signs are bits, 1 for +1. The product of two signs summed over n of them is n minus twice the number of bits in which
they differ: one exclusive or and one population count for 64 products (Rastegari et al., "XNOR-Net", 2016).
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from nas.export.chain import ExportError
from nas.export.folding import IntegerNetwork, Stage
from nas.export.templates import TEMPLATES
from nas.layers import QConv, Shape
from nas.standardisation import CENTRE, GAIN, SOFTENING, TOP

WORD = 64
VECTOR = 16
"""Bytes of the vectors that the first layer is computed in, on processors without AVX2."""
POINTER = 8
MOST_RAM = 2**20
"""Bytes of stack: the usual limit for a thread is eight times as much, and no device with so much needs this."""
MOST_KEPT = 2**15 - 1
FITS = {"int16_t": 2**15 - 2, "int32_t": 2**31 - 2}
"""The largest sum whose thresholds can be held, too."""


@dataclass(frozen=True, eq=False)
class CSource:
    """The header's text, and what it needs on the device in bytes."""

    header: str
    flash: int
    """Constant tables; code comes on top of it."""
    ram: int
    """Of the stack, for arrays, while an image is classified; compiled with optimisation, little comes on top. With
    AVX2 or AVX512 it is more."""


@dataclass(frozen=True, eq=False)
class _Layer:
    """One stage as it is written: a convolution, a dense layer being one that covers its map."""

    number: int
    last: bool
    stage: Stage
    kernel: int
    before: Shape
    """(height, width, channels) that it reads."""
    rows: int
    columns: int
    frame: int
    """Width of the frame that its map gets, for the next layer."""

    @property
    def pool(self) -> int:
        return self.stage.pool

    @property
    def stride(self) -> int:
        return self.stage.stride

    @property
    def width(self) -> int:
        return self.before[1]

    @property
    def channels(self) -> int:
        return self.before[2]

    @property
    def filters(self) -> int:
        return int(self.stage.weights.signs.shape[-1])

    @property
    def taps(self) -> int:
        """Products that are summed for one output."""
        return self.kernel * self.kernel * self.channels

    @property
    def sum(self) -> str:
        """The narrowest type for sums of pixels."""
        return next(kind for kind, largest in FITS.items() if 255 * self.taps <= largest)

    @property
    def sum_bytes(self) -> int:
        return 2 if self.sum == "int16_t" else 4

    @property
    def map_words(self) -> int:
        """Words of the signs that it leaves."""
        return (self.rows + 2 * self.frame) * (self.columns + 2 * self.frame) * ceil(self.filters / WORD)

    @property
    def adding(self) -> bool:
        """Whether its sums are needed as they are, not only compared."""
        return self.stage.adds or self.stage.added

    @property
    def total(self) -> bool:
        """Whether its sums are added up over the map."""
        return self.stage.total

    @property
    def kept_sums(self) -> int:
        """Sums that it leaves for the next layer."""
        return self.rows * self.columns * self.filters if self.stage.added else 0

    @property
    def source(self) -> str:
        """The map that it reads: two take turns."""
        return "even" if self.number % 2 else "odd"

    @property
    def target(self) -> str:
        return "odd" if self.number % 2 else "even"

    @property
    def tables(self) -> "Iterator[_Table]":
        signs = self.stage.weights.signs.reshape(self.taps, -1)
        thresholds = self.stage.thresholds
        if self.number == 1:
            # Tap by tap, the filters' bits: the sum goes over taps, side by side for all filters.
            yield _Table("uint8_t", "bnn_weights_1", np.packbits(signs > 0, axis=1, bitorder="little"))
            if thresholds is not None:
                beyond = 255 * self.taps + 1
                yield _Table(self.sum, "bnn_thresholds_1", thresholds.clip(-beyond, beyond))
            return
        # Word by word, the filters one after the other: the inner loop goes over filters.
        yield _Table("uint64_t", f"bnn_weights_{self.number}", packed(signs.T).T)
        if thresholds is None:
            return
        if self.adding or self.total:
            yield _Table("int32_t", f"bnn_thresholds_{self.number}", thresholds)
        else:
            limits = (self.taps - thresholds.astype(np.int64)) // 2
            yield _Table("int32_t", f"bnn_limits_{self.number}", limits.clip(-1, self.taps))


@dataclass(frozen=True, eq=False)
class _Table:
    kind: str
    name: str
    values: NDArray[np.generic]

    @property
    def bytes(self) -> int:
        widths = {"uint8_t": 1, "int16_t": 2, "int32_t": 4, "float": 4, "uint64_t": 8}
        return widths[self.kind] * self.values.size

    @property
    def rows(self) -> str:
        """The values, eight a line."""
        form = {"uint64_t": "0x{:x}ull", "uint8_t": "0x{:x}u", "float": "{!r}f"}.get(self.kind, "{}")
        items = [form.format(value) for value in self.values.ravel().tolist()]
        lines = [", ".join(items[start : start + 8]) for start in range(0, len(items), 8)]
        return "    " + ",\n    ".join(lines)


def c_source(network: IntegerNetwork, name: str, classes: Iterable[str]) -> CSource:
    """The header for a network; raises ExportError for what it has no code for."""
    first, *others = layers = list(_layers(network))
    tables = [table for layer in layers for table in layer.tables]
    tables.append(_Table("float", "bnn_scale", network.scale.astype(np.float32)))
    tables.append(_Table("float", "bnn_shift", network.shift.astype(np.float32)))
    words = {
        target: max((layer.map_words for layer in layers if layer.target == target and not layer.last), default=0)
        for target in ("odd", "even")
    }
    kept = {target: max((layer.kept_sums for layer in layers if layer.target == target), default=0) for target in words}
    names = list(classes)
    flash = sum(table.bytes for table in tables) + sum(len(one.encode()) + 1 + POINTER for one in names)
    ram = _ram(layers, 8 * sum(words.values()) + 2 * sum(kept.values())) + 3 * network.input_size**2 * (
        network.margin is not None
    )
    if ram > MOST_RAM:
        raise ExportError(f"c: would need {ram:,} bytes of stack, more than {MOST_RAM:,}; choose a smaller network")
    header = TEMPLATES.get_template("network.h.jinja").render(
        name=name,
        digest=hashlib.sha256(name.encode() + b"".join(table.values.tobytes() for table in tables)).hexdigest()[:8],
        size=network.input_size,
        names=names,
        flash=flash,
        ram=ram,
        tables=tables,
        first=first,
        layers=others,
        standardisation=None
        if network.margin is None
        else {"centre": CENTRE, "gain": GAIN, "top": TOP, "softening": SOFTENING, "margin": network.margin},
        sums={name: length for name, length in kept.items() if length},
        totals=any(layer.total for layer in layers),
        framed=any(layer.frame for layer in layers),
        maps={name: length for name, length in words.items() if length},
        patch=_patch(others),
        widest=_widest(others),
    )
    return CSource(header, flash, ram)


def packed(signs: NDArray[np.int8]) -> NDArray[np.uint64]:
    """Rows of -1 and +1 as words, the first sign in the lowest bit: uint64[rows, words]."""
    bits = np.packbits(signs > 0, axis=1, bitorder="little")
    padded = np.pad(bits, ((0, 0), (0, -bits.shape[1] % (WORD // 8))))
    words: NDArray[np.uint64] = np.ascontiguousarray(padded).view("<u8").astype(np.uint64)
    return words


def _layers(network: IntegerNetwork) -> Iterator[_Layer]:
    shape: Shape = (network.input_size, network.input_size, 3)
    frames = [stage.frame for stage in network.stages[1:]] + [0]
    for number, (stage, frame) in enumerate(zip(network.stages, frames, strict=True), start=1):
        height, width, _ = shape
        layer = stage.weights.layer
        kernel = layer.kernel if isinstance(layer, QConv) else height
        if stage.added and stage.largest > MOST_KEPT:
            raise ExportError(
                f"c: sums of stage {number} are up to {stage.largest}, too large for shortcuts in 16 bits"
            )
        rows, columns = (((side - kernel) // stage.stride + 1) // stage.pool for side in (height, width))
        rows, columns = (1, 1) if stage.total else (rows, columns)
        yield _Layer(number, stage.thresholds is None, stage, kernel, shape, rows, columns, frame)
        shape = (rows + 2 * frame, columns + 2 * frame, stage.weights.signs.shape[-1])


def _patch(layers: list[_Layer]) -> int:
    """Words that hold the signs of one output's inputs, in the layer where they are most."""
    return max((ceil(layer.taps / WORD) for layer in layers), default=0)


def _widest(layers: list[_Layer]) -> int:
    return max((layer.filters for layer in layers), default=0)


def _ram(layers: list[_Layer], maps: int) -> int:
    """Bytes of the arrays that are there at once at most."""
    first, *others = layers
    pixels = first.sum_bytes * first.kernel * first.width * 3
    in_vectors = VECTOR * (first.taps + first.columns * first.pool) + pixels
    without = 2 * first.filters * first.sum_bytes
    sums_and_logits = 8 * layers[-1].filters
    return maps + max(in_vectors, without, 8 * _patch(others) + 8 * _widest(others)) + sums_and_logits


def example(network: IntegerNetwork) -> str:
    """A program that uses the header: names the sign in a PPM file."""
    return TEMPLATES.get_template("main.c.jinja").render(size=network.input_size)
