"""The sampler on simulated trainings: what it proposes, and that searches with it reach better fronts."""

from statistics import median

import optuna
import pytest
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.samplers import BaseSampler, RandomSampler
from optuna.trial import create_trial

from nas import evolution
from nas.evolution import STARTUP, Evolution
from nas.front import hypervolume
from nas.objective import Objective
from search_spaces.bottom_up import BottomUp
from studies.study import DIRECTIONS, default_sampler
from studies.trials import point, trained
from tests.nas.simulated import SimulatedLearner

CHOICES = {
    "a": CategoricalDistribution((1, 2, 3)),
    "b": IntDistribution(0, 9),
    "c": CategoricalDistribution((False, True)),
}
BEST = {"a": 3, "b": 9, "c": True}


def begun(sampler: BaseSampler, best: dict[str, object] = BEST) -> optuna.Study:
    """A study whose front is one trial with the choices ``best``."""
    study = optuna.create_study(directions=DIRECTIONS, sampler=sampler)
    for number in range(STARTUP):
        chosen = best if number == 0 else {"a": 1, "b": 0, "c": False}
        values = [0.9, 1.0] if number == 0 else [0.1, 2.0]
        study.add_trial(
            create_trial(values=values, params=chosen, distributions={name: CHOICES[name] for name in chosen})
        )
    return study


@pytest.fixture
def mutating(monkeypatch: pytest.MonkeyPatch) -> Evolution:
    monkeypatch.setattr(evolution, "EXPLORE", 0)
    return Evolution(RandomSampler(seed=0), seed=0)


def changes(study: optuna.Study, proposals: int) -> list[set[str]]:
    asked = [study.ask(CHOICES).params for _ in range(proposals)]
    return [{name for name in CHOICES if params[name] != BEST[name]} for params in asked]


def test_a_proposal_is_the_front_with_at_least_one_choice_changed(mutating: Evolution) -> None:
    changed = changes(begun(mutating), 200)
    assert all(changed)
    single = [names for names in changed if len(names) == 1]
    assert 60 < len(single) < 140 and {name for names in single for name in names} == set(CHOICES)


def test_nothing_is_derived_from_too_few_trials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evolution, "STARTUP", STARTUP + 1)
    monkeypatch.setattr(evolution, "EXPLORE", 0)
    study = begun(Evolution(RandomSampler(seed=0), seed=0))
    # By chance a proposal equals the best in 1 choice of 60; mutations never do.
    assert not all(changes(study, 400))


def test_choices_that_the_parent_had_not_are_drawn(mutating: Evolution) -> None:
    study = begun(mutating, {"a": 3, "c": True})
    trials = [study.ask(CHOICES | {"d": FloatDistribution(0, 1)}) for _ in range(50)]
    assert len({trial.params["b"] for trial in trials}) > 5 and len({trial.params["d"] for trial in trials}) == 50


def test_a_value_that_is_no_longer_offered_is_not_proposed(mutating: Evolution) -> None:
    study = begun(mutating)
    asked = [study.ask(CHOICES | {"b": IntDistribution(0, 4)}).params["b"] for _ in range(50)]
    assert max(asked) <= 4


def test_a_seed_gives_one_sequence() -> None:
    def names(seed: int) -> list[str]:
        study = optuna.create_study(directions=DIRECTIONS, sampler=default_sampler(seed))
        study.optimize(Objective(BottomUp((30,)), SimulatedLearner()), n_trials=80)
        return [trial.user_attrs["architecture"] for trial in study.trials]

    assert names(1) == names(1) != names(2)


def test_searches_with_it_find_more_than_random_ones() -> None:
    def found(sampler: BaseSampler) -> float:
        study = optuna.create_study(directions=DIRECTIONS, sampler=sampler)
        objective = Objective(BottomUp((30,)), SimulatedLearner())
        while len(trained(study.get_trials(deepcopy=False))) < 80:
            study.optimize(objective, n_trials=5)
        return hypervolume([point(trial) for trial in trained(study.trials)], 2_000_000)

    evolved = [found(default_sampler(seed)) for seed in range(5)]
    assert median(evolved) > max(found(RandomSampler(seed)) for seed in range(5))
