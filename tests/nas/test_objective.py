import threading
from collections.abc import Iterator

import optuna
import pytest
from optuna.samplers import RandomSampler
from optuna.trial import FrozenTrial, TrialState

from nas.architecture import Architecture
from nas.budget import Budget
from nas.cost import count
from nas.ending import reason_to_stop
from nas.halving import Halving
from nas.learning import Report
from nas.objective import Objective
from search_spaces.bottom_up import BottomUp
from studies.study import DIRECTIONS
from studies.trials import ATTRIBUTES, COSTS, front, infeasible, loss, queue_again, trained
from studies.worker_processes import WORKER
from tests.nas.simulated import SimulatedLearner

SPACE = BottomUp((30,))


def studied(objective: Objective, trials: int, queued: list[Architecture] | None = None) -> optuna.Study:
    study = optuna.create_study(directions=DIRECTIONS, sampler=RandomSampler(seed=1))
    for architecture in queued or []:
        study.enqueue_trial(SPACE.parameters_of(architecture))
    study.optimize(objective, n_trials=trials, catch=(Exception,))
    return study


def test_thousands_of_trials_end_in_a_front_within_the_budget() -> None:
    study = studied(Objective(SPACE, SimulatedLearner()), 2000)
    found = trained(study.trials)
    assert len(found) > 500 and len({trial.user_attrs["architecture"] for trial in found}) == len(found)
    assert all(100_000 <= trial.values[1] <= 2_000_000 for trial in found)
    best = front(study.trials)
    assert [trial.values for trial in best] == sorted(trial.values for trial in best)
    assert all(
        trial.values[1] == count(Architecture.parse(trial.user_attrs["architecture"])).parameters for trial in best
    )


def test_a_learner_that_reports_nothing_where_it_is_decided_what_stops_is_refused() -> None:
    with pytest.raises(ValueError, match=r"does not pause at \[0\.333\d*\] epochs"):
        Objective(SPACE, SimulatedLearner(), halving=Halving(rungs=(1 / 3, 1.0)))
    Objective(SPACE, SimulatedLearner(), halving=Halving(rungs=(1.0,)))


def test_what_a_trial_carries_is_explained() -> None:
    learner = SimulatedLearner(epochs=3, pauses=Halving().rungs, diverges="Dense_1024")
    twice = [Architecture.parse("3_30_30_QConv_16_3_Dense_43")] * 2
    trials = studied(Objective(SPACE, learner, Budget(1, 10**9), halving=Halving()), 60, twice).trials
    states = {trial.state for trial in trials}
    assert states == {TrialState.COMPLETE, TrialState.PRUNED, TrialState.FAIL}
    told = {key for trial in trials for key in trial.user_attrs}
    assert {"same_as", "diverged", "rung"} <= told <= {*ATTRIBUTES}
    assert {WORKER, *COSTS} <= {*ATTRIBUTES}


def test_outside_the_budget_is_infeasible_and_never_trained() -> None:
    # Training any of them would fail the trial.
    study = studied(Objective(SPACE, SimulatedLearner(diverges="3_30_30"), Budget(1, 2)), 20)
    assert len(infeasible(study.trials)) == 20 and not trained(study.trials)
    assert all("never trained" in trial.user_attrs["reason"] for trial in study.trials)


def test_a_repeated_architecture_is_answered_from_its_result() -> None:
    architecture = Architecture.parse("3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_Dense_43")
    calls: list[Architecture] = []

    def learn(asked: Architecture) -> Iterator[Report]:
        calls.append(asked)
        yield from SimulatedLearner()(asked)

    study = studied(Objective(SPACE, learn), 3, [architecture] * 3)
    assert calls == [architecture] and len(trained(study.trials)) == 1
    assert [trial.user_attrs.get("same_as") for trial in study.trials] == [None, 0, 0]
    assert len({tuple(trial.values) for trial in study.trials}) == 1


def test_a_diverged_training_fails_with_its_reason_and_three_in_a_row_stop_the_search() -> None:
    study = studied(Objective(SPACE, SimulatedLearner(diverges="3_30_30"), Budget(1, 10**9)), 3)
    assert [trial.state for trial in study.trials] == [TrialState.FAIL] * 3
    reason = "training diverged: the loss became nan"
    assert {trial.user_attrs["reason"] for trial in study.trials} == {reason}
    assert reason_to_stop(study.trials[:2]) is None
    assert reason_to_stop(study.trials) == f"3 trials in a row failed: {reason}"


