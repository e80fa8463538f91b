"""What a data folder lists before any picture is decoded, and what is handed out afterwards."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

UNCOMPRESSED = (".ppm", ".pgm", ".pbm", ".pnm", ".bmp", ".dib")
EVERY = 50
"""Of so many such files one is read: what was done to a whole set shows, and it takes a fifth of a second."""


class DataError(ValueError):
    """Data that cannot be used. The message is one line: what is wrong, where, and what to do."""


@dataclass(frozen=True, eq=False)
class Samples:
    """Labelled picture files in listing order: as a CSV file lists test pictures, else class by class, then by name.

    ``paths`` are relative to ``root``, with forward slashes. ``labels``, ``tracks`` (ids of the physical signs; where
    that is not told, as of GTSRB's test pictures and of Chinese ones, each its own), ``sizes`` (bytes) and ``mtimes``
    (nanoseconds) are int64[N].
    """

    root: Path
    paths: tuple[str, ...]
    labels: NDArray[np.int64]
    tracks: NDArray[np.int64]
    sizes: NDArray[np.int64]
    mtimes: NDArray[np.int64]

    def __len__(self) -> int:
        """Count the pictures."""
        return len(self.paths)

    @cached_property
    def fingerprint(self) -> str:
        """Hex digest that is the same wherever and whenever the same files were unpacked."""
        columns = (column.tolist() for column in (self.sizes, self.labels, self.tracks))
        rows = sorted("\t".join(map(str, row)) for row in zip(self.paths, *columns, strict=True))
        return digest([*rows, *self._contents])

    @cached_property
    def key(self) -> str:
        """Hex digest that changes when a file is added, removed, relabelled, reordered or written again."""
        columns = (self.sizes, self.labels, self.tracks, self.mtimes)
        return digest([*self.paths, *(column.tobytes().hex() for column in columns), *self._contents])

    @cached_property
    def _contents(self) -> list[str]:
        """Digests of some files of those whose size does not depend on what they show, by their names."""
        plain = sorted(path for path in self.paths if path.lower().endswith(UNCOMPRESSED))
        return [_sha256(self.root / path) for path in plain[::EVERY]]


@dataclass(frozen=True, eq=False)
class Split:
    """Pictures of one role (training, validation or test).

    ``images`` are uint8[N, S, S, 3] RGB, mostly a read-only memory map; ``labels`` (class ids as in
    `datasets.signs`) and ``tracks`` (pictures of one physical sign share one id, where that is known) are int64[N].
    """

    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    tracks: NDArray[np.int64]

    def __len__(self) -> int:
        """Count the pictures."""
        return len(self.labels)

    @property
    def checksum(self) -> str:
        """16 hex digits of the SHA-256 over all pixels, then all labels."""
        found = hashlib.sha256(np.ascontiguousarray(self.images).reshape(-1).data)  # No copy of what is mapped.
        found.update(self.labels.astype("<i8").tobytes())
        return found.hexdigest()[:16]

    @cached_property
    def firsts(self) -> NDArray[np.bool_]:
        """Mask bool[N] of the distinct pictures: those with no earlier one of exactly the same pixels.

        The decoded pixels at the input size are compared, not the files: pictures that a network cannot tell
        apart are one piece of evidence, whatever their names and encodings.
        """
        digests = [hashlib.sha256(image.tobytes()).digest() for image in self.images]
        mask = np.zeros(len(digests), np.bool_)
        mask[np.unique(digests, return_index=True)[1]] = True
        return mask


@dataclass(frozen=True, eq=False)
class Dataset:
    """What a network is trained on, at one input size (pixels); `datasets.load_test` gives what it is measured on.

    ``fingerprint`` names the training pictures and how they were split; it does not depend on the input size,
    the machine, or when the files were unpacked.
    """

    name: str
    size: int
    train: Split
    validation: Split
    fingerprint: str


def _sha256(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise DataError(f"{file}: cannot be read ({error.strerror})") from error


def digest(lines: Iterable[str]) -> str:
    """16 hex digits of the SHA-256 over ``lines``."""
    # Names of files need not be UTF-8.
    return hashlib.sha256("\n".join(lines).encode(errors="surrogateescape")).hexdigest()[:16]
