"""Which sampler and which early stopping find the best front in a given time: searches replayed on tabulated trainings.

    python -m tests.benchmarks.samplers

Each row is a kind of search, replayed with many seeds on the surrogate of ``tests.benchmarks.surrogate`` until so many
simulated hours of one core are spent. The clock counts trainings as the table timed them and half a second for building
each network; what the search itself takes a trial is in the last column. No published networks are queued. GPSampler is
missing: it needs PyTorch, which is none of this project's packages.
"""

import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import optuna
from joblib import Parallel, delayed
from numpy.typing import NDArray
from optuna.samplers import BaseSampler, NSGAIISampler, RandomSampler, TPESampler
from optuna.samplers.nsgaii import PolynomialMutation
from optuna.trial import TrialState
from rich.progress import Progress

from nas.front import Point, hypervolume
from nas.halving import Halving
from nas.objective import Objective
from nas.sampler import default_sampler
from studies.study import DIRECTIONS
from tests.benchmarks.results import JSON, show
from tests.benchmarks.surrogate import Replay, kept_surrogate
from tests.benchmarks.tabulate import BUDGET, SPACE

SETUP = 0.5
"""Seconds a trial takes besides its training, whose first step is timed with it: the median of the table's trials."""
MOST = 1_000
"""Proposals of a replay: TPE comes to propose hardly anything but networks it knows, and takes ever longer for it."""


@dataclass(frozen=True)
class Search:
    """A kind of search: what proposes networks, and what stops their trainings."""

    name: str
    sampler: Callable[[Objective, int], BaseSampler]
    halving: Halving | None = None
    stopped_as: TrialState = TrialState.PRUNED
    """What the sampler is told of a training that was stopped: that it was, or with FAIL nothing to learn from."""


def default() -> Search:
    """The search as ``nas.search`` makes it."""
    return Search("nas.search", default_sampler, Halving())


def strong_plain_loop() -> Search:
    """Optuna's default sampler, and every training to its end."""
    return Search("TPE, no stopping", lambda _, seed: TPESampler(seed=seed))


SEARCHES = [
    default(),
    # What is told as failed is left out of the stopping rule, too, and of the trials before the sampler begins.
    Search("nas.search, stopped told as failed", default_sampler, Halving(), TrialState.FAIL),
    Search("nas.search, no stopping", default_sampler),
    strong_plain_loop(),
    Search("TPE", lambda _, seed: TPESampler(seed=seed), Halving()),
    Search("TPE multivariate", lambda _, seed: TPESampler(seed=seed, multivariate=True, group=True), Halving()),
    Search("NSGA-II", lambda _, seed: NSGAIISampler(seed=seed), Halving()),
    Search("NSGA-II, polynomial", lambda _, seed: NSGAIISampler(seed=seed, mutation=PolynomialMutation()), Halving()),
    Search("random", lambda _, seed: RandomSampler(seed=seed), Halving()),
    Search("random, no stopping", lambda _, seed: RandomSampler(seed=seed)),
]


@dataclass(frozen=True)
class Trace:
    """A replayed search: when its hypervolume grew, in simulated seconds."""

    seconds: NDArray[np.float64]
    hypervolumes: NDArray[np.float64]
    trained: int
    ended: float
    """The clock at the end."""
    own_milliseconds: float
    """What the search itself took a trial."""

    def at(self, seconds: float) -> float:
        """Hypervolume after so many simulated seconds."""
        index = int(np.searchsorted(self.seconds, seconds, side="right")) - 1
        return float(self.hypervolumes[index]) if index >= 0 else 0.0

    def reached(self, wanted: float) -> float:
        """Simulated seconds until the hypervolume was ``wanted``; infinite if it never was."""
        index = int(np.searchsorted(self.hypervolumes, wanted, side="left"))
        return float(self.seconds[index]) if index < len(self.seconds) else float("inf")


