"""The sampler of the search: small changes to the best networks found so far.

An evolutionary local search on the Pareto front. Mutation without crossover, as in regularized evolution (Real et al.,
"Regularized Evolution for Image Classifier Architecture Search", 2019); the parents are the whole front instead of
the latest population, because there are two objectives and few trials.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import optuna
from optuna.distributions import BaseDistribution, CategoricalDistribution, IntDistribution
from optuna.samplers import BaseSampler
from optuna.trial import FrozenTrial, TrialState

from studies.trials import counted, front

STARTUP = 20
"""Trials before the first mutation, trained to the end or stopped early."""
EXPLORE = 0.1
"""Share of proposals that have no parent."""
ANOTHER_MUTATION = 0.5
"""Chance of one more changed choice after each changed one."""


@dataclass(frozen=True, slots=True)
class _Parent:
    """What a proposal takes from the trial it changes."""

    kept: Mapping[str, Any]
    changed: Mapping[str, Any]
    """Values of the parent that the child must not repeat."""


class Evolution(BaseSampler):
    """Proposes a trial of the front with one or more of its choices changed, now and then something else."""

    def __init__(self, otherwise: BaseSampler, seed: int | None = None) -> None:
        """Ask ``otherwise`` for proposals without a parent, and for choices that the parent did not have."""
        self._source = random.Random(seed)
        self._otherwise = otherwise
        self._parents: dict[int, _Parent] = {}

    def reseed_rng(self) -> None:
        """Draw differently from now on: for copies of a sampler in several threads."""
        self._source = random.Random()
        self._otherwise.reseed_rng()

    def infer_relative_search_space(self, study: optuna.Study, trial: FrozenTrial) -> dict[str, BaseDistribution]:
        """Nothing: choices are made one by one, because which of them there are depends on the earlier ones."""
        return {}

    def sample_relative(
        self, study: optuna.Study, trial: FrozenTrial, search_space: dict[str, BaseDistribution]
    ) -> dict[str, Any]:
        """Nothing."""
        return {}

    def before_trial(self, study: optuna.Study, trial: FrozenTrial) -> None:
        """Choose a parent on the front, and which of its choices to change."""
        trials = study.get_trials(deepcopy=False)
        parents = front(trials)
        if not parents or counted(trials) < STARTUP or self._source.random() < EXPLORE:
            return
        chosen = self._source.choice(parents).params
        names = self._source.sample(list(chosen), len(chosen))
        mutations = 1
        while mutations < len(names) and self._source.random() < ANOTHER_MUTATION:
            mutations += 1
        self._parents[trial.number] = _Parent(
            kept={name: chosen[name] for name in names[mutations:]},
            changed={name: chosen[name] for name in names[:mutations]},
        )

    def sample_independent(
        self, study: optuna.Study, trial: FrozenTrial, param_name: str, param_distribution: BaseDistribution
    ) -> Any:
        """The parent's value, or another one than the parent's if this choice shall change."""
        parent = self._parents.get(trial.number)
        if parent and param_name in parent.kept and parent.kept[param_name] in _values(param_distribution):
            return parent.kept[param_name]
        if parent and param_name in parent.changed:
            others = [value for value in _values(param_distribution) if value != parent.changed[param_name]]
            if others:
                return self._source.choice(others)
        return self._otherwise.sample_independent(study, trial, param_name, param_distribution)

    def after_trial(
        self, study: optuna.Study, trial: FrozenTrial, state: TrialState, values: Sequence[float] | None
    ) -> None:
        """Forget the parent."""
        self._parents.pop(trial.number, None)
        self._otherwise.after_trial(study, trial, state, values)


def _values(distribution: BaseDistribution) -> Sequence[Any]:
    """All values of a choice; none of a continuous one."""
    match distribution:
        case CategoricalDistribution():
            return distribution.choices
        case IntDistribution():
            return range(distribution.low, distribution.high + 1, distribution.step)
        case _:
            return ()
