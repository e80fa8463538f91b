"""The sampler of the search: of many new networks, small changes to the best among them, the most promising one.

Candidates are made as regularized evolution makes them (Real et al., "Regularized Evolution for Image Classifier
Architecture Search", 2019), from the whole front instead of the latest population, and chosen as BANANAS does (White
et al., "BANANAS: Bayesian Optimization with Neural Architectures for Neural Architecture Search", 2021): by what an
ensemble, drawn from by Thompson sampling, tells of their accuracy. How many parameters a candidate has is known
without training it, and whether it lies within the budget: so the improvement of the hypervolume is computed, with
only the accuracy uncertain, and nothing is proposed that is outside the budget or has been trained, unless thousands of
random networks hold nothing else.
"""

import random
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Any

import numpy as np
import optuna
from optuna.distributions import BaseDistribution, CategoricalDistribution
from optuna.samplers import BaseSampler, TPESampler
from optuna.trial import FrozenTrial, TrialState

from nas.budget import Budget
from nas.cost import count
from nas.front import Point, hypervolume
from nas.objective import Objective
from nas.predictor import Predictor, accuracies_of
from search_spaces.mutation import Candidate, mutant, random_candidate
from search_spaces.space import Parameters, SearchSpace
from studies.trials import COSTS, counted, front, is_feasible, point

STARTUP = 20
"""Trials, published networks among them, before the first prediction; until then proposals are random."""
MUTANTS, RANDOM = 50, 25
"""Candidates of a proposal, all new and within the budget; fewer where that is narrow."""
TRIES = 300
"""So many candidates in a row that are known or outside the budget end the making of more."""
LAST_TRIES = 5000
"""So many, if there is none yet; a budget that fits none of so many random networks is refused."""


class ThompsonSampler(BaseSampler):
    """Proposes networks of a space within a budget, by Thompson sampling of the hypervolume they would add."""

    def __init__(self, space: SearchSpace, budget: Budget, seed: int | None = None, startup: float = STARTUP) -> None:
        """Nothing is kept between proposals: each is drawn by the seed and the number of its trial."""
        self._space = space
        self._budget = budget
        self._startup = startup
        with warnings.catch_warnings():
            # Objective sets the constraint the new way, which optuna-dashboard 0.21 does not show yet.
            warnings.simplefilter("ignore", FutureWarning)
            self._otherwise = TPESampler(seed=seed, constraints_func=_constraints)
        self._seed = np.random.SeedSequence(seed).entropy
        self._proposals: dict[int, Parameters] = {}

    def reseed_rng(self) -> None:
        """Draw differently from now on: for copies of a sampler in several threads."""
        self._seed = np.random.SeedSequence().entropy
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
        """Choose a network, unless the trial was queued with one."""
        if "fixed_params" not in trial.system_attrs:
            # Machines that search together have workers of the same seeds, but no trial of the same number.
            source = random.Random(f"{self._seed} {trial.number}")
            self._proposals[trial.number] = self._propose(study.get_trials(deepcopy=False), source)

    def sample_independent(
        self, study: optuna.Study, trial: FrozenTrial, param_name: str, param_distribution: BaseDistribution
    ) -> Any:
        """The chosen network's value; for what the space did not ask before, what Optuna's own sampler says.

        Of a retry or a network queued before the space knew this choice, the first one: what there was then.
        """
        chosen = self._proposals.get(trial.number, {})
        if param_name in chosen and _contains(param_distribution, chosen[param_name]):
            return chosen[param_name]
        settled = not {"retry_of", "baseline", "asked_for"}.isdisjoint(trial.user_attrs)
        if settled and isinstance(param_distribution, CategoricalDistribution):
            return param_distribution.choices[0]
        return self._otherwise.sample_independent(study, trial, param_name, param_distribution)

    def after_trial(
        self, study: optuna.Study, trial: FrozenTrial, state: TrialState, values: Sequence[float] | None
    ) -> None:
        """Forget the network."""
        self._proposals.pop(trial.number, None)
        self._otherwise.after_trial(study, trial, state, values)

    def _propose(self, trials: Sequence[FrozenTrial], source: random.Random) -> Parameters:
        """Choices that lead to the chosen network; none if the space seems to have nothing new."""
        known = {trial.user_attrs.get("architecture") for trial in trials if _is_known(trial)}
        parents = front(trials)
        anything = partial(random_candidate, self._space, source)
        if parents and counted(trials) >= self._startup:
            mutants = self._new(lambda: mutant(self._space, source.choice(parents).params, source), known, TRIES)
            candidates = [*islice(mutants, MUTANTS), *islice(self._new(anything, known, TRIES), RANDOM)]
            if candidates:
                return self._best(candidates, trials, [point(trial) for trial in parents], source).chosen
        return next((candidate.chosen for candidate in self._new(anything, known, LAST_TRIES)), {})

    def _new(self, make: Callable[[], Candidate], known: set[str | None], tries: int) -> Iterator[Candidate]:
        """Candidates within the budget that are not known, each once, until so many tries bring no other one."""
        seen, vain = set(known), 0
        while vain < tries:
            vain += 1
            try:
                candidate = make()
            except Exception:  # A space of somebody's own: a trial that got there would fail with the reason.
                continue
            name = candidate.architecture.name
            if name not in seen and self._budget.violation(count(candidate.architecture)) <= 0:
                yield candidate
                vain = 0
            seen.add(name)

    def _best(
        self, candidates: list[Candidate], trials: Sequence[FrozenTrial], best: list[Point], source: random.Random
    ) -> Candidate:
        """That which would add most to the hypervolume; if none would, that which is missed least on the front."""
        networks = [candidate.architecture for candidate in candidates]
        predictor = Predictor(accuracies_of(trials), source.randrange(2**32))
        drawn = predictor.draw(networks, np.random.default_rng(source.randrange(2**32)))
        gains = [
            improvement(best, (float(accuracy), count(network).parameters), self._budget.max_parameters)
            for accuracy, network in zip(drawn, networks, strict=True)
        ]
        return candidates[max(range(len(candidates)), key=gains.__getitem__)]


def default_sampler(objective: Objective, seed: int = 0) -> BaseSampler:
    """The sampler of ``nas.search``."""
    return ThompsonSampler(objective.space, objective.budget, seed)


def improvement(front: Sequence[Point], new: Point, max_parameters: float) -> tuple[float, float]:
    """(hypervolume that a point adds to a front, accuracy by which it beats the smaller ones there)."""
    accuracy, parameters = new
    beaten = max((other for other, size in front if size <= parameters), default=0.0)
    if accuracy <= beaten:
        return 0.0, accuracy - beaten
    return hypervolume([*front, new], max_parameters) - hypervolume(front, max_parameters), accuracy - beaten


def _is_known(trial: FrozenTrial) -> bool:
    """Also what failed while it was trained: if it is to be tried again, that is queued."""
    return is_feasible(trial) and (trial.state != TrialState.FAIL or COSTS[0] in trial.user_attrs)


def _constraints(trial: FrozenTrial) -> Sequence[float]:
    return list(trial.constraints.values()) or [0.0]


def _contains(distribution: BaseDistribution, value: Any) -> bool:
    try:
        return distribution._contains(distribution.to_internal_repr(value))
    except ValueError:
        return False
