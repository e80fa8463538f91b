"""The German Traffic Sign Recognition Benchmark in its two published layouts.

Kaggle's (``meowmeowmeowmeowmeow/gtsrb-german-traffic-sign``)::

    Train/<class>/<class>_<track>_<frame>.png    Train.csv    Test/00000.png    Test.csv

and the benchmark's own (benchmark.ini.rub.de), its archives unpacked into one folder::

    GTSRB/Final_Training/Images/<class>/<track>_<frame>.ppm and GT-<class>.csv in each
    GTSRB/Final_Test/Images/00000.ppm            GT-final_test.csv

Pictures may be in any format Pillow reads. The class of a training picture is the number of its folder; a CSV
file, where there is one, must agree with it. Training pictures that no CSV file lists are used all the same;
a test picture that is not listed has no label and is left out. A track is one physical sign, as the names of
its frames tell; a training picture named otherwise is a track of its own.
"""

import os
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from PIL import Image

from datasets.samples import DataError, Samples
from datasets.signs import CLASSES, NAMES

FOLDER = "GTSRB_dataset"
"""What the folder is called inside a folder of several data sets."""

CLASS_COLUMN = "ClassId"
TRACK = re.compile(r"(?:\d+_)?(\d+)_\d+")
OUTSIDE = re.compile(r"(?:^|[/\\])(?:[/\\]|[A-Za-z]:|\.\.(?:[/\\]|$))")


@dataclass(frozen=True)
class Layout:
    """Where one layout keeps its pictures, and how its CSV files name them."""

    train: str
    test: str
    separator: str
    path_column: str


KAGGLE = Layout("Train", "Test", ",", "Path")
OFFICIAL = Layout("Final_Training/Images", "Final_Test/Images", ";", "Filename")
EXPECTED = f"{KAGGLE.train}/<class>/*.png or {OFFICIAL.train}/<class>/*.ppm"


class _File(NamedTuple):
    path: str
    size: int
    mtime: int


def find(folder: Path) -> Path | None:
    """The folder that is meant to be GTSRB, ``folder/GTSRB_dataset`` or ``folder``; None if neither is."""
    named = folder / FOLDER
    if named.is_dir():
        return named
    return folder if _published(folder) else None


def state(folder: Path) -> str:
    """What is the matter with a folder in which GTSRB was expected and not found, in a few words."""
    if not folder.is_dir():
        return "there is no such folder"
    return "no GTSRB training images in it" if any(folder.iterdir()) else "the folder is empty"


def read(folder: Path) -> tuple[Samples, Samples | None]:
    """List the training and the test pictures below ``folder`` without decoding them; no test pictures: None.

    Raises DataError if classes, pictures or labels are missing, or if a CSV file contradicts the pictures.
    """
    try:
        found = _published(folder)
        if found is None:
            raise DataError(f"{folder}: {state(folder)}; GTSRB was expected there, as {EXPECTED}: unpack it again")
        base, layout = found
        return _training(base, layout), _test(folder, base, layout)
    except OSError as error:
        raise DataError(f"{error.filename}: cannot be read ({error.strerror})") from error


def _published(folder: Path) -> tuple[Path, Layout] | None:
    for base in (folder, folder / "GTSRB"):
        for layout in (KAGGLE, OFFICIAL):
            if (base / layout.train).is_dir():
                return base, layout
    return None


def _training(base: Path, layout: Layout) -> Samples:
    files: list[_File] = []
    labels: list[int] = []
    folders = _class_folders(base / layout.train)
    for label, name in folders:
        inside = _pictures(base, f"{layout.train}/{name}")
        files += inside
        labels += [label] * len(inside)
    _check_complete(base / layout.train, labels)
    label_of = {file.path: label for file, label in zip(files, labels, strict=True)}
    if layout is KAGGLE:
        _check_listed(base / "Train.csv", layout, "", label_of)
    else:
        for _, name in folders:
            prefix = f"{layout.train}/{name}/"
            _check_listed(base / prefix / f"GT-{name}.csv", layout, prefix, label_of)
    signs = [_sign(path, label) for path, label in label_of.items()]
    tracks, _ = pd.factorize(np.array(signs, dtype=object))
    return _samples(base, files, labels, tracks.tolist())


def _class_folders(train: Path) -> list[tuple[int, str]]:
    """Class id and name of each numbered folder, by class id; anything else beside them is not looked at."""
    folders = sorted((int(entry.name), entry.name) for entry in train.iterdir() if entry.name.isdecimal())
    for label, name in folders:
        if label >= CLASSES:
            raise DataError(f"{train / name}: no such class, GTSRB has 0 to {CLASSES - 1}; remove this folder")
    return folders


def _check_complete(train: Path, labels: Sequence[int]) -> None:
    counts = np.bincount(np.array(labels, dtype=np.int64), minlength=CLASSES)
    lacking = np.flatnonzero(counts == 0)
    if len(lacking):
        more = f" (and of {len(lacking) - 1} more)" if len(lacking) > 1 else ""
        raise DataError(
            f"{train}: no images of class {lacking[0]} ({NAMES[lacking[0]]}){more};"
            " the data is half there: unpack it again"
        )


