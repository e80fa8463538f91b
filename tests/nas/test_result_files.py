import errno
import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from unittest.mock import Mock

import pytest

from nas import result_files
from nas.result_files import (
    DAY,
    LONGEST_NAME,
    PARTIAL,
    ResultError,
    folder_name,
    own_partial_folder,
    partial_folder,
    put,
    write_bytes,
    write_text,
)


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

    def full(self: Path, content: bytes) -> int:
        with self.open("wb") as half:
            half.write(content[:3])
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ResultError, match=rf"^{file}: cannot be written \(No space left on device\)"):
        write_text(file, "a new text")
    assert file.read_text() == "old" and list(tmp_path.iterdir()) == [file]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ResultError, match=r"results.json: cannot be written \(.*/file is no folder\)"):
        write_text(tmp_path / "file/results.json", "")
    with pytest.raises(ResultError, match="cannot be written"):
        write_text(tmp_path, "")
    for folder in (Path(), Path("/")):
        with pytest.raises(ResultError, match="is a folder"):
            write_text(folder, "")


def test_an_architecture_of_many_layers_has_a_folder_name_of_its_own() -> None:
    name = "3_64_64_" + "QConv_128_2_BN_" * 20 + "Dense_43"
    assert folder_name("3_30_30_Dense_43") == "3_30_30_Dense_43"
    assert len(folder_name(name)) == LONGEST_NAME and folder_name(name) != folder_name(f"{name}_BN")
    assert name.startswith(folder_name(name)[:150])


def test_machines_of_one_domain_keep_their_hands_off_each_others_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = 2**22 + 1
    for name in ("gpu01", "gpu01.cluster.example.org", "gpu02.cluster.example.org"):
        monkeypatch.setattr("socket.gethostname", lambda name=name: name)
        monkeypatch.setattr(result_files, "running_system", lambda name=name: name[:5])
        partial_folder(tmp_path / "final", gone).mkdir()
    theirs = {folder.name for folder in tmp_path.iterdir()}
    assert len(theirs) == 3
    with own_partial_folder(tmp_path / "final"):
        pass
    left = {folder.name for folder in tmp_path.iterdir()}
    assert len(left & theirs) == 2 and not any(name.startswith("final.partial-gpu02") for name in left & theirs)


def test_a_file_and_a_folder_are_on_the_disk_before_they_have_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    replace = Path.replace

    def fsync(descriptor: int) -> None:
        events.append(f"disk {Path(f'/proc/self/fd/{descriptor}').readlink().name}")

    def renamed(self: Path, target: Path) -> Path:
        events.append(f"name {target.name}")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", renamed)
    with own_partial_folder(tmp_path / "network") as folder:
        (folder / "inner").mkdir()
        (folder / "inner/model").write_text("whole")
        put(folder, tmp_path / "network")
    assert sorted(events[:3]) == sorted(["disk inner", "disk model", f"disk {folder.name}"])
    assert events[3:] == ["name network", f"disk {tmp_path.name}"]
    events.clear()
    write_text(tmp_path / "result.json", "{}")
    assert [event.split()[0] for event in events] == ["disk", "name", "disk"]


def test_what_killed_processes_left_is_cleared_and_what_others_write_is_not(tmp_path: Path) -> None:
    final = tmp_path / "[x]"
    gone, alive = (partial_folder(final, process) for process in (2**22 + 1, os.getppid()))
    elsewhere, forgotten = (final.with_name(f"{final.name}{PARTIAL}{host}-1") for host in ("other-host", "old-host-0"))
    for folder in (gone, alive, elsewhere, forgotten):
        folder.mkdir()
        (folder / "model").write_text("half")
    os.utime(forgotten, (0, time.time() - 2 * DAY))
    with own_partial_folder(final) as mine:
        assert {file.name for file in tmp_path.iterdir()} == {alive.name, elsewhere.name, mine.name}
        assert not list(mine.iterdir())


def test_of_what_killed_processes_have_left_to_go_on_with_the_furthest_is_taken_over(tmp_path: Path) -> None:
    final = tmp_path / "network"
    far, alive, near, of_no_use = (
        partial_folder(final, process) for process in (2**22 + 2, os.getppid(), 2**22 + 1, 2**22 + 3)
    )
    for folder, epochs in ((far, 35), (alive, 39), (near, 2), (of_no_use, 0)):
        folder.mkdir()
        (folder / str(epochs)).write_text("")

    def progress(left: Path) -> int:
        return int(next(left.iterdir()).name)

    with own_partial_folder(final, progress) as mine:
        assert [file.name for file in mine.iterdir()] == ["35"]
        assert set(tmp_path.iterdir()) == {mine, alive}
    # As a process does that has the number of the killed one, which in containers is common.
    with own_partial_folder(final, progress) as again:
        assert list(again.iterdir()) == [mine / "35"]
    with own_partial_folder(final) as anew:
        assert not list(anew.iterdir())


