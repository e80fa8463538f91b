"""Options that several commands have, each said once."""

from pathlib import Path

import click

from studies import DEFAULT_URL

DATA_DIR = click.option(
    "--data-dir", type=click.Path(path_type=Path), help="Folder of the data.  [default: BNN_DATA_DIR]"
)
QUIET = click.option("--quiet", is_flag=True, help="Print nothing but errors.")
STORAGE = click.option("--storage", default=DEFAULT_URL, show_default=True, help="Any Optuna storage URL.")
WORKERS = click.option("--workers", type=click.IntRange(min=1), help="Processes that train.  [default: one a core]")
