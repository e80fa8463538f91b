"""How long the search takes to the front that two plain Optuna loops have after forty minutes.

    python -m tests.benchmarks.time_to_front --minutes 40

*plain*: a loop around the published scripts' training, float32, batches of 32, 30 epochs for every trial, every core
to one trial. *strong*: our recipe and precision, one worker a core, every training to its end. Both with Optuna's
default sampler. *search*: ``nas.search``, for half of that time. All three on the same space, budget, data and
validation images, without the published networks, one after another on an otherwise idle machine. Each is a study in
``--work``; one that is there is read, not run again.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import click
import joblib
import optuna
from optuna.samplers import BaseSampler, TPESampler
from optuna.trial import FrozenTrial
from rich.console import Console

from datasets import load
from nas.command import run
from nas.front import hypervolume
from nas.halving import Halving
from nas.learning import Learner
from nas.objective import Objective
from nas.precision import timing
from nas.progress import Bar, Snapshot
from nas.recipe import SEARCH
from nas.sampler import default_sampler
from nas.workers import Job, run_trials
from studies.errors import StudyError
from studies.storage import open_storage
from studies.study import DIRECTIONS
from studies.trials import counted, point, trained
from tests.benchmarks.published_way import PublishedWay
from tests.benchmarks.results import JSON, show
from tests.benchmarks.tabulate import BUDGET, SPACE

ENDLESS = 10**6
STARTED, FINISHED = "started", "finished"
TIME_IS_UP = "time is up"


@click.command()
@click.option("--minutes", type=float, default=40.0, show_default=True)
@click.option("--runs", type=click.IntRange(min=1), default=1, show_default=True)
@click.option("--dataset", default="auto", show_default=True)
@click.option("--work", type=click.Path(path_type=Path), default=Path("runs/time_to_front"), show_default=True)
@JSON
def time_to_front(minutes: float, runs: int, dataset: str, work: Path, json_file: Path | None) -> None:
    """Run what is not there yet and compare."""
    work.mkdir(parents=True, exist_ok=True)
    seconds = 60 * minutes
    dataset = load(dataset, 30, split="track").name
    rows: list[dict[str, object]] = []
    ratios: dict[str, list[float]] = {"plain": [], "strong": []}
    for seed in range(runs):
        ways = {
            "plain": partial(plain_loop, dataset, seed, seconds),
            "strong": partial(workers_search, dataset, seed, seconds, optuna_default, None),
            "search": partial(workers_search, dataset, seed, seconds / 2, default_sampler, Halving()),
        }
        studies = {name: _study(work, f"{name}-{dataset}-{minutes:g}-{seed}", way) for name, way in ways.items()}
        for name, study in studies.items():
            taken = volume_at(study, seconds)
            rows.append({"way": name, "seed": seed, "hypervolume": round(taken, 4), **counts(study, seconds)})
            if name in ratios:
                ratios[name].append(seconds / time_to(studies["search"], taken))
    show(
        f"After {minutes:g} minutes on {dataset} at 30x30 (search: after {minutes / 2:g})",
        rows,
        json_file,
        ratio=round(median(ratios["strong"]), 2),
        ratio_to_plain=round(median(ratios["plain"]), 2),
        all_ratios={name: [round(ratio, 2) for ratio in found] for name, found in ratios.items()},
    )


def _study(work: Path, name: str, way: Callable[[str, str, Path], None]) -> optuna.Study:
    url = f"sqlite:///{work}/studies.db"
    storage = open_storage(url)
    if name not in optuna.get_all_study_names(storage):
        study = optuna.create_study(storage=storage, study_name=name, directions=DIRECTIONS)
        study.set_user_attr(STARTED, time.time())
        Console().print(name)
        way(url, name, work / name)
        study.set_user_attr(FINISHED, time.time())
    study = optuna.load_study(storage=storage, study_name=name)
    if FINISHED not in study.user_attrs:
        raise StudyError(f"study {name!r} in {url} was interrupted: delete it, or give another --work")
    return study


def optuna_default(_: Objective, seed: int) -> BaseSampler:
    """The sampler that a multi-objective study has unless one is named."""
    return TPESampler(seed=seed)


def workers_search(
    dataset: str,
    seed: int,
    seconds: float,
    sampler: Callable[[Objective, int], BaseSampler],
    halving: Halving | None,
    url: str,
    name: str,
    logs: Path,
) -> None:
    """One worker a core, with early stopping or without."""
    recipe = replace(SEARCH, precision=timing().fastest)
    signs = partial(load, dataset, split=recipe.split)
    learner = Learner(recipe, signs, seed, halving.rungs if halving else ())
    objective = Objective(SPACE, learner, BUDGET, halving=halving)
    job = Job(url, name, objective, seed, threads=1, logs=logs, sampler=sampler)
    deadline = time.monotonic() + seconds
    with Bar(Console(), ENDLESS) as bar:

        def watch(trials: list[FrozenTrial]) -> str | None:
            bar.show(Snapshot.of(trials, BUDGET.max_parameters))
            return TIME_IS_UP if time.monotonic() > deadline else None

        ending = run_trials(job, ENDLESS, joblib.cpu_count(), watch)
    if ending != TIME_IS_UP:
        raise StudyError(f"study {name!r} in {url} broke off: {ending}")


def plain_loop(dataset: str, seed: int, seconds: float, url: str, name: str, logs: Path) -> None:
    """One process, ended when the time is up."""
    process = get_context("spawn").Process(target=_plain_loop, args=(dataset, seed, url, name))
    process.start()
    process.join(seconds)
    process.kill()
    process.join()


def _plain_loop(dataset: str, seed: int, url: str, name: str) -> None:
    objective = Objective(SPACE, PublishedWay(dataset, seed=seed), BUDGET)
    study = optuna.load_study(storage=open_storage(url), study_name=name, sampler=optuna_default(objective, seed))
    study.optimize(objective, catch=(Exception,))


def volume_at(study: optuna.Study, seconds: float) -> float:
    """Hypervolume of the trials that had ended so many seconds after the search began."""
    points = [point(trial) for trial in trained(study.trials) if ended(study, trial) <= seconds]
    return hypervolume(points, BUDGET.max_parameters)


def time_to(study: optuna.Study, volume: float) -> float:
    """Seconds until the hypervolume was at least so large; infinite if it never was."""
    moments = sorted(ended(study, trial) for trial in trained(study.trials))
    return next((moment for moment in moments if volume_at(study, moment) >= volume), float("inf"))


def ended(study: optuna.Study, trial: FrozenTrial) -> float:
    """Seconds from the start of the search to the end of a trial."""
    assert trial.datetime_complete is not None
    return float(trial.datetime_complete.timestamp() - study.user_attrs[STARTED])


def counts(study: optuna.Study, seconds: float) -> dict[str, object]:
    """Trials, and the best accuracy, of the same time."""
    finished = [trial for trial in study.trials if trial.datetime_complete and ended(study, trial) <= seconds]
    best = max((point(trial)[0] for trial in trained(finished)), default=0.0)
    return {"trained": counted(finished), "to the end": len(trained(finished)), "best %": round(100 * best, 2)}


if __name__ == "__main__":
    run(time_to_front, StudyError)
