"""The storage on real SQLite files, with several processes where that is the point."""

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import optuna
import pytest
from optuna.exceptions import StorageInternalError
from optuna.storages import RDBStorage
from optuna.trial import TrialState

from nas.retrain_plan import chosen
from nas.searched import network_of
from reports.material import gather
from studies import patient_storage
from studies import storage as storages
from studies.__main__ import show
from studies.errors import StudyError
from studies.publication import publish_all
from studies.storage import REFUSAL, absolute, artifact_folder, check_there, failing_in_one_line, open_storage
from studies.study import open_study
from tests.studies.test_patient_storage import locked

ROOT = Path(__file__).parent.parent.parent


def test_folders_are_made_and_a_study_is_found_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/a/b/nas.db"
    open_study(open_storage(url), "signs", {})
    assert optuna.get_all_study_names(open_storage(url)) == ["signs"]


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("sqlite:////proc/nas.db", "storage /proc/nas.db: cannot be written"),
        ("postgres-without-scheme", "storage postgres-without-scheme: "),
        ("nosuchdialect://host/db", "storage nosuchdialect://host/db: "),
        ("nosuchdialect://me:secret@host/db", "storage nosuchdialect://me:***@host/db: "),
        ("postgresql://me:secret@host:x/db", "storage postgresql://me:***@host:x/db: not an address"),
        (
            "postgresql://me:sec@secret@host/db",
            "storage postgresql://me:***@host/db: write @ / : ? and # in the password",
        ),
        ("postgresql://me:a{secret}b@host/d", "storage postgresql://me:***@host/d: Optuna allows no { and }"),
        ("sqlite:///{0}", "storage sqlite:///{0}: Optuna allows no { and }"),
        ("sqlite:///:memory:", "storage sqlite:///:memory:: names no file"),
        ("sqlite+pysqlite://", "storage sqlite+pysqlite://: names no file"),
        ("sqlite://studies/nas.db", "storage sqlite://studies/nas.db: names no file"),
        ("sqlite:///a%00b", "storage sqlite:///a%00b: names no file"),
        ("sqlite:///file:nas.db?uri=true", "storage sqlite:///file:nas.db?uri=true: names no file"),
        ("postgresql://me:secret@127.0.0.1:9/db", "storage postgresql://me:***@127.0.0.1:9/db: "),
    ],
)
def test_an_unusable_storage_is_one_line(url: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patient_storage, "PATIENCE", 0.0)
    with pytest.raises(StudyError) as error:
        open_storage(url)
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value) and "secret" not in str(error.value)


def test_a_storage_that_cannot_be_opened_now_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(storages, "SQLITE_CONNECTION", {"timeout": 0.1, "isolation_level": None})
    over = time.monotonic() + 5
    with locked(
        tmp_path / "nas.db", lambda: "(database is locked): trying again" in caplog.text or over < time.monotonic()
    ):
        open_storage(f"sqlite:///{tmp_path}/nas.db")
    assert time.monotonic() < over


def test_a_folder_in_the_place_of_the_file_and_a_file_that_is_no_database_are_one_line(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="cannot be written"):
        open_storage(f"sqlite:///{tmp_path}")
    text = tmp_path / "notes.txt"
    text.write_text("not a database, but long enough to be taken for one " * 20)
    with pytest.raises(StudyError, match="file is not a database"):
        open_storage(f"sqlite:///{text}")
    assert text.read_text().startswith("not a database")


each_use = pytest.mark.parametrize(
    "use",
    [
        lambda url: publish_all(url, "signs"),
        lambda url: gather("signs", url, Path("runs")),
        lambda url: network_of("signs", 0, url),
        lambda url: chosen(study="signs", storage=url),
        lambda url: show.main(["--study", "signs", "--storage", url], standalone_mode=False),
    ],
    ids=["publish", "report", "export", "retrain", "show"],
)


@each_use
def test_a_study_of_another_tool_and_a_mistyped_path_are_one_line_and_nothing_is_made(
    use: Callable[[str], object], tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path}/nas.db"
    optuna.create_study(storage=open_storage(url), study_name="signs", direction="minimize")
    with pytest.raises(StudyError, match=r"study 'signs' was made with other objectives \(minimize\)"):
        use(url)
    with pytest.raises(StudyError, match=r"mistyped\.db: there is no such file"):
        use(f"sqlite:///{tmp_path}/mistyped.db")
    assert not (tmp_path / "mistyped.db").exists()


