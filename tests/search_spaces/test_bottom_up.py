import optuna
import pytest
from optuna.samplers import RandomSampler

from nas.architecture import Architecture
from nas.layers import ArchitectureError, BatchNorm, Dense, MaxPool, QConv
from search_spaces.bottom_up import FILTERS, KERNELS, MAX_BLOCKS, MAX_HIDDEN, NEURONS, BottomUp
from search_spaces.space import Answers, InvertibleSpace, draw

SIZES = (30, 48, 64)


@pytest.mark.parametrize("sizes", [SIZES, (30,), (8,), (9, 256)], ids=str)
def test_every_draw_is_a_valid_network_of_the_described_parts(sizes: tuple[int, ...]) -> None:
    drawn = list(draw(BottomUp(sizes), 1000))
    assert {architecture.input_size for architecture in drawn} == set(sizes)
    for architecture in drawn:
        convolutions = [layer for layer in architecture.layers if isinstance(layer, QConv)]
        hidden = [layer.units for layer in architecture.layers if isinstance(layer, Dense)][:-1]
        pools = [layer.pool for layer in architecture.layers if isinstance(layer, MaxPool)]
        assert 1 <= len(convolutions) <= MAX_BLOCKS and len(hidden) <= MAX_HIDDEN
        assert {layer.filters for layer in convolutions} <= set(FILTERS) and set(hidden) <= set(NEURONS)
        assert max(layer.kernel for layer in convolutions) <= max(KERNELS) and set(pools) <= {2}


def test_everything_the_paper_varies_is_varied() -> None:
    layers = {layer for architecture in draw(BottomUp(), 2000) for layer in architecture.layers}
    assert layers >= {QConv(filters, kernel) for filters in FILTERS for kernel in KERNELS}
    assert layers >= {Dense(neurons) for neurons in NEURONS} | {MaxPool(2), BatchNorm()}
    endings = {architecture.layers[-1] for architecture in draw(BottomUp(), 50)}
    assert endings == {Dense(43), BatchNorm()}


def test_the_way_back_leads_to_the_same_network() -> None:
    space = BottomUp(SIZES)
    assert isinstance(space, InvertibleSpace)
    for architecture in draw(space, 1000):
        assert space.suggest(Answers(space.parameters_of(architecture))) == architecture


@pytest.mark.parametrize(
    "name",
    [
        "3_32_32_QConv_16_3_Dense_43",
        "3_30_30_QConv_17_3_Dense_43",
        "3_30_30_QConv_16_7_Dense_43",
        "3_30_30_QConv_16_3_MP_3_Dense_43",
        "3_30_30_QConv_16_3_BN_MP_2_Dense_43",
        "3_30_30_MP_2_QConv_16_3_Dense_43",
        "3_30_30_QConv_16_3_Dense_64_BN_Dense_64_Dense_43",
        "3_30_30_QConv_16_3_Dense_64_Dense_64_Dense_64_Dense_43",
        "3_30_30_Dense_43",
    ],
)
def test_a_network_outside_the_space_has_no_way_back(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is not in the space bottom_up"):
        BottomUp(SIZES).parameters_of(Architecture.parse(name))


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        ({"logits_norm": True}, "3_8_8_QConv_16_5_Dense_43_BN"),
        ({"conv_blocks": 2, "norm_1": True}, "3_8_8_QConv_16_5_BN_QConv_32_4_Dense_43"),
        ({"conv_blocks": 2, "kernel_2": 3, "pool_2": True}, "3_8_8_QConv_16_5_QConv_32_3_MP_2_Dense_43"),
        ({"conv_blocks": 2, "pool_1": True, "pool_2": True}, "3_8_8_QConv_16_5_MP_2_QConv_32_2_Dense_43"),
        (
            {"dense_layers": 2, "dense_norm": True, "neurons_1": 64, "neurons_2": 128},
            "3_8_8_QConv_16_5_Dense_64_BN_Dense_128_BN_Dense_43",
        ),
    ],
    ids=["logits", "kernel as large as its map", "two places are pooled", "one place is not", "hidden layers"],
)
def test_choices_make_this_network(chosen: dict[str, object], name: str) -> None:
    block = {"kernel": 5, "pool": False, "norm": False}
    blocks = {f"{choice}_{number}": value for number in (1, 2) for choice, value in block.items()}
    usual = {
        "input_size": 8,
        "conv_blocks": 1,
        "filters_1": 16,
        "filters_2": 32,
        "dense_layers": 0,
        "logits_norm": False,
    }
    assert BottomUp((8,)).suggest(Answers(usual | blocks | chosen)).name == name


def test_choices_keep_their_ranges_from_trial_to_trial() -> None:
    study = optuna.create_study(sampler=RandomSampler(seed=0))
    space = BottomUp(SIZES)
    for _ in range(200):
        trial = study.ask()
        space.suggest(trial)
        study.tell(trial, 0.0)
    ranges: dict[str, object] = {}
    for frozen in study.trials:
        for name, distribution in frozen.distributions.items():
            assert ranges.setdefault(name, distribution) == distribution


def test_an_impossible_input_size_is_an_error() -> None:
    with pytest.raises(ArchitectureError, match="input size 7"):
        next(draw(BottomUp((7,)), 1))