def test_networks_that_diverge_after_others_were_trained_do_not_stop_the_search() -> None:
    study = studied(Objective(SPACE, SimulatedLearner(), Budget(1, 10**9)), 1)
    for trial in studied(Objective(SPACE, SimulatedLearner(diverges="3_30_30"), Budget(1, 10**9)), 3).trials:
        study.add_trial(trial)
        assert trial.state == TrialState.FAIL and reason_to_stop(study.trials) is None
    trials = study.trials
    for trial in trials[1:]:
        del trial.user_attrs["diverged"]
    assert reason_to_stop(trials) is not None


def test_interrupted_trials_do_not_count_as_failures_of_the_search() -> None:
    objective = Objective(SPACE, SimulatedLearner(), Budget(1, 10**9), should_stop=lambda: True)
    study = studied(objective, 3)
    assert [trial.state for trial in study.trials] == [TrialState.FAIL] * 3
    assert {trial.user_attrs["try_again"] for trial in study.trials} == {1}  # Nor do they use up the attempts.
    assert reason_to_stop(study.trials) is None


def test_what_is_trained_to_the_end_is_neither_given_up_nor_stopped() -> None:
    reports: list[float] = []

    def learn(architecture: Architecture) -> Iterator[Report]:
        for report in SimulatedLearner(epochs=1, pauses=(1 / 3,))(architecture):
            reports.append(report.epochs)
            yield report

    # A rung where the training ends decides nothing, and who interrupts at the end comes too late.
    objective = Objective(SPACE, learn, should_stop=lambda: reports[-1] == 1, halving=Halving(rungs=(1.0,)))
    study = studied(objective, 60)
    ended = [trial for trial in study.trials if trial.user_attrs.get("learning_curve")]
    assert len(trained(study.trials)) == len(ended) > 5 and len(front(study.trials)) > 1


def unlucky(architecture: Architecture) -> Iterator[Report]:
    """A training that fails through no fault of its network."""
    raise OSError("a picture is gone")
    yield


def test_a_network_that_fails_through_no_fault_of_its_own_is_tried_three_times() -> None:
    study = studied(Objective(SPACE, unlucky, Budget(1, 10**9)), 1)
    for _ in range(4):
        queue_again(study)
        if study.get_trials(states=(TrialState.WAITING,)):
            study.optimize(Objective(SPACE, unlucky, Budget(1, 10**9)), n_trials=1, catch=(Exception,))
    assert len(study.trials) == 3 and len({trial.user_attrs["architecture"] for trial in study.trials}) == 1
    assert reason_to_stop(study.trials) == "3 trials in a row failed: a picture is gone"


def test_of_two_retries_of_one_failure_the_second_is_not_trained() -> None:
    architecture = Architecture.parse("3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_Dense_43")
    study = optuna.create_study(directions=DIRECTIONS)
    for _ in range(2):
        study.enqueue_trial(SPACE.parameters_of(architecture), user_attrs={"attempt": 2, "retry_of": 7})
    study.optimize(Objective(SPACE, unlucky, Budget(1, 10**9)), n_trials=2, catch=(Exception,))
    assert [trial.state for trial in study.trials[:2]] == [TrialState.FAIL, TrialState.PRUNED]
    assert study.trials[1].user_attrs["reason"] == "trial 0 has tried trial 7 again already"


def test_a_promised_network_is_trained_though_it_was_stopped_before() -> None:
    architecture = Architecture.parse("3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_Dense_43")
    study = optuna.create_study(directions=DIRECTIONS)
    for attributes in ({}, {"baseline": "promised"}, {}):
        study.enqueue_trial(SPACE.parameters_of(architecture), user_attrs=attributes)
    stopped = study.ask()
    for key, value in {"architecture": architecture.name, "rung": 1, "parameters": 1}.items():
        stopped.set_user_attr(key, value)
    study.tell(stopped, state=TrialState.PRUNED)
    study.optimize(Objective(SPACE, SimulatedLearner(), Budget(1, 10**9)), n_trials=2)
    assert [trial.state for trial in study.trials[1:]] == [TrialState.COMPLETE] * 2
    assert "same_as" not in study.trials[1].user_attrs and study.trials[2].user_attrs["same_as"] == 1


def test_workers_lost_together_do_not_stop_the_search() -> None:
    study = optuna.create_study(directions=DIRECTIONS)
    for _ in range(4):
        trial = study.ask()
        for key, value in loss({}, "its worker process was killed").items():
            trial.set_user_attr(key, value)
        study.tell(trial, state=TrialState.FAIL)
    assert reason_to_stop(study.trials) is None


