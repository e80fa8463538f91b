"""What a published data set is called on disk, and how its folder is told from others."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from datasets.samples import DataError


@dataclass(frozen=True)
class Publication:
    """A published data set.

    ``content`` is what it consists of, in a few words; ``folder``, what it is called inside a folder of several
    data sets; ``expected``, what has to be in there, for messages; ``base`` finds the folder that holds just
    that, inside a given one, or None.
    """

    content: str
    folder: str
    expected: str
    base: Callable[[Path], Path | None]

    def find(self, folder: Path) -> Path | None:
        """The folder that is meant to be this data set, inside ``folder`` or ``folder`` itself; None if neither is."""
        named = folder / self.folder
        if named.is_dir():
            return named
        return folder if self.base(folder) else None

    def located(self, folder: Path) -> Path:
        """The base in a folder that is meant to be this data set. Raises DataError if there is none."""
        base = self.base(folder)
        if base is None:
            raise DataError(f"{folder}: {state(folder, self.content)}; expected {self.expected}: unpack it again")
        return base


def state(folder: Path, content: str) -> str:
    """What is the matter with a folder in which ``content`` was expected and not found, in a few words."""
    if not folder.is_dir():
        return "there is no such folder"
    return f"no {content} in it" if any(folder.iterdir()) else "the folder is empty"
