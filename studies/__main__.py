"""The front of a study again, without searching: ``python -m studies [--study NAME]``."""

import click
import optuna
from rich.console import Console

from nas.command import run
from studies.errors import StudyError
from studies.storage import DEFAULT_URL, dashboard_command, open_storage
from studies.tables import front_table


@click.command()
@click.option("--study", help="Name of the study; without it, the names of all.")
@click.option("--storage", default=DEFAULT_URL, show_default=True, help="Any Optuna storage URL.")
def show(study: str | None, storage: str) -> None:
    """Print the Pareto front of a study, or list the studies."""
    kept = open_storage(storage)
    names = optuna.get_all_study_names(kept)
    if study is None:
        click.echo("\n".join(names) or "no studies yet: python -m nas.search makes one")
        return
    if study not in names:
        raise StudyError(f"no study {study!r}; there are: {', '.join(names) or 'none'}")
    console = Console()
    opened = optuna.load_study(study_name=study, storage=kept)
    console.print(front_table(opened.get_trials(deepcopy=False)))
    console.print(f"see it with: {dashboard_command(storage)}", soft_wrap=True)


if __name__ == "__main__":
    run(show, StudyError)
