import pytest

from nas.architecture import Architecture
from nas.layers import BatchNorm
from search_spaces.space import draw
from studies.choice_figures import choice_words, effects_figure, importance_figure, spot_of
from studies.importance import importance_of
from studies.importance_result import LEAST_NETWORKS
from tests.reports.made import SPACE, trial_of

NETWORKS = [one for one in draw(SPACE, 900) if "reason" not in trial_of(one, [], 0).user_attrs][:120]


def normalised_logits(network: Architecture) -> float:
    return 0.9 if network.layers[-1] == BatchNorm() else 0.3


@pytest.fixture(scope="module")
def importance():
    trials = [trial_of(one, [(3.0, normalised_logits(one))], at) for at, one in enumerate(NETWORKS)]
    return importance_of(trials)


def test_what_decides_alone_is_most_important_and_has_its_effect(importance):
    assert importance.shares.index[0] == "normalisation logits"
    assert importance.shares["accuracy"].iloc[0] > 0.9
    assert importance.shares["parameters"]["normalisation logits"] < 0.1
    assert importance.r2["accuracy"] > 0.9
    rows = importance.effects[importance.effects["choice"] == "normalisation logits"]
    assert list(rows["value"]) == [0, 1]
    assert rows["expected"].iloc[1] - rows["expected"].iloc[0] == pytest.approx(0.6, abs=0.1)
    assert list(rows["mean"]) == pytest.approx([0.3, 0.9])


def test_figures_show_a_bar_a_choice_and_a_panel_a_kind(importance):
    accuracy, parameters = sorted(importance_figure(importance).data, key=lambda trace: trace.name)
    longest = [max(pair) for pair in zip(accuracy.x, parameters.x, strict=True)]
    assert "normalisation of logits" in accuracy.y and longest == sorted(longest)
    figure = effects_figure(importance)
    assert [note.text for note in figure.layout.annotations][:2] == ["kernel size", "filters"]
    assert {trace.xaxis or "x" for trace in figure.data} == {"x", "x2", "x3", "x4", "x5"}


def test_too_few_or_equal_networks_tell_nothing():
    few = [trial_of(one, [(3.0, 0.5)], at) for at, one in enumerate(NETWORKS[: LEAST_NETWORKS - 1])]
    assert importance_of(few) is None
    assert importance_of([trial_of(NETWORKS[0], [(3.0, 0.5)], at) for at in range(2 * LEAST_NETWORKS)]) is None


def test_networks_that_cannot_be_read_teach_nothing():
    trials = [trial_of(one, [(3.0, normalised_logits(one))], at) for at, one in enumerate(NETWORKS[:40])]
    nameless = [trial_of(one, [(3.0, 0.99)], at, architecture="?") for at, one in enumerate(NETWORKS[40:60])]
    learned = importance_of([*trials, *nameless])
    assert learned.networks == 40 and learned.shares.equals(importance_of(trials).shares)
    assert importance_of(nameless) is None


def test_equal_accuracies_explain_nothing():
    learned = importance_of([trial_of(one, [(3.0, 0.5)], at) for at, one in enumerate(NETWORKS)])
    assert learned.r2["accuracy"] == 0 and learned.r2["parameters"] > 0.2


@pytest.mark.parametrize(
    ("choice", "words", "spot"),
    [
        ("kernel 2", "kernel of convolution 2", "convolution 2"),
        ("normalisation hidden 1", "normalisation of hidden layer 1", "hidden layer 1"),
        ("normalisation logits", "normalisation of logits", "logits"),
        ("neurons 1", "neurons of hidden layer 1", "hidden layer 1"),
    ],
)
def test_choices_in_words(choice, words, spot):
    assert (choice_words(choice), spot_of(choice)) == (words, spot)


def test_counts_are_said_as_they_are():
    assert choice_words("hidden layers") == "hidden layers"
