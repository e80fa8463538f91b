"""A folder that appears whole, beside what is there already."""

from pathlib import Path

import pytest

from nas.export import folder
from nas.export.chain import ExportError
from nas.export.folder import replacing


def test_what_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    final = tmp_path / "mine"
    with pytest.raises(ExportError, match="is there already"), replacing(final, force=False) as partial:
        (partial / "new").touch()
        final.mkdir()
    assert [file.name for file in tmp_path.iterdir()] == ["mine"] and not list(final.iterdir())


@pytest.mark.parametrize("name", ["[x]", "**", "a*"])
def test_a_name_is_no_pattern(tmp_path: Path, name: str) -> None:
    for force in (False, True):
        with replacing(tmp_path / name, force=force) as partial:
            (partial / "verification.json").touch()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ExportError, match="is not a folder of its own"), replacing(tmp_path / "mine", force=True):
        pass


def test_what_cannot_be_put_in_place_leaves_the_older_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    final = tmp_path / "mine"
    with replacing(final, force=False) as partial:
        (partial / "verification.json").write_text("old")

    def full(*_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folder, "put", full)
    with pytest.raises(ExportError, match="No space left"), replacing(final, force=True) as partial:
        (partial / "verification.json").write_text("new")
    assert [file.name for file in tmp_path.iterdir()] == ["mine"]
    assert (final / "verification.json").read_text() == "old"
