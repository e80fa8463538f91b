import os
from pathlib import Path

import pytest

from nas.result_files import LONGEST_NAME, ResultError, folder_name, write_text


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


def test_an_architecture_of_many_layers_has_a_folder_name_of_its_own() -> None:
    name = "3_64_64_" + "QConv_128_2_BN_" * 20 + "Dense_43"
    assert folder_name("3_30_30_Dense_43") == "3_30_30_Dense_43"
    assert len(folder_name(name)) == LONGEST_NAME and folder_name(name) != folder_name(f"{name}_BN")
    assert name.startswith(folder_name(name)[:150])
