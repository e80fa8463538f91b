"""A folder that appears as a whole or not at all, and takes the place of an older one only if that is wanted."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from uuid import uuid4

from nas.export.chain import ExportError

PARTIAL, REPLACED = ".partial-", ".replaced-"
DAY = 24 * 60 * 60


@contextmanager
def replacing(final: Path, *, force: bool) -> Iterator[Path]:
    """A new folder that is renamed to ``final`` once all went well, and is gone if not.

    Raises ExportError if it cannot be written, or if ``final`` is there and nobody said ``force``.
    """
    token = uuid4().hex
    partial = final.with_name(f".{final.name}{PARTIAL}{token}")
    try:
        _settle(final)
        refuse(final, force=force)
        partial.mkdir(parents=True)
        yield partial
        refuse(final, force=force)
        _put(partial, final, final.with_name(f".{final.name}{REPLACED}{token}"))
    except OSError as error:
        raise ExportError(f"{final}: cannot be written ({error.strerror or error}); choose another --out") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def refuse(final: Path, *, force: bool) -> None:
    """Raise ExportError if there is something that must not be replaced."""
    if final.is_symlink() or (final.exists() and not final.is_dir()):
        raise ExportError(f"{final}: is not a folder of its own; remove it, or choose another --name")
    if final.exists() and not force:
        raise ExportError(f"{final}: is there already; give --force to replace it, or another --name")


def _put(partial: Path, final: Path, replaced: Path) -> None:
    there = final.exists()
    if there:
        final.replace(replaced)
    try:
        partial.replace(final)
    except OSError:
        if there:
            replaced.replace(final)
        raise
    shutil.rmtree(replaced, ignore_errors=True)


def _settle(final: Path) -> None:
    """Clear what killed processes left a day ago or earlier, but put back what they had moved away."""
    for replaced in final.parent.glob(f".{escape(final.name)}{REPLACED}*"):
        if final.exists():
            shutil.rmtree(replaced, ignore_errors=True)
        else:
            replaced.replace(final)
    for partial in final.parent.glob(f".{escape(final.name)}{PARTIAL}*"):
        if time.time() - partial.stat().st_mtime > DAY:
            shutil.rmtree(partial, ignore_errors=True)
