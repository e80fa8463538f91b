"""Traffic signs, from folders of pictures to memory-mapped arrays.

`load` gives a `Dataset`; `identify` tells which data that would be without decoding a picture.
"""

from datasets.loading import DATASETS, Identity, identify, load, locate
from datasets.samples import DataError, Dataset, Split
from datasets.splits import SPLITS

__all__ = ["DATASETS", "SPLITS", "DataError", "Dataset", "Identity", "Split", "identify", "load", "locate"]
