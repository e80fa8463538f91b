import os
from pathlib import Path

import pytest

from nas.result_files import ResultError, write_text


def test_a_file_and_its_folder_are_made_or_replaced(tmp_path: Path) -> None:
    file = tmp_path / "new/folder/results.json"
    for text in ("first", "then"):
        write_text(file, text)
        assert file.read_text() == text and list(file.parent.iterdir()) == [file]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "results.json"
    write_text(file, "old")

    def full(self: Path, text: str, **_: object) -> int:
        with self.open("w") as half:
            half.write(text[:3])
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(ResultError, match=rf"^{file}: cannot be written \(No space left on device\)"):
        write_text(file, "a new text")
    assert file.read_text() == "old" and list(tmp_path.iterdir()) == [file]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ResultError, match="cannot be written"):
        write_text(tmp_path / "file/results.json", "")
    with pytest.raises(ResultError, match="cannot be written"):
        write_text(tmp_path, "")
