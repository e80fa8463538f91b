"""A search from its plan to its end: what a study is held to, what is shown and drawn, and when it stops."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import optuna
import pytest
from optuna.storages import InMemoryStorage
from optuna.trial import TrialState, create_trial
from rich.console import Console

from datasets import Identity
from nas import campaign, first_trials
from nas.architecture import Architecture
from nas.budget import Budget
from nas.layers import ArchitectureError
from nas.search import search as command
from search_spaces.bottom_up import BottomUp
from search_spaces.space import Parameters, SpaceError, Trial, open_space
from studies.errors import StudyError
from studies.storage import open_storage
from studies.study import DIRECTIONS, open_study
from studies.worker_processes import WORKER, worker_name

ROOT = Path(__file__).parent.parent.parent


def test_a_study_from_before_there_were_precisions_stays_in_float32(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(campaign, "fastest", lambda _: "bfloat16")
    storage = InMemoryStorage()
    open_study(storage, "older", {"recipe": {"epochs": 3}})
    found = [campaign._precision(Console(quiet=True), storage, name) for name in ("older", "new")]
    assert found == ["float32", "bfloat16"]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], int]:
    """Searches rendered signs with these options as far as to its workers, who train nothing; the exit status."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(campaign, "_check", lambda *_: None)
    monkeypatch.setattr(campaign, "_prepare", lambda *_: {"train": 1, "validation": 1})
    monkeypatch.setattr(campaign, "run_trials", lambda job, **_: None)
    usual = "--trials 1 --study mine --dataset synthetic --precision float32 --storage sqlite:///nas.db --input-size 30"
    return lambda options: int(command.main([*usual.split(), *options.split()], standalone_mode=False))


