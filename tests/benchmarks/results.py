"""How every benchmark shows what it measured: a small table, and with ``--json FILE`` the same as data."""

import json
import platform
from collections.abc import Collection, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import joblib
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

NARROW = 20
"""Columns whose contents are no wider than this are never folded, only their headings: others are, where a line is too
short for all."""
JSON = click.option("--json", "json_file", type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
MARKDOWN = click.option(
    "--markdown", "markdown_file", type=click.Path(path_type=Path, dir_okay=False), help="File for the table."
)


def table(title: str, rows: Sequence[Mapping[str, object]]) -> Table:
    """One column a key of the rows, numbers to the right."""
    shown = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", padding=(0, 1, 0, 0))
    for key in rows[0]:
        widest = max(len(_cell(row[key])) for row in rows)
        narrow = widest <= NARROW
        shown.add_column(
            Text(key, no_wrap=False),
            justify="left" if isinstance(rows[0][key], str) else "right",
            overflow="fold",
            no_wrap=narrow,
            max_width=max(widest, *map(len, key.split())) if narrow else None,
        )
    for row in rows:
        shown.add_row(*map(_cell, row.values()))
    return shown


def _cell(value: object) -> str:
    return f"{value:,.3g}" if isinstance(value, float) else str(value)


def show(
    title: str,
    rows: Sequence[Mapping[str, object]],
    json_file: Path | None,
    markdown_file: Path | None = None,
    wide: Collection[str] = (),
    **figures: Any,
) -> None:
    """Print the rows, without the wide columns where the terminal has no room for all, and the figures.

    If files are named, write all of it there, with the machine's description.
    """
    console = Console()
    whole = table(title, rows)
    endless = console.options.update(max_width=1000)
    has_room = console.measure(whole, options=endless).maximum <= console.width
    narrow = [{key: row[key] for key in row if key not in wide} for row in rows]
    console.print(whole if has_room else table(title, narrow))
    for name, figure in figures.items():
        console.print(f"{name.replace('_', ' ')}: {figure}", soft_wrap=True)
    if json_file:
        content = {**figures, "rows": rows, "machine": machine()}
        json_file.write_text(json.dumps(content, indent=2, default=float) + "\n")
    if markdown_file:
        markdown_file.write_text(markdown(title, rows))


def markdown(title: str, rows: Sequence[Mapping[str, object]]) -> str:
    """The rows as a table in Markdown, below their title."""
    cells = [
        [*rows[0]],
        ["---"] * len(rows[0]),
        *([" ".join(str(value).split()) for value in row.values()] for row in rows),
    ]
    return f"{title}\n\n" + "".join(f"| {' | '.join(line)} |\n" for line in cells)


def machine() -> dict[str, object]:
    """What a figure depends on besides the code."""
    packages = ("tensorflow", "tf-keras", "larq", "optuna", "numpy")
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        flags = next((line for line in lines if line.startswith("flags")), "").split()
        units = sorted({"avx2", "avx512f", "avx512_bf16", "amx_bf16"}.intersection(flags))
    except OSError:
        units = []
    return {
        "cores": joblib.cpu_count(),
        "processor": platform.machine(),
        "units": units,
        "python": platform.python_version(),
        "versions": {package: version(package) for package in packages},
    }
