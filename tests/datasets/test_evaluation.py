import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

import datasets
from datasets import Split, arrays, belgian, chinese, places
from tests.datasets.small_sets import colours, refusal, refuse, save

SYNTHETIC = ["synthetic-german", "synthetic-belgian", "synthetic-chinese"]
TRAINING = "BelgiumTSC_Training/Training"


def reds(split: Split) -> list[int]:
    return [int(red) for red, _, _ in colours(split)]


def write_map(file: Path, *pairs: str) -> Path:
    file.write_text("\n".join(["class,gtsrb_class", *pairs]) + "\n")
    return file


def test_belgian_signs_have_gtsrb_labels_and_their_own_pictures(belgian_folder: Path) -> None:
    split = datasets.load_test("belgian", 6, belgian_folder.parent)
    class_map = belgian.CLASSES.mapped()
    assert split.images.shape == (72, 6, 6, 3) and split.images.dtype == np.uint8
    assert split.labels.tolist() == [class_map[red // 4] for red in reds(split)]


@pytest.mark.parametrize(("layout", "count"), [("chinese_folder", 30), ("tsrd_folder", 60)])
def test_chinese_signs_are_repeated_and_counted_once(layout: str, count: int, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(layout)
    split = datasets.load_test("chinese", 6, folder.parent)
    class_map = chinese.CLASSES.mapped()
    assert split.labels.tolist() == [class_map[red // 4] for red in reds(split)]
    assert len(split) == count
    assert split.firsts.tolist() == [True, False] * (count // 2)


@pytest.mark.parametrize("layout", ["kaggle", "official"])
def test_german_signs_are_the_test_part(layout: str, request: pytest.FixtureRequest) -> None:
    split = datasets.load_test("gtsrb", 6, request.getfixturevalue(layout))
    assert split.labels.tolist() == [number % 43 for number in range(50)]
    assert reds(split) == [5 * label for label in split.labels]


def test_pictures_are_used_whole(belgian_folder: Path) -> None:
    file = belgian_folder / TRAINING / "00000/00000_00000.ppm"
    pixels = np.random.default_rng(0).integers(0, 256, (21, 17, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(file)
    split = datasets.load_test("belgian", 8, belgian_folder.parent)
    assert np.array_equal(split.images[0], np.asarray(Image.fromarray(pixels).resize((8, 8))))


def test_a_second_load_decodes_nothing_and_another_map_or_picture_does(
    belgian_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    datasets.load_test("belgian", 6, belgian_folder.parent, progress=lambda *done: told.append(done))
    assert told == [(72, 72)]
    with monkeypatch.context() as patch:
        patch.setattr(arrays, "decode", refuse)
        before = datasets.identify_test("belgian", 6, belgian_folder.parent)
    mine = write_map(tmp_path / "mine.csv", "31,0", "17,42")
    split = datasets.load_test("belgian", 6, belgian_folder.parent, class_map=mine)
    assert reds(split) == [4 * 17] * 3 + [4 * 31] * 3 and split.labels.tolist() == [42] * 3 + [0] * 3
    write_map(mine, "31,1", "17,41")
    assert set(datasets.load_test("belgian", 6, belgian_folder.parent, class_map=mine).labels.tolist()) == {1, 41}
    changed = belgian_folder / TRAINING / "00031/00000_00000.ppm"
    save(changed, (200, 0, 0))
    os.utime(changed, (2e9, 2e9))
    after = datasets.load_test("belgian", 6, belgian_folder.parent)
    assert 200 in reds(after)
    assert datasets.identify_test("belgian", 6, belgian_folder.parent) == ("belgian", after.checksum) != before


def test_rendered_signs_are_unseen_in_training_and_only_of_the_countries_classes(
    rendering: list[tuple[str, int]], tmp_path: Path
) -> None:
    for name, covered in (
        ("synthetic-german", set(range(43))),
        ("synthetic-belgian", set(belgian.CLASSES.mapped().values())),
        ("synthetic-chinese", set(chinese.CLASSES.mapped().values())),
    ):
        split = datasets.load_test(name, 2)
        assert np.bincount(split.labels, minlength=43).tolist() == [30 * (label in covered) for label in range(43)]
        assert reds(split) == split.labels.tolist()
    assert sorted(rendering) == [(style, seed) for style in ("belgian", "chinese", "german") for seed in (15, 16, 17)]
    rendering.clear()
    datasets.load("synthetic", 2)
    assert sorted(rendering) == [("german", seed) for seed in range(15)]
    mine = write_map(tmp_path / "mine.csv", "31,0")
    assert set(datasets.load_test("synthetic-belgian", 2, class_map=mine).labels.tolist()) == {0}


def test_what_is_there_is_listed_with_the_folder_of_its_pictures(
    belgian_folder: Path, chinese_folder: Path, kaggle: Path
) -> None:
    assert list(datasets.available(kaggle.parent).items()) == [
        ("gtsrb", kaggle),
        ("belgian", belgian_folder / TRAINING),
        ("chinese", chinese_folder),
    ]
    (belgian_folder / TRAINING).rename(belgian_folder / "Testing")
    assert datasets.available(kaggle.parent)["belgian"] == belgian_folder / "Testing"
    assert list(datasets.available(belgian_folder)) == ["belgian"]
    assert list(datasets.available(kaggle)) == ["gtsrb"]


@pytest.mark.parametrize("layout", ["small_kaggle", "small_official"])
def test_gtsrb_without_test_pictures_is_no_test_set(
    layout: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder: Path = request.getfixturevalue(layout)
    (folder.parent / "Chinese_dataset").mkdir()
    if layout == "small_official":
        folder.rename(folder.with_name("GTSRB_dataset"))
    root = folder.with_name("GTSRB_dataset")
    for part in ("Test", "Final_Test"):
        shutil.rmtree(root / part, ignore_errors=True)
    assert list(datasets.available(root.parent)) == ["gtsrb", "chinese"]
    for labels in ("Test.csv", "GT-final_test.csv"):
        (root / labels).unlink(missing_ok=True)
    assert list(datasets.available(root.parent)) == ["chinese"]
    assert "no test images" in refusal(lambda: datasets.load_test("gtsrb", 6, root.parent))
    (root.parent / "Chinese_dataset").rmdir()
    monkeypatch.setattr(places, "__file__", str(root.parent / "places.py"))
    assert datasets.available(root.parent) == datasets.available() == {}


def test_rendered_signs_stand_in_only_where_nobody_named_a_folder(
    chinese_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "__file__", str(tmp_path / "package/places.py"))
    (tmp_path / "package").mkdir()
    assert datasets.available() == dict.fromkeys(SYNTHETIC)
    monkeypatch.setenv("BNN_DATA_DIR", str(chinese_folder.parent))
    assert datasets.available() == {"chinese": chinese_folder}
    (tmp_path / "empty").mkdir()
    message = refusal(lambda: datasets.available(tmp_path / "empty"))
    assert "the folder is empty; expected GTSRB_dataset/ or Belgian_dataset/ or Chinese_dataset/" in message
    monkeypatch.setenv("BNN_DATA_DIR", str(tmp_path / "nowhere"))
    assert "(named by BNN_DATA_DIR): there is no such folder" in refusal(datasets.available)


@pytest.mark.parametrize("name", ["gtsrb", "belgian", "chinese"])
def test_a_country_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("")
    message = refusal(lambda: datasets.load_test(name, 6, tmp_path))
    publication = places.PUBLICATIONS[name]
    expected = [f"no {publication.content} in it", f"expected {publication.folder}/ there", "'synthetic-"]
    assert message.startswith(str(tmp_path)) and [part for part in expected if part not in message] == []


@pytest.mark.parametrize("name", ["gtsrb", "belgian", "chinese"])
@pytest.mark.parametrize("held", ["gtsrb", "belgian", "chinese"])
def test_a_folder_of_another_country_is_told_with_what_it_holds(
    name: str, held: str, kaggle: Path, belgian_folder: Path, chinese_folder: Path
) -> None:
    if name == held:
        return
    named = kaggle.parent / places.PUBLICATIONS[name].folder
    shutil.rmtree(named)
    (kaggle.parent / places.PUBLICATIONS[held].folder).rename(named)
    message = refusal(lambda: datasets.load_test(name, 6, named.parent))
    assert message.startswith(f"{named}: holds {places.PUBLICATIONS[held].content} instead of ")
    assert name in datasets.available(named.parent)
    if name == "gtsrb":
        assert refusal(lambda: datasets.locate("auto", named.parent)) == message


def test_wrong_arguments_are_told(belgian_folder: Path, tmp_path: Path) -> None:
    unknown = refusal(lambda: datasets.load_test("synthetic"))
    assert unknown.startswith("unknown test set 'synthetic'; choose one of gtsrb, belgian, chinese, synthetic-german")
    with pytest.raises(ValueError, match="input size 0"):
        datasets.load_test("belgian", 0, belgian_folder)
    mine = write_map(tmp_path / "mine.csv", "62,0")
    for name in ("belgian", "synthetic-belgian"):
        assert "row 1: class '62'" in refusal(lambda name=name: datasets.load_test(name, 6, belgian_folder, mine))
    for name in ("gtsrb", "synthetic-german"):
        assert "no class map" in refusal(lambda name=name: datasets.load_test(name, 6, belgian_folder, mine))


def test_a_map_of_which_there_are_no_pictures_is_told(chinese_folder: Path, tmp_path: Path) -> None:
    mine = write_map(tmp_path / "mine.csv", "57,0")
    assert "no images of the classes" in refusal(lambda: datasets.load_test("chinese", 6, chinese_folder, mine))


def test_distinct_pictures_are_told_by_their_pixels() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (3, 4, 4, 3), dtype=np.uint8)
    images = noise[[0, 1, 0, 2, 1, 0]]
    split = Split(images, np.arange(6), np.arange(6))
    assert split.firsts.tolist() == [True, True, False, True, False, False]
    images[5, 3, 3, 2] ^= 1
    assert Split(images, np.arange(6), np.arange(6)).firsts.tolist() == [True, True, False, True, False, True]
