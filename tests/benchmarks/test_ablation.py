"""The ablation trains what its table lacks, whatever the precision of what is there; the trainings are pretended."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

from datasets import Dataset, Split
from datasets.loading import Identity
from nas import training
from nas.architecture import Architecture
from nas.learning import Report
from nas.precision import Timing
from nas.recipe import SEARCH, Recipe, key_of
from nas.result_files import ResultError
from nas.training import train
from tests.benchmarks import ablation
from tests.benchmarks.variants import NETWORK, TEACHER, Variant
from tests.nas.patterns import SMALL, patterns

BFLOAT16, FLOAT32 = Timing(float32=1.0, bfloat16=2.0), Timing(float32=2.0, bfloat16=1.0)
EPOCHS = 10
IMAGES = "0123456789012345"
"""A fingerprint."""
Weights = list[np.ndarray[Any, Any]]
VARIANTS = ("strong", "mixup 0.2", "ste_sign, clip value 2")


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What was trained, in order; every training is as good as its seed says."""
    done: list[tuple[str, int]] = []
    names = {variant.within(EPOCHS).key: name for name, variant in ablation.VARIANTS["strong"].items()}

    def measured(architecture: Architecture, variant: Variant, dataset: str, seed: int) -> tuple[float, float, float]:
        done.append((names.get(variant.key, "its own teacher"), seed))
        return 0.9, 0.8 + seed / 100, 0.6

    monkeypatch.setattr(ablation, "_measured", measured)
    for prepared in ("load", "load_test"):
        monkeypatch.setattr(ablation, prepared, lambda *which, **how: None)
    monkeypatch.setattr(ablation, "identify", lambda name, split: Identity(name, IMAGES))
    return done


