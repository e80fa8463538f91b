"""An architecture as numbers, for models that learn what to expect of one."""

from collections.abc import Iterator
from functools import lru_cache
from math import log, log2, prod

from nas.architecture import Architecture
from nas.cost import count
from nas.layers import BatchNorm, Dense, GlobalPool, MaxPool, Pad, QConv, Shape, Shortcut

CONVOLUTIONS, HIDDEN = 8, 4
"""Layers of a network that are told one by one; further ones are only counted."""


@lru_cache(maxsize=10_000)
def encode(network: Architecture) -> tuple[float, ...]:
    """What tells the networks of a space apart, always as many numbers.

    Above all, the width of what is summed where no normalisation follows (before a sign, such sums are mostly beyond
    the reach of its gradient; as logits, they are too large), and the fewest values there are between two layers: what
    has gone through them, no later layer brings back. Where the logits are votes, these are the fewest: it tells such
    networks from all others. (Leaving the logits out, or hidden layers in, or telling both, told trained networks no
    better: ``tests.benchmarks.surrogate``.)
    """
    cost = count(network)
    last_side, sight = _last_map(network)
    weighted = list(_weighted(network))
    *inner, (_, logits_bare, logits_width) = weighted
    convolutions = [(layer, bare) for layer, bare, _ in inner if isinstance(layer, QConv)]
    hidden = [one for one in inner if isinstance(one[0], Dense)]
    bare_signs = [bare for _, bare, _ in inner]
    return (
        network.input_size,
        log(cost.parameters),
        log(cost.macs),
        len(convolutions),
        len(hidden),
        *(sum(isinstance(layer, kind) for layer in network.layers) for kind in (MaxPool | GlobalPool, Pad, Shortcut)),
        logits_bare,
        logits_width,
        sum(bare > 0 for bare in bare_signs),
        sum(bare_signs),
        min((log2(prod(shape)) for shape in _maps(network)), default=0.0),
        last_side,
        sight,
        *_padded([bare for _, bare in convolutions], CONVOLUTIONS),
        *_padded([log2(layer.filters) for layer, _ in convolutions], CONVOLUTIONS),
        *_padded([layer.kernel for layer, _ in convolutions], CONVOLUTIONS),
        *_padded([bare for _, bare, _ in hidden], HIDDEN),
        *_padded([log2(layer.units) for layer, _, _ in hidden if isinstance(layer, Dense)], HIDDEN),
    )


def _weighted(network: Architecture) -> Iterator[tuple[QConv | Dense, float, float]]:
    """Each weighted layer; log2 of the width of its sums, 0 if they are normalised; log2 of it in any case."""
    before = network.input_shape
    for at, (layer, after) in enumerate(zip(network.layers, network.shapes, strict=True)):
        if isinstance(layer, QConv | Dense):
            width = layer.kernel**2 * before[-1] if isinstance(layer, QConv) else prod(before)
            sums = [other for other in network.layers[at + 1 :] if not isinstance(other, Shortcut)]
            width *= prod(after[:-1]) if sums[:1] == [GlobalPool()] else 1
            following = next(
                (other for other in network.layers[at + 1 :] if not isinstance(other, MaxPool | GlobalPool | Shortcut)),
                None,
            )
            yield layer, 0.0 if isinstance(following, BatchNorm) else log2(width), log2(width)
        before = after


def _maps(network: Architecture) -> Iterator[Shape]:
    """Shapes of what convolutions and poolings make, votes among them."""
    for layer, shape in zip(network.layers, network.shapes, strict=True):
        if isinstance(layer, QConv | MaxPool | GlobalPool):
            yield shape


def _last_map(network: Architecture) -> tuple[float, float]:
    """Of the last map, log2 of its side and of the share of the image's side that one place of it has seen."""
    side, seen, step = network.input_size, 1, 1
    for layer, shape in zip(network.layers, network.shapes, strict=True):
        if isinstance(layer, QConv):
            seen, step = seen + (layer.kernel - 1) * step, step * layer.stride
        elif isinstance(layer, MaxPool):
            seen, step = seen + (layer.pool - 1) * step, step * layer.pool
        side = shape[0] if len(shape) == 3 else side
    return log2(side), log2(seen / network.input_size)


def _padded(values: list[float], length: int) -> list[float]:
    return (values + [0.0] * length)[:length]
