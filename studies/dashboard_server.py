"""optuna-dashboard in a process beside a search, for as long as that runs."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from studies.errors import StudyError
from studies.storage import open_storage

START = 60.0
"""Seconds to wait for the server's address."""
_processes = multiprocessing.get_context("spawn")


@contextmanager
def serving(url: str, artifacts: Path) -> Iterator[str]:
    """Serve the studies at ``url`` on a free port of the loopback interface; yields the address to open.

    Raises StudyError if it does not start, or its folder cannot be made.
    """
    try:
        artifacts.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudyError(f"{artifacts}: is to be the dashboard's folder, but {error.strerror}; move it away") from error
    here, there = _processes.Pipe(duplex=False)
    process = _processes.Process(target=_serve, args=(url, artifacts, there), daemon=True)
    process.start()
    there.close()
    try:
        try:
            port = here.recv() if here.poll(START) else None
        except EOFError:
            port = None
        if port is None:
            raise StudyError("the dashboard did not start; search without --dashboard and start it by hand")
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.join()


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is the search's."""


def _serve(url: str, artifacts: Path, port: Connection) -> None:
    # Ctrl-C is for the search, which ends this process when it has ended itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    from optuna.artifacts import FileSystemArtifactStore
    from optuna_dashboard import wsgi

    application = wsgi(open_storage(url), FileSystemArtifactStore(str(artifacts)))
    server = make_server("127.0.0.1", 0, application, server_class=_Server, handler_class=_Quiet)
    port.send(server.server_port)
    server.serve_forever()


def _end_with_parent() -> None:
    """A search that is killed cannot end this process."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(0)
