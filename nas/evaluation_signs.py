"""The labelled pictures that models are evaluated on, by name: so far GTSRB's test part."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from datasets import DataError, load, locate


@dataclass(frozen=True, eq=False)
class TestSigns:
    """Images uint8[N, S, S, 3], labels int64[N], and a mask bool[N] of pictures with no earlier one like them."""

    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    firsts: NDArray[np.bool_]


def available(data_dir: Path | None = None) -> dict[str, Path | None]:
    """Names for `load_test`, each with the folder of its pictures. Raises DataError if there are none."""
    return {"gtsrb": locate("gtsrb", data_dir)}


def load_test(name: str, size: int, data_dir: Path | None = None) -> TestSigns:
    """The pictures of one data set at an input size. Raises DataError if it is unknown or not there."""
    if name != "gtsrb":
        raise DataError(f"unknown test set {name!r}; choose gtsrb")
    test = load(name, size, data_dir).test
    if test is None:
        raise DataError(f"{locate(name, data_dir)}: no test images in it; unpack the test part too")
    images = pd.Series([image.tobytes() for image in test.images])
    return TestSigns(test.images, test.labels, ~images.duplicated().to_numpy())
