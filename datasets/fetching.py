"""Files from web servers: resumed where they broke off, tried again, and never taken for whole when they are not."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests
from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_random_exponential

from datasets.samples import DataError

Progress = Callable[[int, int | None], None]
"""Told (bytes there, bytes in all if the server tells)."""

MOST_BYTES = 4 * 2**30
BLOCK = 2**13
"""Bytes written at once; so many may be lost when a connection breaks."""
OK, PARTIAL, UNSATISFIABLE = 200, 206, 416
BUSY = (408, 425, 429, 500, 502, 503, 504)
"""Answers that mean: try again."""
RANGE = re.compile(r"bytes (?:(\d+)-\d+|\*)/(\d+|\*)")


@dataclass(frozen=True)
class Patience:
    """How often to try when nothing more arrives, the longest wait between two tries, and for an answer; seconds."""

    tries: int = 6
    wait: float = 30
    answer: float = 30


class _BrokenOffError(Exception):
    """The connection or the server failed in a way that another try may mend."""


def fetch(url: str, part: Path, progress: Progress | None = None, patience: Patience | None = None) -> None:
    """Download ``url`` into ``part``, going on after what is there already.

    If the server's file has changed since, as its ETag or date tells, or if it sends whole files only, it is fetched
    anew; else what has arrived stays in ``part``, whatever happens. Raises DataError if the server refuses, gives more
    than 4 GiB, sends an https address elsewhere without encryption, or if no byte more arrives in ``patience.tries``
    tries.
    """
    patience = patience or Patience()
    try:
        with requests.Session() as session:
            Retrying(
                retry=retry_if_exception_type(_BrokenOffError),
                wait=wait_random_exponential(max=patience.wait),
                stop=_Fruitless(part, patience.tries),
                reraise=True,
            )(_fetch_once, session, url, part, progress, patience.answer)
    except _BrokenOffError as error:
        there = f"; {_size(part):,} bytes are kept" if _size(part) else ""
        raise DataError(f"{url}: {error}{there}. Run the same command again to go on") from error
    except DataError:
        raise
    except (requests.RequestException, ValueError) as error:  # The second is urllib3's, of names that no host can have.
        raise DataError(f"{url}: cannot be asked for ({' '.join(str(error).split())[:200]})") from error
    except OSError as error:
        raise DataError(f"{part}: cannot be written ({error.strerror}); run the same command again to go on") from error


class _Fruitless:
    """Says stop after so many tries in a row that added nothing to the file."""

    def __init__(self, part: Path, tries: int) -> None:
        self._part, self._tries = part, tries
        self._largest, self._fruitless = _size(part), 0

    def __call__(self, _: RetryCallState) -> bool:
        size = _size(self._part)
        self._fruitless = 0 if size > self._largest else self._fruitless + 1
        self._largest = max(self._largest, size)
        return self._fruitless >= self._tries


def _size(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _version_file(part: Path) -> Path:
    """Where it is kept which of the server's files ``part`` is the beginning of."""
    return part.with_name(f"{part.name}.version")


def discard(part: Path) -> None:
    """Forget what has arrived."""
    part.unlink(missing_ok=True)
    _version_file(part).unlink(missing_ok=True)


def _fetch_once(session: requests.Session, url: str, part: Path, progress: Progress | None, answer: float) -> None:
    try:
        with session.get(url, headers=_headers(part), stream=True, timeout=answer) as response:
            _receive(response, url, part, progress)
    except (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError) as error:
        raise _BrokenOffError(f"the connection failed ({type(error).__name__})") from error


def _headers(part: Path) -> dict[str, str]:
    headers = {"Accept-Encoding": "identity"}
    version = _version_file(part)
    if have := _size(part):
        headers["Range"] = f"bytes={have}-"
        if version.exists():
            headers["If-Range"] = version.read_text(encoding="latin-1")
    return headers


def _receive(response: requests.Response, url: str, part: Path, progress: Progress | None) -> None:
    have = _size(part)
    opened = [hop.url for hop in (*response.history, response) if urlsplit(hop.url).scheme != "https"]
    if urlsplit(url).scheme == "https" and opened:
        raise DataError(f"{url}: leads to {opened[0]}, which is not encrypted; nothing is fetched from there")
    status = response.status_code
    start, total = _extent(response)
    if status == UNSATISFIABLE and have and total == have:
        return
    if status == UNSATISFIABLE or (status == PARTIAL and start != have):
        discard(part)
        raise _BrokenOffError("the server has not the rest of what is here")
    if status in BUSY:
        raise _BrokenOffError(f"the server answers {status} {response.reason}")
    if status not in (OK, PARTIAL):
        raise DataError(f"{url}: the server answers {status} {response.reason}; name another place with --mirror")
    if total is not None and total > MOST_BYTES:
        raise DataError(f"{url}: has {total:,} bytes, more than {MOST_BYTES:,}; it is not the published archive")
    _remember_version(response, part)
    _append(response, url, part, start, total, progress)


def _extent(response: requests.Response) -> tuple[int, int | None]:
    """At which byte of the file the answer begins, and how many bytes the file has."""
    if response.status_code == OK:
        length = response.headers.get("Content-Length", "")
        return 0, int(length) if length.isdecimal() else None
    extent = RANGE.match(response.headers.get("Content-Range", ""))
    if extent is None:
        return -1, None
    return int(extent[1] or -1), None if extent[2] == "*" else int(extent[2])


def _remember_version(response: requests.Response, part: Path) -> None:
    etag = response.headers.get("ETag", "")
    version = etag if etag and not etag.startswith("W/") else response.headers.get("Last-Modified", "")
    part.parent.mkdir(parents=True, exist_ok=True)
    if version:
        _version_file(part).write_text(version, encoding="latin-1")
    else:
        _version_file(part).unlink(missing_ok=True)


def _append(
    response: requests.Response, url: str, part: Path, start: int, total: int | None, progress: Progress | None
) -> None:
    with part.open("r+b" if start else "wb") as file:
        done = file.seek(start)
        for block in response.iter_content(BLOCK):
            file.write(block)
            done += len(block)
            if done > MOST_BYTES:
                raise DataError(f"{url}: goes on after {MOST_BYTES:,} bytes; it is not the published archive")
            if progress is not None:
                progress(done, total)
        file.flush()
        os.fsync(file.fileno())
    if total is not None and done != total:
        raise _BrokenOffError(f"the connection ended after {done:,} of {total:,} bytes")
