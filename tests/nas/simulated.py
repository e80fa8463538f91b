"""A training that takes no time: validation accuracy grows with the network and its normalisations."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from nas.architecture import Architecture
from nas.cost import count
from nas.layers import BatchNorm
from nas.learning import DivergedError, Report


@dataclass(frozen=True)
class SimulatedLearner:
    """``diverges`` is a part of a name whose trainings fail; ``seconds`` is what an epoch takes."""

    diverges: str = "nothing"
    seconds: float = 0.0
    epochs: int = 2
    pauses: tuple[float, ...] = ()
    noise: float = 0.0
    """Standard deviation of the accuracy before the end, relative to it; each architecture has its own error."""

    def __call__(self, architecture: Architecture) -> Iterator[Report]:
        """Reports whose last accuracy depends on the architecture only."""
        if self.diverges in architecture.name:
            raise DivergedError("training diverged: the loss became nan")
        luck = 1 + self.noise * Random(architecture.name).gauss()
        before = 0.0
        for epochs in sorted({*self.pauses, *range(1, self.epochs + 1)}):
            seconds, before = (epochs - before) * self.seconds, epochs
            if seconds:
                time.sleep(seconds)
            reached = final_accuracy(architecture) * (luck * epochs / self.epochs if epochs < self.epochs else 1)
            yield Report(epochs, 1.0, reached, reached, seconds, last=epochs == self.epochs)


def final_accuracy(architecture: Architecture) -> float:
    """What a simulated training ends with."""
    cost = count(architecture)
    ability = (1 - 2e4 / (2e4 + cost.parameters)) * (0.6 + 0.08 * architecture.layers.count(BatchNorm()))
    return min(0.999, ability)


@dataclass(frozen=True)
class HeldLearner:
    """Trains nothing until ``gate`` is there, so that a test meets as many trainings at once as it asked for."""

    gate: Path

    def __call__(self, architecture: Architecture) -> Iterator[Report]:
        """What a simulated training reports."""
        while not self.gate.exists():
            time.sleep(0.05)
        yield from SimulatedLearner()(architecture)


@dataclass(frozen=True)
class CrashingLearner:
    """Ends the process, as running out of memory does."""

    def __call__(self, architecture: Architecture) -> Iterator[Report]:
        """Never an epoch."""
        print("about to crash", architecture, flush=True)
        os._exit(3)
