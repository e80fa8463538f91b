"""What the tool itself costs a trial, in studies of growing length, and how many workers share one storage.

    python -m tests.benchmarks.storage --on sqlite
    python -m tests.benchmarks.storage --on postgresql --workers 2 --workers 4 --workers 8 --trials 10000

Trials with a simulated training that takes no time. Without workers, one process: everything from asking to telling,
proposals outside the budget or known already included; the plain way is Optuna's own sampler with the same space and
storage, without the search's bookkeeping. With workers, processes as in a search that draw networks within the budget
at random until the study has so many trained trials; afterwards none may be missing and none doubled. PostgreSQL is a
server of its own, with Debian's settings.
"""

import math
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import optuna
from optuna.samplers import BaseSampler
from optuna.trial import FrozenTrial

from nas.cost import count
from nas.front import Point
from nas.halving import Halving
from nas.objective import Objective
from nas.sampler import ThompsonSampler, default_sampler
from nas.workers import Job, run_trials
from search_spaces.mutation import random_candidate
from studies.storage import open_storage
from studies.study import DIRECTIONS, open_study
from studies.trials import counted, trained
from tests.benchmarks.results import JSON, show
from tests.benchmarks.tabulate import BUDGET, SPACE
from tests.nas.simulated import SimulatedLearner, final_accuracy
from tests.postgres import server

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
@click.option("--on", type=click.Choice(["sqlite", "postgresql"]), default="sqlite", show_default=True)
@click.option("--workers", type=click.IntRange(min=1), multiple=True, help="Processes at once; may be given again.")
@JSON
def storage(trials: tuple[int, ...], on: str, workers: tuple[int, ...], json_file: Path | None) -> None:
    """Grow a study and time trials at each length, or let workers share one."""
    with tempfile.TemporaryDirectory() as folder, _place(on, Path(folder)) as url:
        if workers:
            rows = [_shared(url, count, max(trials), Path(folder)) for count in workers]
            ratio = round(rows[-1]["trials/s"] / rows[0]["trials/s"], 2)
            show(f"Workers on one study in {on}, drawn at random", rows, json_file, ratio=ratio)
            return
        costs = []
        for length in sorted(trials):
            ours = _milliseconds(url, "search", length, _search_trial)
            plain = _milliseconds(url, "plain", length, _plain_trial)
            costs.append({"trials": length, "ms a trial": ours, "plain Optuna": plain})
    ratio = round(costs[-1]["ms a trial"] / costs[-1]["plain Optuna"], 2)
    show(f"Cost of the tool itself on {on}, mean of {TIMED} trials", costs, json_file, ratio=ratio)


@contextmanager
def _place(on: str, folder: Path) -> Iterator[str]:
    """The address of an empty storage."""
    if on == "sqlite":
        yield f"sqlite:///{folder}/nas.db"
    else:
        with server() as url:
            yield url


def _shared(url: str, workers: int, wanted: int, folder: Path) -> dict[str, float]:
    """Trials a second of so many workers until there are so many trials, and what is wrong with these."""
    name = f"{workers} workers"
    study = open_study(open_storage(url), name, {})
    job = Job(
        storage=url,
        study=name,
        objective=Objective(SPACE, SimulatedLearner(epochs=1), BUDGET),
        seed=workers,
        threads=1,
        logs=folder / name,
        sampler=at_random,
        trials_a_process=wanted,
    )
    if (reason := run_trials(job, wanted, workers, lambda _: None)) is not None:
        raise click.ClickException(reason)
    done = sorted(trial.datetime_complete for trial in trained(study.get_trials()) if trial.datetime_complete)
    names = Counter(trial.user_attrs["architecture"] for trial in trained(study.get_trials()))
    seconds = (done[-1] - done[0]).total_seconds()
    return {
        "workers": workers,
        "trials": len(done),
        "trials/s": round((len(done) - 1) / seconds, 2),
        "lost": wanted - len(done),
        "doubled": sum(times - 1 for times in names.values()),
        "proposals": len(study.trials),
    }


def at_random(objective: Objective, seed: int) -> BaseSampler:
    """The search's sampler, without predictions: they are no business of the storage."""
    return ThompsonSampler(objective.space, objective.budget, seed, startup=math.inf)


def _milliseconds(url: str, name: str, length: int, run: Callable[[optuna.Study], None]) -> float:
    """Mean time of a trial in the study of that name, after filling it up to ``length``."""
    study = optuna.create_study(
        storage=open_storage(url),
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
