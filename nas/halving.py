"""Multi-objective early stopping: asynchronous successive halving on the Pareto rank.

Successive halving gives every network a little training and the better ones more. The asynchronous kind (Li et al., "A
System for Massively Parallel Hyperparameter Tuning", 2020) decides for each network as soon as it reaches a rung,
among those that were there before, so that no worker waits for another; here without pausing: a network is stopped
or goes on. For several objectives, networks are compared by non-domination rank (Schmucker et al., "Multi-objective
Asynchronous Successive Halving", 2021, arXiv:2106.12639). Within a rank, which that paper orders by crowding or an
epsilon-net, the larger contribution to the hypervolume goes first: it is what the search is after, and lets no network
live merely for being the smallest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from nas.front import Point, contributions, ranks

ROUNDING = 5e-4
"""Of the epochs in a report."""


@dataclass(frozen=True, slots=True)
class Halving:
    """Stops, at each rung, what is not among the best ``1 / reduction`` of those that have reached it."""

    rungs: tuple[float, ...] = (1 / 9, 1 / 3, 1.0)
    """Epochs after which it is decided whether a network goes on, in rising order."""
    reduction: float = 2.0

    def reached(self, epochs: float) -> int:
        """How many rungs lie at or before so many epochs."""
        return sum(rung <= epochs + ROUNDING for rung in self.rungs)

    def verdict(self, here: Point, others: Sequence[Point], max_parameters: float) -> "Verdict":
        """How a network at a rung compares with the ``others`` that have been there."""
        points = [*others, here]
        return Verdict(place(points, max_parameters), len(points), max(1, int(len(points) / self.reduction)))


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a network compares at a rung."""

    place: int
    """1 is the best."""
    compared: int
    """Networks that have been there, itself included."""
    places: int
    """So many go on."""

    @property
    def goes_on(self) -> bool:
        """Whether it is to be trained further."""
        return self.place <= self.places

    def __str__(self) -> str:
        """As the reason of a stopped trial ends."""
        return f"place {self.place} of {self.compared} by Pareto rank, and {self.places} go on"


def place(points: Sequence[Point], max_parameters: float) -> int:
    """Place of the last point among all, from 1: by non-domination rank, then by hypervolume contribution."""
    found = ranks(points)
    own = found[-1]
    peers = [index for index, rank in enumerate(found) if rank == own]
    added = contributions([points[index] for index in peers], max_parameters)
    mine = added[len(peers) - 1]
    return 1 + sum(rank < own for rank in found) + sum(contribution > mine for contribution in added.values())