@each_use
def test_a_storage_that_fails_while_it_is_used_is_one_line(
    use: Callable[[str], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient_storage, "PATIENCE", 0.0)
    url = f"sqlite:///{tmp_path}/nas.db"
    open_study(open_storage(url), "signs", {})
    with sqlite3.connect(tmp_path / "nas.db") as damaged:
        damaged.execute("ALTER TABLE trials RENAME COLUMN state TO status")
    with pytest.raises(StudyError) as error:
        use(url)
    assert str(error.value) == f"storage {url}: no such column: trials.state"


@pytest.mark.parametrize("form", ["sqlite+pysqlite:///{}", "sqlite:///{}?timeout=5"])
def test_every_address_of_a_sqlite_file_is_one(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    url = form.replace("{}", "my nas.db")
    with pytest.raises(StudyError, match=r"storage my nas\.db: there is no such file"):
        check_there(url)
    assert settings(open_storage(url)) == ["wal", 1]
    assert {file.name.partition("-")[0] for file in tmp_path.iterdir()} == {"my nas.db"}
    assert absolute(url) == form.replace("{}", f"{tmp_path}/my nas.db")
    assert artifact_folder(absolute(url)) == tmp_path / "artifacts"


def test_what_a_failing_storage_says_has_no_password_in_it() -> None:
    with pytest.raises(StudyError) as error, failing_in_one_line("postgresql://me:secret@host/db", "; wait"):
        raise StorageInternalError from ConnectionError("me with secret was refused")
    assert str(error.value) == "storage postgresql://me:***@host/db: me with *** was refused; wait"


def test_who_reads_first_writes_first(tmp_path: Path) -> None:
    # Optuna reads that a trial waits, then marks it as running: nobody else may read in between.
    first, second = (open_storage(f"sqlite:///{tmp_path}/nas.db").engine for _ in range(2))
    begun = threading.Event()

    def begin() -> None:
        with second.begin():
            begun.set()

    with first.begin():
        thread = threading.Thread(target=begin)
        thread.start()
        assert not begun.wait(0.5)
    thread.join()
    assert begun.is_set()


def test_processes_that_open_a_new_storage_at_once_all_get_it_and_take_each_queued_trial_once(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/nas.db"
    code = (
        "import optuna, sys; from studies.storage import open_storage; optuna.logging.set_verbosity(40);"
        f"storage = open_storage({url!r}); print('open', flush=True); sys.stdin.readline();"
        "study = optuna.load_study(study_name='queue', storage=storage);"
        "print(*[study.ask().number for _ in range(15)])"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for process in processes:
        assert process.stdout is not None and process.stdout.readline() == "open\n"
    study = optuna.create_study(storage=open_storage(url), study_name="queue")
    for number in range(60):
        study.enqueue_trial({"x": number}, user_attrs={"queued": number})
    outputs = [process.communicate("go\n")[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * 4
    assert sorted(map(int, " ".join(outputs).split())) == [*range(60)]
    trials = study.get_trials(deepcopy=False)
    assert len(trials) == 60 and {trial.state for trial in trials} == {TrialState.RUNNING}


def settings(storage: RDBStorage) -> list[object]:
    """How SQLite writes, and waits for the disk."""
    with storage.engine.connect() as connection:
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]


def test_plain_optuna_reads_what_was_written_though_nobody_waited_for_the_disk(tmp_path: Path) -> None:
    storage = open_storage(f"sqlite:///{tmp_path}/nas.db")
    assert settings(storage) == ["wal", 1]
    study = open_study(storage, "signs", {})
    study.enqueue_trial({"x": 1})
    plain = optuna.load_study(study_name="signs", storage=f"sqlite:///{tmp_path}/nas.db")
    assert [trial.state for trial in plain.trials] == [TrialState.WAITING]


def test_a_storage_opened_twice_sees_what_other_processes_write_after_one_of_them_has_ended(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/nas.db"
    study = open_study(open_storage(url), "signs", {})
    open_storage(url)
    code = (
        "from studies.storage import open_storage; import optuna;"
        f"optuna.load_study(study_name='signs', storage=open_storage({url!r})).enqueue_trial({{'x': 1}})"
    )
    for number in (1, 2):
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
        assert len(study.get_trials()) == number


@pytest.mark.parametrize(
    ("said", "is_refusal"),
    [
        ("connection failed: SSL error: unexpected eof while reading", False),
        ("connection failed: SSL SYSCALL error: EOF detected", False),
        ("could not receive data from server: Connection refused", False),
        ("server does not support SSL, but SSL was required", True),
        ("SSL error: certificate verify failed", True),
        ('invalid sslmode value: "requir"', True),
        ('no pg_hba.conf entry for host "1.2.3.4", user "me", database "db", SSL off', True),
    ],
)
def test_what_may_pass_is_waited_for_and_a_refusal_is_not(said: str, is_refusal: bool) -> None:
    assert bool(REFUSAL.search(said)) == is_refusal
