from optuna import create_study
from optuna.distributions import IntDistribution
from optuna.trial import FrozenTrial, TrialState, create_trial

from studies.study import DIRECTIONS
from studies.trials import (
    at_epoch,
    counted,
    diverged_twin,
    front,
    infeasible,
    is_training,
    loss,
    queue_again,
    stopped_early,
    stopped_twin,
    trained,
    twin,
)
from tests.studies.conftest import NAME, MakeTrial, stopped


def test_infeasible_repeated_pruned_and_failed_trials_are_not_trained(mixed_trials: list[FrozenTrial]) -> None:
    assert [trial.number for trial in trained(mixed_trials)] == [0, 1, 4, 5]
    assert [trial.number for trial in infeasible(mixed_trials)] == [2]
    assert [trial.user_attrs["rung"] for trial in stopped_early(mixed_trials)] == [1]
    assert counted(mixed_trials) == 5


def test_a_network_at_the_limit_of_the_budget_is_within_it(make_trial: MakeTrial) -> None:
    exact = make_trial(0.9, 2_000_000, violation=0.0)
    assert trained([exact]) == [exact] and infeasible([exact]) == []


def test_what_was_lost_on_its_way_to_being_stopped_does_not_count_as_stopped() -> None:
    attributes = {"architecture": NAME, "rung": 1, "parameters": 1}
    trials = [create_trial(state=TrialState.FAIL, user_attrs=attributes)]
    assert counted(trials) == 0 and stopped_twin(trials, NAME) is None


def test_the_front_holds_what_no_trained_trial_beats_smallest_first(mixed_trials: list[FrozenTrial]) -> None:
    assert [trial.number for trial in front(mixed_trials)] == [0, 4]
    assert front([]) == []


def test_a_twin_is_the_earliest_result_of_the_same_architecture(make_trial: MakeTrial) -> None:
    study = create_study(directions=DIRECTIONS)
    for trial in (
        make_trial(0.1, 1, architecture="other"),
        make_trial(0.2, 1, same_as=7),
        make_trial(0.0, 1, violation=0.5),
        make_trial(0.3, 1),
        make_trial(0.4, 1),
    ):
        study.add_trial(trial)
    found = twin(study.trials, 9, NAME, TrialState.COMPLETE)
    assert found is not None and found.values == [0.3, 1]
    assert twin(study.trials, 0, NAME, TrialState.COMPLETE) == found
    assert twin(study.trials, 9, "unheard of", TrialState.COMPLETE) is None


def test_of_two_running_twins_the_first_goes_on() -> None:
    study = create_study(directions=DIRECTIONS)
    for trial in (study.ask(), study.ask()):
        trial.set_user_attr("architecture", NAME)
    later = twin(study.trials, 1, NAME, TrialState.RUNNING)
    assert later is not None and later.number == 0
    assert twin(study.trials, 0, NAME, TrialState.RUNNING) is None


def test_of_two_running_twins_the_one_that_trains_already_goes_on_and_no_trial_is_its_own_twin() -> None:
    study = create_study(directions=DIRECTIONS)
    earlier, later = study.ask(), study.ask()
    earlier.set_user_attr("architecture", NAME)
    later.set_user_attr("architecture", NAME)
    later.set_user_attr("parameters", 1)
    assert [is_training(one) for one in study.trials] == [False, True]
    found = twin(study.trials, 0, NAME, TrialState.RUNNING)
    assert found is not None and found.number == 1
    assert twin(study.trials[1:], 1, NAME, TrialState.RUNNING) is None
    study.tell(later, state=TrialState.FAIL)
    assert not is_training(study.trials[1])


def test_a_divergence_is_remembered_and_another_failure_is_not() -> None:
    study = create_study(directions=DIRECTIONS)
    study.add_trial(create_trial(state=TrialState.FAIL, user_attrs={"architecture": NAME}))
    assert diverged_twin(study.trials, NAME) is None
    study.add_trial(create_trial(state=TrialState.FAIL, user_attrs={"architecture": NAME, "diverged": True}))
    found = diverged_twin(study.trials, NAME)
    assert found is not None and found.number == 1 and diverged_twin(study.trials, "other") is None


def test_what_is_owed_another_attempt_is_queued_once_with_every_choice_that_was_made_or_fixed() -> None:
    study = create_study(directions=DIRECTIONS)
    study.enqueue_trial({"x": 1, "y": 2}, user_attrs={"baseline": "XNOR", "asked_for": NAME})
    trial = study.ask()
    trial.suggest_int("x", 0, 3)
    for key, value in loss(study.trials[0].user_attrs, "killed").items():
        trial.set_user_attr(key, value)
    queue_again(study)
    assert len(study.trials) == 1
    study.tell(trial, state=TrialState.FAIL)
    for _ in range(2):
        queue_again(study)
    waiting = study.trials[1]
    assert len(study.trials) == 2 and study.trials[0].user_attrs["reason"] == "killed"
    assert waiting.state == TrialState.WAITING
    assert waiting.system_attrs["fixed_params"] == {"x": 1, "y": 2}
    assert waiting.user_attrs == {"baseline": "XNOR", "asked_for": NAME, "attempt": 2, "retry_of": 0}
    again = study.ask({"x": IntDistribution(0, 3), "y": IntDistribution(0, 3)})
    assert again.params == {"x": 1, "y": 2}


def test_what_was_at_an_epoch_is_compared_by_its_accuracy_then(make_trial: MakeTrial) -> None:
    study = create_study(directions=DIRECTIONS)
    study.add_trial(make_trial(0.9, 300_000, learning_curve=[[0.334, 0.5], [1.0, 0.7], [2.0, 0.9]]))
    study.add_trial(stopped(1, [[0.334, 0.2]], 200_000))
    study.add_trial(create_trial(state=TrialState.FAIL, user_attrs={"learning_curve": [[1.0, 0.1]], "parameters": 1}))
    study.ask().set_user_attr("architecture", NAME)
    assert at_epoch(study.trials, 9, 1 / 3) == [(0.5, 300_000), (0.2, 200_000)]
    assert at_epoch(study.trials, 9, 1) == [(0.7, 300_000)]
    assert at_epoch(study.trials, 0, 1) == []


def test_epochs_that_were_rounded_down_when_they_were_reported_are_those_of_the_rung(make_trial: MakeTrial) -> None:
    trials = [make_trial(0.9, 300_000, learning_curve=[[0.111, 0.3], [0.333, 0.5], [1.0, 0.9]])]
    assert at_epoch(trials, 9, 1 / 9) == [(0.3, 300_000)] and at_epoch(trials, 9, 1 / 3) == [(0.5, 300_000)]


def test_an_architecture_that_was_stopped_early_is_remembered() -> None:
    study = create_study(directions=DIRECTIONS)
    study.add_trial(create_trial(state=TrialState.PRUNED, user_attrs={"architecture": "stopped"}))
    assert stopped_twin(study.trials, "stopped") is None
    study.add_trial(stopped(1, [[0.334, 0.2]], 200_000))
    found = stopped_twin(study.trials, "stopped")
    assert found is not None and found.number == 1 and stopped_twin(study.trials, "another") is None
