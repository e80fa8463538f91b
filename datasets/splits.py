"""Which training pictures are held out for validation: a fifth of them."""

import numpy as np
from numpy.typing import NDArray

from datasets.samples import DataError
from datasets.signs import CLASSES, NAMES

SPLITS = ("track", "image")
"""``track`` keeps all frames of one physical sign on one side. ``image`` is how the published scripts split:
it puts frames of the same sign on both sides and so flatters the validation accuracy."""

FOLDS = 5
SEED = 42
ORDER = 1
"""Version of the order that `held_out_by_track` yields; cached pictures of another order are not used."""


def held_out_by_track(labels: NDArray[np.int64], tracks: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Validation mask, bool[N]: whole tracks, the classes in about the same proportion on both sides."""
    # scikit-learn takes a second to import, and a cached split needs none of it.
    from sklearn.model_selection import StratifiedGroupKFold

    folds = StratifiedGroupKFold(n_splits=FOLDS, shuffle=True, random_state=SEED)
    _, held_out = next(folds.split(labels, labels, tracks))
    mask = np.zeros(len(labels), dtype=np.bool_)
    mask[held_out] = True
    return mask


def check_counts(labels: NDArray[np.int64]) -> None:
    """Raise DataError if a class has too few pictures for `held_out_by_track`, which needs one a fold."""
    counts = np.bincount(labels, minlength=CLASSES)
    smallest = int(counts.argmin())
    if counts[smallest] < FOLDS:
        raise DataError(
            f"class {smallest} ({NAMES[smallest]}) has {counts[smallest]} training images;"
            f" to hold some out for validation it needs at least {FOLDS}"
        )


def check_classes(labels: NDArray[np.int64], held_out: NDArray[np.bool_]) -> None:
    """Raise DataError if a class is missing on one side of the split: its tracks were too few to share."""
    for side, mask in (("training", ~held_out), ("validation", held_out)):
        lacking = np.flatnonzero(np.bincount(labels[mask], minlength=CLASSES) == 0)
        if len(lacking):
            raise DataError(
                f"class {lacking[0]} ({NAMES[lacking[0]]}) has too few tracks: none is left for {side};"
                " add signs of this class"
            )


def by_image(count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indices for training and for validation in listing order, as the published scripts draw them."""
    from sklearn.model_selection import train_test_split

    train, validation = train_test_split(np.arange(count), test_size=1 / FOLDS, random_state=SEED)
    return train, validation
