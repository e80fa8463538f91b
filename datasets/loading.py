"""The data sets by name: where each is looked for, and how it becomes training and validation."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from datasets import arrays, gtsrb, parts, places, splits, synthetic
from datasets.arrays import Progress
from datasets.parts import BATCH_PER_CLASS
from datasets.samples import DataError, Dataset, Samples, Split, digest
from datasets.signs import CLASSES

DATASETS = ("auto", "gtsrb", "synthetic")

TRAIN_PER_CLASS = 120
VALIDATION_PER_CLASS = 30
TEST_PER_CLASS = 30
"""Pictures of each class in the synthetic data set and in ``synthetic-german``, its test set; all multiples of
``BATCH_PER_CLASS``."""

POOL_SEEDS = range((TRAIN_PER_CLASS + VALIDATION_PER_CLASS) // BATCH_PER_CLASS)
TEST_SEEDS = range(POOL_SEEDS.stop, POOL_SEEDS.stop + TEST_PER_CLASS // BATCH_PER_CLASS)


class Identity(NamedTuple):
    """Which data a name stands for here: the fingerprint is that of a `Dataset`, or a test set's ``checksum``."""

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
    where = places.place(data_dir)
    found = places.find("gtsrb", where)
    if found is None and (where.named or name == "gtsrb"):
        raise places.absent(["gtsrb"], where, instead="synthetic")
    return found


def identify(name: str = "auto", data_dir: Path | None = None, split: str = "track") -> Identity:
    """Name and fingerprint of what `load` would load: folders and CSV files are checked, nothing is decoded.

    Raises what `load` raises, except for pictures that cannot be decoded and classes too small to split.
    """
    _check_split(split)
    folder = locate(name, data_dir)
    if folder is None:
        return Identity("synthetic", _synthetic_fingerprint(split))
    return Identity("gtsrb", _gtsrb_fingerprint(gtsrb.read_training(folder), split))


def load(
    name: str = "auto",
    size: int = 30,
    data_dir: Path | None = None,
    split: str = "track",
    progress: Progress | None = None,
) -> Dataset:
    """Load RGB pictures of ``size`` x ``size`` pixels; see `locate` for ``name`` and ``data_dir``.

    ``split`` is one of `datasets.splits.SPLITS`. The first time, the pictures are decoded (``synthetic``:
    rendered) into the cache folder, and ``progress`` is told. Raises DataError if the data cannot be used, ValueError
    for a wrong split or size.
    """
    _check_split(split)
    parts.check_size(size)
    folder = locate(name, data_dir)
    if folder is None:
        return _synthetic(size, split, progress)
    return _gtsrb(folder, size, split, progress)


@dataclass(frozen=True, slots=True)
class Signs:
    """A data set that is loaded at whatever size it is asked for; equal ones are the same, in any process."""

    name: str
    data_dir: Path | None = None
    split: str = "track"

    def __call__(self, size: int, progress: Progress | None = None) -> Dataset:
        """As `load`."""
        return load(self.name, size, self.data_dir, self.split, progress)


@dataclass(frozen=True, slots=True)
class Check:
    """Raises DataError when it is called where the data are not there, or are others."""

    identity: Identity
    data_dir: Path | None
    split: str

    def __call__(self) -> None:
        """Compare fingerprints; nothing is decoded."""
        here = identify(self.identity.name, self.data_dir, self.split)
        if here != self.identity:
            raise DataError(
                f"{here.name} is not the data of the study: fingerprint {here.fingerprint}, not "
                f"{self.identity.fingerprint}; python -m datasets.download fetches the published archives"
            )


def _check_split(split: str) -> None:
    if split not in splits.SPLITS:
        raise ValueError(f"unknown split {split!r}; choose one of {', '.join(splits.SPLITS)}")


def _gtsrb_fingerprint(train: Samples, split: str) -> str:
    return digest([train.fingerprint, split, str(splits.SEED)])


def _gtsrb(folder: Path, size: int, split: str, progress: Progress | None) -> Dataset:
    train = gtsrb.read_training(folder)

    mask = _held_out(train, split)
    order = np.argsort(mask, kind="stable")
    pool = parts.decoded(train, order, "gtsrb-train", size, progress)
    training, validation = _parted(pool, order, len(train) - int(mask.sum()), split)
    return Dataset(
        name="gtsrb",
        size=size,
        train=training,
        validation=validation,
        fingerprint=_gtsrb_fingerprint(train, split),
    )


def _held_out(train: Samples, split: str) -> NDArray[np.bool_]:
    """Which are held out by track: the pool has the same order, and is decoded once, however it is split."""

    def hold_out(blank: NDArray[np.bool_]) -> None:
        blank[:] = splits.held_out_by_track(train.labels, train.tracks)

    try:
        splits.check_counts(train.labels)
    except DataError:
        if split == "track":
            raise
        return np.zeros(len(train), np.bool_)
    mask = arrays.stored(f"gtsrb-split{splits.ORDER}-{train.key}", (len(train),), np.bool_, hold_out)
    if split == "track":
        splits.check_classes(train.labels, mask)
    return mask


def _parted(pool: Split, order: NDArray[np.intp], cut: int, split: str) -> tuple[Split, Split]:
    """Training and validation part of a pool that holds them one after the other: views, if split by track.

    ``order`` is the listing position of each picture of the pool, ``cut`` the number of training pictures.
    """
    if split == "track":
        return parts.chosen(pool, slice(None, cut)), parts.chosen(pool, slice(cut, None))
    place = np.argsort(order)
    training, validation = splits.by_image(len(pool))
    return parts.chosen(pool, place[training]), parts.chosen(pool, place[validation])


def _synthetic_fingerprint(split: str) -> str:
    counts = (TRAIN_PER_CLASS, VALIDATION_PER_CLASS, BATCH_PER_CLASS)
    return digest([synthetic.RENDERING, *map(str, counts), split, str(splits.SEED)])


def _synthetic(size: int, split: str, progress: Progress | None) -> Dataset:
    """German-style signs, generated rather than photographed; each picture is a track of its own."""
    pool = parts.rendered("german", POOL_SEEDS, size, progress)
    training, validation = _parted(pool, np.arange(len(pool)), CLASSES * TRAIN_PER_CLASS, split)
    return Dataset(
        name="synthetic",
        size=size,
        train=training,
        validation=validation,
        fingerprint=_synthetic_fingerprint(split),
    )
