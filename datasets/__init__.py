"""Traffic signs, from folders of pictures to memory-mapped arrays.

`load` gives a `Dataset` to train on; `identify` tells which data that would be without decoding a picture.
`load_test` gives the pictures of one country to evaluate on, `identify_test` which these are; `available` tells what
is there.
"""

from datasets.evaluation import TEST_SETS, available, identify_test, load_test
from datasets.loading import DATASETS, Check, Identity, Signs, identify, load, locate
from datasets.samples import DataError, Dataset, Split
from datasets.splits import SPLITS

__all__ = [
    "DATASETS",
    "SPLITS",
    "TEST_SETS",
    "Check",
    "DataError",
    "Dataset",
    "Identity",
    "Signs",
    "Split",
    "available",
    "identify",
    "identify_test",
    "load",
    "load_test",
    "locate",
]
