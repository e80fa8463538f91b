"""A retraining on pictures of 8x8 pixels, and what it leaves."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import larq
import numpy as np
import pandas as pd
import pytest
import tensorflow as tf
from PIL import Image

from datasets import Dataset, Identity, Split
from nas import earlier_training
from nas import retraining as module
from nas.earlier_training import check_earlier, precision_begun
from nas.exported import sha256_of
from nas.recipe import FULL, PAPER, RECIPES
from nas.result_files import ResultError, partial_folder, put
from nas.retraining import Retraining, read_curve
from nas.training import accuracy, probabilities
from tests.nas.patterns import patterns
from tests.nas.retrainings import retraining

SMALL = "3_8_8_QConv_16_3_BN_Dense_43"
TEST = Split(*(getattr(patterns(8).validation, column)[:40] for column in ("images", "labels", "tracks")))
GERMAN, CHINESE = (Identity(name, TEST.checksum) for name in ("gtsrb", "chinese"))


@pytest.fixture(autouse=True)
def small_data(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Two epochs on patterns instead of signs; yields the splits that were asked for."""
    splits: list[str] = []

    def load(name: str, size: int, data_dir: Path | None, split: str) -> Dataset:
        splits.append(split)
        return patterns(size)

    monkeypatch.setattr(module, "load", load)
    monkeypatch.setattr(module, "load_test", lambda name, size, data_dir: TEST)
    monkeypatch.setitem(RECIPES, "full", replace(FULL, epochs=2))
    monkeypatch.setitem(RECIPES, "paper", replace(PAPER, epochs=1))
    yield splits


def retrained(root: Path, **settings: Any) -> Path:
    one = retraining("3_8_8_QConv_16_3_BN_Dense_43_BN", seed=3, test_sets=(GERMAN, CHINESE), **settings)
    one.run(root, go_on=lambda: True)
    return root / one.folder


def test_what_is_left_is_the_model_its_curve_its_predictions_and_its_figures(tmp_path: Path) -> None:
    folder = retrained(tmp_path)
    assert folder == tmp_path / "gtsrb/named/8x8/3_8_8_QConv_16_3_BN_Dense_43_BN/full-seed3"
    result = json.loads((folder / "result.json").read_text())
    assert result["images"] == {"train": 250, "validation": 80} and result["parameters"] == 25318
    assert result["command"] == (
        "python -m nas.retrain --recipe full --precision float32 --dataset gtsrb --seeds 4 "
        "3_8_8_QConv_16_3_BN_Dense_43_BN"
    )
    assert result["settings"]["epochs"] == 2 and result["versions"]["larq"] == larq.__version__
    assert result["models"] == {name: sha256_of(folder / name) for name in ("model.keras", "model.h5")}
    curve = read_curve(folder)
    assert list(curve["epochs"]) == [1, 2]
    assert result["validation_accuracy"] == pytest.approx(curve["validation_accuracy"].iloc[-1])
    for name in ("gtsrb", "chinese"):
        predictions = pd.read_csv(folder / f"predictions-{name}.csv")
        assert list(predictions["label"]) == list(TEST.labels)
        right = (predictions["label"] == predictions["predicted"]).mean()
        assert result["datasets"][name]["accuracy"] == pytest.approx(right)
        assert result["datasets"][name]["checksum"] == TEST.checksum
        confusion = pd.read_csv(folder / f"confusion-{name}.csv", index_col="label")
        assert confusion.to_numpy().sum() == 40 and list(confusion.index) == [0, 1, 2, 3]
        assert min(Image.open(folder / f"confusion-{name}.png").size) > 300
    assert min(Image.open(folder / "training.png").size) > 300
    assert "quant_conv2d" in (folder / "summary.txt").read_text()


def test_the_whole_is_training_and_validation_images_and_nothing_is_left_to_validate_with() -> None:
    data = patterns(8)
    whole = module._whole(data)
    for column in ("images", "labels", "tracks"):
        parts = [getattr(part, column) for part in (data.train, data.validation)]
        assert np.array_equal(getattr(whole.train, column), np.concatenate(parts))
    assert len(whole.validation) == 0 and whole.fingerprint == data.fingerprint


