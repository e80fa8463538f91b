"""Where studies are kept: any Optuna storage, SQLite by default."""

import os
import re
import sqlite3
import time
import warnings
from functools import partial
from pathlib import Path
from shlex import quote

import sqlalchemy
from optuna.exceptions import ExperimentalWarning
from optuna.storages import RDBStorage

from studies.errors import StudyError
from studies.lost_trials import retry_killed

DEFAULT_URL = "sqlite:///studies/nas.db"
SQLITE_CONNECTION = {"timeout": 60, "isolation_level": None}
"""Seconds to wait for a lock: eight processes on one file need about that. Transactions are begun below."""
MAKERS = 20
"""Attempts at making the tables, each of which another process may spoil."""
HEARTBEAT, GRACE = 30, 120
"""Seconds between signs of life of a running trial, and without one until it counts as dead."""


def open_storage(url: str = DEFAULT_URL) -> RDBStorage:
    """The storage at ``url``; raises StudyError if it cannot be written."""
    sqlite = url.startswith("sqlite:///")
    if sqlite:
        _check_writable(Path(url.removeprefix("sqlite:///")))
    try:
        storage = _connect(url, sqlite)
    except (sqlalchemy.exc.SQLAlchemyError, ImportError, ValueError, RuntimeError) as error:
        reason = str(error).splitlines()[0]
        raise StudyError(f"storage {without_password(url)}: {reason}") from None
    if sqlite:
        _set_up(storage.engine)
    return storage


def check_there(url: str) -> None:
    """Raise StudyError if ``url`` names a SQLite file that does not exist, which `open_storage` would make."""
    path = Path(url.removeprefix("sqlite:///"))
    if url.startswith("sqlite:///") and not path.is_file():
        raise StudyError(
            f"storage {path}: there is no such file; python -m nas.search makes it, --storage names another"
        )


def _connect(url: str, sqlite: bool) -> RDBStorage:
    """The storage, its tables made if need be."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExperimentalWarning)
        connect = partial(
            RDBStorage,
            url,
            engine_kwargs={"connect_args": SQLITE_CONNECTION} if sqlite else None,
            heartbeat_interval=HEARTBEAT,
            grace_period=GRACE,
            heartbeat_stale_trial_callback=retry_killed,
        )
        for _ in range(MAKERS):
            try:
                return connect()
            except (sqlalchemy.exc.IntegrityError, sqlalchemy.exc.OperationalError):
                # Other processes may be making the same tables at the same moment, one after the other.
                time.sleep(0.1)
        return connect()


def without_password(url: str) -> str:
    """The address as it may be shown."""
    return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:***@", url)


def dashboard_command(url: str) -> str:
    """The line that shows the studies at ``url`` in a browser."""
    return f"optuna-dashboard --artifact-dir {quote(str(artifact_folder(url)))} {without_password(url)}"


def artifact_folder(url: str) -> Path:
    """Where files that belong to trials are kept: beside a SQLite file, else in ``studies/``."""
    kept = url if url.startswith("sqlite:///") else DEFAULT_URL
    return Path(kept.removeprefix("sqlite:///")).parent / "artifacts"


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
    if path.is_dir() or not os.access(path, os.W_OK):
        raise StudyError(f"storage {path}: cannot be written")


def _set_up(engine: sqlalchemy.Engine) -> None:
    """Begin every SQLite transaction with the write lock, and do not wait for the disk at the end of each.

    By default SQLite takes the lock at the first write: two workers may both read that a trial waits before either
    marks it as running, and train it twice. The connections are opened without transactions of the driver's own.

    A trial is some fifty transactions. With a write-ahead log that is not synchronised at each, killed processes lose
    nothing; only a power failure may lose the last ones, and even then the file stays sound.
    """

    @sqlalchemy.event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")

    @sqlalchemy.event.listens_for(engine, "begin")
    def _begin(connection: sqlalchemy.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    engine.dispose()  # Connections made before are not set up.
