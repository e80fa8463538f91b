"""Pictures in one folder a class, numbered and with a CSV file each, as GTSRB publishes them and BelgiumTSC after it.

The class of a picture is the number of its folder; a CSV file, where there is one, must agree with it. Pictures
that no CSV file lists are used all the same.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from datasets import annotations, listing
from datasets.annotations import UNPACK
from datasets.listing import Picture
from datasets.samples import DataError

TRACK = re.compile(r"(?:\d+_)?(\d+)_\d+")

Folder = tuple[int, str]
"""Class, and name of the folder."""


def numbered(parent: Path, classes: int) -> list[Folder]:
    """The numbered folders in ``parent`` by class; anything else beside them is not looked at.

    Raises DataError if one has a number that is not below ``classes``.
    """
    numbers = (entry.name for entry in parent.iterdir() if entry.name.isdecimal() and entry.is_dir())
    folders = sorted((int(name), name) for name in numbers)
    for label, name in folders:
        if label >= classes:
            raise DataError(f"{parent / name}: no such class, there are 0 to {classes - 1}; remove this folder")
    return folders


def labelled(base: Path, parent: str, folders: Sequence[Folder]) -> dict[Picture, int]:
    """The pictures of ``folders``, which lie in ``parent`` below ``base``, in that order, with their classes."""
    return {file: label for label, name in folders for file in listing.pictures(base, f"{parent}/{name}")}


def check(
    base: Path, parent: str, folders: Sequence[Folder], form: annotations.Form, class_of: Mapping[Picture, int]
) -> None:
    """Raise DataError if the CSV file in one of ``folders`` contradicts the pictures, or only some have theirs."""
    known = {file.path: label for file, label in class_of.items()}
    files = {f"{parent}/{name}/": base / parent / name / f"GT-{name}.csv" for _, name in folders}
    missing = [file for file in files.values() if not file.exists()]
    if missing and len(missing) < len(files):
        raise DataError(f"{missing[0]}: is missing, and other classes have theirs; the data is half there: {UNPACK}")
    for prefix, file in files.items():
        annotations.check(file, form, prefix, known)


def tracks(class_of: Mapping[Picture, int]) -> list[int]:
    """An id of the physical sign for each picture, as the names of its frames tell."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(_sign(file.path, label), len(numbers)) for file, label in class_of.items()]


def _sign(path: str, label: int) -> str:
    """Name of the physical sign that a picture shows; the picture's own name if that does not tell."""
    name = path.rpartition("/")[2]
    frame = TRACK.fullmatch(name.rpartition(".")[0])
    return f"{label}/{frame[1] if frame else name}"