def test_what_is_half_written_in_what_is_taken_over_does_not_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = partial_folder(tmp_path / "network", 2**22 + 1)
    with monkeypatch.context() as patch, pytest.raises(ResultError, match="cannot be written"):
        patch.setattr(result_files, "put", Mock(side_effect=OSError("killed")))
        patch.setattr(Path, "unlink", Mock())
        write_bytes(far / "curve.csv", b"epochs")
    (far / "checkpoint").mkdir()
    assert len(list(far.iterdir())) == 2
    with own_partial_folder(tmp_path / "network", lambda left: 1) as mine:
        assert [file.name for file in mine.iterdir()] == ["checkpoint"]


def test_a_process_that_has_the_number_of_the_writer_is_not_taken_for_it(tmp_path: Path) -> None:
    final = tmp_path / "network"
    alive = partial_folder(final, os.getppid())
    gone = alive.with_name(f"{alive.name.partition('@')[0]}@1")
    for folder in (alive, gone):
        folder.mkdir()
    os.utime(alive, (0, 0))
    with own_partial_folder(final, lambda left: 1) as mine:
        assert set(tmp_path.iterdir()) == {mine, alive}


WRITER = """
import socket, sys, time
from pathlib import Path

from nas.result_files import own_partial_folder

socket.gethostname = lambda: "container1"
with own_partial_folder(Path(sys.argv[1])) as folder:
    (folder / "35").touch()
    print(flush=True)
    time.sleep(600)
"""


def test_what_a_container_has_left_that_is_gone_another_goes_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begun() -> list[str]:
        with own_partial_folder(final, lambda left: 35) as mine:
            return [file.name for file in mine.iterdir()]

    final = tmp_path / "network"
    monkeypatch.setattr(socket, "gethostname", lambda: "container2")
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(final)], stdout=subprocess.PIPE)
    try:
        assert writer.stdout is not None and writer.stdout.readline()
        assert begun() == []
    finally:
        writer.kill()
        writer.communicate()
    (left,) = tmp_path.glob("*container1*")
    shutil.rmtree(next(tmp_path.glob("*container2*")))
    monkeypatch.setattr(result_files, "running_system", lambda: "another")
    assert begun() == [] and left.exists()
    shutil.rmtree(next(tmp_path.glob("*container2*")))
    monkeypatch.undo()
    monkeypatch.setattr(socket, "gethostname", lambda: "container3")
    assert begun() == ["35"] and not left.exists()


def test_what_a_living_container_of_the_same_name_writes_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = tmp_path / "network"
    monkeypatch.setattr(socket, "gethostname", lambda: "container1")
    monkeypatch.setattr(result_files, "is_alive", lambda process: False)  # As processes of another container seem.
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(final)], stdout=subprocess.PIPE)
    try:
        assert writer.stdout is not None and writer.stdout.readline()
        with own_partial_folder(final) as mine:
            assert not list(mine.iterdir()) and len(list(tmp_path.iterdir())) == 2
    finally:
        writer.kill()
        writer.communicate()


def test_where_folders_cannot_be_locked_one_of_another_container_is_left_alone_for_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(descriptor: int, how: int) -> None:
        raise OSError(errno.EBADF, "as on NFS")

    monkeypatch.setattr(fcntl, "flock", refused)
    for name in ("container1", "container2"):
        monkeypatch.setattr(socket, "gethostname", lambda name=name: name)
        with own_partial_folder(tmp_path / "network", lambda left: 1):
            pass
    first, second = sorted(tmp_path.iterdir())
    os.utime(first, (0, time.time() - 2 * DAY))
    with own_partial_folder(tmp_path / "network", lambda left: left == first):
        assert list(tmp_path.iterdir()) == [second]


def test_a_copy_that_somebody_named_like_what_is_unfinished_is_left_alone(tmp_path: Path) -> None:
    (copy := tmp_path / f"network{PARTIAL}old").mkdir()
    os.utime(copy, (0, 0))
    with own_partial_folder(tmp_path / "network"):
        assert copy.exists()


def test_what_another_machine_has_written_within_a_day_is_left_alone(tmp_path: Path) -> None:
    recent, forgotten = (tmp_path / f"network{PARTIAL}{host}-0-1" for host in ("other", "old"))
    for folder, hours in ((recent, 23), (forgotten, 25)):
        folder.mkdir()
        os.utime(folder, (0, time.time() - hours * 3600))
    with own_partial_folder(tmp_path / "network"):
        assert recent.exists() and not forgotten.exists()


def test_half_characters_keep_nothing_from_being_written(tmp_path: Path) -> None:
    write_text(tmp_path / "page", "r\udce9sultats é")
    assert (tmp_path / "page").read_text(encoding="utf-8") == "r?sultats é"


def test_machines_whose_long_names_begin_alike_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for host in ("bnn-nas-retrain-of-the-whole-front-a", "bnn-nas-retrain-of-the-whole-front-b"):
        monkeypatch.setattr(socket, "gethostname", lambda host=host: host)
        monkeypatch.setattr(result_files, "running_system", lambda host=host: f"0000000{host[-1]}")
        with own_partial_folder(tmp_path / "network"):
            pass
        # Of the largest process number and a year of clock ticks.
        longest = partial_folder(tmp_path / folder_name("Q" * 300), 2**22 - 1).name + "@3155760000"
        assert len(longest) <= 255
    assert len(list(tmp_path.iterdir())) == 2
