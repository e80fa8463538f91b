"""Makes the table that the replays read: a few hundred networks of the search space, trained once, with their curves.

    python -m tests.benchmarks.tabulate --networks 300

Half of them are drawn at random within the budget; the others are what the search's own sampler makes of those, for a
surrogate must know the good networks as well as the usual ones. None is stopped early. The table is written after every
network, and the same command extends it.

``gtsrb-30.csv`` has 200 networks: 31,349 training and 7,860 validation images by track, seed 0, 3 epochs in bfloat16
and batches of 64 at a learning rate of 6e-3 (the search's is 3e-3 since), tensorflow 2.21.0, two cores of AMD Zen 4
that had other work besides: its seconds are too long, for some networks by a third.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import click
import joblib
import optuna
import pandas as pd
from optuna.trial import FrozenTrial
from rich.console import Console

from datasets import load
from nas.architecture import Architecture
from nas.budget import Budget
from nas.campaign import twice_3qconv
from nas.cost import count
from nas.learning import Learner
from nas.objective import Objective
from nas.precision import timing
from nas.progress import Bar, Snapshot
from nas.recipe import SEARCH
from nas.workers import Job, run_trials
from search_spaces.bottom_up import BottomUp
from search_spaces.space import draw
from studies.storage import open_storage
from studies.study import open_study
from studies.trials import trained

FILE = Path(__file__).parent / "gtsrb-30.csv"
SPACE = BottomUp((30,))
BUDGET = Budget(max_macs=twice_3qconv((30,)))
PAUSES = (1 / 9, 1 / 3, 2 / 3)
DRAWN = 20_000


@click.command()
@click.option("--networks", type=click.IntRange(min=1), default=300, show_default=True)
@click.option("--table", type=click.Path(path_type=Path), default=FILE, show_default=True)
@click.option("--dataset", default="gtsrb", show_default=True)
@click.option("--epochs", type=click.IntRange(min=1), default=SEARCH.epochs, show_default=True)
def tabulate(networks: int, table: Path, dataset: str, epochs: int) -> None:
    """Train what the table lacks."""
    recipe = replace(SEARCH, precision=timing().fastest, epochs=epochs)
    with tempfile.TemporaryDirectory() as work:
        url = f"sqlite:///{work}/study.db"
        study = open_study(open_storage(url), "tabulate", {})
        if table.exists():
            _remember(study, pd.read_csv(table))
        _queue_at_random(study, networks // 2)
        learner = Learner(recipe, partial(load, dataset, split=recipe.split), seed=0, pauses=PAUSES)
        job = Job(
            storage=url,
            study="tabulate",
            objective=Objective(SPACE, learner, BUDGET),
            seed=len(study.trials),
            threads=1,
            logs=Path(work) / "logs",
        )
        with Bar(Console(), networks) as bar:

            def watch(trials: list[FrozenTrial]) -> None:
                bar.show(Snapshot.of(trials, BUDGET.max_parameters))
                _write(trained(trials), table)

            if (reason := run_trials(job, networks, joblib.cpu_count(), watch)) is not None:
                raise click.ClickException(f"{reason}; what was trained is in {table}, the same command goes on")


def _remember(study: optuna.Study, table: pd.DataFrame) -> None:
    """Give the study the networks of the table as trials."""
    for row in table.to_dict("records"):
        architecture = Architecture.parse(row["architecture"])
        study.enqueue_trial(SPACE.parameters_of(architecture))
        trial = study.ask()
        SPACE.suggest(trial)
        curve = [(float(moment), accuracy) for moment, accuracy in row.items() if moment[0].isdigit()]
        parameters = count(architecture).parameters
        for key, value in {**row, "parameters": parameters, "learning_curve": curve}.items():
            trial.set_user_attr(key, value)
        study.tell(trial, (curve[-1][1], parameters))


def _queue_at_random(study: optuna.Study, networks: int) -> None:
    """Queue random networks within the budget, fewer by those that the study has."""
    known = {trial.user_attrs["architecture"] for trial in study.trials}
    affordable = (drawn for drawn in draw(SPACE, DRAWN) if BUDGET.violation(count(drawn)) <= 0)
    for architecture in islice(dict.fromkeys(affordable), networks):
        if architecture.name not in known:
            study.enqueue_trial(SPACE.parameters_of(architecture))


def _write(trials: Sequence[FrozenTrial], file: Path) -> None:
    rows = [
        {"architecture": trial.user_attrs["architecture"], "seconds": trial.user_attrs["seconds"]}
        | {f"{epochs:.2g}": accuracy for epochs, accuracy in trial.user_attrs["learning_curve"]}
        for trial in trials
    ]
    unfinished = file.with_suffix(".partial")
    pd.DataFrame(rows).to_csv(unfinished, index=False)
    unfinished.replace(file)


if __name__ == "__main__":
    tabulate()
