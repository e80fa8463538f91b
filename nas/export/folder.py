"""A folder that appears as a whole or not at all, and takes the place of an older one only if that is wanted."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from uuid import uuid4

from nas.export.chain import ExportError
from nas.exported import PROOF
from nas.result_files import own_partial_folder, put

REPLACED = ".replaced-"


@contextmanager
def replacing(final: Path, *, force: bool) -> Iterator[Path]:
    """A new folder that is renamed to ``final`` once all went well, and is gone if not.

    Raises ExportError if it cannot be written, or if ``final`` is there and nobody said ``force``, or is no export.
    """
    try:
        _settle(final)
        refuse(final, force=force)
        with own_partial_folder(final) as partial:
            try:
                yield partial
                refuse(final, force=force)
                _put(partial, final, final.with_name(f".{final.name}{REPLACED}{uuid4().hex}"))
            finally:
                shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        raise ExportError(f"{final}: cannot be written ({error.strerror or error}); choose another --out") from error


def refuse(final: Path, *, force: bool) -> None:
    """Raise ExportError if there is something that must not be replaced."""
    if final.is_symlink() or (final.exists() and not final.is_dir()):
        raise ExportError(f"{final}: is not a folder of its own; remove it, or choose another --name")
    if final.exists() and any(final.iterdir()) and not (final / PROOF).exists():
        raise ExportError(f"{final}: is no export ({PROOF} is missing); remove it, or choose another --name")
    if final.exists() and not force:
        raise ExportError(f"{final}: is there already; give --force to replace it, or another --name")


def _put(partial: Path, final: Path, replaced: Path) -> None:
    there = final.exists()
    if there:
        final.replace(replaced)
    try:
        put(partial, final)
    except OSError:
        if there:
            replaced.replace(final)
        raise
    shutil.rmtree(replaced, ignore_errors=True)


def _settle(final: Path) -> None:
    """Put back what a killed process had moved away, or clear it if the new one is there."""
    for replaced in final.parent.glob(f".{escape(final.name)}{REPLACED}*"):
        if final.exists():
            shutil.rmtree(replaced, ignore_errors=True)
        else:
            replaced.replace(final)
