"""Early stopping on points alone, then on thousands of simulated trainings."""

from collections.abc import Sequence
from random import Random

import optuna
import pytest
from hypothesis import given
from hypothesis import strategies as st
from optuna.samplers import RandomSampler
from optuna.trial import TrialState

from nas.architecture import Architecture
from nas.front import Point
from nas.halving import Halving
from nas.objective import Objective
from search_spaces.bottom_up import BottomUp
from search_spaces.literature import baselines
from studies.study import DIRECTIONS
from studies.trials import counted, front, stopped_early, trained
from tests.nas.simulated import SimulatedLearner

optuna.logging.set_verbosity(optuna.logging.WARNING)

SPACE = BottomUp((30,))
HALVING = Halving(rungs=(1 / 3, 1.0), reduction=3)
LIMIT = 2_000_000

points = st.lists(st.tuples(st.floats(0, 1), st.integers(100_000, 2_000_000)), max_size=40)


def place(here: Point, others: Sequence[Point]) -> int:
    return HALVING.verdict(here, others, LIMIT).place


def test_rungs_are_reached_in_order_whatever_the_size_of_a_step() -> None:
    assert [HALVING.reached(epochs) for epochs in (0.1, 0.333, 0.34, 0.9, 1.0, 2.0, 3.0)] == [0, 1, 1, 1, 2, 2, 2]


def test_the_first_at_a_rung_goes_on() -> None:
    verdict = HALVING.verdict((0.01, 1_900_000), [], LIMIT)
    assert verdict.goes_on and (verdict.place, verdict.compared, verdict.places) == (1, 1, 1)


def test_of_an_odd_number_the_smaller_half_goes_on() -> None:
    others = [(0.9, 200_000), (0.8, 150_000), (0.7, 300_000), (0.6, 400_000)]
    verdict = Halving(reduction=2).verdict((0.5, 500_000), others, LIMIT)
    assert (verdict.place, verdict.compared, verdict.places) == (5, 5, 2) and not verdict.goes_on
    assert Halving(reduction=2).verdict(others[1], [*others[:1], *others[2:], (0.5, 500_000)], LIMIT).goes_on
    assert not Halving(reduction=2).verdict(others[2], [*others[:2], others[3], (0.5, 500_000)], LIMIT).goes_on


@given(points, st.tuples(st.floats(0, 1), st.integers(100_000, 2_000_000)))
def test_what_another_beats_never_comes_before_it(others: list[Point], here: Point) -> None:
    better = (here[0], here[1] - 1)
    assert place(here, [*others, better]) > place(better, [*others, here])


@given(points, st.randoms())
def test_the_order_of_the_history_does_not_matter(others: list[Point], source: Random) -> None:
    history = list(others)
    source.shuffle(history)
    assert place((0.5, 500_000), history) == place((0.5, 500_000), others)


@given(points)
def test_the_places_are_one_to_all(history: list[Point]) -> None:
    distinct = list(dict.fromkeys(history))
    places = [place(here, [other for other in distinct if other != here]) for here in distinct]
    assert all(1 <= found <= len(distinct) for found in places)
    assert not distinct or min(places) == 1


def test_a_better_rank_goes_before_a_larger_contribution() -> None:
    first_rank = [(0.50, 400_000), (0.51, 410_000), (0.52, 420_000)]
    assert place((0.515, 1_000_000), first_rank) == 4
    assert place((0.501, 405_000), first_rank) == 4


def test_within_a_rank_the_smallest_network_has_no_privilege() -> None:
    useful = [(0.6, 150_000), (0.8, 300_000)]
    assert place((0.02, 100_000), useful) == 3
    assert place((0.9, 400_000), useful) < 3


def test_a_third_goes_on() -> None:
    ladder = [(number / 100, LIMIT - number) for number in range(30)]
    verdicts = [HALVING.verdict(here, [other for other in ladder if other != here], LIMIT) for here in ladder]
    assert [verdict.goes_on for verdict in verdicts] == [False] * 20 + [True] * 10
    assert str(verdicts[0]) == "place 30 of 30 by Pareto rank, and 10 go on"


def studied(halving: Halving | None, trials: int, noise: float = 0.0) -> optuna.Study:
    learner = SimulatedLearner(epochs=3, pauses=HALVING.rungs, noise=noise)
    study = optuna.create_study(directions=DIRECTIONS, sampler=RandomSampler(seed=1))
    study.optimize(Objective(SPACE, learner, halving=halving), n_trials=trials)
    return study


def epochs_spent(study: optuna.Study) -> float:
    return sum(trial.user_attrs["learning_curve"][-1][0] for trial in [*trained(study.trials), *stopped(study)])


def stopped(study: optuna.Study) -> list[optuna.trial.FrozenTrial]:
    return stopped_early(study.trials)


@pytest.fixture(scope="module")
def full() -> optuna.Study:
    """A thousand trials, all of them trained to the end."""
    return studied(None, 1000)


@pytest.mark.parametrize(("noise", "kept"), [(0.0, 0.95), (0.1, 0.75)])
def test_a_thousand_trials_keep_their_front_at_a_fraction_of_the_epochs(
    full: optuna.Study, noise: float, kept: float
) -> None:
    halved = studied(HALVING, 1000, noise)
    assert counted(halved.trials) == len(trained(full.trials)) > 300
    assert epochs_spent(halved) < 0.4 * epochs_spent(full)
    best = {trial.user_attrs["architecture"] for trial in front(full.trials)}
    found = {trial.user_attrs["architecture"] for trial in front(halved.trials)}
    assert len(best) > 10 and len(best & found) >= kept * len(best)


def test_stopped_trials_are_pruned_and_tell_rung_and_reason() -> None:
    study = studied(HALVING, 300)
    rungs = {trial.user_attrs["rung"] for trial in stopped(study)}
    assert rungs == {1, 2}
    for trial in stopped(study):
        rung = trial.user_attrs["rung"]
        reason = f"stopped early at rung {rung}, after {('0.33', '1')[rung - 1]} epochs: place "
        assert trial.state == TrialState.PRUNED and trial.user_attrs["reason"].startswith(reason)
        assert trial.user_attrs["learning_curve"][-1][0] == pytest.approx(HALVING.rungs[rung - 1])


def test_a_stopped_architecture_is_not_trained_again() -> None:
    study = studied(HALVING, 300)
    (chosen, *_) = stopped(study)
    study.enqueue_trial(chosen.params)
    study.optimize(Objective(SPACE, SimulatedLearner(diverges="3_30_30")), n_trials=1)
    again = study.trials[-1]
    assert again.state == TrialState.PRUNED and "rung" not in again.user_attrs
    assert again.user_attrs["reason"] == f"stopped early before, in trial {chosen.number}: not tried again"


@pytest.mark.parametrize(
    ("attributes", "state"), [({}, TrialState.PRUNED), ({"baseline": "a published network"}, TrialState.COMPLETE)]
)
def test_published_networks_are_trained_to_the_end(attributes: dict[str, str], state: TrialState) -> None:
    study = studied(HALVING, 300)
    (published, *_) = [one.architecture for one in baselines() if one.architecture.input_size == 30]
    study.enqueue_trial(SPACE.parameters_of(published), user_attrs=attributes)
    weak = SimulatedLearner(epochs=3, pauses=HALVING.rungs)
    hopeless = Objective(SPACE, lambda _: weak(Architecture.parse("3_30_30_Dense_43")), halving=HALVING)
    study.optimize(hopeless, n_trials=1)
    assert study.trials[-1].state == state
