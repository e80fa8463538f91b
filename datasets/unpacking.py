"""Zip archives of anybody's making, unpacked without leaving their folder."""

import lzma
import os
import re
import shutil
import stat
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from datasets.annotations import OUTSIDE
from datasets.samples import DataError

Progress = Callable[[int, int], None]
"""Told (bytes done, bytes in all)."""

MOST_BYTES = 8 * 2**30
MOST_FILES = 500_000
MOST_RATIO = 100
"""Of unpacked bytes to those of the archive: photographs shrink to a half or a third, bombs to a thousandth."""
HARMLESS_BYTES = 2**20
LONGEST_NAME = 255
BLOCK = 2**20
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    ValueError,
    RuntimeError,
)
"""What Python raises for an archive that cannot be read."""
KINDS = (0, stat.S_IFREG, stat.S_IFDIR)
"""What a member may be; archives made on Windows do not say."""


def unpack(archive: Path, folder: Path, progress: Progress | None = None) -> int:
    """Unpack a zip archive into ``folder``, and return how many files it has.

    Files that are there with the same content are left, so an interrupted run goes on where it stopped; every other
    appears in one step. Before anything is written, all members are checked. Raises DataError if one would lie outside
    ``folder``, is a link, a device or encrypted, if there are too many of them or too large; and when its turn comes,
    if it is damaged, or a file or a link out of ``folder`` is where its own folder should be.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            members = _checked(archive, opened.infolist())
            _check_room(archive, members, folder)
            total, done = sum(member.file_size for member in members), 0
            for member in members:
                _unpack_one(archive, opened, member, folder)
                done += member.file_size
                if progress is not None:
                    progress(done, total)
    except (*DAMAGE, OSError) as error:
        if isinstance(error, DataError):
            raise
        if isinstance(error, OSError) and error.errno is not None:  # bzip2's has none.
            place = error.filename or folder
            raise DataError(f"{place}: {archive.name} cannot be unpacked there ({error.strerror})") from error
        raise DataError(f"{archive}: damaged ({' '.join(str(error).split())}); remove it and download again") from error
    return len(members)


def _checked(archive: Path, members: Sequence[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """The files among ``members``; folders are made as they are needed."""
    if len(members) > MOST_FILES:
        raise DataError(f"{archive}: has {len(members):,} members, more than {MOST_FILES:,}; it is not unpacked")
    for member in members:
        problem = _problem(member)
        if problem is not None:
            shown = ascii(member.orig_filename[:80])
            raise DataError(f"{archive}: the member {shown} {problem}; nothing of it is unpacked")
    files = [member for member in members if not member.is_dir()]
    if len({PurePosixPath(member.filename) for member in files}) < len(files):
        raise DataError(f"{archive}: has two members of one name; nothing of it is unpacked")
    return files


def _problem(member: zipfile.ZipInfo) -> str | None:
    """Why a member must not be unpacked, in a few words."""
    # The name is read up to the first NUL; what other programs read may go on.
    name = member.orig_filename
    parts = PurePosixPath(name).parts
    if OUTSIDE.search(name) or not parts or ".." in parts:
        return "leads out of the folder"
    if "\\" in name or CONTROL.search(name) or any(len(os.fsencode(part)) > LONGEST_NAME for part in parts):
        return "has a name that no file should have"
    if stat.S_IFMT(member.external_attr >> 16) not in KINDS:
        return "is a link or a device"
    if member.flag_bits & 1:
        return "is encrypted"
    return None


def _check_room(archive: Path, members: Sequence[zipfile.ZipInfo], folder: Path) -> None:
    # No member gives more bytes than it declares: Python's zipfile stops there.
    total = sum(member.file_size for member in members)
    allowed = min(MOST_BYTES, max(HARMLESS_BYTES, MOST_RATIO * archive.stat().st_size))
    if total > allowed:
        raise DataError(f"{archive}: would unpack to {total:,} bytes, more than {allowed:,}; it is not unpacked")
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    missing = sum(member.file_size for member in members if not _may_be_there(folder / member.filename, member))
    if missing > free:
        raise DataError(f"{folder}: {archive.name} needs {missing:,} bytes, and {free:,} are free; make room")


def _unpack_one(archive: Path, opened: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path) -> None:
    target = folder / PurePosixPath(member.filename)
    if not target.parent.resolve().is_relative_to(folder.resolve()):
        raise DataError(f"{target.parent}: is a link out of {folder}; remove it, {archive.name} is not unpacked")
    if _is_there(target, member):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    # Names may be as long as file systems allow: the unfinished file cannot be named after the finished one.
    unfinished = target.with_name(f".{os.getpid()}.part")
    try:
        with opened.open(member) as packed, unfinished.open("wb") as file:
            shutil.copyfileobj(packed, file, BLOCK)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _may_be_there(target: Path, member: zipfile.ZipInfo) -> bool:
    return not target.is_symlink() and target.is_file() and target.stat().st_size == member.file_size


def _is_there(target: Path, member: zipfile.ZipInfo) -> bool:
    if not _may_be_there(target, member):
        return False
    checksum = 0
    with target.open("rb") as file:
        while block := file.read(BLOCK):
            checksum = zlib.crc32(block, checksum)
    return checksum == member.CRC
