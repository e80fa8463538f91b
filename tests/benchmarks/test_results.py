"""How a benchmark's table is shown: what a narrow terminal has no room for is in files, and on wide ones."""

from pathlib import Path

import pytest

from tests.benchmarks.results import show

ROWS = [{"network": "german-106k", "accuracy": "98.17", "published": "none" * 10}]


@pytest.mark.parametrize(("width", "is_shown"), [(80, True), (66, True), (60, False), (40, False)])
def test_wide_columns_are_shown_where_there_is_room_for_all(
    width: int, is_shown: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    show("title", ROWS, None, tmp_path / "table.md", wide=["published"])
    shown = capsys.readouterr().out
    assert "98.17" in shown and ("published" in shown) == is_shown
    assert "published" in (tmp_path / "table.md").read_text()


def test_what_is_shown_on_a_narrow_terminal_is_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    show("title", ROWS, None)
    assert "".join(capsys.readouterr().out.split()).count("none") == 10


def test_headings_are_folded_and_never_cut(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    heading = "of which the first layer takes in us"
    monkeypatch.setenv("COLUMNS", "80")
    show("title", [{"network": "german-106k", **{f"{heading} {letter}": 27.0 for letter in "abcdef"}}], None)
    shown = capsys.readouterr().out
    assert "…" not in shown and "german-106k" in shown
    assert all(shown.split().count(word) == 6 for word in [*heading.split(), "27"])
