"""Archives that want out of their folder, or to fill the disk, beside plain ones."""

import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from datasets import unpacking
from datasets.samples import DataError
from datasets.unpacking import unpack


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "a.zip"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "inside" / "data"


def write(archive: Path, files: dict[str, bytes], mode: int = 0) -> Path:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = mode << 16
            opened.writestr(member, content)
    return archive


def everything(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*"))


def test_files_and_folders_come_out(archive: Path, folder: Path) -> None:
    told: list[tuple[int, int]] = []
    write(archive, {"GTSRB/a/1.ppm": b"one", "GTSRB/a/2.ppm": b"", "GTSRB/empty/": b"", "é ü.txt": b"three"})
    assert unpack(archive, folder, lambda *sizes: told.append(sizes)) == 3
    assert everything(folder) == ["GTSRB", "GTSRB/a", "GTSRB/a/1.ppm", "GTSRB/a/2.ppm", "é ü.txt"]
    assert (folder / "GTSRB/a/1.ppm").read_bytes() == b"one" and told[-1] == (8, 8)


def test_what_is_there_is_left_and_what_is_damaged_is_mended(archive: Path, folder: Path) -> None:
    write(archive, {"same": b"same", "half": b"whole", "other": b"right"})
    unpack(archive, folder)
    os.utime(folder / "same", (1, 1))
    (folder / "half").write_bytes(b"wh")
    (folder / "other").write_bytes(b"wrong")
    unpack(archive, folder)
    assert (folder / "same").stat().st_mtime == 1
    assert [(folder / name).read_bytes() for name in ("half", "other")] == [b"whole", b"right"]


@pytest.mark.parametrize(
    "name",
    [
        "../out",
        "a/../../out",
        "a/..",
        "..",
        "/tmp/out",
        "//server/out",
        "C:/out",
        "C:out",
        "..\\out",
        "a\\..\\..\\out",
        "a\\b",
        "a\nb",
        "a\x1b[2Jb",
        "n" * 256,
        "é" * 128,
        ".",
    ],
)
def test_a_name_that_climbs_or_deceives_is_refused_before_anything_is_written(
    archive: Path, folder: Path, name: str
) -> None:
    write(archive, {"good": b"good", name: b"bad"})
    with pytest.raises(DataError, match=r"a\.zip: the member '.*' (leads out|has a name).*nothing of it is unpacked$"):
        unpack(archive, folder)
    assert everything(folder.parent.parent) == ["a.zip"]


def test_a_name_with_a_hidden_end_is_refused(archive: Path, folder: Path) -> None:
    write(archive, {"good_evil": b"bad"})
    archive.write_bytes(archive.read_bytes().replace(b"good_evil", b"good\0evil"))
    with pytest.raises(DataError, match="nothing of it is unpacked"):
        unpack(archive, folder)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK])
def test_links_and_devices_are_refused(archive: Path, folder: Path, kind: int) -> None:
    write(archive, {"link": b"/etc/passwd"}, kind | 0o777)
    with pytest.raises(DataError, match="is a link or a device"):
        unpack(archive, folder)
    assert not folder.exists()


