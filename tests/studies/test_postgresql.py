"""The storage on a real PostgreSQL server, shared by several processes."""

import re
import shutil
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import optuna
import pytest
from optuna.trial import TrialState

from nas.objective import Objective
from nas.workers import Job, run_trials
from search_spaces.bottom_up import BottomUp
from studies.errors import StudyError
from studies.storage import open_storage
from studies.study import open_study
from studies.trials import trained
from tests.faults.searches import STUDY, Search
from tests.nas.simulated import SimulatedLearner
from tests.postgres import PASSWORD, controlled, programs, server

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.skipif(programs() is None, reason="apt-get install postgresql")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with server() as address:
        yield address


def test_processes_that_start_at_once_make_one_study_and_take_each_queued_trial_once(url: str) -> None:
    code = (
        "import optuna, sys; from studies.storage import open_storage; from studies.study import open_study;"
        "optuna.logging.set_verbosity(40);"
        "prepare = lambda study: [study.enqueue_trial({'x': x}) for x in range(20)];"
        f"study = open_study(open_storage({url!r}), 'queue', {{'a': 1}}, prepare);"
        "print(*[study.ask().suggest_int('x', 0, 99) for _ in range(5)])"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    taken = [int(x) for process in processes for x in process.communicate()[0].split()]
    assert [process.returncode for process in processes] == [0] * 4
    assert sorted(taken) == list(range(20))


def test_a_search_on_a_server_trains_what_is_wanted_each_once_and_logs_no_password(url: str, tmp_path: Path) -> None:
    study = open_study(open_storage(url), "simulated", {})
    job = Job(
        storage=url,
        study="simulated",
        objective=Objective(BottomUp((30,)), SimulatedLearner(seconds=0.02)),
        seed=0,
        threads=1,
        logs=tmp_path,
    )
    assert PASSWORD not in repr(job)
    assert run_trials(job, wanted=12, workers=2, watch=lambda _: None) is None
    found = trained(study.trials)
    assert len(found) == 12
    assert Counter(trial.user_attrs["architecture"] for trial in found).most_common(1)[0][1] == 1
    assert not study.get_trials(states=(TrialState.RUNNING,))
    assert not any(PASSWORD in log.read_text() for log in tmp_path.iterdir())


def test_signs_of_life_are_told_by_a_clock_that_is_never_put_forward(url: str) -> None:
    with open_storage(url).engine.begin() as connection:
        connection.exec_driver_sql("ALTER ROLE searcher SET timezone TO 'Europe/Berlin'")
    with open_storage(url).engine.connect() as connection:
        connection.exec_driver_sql("SELECT 1")
        connection.rollback()
        assert connection.exec_driver_sql("SHOW timezone").scalar() == "UTC"


def test_a_refused_connection_is_one_line_without_the_password(url: str, caplog: pytest.LogCaptureFixture) -> None:
    for address in (url.replace("searcher:", "nobody:"), url.replace("/postgres", "/nothing")):
        with pytest.raises(StudyError) as error:
            open_storage(address)
        assert PASSWORD not in str(error.value) and "\n" not in str(error.value) and ":***@" in str(error.value)
    assert not caplog.messages  # It was not waited for.


def test_a_server_that_starts_again_is_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    waiting = "the storage cannot be used now"
    with controlled() as server:
        study = optuna.create_study(storage=open_storage(server.url))

        def start_when_missed() -> None:
            while waiting not in caplog.text:
                time.sleep(0.1)
            server.control("start")

        for use in (lambda: study.add_trial(optuna.trial.create_trial(value=1.0)), lambda: open_storage(server.url)):
            caplog.clear()
            server.control("stop")
            starter = threading.Thread(target=start_when_missed)
            starter.start()
            use()
            starter.join()
        assert [trial.value for trial in study.trials] == [1.0]


def _dumping() -> list[str | Path]:
    """pg_dump, wherever it is."""
    place = programs()
    assert place is not None
    return [shutil.which("pg_dump") or place / "pg_dump"]


def test_no_command_shows_the_password_or_keeps_it(url: str, tmp_path: Path) -> None:
    search = Search(tmp_path / "search", "simulated", epoch_limit=600, patience=300)
    search.prepare()
    told = ""
    for command in (
        ["tests.faults.command", "simulated", str(search.orders), *search.options(2).split(), "--storage", url],
        ["nas.search", *search.options(2).replace("--epochs 2", "--epochs 3").split(), "--storage", url],
        ["studies", "--study", STUDY, "--storage", url],
        ["studies", "--study", "none", "--storage", url],
        ["studies", "--storage", url.replace("searcher:", "nobody:")],
        ["nas.retrain", "--study", "none", "--storage", url],
        ["nas.export", "--study", "none", "--trial", "0", "--storage", url],
    ):
        run = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=search.folder,
            env=search.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        told += run.stdout
    shown = r"see it with: \S*optuna-dashboard --artifact-dir \S+ 'postgresql://searcher:\*\*\*@"
    assert len(re.findall(shown, told)) == 2
    assert "no study 'none'" in told and "was made with recipe: epochs = 2, not 3" in told
    kept = [file.read_bytes().decode(errors="replace") for file in search.folder.rglob("*") if file.is_file()]
    dump = subprocess.run([*_dumping(), url], capture_output=True, text=True, check=True).stdout
    assert STUDY in dump and not any(PASSWORD in text for text in [told, dump, *kept])
