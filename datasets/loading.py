"""The data sets by name: where each is looked for, and how it becomes training, validation and test."""

import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray

from datasets import arrays, gtsrb, splits, synthetic
from datasets.arrays import Progress
from datasets.samples import DataError, Dataset, Samples, Split, digest
from datasets.signs import CLASSES

DATASETS = ("auto", "gtsrb", "synthetic")

TRAIN_PER_CLASS = 120
VALIDATION_PER_CLASS = 30
TEST_PER_CLASS = 30
"""Pictures of each class in the synthetic data set; all three are multiples of ``BATCH_PER_CLASS``."""

BATCH_PER_CLASS = 10
"""Pictures of each class rendered from one seed. Batches are counted through training, validation and test;
the number of a batch is its seed."""


class Identity(NamedTuple):
    """Which data a name stands for here: ``gtsrb`` or ``synthetic``, and the fingerprint as in `Dataset`."""

    name: str
    fingerprint: str


def locate(name: str = "auto", data_dir: Path | None = None) -> Path | None:
    """The folder of GTSRB, or None for the synthetic signs, which need no folder.

    GTSRB is looked for in ``data_dir``, else in the folder that the environment variable ``BNN_DATA_DIR``
    names, else in ``datasets/`` itself. Only in the last case does ``auto`` fall back to synthetic signs: a
    folder that somebody named but that has no GTSRB is a DataError, as is an unknown ``name``.
    """
    if name not in DATASETS:
        raise DataError(f"unknown data set {name!r}; choose one of {', '.join(DATASETS)}")
    if name == "synthetic":
        return None
    environment = os.environ.get("BNN_DATA_DIR")
    named = data_dir or (Path(environment) if environment else None)
    folder = named or Path(__file__).parent
    found = gtsrb.find(folder)
    if found is None and (named or name == "gtsrb"):
        origin = " (named by BNN_DATA_DIR)" if named and not data_dir else ""
        raise DataError(
            f"{folder}{origin}: {gtsrb.state(folder)}; expected {gtsrb.FOLDER}/ there, or {gtsrb.EXPECTED}."
            " Name the folder of the data, or choose the data set 'synthetic'"
        )
    return found


def identify(name: str = "auto", data_dir: Path | None = None, split: str = "track") -> Identity:
    """Name and fingerprint of what `load` would load: folders and CSV files are checked, nothing is decoded.

    Raises what `load` raises, except for pictures that cannot be decoded and classes too small to split.
    """
    _check_split(split)
    folder = locate(name, data_dir)
    if folder is None:
        return Identity("synthetic", _synthetic_fingerprint(split))
    train, _ = gtsrb.read(folder)
    return Identity("gtsrb", _gtsrb_fingerprint(train, split))


def load(
    name: str = "auto",
    size: int = 30,
    data_dir: Path | None = None,
    split: str = "track",
    progress: Progress | None = None,
) -> Dataset:
    """Load RGB pictures of ``size`` x ``size`` pixels; see `locate` for ``name`` and ``data_dir``.

    ``split`` is one of `datasets.splits.SPLITS`. The first time, the pictures are decoded (``synthetic``:
    rendered) into the cache folder, and ``progress`` is told: for training and validation together, then for
    the test. Raises DataError if the data cannot be used, ValueError for a wrong split or size.
    """
    _check_split(split)
    if size < 1:
        raise ValueError(f"input size {size}: at least one pixel is needed")
    folder = locate(name, data_dir)
    if folder is None:
        return _synthetic(size, split, progress)
    return _gtsrb(folder, size, split, progress)


def _check_split(split: str) -> None:
    if split not in splits.SPLITS:
        raise ValueError(f"unknown split {split!r}; choose one of {', '.join(splits.SPLITS)}")


def _gtsrb_fingerprint(train: Samples, split: str) -> str:
    return digest([train.fingerprint, split, str(splits.SEED)])


