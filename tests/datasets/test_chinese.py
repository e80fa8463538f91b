import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from datasets import chinese
from tests.datasets.small_sets import CHINESE, edit, refusal

MAP = chinese.CLASSES.mapped()


def complaint(folder: Path) -> str:
    return refusal(lambda: chinese.read(folder, MAP))


def double(file: Path, end: str) -> None:
    """Repeat the last row of ``file``, ending otherwise."""
    last = file.read_text().splitlines()[-1]
    file.write_text(f"{file.read_text()}{last.removesuffix('55')}{end}\n")


def test_kaggle_rows_of_mapped_classes_come_in_their_order(chinese_folder: Path) -> None:
    samples = chinese.read(chinese_folder, MAP)
    assert samples.labels.tolist() == [MAP[label] for label in CHINESE for _ in range(2)]
    assert samples.paths[:2] == ("images/002_0001.png", "images/002_0002.png")
    assert samples.root == chinese_folder
    assert samples.tracks.tolist() == list(range(30))


def test_both_halves_of_the_original_are_read_though_they_share_names(tsrd_folder: Path) -> None:
    samples = chinese.read(tsrd_folder, MAP)
    assert samples.labels.tolist() == [MAP[label] for label in CHINESE for _ in range(2)] * 2
    names = [Path(path).name for path in samples.paths]
    assert names[:30] == names[30:] and len(set(samples.paths)) == 60


@pytest.mark.parametrize(("missing", "remaining"), [("tsrd-train", "TSRD-Test"), ("TSRD-Test", "tsrd-train")])
def test_one_half_may_be_missing(tsrd_folder: Path, missing: str, remaining: str) -> None:
    shutil.rmtree(tsrd_folder / missing)
    samples = chinese.read(tsrd_folder, MAP)
    assert {Path(path).parent.name for path in samples.paths} == {remaining}
    assert len(samples) == 30


@pytest.mark.parametrize("place", ["TSRD-Test", "TSRD-Test Annotation"])
def test_annotations_may_lie_beside_the_pictures_or_in_a_folder_of_their_own(tsrd_folder: Path, place: str) -> None:
    before = chinese.read(tsrd_folder, MAP)
    (tsrd_folder / place).mkdir(exist_ok=True)
    shutil.move(tsrd_folder / "TsignRecgTest1994Annotation.txt", tsrd_folder / place)
    assert chinese.read(tsrd_folder, MAP).key == before.key


def test_case_and_line_ends_of_other_systems_do_not_matter(tsrd_folder: Path) -> None:
    before = chinese.read(tsrd_folder, MAP)
    (tsrd_folder / "tsrd-train").rename(tsrd_folder / "TSRD-Train")
    for file in tsrd_folder.glob("*.txt"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n").replace(b";\r", b"\r"))
    after = chinese.read(tsrd_folder, MAP)
    assert after.labels.tolist() == before.labels.tolist()


def test_rows_that_are_repeated_count_once(chinese_folder: Path) -> None:
    double(chinese_folder / "annotations.csv", "55")
    assert len(chinese.read(chinese_folder, MAP)) == 30


def test_only_rows_of_mapped_classes_need_pictures(chinese_folder: Path) -> None:
    assert not (chinese_folder / "images/000_0001.png").exists()
    assert chinese.read(chinese_folder, {55: 17}).labels.tolist() == [17, 17]
    message = refusal(lambda: chinese.read(chinese_folder, {0: 0}))
    assert "lists 2 images, of which 2 are not there, first 'images/000_0001.png'" in message


BAD_KAGGLE: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "picture missing": (
        lambda root: (root / "images/055_0002.png").unlink(),
        ["annotations.csv", "of which 1 are not there", "images/055_0002.png"],
    ),
    "no class column": (
        lambda root: edit(root / "annotations.csv", "category", "class"),
        ["annotations.csv", "no column 'category'"],
    ),
    "unknown class": (
        lambda root: edit(root / "annotations.csv", ",55\n", ",58\n"),
        ["annotations.csv", "row 31", "category '58'", "0 to 57"],
    ),
    "two classes": (
        lambda root: double(root / "annotations.csv", "53"),
        ["'images/055_0002.png'", "class 55 and as 53"],
    ),
    "two classes, one of them unmapped": (
        lambda root: double(root / "annotations.csv", "54"),
        ["'images/055_0002.png'", "class 55 and as 54"],
    ),
    "climbing path": (
        lambda root: edit(root / "annotations.csv", "055_0001.png", "../../055_0001.png"),
        ["annotations.csv", "leads out"],
    ),
    "absolute path": (
        lambda root: edit(root / "annotations.csv", "055_0001.png", "/etc/passwd"),
        ["annotations.csv", "leads out"],
    ),
    "no annotations": (lambda root: (root / "annotations.csv").unlink(), ["no TSRD images in it", "annotations.csv"]),
    "binary csv": (
        lambda root: (root / "annotations.csv").write_bytes(bytes(range(256))),
        ["annotations.csv: not a CSV file"],
    ),
}


@pytest.mark.parametrize("case", BAD_KAGGLE)
def test_kaggle_layout_that_is_wrong_is_told_in_one_line(chinese_folder: Path, case: str) -> None:
    spoil, expected = BAD_KAGGLE[case]
    spoil(chinese_folder)
    message = complaint(chinese_folder)
    assert message.startswith(str(chinese_folder))
    assert [part for part in expected if part not in message] == []


TRAIN_LIST = "TsignRecgTrain4170Annotation.txt"
BAD_TSRD: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "picture missing": (
        lambda root: (root / "tsrd-train/055_0002.png").unlink(),
        [TRAIN_LIST, "of which 1 are not there", "tsrd-train/055_0002.png"],
    ),
    "annotations missing": (lambda root: (root / TRAIN_LIST).unlink(), ["tsrd-train", TRAIN_LIST, "missing", "add it"]),
    "other separator": (
        lambda root: (root / TRAIN_LIST).write_text((root / TRAIN_LIST).read_text().replace(";", ",")),
        [TRAIN_LIST, "row 1", "category ''"],
    ),
    "rows too long": (
        lambda root: (root / TRAIN_LIST).write_text((root / TRAIN_LIST).read_text().replace(";8;", ";8;8;")),
        [TRAIN_LIST, "more fields"],
    ),
    "climbing path": (lambda root: edit(root / TRAIN_LIST, "055_0001.png", "..\\055_0001.png"), ["leads out"]),
    "pictures missing altogether": (
        lambda root: [shutil.rmtree(root / name) for name in ("tsrd-train", "TSRD-Test")],
        ["no TSRD images in it"],
    ),
}


@pytest.mark.parametrize("case", BAD_TSRD)
def test_original_layout_that_is_wrong_is_told_in_one_line(tsrd_folder: Path, case: str) -> None:
    spoil, expected = BAD_TSRD[case]
    spoil(tsrd_folder)
    message = complaint(tsrd_folder)
    assert message.startswith(str(tsrd_folder))
    assert [part for part in expected if part not in message] == []
