"""Text that came from elsewhere, as a terminal may show it."""

from rich.text import Text

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def printable(text: str) -> str:
    """The text without what a terminal would obey instead of showing; line ends and tabs stay."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else REPLACEMENT for sign in text)


def plain(text: object, style: str = "") -> Text:
    """For a console: without markup, whatever brackets are in it, folded where a line is too short."""
    return Text(printable(str(text)), style=style, overflow="fold")
