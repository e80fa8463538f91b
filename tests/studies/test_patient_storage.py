"""Faults of Optuna's storage, each shown with its own class, and gone with ours."""

import os
import sqlite3
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import optuna
import pytest
import sqlalchemy
from optuna.exceptions import ExperimentalWarning, StorageInternalError
from optuna.samplers import RandomSampler
from optuna.storages import JournalStorage, RDBStorage, fail_stale_trials
from optuna.storages.journal import JournalFileBackend
from optuna.trial import FrozenTrial, TrialState

from studies import patient_storage
from studies import storage as storages
from studies.patient_storage import SILENT, PatientStorage
from studies.storage import open_storage
from studies.worker_processes import worker_name

Open = Callable[[str], RDBStorage]


def plain(url: str, timeout: float = 0.2) -> RDBStorage:
    return RDBStorage(url, engine_kwargs={"connect_args": {"timeout": timeout}})


@pytest.mark.parametrize(("open_one", "takers"), [(partial(plain, timeout=20), 2), (open_storage, 1)])
def test_a_queued_trial_is_popped_twice_by_optuna_and_once_here(tmp_path: Path, open_one: Open, takers: int) -> None:
    url = f"sqlite:///{tmp_path}/nas.db"
    first, second = open_one(url), open_one(url)
    optuna.create_study(storage=first, study_name="queue").enqueue_trial({"x": 1})
    (trial,) = first.get_all_trials(first.get_study_id_from_name("queue"))
    taken: list[bool] = []

    def take(storage: RDBStorage) -> None:
        taken.append(storage.set_trial_state_values(trial._trial_id, TrialState.RUNNING))

    other = threading.Thread(target=take, args=(second,))

    @sqlalchemy.event.listens_for(first.engine, "after_cursor_execute")
    def between(*execution: object) -> None:
        if "SELECT" in str(execution[2]) and not other.ident:  # It has read that the trial waits; nothing is written.
            other.start()
            other.join(0.5)

    take(first)
    other.join()
    assert sum(taken) == takers


@contextmanager
def locked(file: Path, is_over: Callable[[], bool]) -> Iterator[None]:
    """Another process's hold on the database, for a while."""
    holder = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")

    def release() -> None:
        while not is_over():
            time.sleep(0.05)
        holder.rollback()

    thread = threading.Thread(target=release)
    thread.start()
    try:
        yield
    finally:
        thread.join()
        holder.close()


def test_a_lock_that_outlasts_the_timeout_loses_a_result_with_optuna_and_nothing_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(storages, "SQLITE_CONNECTION", {"timeout": 0.2, "isolation_level": None})
    url = f"sqlite:///{tmp_path}/nas.db"
    study = optuna.create_study(storage=open_storage(url), study_name="mine")
    trials = [study.ask(), study.ask()]
    impatient = optuna.load_study(study_name="mine", storage=plain(url))
    waiting = "the storage cannot be used now (database is locked): trying again, for 120 seconds at most"
    with locked(tmp_path / "nas.db", lambda: waiting in caplog.messages):
        with pytest.raises(StorageInternalError):
            impatient.tell(trials[0].number, 1.0)
        study.tell(trials[1], 2.0)
    assert [trial.value for trial in study.trials] == [None, 2.0]


def test_what_cannot_pass_and_what_lasts_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storages, "SQLITE_CONNECTION", {"timeout": 0.1, "isolation_level": None})
    study = optuna.create_study(storage=open_storage(f"sqlite:///{tmp_path}/nas.db"))
    started = time.monotonic()
    with pytest.raises(KeyError):
        study._storage.get_trial(17)
    assert time.monotonic() - started < 1
    monkeypatch.setattr(patient_storage, "PATIENCE", 0.5)
    over = threading.Event()
    with locked(tmp_path / "nas.db", over.is_set):
        with pytest.raises(StorageInternalError):
            study.set_user_attr("x", 1)
        over.set()


@pytest.mark.parametrize(("kind", "reason"), [(RDBStorage, None), (PatientStorage, SILENT)])
def test_who_gave_no_sign_of_life_fails_with_the_reason_unless_he_is_seen_to_live(
    tmp_path: Path, kind: type[RDBStorage], reason: str | None
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExperimentalWarning)
        storage = kind(f"sqlite:///{tmp_path}/nas.db", heartbeat_interval=1, grace_period=1)
        study = optuna.create_study(storage=storage)
        for worker in ("elsewhere:1", worker_name()):
            trial = study.ask()
            trial.set_user_attr("worker", worker)
            storage.record_heartbeat(trial._trial_id)
        time.sleep(2.5)
        fail_stale_trials(study)
    silent, living = study.trials
    assert silent.state == TrialState.FAIL and silent.user_attrs.get("reason") == reason
    assert silent.user_attrs.get("try_again") == (2 if reason else None)
    assert living.state == (TrialState.RUNNING if reason else TrialState.FAIL)