@pytest.mark.parametrize("content", ["", "epochs,loss\n1,2\n1,2,3\n", "epochs,loss\n1,x\n"])
def test_a_damaged_curve_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "curve.csv").write_text(content)
    assert read_curve(tmp_path).empty


def test_a_network_of_many_layers_has_a_folder_that_can_be_made(tmp_path: Path) -> None:
    name = "3_64_64_QConv_16_3_BN_" + "PAD_1_QConv_16_3_BN_" * 15 + "Dense_43_BN"
    one = retraining(name)
    assert len(name) > 255
    partial_folder(tmp_path / one.folder, os.getpid()).mkdir(parents=True)


def test_a_training_in_less_precision_leaves_a_network_in_full_precision(tmp_path: Path) -> None:
    folder = retrained(tmp_path, precision="bfloat16")
    assert json.loads((folder / "result.json").read_text())["settings"]["precision"] == "bfloat16"
    model = tf.keras.models.load_model(folder / "model.keras")
    assert {layer.dtype_policy.name for layer in model.layers} == {"float32"}
    result = json.loads((folder / "result.json").read_text())
    assert result["validation_accuracy"] == pytest.approx(accuracy(model, patterns(8).validation)) and (
        result["validation_accuracy"] > 0.5
    )


def test_both_model_files_and_the_weights_give_the_predictions_that_were_kept(tmp_path: Path) -> None:
    folder = retrained(tmp_path)
    kept = pd.read_csv(folder / "predictions-gtsrb.csv")
    models = [tf.keras.models.load_model(folder / file) for file in ("model.keras", "model.h5")]
    models[0].load_weights(folder / "weights.h5")
    for model in models:
        outputs = probabilities(model, TEST.images)
        assert list(outputs.argmax(axis=1)) == list(kept["predicted"])
        assert np.allclose(outputs.max(axis=1), kept["probability"], atol=1e-5)


def test_the_paper_recipe_splits_by_image_and_the_full_one_by_track(tmp_path: Path, small_data: list[str]) -> None:
    assert retrained(tmp_path, recipe="paper") != retrained(tmp_path)
    assert small_data == ["image", "track"]


def test_a_whole_training_uses_the_validation_images_and_claims_no_validation_accuracy(tmp_path: Path) -> None:
    result = json.loads((retrained(tmp_path, whole=True) / "result.json").read_text())
    assert result["images"] == {"train": 330, "validation": 0} and result["validation_accuracy"] is None


def test_what_is_trained_is_only_measured_on_test_sets_that_came_later(tmp_path: Path, small_data: list[str]) -> None:
    one = retraining(SMALL, test_sets=(GERMAN,))
    assert not one.is_done(tmp_path)
    one.run(tmp_path, go_on=lambda: True)
    before = json.loads((tmp_path / one.folder / "result.json").read_text())
    both = replace(one, test_sets=(GERMAN, CHINESE))
    assert one.is_done(tmp_path) and not both.is_done(tmp_path)
    both.run(tmp_path, go_on=lambda: True)
    after = json.loads((tmp_path / one.folder / "result.json").read_text())
    assert both.is_done(tmp_path) and small_data == ["track"]  # Loaded once, to be trained once.
    assert list(after["datasets"]) == ["gtsrb", "chinese"]
    assert after["datasets"]["chinese"]["accuracy"] == before["datasets"]["gtsrb"]["accuracy"]
    assert after | {"datasets": before["datasets"]} == before
    assert (tmp_path / one.folder / "predictions-chinese.csv").exists()


