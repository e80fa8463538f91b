"""Retrained networks as the report reads them, whatever is missing or damaged in their folders."""

import json
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from reports.retrained import read_retrained
from tests.reports.conftest import TRAINED, Report, page, some_trials
from tests.reports.made import make_training

SCORE = {"accuracy": 41 / 43, "images": 43, "correct": 41}


def test_an_export_of_a_training_and_what_is_unfinished_are_no_further_trainings(run_report: Report) -> None:
    runs = Path("runs/retrained")
    folder = make_training(runs, TRAINED[0])
    for name in ("exported", ".partial-host-1"):
        (runs / name).mkdir()
        shutil.copy(folder / "result.json", runs / name / "training.json")
    found, unreadable = read_retrained(runs)
    assert [one.folder for one in found] == [folder] and unreadable == []


def test_a_seed_trained_in_two_precisions_is_one_seed_with_their_mean(run_report: Report) -> None:
    runs = Path("runs/retrained")
    file = make_training(runs, TRAINED[0]) / "result.json"
    result = json.loads(file.read_text())
    other = result | {"settings": {"precision": "bfloat16"}, "validation_accuracy": 0.1}
    other["datasets"] = {name: figures | {"accuracy": 0.5} for name, figures in result["datasets"].items()}
    (runs / "other").mkdir()
    (runs / "other" / "result.json").write_text(json.dumps(other))
    (network,) = json.loads(run_report(some_trials(1), "--json").output)["networks"]
    assert network["seeds"] == 1
    assert network["accuracy"]["gtsrb"] == pytest.approx((0.5 + result["datasets"]["gtsrb"]["accuracy"]) / 2)


def test_retrained_networks_are_shown_where_their_files_are_gone(run_report: Report) -> None:
    folder = make_training(Path("runs/retrained"), TRAINED[0])
    (folder / "predictions-belgian.csv").unlink()
    (folder / "curve.csv").write_text("")
    torn = make_training(Path("runs/retrained"), TRAINED[1])
    (torn / "result.json").write_text('{"name": ')
    run_report(some_trials(2), "--quiet")
    assert "curve.csv, predictions-belgian.csv cannot be read" in page()
    assert "result.json was left out: it is not a result.json of nas.retrain" in page()
    assert "Its predictions are not there" in page() and page().count('<svg class="confusion"') == 1


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ({"seed": [0]}, "it is not a result.json of nas.retrain"),
        ({"images": {"train": 1}}, "images: validation is no number"),
        ({"settings": 7}, "result.json was left out"),
        ({"versions": 7}, "result.json was left out"),
        ({"datasets": {"gtsrb": {"images": 43, "accuracy": 0.9}}}, "its figures of gtsrb are not all there"),
        ({"datasets": {"gtsrb": SCORE | {"distinct": {}}}}, "its figures of gtsrb are not all there"),
        ({"datasets": {"gtsrb": SCORE | {"correct": 44}}}, "its figures of gtsrb are not all there"),
        ({"datasets": {"gtsrb": SCORE | {"class_scores": {"1": {}}}}}, "its figures of gtsrb are not all there"),
        ({"datasets": {"gtsrb": SCORE | {"class_scores": {"stop": SCORE}}}}, "result.json was left out"),
    ],
)
def test_a_damaged_result_is_left_out_and_the_rest_is_shown(damage: dict[str, Any], said: str, tmp_path: Path) -> None:
    make_training(tmp_path, TRAINED[0])
    file = make_training(tmp_path, TRAINED[1]) / "result.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | damage))
    found, (told,) = read_retrained(tmp_path)
    assert [one.architecture.name for one in found] == [TRAINED[0]] and said in told


def test_predictions_that_were_cut_off_are_left_out(run_report: Report) -> None:
    file = make_training(Path("runs/retrained"), TRAINED[0]) / "predictions-gtsrb.csv"
    lines = file.read_text().splitlines()
    run_report(some_trials(2), "--quiet")
    assert "cannot be read" not in page()
    for cut in (lines[:20], [*lines[:-1], "42,"]):
        file.write_text("\n".join(cut))
        run_report(None, "--quiet")
        assert "predictions-gtsrb.csv cannot be read" in page()


@pytest.mark.parametrize(
    ("file", "column", "damage"),
    [
        ("curve.csv", "validation_accuracy", "x"),
        ("curve.csv", "epochs", "<<<<<<< HEAD"),
        ("curve.csv", "accuracy", "1e"),
        ("predictions-gtsrb.csv", "label", "stop"),
        ("predictions-gtsrb.csv", "predicted", "43"),
        ("predictions-gtsrb.csv", "label", "-1"),
        ("predictions-gtsrb.csv", "label", "1.5"),
        ("predictions-gtsrb.csv", "probability", "often"),
    ],
)
def test_what_is_no_number_in_a_table_leaves_out_the_table_only(
    run_report: Report, file: str, column: str, damage: str
) -> None:
    path = make_training(Path("runs/retrained"), TRAINED[0]) / file
    table = pd.read_csv(path, dtype=str)
    table.loc[1, column] = damage
    table.to_csv(path, index=False)
    run_report(some_trials(2), "--quiet")
    assert f"{file} cannot be read" in page() and len(pd.read_csv("out/countries.csv")) == 1


def test_several_seeds_are_one_row_of_their_mean(run_report: Report) -> None:
    for seed in (0, 1):
        folder = make_training(Path("runs/retrained"), TRAINED[0], seed=seed)
    result = json.loads((folder / "result.json").read_text())
    result["datasets"]["gtsrb"]["accuracy"] = 0.5
    (folder / "result.json").write_text(json.dumps(result))
    told = json.loads(run_report(some_trials(2), "--json").output)
    assert [(one["architecture"], one["seeds"]) for one in told["networks"]] == [(TRAINED[0], 2)]
    assert "recipe full, seed 1" in page()  # It did better on validation images.
    row = pd.read_csv("out/countries.csv").iloc[0]
    other = json.loads((folder.parent / "full-seed0" / "result.json").read_text())["datasets"]["gtsrb"]["accuracy"]
    assert row["German"] == pytest.approx((0.5 + other) / 2, abs=1e-5)
    assert row["mean"] == pytest.approx((row["German"] + row["Belgian"]) / 2, abs=1e-5)
    assert (row["German low"], row["German high"]) == (0, 1)  # Two that differ so much say nothing.
    assert row["Belgian low"] > 0.5 and row["mean low"] < row["Belgian low"] < row["Belgian"]
