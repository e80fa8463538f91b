"""The pictures beside a confusion are those that were confused."""

import base64
from io import BytesIO
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from datasets import load_test
from reports.countries import confused_pairs
from reports.sign_pictures import SignPictures
from tests.datasets.small_sets import CLASSES, colour, write_kaggle

TEST_TRACK = 6
"""Which colour test pictures have."""


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SignPictures:
    monkeypatch.setenv("BNN_CACHE_DIR", str(tmp_path / "cache"))
    write_kaggle(tmp_path / "signs" / "GTSRB_dataset", tracks=1, frames=1, tests=2 * CLASSES)
    return SignPictures(tmp_path / "signs")


def predictions(**wrong: int) -> pd.DataFrame:
    """All right, but for some rows."""
    labels = np.arange(2 * CLASSES) % CLASSES
    predicted = labels.copy()
    for row, label in wrong.items():
        predicted[int(row[1:])] = label
    return pd.DataFrame({"label": labels, "predicted": predicted, "probability": 0.5})


def shade(address: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    assert address.startswith("data:image/webp;base64,")
    file = BytesIO(base64.b64decode(address.partition(",")[2]))
    return np.asarray(Image.open(file).convert("RGB"), float).mean(axis=(0, 1))


def test_they_are_the_wrong_ones_and_one_that_is_right(pictures: SignPictures) -> None:
    told = predictions(r10=40, r53=40)
    (pair,) = confused_pairs(told)
    wrong, right = pictures.of("gtsrb", 30, pair, told)
    assert len(wrong) == 2 and len(right) == 1 and pictures.missing == []
    for address in wrong:
        assert abs(shade(address) - colour(10, TEST_TRACK, 0)).max() < 8
    assert abs(shade(right[0]) - colour(40, TEST_TRACK, 0)).max() < 8


def test_those_of_another_checksum_are_not_shown(pictures: SignPictures) -> None:
    told = predictions(r10=40)
    (pair,) = confused_pairs(told)
    checksum = load_test("gtsrb", 30, pictures.data_dir).checksum
    assert pictures.of("gtsrb", 30, pair, told, checksum)[0] and pictures.missing == []
    assert pictures.of("gtsrb", 30, pair, told, "another") == ([], []) and len(pictures.missing) == 1


def test_those_of_other_data_are_not_shown_and_that_is_told_once(pictures: SignPictures) -> None:
    told = predictions(r10=40)
    told["label"] = told["label"].to_numpy()[::-1]
    (pair, *_) = confused_pairs(told)
    for _ in range(2):
        assert pictures.of("gtsrb", 30, pair, told) == ([], [])
    assert pictures.missing == [
        "Pictures of gtsrb at 30x30: those at hand are not the ones that were measured on.",
    ]