def test_what_was_measured_on_other_images_is_measured_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small_data: list[str]
) -> None:
    one = retraining(SMALL, test_sets=(GERMAN, CHINESE))
    one.run(tmp_path, go_on=lambda: True)
    half = Split(TEST.images[:20], TEST.labels[:20], TEST.tracks[:20])
    asked: list[str] = []
    monkeypatch.setattr(module, "load_test", lambda name, size, data_dir: asked.append(name) or half)
    changed = replace(one, test_sets=(GERMAN, Identity("chinese", half.checksum)))
    assert not changed.is_done(tmp_path)
    changed.run(tmp_path, go_on=lambda: True)
    assert changed.is_done(tmp_path) and asked == ["chinese"] and small_data == ["track"]
    figures = json.loads((tmp_path / one.folder / "result.json").read_text())["datasets"]
    assert [figures[name]["images"] for name in ("gtsrb", "chinese")] == [40, 20]
    assert len(pd.read_csv(tmp_path / one.folder / "predictions-chinese.csv")) == 20


def test_while_something_is_measured_again_what_was_there_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = retraining(SMALL, test_sets=(GERMAN,))
    one.run(tmp_path, go_on=lambda: True)
    before = {file.name: file.read_bytes() for file in (tmp_path / one.folder).iterdir()}
    half = Split(TEST.images[:20], TEST.labels[:20], TEST.tracks[:20])
    monkeypatch.setattr(module, "load_test", lambda name, size, data_dir: half)
    changed = replace(one, test_sets=(Identity("gtsrb", half.checksum),))
    with monkeypatch.context() as patch, pytest.raises(OSError, match="killed"):
        patch.setattr(module, "draw_confusion", Mock(side_effect=OSError("killed")))
        changed.run(tmp_path, go_on=lambda: True)
    folder = tmp_path / one.folder
    assert {name: (folder / name).read_bytes() for name in before} == before
    changed.run(tmp_path, go_on=lambda: True)
    assert {file.name for file in folder.iterdir()} == set(before) and changed.is_done(tmp_path)


def test_two_that_measure_the_same_training_at_once_keep_what_both_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = retraining(SMALL, test_sets=(GERMAN,))
    one.run(tmp_path, go_on=lambda: True)
    first, second = (replace(one, test_sets=(GERMAN, Identity(name, TEST.checksum))) for name in ("chinese", "belgian"))
    folder = tmp_path / one.folder

    def meanwhile(name: str, *_: object) -> Split:
        if name == "chinese":
            with monkeypatch.context() as patch:
                patch.setattr(os, "getpid", lambda: os.getppid())
                second.run(tmp_path, go_on=lambda: True)
        return TEST

    monkeypatch.setattr(module, "load_test", meanwhile)
    first.run(tmp_path, go_on=lambda: True)
    assert first.is_done(tmp_path) and second.is_done(tmp_path)
    assert {file.name for file in folder.glob("predictions-*")} == {
        f"predictions-{name}.csv" for name in ("gtsrb", "chinese", "belgian")
    }
    assert not [file for file in folder.iterdir() if file.is_dir()]


def given_up(one: Retraining, root: Path, epochs: int) -> None:
    """As a process that is killed when so many epochs have been told leaves it."""
    left = iter(range(epochs - 1, -1, -1))
    with pytest.raises(InterruptedError, match=f"given up after {epochs} epochs"):
        one.run(root, go_on=lambda: next(left) > 0)
    final = root / one.folder
    assert not final.exists()
    partial_folder(final, os.getpid()).rename(partial_folder(final, 2**22 + 1))  # of a process that cannot be


def test_an_interrupted_training_leaves_no_result_and_the_next_start_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(RECIPES, "full", replace(FULL, epochs=4))
    one = retraining(SMALL, test_sets=(GERMAN,))
    one.run(tmp_path / "whole", go_on=lambda: True)
    given_up(one, tmp_path, epochs=3)
    monkeypatch.setattr(module, "write_text", written := Mock(side_effect=module.write_text))
    one.run(tmp_path, go_on=lambda: True)
    # Two epochs had been kept when the third was told.
    assert [call.args[0].name for call in written.call_args_list] == ["curve.csv"] * 2 + ["result.json"]
    final, whole = tmp_path / one.folder, tmp_path / "whole" / one.folder
    assert [path.name for path in final.parent.iterdir()] == ["full-seed0"]
    assert {path.name for path in final.iterdir()} == {path.name for path in whole.iterdir()}
    untimed = [read_curve(folder).drop(columns="seconds") for folder in (final, whole)]
    assert untimed[0].equals(untimed[1]) and len(untimed[0]) == 4
    for file in ("predictions-gtsrb.csv", "confusion-gtsrb.csv"):
        assert (final / file).read_text() == (whole / file).read_text()
    result = json.loads((final / "result.json").read_text())
    assert result["seconds"] == pytest.approx(read_curve(final)["seconds"].sum(), abs=0.1)


