"""Trials that remember what they answer, and answer like a parent but for some choices: how candidates are made."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nas.architecture import Architecture
from search_spaces.space import Draw, Parameters, SearchSpace, Trial

ANOTHER_CHANGE = 0.5
"""Chance of one more changed choice after each changed one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An architecture, and the choices that led to it."""

    chosen: Parameters
    architecture: Architecture


@dataclass(frozen=True, slots=True)
class Mutation:
    """A trial that answers as the parent did, differently where it shall, at random where the parent was not asked."""

    source: random.Random
    parent: Mapping[str, Any]
    changed: frozenset[str]

    def suggest_categorical(self, name: str, choices: Sequence[Any]) -> Any:
        """The parent's choice, or another one."""
        if name not in self.parent or self.parent[name] not in choices:
            return self.source.choice(choices)
        if name not in self.changed:
            return self.parent[name]
        others = [choice for choice in choices if choice != self.parent[name]]
        return self.source.choice(others or choices)

    def suggest_int(self, name: str, low: int, high: int) -> int:
        """The parent's number, or another one."""
        return int(self.suggest_categorical(name, range(low, high + 1)))


def random_candidate(space: SearchSpace, source: random.Random) -> Candidate:
    """Every choice at random."""
    return _remembered(space, Draw(source))


def mutant(space: SearchSpace, parent: Mapping[str, Any], source: random.Random) -> Candidate:
    """The parent with one or more of its choices changed, where there is another one."""
    names = source.sample(list(parent), len(parent))
    changes = 1
    while changes < len(names) and source.random() < ANOTHER_CHANGE:
        changes += 1
    return _remembered(space, Mutation(source, parent, frozenset(names[:changes])))


@dataclass(frozen=True, slots=True)
class _Memory:
    """A trial that remembers what another one answers."""

    answers: Trial
    chosen: Parameters = field(default_factory=dict)

    def suggest_categorical(self, name: str, choices: Sequence[Any]) -> Any:
        self.chosen[name] = self.answers.suggest_categorical(name, choices)
        return self.chosen[name]

    def suggest_int(self, name: str, low: int, high: int) -> int:
        self.chosen[name] = self.answers.suggest_int(name, low, high)
        return int(self.chosen[name])


def _remembered(space: SearchSpace, answers: Trial) -> Candidate:
    memory = _Memory(answers)
    architecture = space.suggest(memory)
    return Candidate(memory.chosen, architecture)
