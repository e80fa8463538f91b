"""Makes the table that the replays read: a few hundred networks of the search space, trained once, with their curves.

    python -m tests.benchmarks.tabulate --networks 300

Half of them are drawn at random within the budget; the others are what the search's own sampler makes of those, for a
surrogate must know the good networks as well as the usual ones. None is stopped early. The trainings are a study of
their own and can be interrupted.
"""

import os
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import click
import pandas as pd
from rich.console import Console

from datasets import load
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
PAUSES = (1 / 9, 1 / 3, 2 / 3)
DRAWN = 20_000


@click.command()
@click.option("--networks", type=click.IntRange(min=1), default=300, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=FILE, show_default=True)
@click.option("--work", type=click.Path(path_type=Path), default=Path("runs/tabulate"), show_default=True)
def tabulate(networks: int, out: Path, work: Path) -> None:
    """Train and write the table."""
    work.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{work}/study.db"
    space, budget = BottomUp((30,)), Budget(max_macs=twice_3qconv((30,)))
    recipe = replace(SEARCH, precision=timing().fastest)
    study = open_study(open_storage(url), "tabulate", {"precision": recipe.precision})
    if not study.trials:
        affordable = (drawn for drawn in draw(space, DRAWN) if budget.violation(count(drawn)) <= 0)
        for architecture in islice(dict.fromkeys(affordable), networks // 2):
            study.enqueue_trial(space.parameters_of(architecture))
    learner = Learner(recipe, partial(load, "gtsrb", split=recipe.split), seed=0, pauses=PAUSES)
    cores = os.cpu_count() or 1
    job = Job(
        storage=url,
        study="tabulate",
        objective=Objective(space, learner, budget),
        seed=0,
        threads=1,
        logs=work / "logs",
    )
    with Bar(Console(), networks) as bar:
        run_trials(job, networks, cores, lambda trials: bar.show(Snapshot.of(trials, budget.max_parameters)))
    rows = [
        {
            "architecture": trial.user_attrs["architecture"],
            "seconds": trial.user_attrs["seconds"],
            "busy": (trial.datetime_complete - trial.datetime_start).total_seconds(),
            **{f"{epochs:.2g}": accuracy for epochs, accuracy in trial.user_attrs["learning_curve"]},
        }
        for trial in trained(study.trials)
    ]
    pd.DataFrame(rows).to_csv(out, index=False)


if __name__ == "__main__":
    tabulate()
