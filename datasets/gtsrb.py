"""The German Traffic Sign Recognition Benchmark in its published layouts.

Kaggle's (``meowmeowmeowmeowmeow/gtsrb-german-traffic-sign``)::

    Train/<class>/<class>_<track>_<frame>.png    Train.csv    Test/00000.png    Test.csv

and the benchmark's own (benchmark.ini.rub.de), its archives unpacked into one folder::

    GTSRB/Final_Training/Images/<class>/<track>_<frame>.ppm and GT-<class>.csv in each
    GTSRB/Final_Test/Images/00000.ppm            GT-final_test.csv

or, with the 26,640 training pictures of the competition's first part (``GTSRB-Training_fixed.zip``)::

    GTSRB/Training/<class>/<track>_<frame>.ppm and GT-<class>.csv in each

Pictures may be in any format Pillow reads; training pictures are read as `datasets.class_folders` says. A test
picture that is not listed has no label and is left out. A track is one physical sign, as the names of its frames
tell; a training picture named otherwise is a track of its own.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from datasets import annotations, class_folders, listing
from datasets.annotations import Form
from datasets.publication import Publication
from datasets.samples import DataError, Samples
from datasets.signs import CLASSES, NAMES


@dataclass(frozen=True)
class Layout:
    """Where one layout keeps its pictures, and how its CSV files name them."""

    train: str
    test: str
    form: Form


KAGGLE = Layout("Train", "Test", Form(",", "Path", "ClassId", CLASSES))
OFFICIAL = Layout("Final_Training/Images", "Final_Test/Images", Form(";", "Filename", "ClassId", CLASSES))
FIRST_PART = replace(OFFICIAL, train="Training")


def _base(folder: Path) -> Path | None:
    below = folder / "GTSRB"
    for base in (folder, below):
        if any((base / layout.train).is_dir() or _is_testable(base, layout) for layout in (KAGGLE, OFFICIAL)):
            return base
    # Only under the archive's own name: BelgiumTSC, too, has a folder that is called Training.
    return below if (below / FIRST_PART.train).is_dir() else None


def _is_testable(base: Path, layout: Layout) -> bool:
    """Whether networks can be evaluated on it, whatever there is to train on."""
    return (base / layout.test).is_dir() and (layout is OFFICIAL or (base / "Test.csv").exists())


PUBLICATION = Publication(
    content="GTSRB training images",
    folder="GTSRB_dataset",
    expected=f"{KAGGLE.train}/<class>/*.png, {OFFICIAL.train}/<class>/*.ppm or GTSRB/{FIRST_PART.train}/<class>/*.ppm",
    base=_base,
)


def read_training(folder: Path) -> Samples:
    """List the training pictures below ``folder`` without decoding them.

    Raises DataError if classes, pictures or labels are missing, or if a CSV file contradicts the pictures.
    """
    with listing.reading():
        return _training(PUBLICATION.located(folder))


def read_test(folder: Path) -> Samples | None:
    """The test pictures, likewise; None if there are none."""
    with listing.reading():
        return _test(folder)


def check_whole(folder: Path) -> None:
    """Raise DataError if not all training and test pictures are below ``folder``, or some are not labelled."""
    read_training(folder)
    if read_test(folder) is None:
        raise DataError(f"{folder}: no GTSRB test images in it; unpack them, too")


def is_first_part(folder: Path) -> bool:
    """Whether what there is to train on in ``folder`` is the competition's first part, of 26,640 pictures."""
    return _layout(PUBLICATION.located(folder)) is FIRST_PART


def has_test(folder: Path) -> bool:
    """Whether ``folder`` holds a test part, be it complete or not."""
    base = PUBLICATION.located(folder)
    return (base / _layout(base).test).is_dir() or any(file.exists() for file in _label_files(folder, base))


def _layout(base: Path) -> Layout:
    for layout in (KAGGLE, OFFICIAL, FIRST_PART):
        if (base / layout.train).is_dir():
            return layout
    return KAGGLE if _is_testable(base, KAGGLE) else OFFICIAL


def _label_files(folder: Path, base: Path) -> list[Path]:
    """Where the labels of the test pictures may be."""
    layout = _layout(base)
    if layout is KAGGLE:
        return [base / "Test.csv"]
    images = base / layout.test
    # The benchmark offers the labels as an archive of their own, so they end up in any of these.
    return [place / "GT-final_test.csv" for place in (images, images.parent, base, folder)]


def _training(base: Path) -> Samples:
    layout = _layout(base)
    if not (base / layout.train).is_dir():
        raise DataError(f"{base}: no {PUBLICATION.content} in it; expected {PUBLICATION.expected}: unpack it again")
    folders = class_folders.numbered(base / layout.train, CLASSES)
    class_of = class_folders.labelled(base, layout.train, folders)
    _check_complete(base / layout.train, class_of.values())
    if layout is KAGGLE:
        known = {file.path: label for file, label in class_of.items()}
        annotations.check(base / "Train.csv", layout.form, "", known)
    else:
        class_folders.check(base, layout.train, folders, layout.form, class_of)
    return listing.samples(base, class_of, list(class_of.values()), class_folders.tracks(class_of))


def _check_complete(train: Path, labels: Collection[int]) -> None:
    lacking = sorted(set(range(CLASSES)).difference(labels))
    if lacking:
        more = f" (and of {len(lacking) - 1} more)" if len(lacking) > 1 else ""
        raise DataError(
            f"{train}: no images of class {lacking[0]} ({NAMES[lacking[0]]}){more};"
            " the data is half there: unpack it again"
        )


def _test(folder: Path) -> Samples | None:
    if not has_test(folder):
        return None
    base = PUBLICATION.located(folder)
    layout = _layout(base)
    images = base / layout.test
    remedy = f"add it to {base}, or remove the images to go without a test set"
    csv = annotations.labels_of(images, _label_files(folder, base), remedy)
    rows = layout.form.read(csv, "" if layout is KAGGLE else f"{layout.test}/")
    if not rows:
        raise DataError(f"{csv}: lists no images; unpack it again")
    class_of = annotations.listed(csv, rows, listing.pictures(base, layout.test) if images.is_dir() else [])
    return listing.samples(base, class_of, list(class_of.values()), range(len(class_of)))