@pytest.mark.parametrize(("kind", "state"), [(RDBStorage, TrialState.RUNNING), (PatientStorage, TrialState.FAIL)])
def test_who_goes_away_while_his_sampler_proposes_has_given_a_sign_of_life(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[RDBStorage], state: TrialState
) -> None:
    monkeypatch.setattr(patient_storage, "worker_name", lambda: "elsewhere:1")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExperimentalWarning)
        study = optuna.create_study(storage=kind(f"sqlite:///{tmp_path}/nas.db", heartbeat_interval=1, grace_period=1))
        study.ask()
        time.sleep(2.5)
        fail_stale_trials(study)
    assert study.trials[0].state == state


def test_a_silent_trial_that_somebody_else_has_failed_meanwhile_ends_no_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExperimentalWarning)
        url = f"sqlite:///{tmp_path}/nas.db"
        ours, other = (PatientStorage(url, heartbeat_interval=1, grace_period=1) for _ in range(2))
        study = optuna.create_study(storage=ours)
        trial = study.ask()
        trial.set_user_attr("worker", "elsewhere:1")
        ours.record_heartbeat(trial._trial_id)
        time.sleep(2.5)

        def looked_at(silent: FrozenTrial) -> bool:
            other.set_trial_state_values(silent._trial_id, TrialState.FAIL)
            return False

        monkeypatch.setattr(patient_storage, "worker_is_here", looked_at)
        fail_stale_trials(study)
    assert study.trials[0].state == TrialState.FAIL and "lost" not in study.trials[0].user_attrs


class Proposer(RandomSampler):
    """Looks at the study from outside while it proposes something."""

    def __init__(self, look: Callable[[], None]) -> None:
        super().__init__()
        self._look = look

    def before_trial(self, study: optuna.Study, trial: FrozenTrial) -> None:
        self._look()


@pytest.mark.parametrize(("open_one", "named"), [(plain, False), (open_storage, True)])
def test_a_trial_bears_its_workers_name_while_its_sampler_still_proposes(
    tmp_path: Path, open_one: Open, named: bool
) -> None:
    url, seen = f"sqlite:///{tmp_path}/nas.db", list[FrozenTrial]()
    study = optuna.create_study(storage=open_one(url), study_name="mine")
    watching = optuna.load_study(study_name="mine", storage=open_one(url))
    study.sampler = Proposer(lambda: seen.extend(watching.get_trials()))
    trial = study.ask()
    assert [one.state for one in seen] == [TrialState.RUNNING]
    assert seen[0].user_attrs == ({"worker": worker_name()} if named else {})
    study.tell(trial, 1.0)
    assert study.trials[0].value == 1.0 and study.trials[0].datetime_start == seen[0].datetime_start
    study.enqueue_trial({"x": 1})
    assert study.trials[1].user_attrs == {}


def test_who_reads_all_trials_waits_for_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storages, "SQLITE_CONNECTION", {"timeout": 0.1, "isolation_level": None})
    monkeypatch.setattr(patient_storage, "PATIENCE", 0.0)
    study = optuna.create_study(storage=open_storage(f"sqlite:///{tmp_path}/nas.db"))
    study.add_trial(optuna.trial.create_trial(value=1.0))
    over = threading.Event()
    with locked(tmp_path / "nas.db", over.is_set):
        try:
            assert [trial.value for trial in study.get_trials()] == [1.0]
            with pytest.raises(StorageInternalError):
                study.set_user_attr("x", 1)
        finally:
            over.set()


def test_the_log_is_on_the_disk_when_a_trial_has_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synchronised: list[str] = []
    real = os.fsync
    monkeypatch.setattr(
        patient_storage.os,
        "fsync",
        lambda file: (synchronised.append(str(Path(f"/proc/self/fd/{file}").readlink())), real(file))[1],
    )
    study = optuna.create_study(storage=open_storage(f"sqlite:///{tmp_path}/nas.db"))
    trial = study.ask()
    trial.set_user_attr("x", 1)
    assert synchronised == []
    study.tell(trial, 1.0)
    assert synchronised == [str(tmp_path / "nas.db-wal")]


def test_a_torn_end_makes_a_journal_unreadable_and_costs_a_database_nothing(tmp_path: Path) -> None:
    journal = tmp_path / "journal.log"
    study = optuna.create_study(storage=JournalStorage(JournalFileBackend(str(journal))), study_name="mine")
    study.add_trial(optuna.trial.create_trial(value=1.0))
    with journal.open("a") as file:
        file.write('{"op_code": 4, "wor\n')
    with pytest.raises(ValueError):
        study.add_trial(optuna.trial.create_trial(value=2.0))
        optuna.load_study(study_name="mine", storage=JournalStorage(JournalFileBackend(str(journal))))
    study = optuna.create_study(storage=open_storage(f"sqlite:///{tmp_path}/nas.db"), study_name="mine")
    study.add_trial(optuna.trial.create_trial(value=1.0))
    (tmp_path / "copy").mkdir()
    for file in (*tmp_path.glob("nas.db"), *tmp_path.glob("nas.db-wal")):
        torn = b"half a page" if file.suffix == ".db-wal" else b""
        (tmp_path / "copy" / file.name).write_bytes(file.read_bytes() + torn)
    copied = optuna.load_study(study_name="mine", storage=open_storage(f"sqlite:///{tmp_path}/copy/nas.db"))
    assert [trial.value for trial in copied.trials] == [1.0]
