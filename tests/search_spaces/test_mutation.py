import random
from typing import Any

import pytest

from nas.architecture import Architecture
from nas.layers import Dense, QConv
from search_spaces.bottom_up import BottomUp
from search_spaces.mutation import mutant, random_candidate
from search_spaces.space import Answers, Trial

SPACE = BottomUp((30, 48))
PARENT = {
    "input_size": 30,
    "conv_blocks": 2,
    **{"filters_1": 32, "kernel_1": 5, "pool_1": True, "norm_1": True},
    **{"filters_2": 64, "kernel_2": 3, "pool_2": False, "norm_2": True},
    **{"dense_layers": 1, "dense_norm": True, "neurons_1": 64, "logits_norm": True},
}


def changes(chosen: dict[str, Any]) -> set[str]:
    return {name for name in PARENT if chosen.get(name) != PARENT[name]}


@pytest.mark.parametrize("seed", range(50))
def test_the_choices_of_a_candidate_lead_to_its_architecture(seed: int) -> None:
    source = random.Random(seed)
    for candidate in (random_candidate(SPACE, source), mutant(SPACE, PARENT, source)):
        assert SPACE.suggest(Answers(candidate.chosen)) == candidate.architecture


def test_a_mutant_differs_from_its_parent_mostly_in_one_choice() -> None:
    source = random.Random(0)
    changed = [changes(mutant(SPACE, PARENT, source).chosen) for _ in range(600)]
    assert all(changed)
    # A number of layers that falls takes the choices of the lost ones with it.
    single = [names for names in changed if len(names - {"filters_2", "kernel_2", "pool_2", "norm_2"}) <= 1]
    assert len(single) > 240
    independent = {"dense_norm", "logits_norm", "kernel_1", "norm_1"}
    assert sum(len(names) > 1 and names <= independent for names in changed) > 5
    assert {name for names in changed for name in names} == set(PARENT)


def test_what_the_parent_was_not_asked_is_drawn() -> None:
    source = random.Random(0)
    drawn = {mutant(SPACE, PARENT, source).chosen.get("kernel_3") for _ in range(600)}
    assert drawn == {None, 2, 3, 5}


def test_a_value_that_is_no_longer_offered_is_not_proposed() -> None:
    source = random.Random(0)
    for _ in range(100):
        assert mutant(SPACE, PARENT | {"filters_1": 33}, source).chosen["filters_1"] in (16, 32, 64, 128)


def test_where_there_is_only_one_choice_it_stays() -> None:
    class Fixed:
        def suggest(self, trial: Trial) -> Architecture:
            return Architecture(30, (QConv(trial.suggest_int("filters", 8, 8), 3), Dense(43)))

    assert mutant(Fixed(), {"filters": 8}, random.Random(0)).chosen == {"filters": 8}
