"""Where studies are kept: any Optuna storage, SQLite by default."""

import os
import re
import shutil
import sqlite3
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shlex import quote
from typing import Any

import sqlalchemy
from optuna.exceptions import ExperimentalWarning, StorageInternalError
from optuna.storages import RDBStorage

from studies.errors import StudyError
from studies.patient_storage import GRACE, HEARTBEAT, READING, PatientStorage, database_reason, patiently
from studies.storage_url import check, sqlite_file, without_password, without_passwords_of

SQLITE_CONNECTION = {"timeout": 10, "isolation_level": None}
"""Seconds to wait for a lock, deaf to Ctrl-C, before the storage tries again. Transactions are begun below."""
SERVER_CONNECTION = {"connect_timeout": 10}
"""Seconds to wait for PostgreSQL."""
MAKERS = 20
"""Attempts at making the tables, each of which another process may spoil."""
REFUSAL = re.compile(
    "authentication failed|no password supplied|denied|does not exist|pg_hba.conf|not permitted|nknown database"
    "|support SSL|SSL is not|SSL off|SSL required|certificate|invalid sslmode|readonly|unable to open|not a database"
)
"""In what a server or SQLite says where waiting does not help."""


def open_storage(url: str) -> RDBStorage:
    """The storage at ``url``; raises StudyError if it cannot be written, after two minutes if that may pass."""
    check(url)
    file = sqlite_file(url)
    if file is not None:
        _check_writable(file)
    try:
        storage = _connect(url)
    except ImportError as error:
        hint = "; pip install '.[postgresql]'" if url.startswith("postgresql") else ""
        raise StudyError(f"storage {without_password(url)}: {database_reason(error)}{hint}") from None
    except (sqlalchemy.exc.SQLAlchemyError, StorageInternalError, ValueError, RuntimeError) as error:
        raise StudyError(
            f"storage {without_password(url)}: {without_passwords_of(url, database_reason(error))}"
        ) from None
    if file is not None:
        _set_up(storage.engine)
    elif storage.engine.dialect.name == "postgresql":
        _set_clock(storage.engine)
    return storage


@contextmanager
def failing_in_one_line(url: str, what_to_do: str = "") -> Iterator[None]:
    """Raises StudyError, without a secret, for a storage that fails while it is used, all patience spent."""
    try:
        yield
    except (sqlalchemy.exc.SQLAlchemyError, StorageInternalError) as error:
        reason = without_passwords_of(url, database_reason(error))
        raise StudyError(f"storage {without_password(url)}: {reason}{what_to_do}") from None


def check_there(url: str) -> None:
    """Raise StudyError if ``url`` names a SQLite file that does not exist, which `open_storage` would make."""
    file = sqlite_file(url)
    if file is not None and not file.is_file():
        raise StudyError(
            f"storage {file}: there is no such file; python -m nas.search makes it, --storage names another"
        )


def _connect(url: str) -> RDBStorage:
    """The storage, waited for as in any later call."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExperimentalWarning)
        connect = partial(
            PatientStorage,
            url,
            engine_kwargs=_engine(url),
            heartbeat_interval=HEARTBEAT,
            grace_period=GRACE,
        )
        storage: PatientStorage = patiently(_with_tables)(connect)
    return storage


def _with_tables(connect: Callable[[], PatientStorage]) -> PatientStorage:
    """The storage, its tables made if need be: other processes may be making them too, one after the other."""
    for _ in range(MAKERS):
        try:
            return connect()
        except (sqlalchemy.exc.IntegrityError, sqlalchemy.exc.ProgrammingError):
            pass
        except sqlalchemy.exc.OperationalError as error:
            if REFUSAL.search(str(error.orig)):
                raise StorageInternalError(database_reason(error)) from None  # This kind is not tried again.
            if "already exists" not in str(error.orig):
                raise
        time.sleep(0.1)
    return connect()


def _engine(url: str) -> dict[str, Any]:
    """What SQLAlchemy is told besides the address."""
    if sqlite_file(url) is not None:
        return {"connect_args": SQLITE_CONNECTION}
    # A connection that a server has closed meanwhile is noticed, and made anew, before it is used.
    return {"pool_pre_ping": True, "connect_args": SERVER_CONNECTION if url.startswith("postgresql") else {}}


def absolute(url: str) -> str:
    """The address for processes that run in another folder."""
    file = sqlite_file(url)
    if file is None:
        return url
    return sqlalchemy.make_url(url).set(database=str(file.absolute())).render_as_string(hide_password=False)


def dashboard_command(url: str) -> str:
    """The line that shows the studies at ``url`` in a browser, wherever this Python's programs are."""
    return f"{_dashboard()} --artifact-dir {quote(str(artifact_folder(url)))} {quote(without_password(url))}"


def _dashboard() -> str:
    beside = Path(sys.executable).with_name("optuna-dashboard")
    if shutil.which(beside.name) or not beside.exists():
        return beside.name
    here = Path.cwd()
    return quote(str(beside.relative_to(here) if beside.is_relative_to(here) else beside))


def artifact_folder(url: str) -> Path:
    """Where files that belong to trials are kept: beside a SQLite file, else in ``studies/``."""
    file = sqlite_file(url)
    return (Path("studies") if file is None else file.parent) / "artifacts"


def _check_writable(path: Path) -> None:
    """Try what SQLite will need, before it is needed: the folder, and the file if it exists.

    A file that is there is not opened: closing it would end the locks that connections of this process have on it
    (POSIX knows only a process's), another process would take itself for the last one and remove the write-ahead log,
    and this one would go on reading a log that is no more.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch()
    except OSError as error:
        raise StudyError(f"storage {path}: cannot be written ({error.strerror})") from None
    if path.is_dir() or not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise StudyError(f"storage {path}: cannot be written")


def _set_up(engine: sqlalchemy.Engine) -> None:
    """Begin every SQLite transaction that may write with the lock for it, and do not wait for the disk at each end.

    By default SQLite takes the lock at the first write: two workers may both read that a trial waits before either
    marks it as running, and train it twice. The connections are opened without transactions of the driver's own.
    Reading all trials, which takes seconds when there are thousands, needs no lock and holds nobody up.

    A trial is some fifty transactions. With a write-ahead log that is not synchronised at each, killed processes lose
    nothing; a power failure may lose the last ones, but none from before the end of the latest trial (PatientStorage
    sees to that), and the file stays sound.
    """

    @sqlalchemy.event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")

    @sqlalchemy.event.listens_for(engine, "begin")
    def _begin(connection: sqlalchemy.Connection) -> None:
        connection.exec_driver_sql("BEGIN" if getattr(READING, "now", False) else "BEGIN IMMEDIATE")

    engine.dispose()  # Connections made before are not set up.


def _set_clock(engine: sqlalchemy.Engine) -> None:
    """Have PostgreSQL tell times in UTC: Optuna compares signs of life by the clock on the wall.

    Where that is put forward in spring, all running trials would have been silent for an hour.
    """

    @sqlalchemy.event.listens_for(engine, "connect")
    def _connect(connection: Any, _: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET TIME ZONE 'UTC'")
        connection.commit()

    engine.dispose()  # Connections made before have another clock.
