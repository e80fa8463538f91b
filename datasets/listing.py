"""Picture files in folders, as the file system lists them."""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image

from datasets.samples import DataError, Samples

ONLY_KNOWN = {"BUFR", "GRIB", "HDF5", "MPEG", "WMF"}
"""Formats that Pillow recognises but does not read."""
PROGRAMS = {"EPS"}
"""Formats that are programs: Pillow would have Ghostscript run them."""


class Picture(NamedTuple):
    """A file: its path from the base folder with forward slashes, bytes, and time of change in nanoseconds."""

    path: str
    size: int
    mtime: int


@contextmanager
def reading() -> Iterator[None]:
    """Tell as a DataError of one line what the operating system refuses inside the block."""
    try:
        yield
    except OSError as error:
        raise DataError(f"{error.filename}: cannot be read ({error.strerror})") from error


def pictures(base: Path, folder: str) -> list[Picture]:
    """Pictures in one folder below ``base``, sorted by name."""
    with os.scandir(base / folder) as entries:
        return sorted(_picture(f"{folder}/{entry.name}", entry.stat()) for entry in entries if is_picture(entry.name))


def is_picture(name: str) -> bool:
    """Whether a file of that name is taken for a picture: hidden ones are not, such as macOS puts beside each."""
    stem, _, extension = name.rpartition(".")
    return stem != "" and extension.lower() in readable_extensions() and not name.startswith(".")


def samples(base: Path, files: Collection[Picture], labels: Sequence[int], tracks: Sequence[int]) -> Samples:
    """The pictures as columns, with a label and a track for each."""
    return Samples(
        root=base,
        paths=tuple(file.path for file in files),
        labels=np.array(labels, dtype=np.int64),
        tracks=np.array(tracks, dtype=np.int64),
        sizes=np.array([file.size for file in files], dtype=np.int64),
        mtimes=np.array([file.mtime for file in files], dtype=np.int64),
    )


def _picture(path: str, status: os.stat_result) -> Picture:
    return Picture(path, status.st_size, status.st_mtime_ns)


@cache
def readable_extensions() -> frozenset[str]:
    """Of pictures that can be opened, in small letters, without the dot."""
    kinds = set(readable_formats())
    return frozenset(name[1:] for name, kind in Image.registered_extensions().items() if kind in kinds)


@cache
def readable_formats() -> tuple[str, ...]:
    """Pillow's names of the formats that pictures may have, whatever their files are called."""
    Image.init()
    return tuple(kind for kind in Image.OPEN if kind not in ONLY_KNOWN | PROGRAMS)
