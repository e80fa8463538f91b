"""Options that several commands have, each said once."""

from functools import partial
from pathlib import Path

import click

from studies import DEFAULT_URL


def _checked_name(_context: click.Context, _parameter: click.Parameter, name: str | None) -> str | None:
    """A study's name, which is that of a folder, too; raises BadParameter for what can be neither."""
    if name in ("", ".", ".."):
        raise click.BadParameter(f"{name!r} is no name of a study")
    if name is not None and any("\ud800" <= character <= "\udfff" for character in name):
        raise click.BadParameter(f"{name!r} is not UTF-8")
    return name


DATA_DIR = click.option(
    "--data-dir", type=click.Path(path_type=Path), help="Folder of the data.  [default: BNN_DATA_DIR]"
)
STUDY = partial(click.option, "--study", callback=_checked_name)
"""Given its help."""
QUIET = click.option("--quiet", is_flag=True, help="Print nothing but errors.")
STORAGE = click.option("--storage", default=DEFAULT_URL, show_default=True, help="Any Optuna storage URL.")
WORKERS = click.option("--workers", type=click.IntRange(min=1), help="Processes that train.  [default: one a core]")
