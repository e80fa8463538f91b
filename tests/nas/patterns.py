"""Pictures that are learned in seconds: each class is one pattern and some noise."""

import numpy as np

from datasets import Dataset, Split
from nas.architecture import Architecture

SMALL = Architecture.parse("3_8_8_QConv_16_3_BN_Dense_43_BN")


def patterns(size: int) -> Dataset:
    source = np.random.default_rng(0)
    prototypes = source.integers(40, 216, (4, size, size, 3))

    def split(count: int) -> Split:
        labels = np.arange(count, dtype=np.int64) % 4
        noise = source.integers(-40, 40, (count, size, size, 3))
        return Split((prototypes[labels] + noise).astype(np.uint8), labels, np.arange(count))

    return Dataset("patterns", size, split(250), split(80), "0")