def ablate(monkeypatch: pytest.MonkeyPatch, folder: Path, machine: Timing, *options: str) -> str:
    monkeypatch.setattr(ablation, "timing", lambda: machine)
    variants = [word for variant in VARIANTS for word in ("--variant", variant)]
    places = ["--table", str(folder / "t.csv"), "--workers", "1", "--epochs", str(EPOCHS)]
    result = CliRunner().invoke(ablation.ablation, [*places, *variants, *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_machine_of_another_precision_goes_on(
    trained: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ablate(monkeypatch, tmp_path, BFLOAT16, "--seeds", "1")
    assert trained == [(variant, 0) for variant in VARIANTS]
    ablate(monkeypatch, tmp_path, FLOAT32, "--seeds", "2")
    assert trained[len(VARIANTS) :] == [(variant, 1) for variant in VARIANTS]
    table = pd.read_csv(tmp_path / "t.csv", dtype={"fingerprint": str})
    assert set(table["fingerprint"]) == {IMAGES}
    assert table.groupby("precision")["seed"].unique().to_dict() == {"bfloat16": [0], "float32": [1]}
    shown = ablate(monkeypatch, tmp_path, FLOAT32, "--seeds", "2")
    assert len(trained) == 2 * len(VARIANTS)
    assert shown.count("80.00") == shown.count("81.00") == len(VARIANTS) and "80.50" not in shown
    assert ablate(monkeypatch, tmp_path, FLOAT32, "--seeds", "3", "--no-train") == shown and len(trained) == 6
    fewer = ablate(monkeypatch, tmp_path, FLOAT32, "--seeds", "1")
    assert "80.00" in fewer and "81.00" not in fewer
    unlike = pd.read_csv(tmp_path / "t.csv", dtype={"fingerprint": str})
    unlike.loc[unlike["variant"] != "strong", "precision"] = "another"
    unlike.to_csv(tmp_path / "t.csv", index=False)
    assert shown.count("+0.00") == 6
    assert ablate(monkeypatch, tmp_path, FLOAT32, "--seeds", "2", "--no-train").count("+0.00") == 2


def test_a_precision_that_is_asked_for_is_trained_and_shown_beside_what_there_is_in_another(
    trained: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ablate(monkeypatch, tmp_path, BFLOAT16, "--seeds", "1")
    shown = ablate(monkeypatch, tmp_path, BFLOAT16, "--seeds", "2", "--precision", "float32")
    assert trained == [(variant, seed) for seed in (0, 0, 1) for variant in VARIANTS]
    assert shown.count("80.50") == shown.count("0.71") == len(VARIANTS) and "bfloat16" not in shown
    table = pd.read_csv(tmp_path / "t.csv")
    assert table.groupby("precision")["seed"].unique().map(list).to_dict() == {"bfloat16": [0], "float32": [0, 1]}


def test_where_nothing_is_there_nothing_is_shown(tmp_path: Path) -> None:
    options = ["--table", str(tmp_path / "t.csv"), "--dataset", "synthetic", "--no-train"]
    result = CliRunner().invoke(ablation.ablation, options)
    assert isinstance(result.exception, ResultError) and "has no such training" in str(result.exception)


def test_without_the_unchanged_recipe_there_is_no_change_to_tell(
    trained: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ablation, "timing", lambda: FLOAT32)
    options = ["--table", str(tmp_path / "t.csv"), "--workers", "1", "--seeds", "1", "--variant", "mixup 0.2"]
    result = CliRunner().invoke(ablation.ablation, options, catch_exceptions=False)
    assert trained == [("mixup 0.2", 0)] and "80.00" in result.output and "nan" not in result.output


def test_a_change_is_that_of_the_seeds_that_both_have(
    trained: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The pretended trainings differ by nothing but their seed."""
    ablate(monkeypatch, tmp_path, FLOAT32, "--seeds", "1")
    monkeypatch.setattr(ablation, "timing", lambda: FLOAT32)
    options = ["--table", str(tmp_path / "t.csv"), "--workers", "1", "--seeds", "3", "--variant", "strong"]
    result = CliRunner().invoke(ablation.ablation, [*options, "--markdown", str(tmp_path / "t.md")])
    assert result.exit_code == 0 and trained[-2:] == [("strong", 1), ("strong", 2)]
    _, _, headings, _, *lines = (tmp_path / "t.md").read_text().splitlines()
    rows = [dict(zip(headings.split(" | "), line.split(" | "), strict=True)) for line in lines]
    assert {row["change"] for row in rows} == {"+0.00"} and len({row["validation"] for row in rows}) == 2


def test_a_teacher_of_another_size_teaches_nobody(
    trained: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ablation, "timing", lambda: FLOAT32)
    taught, network = "taught by 276,246 real parameters", "3_48_48_QConv_16_5_MP_2_BN_Dense_43_BN"
    options = ["--table", str(tmp_path / "t.csv"), "--workers", "1", "--seeds", "1", "--network", network]
    assert CliRunner().invoke(ablation.ablation, options).exit_code == 0
    both = {taught, "taught by itself in real numbers"}
    others = {name for name, variant in ablation.VARIANTS["strong"].items() if not variant.of_the_recipe}
    assert len(others) == 4
    assert {variant for variant, _ in trained} == {*ablation.VARIANTS["strong"]} - both - others | {"its own teacher"}
    asked = CliRunner().invoke(ablation.ablation, [*options, "--variant", taught])
    assert asked.exit_code == 2 and "its teacher sees images of another size" in asked.output


SHORTCUT = "3_30_30_QConv_8_3_BN_QConv_8_3_BN_PAD_1_QConv_8_3_ADD_BN_QConv_6_3_BN_Dense_43_BN"


@pytest.mark.parametrize(
    ("variant", "network", "told"),
    [
        ("RPReLU after shortcuts", NETWORK, "the network has no shortcut"),
        ("RPReLU after shortcuts", SHORTCUT, ""),
        ("convolutions in four groups", SHORTCUT, ""),
        ("convolutions in two groups", "3_30_30_QConv_6_3_BN_QConv_9_3_BN_QConv_6_3_BN_Dense_43", "divided by 2"),
        ("convolutions in two groups", "3_30_30_QConv_6_3_BN_QConv_6_3_BN_Dense_43", "no convolution between"),
    ],
)
def test_layers_that_would_change_nothing_or_cannot_be_built_are_not_tried(
    variant: str, network: str, told: str
) -> None:
    obstacle = ablation.VARIANTS["strong"][variant].obstacle(Architecture.parse(network))
    assert told in obstacle and bool(told) == bool(obstacle)


def test_the_search_is_compared_with_its_own_recipe_after_as_many_epochs(
    trained: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ablation, "timing", lambda: FLOAT32)
    options = ["--table", str(tmp_path / "t.csv"), "--workers", "1", "--seeds", "1", "--recipe", "search"]
    asked = [*options, "--variant", "search", "--variant", "approx_sign", "--json", str(tmp_path / "t.json")]
    result = CliRunner().invoke(ablation.ablation, asked, catch_exceptions=False)
    assert result.exit_code == 0 and ", 3 epochs, on " in result.output
    kept = pd.read_csv(tmp_path / "t.csv")
    assert [*kept["variant"]] == ["search", "approx_sign"] and {*kept["epochs"]} == {SEARCH.epochs}
    assert kept["recipe"][0] == key_of(asdict(SEARCH))
    assert [row["change"] for row in json.loads((tmp_path / "t.json").read_text())["rows"]] == ["+0.00"] * 2
    of_another = CliRunner().invoke(ablation.ablation, [*options, "--variant", "the search's recipe"])
    assert of_another.exit_code == 2 and "is no variant of that recipe" in of_another.output


def test_what_the_table_has_of_both_recipes_is_found_by_their_variants() -> None:
    """Else a changed key would train again what is there, and show less than the reports say."""
    table = pd.read_csv(ablation.FILE)
    table = table[table["network"] == NETWORK]
    for recipe, precision, epochs in (("strong", "float32", 10), ("search", "bfloat16", 3)):
        kept = table[(table["precision"] == precision) & (table["epochs"] == epochs)]
        for name, variant in ablation.VARIANTS[recipe].items():
            seeds = {*kept[kept["recipe"] == variant.within(epochs).key]["seed"]}
            assert seeds == {0, 1, 2} or not variant.of_the_recipe, name


def test_trainings_on_other_images_are_others(
    trained: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ablate(monkeypatch, tmp_path, FLOAT32, "--seeds", "1")
    monkeypatch.setattr(ablation, "identify", lambda name, split: Identity(name, "others"))
    ablate(monkeypatch, tmp_path, FLOAT32, "--seeds", "1", "--json", str(tmp_path / "t.json"))
    assert trained == [(variant, 0) for variant in VARIANTS] * 2
    assert {row["seeds"] for row in json.loads((tmp_path / "t.json").read_text())["rows"]} == {1}


@pytest.fixture
def networks(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, Recipe, Weights]]:
    """What is really trained, on patterns, with the recipe, and the weights it began with."""
    done: list[tuple[Any, Recipe, Weights]] = []

    def noted(model: Any, recipe: Recipe, *rest: Any) -> Iterator[Report]:
        done.append((model, recipe, model.get_weights()))
        return train(model, recipe, *rest)

    def load(name: str, size: int, split: str) -> Dataset:
        assert split == "track"
        return patterns(size)

    monkeypatch.setattr(training, "train", noted)
    monkeypatch.setattr(ablation, "load", load)
    monkeypatch.setattr(ablation, "load_test", lambda style, size: part_of(patterns(size).validation, style))
    return done


def part_of(split: Split, style: str) -> Split:
    """One of three parts, to be told right, one after the other."""
    at = ablation.STYLES.index(style)
    labels = np.full(20, 42) if at else split.labels[:20]
    return Split(split.images[:20], labels, split.tracks[:20])


def test_what_is_measured_is_learned_from_tracks_and_on_rendered_signs_of_all_styles(
    networks: list[tuple[Any, Recipe, Weights]],
) -> None:
    recipe = replace(SEARCH, epochs=12)
    learned, validated, rendered = ablation._measured(SMALL, Variant(recipe), "gtsrb", 0)
    assert learned > 0.9 and validated > 0.9 and 0.3 - 0.1 < rendered <= 1 / 3
    ((_, trained_by, _),) = networks
    assert trained_by == recipe


def test_a_clip_value_is_that_of_all_signs_and_two_stages_share_weights(
    networks: list[tuple[Any, Recipe, Weights]],
) -> None:
    recipe = replace(SEARCH, epochs=4)
    ablation._measured(SMALL, Variant(recipe, clip_value=0.5), "gtsrb", 0)
    ((clipped, *_),) = networks
    (dense,) = (layer for layer in clipped.layers if "dense" in layer.name)
    assert dense.input_quantizer.clip_value == 0.5 and dense.kernel_quantizer is not None
    networks.clear()
    ablation._measured(SMALL, Variant(recipe, real_first=0.5), "gtsrb", 0)
    (real, first, _), (binary, second, began) = networks
    assert (first.epochs, second.epochs) == (2, 2)
    assert all(map(np.array_equal, began, real.get_weights()))
    quantized = [[layer for layer in model.layers if "quant" in layer.name] for model in (real, binary)]
    assert [[layer.kernel_quantizer is None for layer in layers] for layers in quantized] == [[True] * 2, [False] * 2]
    assert all(layer.input_quantizer is not None for layers in quantized for layer in layers[1:])


def test_a_fifth_of_the_training_tracks_is_left_out_and_validation_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    labels = np.repeat([0, 1, 2], [200, 100, 50])
    images = Split(np.arange(350).reshape(-1, 1, 1, 1).astype(np.uint8), labels, np.arange(350) // 5)
    learned: list[Dataset] = []

    def noted(model: Any, recipe: Recipe, dataset: Dataset, seed: int) -> Iterator[Report]:
        learned.append(dataset)
        yield Report(epochs=1, loss=0.0, accuracy=1.0, validation_accuracy=1.0, seconds=0.0, last=True)

    monkeypatch.setattr(training, "train", noted)
    monkeypatch.setattr(ablation, "load", lambda name, size, split: Dataset(name, size, images, images, "0"))
    for variant in (Variant(SEARCH), Variant(SEARCH, fewer_signs=True)):
        ablation._fitted(SMALL, variant, "gtsrb", 0)
    usual, fewer = learned
    assert usual.train is images and fewer.validation is images
    kept = np.unique(fewer.train.tracks)
    assert len(kept) == 56 and np.isin(images.tracks, kept).sum() == len(fewer.train) == 280
    assert np.bincount(fewer.train.labels).tolist() == [160, 80, 40]
    assert np.array_equal(fewer.train.images.ravel(), np.flatnonzero(np.isin(images.tracks, kept)).astype(np.uint8))


@pytest.mark.parametrize("name", ["strong", "search"])
def test_shorter_trainings_and_other_settings_are_other_trainings(name: str) -> None:
    variants = [*ablation.VARIANTS[name].values()]
    keys = {variant.within(epochs).key for variant in variants for epochs in (3, 10)}
    assert len(keys) == 2 * len(variants)


def test_a_network_is_its_own_teacher() -> None:
    variant = ablation.VARIANTS["strong"]["taught by itself in real numbers"]
    taught = [variant.within(EPOCHS, network) for network in (NETWORK, TEACHER)]
    assert [one.recipe.teacher for one in taught] == [NETWORK, TEACHER]
    assert taught[1].key == ablation.VARIANTS["strong"]["taught by 276,246 real parameters"].within(EPOCHS).key


def test_two_variants_that_are_one_recipe_are_trained_once(
    trained: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(ablation, "timing", lambda: FLOAT32)
    taught = [word for name in ablation.VARIANTS["strong"] if name.startswith("taught") for word in ("--variant", name)]
    options = ["--table", str(tmp_path / "t.csv"), "--workers", "1", "--seeds", "1", "--network", TEACHER]
    shown = CliRunner().invoke(ablation.ablation, [*options, *taught], catch_exceptions=False).output
    assert len(trained) == 1 and shown.count("taught by") == 2
