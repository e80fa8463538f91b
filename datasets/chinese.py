"""TSRD, the Chinese Traffic Sign Recognition Database, with its classes as GTSRB's.

In Kaggle's layout (``dmitryyemelyanov/chinese-traffic-signs``)::

    images/000_0001.png          annotations.csv

or in its own (nlpr.ia.ac.cn), of which one half may be missing; the annotations, archives of their own, may lie
beside these folders, in them, or in one such as ``TSRD-Test Annotation``::

    tsrd-train/000_0001.png      TsignRecgTrain4170Annotation.txt
    TSRD-Test/000_0001.png       TsignRecgTest1994Annotation.txt

The halves have 166 file names in common, for different pictures. Every picture is there twice or more, under names
of its own; see `datasets.Split.firsts`. Pictures are used whole. Rows of classes that are not mapped need no picture.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from datasets import annotations, listing
from datasets.annotations import Form
from datasets.class_maps import ForeignClasses
from datasets.publication import Publication
from datasets.samples import Samples

CLASSES = ForeignClasses(58, Path(__file__).with_name("chinese_classes.csv"))
COLUMNS = ("file_name", "width", "height", "x1", "y1", "x2", "y2", "category")
KAGGLE = Form(",", "file_name", "category", CLASSES.count)
# Every row ends with a separator, and so with a field more.
TSRD = Form(";", "file_name", "category", CLASSES.count, header=(*COLUMNS, "end"))
HALVES = {"tsrd-train": "TsignRecgTrain4170Annotation.txt", "tsrd-test": "TsignRecgTest1994Annotation.txt"}


class _Half(NamedTuple):
    """A folder of pictures, by its name, and the file that lists them."""

    images: str
    labels: str
    form: Form


def _halves(folder: Path) -> list[_Half]:
    if (folder / "images").is_dir() and (folder / "annotations.csv").is_file():
        return [_Half("images", "annotations.csv", KAGGLE)]
    # The makers write tsrd-train and TSRD-Test, and file systems change the case.
    names = [entry.name for entry in folder.iterdir() if entry.is_dir()] if folder.is_dir() else []
    return [_Half(name, HALVES[name.lower()], TSRD) for name in sorted(names, key=str.lower) if name.lower() in HALVES]


def _base(folder: Path) -> Path | None:
    return folder if _halves(folder) else None


PUBLICATION = Publication(
    content="TSRD images",
    folder="Chinese_dataset",
    expected="images/ with annotations.csv, or tsrd-train/ and TSRD-Test/ with TsignRecg*Annotation.txt",
    base=_base,
)


def read(folder: Path, class_map: Mapping[int, int]) -> Samples:
    """List the pictures of the classes in ``class_map`` (Chinese to GTSRB) below ``folder``, labelled by GTSRB.

    Each picture is a track of its own. Raises DataError if an annotation file is missing or lists a picture that is
    not there.
    """
    class_of: dict[listing.Picture, int] = {}
    with listing.reading():
        base = PUBLICATION.located(folder)
        for half in _halves(base):
            places = [base / half.labels, *sorted(base.glob(f"*/{half.labels}"))]
            file = annotations.labels_of(base / half.images, places, f"add it to {base}")
            rows = half.form.read(file, f"{half.images}/")
            mapped = {path for path, label in rows if label in class_map}
            wanted = [row for row in rows if row[0] in mapped]
            found = annotations.listed(file, wanted, listing.pictures(base, half.images))
            class_of |= {picture: class_map[label] for picture, label in found.items()}
    return listing.samples(base, class_of, list(class_of.values()), range(len(class_of)))
