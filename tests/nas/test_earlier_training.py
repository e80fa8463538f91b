"""What is there already under the name of what is to be trained."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from nas.earlier_training import check_earlier
from nas.recipe import FULL
from nas.result_files import ResultError
from nas.retrained import KEYS
from tests.nas.retrainings import NAME


def test_what_was_trained_otherwise_under_the_same_name_is_not_taken_for_new(tmp_path: Path) -> None:
    def kept(**changes: Any) -> None:
        told = {"name": NAME, "recipe": "full", "seed": 0, "validation_accuracy": 0.9, "fingerprint": "signs"}
        result = {key: {} for key in KEYS} | told | changes
        (tmp_path / "result.json").write_text(json.dumps(result))

    check_earlier(tmp_path, FULL, None, "signs")
    settings = {key: value for key, value in asdict(FULL).items() if key != "mixup"} | {"precision": "bfloat16"}
    kept(settings=settings)
    check_earlier(tmp_path, FULL, None, "signs")
    check_earlier(tmp_path, FULL, "bfloat16", "signs")
    with pytest.raises(ResultError, match="was trained with recipe: precision = bfloat16, not float32; move it away"):
        check_earlier(tmp_path, FULL, "float32", "signs")
    with pytest.raises(ResultError, match="was trained with data = signs, not others; move it away"):
        check_earlier(tmp_path, FULL, None, "others")
    kept(settings={key: value for key, value in settings.items() if key != "precision"})
    check_earlier(tmp_path, FULL, "float32", "signs")
    kept(settings=settings | {"input_scale": "symmetric"})
    with pytest.raises(ResultError, match="was trained with recipe: input_scale = symmetric, not standardised; move"):
        check_earlier(tmp_path, FULL, None, "signs")
    (tmp_path / "result.json").write_text("half")
    with pytest.raises(ResultError, match=r"is no result of nas\.retrain; move the folder away"):
        check_earlier(tmp_path, FULL, None, "signs")
