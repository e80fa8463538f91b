import os
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from datasets import belgian
from tests.datasets.small_sets import BELGIAN, clear, edit, refusal, save, write_belgian

MAP = belgian.CLASSES.mapped()
TRAINING = "BelgiumTSC_Training/Training"


def complaint(folder: Path) -> str:
    return refusal(lambda: belgian.read(folder, MAP))


def test_pictures_of_mapped_classes_come_with_gtsrb_labels_and_tracks(belgian_folder: Path) -> None:
    samples = belgian.read(belgian_folder, MAP)
    assert len(samples) == 72
    assert samples.labels.tolist() == [MAP[label] for label in sorted(BELGIAN) for _ in range(3)]
    assert samples.tracks.tolist() == [track for sign in range(24) for track in (2 * sign, 2 * sign, 2 * sign + 1)]
    assert [int(Path(path).parent.name) for path in samples.paths[::3]] == sorted(BELGIAN)
    for path, size, mtime in zip(samples.paths, samples.sizes, samples.mtimes, strict=True):
        status = (samples.root / path).stat()
        assert (status.st_size, status.st_mtime_ns) == (size, mtime)


@pytest.mark.parametrize("part", ["Training", "BelgiumTSC_Testing/Testing", "Testing"])
def test_either_part_may_be_alone_and_outside_its_archive(belgian_folder: Path, tmp_path: Path, part: str) -> None:
    alone = tmp_path / "alone" / part
    shutil.copytree(belgian_folder / TRAINING, alone)
    samples = belgian.read(tmp_path / "alone", MAP)
    assert samples.root / samples.paths[0] == alone / "00000/00000_00000.ppm"
    assert len(samples) == 72


@pytest.mark.parametrize("testing", ["BelgiumTSC_Testing/Testing", "Testing"])
def test_training_comes_before_testing_as_in_the_paper(belgian_folder: Path, testing: str) -> None:
    before = belgian.read(belgian_folder, MAP)
    write_belgian(belgian_folder / testing)
    after = belgian.read(belgian_folder, MAP)
    assert after.root / after.paths[0] == before.root / before.paths[0]
    assert len(after) == 72


def test_a_class_of_which_there_are_no_pictures_may_say_so(belgian_folder: Path) -> None:
    empty = belgian_folder / TRAINING / "00009"
    header = (empty / "GT-00009.csv").read_text().splitlines()[0]
    clear(empty)
    (empty / "GT-00009.csv").write_text(header + "\n")
    samples = belgian.read(belgian_folder, MAP)
    assert len(samples) == 69 and MAP[9] not in samples.labels


def test_rows_that_are_repeated_count_once(belgian_folder: Path) -> None:
    listing = belgian_folder / TRAINING / "00031/GT-00031.csv"
    listing.write_text(listing.read_text() + listing.read_text().splitlines()[-1] + "\n")
    assert len(belgian.read(belgian_folder, MAP)) == 72


def test_only_mapped_classes_are_looked_at(belgian_folder: Path) -> None:
    assert len(belgian.read(belgian_folder, {31: 9})) == 3
    missing = refusal(lambda: belgian.read(belgian_folder, {31: 9, 12: 0}))
    assert "GT-00012.csv: lists 3 images, of which 3 are not there" in missing


def test_csv_files_are_not_needed_where_there_are_pictures(belgian_folder: Path) -> None:
    for file in (belgian_folder / TRAINING).rglob("*.csv"):
        file.unlink()
    assert len(belgian.read(belgian_folder, MAP)) == 72


def test_a_csv_that_one_class_lacks_is_what_came_last_of_its_archive(belgian_folder: Path) -> None:
    (belgian_folder / TRAINING / "00031/GT-00031.csv").unlink()
    message = complaint(belgian_folder)
    assert "00031/GT-00031.csv: is missing" in message and "half there" in message


def test_german_signs_in_a_folder_of_that_name_are_not_belgian(belgian_folder: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    shutil.copytree(belgian_folder / TRAINING, alone / "Training")
    assert belgian.PUBLICATION.base(alone) == alone / "Training"
    for folder in (alone / "Training").iterdir():
        if int(folder.name) >= 43:
            shutil.rmtree(folder)
    assert belgian.PUBLICATION.base(alone) is None


def test_key_follows_the_folder_and_the_map(belgian_folder: Path) -> None:
    before = belgian.read(belgian_folder, MAP).key
    assert belgian.read(belgian_folder, {**MAP, 31: 10}).key != before
    os.utime(belgian_folder / TRAINING / "00031/00000_00000.ppm", (1, 1))
    assert belgian.read(belgian_folder, MAP).key != before


BAD: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "picture missing": (
        lambda part: (part / "00031/00000_00001.ppm").unlink(),
        ["GT-00031.csv", "lists 3 images, of which 1 are not there", "00031/00000_00001.ppm"],
    ),
    "class folder missing": (lambda part: shutil.rmtree(part / "00061"), ["Training: no images of class 61"]),
    "class folder empty": (lambda part: clear(part / "00061"), ["Training: no images of class 61"]),
    "all classes missing": (clear, ["Training: no images of class 0"]),
    "class beyond 61": (lambda part: (part / "00062").mkdir(), ["00062", "0 to 61"]),
    "other class": (
        lambda part: edit(part / "00031/GT-00031.csv", ";31\n", ";32\n"),
        ["GT-00031.csv", "class 32", "another class"],
    ),
    "unknown class": (
        lambda part: edit(part / "00031/GT-00031.csv", ";31\n", ";62\n"),
        ["GT-00031.csv", "row 1", "ClassId '62'", "0 to 61"],
    ),
    "no class column": (lambda part: edit(part / "00031/GT-00031.csv", "ClassId", "Id"), ["no column 'ClassId'"]),
    "climbing path": (
        lambda part: edit(part / "00031/GT-00031.csv", "00000_00000.ppm", "../00017/00000_00000.ppm"),
        ["GT-00031.csv", "leads out"],
    ),
    "folder for csv": (
        lambda part: ((part / "00031/GT-00031.csv").unlink(), (part / "00031/GT-00031.csv").mkdir()),
        ["GT-00031.csv: cannot be read"],
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_folder_that_is_wrong_is_told_in_one_line(belgian_folder: Path, case: str) -> None:
    spoil, expected = BAD[case]
    spoil(belgian_folder / TRAINING)
    message = complaint(belgian_folder)
    assert message.startswith(str(belgian_folder))
    assert [part for part in expected if part not in message] == []


def test_a_folder_without_signs_is_told_with_what_was_expected(tmp_path: Path) -> None:
    assert "no such folder" in complaint(tmp_path / "nowhere")
    assert "folder is empty; expected BelgiumTSC_Training/Training/<class>" in complaint(tmp_path)
    save(tmp_path / "other/0.png", (0, 0, 0))
    assert "no BelgiumTSC images in it" in complaint(tmp_path)


def test_labels_are_whole_numbers_of_64_bits(belgian_folder: Path) -> None:
    samples = belgian.read(belgian_folder, MAP)
    assert samples.labels.dtype == samples.tracks.dtype == np.int64
