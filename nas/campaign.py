"""A search from its plan to its front: checks, preparation, the workers, and what is shown meanwhile."""

import json
import signal
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import asdict, dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click
import joblib
import optuna
from optuna.storages import BaseStorage
from optuna.trial import FrozenTrial, TrialState
from rich.console import Console
from rich.progress import Progress

from datasets import Check, Dataset, Identity, Signs, identify
from nas.architecture import Architecture
from nas.budget import Budget
from nas.command import EXIT_INTERRUPTED
from nas.cost import count
from nas.ending import reason_to_stop
from nas.engines import Engine, run_on
from nas.first_trials import choices_of_each, contained, enqueue_first
from nas.halving import Halving
from nas.learning import Learner
from nas.objective import INTERRUPTED, Objective
from nas.precision import fastest
from nas.processes import threads_of_each
from nas.progress import Bar, Snapshot
from nas.recipe import Precision, Recipe
from nas.sampler import LAST_TRIES
from nas.terminal import open_console, plain, printable
from nas.workers import Job, Watch, run_trials
from search_spaces.literature import baselines
from search_spaces.space import SearchSpace, SpaceError, draw, open_space
from studies.dashboard import publish
from studies.dashboard_server import serving
from studies.storage import (
    absolute,
    artifact_folder,
    dashboard_command,
    failing_in_one_line,
    open_storage,
)
from studies.study import check_study, open_study, purpose_of
from studies.tables import front_data, front_table
from studies.trial_pages import TrialPages
from studies.worker_processes import runs_the_oldest, worked_here

PUBLISH_EVERY = 15.0
"""Seconds between two drawings of the study's figures in the dashboard, at least."""
PUBLISH_SHARE = 0.05
"""Of the time, that drawing may take: in a large study it is done more rarely."""
Trainer = Callable[..., str | None]
"""Called with job, number of trials wanted, and watch: trains, and says why it stopped early, if it did."""
PACKAGES = ("tensorflow", "tf-keras", "larq", "optuna", "numpy", "pillow")


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What the user asked for."""

    trials: int
    """That the study shall have, trained to the end or stopped early."""
    study: str | None
    storage: str
    dataset: str
    data_dir: Path | None
    input_sizes: tuple[int, ...]
    space: str
    start_with: tuple[Architecture, ...]
    """Networks of the space to try first."""
    workers: int | None
    budget: Budget
    recipe: Recipe
    precision: Precision | None
    """None: the study's, or what is fastest here if it is a new one."""
    halving: Halving | None
    seed: int
    epoch_limit: float
    """Seconds without an epoch after which a worker counts as hanging."""
    engine: Engine | None
    """A cluster to train on; None: processes of this machine."""
    dashboard: bool = False
    """Whether optuna-dashboard is served meanwhile."""
    quiet: bool = False
    """Whether nothing is printed but errors."""
    as_json: bool = False
    """Whether only the front is printed, for scripts."""


def run(plan: Plan) -> int:
    """Search, show the front, return the exit status; raises the packages' errors for what cannot be done."""
    with failing_in_one_line(plan.storage, "; the same command resumes"):
        return _search(plan)


def _search(plan: Plan) -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    console = open_console(quiet=plan.quiet or plan.as_json)
    space = open_space(plan.space, plan.input_sizes)
    budget = replace(plan.budget, max_macs=plan.budget.max_macs or twice_3qconv(plan.input_sizes))
    _check(space, budget)
    asked = choices_of_each(plan.start_with, space, budget)
    if plan.engine is not None:
        plan.engine.check()
    identity = identify(plan.dataset, plan.data_dir, plan.recipe.split)
    name = plan.study or "-".join([identity.name, *map(str, plan.input_sizes)])
    url = plan.storage if plan.engine is None else absolute(plan.storage)
    storage = open_storage(url)
    # Nodes of a cluster work in other folders.
    data_dir = plan.data_dir and plan.data_dir.absolute()
    signs = Signs(identity.name, data_dir, plan.recipe.split)
    purpose = _purpose(plan, identity, budget)
    check_study(storage, name, purpose)
    images = [_prepare(console, signs, size) for size in plan.input_sizes]
    recipe = replace(plan.recipe, precision=plan.precision or _precision(console, storage, name))
    purpose |= {
        "images": images[0],
        "recipe": asdict(recipe),
        "versions": {package: version(package) for package in PACKAGES},
    }
    prepare = partial(enqueue_first, space=space, budget=budget, asked=asked)
    study = open_study(storage, name, purpose, prepare)
    prepare(study)
    trainer, threads = _trainer(plan, Check(identity, data_dir, plan.recipe.split))
    rungs = plan.halving.rungs if plan.halving else ()
    job = Job(
        storage=url,
        study=name,
        objective=Objective(space, Learner(recipe, signs, plan.seed, rungs), budget, halving=plan.halving),
        seed=plan.seed,
        threads=threads,
        logs=Path("runs") / quote(name, safe=""),
        epoch_limit=plan.epoch_limit,
    )
    console.print(plain(f"study {name} on {identity.name}: {budget}"), soft_wrap=True)
    with serving(url, artifact_folder(url)) if plan.dashboard else nullcontext() as address:
        if address is not None:
            click.echo(f"dashboard: {address}", err=plan.quiet or plan.as_json)
        status = _run(console, job, study, TrialPages(storage, study, artifact_folder(url)), plan, trainer)
    if plan.as_json:
        click.echo(json.dumps(front_data(study.get_trials(deepcopy=False)), indent=2))
    return status


