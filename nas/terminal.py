"""What is printed on standard output, and text that came from elsewhere as a terminal may show it."""

import os
import sys

from rich.console import Console
from rich.text import Text

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
UNFOLDED = 10_000
"""Columns of what is no terminal: names in it stay whole."""


def open_console(*, quiet: bool = False) -> Console:
    """On standard output; in a file or a pipe lines are as long as they are, unless ``COLUMNS`` is set."""
    return Console(quiet=quiet, width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else UNFOLDED)


def printable(text: str) -> str:
    """The text without what a terminal would obey instead of showing; line ends and tabs stay."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else REPLACEMENT for sign in text)


def plain(text: object, style: str = "") -> Text:
    """For a console: without markup, whatever brackets are in it, folded where a line is too short."""
    return Text(printable(str(text)), style=style, overflow="fold")