def replay(search: Search, seed: int, seconds: float) -> Trace:
    """One search until its simulated clock says ``seconds``."""
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    warnings.simplefilter("ignore", category=optuna.exceptions.ExperimentalWarning)
    learner = Replay(kept_surrogate(), search.halving.rungs if search.halving else ())
    objective = Objective(SPACE, learner, BUDGET, halving=search.halving)
    study = optuna.create_study(directions=DIRECTIONS, sampler=search.sampler(objective, seed))
    clock = own = 0.0
    trained = 0
    points: list[Point] = []
    times, volumes = [0.0], [0.0]
    for _ in range(MOST):
        if clock >= seconds:
            break
        started = time.perf_counter()
        trial = study.ask()
        try:
            values = objective(trial)
            study.tell(trial, values)
        except optuna.TrialPruned:
            values = None
            study.tell(trial, state=search.stopped_as)
        own += time.perf_counter() - started
        attributes = trial.user_attrs
        if "learning_curve" not in attributes:
            continue
        trained += 1
        clock += SETUP + attributes["seconds"]
        if values is not None and "same_as" not in attributes:
            points.append(values)
            times.append(clock)
            volumes.append(hypervolume(points, BUDGET.max_parameters))
    return Trace(np.array(times), np.array(volumes), trained, clock, 1000 * own / max(1, trained))


def replays(searches: Sequence[Search], seeds: int, seconds: float) -> list[list[Trace]]:
    """The traces of every search, one a seed, on all cores."""
    jobs = Parallel(n_jobs=-1)
    traces = jobs(delayed(replay)(search, seed, seconds) for search in searches for seed in range(seeds))
    return [traces[start : start + seeds] for start in range(0, len(traces), seeds)]


def time_ratios(ours: Sequence[Trace], theirs: Sequence[Trace], seconds: float) -> list[float]:
    """For each seed, how many times as long the others took to what they had after ``seconds``."""
    return [seconds / max(SETUP, mine.reached(other.at(seconds))) for mine, other in zip(ours, theirs, strict=True)]


@click.command()
@click.option("--seeds", type=click.IntRange(min=1), default=20, show_default=True)
@click.option(
    "--hours",
    type=click.FloatRange(0, 100, min_open=True),
    default=0.5,
    show_default=True,
    help="Simulated, of one core.",
)
@JSON
def samplers(seeds: int, hours: float, json_file: Path | None) -> None:
    """Replay every kind of search and print quartiles of the hypervolume."""
    seconds = 3600 * hours
    all_traces: dict[str, list[Trace]] = {}
    with Progress() as bar:
        for search in bar.track(SEARCHES, description="searches"):
            (all_traces[search.name],) = replays([search], seeds, seconds)
            found = np.median([trace.at(seconds) for trace in all_traces[search.name]])
            bar.console.print(f"{search.name}: {found:.3f}", highlight=False)
    rows = []
    for name, traces in all_traces.items():
        row: dict[str, object] = {"search": name}
        for share in (1 / 3, 2 / 3, 1):
            low, middle, high = np.percentile([trace.at(share * seconds) for trace in traces], (25, 50, 75))
            row[f"{60 * hours * share:.0f} min"] = f"{middle:.3f}\n{low:.2f}-{high:.2f}"
        row["ended, min"] = round(float(np.median([trace.ended for trace in traces])) / 60, 1)
        row["trials"] = int(np.median([trace.trained for trace in traces]))
        row["ms"] = int(np.median([trace.own_milliseconds for trace in traces]))
        rows.append(row)
    strong = all_traces[strong_plain_loop().name]
    ratios = time_ratios(all_traces[default().name], strong, seconds)
    low, ratio, high = np.percentile(ratios, (25, 50, 75))
    show(
        f"Hypervolume of {seeds} replayed searches: median (quartiles)",
        rows,
        json_file,
        ratio=round(ratio, 2),
        quartiles=[round(low, 2), round(high, 2)],
        networks=len(kept_surrogate().table),
        rank_correlation_of_the_surrogate=kept_surrogate().rank_correlations,
    )


if __name__ == "__main__":
    samplers()
