import numpy as np
import pytest
from optuna.trial import FrozenTrial, TrialState, create_trial
from scipy.stats import spearmanr

from nas import predictor
from nas.architecture import Architecture
from nas.cost import count
from nas.predictor import Predictor, accuracies_of
from search_spaces.bottom_up import BottomUp
from search_spaces.space import draw
from tests.nas.simulated import final_accuracy

NETWORKS = list(dict.fromkeys(draw(BottomUp((30,)), 400)))


def ended(network: Architecture, *curve: tuple[float, float]) -> FrozenTrial:
    attributes = {"architecture": network.name, "learning_curve": curve}
    return create_trial(values=[curve[-1][1], count(network).parameters], user_attrs=attributes)


def stopped(network: Architecture, *curve: tuple[float, float]) -> FrozenTrial:
    attributes = {"architecture": network.name, "learning_curve": curve, "rung": len(curve)}
    return create_trial(state=TrialState.PRUNED, user_attrs=attributes)


def numbered(*trials: FrozenTrial) -> list[FrozenTrial]:
    for number, trial in enumerate(trials):
        trial.number = number
    return list(trials)


def test_networks_never_seen_are_ranked() -> None:
    seen, unseen = NETWORKS[:150], NETWORKS[150:]
    model = Predictor({network: final_accuracy(network) for network in seen}, seed=0)
    drawn = np.mean([model.draw(unseen, np.random.default_rng(seed)) for seed in range(20)], axis=0)
    assert spearmanr(drawn, [final_accuracy(network) for network in unseen]).statistic > 0.8


def test_the_less_is_known_of_a_network_the_more_its_draws_differ() -> None:
    small = [network for network in NETWORKS if count(network).parameters < 300_000][:40]
    model = Predictor({network: final_accuracy(network) for network in small}, seed=0)
    large = [network for network in NETWORKS if count(network).parameters > 1_000_000][:40]
    drawn = np.array([model.draw([*small, *large], np.random.default_rng(seed)) for seed in range(100)])
    spread = drawn.std(axis=0)
    assert spread[: len(small)].mean() < spread[len(small) :].mean()
    assert drawn.min() > 0 and drawn.max() < 1


def test_a_training_stopped_early_counts_as_what_it_would_have_reached() -> None:
    first, second, third, fourth = NETWORKS[:4]
    # Odds of 1, 1/4 and 4 become 4, 4 and 4: the median gain is fourfold.
    trials = numbered(
        ended(first, (0.5, 0.5), (3, 0.8)),
        ended(second, (0.5, 0.2), (3, 0.8)),
        ended(third, (0.5, 0.8), (3, 0.8)),
        stopped(fourth, (0.2, 0.1), (0.5, 0.2)),
    )
    assert accuracies_of(trials) == pytest.approx({first: 0.8, second: 0.8, third: 0.8, fourth: 0.5})


def test_what_others_still_gained_counts_from_where_a_training_was_stopped() -> None:
    first, second = NETWORKS[:2]
    trials = numbered(ended(first, (0.5, 0.2), (1, 0.5), (3, 0.8)), stopped(second, (0.5, 0.1), (1, 0.2)))
    assert accuracies_of(trials) == pytest.approx({first: 0.8, second: 0.5})


def test_curves_from_nothing_to_perfection_tell_numbers() -> None:
    first, second = NETWORKS[:2]
    trials = numbered(ended(first, (0.5, 0.0), (3, 1.0)), stopped(second, (0.5, 0.0)))
    assert accuracies_of(trials) == pytest.approx({first: 1.0, second: predictor.MOST})


def test_what_nobody_else_went_through_is_taken_as_it_is() -> None:
    assert accuracies_of(numbered(stopped(NETWORKS[0], (0.1, 0.3)))) == pytest.approx({NETWORKS[0]: 0.3})


def test_only_the_latest_are_learned_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(predictor, "LATEST", 3)
    trials = numbered(*(ended(network, (3, 0.5)) for network in NETWORKS[:5]))
    assert list(accuracies_of(trials)) == NETWORKS[2:5]
    kinds = (stopped, ended, ended, stopped, ended)
    trials = numbered(*(kind(network, (3, 0.5)) for kind, network in zip(kinds, NETWORKS, strict=False)))
    assert list(accuracies_of(trials)) == NETWORKS[2:5]


def test_hopeless_and_perfect_networks_can_be_learned_from() -> None:
    model = Predictor(dict(zip(NETWORKS[:6], [0.0, 1.0] * 3, strict=True)), seed=0)
    assert np.all(np.isfinite(model.draw(NETWORKS[:20], np.random.default_rng(0))))


def test_a_seed_gives_one_forest_which_is_not_even_sure_of_what_it_has_seen() -> None:
    seen = NETWORKS[:50]
    known = {network: final_accuracy(network) for network in seen}
    first, again, other = (Predictor(known, seed).draw(seen, np.random.default_rng(0)) for seed in (1, 1, 2))
    assert np.array_equal(first, again) and not np.array_equal(first, other)
    model = Predictor(known, seed=1)
    assert np.std([model.draw(seen, np.random.default_rng(seed)) for seed in range(5)], axis=0).mean() > 0.001
