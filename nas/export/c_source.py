"""An integer network as one C99 header without dependencies.

Signs are bits, 1 for +1. The product of two signs summed over n of them is n minus twice the number of bits in which
they differ: one exclusive or and one population count for 64 products (Rastegari et al., "XNOR-Net", 2016). Each
stage goes over its output squares one by one, so that sums are never kept for more than one of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, prod

import numpy as np
from numpy.typing import NDArray

from nas.architecture import Dense, QConv, Shape
from nas.export.chain import ExportError
from nas.export.folding import Compare, IntegerNetwork, Pool, Stage

WORD = 64
NARROW = 2**15 - 1


@dataclass(frozen=True, eq=False)
class CSource:
    """The header's text, and what it needs on the device in bytes."""

    header: str
    flash: int
    """Constant tables; code comes on top of it."""
    ram: int
    """Of the stack, while an image is classified."""


@dataclass(frozen=True, eq=False)
class _Block:
    """One stage as it is written: a convolution, a dense layer being one that covers its map."""

    number: int
    stage: Stage
    kernel: int
    before: Shape
    """(height, width, channels) that it reads."""
    after: Shape
    """(height, width, channels) that it leaves."""
    pool: int
    smallest: NDArray[np.bool_] | None
    first: bool

    @property
    def taps(self) -> int:
        """Products that are summed for one output."""
        return self.kernel * self.kernel * self.before[2]

    @property
    def words(self) -> int:
        """Words that hold the signs of one output's inputs."""
        return ceil(self.taps / WORD)


def c_source(network: IntegerNetwork, name: str, classes: Iterable[str]) -> CSource:
    """The header for a network; raises ExportError for what it has no code for."""
    blocks = list(_blocks(network))
    tables = [table for block in blocks for table in _tables(block, network)]
    logits = [
        _Table("float", "bnn_scale", network.scale.astype(np.float32)),
        _Table("float", "bnn_shift", network.shift.astype(np.float32)),
    ]
    functions = [_first(block, network) if block.first else _binary(block) for block in blocks]
    flash = sum(table.bytes for table in [*tables, *logits])
    ram = _ram(blocks, network)
    header = TEMPLATE.format(
        name=name,
        size=network.input_size,
        flash=flash,
        ram=ram,
        classes=",\n    ".join(f'"{one}"' for one in classes),
        tables="\n".join(table.text for table in [*tables, *logits]),
        functions="\n".join(functions),
        calls=_calls(blocks),
    )
    return CSource(header, flash, ram)


