"""Networks with padding and shortcuts: valid, of the described parts, and found within the budget."""

import pytest

from nas.architecture import BatchNorm, Dense, MaxPool, Pad, QConv, Shortcut
from nas.budget import Budget
from nas.cost import count
from search_spaces.residual import FILTERS, NEURONS, STEM_FILTERS, STEM_KERNELS, Residual
from search_spaces.space import draw, open_space

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
    assert stems == {QConv(filters, kernel) for filters in STEM_FILTERS for kernel in STEM_KERNELS}
    hidden = {Dense(neurons) for neurons in NEURONS if neurons}
    inner = {QConv(filters, 3) for filters in FILTERS}
    assert layers == stems | inner | hidden | {Dense(43), MaxPool(2), BatchNorm(), Pad(1), Shortcut()}


def test_all_sums_before_a_sign_and_the_logits_are_normalised() -> None:
    for network in DRAWN:
        for at, layer in enumerate(network.layers):
            if isinstance(layer, QConv | Dense):
                after = [type(other) for other in network.layers[at + 1 :] if not isinstance(other, MaxPool | Shortcut)]
                assert after[0] is BatchNorm


def test_shortcuts_go_around_every_convolution_that_keeps_its_width_or_around_none() -> None:
    kinds = set()
    for network in DRAWN:
        inner = [at for at, layer in enumerate(network.layers) if isinstance(layer, QConv) and at]
        repeated = [at for at in inner if isinstance(network.layers[at - 2], BatchNorm) and at - 3 in inner]
        repeated += [at for at in inner if isinstance(network.layers[at - 3], Shortcut)]
        with_shortcut = [at for at in inner if isinstance(network.layers[at + 1], Shortcut)]
        assert len(with_shortcut) in (0, network.layers.count(Shortcut())) and set(with_shortcut) <= set(repeated)
        kinds.add(bool(with_shortcut))
    assert kinds == {False, True}


def test_a_good_part_of_it_lies_within_the_budget() -> None:
    budget = Budget(max_macs=10**8)
    assert sum(budget.violation(count(network)) <= 0 for network in DRAWN) > 0.2 * len(DRAWN)
