"""Where the published data sets are looked for, by name."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from datasets import belgian, chinese, gtsrb, listing
from datasets.publication import state
from datasets.samples import DataError

PUBLICATIONS = {"gtsrb": gtsrb.PUBLICATION, "belgian": belgian.PUBLICATION, "chinese": chinese.PUBLICATION}


class Place(NamedTuple):
    """The folder of the data sets. ``named`` tells whether somebody named it, ``origin`` how, for messages."""

    folder: Path
    named: bool
    origin: str


def place(data_dir: Path | None) -> Place:
    """``data_dir``, else the folder that ``BNN_DATA_DIR`` names, else ``datasets/`` itself."""
    environment = os.environ.get("BNN_DATA_DIR")
    if data_dir:
        return Place(data_dir, True, "")
    if environment:
        return Place(Path(environment), True, " (named by BNN_DATA_DIR)")
    return Place(Path(__file__).parent, False, "")


def find(name: str, where: Place) -> Path | None:
    """The folder of a published data set, or None. Raises DataError if it has that name but another's content."""
    publication = PUBLICATIONS[name]
    with listing.reading():
        found = publication.find(where.folder)
        if found is None or publication.base(found):
            return found
        other = next((other for other in PUBLICATIONS.values() if other.base(found)), None)
    if other is not None:
        raise DataError(
            f"{found}: holds {other.content} instead of {publication.content}; name it {other.folder},"
            f" or put {publication.expected} there"
        )
    return found


def absent(names: Iterable[str], where: Place, instead: str) -> DataError:
    """The error for a place that has none of the data sets ``names``; ``instead`` needs no folder."""
    publications = [PUBLICATIONS[name] for name in names]
    with listing.reading():
        condition = state(where.folder, " or ".join(publication.content for publication in publications))
    folders = " or ".join(f"{publication.folder}/" for publication in publications)
    layout = f", or {publications[0].expected}" if len(publications) == 1 else ""
    return DataError(
        f"{where.folder}{where.origin}: {condition}; expected {folders} there{layout}."
        f" Name the folder of the data, or choose the data set {instead!r}"
    )
