"""A web server on this machine that can fail in the ways servers on the internet do."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """What is served, and how. The lists of faults are used up by one request each."""

    files: dict[str, bytes]
    etag: str | None = '"1"'
    ranges: bool = True
    length: bool = True
    cut: list[int] = field(default_factory=list)
    """After how many bytes of its answer the connection is closed."""
    stall: list[int] = field(default_factory=list)
    """After how many bytes of its answer nothing more comes."""
    answers: list[int] = field(default_factory=list)
    """Statuses instead of the file."""
    seconds_a_block: float = 0
    elsewhere: str | None = None
    """Where every request is sent on to."""
    requests: list[tuple[str, str | None]] = field(default_factory=list)
    """What was asked for: path and range."""
    encodings: list[str | None] = field(default_factory=list)
    """In which it might have been packed."""
    conditions: list[str | None] = field(default_factory=list)
    """Which version the rest was asked of."""
    address: str = ""
    released: threading.Event = field(default_factory=threading.Event)


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers["Range"]
            site.requests.append((self.path, wanted))
            site.encodings.append(self.headers["Accept-Encoding"])
            site.conditions.append(self.headers["If-Range"])
            content = site.files.get(self.path.lstrip("/"))
            if site.answers:
                self.send_error(site.answers.pop(0))
            elif site.elsewhere:
                self.send_response(302)
                self.send_header("Location", site.elsewhere)
                self.end_headers()
            elif content is None:
                self.send_error(404)
            else:
                self._send(content, wanted)

        def _send(self, content: bytes, wanted: str | None) -> None:
            start = 0
            current = self.headers["If-Range"] in (None, site.etag)
            if wanted and site.ranges and current:
                start = int(re.fullmatch(r"bytes=(\d+)-", wanted)[1])
                if start >= len(content):
                    self.send_response(416)
                    self.send_header("Content-Range", f"bytes */{len(content)}")
                    self.end_headers()
                    return
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
            else:
                self.send_response(200)
            if site.length:
                self.send_header("Content-Length", str(len(content) - start))
            if site.etag:
                self.send_header("ETag", site.etag)
            self.end_headers()
            self._write(content[start:])

        def _write(self, content: bytes) -> None:
            limit = site.cut.pop(0) if site.cut else len(content)
            pause = site.stall.pop(0) if site.stall else None
            try:
                for position in range(0, limit, 1000):
                    if pause is not None and position >= pause:
                        site.released.wait(30)
                        return
                    self.wfile.write(content[position : min(position + 1000, limit)])
                    if site.seconds_a_block:
                        self.wfile.flush()
                        time.sleep(site.seconds_a_block)
            except OSError:
                pass  # The client has gone.

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serve ``site`` until the block ends; its ``address`` is set."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    site.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        site.released.set()
        server.shutdown()
        server.server_close()
