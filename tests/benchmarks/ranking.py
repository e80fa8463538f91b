"""Whether the published networks rank on one data set as on another.

    python -m tests.benchmarks.ranking synthetic-30 gtsrb-30

compares two studies that ``nas.search`` has made with the baselines first, and prints the accuracy of each baseline in
both, Spearman's rank correlation, and a JSON line with it.
"""

import json

import click
import pandas as pd
from rich.console import Console
from rich.table import Table

from nas.command import run
from nas.options import STORAGE
from studies.errors import StudyError
from studies.storage import check_there, open_storage
from studies.study import existing_study
from studies.trials import trained


@click.command()
@click.argument("first")
@click.argument("second")
@STORAGE
@click.option("--second-storage", help="If the second study is kept elsewhere.")
def ranking(first: str, second: str, storage: str, second_storage: str | None) -> None:
    """Compare the baselines of two studies."""
    columns = [baseline_accuracies(storage, first), baseline_accuracies(second_storage or storage, second)]
    both = pd.concat(columns, axis=1, keys=(0, 1)).dropna().sort_values(1)
    if len(both) < 2:
        raise StudyError(f"{first!r} and {second!r} have {len(both)} published networks in common: nothing to rank")
    table = Table("published network", first, second, box=None)
    for row in both.itertuples():
        table.add_row(str(row[0]), f"{100 * row[1]:.1f} %", f"{100 * row[2]:.1f} %")
    Console().print(table)
    correlation = both.rank().corr().iloc[0, 1]
    click.echo(json.dumps({"networks": len(both), "spearman": round(float(correlation), 3)}))


def baseline_accuracies(url: str, name: str) -> pd.Series:
    """Validation accuracy of the trained baselines of a study, by label."""
    check_there(url)
    study = existing_study(open_storage(url), name)
    return pd.Series(
        {
            trial.user_attrs["baseline"]: trial.values[0]
            for trial in trained(study.get_trials(deepcopy=False))
            if "baseline" in trial.user_attrs
        }
    )


if __name__ == "__main__":
    run(ranking, StudyError)
