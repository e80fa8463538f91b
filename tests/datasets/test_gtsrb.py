import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from datasets import gtsrb
from datasets.samples import Samples
from tests.datasets.small_sets import clear, edit, refusal, replace_by_folder


def read(folder: Path) -> tuple[Samples, Samples | None]:
    return gtsrb.read_training(folder), gtsrb.read_test(folder)


def complaint(folder: Path) -> str:
    return refusal(lambda: read(folder))


@pytest.mark.parametrize("layout", ["kaggle", "official"])
def test_training_pictures_come_class_by_class_with_label_and_track(
    layout: str, request: pytest.FixtureRequest
) -> None:
    train, _ = read(request.getfixturevalue(layout))
    assert len(train) == 430
    assert train.labels.tolist() == [label for label in range(43) for _ in range(10)]
    assert train.tracks.tolist() == [track for track in range(215) for _ in range(2)]
    assert train.labels.dtype == train.tracks.dtype == np.int64
    for path, size, mtime in zip(train.paths, train.sizes, train.mtimes, strict=True):
        status = (train.root / path).stat()
        assert (status.st_size, status.st_mtime_ns) == (size, mtime)


@pytest.mark.parametrize("layout", ["kaggle", "official"])
def test_test_pictures_come_with_the_labels_of_the_csv(layout: str, request: pytest.FixtureRequest) -> None:
    _, test = read(request.getfixturevalue(layout))
    assert test is not None
    assert [Path(path).stem for path in test.paths] == [f"{number:05}" for number in range(50)]
    assert test.labels.tolist() == [number % 43 for number in range(50)]
    assert len(set(test.tracks.tolist())) == 50


def test_listing_order_is_numeric_by_class_and_alphabetic_within(kaggle: Path) -> None:
    train, _ = read(kaggle)
    assert train.paths[20].startswith("Train/2/")
    assert list(train.paths[20:30]) == sorted(train.paths[20:30])


def test_official_layout_may_be_nested_with_test_labels_outside(official: Path, tmp_path: Path) -> None:
    nested = tmp_path / "outer"
    nested.mkdir()
    official.rename(nested / "GTSRB")
    plain = read(nested)
    (nested / "GTSRB/GT-final_test.csv").rename(nested / "GT-final_test.csv")
    train, test = read(nested)
    assert len(train) == 430
    assert plain[1] is not None and test is not None and plain[1].key == test.key


@pytest.mark.parametrize("layout", ["kaggle", "official"])
def test_the_test_part_alone_can_be_evaluated_on_and_not_trained_on(
    layout: str, request: pytest.FixtureRequest
) -> None:
    folder = request.getfixturevalue(layout)
    shutil.rmtree(folder / ("Train" if layout == "kaggle" else "Final_Training"))
    test = gtsrb.read_test(folder)
    assert gtsrb.PUBLICATION.base(folder) == folder and gtsrb.has_test(folder)
    assert test is not None and len(test) == 50
    assert "no GTSRB training images in it; expected Train/" in refusal(lambda: gtsrb.read_training(folder))


def test_official_test_labels_may_lie_beside_the_test_pictures(official: Path) -> None:
    (official / "GT-final_test.csv").rename(official / "Final_Test/Images/GT-final_test.csv")
    _, test = read(official)
    assert test is not None and len(test) == 50


@pytest.mark.parametrize("extension", ["jpg", "BMP", "webp", "tiff"])
def test_any_format_that_pillow_reads_is_listed(kaggle: Path, extension: str) -> None:
    (kaggle / "Train.csv").unlink()
    old = kaggle / "Train/7/00007_00000_00000.png"
    Image.open(old).save(old.with_suffix(f".{extension}"))
    old.unlink()
    train, _ = read(kaggle)
    assert len(train) == 430
    assert f"Train/7/00007_00000_00000.{extension}" in train.paths


def test_other_files_are_not_taken_for_pictures(kaggle: Path) -> None:
    names = ("README", "0/notes.txt", "0/._00000_00000_00000.png", "0/paper.pdf", "0/xpng", "0/png", "7.", "99")
    for name in (f"Train/{name}" for name in names):
        (kaggle / name).write_bytes(b"not a picture")
    assert len(read(kaggle)[0]) == 430


def test_a_training_picture_that_is_not_listed_counts_and_is_its_own_track(kaggle: Path) -> None:
    for name in ("mine.png", "other.png"):
        shutil.copy(kaggle / "Train/5/00005_00000_00000.png", kaggle / "Train/5" / name)
    train, _ = read(kaggle)
    assert len(train) == 432
    frames = Counter(train.tracks.tolist())
    assert [frames[train.tracks[train.paths.index(f"Train/5/{name}")]] for name in ("mine.png", "other.png")] == [1, 1]


