"""The front of a study again, without searching: ``python -m studies [--study NAME]``."""

import json

import click
import optuna

from nas.command import run
from nas.options import QUIET, STORAGE, STUDY
from nas.terminal import open_console, plain
from studies.errors import StudyError
from studies.storage import check_there, dashboard_command, failing_in_one_line, open_storage
from studies.study import existing_study
from studies.tables import front_data, front_table


@click.command()
@STUDY(help="Name of the study; without it, the names of all.")
@STORAGE
@click.option("--publish", is_flag=True, help="Write anew what optuna-dashboard shows of the study.")
@QUIET
@click.option("--json", "as_json", is_flag=True, help="Names, or the front, for scripts.")
def show(study: str | None, storage: str, publish: bool, quiet: bool, as_json: bool) -> None:
    """Print the Pareto front of a study, or list the studies."""
    if publish and study is None:
        raise click.UsageError("--publish is for one study; name it with --study")
    check_there(storage)
    kept = open_storage(storage)
    console = open_console(quiet=quiet or as_json)
    if study is None:
        with failing_in_one_line(storage):
            names = optuna.get_all_study_names(kept)
        console.print(plain("\n".join(names) or "no studies yet: python -m nas.search makes one"), soft_wrap=True)
        found: object = names
    else:
        with failing_in_one_line(storage):
            trials = existing_study(kept, study).get_trials(deepcopy=False)
        console.print(front_table(trials))
        console.print(plain(f"see it with: {dashboard_command(storage)}"), soft_wrap=True)
        found = front_data(trials)
    if as_json:
        click.echo(json.dumps(found, indent=2))
    if publish and study is not None:
        from studies.publication import publish_all

        publish_all(storage, study)


if __name__ == "__main__":
    run(show, StudyError)
