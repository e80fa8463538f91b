"""Retrainings as tables."""

import json
from pathlib import Path

import pytest
from rich.console import Console

from nas.retrained_tables import read_results, results_table
from tests.nas.retrainings import kept_result


def test_the_table_averages_over_seeds_and_countries(tmp_path: Path) -> None:
    folders = [
        kept_result(tmp_path / "a", 0, {"gtsrb": 0.9, "belgian": 0.5}),
        kept_result(tmp_path / "b", 1, {"gtsrb": 0.8, "belgian": 0.4}),
        kept_result(tmp_path / "c", 0, {"gtsrb": 0.75, "belgian": 0.25}, recipe="paper"),
        kept_result(tmp_path / "d", 0, {"gtsrb": 0.95}, recipe="strong"),
        tmp_path / "not there",
        tmp_path / "foreign",
    ]
    folders[-1].mkdir()
    (folders[-1] / "result.json").write_text('{"passed": true}')
    results = read_results(folders)
    assert (
        len(results) == 7 and list(results["test_images"]) == [9] * 7 and list(results["distinct.accuracy"]) == [1] * 7
    )
    console = Console(width=140, record=True)
    console.print(results_table(read_results(folders)))
    rows = [line.split() for line in console.export_text().splitlines() if "1,005,584" in line]
    assert [row[2:7] for row in rows] == [
        ["full", "2", "85.00", "45.00", "65.00"],
        ["paper", "1", "75.00", "25.00", "50.00"],
        ["strong", "1", "95.00", "-", "-"],
    ]


@pytest.mark.parametrize(
    "damage",
    [
        {"datasets": {"gtsrb": {"accuracy": 0.9}}},
        {"datasets": {"gtsrb": 7}},
        {"name": ["x"]},
        {"seconds": float("nan")},
        {"seconds": 10**400},
        {"validation_accuracy": ""},
        {"versions": 7},
    ],
)
def test_a_result_that_is_not_one_is_left_out(tmp_path: Path, damage: dict[str, object]) -> None:
    kept_result(tmp_path / "a", 0, {"gtsrb": 0.9})
    assert len(read_results([tmp_path / "a", kept_result(tmp_path / "b", 1, {"gtsrb": 0.8}, **damage)])) == 1


def test_an_earlier_result_lacks_what_can_be_told_without_it(tmp_path: Path) -> None:
    file = kept_result(tmp_path / "a", 0, {"gtsrb": 0.9}) / "result.json"
    kept = json.loads(file.read_text())
    file.write_text(json.dumps({key: value for key, value in kept.items() if key not in ("whole", "parameters")}))
    console = Console(width=140, record=True)
    console.print(results_table(read_results([file.parent])))
    assert "1,005,584" in console.export_text()


@pytest.mark.parametrize("checksum", ["all", None])
def test_what_not_all_seeds_were_measured_on_has_no_mean(tmp_path: Path, checksum: str | None) -> None:
    """Countries and pictures that arrived between two trainings: the seeds' means would be of different things."""
    folders = [
        kept_result(tmp_path / "a", 0, {"gtsrb": 0.9, "chinese": 0.7}, checksum="half"),
        kept_result(tmp_path / "b", 1, {"gtsrb": 0.8, "chinese": 0.7, "belgian": 0.4}, checksum="half"),
    ]
    other = json.loads((folders[1] / "result.json").read_text())
    other["datasets"]["chinese"]["checksum"] = checksum
    (folders[1] / "result.json").write_text(json.dumps(other))
    console = Console(width=140, record=True)
    console.print(results_table(read_results(folders)))
    (row,) = (line.split() for line in console.export_text().splitlines() if "1,005,584" in line)
    assert row[2:8] == ["full", "2", "85.00", "-", "-", "-"]


def test_a_training_on_the_validation_images_too_has_a_row_of_its_own_and_one_in_two_precisions_counts_once(
    tmp_path: Path,
) -> None:
    folders = [
        kept_result(tmp_path / "a", 0, {"gtsrb": 0.9}),
        kept_result(tmp_path / "b", 0, {"gtsrb": 0.5}),
        kept_result(tmp_path / "c", 1, {"gtsrb": 0.8}),
        kept_result(tmp_path / "d", 0, {"gtsrb": 0.95}, whole=True),
    ]
    assert not [column for column in read_results(folders) if "class_scores" in column]
    console = Console(width=140, record=True)
    console.print(results_table(read_results(folders)))
    rows = [line.split() for line in console.export_text().splitlines() if "1,005,584" in line]
    assert [row[1:6] for row in rows] == [
        ["122.8", "full", "2", "75.00", "75.00"],
        ["122.8", "full", "whole", "1", "95.00"],
    ]


def test_what_was_measured_on_no_test_set_is_in_the_table_too(tmp_path: Path) -> None:
    folders = [kept_result(tmp_path / "a", 0, {})]
    assert read_results(folders)["validation_accuracy"].tolist() == [0.9]
    console = Console(width=140, record=True)
    console.print(results_table(read_results(folders)))
    (row,) = (line.split() for line in console.export_text().splitlines() if "1,005,584" in line)
    assert row[2:5] == ["full", "1", "-"]
