"""A PostgreSQL server of Debian's package in a folder of its own, for tests and benchmarks."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PASSWORD = "s3cret-Pa55"
USER = "searcher"


def programs() -> Path | None:
    """Where ``initdb`` and ``pg_ctl`` are; Debian keeps them out of the path."""
    found = shutil.which("pg_ctl")
    places = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return next((place for place in reversed(places) if (place / "initdb").exists()), None)


@dataclass(frozen=True)
class Server:
    """A server that nobody has used before."""

    url: str
    """Its address, password included."""
    control: Callable[[str], None]
    """Does what ``pg_ctl`` can do: start, stop."""


@contextmanager
def server(connections: int = 100) -> Iterator[str]:
    """The address of a running server."""
    with controlled(connections) as running:
        yield running.url


@contextmanager
def controlled(connections: int = 100) -> Iterator[Server]:
    """A running server that may be stopped and started meanwhile; gone afterwards."""
    place = programs()
    assert place is not None, "apt-get install postgresql"
    with tempfile.TemporaryDirectory(prefix="postgres-", dir="/tmp", ignore_cleanup_errors=True) as folder:
        account: dict[str, Any] = {}
        if os.geteuid() == 0:  # It refuses to run as root.
            postgres = pwd.getpwnam("postgres")
            os.chown(folder, postgres.pw_uid, postgres.pw_gid)
            account = {"user": postgres.pw_uid, "group": postgres.pw_gid, "extra_groups": []}
        data, secret, port = Path(folder, "data"), Path(folder, "password"), _free_port()

        def run(*command: object) -> None:
            subprocess.run(list(map(str, command)), check=True, cwd=folder, stdout=subprocess.DEVNULL, **account)

        secret.write_text(PASSWORD)
        secret.chmod(0o644)
        run(place / "initdb", "-D", data, "-U", USER, "-A", "scram-sha-256", f"--pwfile={secret}", "--no-sync")
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -k {folder} -c max_connections={connections}"

        def control(action: str) -> None:
            how = ("-m", "immediate") if action == "stop" else ("-l", Path(folder, "log"), "-o", options)
            run(place / "pg_ctl", "-D", data, "-w", *how, action)

        control("start")
        try:
            yield Server(f"postgresql://{USER}:{PASSWORD}@127.0.0.1:{port}/postgres", control)
        finally:
            control("stop")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
