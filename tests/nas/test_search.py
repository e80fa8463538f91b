"""The command as it is typed: bad input, one clear line each."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import joblib
import pytest
import sqlalchemy
from optuna.exceptions import StorageInternalError

from datasets import Signs
from nas import campaign
from nas.budget import Budget
from nas.halving import Halving
from nas.learning import Learner
from nas.search import search as command
from nas.workers import Job
from search_spaces.residual import Residual
from studies.errors import StudyError
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
