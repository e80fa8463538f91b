"""Real worker processes on a SQLite file, with trainings that take no time."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import optuna
import psutil
import pytest
from optuna.samplers import BaseSampler, PartialFixedSampler, RandomSampler
from optuna.trial import FrozenTrial, TrialState, create_trial

from nas import workers
from nas.ending import reason_to_stop
from nas.halving import Halving
from nas.objective import INTERRUPTED, Objective
from nas.processes import machine_name
from nas.workers import KILLED, TICK, Job, at_each_tick, run_trials
from search_spaces.bottom_up import BottomUp
from studies.storage import open_storage
from studies.study import open_study
from studies.trials import counted, is_training, stopped_early, trained
from studies.worker_processes import WORKER, process_of
from tests.nas.simulated import CrashingLearner, HeldLearner, SimulatedLearner

ROOT = Path(__file__).parent.parent.parent


def made(folder: Path, learn: SimulatedLearner | HeldLearner | CrashingLearner) -> tuple[Job, optuna.Study]:
    url = f"sqlite:///{folder}/nas.db"
    study = open_study(open_storage(url), "simulated", {})
    objective = Objective(BottomUp((30,)), learn)
    return Job(storage=url, study="simulated", objective=objective, seed=0, threads=1, logs=folder / "logs"), study


def go_on(_: list[FrozenTrial]) -> None:
    """A watch that never stops the search."""


def test_workers_and_searches_with_neighbouring_seeds_draw_differently(tmp_path: Path) -> None:
    job, _ = made(tmp_path, SimulatedLearner())
    given: list[int] = []
    for seed in range(3):
        noting = replace(job, seed=seed, sampler=lambda _, of_worker: given.append(of_worker) or RandomSampler())
        for number in range(30):
            noting.sampler_of(number)
    assert len(set(given)) == 90 and all(0 <= seed < 2**32 for seed in given)


def test_two_workers_train_exactly_as_many_as_wanted(tmp_path: Path) -> None:
    job, study = made(tmp_path, SimulatedLearner(seconds=0.02))
    assert run_trials(job, wanted=12, workers=2, watch=go_on) is None
    found = trained(study.trials)
    assert len(found) == 12 and len({trial.user_attrs["architecture"] for trial in found}) == 12
    assert len({trial.user_attrs["worker"] for trial in found}) >= 2
    assert not study.get_trials(states=(TrialState.RUNNING,))
    before = len(study.trials)
    assert run_trials(job, wanted=12, workers=2, watch=go_on) is None
    assert len(study.trials) == before


def test_a_search_by_one_worker_that_goes_on_finds_what_it_would_have_found(tmp_path: Path) -> None:
    found = []
    for name, steps in (("once", (6,)), ("on and on", (3, 6))):
        job, study = made(tmp_path / name, SimulatedLearner())
        for wanted in steps:
            assert run_trials(replace(job, trials_a_process=3), wanted, workers=1, watch=go_on) is None
        found.append([trial.params for trial in study.trials])
    assert found[0] == found[1] and len(found[0]) == 6


def test_the_watch_ends_the_search_and_the_running_trials_are_queued_again(tmp_path: Path) -> None:
    job, study = made(tmp_path, SimulatedLearner(seconds=0.3, epochs=10))

    def watch(trials: list[FrozenTrial]) -> str | None:
        return "seen enough" if any(trial.state == TrialState.RUNNING for trial in trials) else None

    assert run_trials(job, wanted=5, workers=1, watch=watch) == "seen enough"
    given_up = [trial for trial in study.trials if trial.user_attrs.get("reason") == INTERRUPTED]
    waiting = study.get_trials(states=(TrialState.WAITING,))
    assert [trial.state for trial in given_up] == [TrialState.FAIL]
    assert [trial.system_attrs["fixed_params"] for trial in waiting] == [trial.params for trial in given_up]
    assert not study.get_trials(states=(TrialState.RUNNING,))


def test_workers_that_die_one_after_another_end_the_search(tmp_path: Path) -> None:
    job, study = made(tmp_path, CrashingLearner())
    reason = run_trials(job, wanted=5, workers=2, watch=go_on)
    assert reason is not None and str(job.logs) in reason
    assert "worker processes died 3 times in a row, the last: its worker process died (exit code 3)" in reason
    assert "about to crash" in "".join(log.read_text() for log in job.logs.iterdir())
    failed = study.get_trials(states=(TrialState.FAIL,))
    assert failed and {trial.user_attrs["reason"] for trial in failed} <= {
        "its worker process died (exit code 3)",
        KILLED,
        INTERRUPTED,
    }
    assert not study.get_trials(states=(TrialState.RUNNING,))


def test_workers_that_are_killed_together_do_not_end_the_search(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    job, study = made(tmp_path, HeldLearner(gate))

    def watch(trials: list[FrozenTrial]) -> str | None:
        if not gate.exists() and sum(map(is_training, trials)) == 4:
            for child in psutil.Process().children():
                if "spawn_main" in " ".join(child.cmdline()):
                    child.kill()
            gate.touch()
        return reason_to_stop(trials)

    assert run_trials(job, wanted=12, workers=4, watch=watch) is None
    lost = [trial for trial in study.trials if "lost" in trial.user_attrs]
    assert len(lost) == 4 and counted(study.trials) == 12


def test_a_long_look_does_not_keep_the_workers_waiting_for_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "LONGEST_TICK", 1.0)
    job, _ = made(tmp_path, SimulatedLearner(seconds=0.05))
    looks: list[float] = []

    def draw(_: list[FrozenTrial]) -> str | None:
        looks.append(time.monotonic())
        time.sleep(0.5)  # Which would be ten seconds of waiting.
        return "seen enough" if len(looks) == 3 else None

    patient = replace(job, trials_a_process=10_000)  # Whose workers do not wake it by ending.
    assert run_trials(patient, wanted=10_000, workers=1, watch=draw) == "seen enough"
    assert looks[2] - looks[1] < 8


def test_a_machine_whose_workers_die_is_not_saved_by_the_success_of_another(tmp_path: Path) -> None:
    job, study = made(tmp_path, CrashingLearner())

    def watch(_: list[FrozenTrial]) -> None:
        trained_elsewhere = {"architecture": "3_30_30_Dense_43", WORKER: "elsewhere:1@1"}
        study.add_trial(create_trial(values=[0.5, 200_000], user_attrs=trained_elsewhere))

    reason = run_trials(job, wanted=10_000, workers=1, watch=watch)
    assert reason is not None and "worker processes died 3 times in a row" in reason


def test_a_trial_whose_process_ends_only_after_the_search_began_is_not_forgotten(tmp_path: Path) -> None:
    job, study = made(tmp_path, SimulatedLearner())
    dying = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    study.enqueue_trial({"conv_blocks": 2})
    study.ask().set_user_attr("worker", f"{machine_name()}:{dying.pid}")

    def watch(_: list[FrozenTrial]) -> None:
        dying.kill()
        dying.wait()

    assert run_trials(job, wanted=2, workers=1, watch=watch) is None
    assert study.trials[0].state == TrialState.FAIL
    assert study.trials[0].user_attrs["reason"] == KILLED
    assert 2 in [trial.user_attrs.get("attempt") for trial in study.trials]


@pytest.mark.skipif(os.name != "posix", reason="kills a process group")
def test_a_killed_search_goes_on_without_losing_a_trial(tmp_path: Path) -> None:
    job, study = made(tmp_path, SimulatedLearner(seconds=0.2))
    code = (
        "from pathlib import Path; from tests.nas.simulated import SimulatedLearner;"
        "from tests.nas.test_workers import go_on, made; from nas.workers import run_trials;"
        f"run_trials(made(Path({str(tmp_path)!r}), SimulatedLearner(seconds=0.2))[0], 10, 2, go_on)"
    )
    search = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, start_new_session=True)
    try:
        deadline = time.monotonic() + 30
        while len(trained(study.trials)) < 3 and time.monotonic() < deadline:
            time.sleep(0.1)
    finally:
        os.killpg(search.pid, signal.SIGKILL)
        search.wait()
    kept = {trial.number: trial.values for trial in trained(study.trials)}
    assert 3 <= len(kept) < 10
    assert run_trials(job, wanted=10, workers=2, watch=go_on) is None
    found = trained(study.trials)
    assert len(found) == 10
    assert kept.items() <= {trial.number: trial.values for trial in found}.items()
    assert not study.get_trials(states=(TrialState.RUNNING,))
    assert len({trial.user_attrs["architecture"] for trial in found}) == 10


def test_tensorflow_is_left_to_the_workers_and_neither_imports_what_it_may_not_need() -> None:
    late = {"tensorflow", "pandas", "matplotlib", "sklearn"}
    code = f"import sys, nas.campaign, nas.workers; print({late} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True).stdout == "set()\n"


def one_block(_: Objective, seed: int) -> BaseSampler:
    return PartialFixedSampler({"conv_blocks": 1}, RandomSampler(seed=seed))


def test_workers_sample_as_they_are_told(tmp_path: Path) -> None:
    job, study = made(tmp_path, SimulatedLearner())
    assert run_trials(replace(job, sampler=one_block), wanted=3, workers=1, watch=go_on) is None
    assert {trial.params["conv_blocks"] for trial in study.trials} == {1}


def test_trials_stopped_early_count(tmp_path: Path) -> None:
    job, study = made(tmp_path, SimulatedLearner(epochs=3, pauses=Halving().rungs))
    halved = replace(job.objective, halving=Halving())
    assert run_trials(replace(job, objective=halved), wanted=30, workers=2, watch=go_on) is None
    assert len(trained(study.trials)) + len(stopped_early(study.trials)) == counted(study.trials) == 30
    assert len(stopped_early(study.trials)) > 5


@pytest.mark.skipif(os.name != "posix", reason="stops a process")
def test_a_worker_that_hangs_is_replaced_and_its_architecture_tried_again(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    job, study = made(tmp_path, HeldLearner(gate))

    def watch(trials: list[FrozenTrial]) -> None:
        running = [trial for trial in trials if is_training(trial)]
        if running and not gate.exists():
            os.kill(process_of(running[0]), signal.SIGSTOP)
            gate.touch()

    assert run_trials(replace(job, epoch_limit=8.0), wanted=4, workers=1, watch=watch) is None
    (failed,) = study.get_trials(states=(TrialState.FAIL,))
    assert failed.user_attrs["reason"] == "no epoch within 8 seconds: its worker process was ended"
    assert [trial.user_attrs["attempt"] for trial in study.trials if "retry_of" in trial.user_attrs] == [2]
    assert len(trained(study.trials)) == 4


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends children with their parent")
def test_a_worker_that_hangs_is_not_left_behind_when_the_main_process_is_killed(tmp_path: Path) -> None:
    _, study = made(tmp_path, SimulatedLearner(seconds=600))
    code = (
        "from pathlib import Path; from tests.nas.simulated import SimulatedLearner;"
        "from tests.nas.test_workers import go_on, made; from nas.workers import run_trials;"
        f"run_trials(made(Path({str(tmp_path)!r}), SimulatedLearner(seconds=600))[0], 1, 1, go_on)"
    )
    search = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT)
    deadline = time.monotonic() + 120
    while not any(map(is_training, study.trials)) and time.monotonic() < deadline:
        time.sleep(0.1)
    worker = psutil.Process(process_of(study.trials[0]))
    worker.send_signal(signal.SIGSTOP)
    search.kill()
    search.wait()
    worker.wait(timeout=30)


def test_what_a_look_raises_is_raised_where_it_is_waited_for() -> None:
    looks: list[int] = []

    def look() -> None:
        looks.append(1)
        raise KeyError("a figure")

    with pytest.raises(KeyError, match="a figure"), at_each_tick(look):
        time.sleep(3 * TICK)
    assert len(looks) == 1