def test_a_test_picture_that_is_not_listed_is_left_out(kaggle: Path) -> None:
    shutil.copy(kaggle / "Test/00000.png", kaggle / "Test/99999.png")
    _, test = read(kaggle)
    assert test is not None and len(test) == 50


def test_csv_of_the_training_part_may_be_missing(kaggle: Path) -> None:
    before, _ = read(kaggle)
    (kaggle / "Train.csv").unlink()
    assert read(kaggle)[0].fingerprint == before.fingerprint


@pytest.mark.parametrize("layout", ["kaggle", "official"])
def test_without_test_pictures_there_is_no_test_part(layout: str, request: pytest.FixtureRequest) -> None:
    root: Path = request.getfixturevalue(layout)
    for name in ("Test", "Final_Test"):
        shutil.rmtree(root / name, ignore_errors=True)
    for name in ("Test.csv", "GT-final_test.csv"):
        (root / name).unlink(missing_ok=True)
    assert read(root)[1] is None


def test_fingerprint_survives_a_copy_and_the_key_does_not(kaggle: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(kaggle, tmp_path / "elsewhere")
    os.utime(copy / "Train/3/00003_00000_00000.png", (1, 1))
    here, there = read(kaggle)[0], read(copy)[0]
    assert here.fingerprint == there.fingerprint
    assert here.key != there.key


def test_fingerprint_changes_with_a_picture_more(kaggle: Path) -> None:
    before, _ = read(kaggle)
    shutil.copy(kaggle / "Train/5/00005_00000_00000.png", kaggle / "Train/5/00005_00009_00000.png")
    assert read(kaggle)[0].fingerprint != before.fingerprint


@pytest.mark.skipif(sys.platform != "linux", reason="names are text there")
def test_names_need_not_be_utf_8(kaggle: Path) -> None:
    before = read(kaggle)[0]
    (kaggle / "Train/0/00000_00000_00000.png").rename(kaggle / "Train/0" / os.fsdecode(b"caf\xe9.png"))
    (kaggle / "Train.csv").unlink()
    after = read(kaggle)[0]
    assert len(after) == len(before)
    assert after.fingerprint != before.fingerprint and after.key != before.key


def test_key_changes_with_the_order_of_the_test_csv(kaggle: Path) -> None:
    for picture in (kaggle / "Test").iterdir():
        os.utime(picture, (1, 1))
    _, before = read(kaggle)
    rows = (kaggle / "Test.csv").read_text().splitlines()
    # Both show class 0 and are of one size: only their names tell that they changed places.
    rows[1], rows[44] = rows[44], rows[1]
    (kaggle / "Test.csv").write_text("\n".join(rows))
    _, after = read(kaggle)
    assert before is not None and after is not None and before.key != after.key


def test_find_takes_the_folder_of_that_name_or_the_folder_itself(kaggle: Path, official: Path, tmp_path: Path) -> None:
    assert gtsrb.PUBLICATION.find(kaggle.parent) == kaggle
    assert gtsrb.PUBLICATION.find(kaggle) == kaggle
    assert gtsrb.PUBLICATION.find(official) == official
    assert gtsrb.PUBLICATION.find(tmp_path / "nowhere") is None


BAD_KAGGLE: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "no Train": (lambda root: shutil.rmtree(root / "Train"), ["no GTSRB training images", "Train/<class>"]),
    "empty Train": (
        lambda root: clear(root / "Train"),
        ["class 0 (", "42 more"],
    ),
    "class missing": (lambda root: shutil.rmtree(root / "Train/14"), ["Train", "class 14 (stop)"]),
    "class empty": (
        lambda root: clear(root / "Train/13"),
        ["class 13 (yield)"],
    ),
    "class beyond 42": (lambda root: (root / "Train/43").mkdir(), ["Train/43", "0 to 42"]),
    "training picture missing": (
        lambda root: (root / "Train/20/00020_00000_00000.png").unlink(),
        ["Train.csv", "lists 86 ", "1 are not there", "Train/20/00020_00000_00000.png", "half there"],
    ),
    "test pictures missing": (
        lambda root: shutil.rmtree(root / "Test"),
        ["Test.csv", "3 are not there", "half"],
    ),
    "test labels missing": (lambda root: (root / "Test.csv").unlink(), ["Test", "Test.csv", "missing"]),
    "no class column": (
        lambda root: edit(root / "Train.csv", "ClassId", "Klasse"),
        ["Train.csv", "'ClassId'", "Klasse"],
    ),
    "no path column": (
        lambda root: edit(root / "Test.csv", "Path", "File"),
        ["Test.csv", "no column 'Path'", "File"],
    ),
    "other separator": (
        lambda root: (root / "Test.csv").write_text((root / "Test.csv").read_text().replace(",", ";")),
        ["Test.csv", "no column 'Path'", "','"],
    ),
    "empty csv": (lambda root: (root / "Train.csv").write_text(""), ["Train.csv", "not a CSV file"]),
    "header only": (
        lambda root: (root / "Test.csv").write_text("ClassId,Path\n"),
        ["Test.csv", "lists no images"],
    ),
    "binary csv": (
        lambda root: (root / "Test.csv").write_bytes(bytes(range(256))),
        ["Test.csv", "not a CSV file"],
    ),
    "ragged csv": (lambda root: edit(root / "Train.csv", "8,9,1", '8,9,"1'), ["Train.csv", "not a CSV file"]),
    "rows longer than the header": (
        lambda root: (root / "Test.csv").write_text("ClassId,Path\n0,Test/00000.png,1\n"),
        ["Test.csv", "more fields than its header"],
    ),
    "folder for csv": (
        lambda root: replace_by_folder(root / "Test.csv"),
        ["Test.csv"],
    ),
    "class of no number": (
        lambda root: edit(root / "Test.csv", ",0,Test", ",zero,Test"),
        ["Test.csv", "row 1", "ClassId 'zero'"],
    ),
    "class of no size": (
        lambda root: edit(root / "Test.csv", ",1,Test", ",43,Test"),
        ["Test.csv", "row 2", "'43'"],
    ),
    "no class at all": (
        lambda root: edit(root / "Test.csv", ",1,Test", ",,Test"),
        ["Test.csv", "row 2", "''"],
    ),
    "another class": (
        lambda root: edit(root / "Train.csv", ",0,Train/0/", ",3,Train/0/"),
        ["Train.csv", "class 3", "Train/0/00000_00000_00000.png"],
    ),
    "climbing path": (
        lambda root: edit(root / "Test.csv", "Test/00000.png", "Test/../../secret.png"),
        ["Test.csv", "'Test/../../secret.png'", "leads out"],
    ),
    "climbing path that exists": (
        lambda root: edit(root / "Train.csv", "Train/0/00000_00000_00000.png", "../GTSRB_dataset/Test/00000.png"),
        ["Train.csv", "leads out"],
    ),
    "absolute path": (
        lambda root: edit(root / "Test.csv", "Test/00000.png", "/etc/passwd"),
        ["Test.csv", "'/etc/passwd'", "leads out"],
    ),
    "path of another system": (
        lambda root: edit(root / "Test.csv", "Test/00000.png", "C:\\signs\\0.png"),
        ["Test.csv", "leads out"],
    ),
    "empty path": (
        lambda root: edit(root / "Test.csv", "Test/00000.png", ""),
        ["Test.csv", "''", "not there"],
    ),
    "dangling link": (
        lambda root: (root / "Train/4/00004_00000_00009.png").symlink_to("nothing.png"),
        ["00004_00000_00009.png", "cannot be read"],
    ),
}


