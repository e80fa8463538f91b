"""Notes in Markdown: tables, and text that shows as itself whatever signs are in it."""

import re
from collections.abc import Iterable, Sequence


class Markdown(str):
    """Text that is Markdown already."""


def link(text: str, address: str) -> Markdown:
    """``text`` that leads to ``address``, which has no sign of Markdown in it."""
    return Markdown(f"[{as_text(text)}]({address})")


def table(*headings: str, rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table, an empty one before and after."""
    cells = [headings, ["---"] * len(headings), *([as_text(cell) for cell in row] for row in rows)]
    return ["", *(f"| {' | '.join(row)} |" for row in cells), ""]


def as_text(text: object) -> str:
    """Markdown that shows ``text`` itself, on one line, whatever signs of Markdown or HTML are in it."""
    if isinstance(text, Markdown):
        return text
    return re.sub(r"([\\`*_\[\]<>&~$|])", r"\\\1", " ".join(str(text).split()))
