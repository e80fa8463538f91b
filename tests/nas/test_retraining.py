"""A retraining on pictures of 8x8 pixels, and what it leaves."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import larq
import numpy as np
import pandas as pd
import pytest
import tensorflow as tf
from PIL import Image

from datasets import Dataset, Split
from nas import retraining
from nas.architecture import Architecture
from nas.recipe import FULL, PAPER, RECIPES, Precision
from nas.result_files import partial_folder
from nas.retraining import Retraining, read_curve
from nas.training import accuracy, probabilities
from tests.nas.test_training import patterns

TEST = Split(*(getattr(patterns(8).validation, column)[:40] for column in ("images", "labels", "tracks")))


@pytest.fixture(autouse=True)
def small_data(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Two epochs on patterns instead of signs; yields the splits that were asked for."""
    splits: list[str] = []

    def load(name: str, size: int, data_dir: Path | None, split: str) -> Dataset:
        splits.append(split)
        return patterns(size)

    monkeypatch.setattr(retraining, "load", load)
    monkeypatch.setattr(retraining, "load_test", lambda name, size, data_dir: TEST)
    monkeypatch.setitem(RECIPES, "full", replace(FULL, epochs=2))
    monkeypatch.setitem(RECIPES, "paper", replace(PAPER, epochs=1))
    yield splits


def retrained(root: Path, recipe: str = "full", whole: bool = False, precision: Precision = "float32") -> Path:
    one = Retraining(
        architecture=Architecture.parse("3_8_8_QConv_16_3_BN_Dense_43_BN"),
        family="named",
        recipe=recipe,
        seed=3,
        dataset="gtsrb",
        data_dir=None,
        test_sets=("gtsrb", "chinese"),
        whole=whole,
        precision=precision,
    )
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
    curve = read_curve(folder)
    assert list(curve["epochs"]) == [1, 2]
    assert result["validation_accuracy"] == pytest.approx(curve["validation_accuracy"].iloc[-1])
    for name in ("gtsrb", "chinese"):
        predictions = pd.read_csv(folder / f"predictions-{name}.csv")
        assert list(predictions["label"]) == list(TEST.labels)
        right = (predictions["label"] == predictions["predicted"]).mean()
        assert result["datasets"][name]["accuracy"] == pytest.approx(right)
        confusion = pd.read_csv(folder / f"confusion-{name}.csv", index_col="label")
        assert confusion.to_numpy().sum() == 40 and list(confusion.index) == [0, 1, 2, 3]
        assert min(Image.open(folder / f"confusion-{name}.png").size) > 300
    assert min(Image.open(folder / "training.png").size) > 300
    assert "quant_conv2d" in (folder / "summary.txt").read_text()


def test_a_network_of_many_layers_has_a_folder_that_can_be_made(tmp_path: Path) -> None:
    name = "3_64_64_QConv_16_3_BN_" + "PAD_1_QConv_16_3_BN_" * 15 + "Dense_43_BN"
    one = Retraining(
        architecture=Architecture.parse(name),
        family="named",
        recipe="full",
        seed=0,
        dataset="gtsrb",
        data_dir=None,
        test_sets=(),
        whole=False,
    )
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
    assert retrained(tmp_path, "paper") != retrained(tmp_path, "full")
    assert small_data == ["image", "track"]


def test_a_whole_training_uses_the_validation_images_and_claims_no_validation_accuracy(tmp_path: Path) -> None:
    result = json.loads((retrained(tmp_path, whole=True) / "result.json").read_text())
    assert result["images"] == {"train": 330, "validation": 0} and result["validation_accuracy"] is None


def test_an_interrupted_training_leaves_no_result_and_the_next_start_replaces_it(tmp_path: Path) -> None:
    one = Retraining(
        architecture=Architecture.parse("3_8_8_QConv_16_3_BN_Dense_43"),
        family="named",
        recipe="full",
        seed=0,
        dataset="gtsrb",
        data_dir=None,
        test_sets=("gtsrb",),
        whole=False,
    )
    with pytest.raises(InterruptedError, match="given up after 1 epochs"):
        one.run(tmp_path, go_on=lambda: False)
    final = tmp_path / one.folder
    given_up = partial_folder(final, os.getpid())
    assert not final.exists() and len(read_curve(given_up)) == 1
    given_up.rename(partial_folder(final, 2**22 + 1))  # of a process that cannot be
    one.run(tmp_path, go_on=lambda: True)
    assert (final / "result.json").exists() and [path.name for path in final.parent.iterdir()] == ["full-seed0"]
    written = (final / "result.json").stat().st_mtime_ns
    one.run(tmp_path, go_on=lambda: True)
    assert (final / "result.json").stat().st_mtime_ns == written and len(list(final.parent.iterdir())) == 1
