"""The published images themselves, where ``BNN_DATA_DIR`` names them when the tests start."""

import os
from pathlib import Path

import numpy as np
import pytest

import datasets

FOLDER = os.environ.get("BNN_DATA_DIR")
pytestmark = pytest.mark.skipif(not FOLDER, reason="BNN_DATA_DIR is not set")


def test_training_images_are_split_by_track() -> None:
    data = datasets.load("gtsrb", 30, Path(str(FOLDER)))
    assert len(data.train) + len(data.validation) == 39_209
    assert set(data.train.tracks.tolist()).isdisjoint(data.validation.tracks.tolist())
    shares = np.bincount(data.validation.labels, minlength=43) / (
        np.bincount(data.train.labels, minlength=43) + np.bincount(data.validation.labels, minlength=43)
    )
    assert shares.min() > 0.1 and shares.max() < 0.3
