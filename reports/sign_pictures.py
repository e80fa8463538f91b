"""The pictures that networks confuse, from the test sets at hand, small enough to lie inside a page."""

import base64
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from PIL import Image

from datasets import DataError, Split, load_test
from reports.countries import Pair

WRONG = 4
"""Pictures shown of a confused pair, at most."""
QUALITY = 82


@dataclass
class SignPictures:
    """Pictures of the test sets, loaded when they are first asked for; ``missing`` tells what could not be."""

    data_dir: Path | None
    missing: list[str] = field(default_factory=list)
    _loaded: dict[tuple[str, int], Split | None] = field(default_factory=dict)
    _checksums: dict[tuple[str, int], str] = field(default_factory=dict)

    def of(
        self, test_set: str, size: int, pair: Pair, predictions: pd.DataFrame, checksum: str = ""
    ) -> tuple[list[str], list[str]]:
        """(pictures that were taken for another class, one of that class), as data addresses; empty if not at hand.

        Pictures whose labels are not those of the predictions, or whose ``checksum`` is not that which is known, are
        another data set's, and are not shown.
        """
        signs = self._signs(test_set, size)
        if signs is None or not self._same(test_set, size, signs, predictions, checksum):
            return [], []
        wrong = [_address(signs.images[row]) for row in pair.pictures[:WRONG]]
        alike = predictions.index[
            (predictions["label"] == pair.predicted) & (predictions["predicted"] == pair.predicted)
        ]
        return wrong, [_address(signs.images[int(row)]) for row in alike[:1]]

    def _same(self, test_set: str, size: int, signs: Split, predictions: pd.DataFrame, checksum: str) -> bool:
        labels = len(signs) == len(predictions) and np.array_equal(signs.labels, predictions["label"])
        if labels and checksum in ("", self._checksums[test_set, size]):
            return True
        self._tell(f"Pictures of {test_set} at {size}x{size}: those at hand are not the ones that were measured on.")
        return False

    def _signs(self, test_set: str, size: int) -> Split | None:
        if (test_set, size) not in self._loaded:
            try:
                signs = load_test(test_set, size, self.data_dir)
                self._loaded[test_set, size], self._checksums[test_set, size] = signs, signs.checksum
            except DataError as error:
                self._loaded[test_set, size] = None
                self._tell(f"Pictures of {test_set} are not shown: {error}.")
        return self._loaded[test_set, size]

    def _tell(self, message: str) -> None:
        if message not in self.missing:
            self.missing.append(message)


def _address(pixels: NDArray[np.uint8]) -> str:
    file = BytesIO()
    Image.fromarray(np.asarray(pixels)).save(file, "WEBP", quality=QUALITY)
    return address(file.getvalue(), "image/webp")


def address(content: bytes, kind: str) -> str:
    """A file as an address that needs no network."""
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
