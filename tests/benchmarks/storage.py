"""What the tool itself costs a trial, in studies of growing length.

    python -m tests.benchmarks.storage

Trials with a simulated training that takes no time, in a SQLite file, one process: everything from asking to telling,
proposals outside the budget or known already included. The plain way is Optuna's own sampler with the same space and
storage, without the search's bookkeeping.
"""

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click
import optuna
from optuna.trial import FrozenTrial

from nas.cost import count
from nas.front import Point
from nas.halving import Halving
from nas.objective import Objective
from nas.sampler import default_sampler
from search_spaces.mutation import random_candidate
from studies.storage import open_storage
from studies.study import DIRECTIONS
from studies.trials import counted
from tests.benchmarks.results import JSON, show
from tests.benchmarks.tabulate import BUDGET, SPACE
from tests.nas.simulated import SimulatedLearner, final_accuracy

HALVING = Halving()
OBJECTIVE = Objective(SPACE, SimulatedLearner(epochs=3, pauses=HALVING.rungs, noise=0.1), BUDGET, halving=HALVING)
TIMED = 30
"""Trials that are timed at each length."""
BLOCK = 250
"""So many trials are made at once, in a study of their own."""


@click.command()
@click.option(
    "--trials", type=click.IntRange(min=1), multiple=True, default=[200, 1000, 5000, 10_000], show_default=True
)
@JSON
def storage(trials: tuple[int, ...], json_file: Path | None) -> None:
    """Grow a study and time trials at each length."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for length in sorted(trials):
            ours = _milliseconds(Path(folder), "search", length, _search_trial)
            plain = _milliseconds(Path(folder), "plain", length, _plain_trial)
            size = sum(file.stat().st_size for file in Path(folder).glob("search.db*")) / 2**20
            rows.append({"trials": length, "ms a trial": ours, "plain Optuna": plain, "MiB": round(size, 1)})
    ratio = round(rows[-1]["ms a trial"] / rows[-1]["plain Optuna"], 2)
    show(f"Cost of the tool itself, mean of {TIMED} trials", rows, json_file, ratio=ratio)


def _milliseconds(folder: Path, name: str, length: int, run: Callable[[optuna.Study], None]) -> float:
    """Mean time of a trial in the study of that name, after filling it up to ``length``."""
    study = optuna.create_study(
        storage=open_storage(f"sqlite:///{folder}/{name}.db"),
        study_name=name,
        directions=DIRECTIONS,
        load_if_exists=True,
    )
    missing = length - counted(study.get_trials(deepcopy=False))
    source = random.Random(length)
    for made in range(0, missing, BLOCK):
        study.add_trials(_made_in_memory(min(BLOCK, missing - made), source, run))
    study.sampler = default_sampler(OBJECTIVE) if name == "search" else optuna.samplers.TPESampler()
    run(study)  # What is imported and computed only once a process is not timed.
    before, seconds, done = counted(study.get_trials(deepcopy=False)), 0.0, 0
    while done < TIMED:
        started = time.perf_counter()
        run(study)
        seconds += time.perf_counter() - started
        done = counted(study.get_trials(deepcopy=False)) - before
    return round(1000 * seconds / done, 1)


def _made_in_memory(wanted: int, source: random.Random, run: Callable[[optuna.Study], None]) -> list[FrozenTrial]:
    """Trials of random networks within the budget: how a study was filled does not matter to what is timed."""
    study = optuna.create_study(directions=DIRECTIONS)
    while counted(study.get_trials(deepcopy=False)) < wanted:
        candidate = random_candidate(SPACE, source)
        if BUDGET.violation(count(candidate.architecture)) <= 0:
            study.enqueue_trial(candidate.chosen)
            run(study)
    return study.trials


def _search_trial(study: optuna.Study) -> None:
    study.optimize(OBJECTIVE, n_trials=1)


def _plain_trial(study: optuna.Study) -> None:
    def objective(trial: optuna.Trial) -> Point:
        architecture = SPACE.suggest(trial)
        return final_accuracy(architecture), count(architecture).parameters

    study.optimize(objective, n_trials=1)


if __name__ == "__main__":
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    storage()
