"""Networks with padding and shortcuts: valid, of the described parts, and found within the budget."""

import json
from itertools import product
from pathlib import Path

import optuna
import pytest
from optuna.distributions import IntDistribution
from optuna.samplers import RandomSampler

from nas.architecture import Architecture
from nas.budget import Budget
from nas.cost import count
from nas.layers import BatchNorm, Dense, GlobalPool, MaxPool, Pad, QConv, Shortcut
from search_spaces.residual import ENTRY_KERNELS, FILTERS, NEURONS, STEM_FILTERS, STEM_KERNELS, Residual
from search_spaces.space import Answers, choices_of, draw, open_space

SIZES = (30, 48, 64)
DRAWN = list(draw(Residual(SIZES), 2000))


@pytest.mark.parametrize("sizes", [SIZES, (30,), (8,), (9, 256)], ids=str)
def test_every_draw_is_valid_at_any_input_size(sizes: tuple[int, ...]) -> None:
    assert {network.input_size for network in draw(Residual(sizes), 500)} == set(sizes)


def test_it_is_found_by_its_name() -> None:
    assert isinstance(open_space("residual", SIZES), Residual)


def test_everything_that_is_described_is_drawn() -> None:
    layers = {layer for network in DRAWN for layer in network.layers}
    stems = {network.layers[0] for network in DRAWN}
    assert stems == {QConv(*stem) for stem in product(STEM_FILTERS, STEM_KERNELS, (1, 2))}
    hidden = {Dense(neurons) for neurons in NEURONS if neurons}
    inner = {QConv(filters, kernel) for filters in FILTERS for kernel in ENTRY_KERNELS}
    assert layers == stems | inner | hidden | {Dense(43), MaxPool(2), BatchNorm(), Pad(1)} | {
        Shortcut(),
        GlobalPool(),
        QConv(43, 1),
    }


BETWEEN = MaxPool | GlobalPool | Shortcut


def test_all_sums_before_a_sign_and_the_logits_are_normalised() -> None:
    for network in DRAWN:
        for at, layer in enumerate(network.layers):
            if isinstance(layer, QConv | Dense):
                after = [type(other) for other in network.layers[at + 1 :] if not isinstance(other, BETWEEN)]
                assert after[0] is BatchNorm


@pytest.mark.parametrize("shortcuts", [False, True])
def test_shortcuts_go_around_every_further_convolution_of_a_stage_or_around_none(shortcuts: bool) -> None:
    chosen = {
        "input_size": 30,
        "head": "flat",
        "stem_transition": "pooled",
        **{"stem_kernel": 5, "stem_filters": 64, "shortcuts": shortcuts, "stages": 2, "neurons": 128},
        **{"filters_1": 48, "kernel_1": 3, "padded_1": True, "further_1": 2, "pool_1": True},
        **{"filters_2": 48, "kernel_2": 1, "further_2": 1, "pool_2": False},
    }
    further = "BN_PAD_1_QConv_48_3_ADD" if shortcuts else "BN_PAD_1_QConv_48_3"
    assert Residual(SIZES).suggest(Answers(chosen)).name == (
        f"3_30_30_QConv_64_5_MP_2_BN_PAD_1_QConv_48_3_{further}_{further}_MP_2_BN_"
        f"QConv_48_1_{further}_BN_Dense_128_BN_Dense_43_BN"
    )


def test_maps_may_shrink_or_keep_their_size() -> None:
    stage = {"kernel": 3, "padded": True, "further": 0, "pool": True}
    stages = {1: stage | {"filters": 48}, 2: stage | {"filters": 48}}
    stages[3] = stage | {"filters": 64, "padded": False, "pool": False}
    chosen = {f"{choice}_{number}": value for number, one in stages.items() for choice, value in one.items()}
    chosen |= {"input_size": 48, "stem_kernel": 5, "stem_filters": 64, "shortcuts": False, "stages": 3}
    chosen |= {"head": "flat", "neurons": 0, "stem_transition": "strided"}
    assert Residual(SIZES).suggest(Answers(chosen)).name == (
        "3_48_48_QConv_64_5_S_2_BN_PAD_1_QConv_48_3_MP_2_BN_PAD_1_QConv_48_3_MP_2_BN_QConv_64_3_BN_Dense_43_BN"
    )


@pytest.mark.parametrize(
    ("head", "end"),
    [
        ("flat", "MP_2_BN_Dense_128_BN_Dense_43_BN"),
        ("pooled", "GP_BN_Dense_128_BN_Dense_43_BN"),
        ("votes", "MP_2_BN_QConv_43_1_GP_BN"),
    ],
)
def test_there_are_three_heads(head: str, end: str) -> None:
    stage = {"filters_1": 48, "kernel_1": 1, "further_1": 0, "pool_1": True}
    chosen = {"input_size": 30, "stem_kernel": 5, "stem_filters": 64, "shortcuts": False, "stages": 1, "neurons": 128}
    chosen |= {"stem_transition": "pooled"}
    network = Residual(SIZES).suggest(Answers(chosen | stage | {"head": head}))
    assert network.name == f"3_30_30_QConv_64_5_MP_2_BN_QConv_48_1_{end}"


