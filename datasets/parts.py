"""One part of a data set at one input size: decoded or rendered the first time, from the cache ever after."""

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray

from datasets import arrays, synthetic
from datasets.arrays import Progress
from datasets.samples import Samples, Split, digest
from datasets.signs import CLASSES

BATCH_PER_CLASS = 10
"""Pictures of each class rendered from one seed. Batches are counted through training, validation and test;
the number of a batch is its seed."""


def check_size(size: int) -> None:
    """Raise ValueError unless pictures can have ``size`` pixels a side."""
    if size < 1:
        raise ValueError(f"input size {size}: at least one pixel is needed")


def decoded(samples: Samples, order: NDArray[np.intp], part: str, size: int, progress: Progress | None) -> Split:
    """The pictures of ``samples`` in ``order``, decoded unless they are in the cache."""

    def fill(blank: NDArray[np.uint8]) -> None:
        arrays.decode([samples.root / samples.paths[row] for row in order], blank, progress)

    ordered = digest([samples.key, order.astype("<i8").tobytes().hex()])  # Another order is another file.
    images = arrays.stored(f"{part}-{size}-{ordered}-{arrays.DECODING}", (len(samples), size, size, 3), np.uint8, fill)
    return Split(images, samples.labels[order], samples.tracks[order])


def chosen(pool: Split, rows: slice | NDArray[np.intp] | NDArray[np.bool_]) -> Split:
    """The pictures of ``pool`` at ``rows``; a view, if these are a slice."""
    return Split(pool.images[rows], pool.labels[rows], pool.tracks[rows])


def rendered(style: str, seeds: range, size: int, progress: Progress | None) -> Split:
    """A batch of signs of a national style for each seed, the classes taking turns; rendered unless in the cache."""
    batch = CLASSES * BATCH_PER_CLASS
    count = batch * len(seeds)

    def fill(blank: NDArray[np.uint8]) -> None:
        jobs = Parallel(n_jobs=-1, return_as="generator")
        batches = jobs(delayed(synthetic.images)(style, BATCH_PER_CLASS, size, seed) for seed in seeds)
        for start, (images, _) in zip(range(0, count, batch), batches, strict=True):
            blank[start : start + batch] = images
            if progress is not None:
                progress(start + batch, count)

    key = digest([synthetic.RENDERING, str(BATCH_PER_CLASS)])
    name = f"synthetic-{style}-{seeds.start}-{seeds.stop}-{size}-{key}"
    images = arrays.stored(name, (count, size, size, 3), np.uint8, fill)
    return Split(images, np.arange(count) % CLASSES, np.arange(count))
