"""Networks layer by layer and confusion matrices, as the geometry of inline drawings (SVG)."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

import pandas as pd

from nas.architecture import Architecture
from nas.cost import Cost, count_layers
from nas.layers import Dense, QConv, layer_name
from reports.countries import class_name

SLOT = 78
"""Width that a layer has, in the drawing's units."""
TALLEST = 110


@dataclass(frozen=True, slots=True)
class Block:
    """One layer: a box as high as its map (logarithm of the side) and as wide as its channels, beneath it its name."""

    kind: str
    words: tuple[str, str]
    shape: str
    left: float
    top: float
    width: float
    height: float
    cost: Cost

    @property
    def middle(self) -> float:
        """Where its text is centred."""
        return self.left + self.width / 2


def blocks(network: Architecture) -> list[Block]:
    """The image, then every layer, from left to right."""
    shapes = [network.input_shape, *network.shapes]
    names = ["image", *map(layer_name, network.layers)]
    costs = [Cost(), *count_layers(network)]
    found = []
    for at, (name, shape, cost) in enumerate(zip(names, shapes, costs, strict=True)):
        kind, _, rest = name.partition("_")
        flat = len(shape) == 1
        height = 12 * log2(shape[0]) if flat else 18 * log2(1 + shape[0])
        width = 10.0 if flat else 4 + 6 * log2(1 + shape[-1])
        height = min(TALLEST, max(6.0, height))
        found.append(
            Block(
                kind=kind,
                words=(kind, rest.replace("_", ", ")),
                shape="x".join(map(str, shape)),
                left=at * SLOT + (SLOT - width) / 2,
                top=20 + (TALLEST - height) / 2,
                width=width,
                height=height,
                cost=cost,
            )
        )
    return found


def in_words(network: Architecture) -> str:
    """The drawing for who cannot see it."""
    *before, _ = (layer for layer in network.layers if isinstance(layer, QConv | Dense))
    hidden = sum(isinstance(layer, Dense) for layer in before)
    return f"{len(network.layers)} layers from {network.input_size}x{network.input_size} pixels, {hidden} hidden dense"


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a confusion matrix that is not 0."""

    row: int
    column: int
    share: float
    """Of the class's pictures."""
    right: bool
    words: str


def cells(table: pd.DataFrame) -> Iterator[Cell]:
    """Of a confusion matrix, row by row."""
    counts = table.to_numpy()
    classes = [int(label) for label in table.index]
    for row, column in zip(*counts.nonzero(), strict=True):
        pictures, total = int(counts[row, column]), int(counts[row].sum())
        words = f"{class_name(classes[row])}: {pictures} of {total} as {class_name(classes[column])}"
        yield Cell(int(row), int(column), pictures / total, bool(row == column), words)
