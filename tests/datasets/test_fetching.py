"""Downloads from a server that fails as servers do."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from datasets import fetching
from datasets.fetching import Patience, fetch
from datasets.samples import DataError
from tests.datasets.web_server import Site, serving

CONTENT = np.random.default_rng(0).bytes(300_000)
QUICK = Patience(tries=3, wait=0.01, answer=0.3)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site({"a.zip": CONTENT})) as served:
        yield served


def get(site: Site, part: Path) -> None:
    fetch(f"{site.address}/a.zip", part, patience=QUICK)


def test_a_file_arrives_whole_and_the_progress_is_told(site: Site, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    fetch(f"{site.address}/a.zip", tmp_path / "deep/a.part", lambda *sizes: told.append(sizes), QUICK)
    assert (tmp_path / "deep/a.part").read_bytes() == CONTENT
    assert told[-1] == (len(CONTENT), len(CONTENT)) and told == sorted(told) and len(told) > 2


@pytest.mark.parametrize("fault", ["cut", "stall"])
def test_what_breaks_off_is_continued(site: Site, tmp_path: Path, fault: str) -> None:
    getattr(site, fault).extend([100_000, 50_000])
    get(site, tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == CONTENT
    starts = [int(wanted.split("=")[1][:-1]) for _, wanted in site.requests[1:] if wanted]
    assert len(starts) == 2 and 0 < starts[0] <= 100_000 < starts[1] <= 150_000


def test_a_part_of_an_earlier_run_is_continued(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.part").write_bytes(CONTENT[:123_456])
    get(site, tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == CONTENT
    assert site.requests == [("/a.zip", "bytes=123456-")]


def test_a_whole_part_is_asked_about_and_kept(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.part").write_bytes(CONTENT)
    get(site, tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == CONTENT and len(site.requests) == 1


def test_a_part_longer_than_the_file_is_fetched_anew(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.part").write_bytes(CONTENT + b"more")
    get(site, tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == CONTENT


def test_a_file_that_changed_meanwhile_is_fetched_anew(site: Site, tmp_path: Path) -> None:
    site.cut.extend([10_000] * 3 + [0] * 9)
    with pytest.raises(DataError, match=r"bytes are kept\. Run the same command again"):
        get(site, tmp_path / "a.part")
    site.cut.clear()
    site.files["a.zip"], site.etag = CONTENT[::-1], '"2"'
    get(site, tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == CONTENT[::-1]


def test_a_server_without_ranges_or_lengths_will_do(site: Site, tmp_path: Path) -> None:
    site.ranges, site.length, site.etag = False, False, None
    (tmp_path / "a.part").write_bytes(CONTENT[:1000])
    get(site, tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == CONTENT


def test_a_busy_server_is_asked_again(site: Site, tmp_path: Path) -> None:
    site.answers.extend([503, 429])
    get(site, tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == CONTENT


def test_a_server_that_stays_silent_is_given_up(site: Site, tmp_path: Path) -> None:
    site.cut.extend([0] * 10)
    with pytest.raises(DataError, match=r"/a\.zip: the connection failed .*Run the same command again") as told:
        get(site, tmp_path / "a.part")
    assert len(site.requests) == QUICK.tries and "\n" not in str(told.value)


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_refusal_is_final(site: Site, tmp_path: Path, status: int) -> None:
    site.answers.append(status)
    with pytest.raises(DataError, match=f"the server answers {status} .*--mirror"):
        get(site, tmp_path / "a.part")
    assert len(site.requests) == 1


def test_no_server_at_all_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"127\.0\.0\.1:9/a\.zip: the connection failed"):
        fetch("http://127.0.0.1:9/a.zip", tmp_path / "a.part", patience=QUICK)
    with pytest.raises(DataError, match="cannot be asked for"):
        fetch("http://[/a.zip", tmp_path / "a.part", patience=QUICK)
    with pytest.raises(DataError, match="cannot be asked for"):
        fetch("http://example..com/a.zip", tmp_path / "a.part", patience=QUICK)


@pytest.mark.parametrize("length", [True, False])
def test_what_is_too_large_is_not_kept_on_reading(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: bool
) -> None:
    monkeypatch.setattr(fetching, "MOST_BYTES", 100_000)
    site.length = length
    with pytest.raises(DataError, match="100,000"):
        get(site, tmp_path / "a.part")
    assert not (tmp_path / "a.part").exists() or (tmp_path / "a.part").stat().st_size < 200_000


def test_an_encrypted_address_must_not_lead_to_an_open_one(site: Site, tmp_path: Path) -> None:
    # A server with a certificate would need one; the check is what is tested.
    class Hop:
        def __init__(self, url: str, *history: "Hop") -> None:
            self.url, self.history, self.status_code, self.headers = url, history, 200, {}

    first, opened = Hop("https://example.org/a.zip"), Hop(f"{site.address}/a.zip")
    for answer in (Hop(opened.url, first), Hop(first.url, first, opened)):
        with pytest.raises(DataError, match=f"leads to {opened.url}, which is not encrypted"):
            fetching._receive(answer, first.url, tmp_path / "a.part", None)


def test_a_server_is_asked_for_the_file_as_it_is(site: Site, tmp_path: Path) -> None:
    get(site, tmp_path / "a.part")
    assert site.encodings == ["identity"]


def test_a_version_that_promises_no_equal_bytes_is_not_asked_for(site: Site, tmp_path: Path) -> None:
    site.etag, site.cut = 'W/"1"', [100_000]
    get(site, tmp_path / "a.part")
    assert (tmp_path / "a.part").read_bytes() == CONTENT
    assert site.conditions == [None, None]


def test_a_place_that_cannot_be_written_is_one_line(site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataError, match="cannot be written"):
        get(site, tmp_path / "file/a.part")