def test_a_study_is_held_to_what_it_was_begun_with(
    started: Callable[[str], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert started("--quiet") == started("--quiet") == 0
    for options, told in {
        "--seed 1": "seed = 0, not 1",
        "--no-early-stopping": "no_early_stopping = False, not True",
        "--space residual": "space = bottom_up, not residual",
        "--input-size 48": "input_sizes = [30], not [30, 48]",
        "--max-params 300000": "budget = 100,000 to 2,000,000 parameters, at most 12,446,464 MACs, not 100,000 to 3",
        "--epochs 4": "recipe: epochs = 3, not 4",
        "--precision bfloat16": "recipe: precision = float32, not bfloat16",
    }.items():
        with pytest.raises(StudyError) as error:
            started(f"--quiet {options}")
        assert f"study 'mine' was made with {told}" in str(error.value)
    monkeypatch.setattr(campaign, "identify", lambda name, *_: Identity(name, "other pictures"))
    with pytest.raises(StudyError, match=r"study 'mine' was made with fingerprint = .*, not other pictures"):
        started("--quiet")


def test_an_interrupted_search_shows_what_it_has_and_says_how_it_goes_on(
    started: Callable[[str], int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(campaign, "run_trials", Mock(side_effect=KeyboardInterrupt))
    monkeypatch.setattr(campaign, "_publish", drawn := Mock())
    assert started("--json") == 130 and drawn.call_count == 1
    told = capsys.readouterr()
    assert json.loads(told.out) == []
    assert told.err == "stopped: the search was interrupted; the same command resumes it\n"


def test_nodes_of_a_cluster_work_in_other_folders_with_one_thread_each(
    started: Callable[[str], int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given: list[dict[str, Any]] = []
    monkeypatch.setattr(campaign, "run_on", lambda engine, **settings: given.append(settings))
    assert started("--quiet --engine loky --workers 2 --data-dir data") == 0
    ((job, check, workers),) = [(one["job"], one["check"], one["workers"]) for one in given]
    assert (job.storage, job.threads, workers) == (f"sqlite:///{tmp_path}/nas.db", 1, 2)
    assert (check.identity.name, check.data_dir, check.split) == ("synthetic", tmp_path / "data", "track")


def test_published_networks_that_came_later_are_queued_where_a_search_is_resumed(
    started: Callable[[str], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    queued = []
    for contained in (lambda _: iter(()), first_trials.contained):
        monkeypatch.setattr(first_trials, "contained", contained)
        assert started("--quiet") == 0
        queued.append(len(optuna.load_study(study_name="mine", storage="sqlite:///nas.db").trials))
    assert queued == [0, 28]


def test_a_search_starts_with_what_it_is_told_whenever_that_is(started: Callable[[str], int]) -> None:
    small, large = (f"3_30_30_QConv_{filters}_5_MP_2_BN_Dense_43_BN" for filters in (32, 64))
    names = []
    for options in ("", f"--start-with {small}", f"--start-with {small} --start-with {large}"):
        assert started(f"--quiet --min-params 1 {options}") == 0
        trials = optuna.load_study(study_name="mine", storage="sqlite:///nas.db").trials
        names.append([trial.user_attrs["asked_for"] for trial in trials if "baseline" not in trial.user_attrs])
    assert names == [[], [small], [small, large]]


def test_a_network_to_start_with_that_cannot_be_is_told_before_there_is_a_study(
    started: Callable[[str], int], tmp_path: Path
) -> None:
    with pytest.raises(ArchitectureError, match=r"^layer 1 \('Pool'\): unknown layer"):
        started("--start-with 3_30_30_Pool")
    with pytest.raises(SpaceError, match=r"^--start-with 3_48_48_Dense_43: it is not in the space"):
        started("--start-with 3_48_48_Dense_43")
    assert not (tmp_path / "nas.db").exists()


def test_images_are_counted_where_they_are_prepared() -> None:
    signs = Mock(return_value=Mock(train=[0] * 3, validation=[0]))
    assert campaign._prepare(Console(quiet=True), signs, 48) == {"train": 3, "validation": 1}
    assert signs.call_args.args == (48,)


def test_figures_are_drawn_when_there_is_something_new_and_never_most_of_the_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, drawn = [100.0], list[float]()

    def draw(*_: object) -> None:
        drawn.append(now[0])
        now[0] += 2

    monkeypatch.setattr(campaign, "_publish", draw)
    monkeypatch.setattr(campaign, "time", Mock(monotonic=lambda: now[0]))
    study = optuna.create_study(directions=DIRECTIONS)
    look = campaign._watch(study, Mock(), Mock(), Mock(budget=Budget(), engine=None))
    running = study.ask()
    running.set_user_attr(WORKER, worker_name())
    # Fifteen seconds after the start; then after twenty times as long as it took; then when another trial has ended.
    for moment, ended in ((114, 1), (116, 0), (150, 1), (157, 0), (160, 1), (199, 0), (300, 0)):
        now[0] = moment
        study.add_trials([create_trial(values=[0.5, 1])] * ended)
        look(study.trials)
    assert drawn == [116, 157, 199]


def test_of_many_machines_that_search_together_that_of_the_oldest_trial_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(campaign, "_publish", drawn := Mock())
    monkeypatch.setattr(campaign, "PUBLISH_EVERY", -1.0)
    study = optuna.create_study(directions=DIRECTIONS)
    for worker in ("elsewhere:1@1", worker_name()):
        study.ask().set_user_attr(WORKER, worker)
    for engine, drawings in ((None, 0), (Mock(), 1)):  # Whoever searches on a cluster does so alone.
        campaign._watch(study, Mock(), Mock(), Mock(budget=Budget(), engine=engine))(study.trials)
        assert drawn.call_count == drawings
    study.tell(0, state=TrialState.FAIL)
    campaign._watch(study, Mock(), Mock(), Mock(budget=Budget(), engine=None))(study.trials)
    assert drawn.call_count == 2


def test_a_search_that_finds_nothing_new_waits_for_what_it_trains() -> None:
    study = optuna.create_study(directions=DIRECTIONS)
    look = campaign._watch(study, Mock(), Mock(), Mock(budget=Budget(), engine=None))
    outside = create_trial(values=[0.0, 1], constraints={"budget": 1.0}, user_attrs={WORKER: worker_name()})
    study.add_trials([outside] * 100)
    training = study.ask()
    for key, value in {WORKER: worker_name(), "parameters": 1}.items():
        training.set_user_attr(key, value)
    assert look(study.trials) is None
    study.tell(training, state=TrialState.PRUNED)
    told = look(study.trials)
    assert told is not None and "brought no new architecture" in told


def test_failures_of_an_earlier_search_do_not_stop_the_one_that_resumes_it() -> None:
    study = optuna.create_study(directions=DIRECTIONS)
    failed = create_trial(state=TrialState.FAIL, user_attrs={"reason": "a picture is gone", WORKER: worker_name()})
    study.add_trials([failed] * 3)
    look = campaign._watch(study, Mock(), Mock(), Mock(budget=Budget(), engine=None))
    assert look(study.trials) is None
    study.add_trials([failed] * 3)
    assert look(study.trials) == "3 trials in a row failed: a picture is gone"


def test_a_clock_that_goes_back_hides_no_failures() -> None:
    study = optuna.create_study(directions=DIRECTIONS)
    look = campaign._watch(study, Mock(), Mock(), Mock(budget=Budget(), engine=None))
    trained = create_trial(values=[0.5, 1], user_attrs={WORKER: worker_name()})
    trained.datetime_complete = datetime.now() + timedelta(hours=1)
    study.add_trial(trained)
    assert look(study.trials) is None
    failed = create_trial(state=TrialState.FAIL, user_attrs={"reason": "no data", WORKER: worker_name()})
    study.add_trials([failed] * 3)
    assert look(study.trials) == "3 trials in a row failed: no data"


@pytest.mark.parametrize("engine", [None, Mock()])
def test_failures_of_another_machine_do_not_stop_a_search_unless_it_is_the_searchs_own(engine: Mock | None) -> None:
    study = optuna.create_study(directions=DIRECTIONS)
    look = campaign._watch(study, Mock(), Mock(), Mock(budget=Budget(), engine=engine))
    for _ in range(3):
        study.add_trial(create_trial(values=[0.5, 1], user_attrs={WORKER: worker_name()}))
    failed = create_trial(state=TrialState.FAIL, user_attrs={"reason": "no data", WORKER: "elsewhere:1@1"})
    study.add_trials([failed] * 3)
    assert look(study.trials) == (None if engine is None else "3 trials in a row failed: no data")


class Rare(BottomUp):
    """A space of somebody's own that now and then has no answer."""

    def suggest(self, trial: Trial) -> Architecture:
        architecture = super().suggest(trial)
        if len(architecture.layers) == 5:
            raise ArchitectureError("not five")
        return architecture


class Lost(BottomUp):
    """One whose way back leads nowhere."""

    def parameters_of(self, architecture: Architecture) -> Parameters:
        return {}


def test_a_space_whose_way_back_leads_elsewhere_is_told_before_there_is_a_study() -> None:
    with pytest.raises(SpaceError, match="does not lead there"):
        campaign._check(Lost((30,)), Budget())


def test_a_space_that_raises_now_and_then_can_be_searched() -> None:
    campaign._check(open_space(f"{__name__}:Rare", (30,)), Budget())
    with pytest.raises(SpaceError, match=r"fits none of \d,?\d+ random architectures"):
        campaign._check(Rare((30,)), Budget(1, 2))


def test_a_study_made_for_something_else_is_refused_before_images_are_prepared_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "studies").mkdir()
    storage = open_storage(f"sqlite:///{tmp_path}/studies/nas.db")
    optuna.create_study(storage=storage, study_name="mine", direction="minimize").optimize(lambda _: 1.0, n_trials=1)
    run = subprocess.run(
        [sys.executable, "-m", "nas.search", "--trials", "1", "--study", "mine", "--dataset", "synthetic"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
    )
    assert run.returncode == 2
    assert "study 'mine' was made with other objectives" in run.stderr and len(run.stderr.splitlines()) == 1
    assert not (tmp_path / ".cache" / "bnn-nas").exists()
    assert optuna.load_study(study_name="mine", storage=storage).best_value == 1.0