def test_an_interrupted_training_is_not_begun_anew_in_another_way_without_being_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = retraining(SMALL)
    given_up(one, tmp_path, epochs=2)
    (left,) = (tmp_path / one.folder).parent.iterdir()
    before = sorted(left.rglob("*"))
    assert precision_begun(tmp_path / one.folder) == "float32" and precision_begun(tmp_path / "other") is None
    with pytest.raises(ResultError, match=f"{left.name}: 1 epochs are trained with recipe: precision = float32"):
        replace(one, precision="bfloat16").run(tmp_path, go_on=lambda: True)
    with monkeypatch.context() as patch:
        patch.setitem(RECIPES, "full", replace(FULL, epochs=4))
        with pytest.raises(ResultError, match="with recipe: epochs = 2, not 4"):
            one.run(tmp_path, go_on=lambda: True)
    with monkeypatch.context() as patch:
        patch.setattr(earlier_training, "version", lambda package: "0.1")
        with pytest.raises(ResultError, match=r"with versions: tensorflow = .*, not 0\.1; move it away to train anew"):
            one.run(tmp_path, go_on=lambda: True)
    check_earlier(tmp_path / one.folder, RECIPES["full"], None, patterns(8).fingerprint)
    with pytest.raises(ResultError, match=r"with data = .*, not others"):
        check_earlier(tmp_path / one.folder, RECIPES["full"], None, "others")
    assert sorted(left.rglob("*")) == before
    for damaged in ("half", "[]", '{"recipe": {}}', "[" * 10**5):
        (left / "checkpoint" / "terms.json").write_text(damaged)
        with pytest.raises(ResultError, match=r"terms\.json: is damaged; move"):
            one.run(tmp_path, go_on=lambda: True)


def test_a_training_that_is_killed_before_it_has_its_name_is_not_trained_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = retraining(SMALL, test_sets=(GERMAN,))
    with monkeypatch.context() as patch, pytest.raises(OSError, match="full"):
        patch.setattr(module, "put", Mock(side_effect=OSError("the disk is full")))
        one.run(tmp_path, go_on=lambda: True)
    monkeypatch.setattr(module, "write_text", written := Mock(side_effect=module.write_text))
    one.run(tmp_path, go_on=lambda: True)
    assert [call.args[0].name for call in written.call_args_list] == ["result.json"]
    final = tmp_path / one.folder
    assert [path.name for path in final.parent.iterdir()] == ["full-seed0"] and not [*final.glob("checkpoint*")]


def test_of_two_that_train_the_same_the_first_to_end_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = retraining(SMALL, test_sets=(GERMAN,))
    final = tmp_path / one.folder

    def after_the_other(partial: Path, target: Path) -> None:
        (target / "model.keras").parent.mkdir()
        for name in ("model.keras", "result.json"):
            (target / name).write_bytes((partial / name).read_bytes())
        put(partial, target)

    monkeypatch.setattr(module, "put", after_the_other)
    one.run(tmp_path, go_on=lambda: True)
    assert one.is_done(tmp_path) and {file.name for file in final.iterdir()} == {"model.keras", "result.json"}
    assert [path.name for path in final.parent.iterdir()] == ["full-seed0"]


def test_what_is_there_is_not_trained_again(tmp_path: Path) -> None:
    one = retraining(SMALL, test_sets=(GERMAN,))
    one.run(tmp_path, go_on=lambda: True)
    final = tmp_path / one.folder
    written = (final / "result.json").stat().st_mtime_ns
    one.run(tmp_path, go_on=lambda: True)
    assert (final / "result.json").stat().st_mtime_ns == written and len(list(final.parent.iterdir())) == 1