def _gtsrb(folder: Path, size: int, split: str, progress: Progress | None) -> Dataset:
    train, test = gtsrb.read(folder)

    def hold_out(blank: NDArray[np.bool_]) -> None:
        blank[:] = splits.held_out_by_track(train.labels, train.tracks)

    mask = arrays.stored(f"gtsrb-split{splits.ORDER}-{train.key}", (len(train),), np.bool_, hold_out)
    if split == "track":
        splits.check_classes(train.labels, mask)
    order = np.argsort(mask, kind="stable")
    pool = _decoded(train, order, f"gtsrb-train-split{splits.ORDER}", size, progress)
    training, validation = _parted(pool, order, len(train) - int(mask.sum()), split)
    return Dataset(
        name="gtsrb",
        size=size,
        train=training,
        validation=validation,
        test=None if test is None else _decoded(test, np.arange(len(test)), "gtsrb-test", size, progress),
        fingerprint=_gtsrb_fingerprint(train, split),
    )


def _decoded(samples: Samples, order: NDArray[np.intp], part: str, size: int, progress: Progress | None) -> Split:
    """The pictures of ``samples`` in ``order``, decoded unless they are in the cache."""

    def fill(blank: NDArray[np.uint8]) -> None:
        arrays.decode([samples.root / samples.paths[row] for row in order], blank, progress)

    images = arrays.stored(f"{part}-{size}-{samples.key}", (len(samples), size, size, 3), np.uint8, fill)
    return Split(images, samples.labels[order], samples.tracks[order])


def _parted(pool: Split, order: NDArray[np.intp], cut: int, split: str) -> tuple[Split, Split]:
    """Training and validation part of a pool that holds them one after the other: views, if split by track.

    ``order`` is the listing position of each picture of the pool, ``cut`` the number of training pictures.
    """
    if split == "track":
        return _rows(pool, slice(None, cut)), _rows(pool, slice(cut, None))
    place = np.argsort(order)
    training, validation = splits.by_image(len(pool))
    return _rows(pool, place[training]), _rows(pool, place[validation])


def _rows(pool: Split, rows: slice | NDArray[np.intp]) -> Split:
    return Split(pool.images[rows], pool.labels[rows], pool.tracks[rows])


def _synthetic_fingerprint(split: str) -> str:
    counts = (TRAIN_PER_CLASS, VALIDATION_PER_CLASS, BATCH_PER_CLASS)
    return digest([synthetic.RENDERING, *map(str, counts), split, str(splits.SEED)])


def _synthetic(size: int, split: str, progress: Progress | None) -> Dataset:
    """German-style signs, generated rather than photographed; each picture is a track of its own."""
    pooled = (TRAIN_PER_CLASS + VALIDATION_PER_CLASS) // BATCH_PER_CLASS
    pool = _rendered(range(pooled), size, progress)
    training, validation = _parted(pool, np.arange(len(pool)), CLASSES * TRAIN_PER_CLASS, split)
    return Dataset(
        name="synthetic",
        size=size,
        train=training,
        validation=validation,
        test=_rendered(range(pooled, pooled + TEST_PER_CLASS // BATCH_PER_CLASS), size, progress),
        fingerprint=_synthetic_fingerprint(split),
    )


def _rendered(seeds: range, size: int, progress: Progress | None) -> Split:
    """A batch of German signs for each seed, the classes taking turns; rendered unless in the cache."""
    batch = CLASSES * BATCH_PER_CLASS
    count = batch * len(seeds)

    def fill(blank: NDArray[np.uint8]) -> None:
        jobs = Parallel(n_jobs=-1, return_as="generator")
        batches = jobs(delayed(synthetic.images)("german", BATCH_PER_CLASS, size, seed) for seed in seeds)
        for start, (images, _) in zip(range(0, count, batch), batches, strict=True):
            blank[start : start + batch] = images
            if progress is not None:
                progress(start + batch, count)

    key = digest([synthetic.RENDERING, str(BATCH_PER_CLASS)])
    name = f"synthetic-{seeds.start}-{seeds.stop}-{size}-{key}"
    images = arrays.stored(name, (count, size, size, 3), np.uint8, fill)
    return Split(images, np.arange(count) % CLASSES, np.arange(count))
