"""Retrainings are found among what else may lie in their folder."""

import json
from pathlib import Path

import pytest

from nas.architecture import Architecture
from nas.export.source import retrained
from nas.retrained import KEYS

NAME = "3_16_16_QConv_8_3_MP_2_BN_Dense_43"
RESULT = dict.fromkeys(KEYS) | {"name": NAME, "recipe": "full", "dataset": "gtsrb", "validation_accuracy": 0.5}


@pytest.mark.parametrize(
    "damaged",
    [
        "[" * 100_000,
        '{"name": ',
        "\0",
        json.dumps(RESULT | {"validation_accuracy": "high"}),
        json.dumps(RESULT | {"validation_accuracy": [1]}),
        json.dumps({"name": NAME}),
    ],
    ids=["deep", "torn", "no text", "a word for a number", "a list for a number", "half"],
)
def test_a_damaged_result_is_none_and_does_not_hide_another(tmp_path: Path, damaged: str) -> None:
    for name, text in (("damaged", damaged), ("good", json.dumps(RESULT))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "model.keras").touch()
        (tmp_path / name / "result.json").write_text(text)
    assert retrained(tmp_path, Architecture.parse(NAME), "full", "gtsrb") == tmp_path / "good"
