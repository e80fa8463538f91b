"""Retrainings are found among what else may lie in their folder."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from nas.architecture import Architecture
from nas.export.source import retrained
from nas.recipe import FULL
from nas.retrained import KEYS

NAME = "3_16_16_QConv_8_3_MP_2_BN_Dense_43"
RESULT: dict[str, Any] = {key: {} for key in KEYS} | {
    "name": NAME,
    "recipe": "full",
    "seed": 0,
    "dataset": "gtsrb",
    "validation_accuracy": 0.5,
    "settings": asdict(FULL),
}


@pytest.mark.parametrize(
    "damaged",
    [
        "[" * 100_000,
        '{"name": ',
        "\0",
        json.dumps(RESULT | {"validation_accuracy": "high"}),
        json.dumps(RESULT | {"validation_accuracy": [1]}),
        json.dumps({"name": NAME}),
        json.dumps(RESULT | {"settings": 7}),
        json.dumps(RESULT | {"datasets": []}),
    ],
    ids=["deep", "torn", "no text", "a word for a number", "a list for a number", "half", "a number", "a list"],
)
def test_a_damaged_result_is_none_and_does_not_hide_another(tmp_path: Path, damaged: str) -> None:
    for name, text in (("damaged", damaged), ("good", json.dumps(RESULT))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "model.keras").touch()
        (tmp_path / name / "result.json").write_text(text)
    assert retrained(tmp_path, Architecture.parse(NAME), "full", "gtsrb") == tmp_path / "good"


def test_a_training_by_an_older_recipe_of_that_name_is_not_taken(tmp_path: Path) -> None:
    for name, recipe in (("older", replace(FULL, margin=0.0)), ("faster", replace(FULL, precision="bfloat16"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "model.keras").touch()
        told = RESULT | {"settings": asdict(recipe), "validation_accuracy": 0.9 if name == "older" else 0.5}
        (tmp_path / name / "result.json").write_text(json.dumps(told))
    assert retrained(tmp_path, Architecture.parse(NAME), "full", "gtsrb") == tmp_path / "faster"
