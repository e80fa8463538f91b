"""The sampler on simulated trainings: what it proposes, and that searches with it reach better fronts."""

import random
from collections.abc import Mapping, Sequence
from statistics import median
from typing import ClassVar

import numpy as np
import optuna
import pytest
from numpy.typing import NDArray
from optuna.samplers import BaseSampler, RandomSampler, TPESampler
from optuna.trial import TrialState, create_trial

from nas import sampler as module
from nas.architecture import Architecture
from nas.budget import Budget
from nas.cost import count
from nas.front import hypervolume
from nas.layers import ArchitectureError, Dense, QConv
from nas.objective import Objective
from nas.predictor import Predictor
from nas.sampler import ThompsonSampler, default_sampler, improvement
from search_spaces.bottom_up import BottomUp
from search_spaces.mutation import Candidate, random_candidate
from search_spaces.space import Answers, SearchSpace, Trial
from studies.study import DIRECTIONS
from studies.trials import front, infeasible, point, trained
from tests.nas.simulated import SimulatedLearner

SPACE, BUDGET = BottomUp((30,)), Budget(max_macs=30_000_000)
OBJECTIVE = Objective(SPACE, SimulatedLearner(), BUDGET)
WITHIN = "3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_MP_2_BN_QConv_64_3_BN_Dense_64_BN_Dense_43"


class Nine:
    """Nine networks; what would be the tenth cannot exist."""

    def __init__(self, error: type[Exception] = ArchitectureError) -> None:
        self.error = error

    def suggest(self, trial: Trial) -> Architecture:
        filters = trial.suggest_int("filters", 1, 10)
        if filters == 10:
            raise self.error("no tenth")
        return Architecture(30, (QConv(filters, 3), Dense(43)))


class Wide:
    """A thousand networks, no two of which have as many parameters."""

    def suggest(self, trial: Trial) -> Architecture:
        return Architecture(8, (QConv(trial.suggest_int("filters", 1, 1000), 3), Dense(43)))


def searched(objective: Objective, sampler: BaseSampler, trials: int) -> optuna.Study:
    study = optuna.create_study(directions=DIRECTIONS, sampler=sampler)
    study.optimize(objective, n_trials=trials, catch=(Exception,))
    return study


def names(study: optuna.Study) -> list[str]:
    return [trial.user_attrs["architecture"] for trial in study.trials]


def test_every_proposal_is_new_and_within_the_budget() -> None:
    study = searched(OBJECTIVE, default_sampler(OBJECTIVE), 100)
    assert len(set(names(study))) == 100 == len(trained(study.trials)) and not infeasible(study.trials)


def test_networks_being_trained_are_not_proposed_to_another_worker() -> None:
    study = searched(OBJECTIVE, default_sampler(OBJECTIVE), module.STARTUP)
    for _ in range(10):
        trial = study.ask()
        trial.set_user_attr("architecture", SPACE.suggest(trial).name)
    assert len(set(names(study))) == module.STARTUP + 10


def test_what_failed_in_training_is_not_proposed_again_and_what_never_began_may_be() -> None:
    study = optuna.create_study(directions=DIRECTIONS, sampler=ThompsonSampler(Nine(), Budget(1), seed=0))
    for filters in (1, 2):
        study.enqueue_trial({"filters": filters})
        trial = study.ask()
        trial.set_user_attr("architecture", Nine().suggest(trial).name)
        if filters == 1:
            trial.set_user_attr("parameters", 1)
        study.tell(trial, state=TrialState.FAIL)
    proposed = {study.ask().suggest_int("filters", 1, 10) for _ in range(60)}
    assert proposed == set(range(2, 10))


@pytest.mark.parametrize("error", [ArchitectureError, ZeroDivisionError])
def test_a_space_that_holds_nothing_new_does_not_hold_up_the_search(error: type[Exception]) -> None:
    objective = Objective(Nine(error), SimulatedLearner(), Budget(1))
    study = searched(objective, default_sampler(objective), 60)
    assert len(trained(study.trials)) == 9
    reasons = {trial.user_attrs["reason"] for trial in study.trials if trial.state == TrialState.FAIL}
    assert reasons == {"no tenth"}


def test_a_network_of_a_narrow_budget_is_looked_for_longer_than_candidates_are() -> None:
    space = Wide()
    alone = count(space.suggest(Answers({"filters": 700}))).parameters
    objective = Objective(space, SimulatedLearner(), Budget(alone, alone))
    study = searched(objective, default_sampler(objective), 1)
    assert study.trials[0].params == {"filters": 700}


