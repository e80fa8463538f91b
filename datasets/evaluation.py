"""The sets that networks are evaluated on, by name: the published signs of three countries, or rendered ones."""

from pathlib import Path

import numpy as np

from datasets import belgian, chinese, gtsrb, listing, parts, places
from datasets.arrays import Progress
from datasets.loading import TEST_SEEDS, Identity
from datasets.samples import DataError, Samples, Split

RENDERED = {"gtsrb": "synthetic-german", "belgian": "synthetic-belgian", "chinese": "synthetic-chinese"}
"""What stands in for the signs of each country where these are not there."""

TEST_SETS = (*RENDERED, *RENDERED.values())

COUNTRIES = {"belgian": belgian.CLASSES, "chinese": chinese.CLASSES}
READERS = {"belgian": belgian.read, "chinese": chinese.read}


def available(data_dir: Path | None = None) -> dict[str, Path | None]:
    """Names for `load_test` of what is there, in the order of `TEST_SETS`, each with the folder of its pictures.

    The published signs are looked for as `datasets.locate` looks for GTSRB; whether they are complete is for
    `load_test` to say. GTSRB without its test part is no test set: there may be none. Only where nobody named a
    folder do rendered signs, with no folder, stand in for published ones: a folder that somebody named but that has
    none is a DataError.
    """
    where = places.place(data_dir)
    there: dict[str, Path | None] = {}
    with listing.reading():
        found = {name: publication.find(where.folder) for name, publication in places.PUBLICATIONS.items()}
        for name, folder in found.items():
            base = places.PUBLICATIONS[name].base(folder) if folder else None
            if folder and not (name == "gtsrb" and base and not gtsrb.has_test(folder)):
                there[name] = base or folder
    if any(found.values()):
        return there
    if where.named:
        raise places.absent(RENDERED, where, instead=RENDERED["gtsrb"])
    return dict.fromkeys(RENDERED.values())


def load_test(
    name: str,
    size: int = 30,
    data_dir: Path | None = None,
    class_map: Path | None = None,
    progress: Progress | None = None,
) -> Split:
    """Load the RGB pictures of one of `TEST_SETS`, ``size`` x ``size`` pixels, with GTSRB's classes as labels.

    ``gtsrb`` is its test part, ``belgian`` BelgiumTSC's Training folder (where there is none, Testing),
    ``chinese`` the whole TSRD. Of these two and of the rendered signs named after them only the classes in the
    class map count: the published one, or a file with the columns ``class`` and ``gtsrb_class``. Pictures are
    looked for, decoded and cached as by `datasets.load`; a changed folder or map is decoded again. Raises
    DataError if the name, the data or the map cannot be used, ValueError for a wrong size.
    """
    if name not in TEST_SETS:
        raise DataError(f"unknown test set {name!r}; choose one of {', '.join(TEST_SETS)}")
    parts.check_size(size)
    country = name.removeprefix("synthetic-")
    mapped = gtsrb_classes(name, class_map)
    if country != name:
        signs = parts.rendered(country, TEST_SEEDS, size, progress)
        return parts.chosen(signs, np.isin(signs.labels, list(mapped.values()))) if mapped else signs
    samples = _samples(name, data_dir, mapped)
    return parts.decoded(samples, np.arange(len(samples)), f"{name}-test", size, progress)


def identify_test(name: str, size: int, data_dir: Path | None = None, progress: Progress | None = None) -> Identity:
    """Name and checksum of what `load_test` gives, which is decoded for it; raises what that raises."""
    return Identity(name, load_test(name, size, data_dir, progress=progress).checksum)


def is_other_part(name: str, data_dir: Path | None = None) -> bool:
    """Whether `load_test` gives BelgiumTSC's Testing folder, for want of that which published figures are on."""
    if name != "belgian":
        return False
    folder = places.find(name, places.place(data_dir))
    with listing.reading():
        part = belgian.PUBLICATION.base(folder) if folder else None
    return part is not None and part.name == "Testing"


def gtsrb_classes(name: str, file: Path | None) -> dict[int, int]:
    """GTSRB's class for each class of a test set, as `load_test` reads it from the class map; none if all are GTSRB's.

    Raises DataError if the map cannot be used.
    """
    country = name.removeprefix("synthetic-")
    if country in COUNTRIES:
        return COUNTRIES[country].mapped(file)
    if file is not None:
        raise DataError(f"{file}: German signs have GTSRB's own classes and take no class map; leave it out")
    return {}


def _samples(name: str, data_dir: Path | None, class_map: dict[int, int]) -> Samples:
    where = places.place(data_dir)
    folder = places.find(name, where)
    if folder is None:
        raise places.absent([name], where, instead=RENDERED[name])
    samples = READERS[name](folder, class_map) if name in READERS else gtsrb.read_test(folder)
    if samples is None:
        raise DataError(f"{folder}: no test images in it; unpack the test part too")
    if not len(samples):
        raise DataError(f"{folder}: no images of the classes in the class map; map others, or unpack the data again")
    return samples