@pytest.mark.parametrize("case", BAD_KAGGLE)
def test_kaggle_layout_that_is_wrong_is_told_in_one_line(small_kaggle: Path, case: str) -> None:
    spoil, expected = BAD_KAGGLE[case]
    spoil(small_kaggle)
    message = complaint(small_kaggle)
    assert str(small_kaggle) in message
    assert [part for part in expected if part not in message] == []


BAD_OFFICIAL: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "class missing": (lambda root: shutil.rmtree(root / "Final_Training/Images/00014"), ["class 14 (stop)"]),
    "training picture missing": (
        lambda root: (root / "Final_Training/Images/00003/00000_00000.ppm").unlink(),
        ["GT-00003.csv", "00003/00000_00000.ppm", "half there"],
    ),
    "column missing": (
        lambda root: edit(root / "Final_Training/Images/00003/GT-00003.csv", "Filename", "Name"),
        ["GT-00003.csv", "no column 'Filename'"],
    ),
    "climbing path": (
        lambda root: edit(root / "GT-final_test.csv", "00000.ppm", "../00000.ppm"),
        ["leads out"],
    ),
    "absolute path": (
        lambda root: edit(root / "GT-final_test.csv", "00000.ppm", "/tmp/00000.ppm"),
        ["leads out"],
    ),
    "test labels missing": (
        lambda root: (root / "GT-final_test.csv").unlink(),
        ["Images: GT-final_test.csv", "missing"],
    ),
    "labels without classes": (
        lambda root: edit(root / "GT-final_test.csv", ";ClassId", ""),
        ["no column 'ClassId'"],
    ),
}


@pytest.mark.parametrize("case", BAD_OFFICIAL)
def test_official_layout_that_is_wrong_is_told_in_one_line(small_official: Path, case: str) -> None:
    spoil, expected = BAD_OFFICIAL[case]
    spoil(small_official)
    message = complaint(small_official)
    assert [part for part in expected if part not in message] == []


def test_an_empty_folder_is_called_empty(tmp_path: Path) -> None:
    (tmp_path / "GTSRB_dataset").mkdir()
    assert "folder is empty" in complaint(tmp_path / "GTSRB_dataset")
