"""Files that a command leaves behind: whole, or not at all."""

import os
from pathlib import Path


class ResultError(RuntimeError):
    """Results that cannot be kept. The message is one line: where, and why."""


def write_text(file: Path, text: str) -> None:
    """Write a file in one step, making its folder if need be; raises ResultError if that cannot be done."""
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(file)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise ResultError(f"{file}: cannot be written ({error.strerror}); choose another place") from error
