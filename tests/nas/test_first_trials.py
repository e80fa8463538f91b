"""What a search tries first: once each, and only what its space and its budget hold."""

import re

import optuna
import pytest

from nas.architecture import Architecture
from nas.budget import Budget
from nas.cost import count
from nas.first_trials import choices_of_each, enqueue_asked, enqueue_baselines
from nas.objective import Objective
from search_spaces.bottom_up import BottomUp
from search_spaces.literature import baselines
from search_spaces.residual import Residual
from search_spaces.space import SpaceError, Trial
from studies.study import DIRECTIONS
from studies.trials import trained
from tests.nas.simulated import SimulatedLearner

SPACE = BottomUp((30,))
WIDE = Budget(1)
NETWORKS = [Architecture.parse(f"3_30_30_QConv_{filters}_5_MP_2_BN_Dense_43_BN") for filters in (16, 32)]


def test_baselines_are_queued_once_and_only_within_the_budget() -> None:
    study = optuna.create_study(directions=DIRECTIONS)
    budget = Budget(max_macs=12_000_000)
    assert enqueue_baselines(study, SPACE, budget) == 28
    assert enqueue_baselines(study, SPACE, budget) == 0
    study.optimize(Objective(SPACE, SimulatedLearner(), budget), n_trials=28)
    assert all("baseline" in trial.user_attrs for trial in trained(study.trials))
    assert len(trained(study.trials)) == 28


def test_a_baseline_at_the_limit_is_queued() -> None:
    cost = count(
        Architecture.parse("3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_MP_2_BN_QConv_64_3_BN_Dense_1024_BN_Dense_43")
    )
    study = optuna.create_study(directions=DIRECTIONS)
    assert enqueue_baselines(study, SPACE, Budget(cost.parameters, cost.parameters, cost.macs)) == 1
    assert not enqueue_baselines(study, SPACE, Budget(cost.parameters, cost.parameters, cost.macs - 1))


def test_networks_that_are_asked_for_are_trained_as_they_are_and_once_each() -> None:
    study = optuna.create_study(directions=DIRECTIONS)
    asked = choices_of_each([*NETWORKS, NETWORKS[0]], SPACE, WIDE)
    assert (enqueue_asked(study, asked[:1]), enqueue_asked(study, asked), enqueue_asked(study, asked)) == (1, 1, 0)
    study.optimize(Objective(SPACE, SimulatedLearner(), WIDE), n_trials=2)
    assert [trial.user_attrs["architecture"] for trial in trained(study.trials)] == [one.name for one in NETWORKS]
    assert [trial.user_attrs["asked_for"] for trial in study.trials] == [one.name for one in NETWORKS]


def test_what_the_study_has_is_not_asked_for_again() -> None:
    study = optuna.create_study(directions=DIRECTIONS)
    study.enqueue_trial(SPACE.parameters_of(NETWORKS[0]))
    study.optimize(Objective(SPACE, SimulatedLearner(), WIDE), n_trials=1)
    enqueue_baselines(study, SPACE, WIDE)
    published = next(one.architecture for one in baselines() if one.architecture.input_size == 30)
    assert enqueue_asked(study, choices_of_each([NETWORKS[0], published], SPACE, WIDE)) == 0


class Forward:
    """A space that does not tell the way back."""

    def suggest(self, trial: Trial) -> Architecture:
        return NETWORKS[trial.suggest_int("which", 0, 1)]


@pytest.mark.parametrize(
    ("space", "budget", "told"),
    [
        (Residual((30,)), WIDE, "it is not in the space at these input sizes"),
        (BottomUp((48,)), WIDE, "it is not in the space at these input sizes"),
        (Forward(), WIDE, "space Forward has no parameters_of"),
        (
            SPACE,
            Budget(200_000),
            "it has 117,590 parameters and 927,472 MACs, the budget is 200,000 to 2,000,000 parameters",
        ),
    ],
)
def test_a_network_that_cannot_be_tried_is_one_clear_line(space: BottomUp, budget: Budget, told: str) -> None:
    with pytest.raises(SpaceError, match=f"^--start-with {NETWORKS[0]}: {re.escape(told)}$"):
        choices_of_each(NETWORKS, space, budget)