def test_what_was_outside_an_earlier_budget_can_be_proposed() -> None:
    narrow, wide = (Objective(Nine(), SimulatedLearner(), budget) for budget in (Budget(1, 2), Budget(1)))
    study = searched(narrow, RandomSampler(seed=0), 60)
    study.sampler = default_sampler(wide)
    study.optimize(wide, n_trials=9)
    assert len(trained(study.trials)) == 9


def test_queued_choices_stay_as_they_are() -> None:
    study = searched(OBJECTIVE, default_sampler(OBJECTIVE), module.STARTUP)
    chosen = SPACE.parameters_of(Architecture.parse(WITHIN))
    study.enqueue_trial(chosen)
    study.optimize(OBJECTIVE, n_trials=1)
    assert study.trials[-1].params == chosen


def test_a_choice_that_the_space_did_not_ask_before_is_made() -> None:
    study = searched(OBJECTIVE, default_sampler(OBJECTIVE), module.STARTUP)
    assert {study.ask().suggest_int("new", 1, 2) for _ in range(20)} == {1, 2}


@pytest.mark.parametrize("queued_for", [{"retry_of": 0}, {"baseline": "3QConv D(0)"}, {"asked_for": WITHIN}])
def test_what_was_queued_before_a_choice_was_asked_stays_the_same_network(queued_for: dict[str, object]) -> None:
    study = searched(OBJECTIVE, default_sampler(OBJECTIVE), module.STARTUP)
    for _ in range(20):
        study.enqueue_trial({}, user_attrs=queued_for)
        trial = study.ask()
        assert trial.suggest_categorical("new", ("as before", "other")) == "as before"
        assert trial.suggest_categorical("logits_norm", (False, True)) is False  # Whatever would be proposed now.


def test_the_dashboard_is_told_which_trials_are_infeasible() -> None:
    study = optuna.create_study(directions=DIRECTIONS, sampler=default_sampler(OBJECTIVE))
    for name in ("3_30_30_QConv_16_2_MP_2_QConv_16_2_MP_2_Dense_43", WITHIN):
        study.enqueue_trial(SPACE.parameters_of(Architecture.parse(name)))
    study.optimize(OBJECTIVE, n_trials=2)
    plain = optuna.create_study(directions=DIRECTIONS)
    plain.enqueue_trial(study.trials[0].params)
    plain.optimize(OBJECTIVE, n_trials=1)
    # Where optuna-dashboard 0.21 reads constraints, and Optuna's own samplers put none that a trial has set.
    assert "constraints" not in plain.trials[0].system_attrs and plain.trials[0].constraints
    assert [trial.system_attrs["constraints"][0] > 0 for trial in study.trials] == [True, False]


def test_a_seed_gives_one_sequence() -> None:
    def sequence(seed: int) -> list[str]:
        return names(searched(OBJECTIVE, default_sampler(OBJECTIVE, seed), 50))

    assert sequence(1) == sequence(1) != sequence(2)


class Seen(Predictor):
    """Remembers what predictors learned from and were asked."""

    learned: ClassVar[list[Mapping[Architecture, float]]] = []
    asked: ClassVar[list[list[str]]] = []

    def __init__(self, accuracies: Mapping[Architecture, float], seed: int) -> None:
        super().__init__(accuracies, seed)
        self.learned.append(accuracies)

    def draw(self, networks: Sequence[Architecture], source: np.random.Generator) -> NDArray[np.float64]:
        self.asked.append([network.name for network in networks])
        return super().draw(networks, source)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> type[Seen]:
    monkeypatch.setattr(module, "Predictor", Seen)
    monkeypatch.setattr(Seen, "learned", [])
    monkeypatch.setattr(Seen, "asked", [])
    return Seen


def test_machines_that_search_together_draw_differently_though_their_workers_have_the_same_seeds(
    seen: type[Seen],
) -> None:
    study = searched(OBJECTIVE, default_sampler(OBJECTIVE), module.STARTUP)
    for _ in range(2):
        study.sampler = default_sampler(OBJECTIVE)
        study.ask()  # Not named yet: the other machine does not know of it.
    one, other = seen.asked
    assert len({*one} & {*other}) < 20 < len(one)


