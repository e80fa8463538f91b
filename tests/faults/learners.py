"""Trainings that can be told to fail: a file in the folder of faults is an order, and whoever takes it away obeys."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from datasets import Dataset
from nas.architecture import CLASSES, Architecture
from nas.layers import BatchNorm, Dense, MaxPool, QConv
from nas.learning import DivergedError, Learner, Report
from nas.recipe import Recipe
from search_spaces.literature import Baseline
from search_spaces.space import Answers, Parameters, Trial
from tests.nas.simulated import SimulatedLearner

NAN, HANG = "nan", "hang"
SIZE = 30
TOO_FAST = 1e30
"""A learning rate after whose first step no loss is a number."""


@dataclass(frozen=True)
class TinySpace:
    """Networks of one or two small convolutions on 30x30 pixels, more than a thousand of them."""

    input_sizes: tuple[int, ...] = ()
    """Not used: there is one size."""

    def suggest(self, trial: Trial) -> Architecture:
        """Ask the trial for every choice."""
        first = QConv(trial.suggest_int("filters_1", 4, 40), trial.suggest_int("kernel_1", 2, 4))
        second = QConv(trial.suggest_int("filters_2", 4, 16), 2)
        return Architecture(SIZE, (first, MaxPool(4), BatchNorm(), second, BatchNorm(), Dense(CLASSES)))

    def parameters_of(self, architecture: Architecture) -> Parameters:
        """The choices that lead to ``architecture``; raises ValueError if the space does not contain it."""
        match architecture.layers:
            case (QConv(filters, kernel), MaxPool(), BatchNorm(), QConv(others, _), *_):
                chosen = {"filters_1": filters, "kernel_1": kernel, "filters_2": others}
                if self.suggest(Answers(chosen)) == architecture:
                    return chosen
        raise ValueError(f"{architecture} is not in the space")


def baselines() -> list[Baseline]:
    """Networks that a search has promised to train."""
    networks = [
        TinySpace().suggest(Answers({"filters_1": 41 - n, "kernel_1": 3, "filters_2": 16})) for n in range(1, 9)
    ]
    return [Baseline(f"Promised {n}", "Promised", network) for n, network in enumerate(networks)]


@dataclass(frozen=True, slots=True)
class FaultyLearner:
    """Trains as it is told by ``learn``, unless there is an order."""

    orders: Path
    learn: Callable[[Architecture], Iterator[Report]]
    diverging: Callable[[Architecture], Iterator[Report]]

    def __call__(self, architecture: Architecture) -> Iterator[Report]:
        """Reports of one of the two, perhaps not to the end."""
        for report in self.diverging(architecture) if _taken(self.orders / NAN) else self.learn(architecture):
            while _taken(self.orders / HANG):
                time.sleep(1e6)
            yield report


def real(
    orders: Path, recipe: Recipe, signs: Callable[[int], Dataset], seed: int, pauses: tuple[float, ...]
) -> FaultyLearner:
    """Real trainings on real files; made as ``nas.learning.Learner`` is."""
    learn = Learner(recipe, signs, seed, pauses)
    return FaultyLearner(orders, learn, replace(learn, recipe=replace(recipe, learning_rate=TOO_FAST)))


def simulated(orders: Path, recipe: Recipe, signs: Callable[[int], Dataset], *_: object) -> FaultyLearner:
    """Trainings that only take time, and their signs: many more faults in a minute."""
    learn = SimulatedLearner(seconds=0.3, epochs=recipe.epochs)
    return FaultyLearner(orders, partial(_with_signs, signs, learn), _diverge)


def _with_signs(
    signs: Callable[[int], Dataset], learn: SimulatedLearner, architecture: Architecture
) -> Iterator[Report]:
    _read(signs, architecture.input_size)
    return learn(architecture)


@cache
def _read(signs: Callable[[int], Dataset], size: int) -> Dataset:
    """Once a process, as real trainings do."""
    return signs(size)


def _diverge(_: Architecture) -> Iterator[Report]:
    raise DivergedError("training diverged: the loss became nan")
    yield


def _taken(order: Path) -> bool:
    try:
        order.unlink()
    except FileNotFoundError:
        return False
    return True
