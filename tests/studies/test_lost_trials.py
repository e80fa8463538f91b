import os
import subprocess
import sys
import time
import warnings
from pathlib import Path

import optuna
import pytest
from optuna.exceptions import ExperimentalWarning
from optuna.trial import FrozenTrial, TrialState

from nas.processes import machine_name
from studies import lost_trials
from studies.lost_trials import LostTrials
from studies.patient_storage import SILENT, PatientStorage
from studies.study import DIRECTIONS
from studies.trials import MAX_RETRIES, fail_lost
from studies.worker_processes import worker_name

HERE = machine_name()


@pytest.fixture
def study() -> optuna.Study:
    return optuna.create_study(directions=DIRECTIONS)


def lost(study: optuna.Study) -> LostTrials:
    return LostTrials(study._storage, study)


def states(study: optuna.Study) -> list[str]:
    return [trial.state.name for trial in study.trials]


def ended_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def running(study: optuna.Study, worker: str, **attributes: int) -> FrozenTrial:
    trial = study.ask()
    for key, value in {"worker": worker, "architecture": "3_30_30_Dense_43", **attributes}.items():
        trial.set_user_attr(key, value)
    return study.trials[trial.number]


def test_a_trial_whose_process_is_gone_fails_with_the_reason_and_is_queued_again(study: optuna.Study) -> None:
    running(study, f"{HERE}:{ended_process()}")
    lost(study).fail("out of memory")
    assert states(study) == ["FAIL", "WAITING"]
    assert study.trials[0].user_attrs["reason"] == "out of memory" and study.trials[0].user_attrs["lost"]
    assert study.trials[1].user_attrs == {
        "attempt": 2,
        "retry_of": 0,
    }


def test_the_reason_is_how_the_process_ended_where_that_is_known(study: optuna.Study) -> None:
    known = ended_process()
    for process in (known, ended_process()):
        running(study, f"{HERE}:{process}")
    lost(study).fail("killed", {known: "out of memory"}.get)
    assert [trial.user_attrs["reason"] for trial in study.trials[:2]] == ["out of memory", "killed"]


def test_a_trial_of_another_machine_that_gives_no_sign_of_life_is_queued_again(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExperimentalWarning)
        storage = PatientStorage(f"sqlite:///{tmp_path}/nas.db", heartbeat_interval=1, grace_period=1)
        study = optuna.create_study(storage=storage, directions=DIRECTIONS)
        storage.record_heartbeat(running(study, "elsewhere:1")._trial_id)
    time.sleep(2.5)
    lost(study).fail("killed")
    assert states(study) == ["FAIL", "WAITING"] and study.trials[0].user_attrs["reason"] == SILENT


def test_the_living_and_those_on_other_machines_are_left_alone(study: optuna.Study) -> None:
    running(study, worker_name())
    running(study, f"elsewhere:{ended_process()}")
    lost(study).fail_all("killed")
    assert states(study) == ["RUNNING", "RUNNING"]


@pytest.mark.skipif(os.name != "posix", reason="there are no zombies")
def test_a_process_that_nobody_collects_is_gone(study: optuna.Study) -> None:
    zombie = subprocess.Popen([sys.executable, "-c", ""])
    os.waitid(os.P_PID, zombie.pid, os.WEXITED | os.WNOWAIT)
    running(study, f"{HERE}:{zombie.pid}")
    lost(study).fail("killed")
    zombie.wait()
    assert states(study) == ["FAIL", "WAITING"]


def test_a_killed_architecture_is_tried_again_twice(study: optuna.Study) -> None:
    worker = f"{HERE}:{ended_process()}"
    running(study, worker)
    for _ in range(MAX_RETRIES + 1):
        lost(study).fail("killed")
        if "WAITING" in states(study):
            running(study, worker)
    assert states(study) == ["FAIL"] * (1 + MAX_RETRIES)


def test_a_worker_killed_before_it_gave_its_name_is_waited_for_a_while(
    study: optuna.Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lost_trials, "UNNAMED", 0.3)
    watched = lost(study)
    study.enqueue_trial({"x": 1})
    study.ask()
    watched.fail("killed")
    assert states(study) == ["RUNNING"]
    slow = study.ask()
    watched.fail("killed")
    slow.set_user_attr("worker", worker_name())
    started = time.monotonic()
    watched.fail_all("killed")
    assert 0.2 < time.monotonic() - started < 5
    assert states(study) == ["FAIL", "RUNNING", "WAITING"]


def test_a_trial_lost_before_its_architecture_was_chosen_has_nothing_to_try_again(study: optuna.Study) -> None:
    study.ask().set_user_attr("worker", f"{HERE}:{ended_process()}")
    lost(study).fail("killed")
    assert states(study) == ["FAIL"]


def test_a_trial_that_another_search_has_failed_meanwhile_is_queued_once(study: optuna.Study) -> None:
    trial = running(study, f"{HERE}:{ended_process()}")
    lost(study).fail("killed")
    fail_lost(study._storage, trial, "killed")
    assert states(study) == ["FAIL", "WAITING"] and trial.state == TrialState.RUNNING
