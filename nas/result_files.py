"""Files that a command leaves behind: whole, or not at all."""

import hashlib
import os
import shutil
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from glob import escape
from pathlib import Path
from uuid import uuid4

from nas.processes import identity, is_alive, running_system

if sys.platform != "win32":
    import fcntl

PARTIAL = ".partial-"
"""In the name of a folder that is being written, before the machine, its kernel's run and the process that writes."""
DAY = 24 * 60 * 60
LONGEST_NAME = 200
"""Bytes of a folder's name: file systems allow 255, and what is unfinished has a longer one."""
MACHINE = 16
"""Besides, at most, for the machine that writes it."""


class ResultError(RuntimeError):
    """Results that cannot be kept. The message is one line: where, and why."""


def write_text(file: Path, text: str) -> None:
    """Write a file in UTF-8, as `write_bytes` does; half characters, as in names that are no UTF-8, as ``?``."""
    write_bytes(file, text.encode(errors="replace"))


def write_bytes(file: Path, content: bytes) -> None:
    """Write a file in one step, making its folder if need be; raises ResultError if that cannot be done."""
    if not file.name:
        raise ResultError(f"{file}: is a folder; give the name of a file")
    unfinished = file.with_name(_half_written(file.name, uuid4().hex))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_bytes(content)
            put(unfinished, file)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        reason = f"{file.parent} is no folder" if file.parent.is_file() else error.strerror
        raise ResultError(f"{file}: cannot be written ({reason}); choose another place") from error


def _half_written(name: str, unique: str) -> str:
    return f".{name}.{unique}.part"


def check_writable(folder: Path) -> None:
    """Raise ResultError before a long work rather than after it, if nothing can be written in there."""
    there = next((place for place in (folder.absolute(), *folder.absolute().parents) if place.exists()), None)
    if there is None or not there.is_dir() or not os.access(there, os.W_OK):
        raise ResultError(f"{folder}: nothing can be written in there; choose another place")


def put(unfinished: Path, final: Path) -> None:
    """Give a file or a folder its final name once all of it is on the disk: a power failure leaves no half of it."""
    for path in [*unfinished.rglob("*"), unfinished]:
        _to_disk(path)
    unfinished.replace(final)
    _to_disk(final.parent)


def _to_disk(path: Path) -> None:
    if os.name != "posix" and path.is_dir():
        return  # Windows opens no folders.
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def partial_folder(final: Path, process: int) -> Path:
    """Where a process of this machine writes a folder until it is done."""
    return final.with_name(f"{final.name}{PARTIAL}{_machine()}-{running_system()}-{identity(process)}")


def _machine() -> str:
    """Its name, or so much of it as fits behind the longest name and a hash of all of it.

    Of a container its host name alone: started again, it has other numbers, and goes on with what it left.
    """
    name = socket.gethostname()
    return name if len(name) <= MACHINE else f"{name[: MACHINE - 9]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


@contextmanager
def own_partial_folder(final: Path, progress: Callable[[Path], int] = lambda left: 0) -> Iterator[Path]:
    """This process's, made, after clearing what killed processes have left; locked meanwhile, where there are locks.

    ``progress`` says how far the work in such a folder had come, 0: of no use. This process has the one that had come
    furthest now, as it was.
    """
    partial = partial_folder(final, os.getpid())
    abandoned = [left for left in partial_folders(final) if _is_abandoned(left)]
    furthest = max(filter(progress, abandoned), key=progress, default=None)
    for left in abandoned:
        if left != furthest:
            shutil.rmtree(left, ignore_errors=True)
    with ExitStack() as done:
        if furthest is None or not _taken_over(furthest, partial, done):
            new = final.with_name(f"{final.name}{PARTIAL}new-{uuid4().hex}")  # Has its name once it is locked.
            new.mkdir(parents=True)
            _taken_over(new, partial, done)
        for half in partial.rglob(_half_written("*", "*")):
            half.unlink()
        yield partial


def _taken_over(folder: Path, partial: Path, done: ExitStack) -> bool:
    """Lock a folder until all is ``done``, and give it that name; False if another process was faster."""
    try:
        done.enter_context(_locked(folder))
    except (BlockingIOError, FileNotFoundError):
        return False
    except OSError:  # There are no locks here.
        pass
    with suppress(FileNotFoundError):
        folder.rename(partial)
        return True
    return False


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """A lock that ends with its process, however that ends.

    Raises BlockingIOError if another process has it, another OSError if nobody can.
    """
    if sys.platform == "win32":
        raise OSError(f"{folder}: folders cannot be locked")
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def partial_folders(final: Path) -> list[Path]:
    """Where any process writes, or has written, a folder until it is done."""
    return sorted(final.parent.glob(f"{escape(final.name)}{PARTIAL}*"))


def _is_abandoned(partial: Path) -> bool:
    """Whether its process is gone, or is this one, and nobody has locked it.

    Processes of another container are not to be seen, even if it has this one's name: under the same kernel, the lock
    tells it. Another machine's cannot be asked: whether it is a day old.
    """
    writer = partial.name.rpartition(PARTIAL)[2].rsplit("-", 2)
    if len(writer) < 2:
        return False  # A copy, perhaps, that somebody made of one.
    *machine, system, process = writer
    if machine == [_machine()]:
        gone = process in (identity(os.getpid()), str(os.getpid())) or not is_alive(process)
        return gone and not _is_locked(partial)
    if system and system == running_system() and (locked := _is_locked(partial)) is not None:
        return not locked
    try:
        return time.time() - partial.stat().st_mtime > DAY
    except FileNotFoundError:  # Whoever wrote it has just given it its name.
        return False


def _is_locked(folder: Path) -> bool | None:
    """Whether a process has it; None where there are no locks, as on another machine."""
    try:
        with _locked(folder):
            return False
    except BlockingIOError:
        return True
    except OSError:
        return None


def folder_name(architecture: str) -> str:
    """An architecture's canonical name, or so much of it as file systems allow and a hash of the rest."""
    if len(architecture) <= LONGEST_NAME:
        return architecture
    return f"{architecture[: LONGEST_NAME - 9]}-{hashlib.sha256(architecture.encode()).hexdigest()[:8]}"