def test_a_prediction_is_of_changes_and_of_anything_and_learns_from_what_was_stopped_too(
    seen: type[Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: set[str] = set()

    def noted(space: SearchSpace, source: random.Random) -> Candidate:
        candidate = random_candidate(space, source)
        drawn.add(candidate.architecture.name)
        return candidate

    monkeypatch.setattr(module, "random_candidate", noted)
    study = searched(OBJECTIVE, default_sampler(OBJECTIVE), module.STARTUP)
    stopped = create_trial(
        state=TrialState.PRUNED, user_attrs={"architecture": WITHIN, "rung": 1, "learning_curve": [(1 / 9, 0.3)]}
    )
    study.add_trial(stopped)
    drawn.clear()
    study.ask()
    assert Architecture.parse(WITHIN) in seen.learned[0]
    (asked,) = seen.asked
    assert len(set(asked)) == len(asked) == 75 and len(drawn.intersection(asked)) == 25


def test_what_was_not_trained_does_not_count_towards_the_first_prediction(seen: type[Seen]) -> None:
    study = searched(OBJECTIVE, default_sampler(OBJECTIVE), module.STARTUP - 1)
    study.add_trial(create_trial(state=TrialState.FAIL))
    study.ask()
    assert not seen.asked


def test_improvement_is_added_hypervolume_then_accuracy_over_the_smaller_ones() -> None:
    front = [(0.5, 100_000.0), (0.9, 1_000_000.0)]
    added, beyond = improvement(front, (0.8, 500_000.0), 2_000_000)
    assert added == pytest.approx((0.8 - 0.5) * 0.25) and beyond == pytest.approx(0.3)
    assert improvement(front, (0.4, 500_000.0), 2_000_000) == (0.0, pytest.approx(-0.1))
    assert improvement(front, (0.4, 90_000.0), 2_000_000) == (pytest.approx(0.4 * 0.005), pytest.approx(0.4))
    assert improvement(front, (0.8, 1_000_000.0), 2_000_000) == (0.0, pytest.approx(-0.1))
    worse, better = ((accuracy, 1_500_000.0) for accuracy in (0.7, 0.8))
    assert improvement(front, worse, 2_000_000) < improvement(front, better, 2_000_000)


def test_what_the_predictor_promises_most_of_is_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(self: Predictor, networks: Sequence[Architecture], source: object) -> NDArray[np.float64]:
        offered.append([network.name for network in networks])
        return np.arange(len(networks)) / len(networks)

    offered: list[list[str]] = []
    monkeypatch.setattr(Predictor, "draw", draw)
    monkeypatch.setattr(module, "improvement", lambda front, new, most: (new[0], 0.0))
    proposed = names(searched(OBJECTIVE, default_sampler(OBJECTIVE), 30))
    assert offered and proposed[-len(offered) :] == [networks[-1] for networks in offered]


def test_mutants_are_of_networks_on_the_front(monkeypatch: pytest.MonkeyPatch) -> None:
    def mutant(space: SearchSpace, parent: Mapping[str, object], source: random.Random) -> Candidate:
        parents.append(dict(parent))
        return made(space, parent, source)

    made, parents = module.mutant, list[dict[str, object]]()
    monkeypatch.setattr(module, "mutant", mutant)
    study = searched(OBJECTIVE, default_sampler(OBJECTIVE), 40)
    parents.clear()
    before = [dict(trial.params) for trial in front(study.trials)]
    assert len(before) < len(trained(study.trials))
    study.ask()
    assert parents and all(parent in before for parent in parents)


def test_searches_with_it_find_more_than_optunas() -> None:
    def found(sampler: BaseSampler) -> float:
        study = optuna.create_study(directions=DIRECTIONS, sampler=sampler)
        while len(trained(study.get_trials(deepcopy=False))) < 60:
            study.optimize(OBJECTIVE, n_trials=5)
        return hypervolume([point(trial) for trial in trained(study.trials)][:60], 2_000_000)

    ours = [found(default_sampler(OBJECTIVE, seed)) for seed in range(3)]
    assert median(ours) > max(found(RandomSampler(seed)) for seed in range(3))
    assert median(ours) > median(found(TPESampler(seed=seed)) for seed in range(3))


def test_copies_in_several_threads_draw_differently() -> None:
    first, second = default_sampler(OBJECTIVE), default_sampler(OBJECTIVE)
    second.reseed_rng()
    assert names(searched(OBJECTIVE, first, 5)) != names(searched(OBJECTIVE, second, 5))
