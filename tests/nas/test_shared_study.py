"""One process's trials of a study whose trials others end meanwhile."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import optuna
import pytest
from optuna.exceptions import UpdateFinishedTrialError
from optuna.samplers import RandomSampler
from optuna.trial import FrozenTrial, TrialState

from nas.architecture import Architecture
from nas.budget import Budget
from nas.learning import Report
from nas.objective import Objective
from nas.shared_study import is_room, optimize, train_one
from search_spaces.bottom_up import BottomUp
from studies.storage import open_storage
from studies.study import open_study
from studies.trials import counted
from tests.nas.simulated import SimulatedLearner


def shared(folder: Path) -> optuna.Study:
    return open_study(open_storage(f"sqlite:///{folder}/nas.db"), "simulated", {})


def test_there_is_room_while_fewer_are_done_and_running_than_wanted(tmp_path: Path) -> None:
    study, room = shared(tmp_path), list[bool]()

    def looking(architecture: Architecture) -> Iterator[Report]:
        room.extend(is_room(study, wanted) for wanted in (1, 2))
        yield from SimulatedLearner()(architecture)

    train_one(study, Objective(BottomUp((30,)), looking), lambda: False)
    assert room == [False, True] and not is_room(study, 1) and is_room(study, 2)


def test_what_is_not_trained_does_not_count_as_one(tmp_path: Path) -> None:
    study = shared(tmp_path)
    study.sampler = RandomSampler(seed=0)
    train_one(study, Objective(BottomUp((30,)), SimulatedLearner(), Budget(max_parameters=150_000)), lambda: False)
    assert counted(study.trials) == 1 < len(study.trials)


def test_a_trial_that_others_took_for_lost_does_not_end_its_worker(tmp_path: Path) -> None:
    study = shared(tmp_path)
    others, seen = optuna.load_study(study_name="simulated", storage=study._storage), list[FrozenTrial]()

    def failed_meanwhile(architecture: Architecture) -> Iterator[Report]:
        others.tell(study.trials[-1].number, state=TrialState.FAIL)
        yield from SimulatedLearner()(architecture)

    objective = Objective(BottomUp((30,)), failed_meanwhile, Budget(1, 10**9))
    with pytest.raises(ValueError, match="Cannot tell a FAIL trial"):
        study.optimize(objective, n_trials=1, catch=(Exception,))
    optimize(study, objective, seen.append)
    assert not seen and [trial.state for trial in study.trials] == [TrialState.FAIL] * 2


def test_a_result_that_a_server_wrote_before_it_went_away_does_not_end_its_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = shared(tmp_path)
    write = study._storage.set_trial_state_values

    def told_twice(trial_id: int, state: TrialState, values: Sequence[float] | None = None) -> bool:
        write(trial_id, state, values)
        return write(trial_id, state, values)

    monkeypatch.setattr(study._storage, "set_trial_state_values", told_twice)
    objective, seen = Objective(BottomUp((30,)), SimulatedLearner(), Budget(1, 10**9)), list[FrozenTrial]()
    with pytest.raises(UpdateFinishedTrialError):
        study.optimize(objective, n_trials=1, catch=(Exception,))
    optimize(study, objective, seen.append)
    assert [trial.state for trial in study.trials] == [TrialState.COMPLETE] * 2
    assert [trial.number for trial in seen] == [1]


def test_a_good_training_that_others_took_for_lost_at_its_end_does_not_end_its_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    study = shared(tmp_path)
    write = study._storage.set_trial_state_values

    def too_late(trial_id: int, state: TrialState, values: Sequence[float] | None = None) -> bool:
        write(trial_id, TrialState.FAIL)
        return write(trial_id, state, values)

    monkeypatch.setattr(study._storage, "set_trial_state_values", too_late)
    objective, seen = Objective(BottomUp((30,)), SimulatedLearner(), Budget(1, 10**9)), list[FrozenTrial]()
    with pytest.raises(AssertionError, match="Should not reach"):
        study.optimize(objective, n_trials=1, catch=(Exception,))
    optimize(study, objective, seen.append)
    assert not seen and [trial.state for trial in study.trials] == [TrialState.FAIL] * 2


def test_a_samplers_own_error_is_told(tmp_path: Path) -> None:
    class Failing(RandomSampler):
        def after_trial(self, *_: object) -> None:
            raise ValueError("of its own")

    study = shared(tmp_path)
    study.sampler = Failing()
    with pytest.raises(ValueError, match="of its own"):
        optimize(study, Objective(BottomUp((30,)), SimulatedLearner(), Budget(1, 10**9)), lambda trial: None)
