"""Whether the published networks rank on one data set as on another.

    python -m tests.benchmarks.ranking synthetic-30 gtsrb-30

compares two studies that ``nas.search`` has made with the baselines first, and prints the accuracy of each baseline in
both, Spearman's rank correlation, and a JSON line with it.
"""

import json

import click
import optuna
import pandas as pd
from rich.console import Console
from rich.table import Table

from nas.options import STORAGE
from studies.storage import open_storage
from studies.trials import trained


@click.command()
@click.argument("first")
@click.argument("second")
@STORAGE
@click.option("--second-storage", help="If the second study is kept elsewhere.")
def ranking(first: str, second: str, storage: str, second_storage: str | None) -> None:
    """Compare the baselines of two studies."""
    columns = {
        name: baseline_accuracies(url, name) for name, url in ((first, storage), (second, second_storage or storage))
    }
    both = pd.DataFrame(columns).dropna().sort_values(second)
    table = Table("published network", first, second, box=None)
    for row in both.itertuples():
        table.add_row(str(row[0]), f"{100 * row[1]:.1f} %", f"{100 * row[2]:.1f} %")
    Console().print(table)
    correlation = both.rank().corr().iloc[0, 1]
    click.echo(json.dumps({"networks": len(both), "spearman": round(float(correlation), 3)}))


def baseline_accuracies(url: str, name: str) -> pd.Series:
    """Validation accuracy of the trained baselines of a study, by label."""
    study = optuna.load_study(study_name=name, storage=open_storage(url))
    return pd.Series(
        {
            trial.user_attrs["baseline"]: trial.values[0]
            for trial in trained(study.get_trials(deepcopy=False))
            if "baseline" in trial.user_attrs
        }
    )


if __name__ == "__main__":
    ranking()