def test_the_search_goes_on_after_a_training_that_diverged() -> None:
    study = studied(Objective(SPACE, SimulatedLearner(diverges="Dense_1024"), Budget(1, 10**9)), 60)
    failed = study.get_trials(states=(TrialState.FAIL,))
    assert failed and len(failed) + len(study.get_trials(states=(TrialState.COMPLETE,))) == 60
    assert all("Dense_1024" in trial.user_attrs["architecture"] for trial in failed)
    assert trained(study.trials)[-1].number > failed[0].number


def test_failures_for_different_reasons_or_with_a_success_between_do_not_stop_the_search() -> None:
    def finished(*reasons: str | None) -> list[FrozenTrial]:
        study = optuna.create_study(directions=DIRECTIONS)
        for reason in reasons:
            trial = study.ask()
            trial.set_user_attr("reason", reason)
            study.tell(trial, None if reason else (0.5, 1), state=TrialState.FAIL if reason else None)
        return study.trials

    assert reason_to_stop(finished("a", "a", "a")) == "3 trials in a row failed: a"
    assert reason_to_stop(finished(None, "b", "a", "a", "a")) == "3 trials in a row failed: a"
    assert reason_to_stop(finished("a", "a", "b")) is None
    assert reason_to_stop(finished("a", "a", None, "a", "a")) is None
    assert reason_to_stop(finished("a", "a", "a", None)) is None
    assert reason_to_stop([]) is None


def test_failures_are_told_as_failures_whatever_their_reasons() -> None:
    study = optuna.create_study(directions=DIRECTIONS)
    for number in range(100):
        assert reason_to_stop(study.trials) is None
        trial = study.ask()
        trial.set_user_attr("reason", f"{number}.png is gone")
        study.tell(trial, state=TrialState.FAIL)
    assert reason_to_stop(study.trials) == "100 trials in a row failed, the last: 99.png is gone"
    assert reason_to_stop(study.trials, own=lambda _: False) is None


def test_a_hundred_trials_without_anything_new_stop_the_search_unless_it_is_training() -> None:
    study = studied(Objective(SPACE, SimulatedLearner(), Budget(1, 2)), 100)
    assert reason_to_stop(study.trials[:99]) is None
    reason = "100 trials in a row brought no new architecture within the budget; widen it or the space"
    assert reason_to_stop(study.trials) == reason
    last = study.ask()
    assert reason_to_stop(study.trials) == reason
    last.set_user_attr("parameters", 1)
    assert reason_to_stop(study.trials) is None
    assert reason_to_stop(study.trials, own=lambda trial: trial.number < 100) == reason


def test_the_result_is_what_the_last_epoch_gave() -> None:
    (trial,) = trained(studied(Objective(SPACE, SimulatedLearner(epochs=4), Budget(1, 10**9)), 1).trials)
    curve = trial.user_attrs["learning_curve"]
    assert [epochs for epochs, _ in curve] == [1, 2, 3, 4] and trial.values[0] == curve[-1][1] > curve[0][1]


def test_an_architecture_that_diverged_is_not_tried_again() -> None:
    architecture = Architecture.parse("3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_Dense_43")
    study = studied(Objective(SPACE, SimulatedLearner(diverges="3_30_30")), 3, [architecture] * 3)
    assert [trial.state for trial in study.trials] == [TrialState.FAIL, TrialState.PRUNED, TrialState.PRUNED]
    assert "diverged before, in trial 0" in study.trials[1].user_attrs["reason"]


@pytest.mark.parametrize("other_trains", [True, False])
def test_of_two_that_name_one_architecture_at_once_one_trains(other_trains: bool) -> None:
    # The later trial has named its architecture, but may have looked around before the earlier one named its own.
    network = Architecture.parse("3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_MP_2_BN_QConv_64_3_BN_Dense_256_BN_Dense_43")
    objective = Objective(SPACE, SimulatedLearner())
    study = optuna.create_study(directions=DIRECTIONS)
    for _ in range(2):
        study.enqueue_trial(SPACE.parameters_of(network))
    earlier, later = study.ask(), study.ask()
    later.set_user_attr("architecture", network.name)
    outcome: list[str] = []

    def run() -> None:
        try:
            objective(earlier)
            outcome.append("trained")
        except optuna.TrialPruned:
            outcome.append(earlier.user_attrs["reason"])

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(0.5)
    assert thread.is_alive() and not outcome
    if other_trains:
        later.set_user_attr(COSTS[0], 1)
    else:
        study.tell(later, state=TrialState.PRUNED)
    thread.join(5)
    assert outcome == ["trial 1 is training the same architecture" if other_trains else "trained"]