@pytest.mark.parametrize("head", ["flat", "pooled", "votes"])
def test_a_map_of_one_place_has_but_one_head(head: str) -> None:
    chosen = {"input_size": 30, "stem_kernel": 5, "stem_filters": 64, "shortcuts": False, "stages": 4, "neurons": 0}
    chosen |= {"stem_transition": "pooled", "head": head}
    for stage in range(1, 5):
        one = {"filters": 48, "kernel": 1, "further": 0, "pool": True}
        chosen |= {f"{choice}_{stage}": value for choice, value in one.items()}
    network = Residual(SIZES).suggest(Answers(chosen))
    assert network.name.endswith("MP_2_BN_QConv_48_1_BN_Dense_43_BN") and network.shapes[-3] == (1, 1, 48)


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        ({"pool_1": True}, "3_8_8_QConv_32_5_MP_2_BN_QConv_32_1_MP_2_BN_Dense_43_BN"),
        ({"head": "pooled"}, "3_8_8_QConv_32_5_MP_2_BN_QConv_32_1_GP_BN_Dense_43_BN"),
        ({"head": "votes"}, "3_8_8_QConv_32_5_MP_2_BN_QConv_32_1_BN_QConv_43_1_GP_BN"),
        ({"stem_kernel": 3, "kernel_1": 3}, "3_8_8_QConv_32_3_MP_2_BN_QConv_32_3_BN_Dense_43_BN"),
        (
            {"input_size": 9, "stem_kernel": 3, "stem_transition": "strided", "kernel_1": 3, "pool_1": True},
            "3_9_9_QConv_32_3_S_2_BN_QConv_32_3_MP_2_BN_Dense_43_BN",
        ),
    ],
    ids=["two places are pooled", "and added up", "and vote", "three need no padding", "nor do four after a stride"],
)
def test_the_smallest_maps_are_made_use_of(chosen: dict[str, object], name: str) -> None:
    usual = {"input_size": 8, "stem_kernel": 5, "stem_filters": 32, "stem_transition": "pooled", "shortcuts": False}
    usual |= {"stages": 1, "filters_1": 32, "kernel_1": 1, "padded_1": False, "further_1": 0, "pool_1": False}
    assert Residual((8, 9)).suggest(Answers(usual | {"head": "flat", "neurons": 0} | chosen)).name == name


def test_there_are_one_to_four_stages() -> None:
    study = optuna.create_study(sampler=RandomSampler(seed=0))
    trial = study.ask()
    Residual(SIZES).suggest(trial)
    assert trial.distributions["stages"] == IntDistribution(1, 4)


def test_a_good_part_of_it_lies_within_the_budget() -> None:
    budget = Budget(max_macs=10**8)
    assert sum(budget.violation(count(network)) <= 0 for network in DRAWN) > 0.2 * len(DRAWN)


@pytest.mark.parametrize("space", [Residual(SIZES), Residual((8,)), Residual((9, 256))], ids=str)
def test_the_way_back_leads_to_every_draw(space: Residual) -> None:
    for network in draw(space, 500, seed=1):
        assert space.suggest(Answers(space.parameters_of(network))) == network


def test_the_networks_to_use_are_in_the_space() -> None:
    files = [*(Path(__file__).parents[2] / "studies" / "models").glob("*/training.json")]
    names = [json.loads(file.read_text())["name"] for file in files]
    assert len(names) == 4
    assert all(choices_of(Residual(SIZES), Architecture.parse(name)) is not None for name in names)


@pytest.mark.parametrize(
    "name",
    [
        "3_30_30_Dense_43",
        "3_30_30_Dense_64_BN_Dense_43_BN",
        "3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_MP_2_BN_QConv_64_3_BN_Dense_43_BN",
        "3_30_30_QConv_32_5_MP_2_BN_MP_2_BN_Dense_43_BN",
        "3_30_30_QConv_32_5_MP_2_BN_QConv_32_3_BN_Dense_64_BN_Dense_64_BN_Dense_43_BN",
        "3_30_30_QConv_32_5_MP_2_BN_PAD_1_QConv_32_3_ADD_BN_Dense_43_BN",
        "3_30_30_QConv_32_5_MP_2_BN_QConv_32_3_BN_Dense_43",
    ],
)
def test_what_is_not_in_the_space_has_no_way_back(name: str) -> None:
    with pytest.raises(ValueError):
        Residual(SIZES).parameters_of(Architecture.parse(name))
