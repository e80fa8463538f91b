import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps
from sklearn.model_selection import train_test_split

import datasets
from datasets import DataError, arrays, places, splits, synthetic
from tests.datasets.small_sets import colours, refuse


@pytest.mark.parametrize("layout", ["kaggle", "official"])
def test_every_picture_keeps_its_label_and_track(layout: str, request: pytest.FixtureRequest) -> None:
    data = datasets.load("gtsrb", 6, request.getfixturevalue(layout))
    assert (data.name, data.size) == ("gtsrb", 6)
    for split, count in ((data.train, 344), (data.validation, 86)):
        assert len(split) == count
        assert split.images.shape == (count, 6, 6, 3) and split.images.dtype == np.uint8
        assert split.labels.dtype == split.tracks.dtype == np.int64
        assert (colours(split)[:, 0] == 5 * split.labels).all()
        assert (colours(split)[:, 1] == 40 * (split.tracks % 5)).all()
        assert (split.tracks // 5 == split.labels).all()


def test_no_track_is_on_both_sides_and_every_class_gives_a_fifth(kaggle: Path) -> None:
    data = datasets.load("gtsrb", 6, kaggle)
    assert set(data.train.tracks).isdisjoint(data.validation.tracks)
    assert np.bincount(data.train.labels).tolist() == [8] * 43
    assert np.bincount(data.validation.labels).tolist() == [2] * 43


def test_the_split_stays_what_it_is() -> None:
    labels, tracks = np.repeat(np.arange(43), 30), np.repeat(np.arange(43 * 10), 3)
    mask = splits.held_out_by_track(labels, tracks)
    assert np.flatnonzero(mask[:90:3]).tolist() == [2, 5, 12, 17, 20, 25]
    digest = hashlib.sha256(np.packbits(mask).tobytes()).hexdigest()[:16]
    assert digest == "54b38487e88241a5", "other validation images: raise splits.ORDER, and have fingerprints tell it"


def test_a_data_set_passes_its_split_on(kaggle: Path) -> None:
    passed, loaded = datasets.Signs("gtsrb", kaggle, "image")(6), datasets.load("gtsrb", 6, kaggle, split="image")
    assert passed.fingerprint == loaded.fingerprint
    assert np.array_equal(passed.validation.tracks, loaded.validation.tracks)


def test_pictures_decoded_otherwise_are_decoded_again(kaggle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    datasets.load("gtsrb", 6, kaggle)
    monkeypatch.setattr(arrays, "decode", refuse)
    monkeypatch.setattr(arrays, "DECODING", "another")
    with pytest.raises(AssertionError):
        datasets.load("gtsrb", 6, kaggle)


def test_both_sides_are_read_only_views_of_one_cached_file(kaggle: Path) -> None:
    data = datasets.load("gtsrb", 6, kaggle)
    files = set()
    for split in (data.train, data.validation):
        assert isinstance(split.images, np.memmap)
        assert split.images.flags.c_contiguous and not split.images.flags.writeable
        files.add(split.images.filename)
    assert len(files) == 1


def test_a_second_load_decodes_and_splits_nothing(kaggle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = datasets.load("gtsrb", 6, kaggle)
    datasets.load("gtsrb", 7, kaggle)
    monkeypatch.setattr(arrays, "decode", refuse)
    monkeypatch.setattr(splits, "held_out_by_track", refuse)
    second = datasets.load("gtsrb", 6, kaggle)
    assert first.fingerprint == second.fingerprint
    assert np.array_equal(first.train.images, second.train.images)
    assert np.array_equal(first.validation.tracks, second.validation.tracks)


def test_pictures_that_were_kept_in_another_order_are_decoded_again(
    kaggle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    datasets.load("gtsrb", 6, kaggle)
    (kept,) = arrays.cache_folder().glob("gtsrb-split*")
    kept.unlink()
    monkeypatch.setattr(splits, "held_out_by_track", lambda labels, tracks: tracks % 5 == 4)
    data = datasets.load("gtsrb", 6, kaggle)
    for split in (data.train, data.validation):
        assert (colours(split)[:, 1] == 40 * (split.tracks % 5)).all()


def test_a_changed_picture_is_decoded_again(kaggle: Path) -> None:
    file = kaggle / "Train/14/00014_00002_00001.png"
    before = datasets.load("gtsrb", 6, kaggle)
    shutil.copyfile(kaggle / "Train/15/00015_00002_00001.png", file)
    os.utime(file, (2e9, 2e9))
    after = datasets.load("gtsrb", 6, kaggle)
    reds = [np.concatenate([colours(data.train), colours(data.validation)])[:, 0] for data in (before, after)]
    assert (np.count_nonzero(reds[0] == 5 * 14), np.count_nonzero(reds[1] == 5 * 14)) == (10, 9)


def test_split_by_image_is_that_of_the_published_scripts_from_the_same_cache(
    kaggle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    datasets.load("gtsrb", 6, kaggle)
    monkeypatch.setattr(arrays, "decode", refuse)
    data = datasets.load("gtsrb", 6, kaggle, split="image")
    listing = [(5 * label, 40 * track, 100 * frame) for label, track, frame in np.ndindex(43, 5, 2)]
    labels = [label for label, _, _ in np.ndindex(43, 5, 2)]
    expected = train_test_split(listing, labels, test_size=0.2, random_state=42)
    assert colours(data.train).tolist() == [list(colour) for colour in expected[0]]
    assert colours(data.validation).tolist() == [list(colour) for colour in expected[1]]
    assert data.train.labels.tolist() == expected[2]
    assert data.validation.labels.tolist() == expected[3]
    assert not set(data.train.tracks).isdisjoint(data.validation.tracks)


def test_fingerprint_depends_on_the_data_and_the_split_but_not_on_the_size(kaggle: Path) -> None:
    small, large = datasets.load("gtsrb", 6, kaggle), datasets.load("gtsrb", 7, kaggle)
    by_image = datasets.load("gtsrb", 6, kaggle, split="image")
    assert small.fingerprint == large.fingerprint != by_image.fingerprint
    assert large.train.images.shape[1:] == (7, 7, 3)
    shutil.copy(kaggle / "Train/5/00005_00000_00000.png", kaggle / "Train/5/00005_00009_00000.png")
    assert datasets.load("gtsrb", 6, kaggle).fingerprint != small.fingerprint


@pytest.mark.parametrize("split", ["track", "image"])
@pytest.mark.parametrize("name", ["gtsrb", "synthetic"])
def test_identify_tells_what_load_gives_and_decodes_nothing(
    kaggle: Path, rendering: list[tuple[str, int]], name: str, split: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = datasets.load(name, 6, kaggle, split)
    rendering.clear()
    monkeypatch.setattr(arrays, "stored", refuse)
    assert datasets.identify(name, kaggle, split) == (data.name, data.fingerprint)
    assert rendering == []


def test_progress_is_told(kaggle: Path) -> None:
    told: list[tuple[int, int]] = []
    datasets.load("gtsrb", 6, kaggle, progress=lambda done, total: told.append((done, total)))
    assert told == [(256, 430), (430, 430)]


def test_who_only_trains_needs_no_test_part(kaggle: Path) -> None:
    (kaggle / "Test.csv").write_text("nothing of use")
    assert datasets.identify("gtsrb", kaggle).name == "gtsrb" and len(datasets.load("gtsrb", 6, kaggle).train) == 344
    with pytest.raises(datasets.DataError, match=r"Test\.csv"):
        datasets.load_test("gtsrb", 6, kaggle)


def test_a_truncated_picture_is_named_and_leaves_no_cached_array(kaggle: Path) -> None:
    file = kaggle / "Train/3/00003_00001_00000.png"
    file.write_bytes(file.read_bytes()[:50])
    with pytest.raises(DataError, match=r"Train/3/00003_00001_00000\.png: not a readable image") as caught:
        datasets.load("gtsrb", 6, kaggle)
    assert "\n" not in str(caught.value)
    assert list(arrays.cache_folder().glob("gtsrb-train*")) == []


def test_a_class_with_a_single_sign_can_only_be_split_by_image(kaggle: Path) -> None:
    (kaggle / "Train.csv").unlink()
    for file in (kaggle / "Train/14").iterdir():
        file.rename(file.with_name(f"00014_00000_{file.stem[6:].replace('_', '')}.png"))
    with pytest.raises(DataError, match=r"^class 14 \(stop\) has too few tracks: .*add signs of this class$"):
        datasets.load("gtsrb", 6, kaggle)
    assert len(datasets.load("gtsrb", 6, kaggle, split="image").train) == 344


def test_a_class_with_hardly_any_pictures_is_told_in_one_line(kaggle: Path) -> None:
    (kaggle / "Train.csv").unlink()
    for file in sorted((kaggle / "Train/14").iterdir())[3:]:
        file.unlink()
    with pytest.raises(DataError, match=r"^class 14 \(stop\) has 3 training images; .* at least 5$"):
        datasets.load("gtsrb", 6, kaggle)
    by_image = datasets.load("gtsrb", 6, kaggle, split="image")
    assert len(by_image.train) + len(by_image.validation) == 423


def test_a_class_needs_a_picture_a_fold_and_some_on_each_side_be_it_the_last_one() -> None:
    labels, first = np.repeat(np.arange(43), 5), np.arange(43 * 5) % 5 == 0
    splits.check_counts(labels)
    splits.check_classes(labels, first)
    with pytest.raises(DataError, match=r"^class 42 .* has 0 training images"):
        splits.check_counts(labels[labels < 42])
    for side, mask in (("training", first | (labels == 42)), ("validation", first & (labels < 42))):
        with pytest.raises(DataError, match=rf"^class 42 .* none is left for {side}"):
            splits.check_classes(labels, mask)


def test_pictures_that_were_changed_in_uncompressed_files_are_other_data(official: Path) -> None:
    """Their sizes are the same: those of one class are read, as are some of all."""
    before = datasets.identify("gtsrb", official)
    pictures = datasets.load("gtsrb", 6, official).train.images
    for file in official.glob("Final_Training/Images/*/*.ppm"):
        times = file.stat().st_mtime_ns
        ImageOps.invert(Image.open(file)).save(file)
        os.utime(file, ns=(times, times))
    assert datasets.identify("gtsrb", official) != before
    assert np.array_equal(datasets.load("gtsrb", 6, official).train.images, 255 - pictures)


def test_auto_takes_gtsrb_where_it_is_and_synthetic_signs_otherwise(
    kaggle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "__file__", str(tmp_path / "package" / "places.py"))
    (tmp_path / "package").mkdir()
    assert datasets.locate("auto") is None
    assert datasets.identify("auto").name == "synthetic"
    assert datasets.locate("auto", kaggle.parent) == kaggle
    monkeypatch.setenv("BNN_DATA_DIR", str(kaggle.parent))
    assert datasets.locate("auto") == datasets.locate("gtsrb") == kaggle
    assert datasets.locate("synthetic") is None
    monkeypatch.setenv("BNN_DATA_DIR", "")
    shutil.copytree(kaggle, tmp_path / "package/GTSRB_dataset")
    assert datasets.locate("auto") == tmp_path / "package/GTSRB_dataset"


@pytest.mark.parametrize("named_by", ["argument", "environment"])
@pytest.mark.parametrize("name", ["auto", "gtsrb"])
@pytest.mark.parametrize(
    ("folder", "reason"),
    [("nowhere", "no such folder"), ("empty", "is empty"), ("other", "no GTSRB training images")],
)
def test_a_folder_that_somebody_named_must_hold_gtsrb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, folder: str, reason: str, named_by: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "other/Test").mkdir(parents=True)
    if named_by == "environment":
        monkeypatch.setenv("BNN_DATA_DIR", str(tmp_path / folder))
    for call in (datasets.load, datasets.identify):
        with pytest.raises(DataError) as caught:
            call(name, data_dir=tmp_path / folder if named_by == "argument" else None)
        message = str(caught.value)
        assert message.startswith(str(tmp_path / folder)) and "\n" not in message
        assert [part for part in (reason, "GTSRB_dataset/", "Train/<class>") if part not in message] == []
        assert ("BNN_DATA_DIR" in message) == (named_by == "environment")


def test_a_named_folder_comes_before_the_environment(
    kaggle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BNN_DATA_DIR", str(tmp_path / "nowhere"))
    assert datasets.locate("auto", kaggle) == kaggle


def test_gtsrb_that_nobody_has_is_told_with_the_place_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "__file__", str(tmp_path / "places.py"))
    with pytest.raises(DataError, match=rf"^{tmp_path}: .*expected GTSRB_dataset/.*'synthetic'$"):
        datasets.load("gtsrb")


def test_unknown_names_are_told_with_the_known_ones() -> None:
    for call in (datasets.load, datasets.identify):
        with pytest.raises(DataError, match=r"^unknown data set 'cifar'; choose one of auto, gtsrb, synthetic$"):
            call("cifar")
        with pytest.raises(ValueError, match=r"^unknown split 'sign'; choose one of track, image$"):
            call("synthetic", split="sign")
    with pytest.raises(ValueError, match="input size 0"):
        datasets.load("synthetic", 0)


def test_synthetic_parts_have_their_counts_and_no_picture_in_common(rendering: list[tuple[str, int]]) -> None:
    data = datasets.load("synthetic", 2)
    assert (data.name, data.size) == ("synthetic", 2)
    test = datasets.load_test("synthetic-german", 2)
    seen: set[int] = set()
    for split, per_class in ((data.train, 120), (data.validation, 30), (test, 30)):
        assert np.bincount(split.labels).tolist() == [per_class] * 43
        assert (colours(split)[:, 0] == split.labels).all()
        assert len(set(split.tracks.tolist())) == len(split)
        seeds = set(colours(split)[:, 1].tolist())
        assert seen.isdisjoint(seeds)
        seen |= seeds
    assert sorted(rendering) == [("german", seed) for seed in sorted(seen)] == [("german", seed) for seed in range(18)]


def test_synthetic_signs_are_rendered_once_for_a_size_and_a_rendering(
    rendering: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    first = datasets.load("synthetic", 2, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (6450, 6450) and len(told) == 15
    rendering.clear()
    assert datasets.load("synthetic", 2).fingerprint == first.fingerprint
    by_image = datasets.load("synthetic", 2, split="image")
    assert (len(by_image.train), len(by_image.validation)) == (5160, 1290)
    assert (colours(by_image.validation)[:, 0] == by_image.validation.labels).all()
    assert rendering == []
    assert datasets.load("synthetic", 3).train.images.shape[1:] == (3, 3, 3)
    assert len(rendering) == 15
    monkeypatch.setattr(synthetic, "RENDERING", "another")
    assert datasets.load("synthetic", 2).fingerprint != first.fingerprint
    assert len(rendering) == 30


def test_rendered_signs_come_as_the_synthetic_data_set_expects_them() -> None:
    images, labels = synthetic.images("german", 2, 8, 0)
    assert images.shape == (86, 8, 8, 3) and images.dtype == np.uint8
    assert labels.tolist() == [number % 43 for number in range(86)]


def test_data_needs_no_tensorflow() -> None:
    code = "import datasets, sys; assert not {'tensorflow', 'sklearn'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(datasets.__file__).parent.parent)