def _purpose(plan: Plan, identity: Identity, budget: Budget) -> dict[str, Any]:
    """What the study is held to from its first search on, as far as it is known before images are prepared."""
    return {
        "space": plan.space,
        "input_sizes": list(plan.input_sizes),
        "dataset": identity.name,
        "fingerprint": identity.fingerprint,
        "budget": str(budget),
        "seed": plan.seed,
        "no_early_stopping": plan.halving is None,
    }


def _trainer(plan: Plan, check: Check) -> tuple[Trainer, int]:
    """Who trains, on this machine or on a cluster's nodes, and with how many threads each."""
    if plan.engine is not None:
        return partial(run_on, plan.engine, check=check, workers=plan.workers), 1
    workers = plan.workers or joblib.cpu_count()
    return partial(run_trials, workers=workers), threads_of_each(workers, plan.trials)


def _run(console: Console, job: Job, study: optuna.Study, pages: TrialPages, plan: Plan, trainer: Trainer) -> int:
    """Search, then show the front however the search ended; the exit status."""
    wanted, max_parameters = plan.trials, job.objective.budget.max_parameters
    status, ending = 0, ""
    try:
        with Bar(console, wanted) as bar:
            ending = trainer(job=job, wanted=wanted, watch=_watch(study, pages, bar, plan)) or ""
            status = 1 if ending else 0
    except KeyboardInterrupt:
        status, ending = EXIT_INTERRUPTED, f"{INTERRUPTED}; the same command resumes it"
    _publish(study, pages, max_parameters)
    console.print(front_table(study.get_trials(deepcopy=False)))
    console.print(plain(f"see it with: {dashboard_command(job.storage)}"), soft_wrap=True)
    if ending:
        click.echo(f"stopped: {printable(ending)}", err=True)
    return status


def _publish(study: optuna.Study, pages: TrialPages, max_parameters: int) -> None:
    publish(study, max_parameters)
    pages.publish(study.get_trials(deepcopy=False))


def _watch(study: optuna.Study, pages: TrialPages, bar: Bar, plan: Plan) -> Watch:
    """Shows every look at the study, on the terminal and in the dashboard, and says when to stop."""
    # In the order in which they are seen to end, not by time: other machines may have other clocks, and any goes back.
    ended_before = {trial.number for trial in study.get_trials(deepcopy=False) if trial.state.is_finished()}
    ended: dict[int, FrozenTrial] = {}
    due, drawn = time.monotonic() + PUBLISH_EVERY, -1

    def look(trials: list[FrozenTrial]) -> str | None:
        nonlocal due, drawn
        snapshot = Snapshot.of(trials, plan.budget.max_parameters)
        bar.show(snapshot)
        if (
            snapshot.done != drawn
            and (begun := time.monotonic()) > due
            and (plan.engine is not None or runs_the_oldest(trials))
        ):
            _publish(study, pages, plan.budget.max_parameters)
            took = time.monotonic() - begun
            due, drawn = begun + max(PUBLISH_EVERY, took / PUBLISH_SHARE), snapshot.done
        for trial in trials:
            if trial.state.is_finished() and trial.number not in ended_before:
                ended.setdefault(trial.number, trial)
        running = [trial for trial in trials if trial.state == TrialState.RUNNING]
        return reason_to_stop([*ended.values(), *running], own=lambda one: plan.engine is not None or worked_here(one))

    return look


def _check(space: SearchSpace, budget: Budget) -> None:
    list(contained(space))
    # A space of somebody's own may raise now and then: the search passes over that, too.
    costs = [count(architecture) for architecture in draw(space, LAST_TRIES, passing_over=(Exception,))]
    if min(map(budget.violation, costs), default=0.0) > 0:
        sizes, macs = ([getattr(cost, what) for cost in costs] for what in ("parameters", "macs"))
        raise SpaceError(
            f"the budget of {budget} fits none of {len(costs)} random architectures, which have {min(sizes):,} to "
            f"{max(sizes):,} parameters and {min(macs):,} to {max(macs):,} MACs; "
            "widen --min-params, --max-params or --max-macs"
        )


def twice_3qconv(sizes: tuple[int, ...]) -> int:
    """Default limit of MACs: it keeps trainings short, and every published network that fits within it."""
    return 2 * max(
        count(baseline.architecture).macs
        for baseline in baselines()
        if baseline.family == "3QConv" and baseline.architecture.input_size in sizes
    )


def _precision(console: Console, storage: BaseStorage, study: str) -> Precision:
    """What the study has been trained in so far, else what is fastest on this machine."""
    if purpose := purpose_of(storage, study):
        kept: Precision = purpose.get("recipe", {}).get("precision", "float32")
        return kept
    return fastest(console)


def _prepare(console: Console, signs: Callable[..., Dataset], size: int) -> dict[str, int]:
    """Decode the images before any worker asks for them; how many there are."""
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task(f"images at {size}x{size}", total=None)
        dataset = signs(size, progress=lambda done, total: bar.update(task, completed=done, total=total))
    return {"train": len(dataset.train), "validation": len(dataset.validation)}