def _blocks(network: IntegerNetwork) -> Iterator[_Block]:
    shape: Shape = (network.input_size, network.input_size, 3)
    for number, stage in enumerate(network.stages, start=1):
        height, width, _ = shape
        layer = stage.weights.layer
        if isinstance(layer, Dense) and height != width:
            raise ExportError(f"weighted layer {number}: reads a map of {height}x{width}, which is not square")
        kernel = layer.kernel if isinstance(layer, QConv) else height
        outputs = layer.filters if isinstance(layer, QConv) else layer.units
        pool, smallest = _one_pool(number, stage.pools)
        after = ((height - kernel + 1) // pool, (width - kernel + 1) // pool, outputs)
        yield _Block(number, stage, kernel, shape, after, pool, smallest, number == 1)
        shape = after


def _one_pool(number: int, pools: tuple[Pool, ...]) -> tuple[int, NDArray[np.bool_] | None]:
    """Poolings one after the other are one of larger squares, if each channel is pooled the same way by all."""
    if not pools:
        return 1, None
    if any((pool.smallest != pools[0].smallest).any() for pool in pools):
        raise ExportError(f"weighted layer {number}: a normalisation between two poolings turns some channels")
    return prod(pool.size for pool in pools), pools[0].smallest


@dataclass(frozen=True, eq=False)
class _Table:
    kind: str
    name: str
    values: NDArray[np.generic]

    @property
    def bytes(self) -> int:
        return self.values.nbytes

    @property
    def text(self) -> str:
        form = {"uint64_t": "0x{:x}ull", "uint8_t": "0x{:x}u", "int32_t": "{}", "float": "{!r}f"}[self.kind]
        items = [form.format(value) for value in self.values.ravel().tolist()]
        lines = [", ".join(items[start : start + 8]) for start in range(0, len(items), 8)]
        return f"static const {self.kind} {self.name}[{len(items)}] = {{\n    " + ",\n    ".join(lines) + "};\n"


def _tables(block: _Block, network: IntegerNetwork) -> Iterator[_Table]:
    number = block.number
    signs = block.stage.weights.signs.reshape(block.taps, -1)
    if block.first:
        # Tap by tap, the filters' bits: the sum goes over taps, side by side for all filters.
        yield _Table("uint8_t", f"bnn_weights_{number}", np.packbits(signs > 0, axis=1, bitorder="little"))
    else:
        # Word by word, the filters one after the other: the inner loop goes over filters.
        yield _Table("uint64_t", f"bnn_weights_{number}", packed(signs.T).T)
    if (compare := block.stage.compare) is not None:
        yield _Table("int32_t", f"bnn_threshold_{number}", compare.threshold)
        if compare.downwards.any():
            yield _Table("uint8_t", f"bnn_downwards_{number}", compare.downwards.astype(np.uint8))
    if block.smallest is not None and block.smallest.any():
        yield _Table("uint8_t", f"bnn_smallest_{number}", block.smallest.astype(np.uint8))


def packed(signs: NDArray[np.int8]) -> NDArray[np.uint64]:
    """Rows of -1 and +1 as words, the first sign in the lowest bit: uint64[rows, words]."""
    bits = np.packbits(signs > 0, axis=1, bitorder="little")
    padded = np.pad(bits, ((0, 0), (0, -bits.shape[1] % (WORD // 8))))
    words: NDArray[np.uint64] = np.ascontiguousarray(padded).view("<u8").astype(np.uint64)
    return words


def _first(block: _Block, network: IntegerNetwork) -> str:
    """The stage that reads pixels."""
    largest = max(abs(network.pixel_offset), abs(255 * network.pixel_factor + network.pixel_offset))
    kind = "int16_t" if block.taps * largest <= NARROW else "int32_t"
    filters, width, row = block.after[2], block.before[1], block.kernel * 3
    gather = f"""
            for (row = 0; row < {block.kernel}; row++)
                for (at = 0; at < {row}; at++) {{
                    const uint8_t pixel = in[((y + row) * {width} + x) * 3 + at];
                    const {kind} value = ({kind})({network.pixel_factor} * pixel + ({network.pixel_offset}));
                    const int8_t *weight = weights + (row * {row} + at) * {filters};
                    for (f = 0; f < {filters}; f++)
                        sums[f] = ({kind})(sums[f] + value * weight[f]);
                }}"""
    unpack = f"""
    int8_t weights[{block.taps * filters}];
    for (at = 0; at < {block.taps}; at++)
        for (f = 0; f < {filters}; f++) {{
            const int bit = bnn_weights_{block.number}[at * {ceil(filters / 8)} + f / 8] >> (f % 8) & 1;
            weights[at * {filters} + f] = (int8_t)(2 * bit - 1);
        }}
"""
    return _stage(block, kind, "const uint8_t *in", unpack, gather, start="0")


def _binary(block: _Block) -> str:
    """A stage that reads signs."""
    _, width, channels = block.before
    filters, words = block.after[2], block.words
    parts = ceil(channels / WORD)
    gather = f"""
            bnn_patch(in, x, y, {block.kernel}, {width}, {channels}, {parts}, patch);
            for (at = 0; at < {words}; at++)
                for (f = 0; f < {filters}; f++)
                    sums[f] -= 2 * bnn_ones(patch[at] ^ bnn_weights_{block.number}[at * {filters} + f]);"""
    declare = f"\n    uint64_t patch[{words}];\n"
    return _stage(block, "int32_t", "const uint64_t *in", declare, gather, start=str(block.taps))


def _stage(block: _Block, kind: str, parameter: str, declarations: str, gather: str, start: str) -> str:
    number, pool, filters = block.number, block.pool, block.after[2]
    compare = block.stage.compare
    smallest = f"bnn_smallest_{number}[f]" if block.smallest is not None and block.smallest.any() else ""
    better = f"{smallest} ? sums[f] < best[f] : sums[f] > best[f]" if smallest else "sums[f] > best[f]"
    keep = f"""
            for (f = 0; f < {filters}; f++)
                if ((y == {pool} * top && x == {pool} * left) || ({better}))
                    best[f] = sums[f];"""
    out = "uint64_t *out" if compare is not None else "int32_t *out"
    return f"""
static void bnn_stage_{number}({parameter}, {out}) {{
    int top, left, x, y, f, at, row;
    {kind} sums[{filters}], best[{filters}];
{declarations}
    (void)row;
    for (top = 0; top < {block.after[0]}; top++)
    for (left = 0; left < {block.after[1]}; left++) {{
        for (y = {pool} * top; y < {pool} * (top + 1); y++)
        for (x = {pool} * left; x < {pool} * (left + 1); x++) {{
            for (f = 0; f < {filters}; f++)
                sums[f] = {start};{gather}{keep}
        }}
{_leave(block, compare)}
    }}
}}
"""


def _leave(block: _Block, compare: Compare | None) -> str:
    filters, width, number = block.after[2], block.after[1], block.number
    if compare is None:
        return f"        for (f = 0; f < {filters}; f++) out[f] = best[f];"
    test = f"best[f] >= bnn_threshold_{number}[f]"
    if compare.downwards.any():
        test = f"bnn_downwards_{number}[f] ? best[f] <= bnn_threshold_{number}[f] : {test}"
    parts = ceil(filters / WORD)
    return f"""        for (at = 0; at < {parts}; at++) {{
            uint64_t bits = 0;
            for (f = {WORD} * at; f < {filters} && f < {WORD} * (at + 1); f++)
                bits |= (uint64_t)({test}) << (f - {WORD} * at);
            out[(top * {width} + left) * {parts} + at] = bits;
        }}"""


def _map_words(shape: Shape) -> int:
    return shape[0] * shape[1] * ceil(shape[2] / WORD)


def _calls(blocks: list[_Block]) -> str:
    lines, source = [], "rgb"
    for block in blocks[:-1]:
        target = "even" if block.number % 2 == 0 else "odd"
        lines.append(f"    bnn_stage_{block.number}({source}, {target});")
        source = target
    sizes = {
        parity: max((_map_words(block.after) for block in blocks[:-1] if block.number % 2 == rest), default=0)
        for parity, rest in (("odd", 1), ("even", 0))
    }
    declared = [f"    uint64_t {parity}[{size}];" for parity, size in sizes.items() if size]
    return "\n".join([*declared, *lines, f"    bnn_stage_{blocks[-1].number}({source}, sums);"])


def _ram(blocks: list[_Block], network: IntegerNetwork) -> int:
    """Bytes of the arrays that are there at once at most."""
    maps = sum(
        8 * max((_map_words(block.after) for block in blocks[:-1] if block.number % 2 == rest), default=0)
        for rest in (0, 1)
    )
    largest = max(
        8 * block.after[2] + (block.taps * block.after[2] if block.first else 8 * block.words) for block in blocks
    )
    return maps + largest + 4 * len(network.scale)


TEMPLATE = """\
/* {name}
 *
 * A binarized neural network that names traffic signs, written by bnn-nas. C99, no heap, nothing to link.
 *
 *     int sign = bnn_classify(rgb);
 *
 * rgb: {size} x {size} pixels, row by row, three bytes (red, green, blue) each.
 * Tables: {flash} bytes. Stack: about {ram} bytes.
 */
#ifndef BNN_NETWORK_H
#define BNN_NETWORK_H

#include <stdint.h>

#define BNN_SIZE {size}
#define BNN_CLASSES 43
#define BNN_TABLE_BYTES {flash}
#define BNN_STACK_BYTES {ram}

static const char *const bnn_names[BNN_CLASSES] = {{
    {classes}}};

{tables}
/* Bits that are 1. */
static inline int bnn_ones(uint64_t bits) {{
#if defined(__GNUC__)
    return __builtin_popcountll(bits);
#else
    bits -= bits >> 1 & 0x5555555555555555ull;
    bits = (bits & 0x3333333333333333ull) + (bits >> 2 & 0x3333333333333333ull);
    bits = (bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0full;
    return (int)(bits * 0x0101010101010101ull >> 56);
#endif
}}

/* The signs of a square of the map, side by side without gaps. */
static inline void bnn_patch(const uint64_t *map, int x, int y, int kernel, int width, int channels, int parts,
                             uint64_t *patch) {{
    int row, column, part, filled = 0;
    uint64_t word = 0;
    for (row = 0; row < kernel; row++)
        for (column = 0; column < kernel; column++)
            for (part = 0; part < parts; part++) {{
                const uint64_t bits = map[((y + row) * width + x + column) * parts + part];
                const int count = part + 1 < parts ? 64 : channels - 64 * part;
                word |= bits << filled;
                if (filled + count >= 64) {{
                    *patch++ = word;
                    word = filled ? bits >> (64 - filled) : 0;
                    filled += count - 64;
                }} else
                    filled += count;
            }}
    if (filled)
        *patch = word;
}}
{functions}
/* The sums of the last layer: the whole network in integers. */
static inline void bnn_sums(const uint8_t *rgb, int32_t *sums) {{
{calls}
}}

/* One score a class, of which softmax makes probabilities. */
static inline void bnn_logits(const uint8_t *rgb, float *logits) {{
    int32_t sums[BNN_CLASSES];
    int f;
    bnn_sums(rgb, sums);
    for (f = 0; f < BNN_CLASSES; f++)
        logits[f] = bnn_scale[f] * (float)sums[f] + bnn_shift[f];
}}

/* The class with the largest score, an index into bnn_names. */
static inline int bnn_classify(const uint8_t *rgb) {{
    float logits[BNN_CLASSES];
    int f, best = 0;
    bnn_logits(rgb, logits);
    for (f = 1; f < BNN_CLASSES; f++)
        if (logits[f] > logits[best])
            best = f;
    return best;
}}

#endif
"""
