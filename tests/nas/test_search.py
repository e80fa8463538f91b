"""The command as it is typed: bad input, one clear line each."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import joblib
import optuna
import pytest
import sqlalchemy
from optuna.exceptions import StorageInternalError
from optuna.storages import InMemoryStorage
from optuna.trial import TrialState, create_trial
from rich.console import Console

from datasets import Identity, Signs
from nas import campaign
from nas.architecture import Architecture, ArchitectureError
from nas.budget import Budget
from nas.halving import Halving
from nas.learning import Learner
from nas.search import search as command
from nas.workers import Job
from search_spaces.bottom_up import BottomUp
from search_spaces.residual import Residual
from search_spaces.space import Parameters, SpaceError, Trial, open_space
from studies.errors import StudyError
from studies.storage import open_storage
from studies.study import DIRECTIONS, open_study
from studies.worker_processes import WORKER, worker_name
from tests.faults.searches import Search
from tests.nas.conftest import Typed

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--trials", "0"], "'--trials': 0 is not in the range 1<=x<=1000000"),
        (["--trials", "-5"], "'--trials': -5 is not in the range 1<=x<=1000000"),
        (["--trials", "3000000000"], "'--trials': 3000000000 is not in the range 1<=x<=1000000"),
        (["--trials", "1", "--seed", "4294967296"], "'--seed': 4294967296 is not in the range 0<=x<=2147483647"),
        (["--trials", "abc"], "'--trials': 'abc' is not a valid integer"),
        (["--trials", "1", "--trails", "1"], "--trails"),
        (["--trials", "1", "--precision", "half"], "'half' is not one of 'auto', 'float32', 'bfloat16'"),
        (
            ["--trials", "1", "--min-params", "300", "--max-params", "200"],
            "--min-params 300 is above --max-params 200",
        ),
        (["--trials", "1", "--dataset", "imagenet"], "unknown data set 'imagenet'"),
        (["--trials", "1", "--dataset", "gtsrb", "--data-dir", "nowhere"], "there is no such folder"),
        (["--trials", "1", "--dataset", "gtsrb", "--data-dir", "."], "no GTSRB training images in it"),
        (["--trials", "1", "--space", "bottom_down"], "space 'bottom_down'"),
        (["--trials", "1", "--space", "json:JSONDecoder"], "space 'json:JSONDecoder'"),
        (["--trials", "1", "--min-params", "1", "--max-params", "2"], "fits none of"),
        (
            ["--trials", "1", "--dataset", "synthetic", "--storage", "sqlite:////proc/nas.db"],
            "cannot be written",
        ),
        (["--trials", "1", "--engine", "slurm:here"], "give dask:ADDRESS, ray:ADDRESS or loky"),
        (["--trials", "1", "--study", ""], "'--study': '' is no name of a study"),
        (["--trials", "1", "--study", ".."], "'--study': '..' is no name of a study"),
        (["--trials", "1", "--study", "\udcff"], r"'--study': '\udcff' is not UTF-8"),
        (["--trials", "1", "--epoch-limit", "0"], "'--epoch-limit': 0.0 is not in the range 0<x<=1000000.0"),
        (["--trials", "1", "--epoch-limit", "inf"], "'--epoch-limit': inf is not in the range 0<x<=1000000.0"),
        (["--trials", "1", "--epoch-limit", "nan"], "--epoch-limit nan: give a number of seconds"),
    ],
)
def test_bad_input_is_one_line_and_status_2(typed: Typed, arguments: list[str], message: str) -> None:
    Path("something").write_text("here")
    status, told = typed("nas.search", *arguments)
    assert status == 2
    assert message in told and len(told.splitlines()) == 1, told


@pytest.mark.parametrize(("options", "rungs"), [([], (1 / 9, 1 / 3, 1.0)), (["--no-early-stopping"], ())])
@pytest.mark.parametrize(("ending", "status"), [(None, 0), ("3 trials in a row failed: x", 1)])
def test_workers_get_what_was_asked_for_and_their_ending_is_the_searchs(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    rungs: tuple[float, ...],
    ending: str | None,
    status: int,
) -> None:
    jobs: list[Job] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(campaign, "_prepare", lambda *_: {"train": 1, "validation": 1})
    monkeypatch.setattr(campaign, "run_trials", lambda job, **_: jobs.append(job) or ending)
    arguments = ["--trials", "1", "--dataset", "synthetic", "--precision", "float32", "--json", *options]
    assert command.main(arguments, standalone_mode=False) == status
    (job,) = jobs
    assert (job.study, job.objective.budget) == ("synthetic-30", Budget(max_macs=12_446_464))
    assert job.objective.halving == (Halving(rungs, 2.0) if rungs else None)
    assert isinstance(job.objective.learn, Learner) and job.objective.learn.pauses == rungs
    told = capsys.readouterr()
    assert json.loads(told.out) == [] and told.err == (f"stopped: {ending}\n" if ending else "")


def test_no_option_is_lost_on_the_way_to_the_workers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given: list[tuple[Job, int, int]] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(campaign, "_prepare", lambda *_: {"train": 1, "validation": 1})
    monkeypatch.setattr(
        campaign, "run_trials", lambda job, wanted, workers, watch: given.append((job, wanted, workers))
    )
    arguments = (
        "--trials 7 --study mine --dataset synthetic --precision bfloat16 --input-size 48 --input-size 30"
        " --space residual --workers 3 --min-params 200000 --max-params 300000 --max-macs 90000000 --epochs 5"
        " --epoch-limit 70 --seed 4 --quiet --storage sqlite:///own.db --data-dir data"
    )
    assert command.main(arguments.split(), standalone_mode=False) == 0
    ((job, wanted, workers),) = given
    assert (job.study, job.storage, job.seed, job.epoch_limit) == ("mine", "sqlite:///own.db", 4, 70)
    assert (wanted, workers, job.threads) == (7, 3, max(1, joblib.cpu_count() // 3))
    assert job.objective.space == Residual((30, 48)) and job.objective.budget == Budget(200_000, 300_000, 90_000_000)
    learner = job.objective.learn
    assert isinstance(learner, Learner) and learner.seed == 4
    assert learner.signs == Signs("synthetic", tmp_path / "data", "track")
    assert (learner.recipe.epochs, learner.recipe.precision) == (5, "bfloat16")
    assert capsys.readouterr() == ("", "")


def test_a_study_stays_in_the_precision_it_began_with(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    jobs: list[Job] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(campaign, "_prepare", lambda *_: {"train": 1, "validation": 1})
    monkeypatch.setattr(campaign, "run_trials", lambda job, **_: jobs.append(job))
    for fastest in ("float32", "bfloat16"):
        monkeypatch.setattr(campaign, "fastest", lambda _, found=fastest: found)
        assert command.main(["--trials", "1", "--dataset", "synthetic", "--quiet"], standalone_mode=False) == 0
    learners = [job.objective.learn for job in jobs]
    assert [one.recipe.precision for one in learners if isinstance(one, Learner)] == ["float32", "float32"]


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
    for contained in (lambda _: iter(()), campaign._contained):
        monkeypatch.setattr(campaign, "_contained", contained)
        assert started("--quiet") == 0
        queued.append(len(optuna.load_study(study_name="mine", storage="sqlite:///nas.db").trials))
    assert queued == [0, 28]


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


def test_a_search_as_it_is_typed_trains_in_processes_of_its_own(tmp_path: Path) -> None:
    search = Search(tmp_path, "real", epoch_limit=600, patience=600)
    search.prepare()
    options = search.options(2).replace("--workers 2", "--workers 1").split()
    command = [sys.executable, "-m", "nas.search", *options]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=search.environment)
    assert run.returncode == 0 and "Traceback" not in run.stderr, run.stderr
    assert "Pareto front" in run.stdout and search.done() == 2
    assert max(trial.user_attrs["learning_curve"][-1][0] for trial in search.trials()) == 2.0
    assert [*(tmp_path / "studies" / "artifacts").iterdir()]


def test_a_storage_that_fails_during_the_search_is_one_line_without_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full = sqlalchemy.exc.OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full"))

    def fail(plan: campaign.Plan) -> int:
        raise StorageInternalError("An exception is raised during the commit.") from full

    monkeypatch.setattr(campaign, "_search", fail)
    options = ["--trials", "1", "--storage", "postgresql://me:secret@host/db"]
    with pytest.raises(StudyError) as error:
        command.main(options, standalone_mode=False)
    told = "storage postgresql://me:***@host/db: database or disk is full; the same command resumes"
    assert str(error.value) == told
