"""Files that a command leaves behind: whole, or not at all."""

import hashlib
import os
from pathlib import Path

LONGEST_NAME = 200
"""Bytes of a folder's name: file systems allow 255, and what is unfinished has a longer one."""


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


def folder_name(architecture: str) -> str:
    """An architecture's canonical name, or so much of it as file systems allow and a hash of the rest."""
    if len(architecture) <= LONGEST_NAME:
        return architecture
    return f"{architecture[: LONGEST_NAME - 9]}-{hashlib.sha256(architecture.encode()).hexdigest()[:8]}"
