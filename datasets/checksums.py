"""Whether an archive is the one that was published, or at least the one that was first downloaded."""

import hashlib
import zipfile
from pathlib import Path

from datasets.samples import DataError
from datasets.sources import Archive

RECORD = "SHA256SUMS"
"""Beside the archives, for `sha256sum --check` and for the next download."""


def problem(file: Path, archive: Archive, demanded: str | None) -> str | None:
    """What speaks against ``file`` being the archive, in a few words; None if nothing does.

    The published sum has to agree, and so has the SHA-256 recorded beside the archive, if there are any; one that the
    user demands takes the place of both.
    """
    if not zipfile.is_zipfile(file):
        return "is no zip archive"
    recorded = recorded_sums(file.parent).get(archive.name)
    expected = {"sha256": demanded or recorded, "md5": None if demanded else archive.md5}
    for algorithm, sum_ in expected.items():
        if sum_ and (found := digest(file, algorithm)) != sum_:
            return f"has the {algorithm} {found}, not {sum_}"
    return None


def digest(file: Path, algorithm: str) -> str:
    """Hex digest of a file by ``sha256`` or ``md5``."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, lambda: hashlib.new(algorithm, usedforsecurity=False)).hexdigest()


def record(file: Path) -> str:
    """Write the SHA-256 of an archive beside it, and return it."""
    sums = recorded_sums(file.parent) | {file.name: digest(file, "sha256")}
    unfinished = file.with_name(f".{RECORD}.part")
    unfinished.write_text("".join(f"{sum_}  {name}\n" for name, sum_ in sorted(sums.items())))
    unfinished.replace(file.with_name(RECORD))
    return sums[file.name]


def recorded_sums(folder: Path) -> dict[str, str]:
    """The SHA-256 of each archive as it was when it was downloaded. Raises DataError if they cannot be read."""
    file = folder / RECORD
    if not file.exists():
        return {}
    try:
        rows = [line.split(maxsplit=1) for line in file.read_text().splitlines() if line.strip()]
        return {name.lstrip("*"): sum_ for sum_, name in rows}
    except (OSError, ValueError) as error:
        raise DataError(f"{file}: cannot be read; remove it to have the checksums recorded anew") from error