def _check_listed(csv: Path, layout: Layout, prefix: str, label_of: dict[str, int]) -> None:
    """Raise DataError unless all that ``csv`` lists, if it exists, is in ``label_of`` with the same label."""
    if not csv.exists():
        return
    listed = _listed(csv, layout, prefix)
    _check_present(csv, listed, label_of)
    for path, label in listed:
        if label_of[path] != label:
            raise DataError(f"{csv}: says class {label} of {path!r}, which is in a folder of another class")


def _test(folder: Path, base: Path, layout: Layout) -> Samples | None:
    images = base / layout.test
    if layout is KAGGLE:
        places, prefix = [base / "Test.csv"], ""
    else:
        # The benchmark offers the labels as an archive of their own, so they end up in any of these.
        places = [place / "GT-final_test.csv" for place in (images, images.parent, base, folder)]
        prefix = f"{layout.test}/"
    csv = next((place for place in places if place.exists()), None)
    if csv is None and not images.is_dir():
        return None
    if csv is None:
        raise DataError(
            f"{images}: {places[0].name} with the labels of these images is missing; add it to {base},"
            " or remove the images to go without a test set"
        )
    listed = _listed(csv, layout, prefix)
    present = {file.path: file for file in _pictures(base, layout.test)} if images.is_dir() else {}
    _check_present(csv, listed, present)
    files = [present[path] for path, _ in listed]
    return _samples(base, files, [label for _, label in listed], range(len(listed)))


def _check_present(csv: Path, listed: Sequence[tuple[str, int]], present: Container[str]) -> None:
    missing = [path for path, _ in listed if path not in present]
    outside = next(filter(OUTSIDE.search, missing), None)
    if outside is not None:
        raise DataError(f"{csv}: the path {outside!r} leads out of the folder; unpack the data again")
    if missing:
        raise DataError(
            f"{csv}: lists {len(listed)} images, of which {len(missing)} are not there, first {missing[0]!r};"
            " the data is half there: unpack it again"
        )


def _listed(csv: Path, layout: Layout, prefix: str) -> list[tuple[str, int]]:
    """Path relative to the base folder and class id of each row. Raises DataError if ``csv`` lacks them."""
    try:
        table = pd.read_csv(csv, sep=layout.separator, dtype=str, encoding="utf-8-sig")
    except ValueError as error:
        raise DataError(f"{csv}: not a CSV file ({' '.join(str(error).split())}); unpack it again") from error
    for column in (layout.path_column, CLASS_COLUMN):
        if column not in table:
            found = ", ".join(map(str, table.columns))
            raise DataError(f"{csv}: no column {column!r}; found, split at {layout.separator!r}: {found}")
    if not isinstance(table.index, pd.RangeIndex):
        raise DataError(f"{csv}: its rows have more fields than its header; unpack it again")
    if table.empty:
        raise DataError(f"{csv}: lists no images; unpack it again")
    paths, classes = table[layout.path_column].fillna(""), table[CLASS_COLUMN].fillna("")
    labels = pd.to_numeric(classes, errors="coerce")
    wrong = np.flatnonzero(~labels.isin(range(CLASSES)))
    if len(wrong):
        problem = f"{CLASS_COLUMN} {classes.iloc[wrong[0]]!r} is not a class from 0 to {CLASSES - 1}"
        raise DataError(f"{csv}: row {wrong[0] + 1}: {problem}; unpack it again")
    return [(prefix + path, int(label)) for path, label in zip(paths, labels, strict=True)]


def _pictures(base: Path, folder: str) -> list[_File]:
    """Pictures in one folder, sorted by name; hidden files are not looked at."""
    extensions = _readable_extensions()
    with os.scandir(base / folder) as entries:
        return sorted(
            _file(f"{folder}/{entry.name}", entry.stat())
            for entry in entries
            if entry.name.rpartition(".")[2].lower() in extensions and not entry.name.startswith(".")
        )


def _file(path: str, status: os.stat_result) -> _File:
    return _File(path, status.st_size, status.st_mtime_ns)


@cache
def _readable_extensions() -> frozenset[str]:
    """Without the dot."""
    extensions = Image.registered_extensions()
    return frozenset(extension[1:] for extension, kind in extensions.items() if kind in Image.OPEN)


def _sign(path: str, label: int) -> str:
    """Name of the physical sign that a picture shows; the picture's own name if that does not tell."""
    name = path.rpartition("/")[2]
    frame = TRACK.fullmatch(name.rpartition(".")[0])
    return f"{label}/{frame[1] if frame else name}"


def _samples(base: Path, files: Sequence[_File], labels: Sequence[int], tracks: Sequence[int]) -> Samples:
    return Samples(
        root=base,
        paths=tuple(file.path for file in files),
        labels=np.array(labels, dtype=np.int64),
        tracks=np.array(tracks, dtype=np.int64),
        sizes=np.array([file.size for file in files], dtype=np.int64),
        mtimes=np.array([file.mtime for file in files], dtype=np.int64),
    )