def test_encrypted_members_are_refused_before_anything_is_written(archive: Path, folder: Path) -> None:
    write(archive, {"plain": b"good", "secret": b"none"})
    content = bytearray(archive.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1  # Of the last one in the directory of the archive.
    archive.write_bytes(content)
    with pytest.raises(DataError, match="the member 'secret' is encrypted; nothing of it is unpacked"):
        unpack(archive, folder)
    assert not folder.exists()


def test_modes_are_not_taken_over(archive: Path, folder: Path) -> None:
    write(archive, {"program": b"#!"}, stat.S_IFREG | 0o6777)
    unpack(archive, folder)
    assert not (folder / "program").stat().st_mode & 0o7111


def test_a_link_that_lies_in_the_folder_is_not_followed(archive: Path, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    folder.mkdir(parents=True)
    (folder / "link").symlink_to(tmp_path / "outside")
    (folder / "file").symlink_to(tmp_path / "outside" / "file")
    with pytest.raises(DataError, match="is a link out of"):
        unpack(write(archive, {"link/file": b"bad"}), folder)
    unpack(write(archive, {"file": b"good"}), folder)
    assert not any((tmp_path / "outside").iterdir()) and (folder / "file").read_bytes() == b"good"


def test_bombs_are_refused(archive: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(archive, {"zeros": bytes(20 * 2**20)})
    with pytest.raises(DataError, match="would unpack to 20,971,520 bytes"):
        unpack(archive, folder)
    with monkeypatch.context() as patched:
        patched.setattr(unpacking, "MOST_BYTES", 10)
        with pytest.raises(DataError, match="would unpack to 11 bytes, more than 10"):
            unpack(write(archive, {"a": b"5 and", "b": b"6 more"}), folder)
    monkeypatch.setattr(unpacking, "MOST_FILES", 10)
    with pytest.raises(DataError, match="has 11 members"):
        unpack(write(archive, {str(number): b"" for number in range(11)}), folder)
    assert not folder.exists()


def test_a_bomb_that_declares_little_gives_no_more_than_that(archive: Path, folder: Path) -> None:
    write(archive, {"zeros": bytes(20 * 2**20)})
    declared = struct.pack("<I", 20 * 2**20)
    archive.write_bytes(archive.read_bytes().replace(declared, struct.pack("<I", 1000)))
    with pytest.raises(DataError, match="damaged"):
        unpack(archive, folder)
    assert everything(folder) == []


def test_an_archive_that_does_not_fit_is_not_begun(
    archive: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 2

    monkeypatch.setattr(unpacking.shutil, "disk_usage", lambda _: Usage)
    with pytest.raises(DataError, match="needs 4 bytes, and 2 are free; make room"):
        unpack(write(archive, {"file": b"1234"}), folder)


def test_what_is_there_already_needs_no_room(archive: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 2

    unpack(write(archive, {"deep/file": b"1234"}), folder)
    monkeypatch.setattr(unpacking.shutil, "disk_usage", lambda _: Usage)
    assert unpack(archive, folder) == 1
    write(archive, {"deep/file": b"1234", "other": b"123"})
    with pytest.raises(DataError, match="needs 3 bytes, and 2 are free; make room"):
        unpack(archive, folder)


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_archive_is_one_line(archive: Path, folder: Path, content: bytes) -> None:
    archive.write_bytes(content)
    if content.startswith(b"PK"):
        assert unpack(archive, folder) == 0
        return
    with pytest.raises(DataError, match=r"a\.zip: damaged \(.*\); remove it and download again"):
        unpack(archive, folder)


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_that_cannot_be_unpacked_is_one_line_whatever_packed_it(
    archive: Path, folder: Path, packing: int
) -> None:
    with zipfile.ZipFile(archive, "w", packing) as opened:
        opened.writestr("one", bytes(range(256)) * 2)
        start = opened.getinfo("one").header_offset + 30 + len("one") + 20
    content = bytearray(archive.read_bytes())
    content[start : start + 8] = bytes(8)
    archive.write_bytes(content)
    with pytest.raises(DataError, match=r"a\.zip: damaged \(.*\); remove it and download again"):
        unpack(archive, folder)


def test_a_damaged_member_leaves_nothing_half(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("one", b"1" * 1000)
        opened.writestr("two", b"2" * 1000)
    archive.write_bytes(archive.read_bytes().replace(b"2" * 1000, b"2" * 999 + b"3"))
    with pytest.raises(DataError, match="damaged"):
        unpack(archive, folder)
    assert everything(folder) == ["one"]


def test_two_members_of_one_name_or_a_file_for_a_folder_are_refused(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive, "w") as opened, pytest.warns(UserWarning, match="Duplicate"):
        opened.writestr("one", b"1")
        opened.writestr("one", b"2")
    with pytest.raises(DataError, match="two members of one name"):
        unpack(archive, folder)
    with pytest.raises(DataError, match="cannot be unpacked there"):
        unpack(write(archive, {"a": b"file", "a/b": b"below it"}), folder)
