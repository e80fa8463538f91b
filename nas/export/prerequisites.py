"""What formats need that may not be installed. Asked for before anything is trained or converted."""

import os
import shlex
import shutil
from collections.abc import Iterable
from importlib.util import find_spec

from nas.export.chain import ExportError

EXTRAS = {"lce": ("larq_compute_engine",), "onnx": ("onnx", "onnxruntime")}
"""Packages that write and run a format, by its name, which is that of the extra that has them."""


def refuse_missing(formats: Iterable[str]) -> None:
    """Raise ExportError if one of the formats cannot be written and run here."""
    for name in formats:
        missing = next((package for package in EXTRAS.get(name, ()) if find_spec(package) is None), None)
        if missing is not None:
            told = f"{name}: needs {missing.replace('_', '-')}, which the extra {name!r} has"
            raise ExportError(f"{told}: pip install '.[{name}]', or leave it out with --format")
        if name == "c" and c_compiler() is None:
            raise ExportError(
                "c: needs a C compiler, and there is no cc, gcc or clang; install one, or leave it out with --format"
            )


def c_compiler() -> list[str] | None:
    """The one that the variable CC names, with its options, or one that is there; None if there is none.

    Raises ExportError if CC is no command line.
    """
    wanted = os.environ.get("CC", "cc")
    try:
        commands = (shlex.split(wanted), ["gcc"], ["clang"])
    except ValueError as error:
        raise ExportError(f"CC={wanted}: is no command ({error}); correct the variable, or leave it out") from error
    return next(([found, *options] for name, *options in filter(None, commands) if (found := shutil.which(name))), None)
