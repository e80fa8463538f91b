"""BelgiumTSC, the Belgium Traffic Sign Classification Benchmark, with its classes as GTSRB's.

Its two archives unpack to::

    BelgiumTSC_Training/Training/<class>/<sign>_<picture>.ppm and GT-<class>.csv in each
    BelgiumTSC_Testing/Testing/<class>/...

The published figures are on the Training folder, so the Testing folder is read only where there is no other.
Pictures are used whole and read as `datasets.class_folders` says; the CSV files' sizes are of no use, for they
list the height under Width. Only the folders of mapped classes are looked at.
"""

from collections.abc import Collection, Mapping
from pathlib import Path

from datasets import class_folders, listing, signs
from datasets.annotations import Form
from datasets.class_maps import ForeignClasses
from datasets.publication import Publication
from datasets.samples import DataError, Samples

CLASSES = ForeignClasses(62, Path(__file__).with_name("belgian_classes.csv"))
FORM = Form(";", "Filename", "ClassId", CLASSES.count)
PARTS = ("BelgiumTSC_Training/Training", "Training", "BelgiumTSC_Testing/Testing", "Testing")


def _base(folder: Path) -> Path | None:
    return next((folder / part for part in PARTS if _is_ours(folder / part)), None)


def _is_ours(part: Path) -> bool:
    if not part.is_dir():
        return False
    if part.parent.name == f"BelgiumTSC_{part.name}":
        return True
    # GTSRB's first part, too, has a folder that is called Training, of fewer classes.
    return any(entry.name.isdecimal() and int(entry.name) >= signs.CLASSES for entry in part.iterdir())


PUBLICATION = Publication(
    content="BelgiumTSC images",
    folder="Belgian_dataset",
    expected=f"{PARTS[0]}/<class>/*.ppm or {PARTS[1]}/<class>/*.ppm",
    base=_base,
)


def read(folder: Path, class_map: Mapping[int, int]) -> Samples:
    """List the pictures of the classes in ``class_map`` (Belgian to GTSRB) below ``folder``, labelled by GTSRB.

    Raises DataError if pictures are missing, or if a CSV file contradicts them.
    """
    with listing.reading():
        part = PUBLICATION.located(folder)
        class_of = _labelled(part, class_map.keys())
    labels = [class_map[label] for label in class_of.values()]
    return listing.samples(part.parent, class_of, labels, class_folders.tracks(class_of))


def _labelled(part: Path, classes: Collection[int]) -> dict[listing.Picture, int]:
    """The class of each picture of these ``classes``; raises DataError if some are missing or the CSV disagree."""
    base, name = part.parent, part.name
    folders = [found for found in class_folders.numbered(part, CLASSES.count) if found[0] in classes]
    class_of = class_folders.labelled(base, name, folders)
    _check_complete(part, {*classes} - {*class_of.values()})
    class_folders.check(base, name, folders, FORM, class_of)
    return class_of


def check_whole(folder: Path) -> None:
    """Raise DataError if not all pictures of both parts are below ``folder``; of mapped classes, as for `read`."""
    read(folder, CLASSES.mapped())
    parts = {part.name: part for part in (folder / part for part in PARTS) if part.is_dir()}
    if missing := {"Training", "Testing"} - parts.keys():
        raise DataError(f"{folder}: no BelgiumTSC {missing.pop()} folder in it; unpack it, too")
    with listing.reading():
        _labelled(parts["Testing"], CLASSES.mapped().keys())


def _check_complete(part: Path, without_pictures: set[int]) -> None:
    """Raise DataError if a class has neither pictures nor a CSV file, which in Testing may list none."""
    for label in sorted(without_pictures):
        if not (part / f"{label:05}" / f"GT-{label:05}.csv").exists():
            raise DataError(f"{part}: no images of class {label}; the data is half there: unpack it again")
