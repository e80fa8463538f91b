"""The published baselines: every variant of the two families, by name.

Source: A. Postovan, M. Erascu, "Architecturing Binarized Neural Networks for Traffic Sign Recognition" (2023) and
the scripts published with it.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

from nas.architecture import CLASSES, Architecture
from nas.layers import BatchNorm, Dense, Layer, MaxPool, QConv

INPUT_SIZES = (30, 48, 64)
XNOR_FILTERS = ((16, 32), (32, 64), (64, 128))
THREE_QCONV_NEURONS = (0, 64, 128, 256, 512, 1024)


@dataclass(frozen=True, slots=True)
class Baseline:
    """A published network: the label its paper gives it, and its architecture."""

    label: str
    family: str
    architecture: Architecture


@dataclass(frozen=True, slots=True)
class PublishedResult:
    """What a published network reaches after its authors' training of 30 epochs, as far as it is known.

    ``accuracies`` are fractions of all test images by test set (``gtsrb``, ``belgian``, ``chinese``); ``source`` is
    ``log`` (the authors' logged accuracy) or ``model file`` (the authors' model, evaluated here on the full sets).
    """

    architecture: Architecture
    accuracies: dict[str, float]
    source: str


@cache
def published_results() -> tuple[PublishedResult, ...]:
    """All that are known."""
    columns = {"gtsrb": "german", "belgian": "belgian", "chinese": "chinese"}
    with (files("search_spaces") / "published.csv").open(encoding="utf-8") as file:
        return tuple(
            PublishedResult(
                Architecture.parse(row["architecture"]),
                {name: float(row[column]) for name, column in columns.items() if row[column]},
                row["source"],
            )
            for row in csv.DictReader(file)
        )


@cache
def baselines() -> tuple[Baseline, ...]:
    """All published variants, each architecture once (3QConv v4 and v3 without neurons are v1 and v2 without)."""
    first: dict[Architecture, Baseline] = {}
    for baseline in (*_xnor(), *_three_qconv()):
        first.setdefault(baseline.architecture, baseline)
    return tuple(first.values())


@cache
def labels() -> Mapping[str, str]:
    """What the paper calls each published network, by its canonical name."""
    return {baseline.architecture.name: baseline.label for baseline in baselines()}


def families() -> tuple[str, ...]:
    """The families of published networks."""
    return tuple(dict.fromkeys(baseline.family for baseline in baselines()))


def _xnor() -> Iterator[Baseline]:
    """QConv 3x3 [MP] QConv 2x2 [MP] [BN] Dense."""
    titles = {
        (False, False): "XNOR(QConv)",
        (True, False): "XNOR(QConv, MP)",
        (False, True): "XNOR(QConv) modified (BN)",
        (True, True): "XNOR(QConv, MP) enhanced (BN)",
    }
    for size, (first, second), (pool, norm) in product(INPUT_SIZES, XNOR_FILTERS, titles):
        pooling = _if(pool, MaxPool(2))
        layers = (
            QConv(first, 3),
            *pooling,
            QConv(second, 2),
            *pooling,
            *_if(norm, BatchNorm()),
            Dense(CLASSES),
        )
        label = f"{titles[pool, norm]} {first}-{second} {size}x{size}"
        yield Baseline(label, "XNOR", Architecture(size, layers))


def _three_qconv() -> Iterator[Baseline]:
    """QConv 5x5 MP BN QConv 5x5 MP BN QConv 3x3 [MP] [BN] [Dense [BN]] Dense."""
    trunk = (QConv(32, 5), MaxPool(2), BatchNorm(), QConv(64, 5), MaxPool(2), BatchNorm(), QConv(64, 3))
    versions = (  # title, third pooling allowed, BN after the third convolution, BN after the dense layer
        ("3QConv", True, True, True),
        ("3QConv v2", False, False, True),
        ("3QConv v3", False, False, False),
        ("3QConv v4", True, True, False),
    )
    for size, (title, may_pool, norm, dense_norm), neurons in product(INPUT_SIZES, versions, THREE_QCONV_NEURONS):
        for pool in (False, True) if may_pool and size > 30 else (False,):
            hidden = (Dense(neurons), *_if(dense_norm, BatchNorm())) if neurons else ()
            layers = (*trunk, *_if(pool, MaxPool(2)), *_if(norm, BatchNorm()), *hidden, Dense(CLASSES))
            label = f"{title}{' MP3' if pool else ''} D({neurons}) {size}x{size}"
            yield Baseline(label, "3QConv", Architecture(size, layers))


def _if(wanted: bool, layer: Layer) -> tuple[Layer, ...]:
    return (layer,) if wanted else ()
