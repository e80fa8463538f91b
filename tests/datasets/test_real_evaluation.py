"""The published Belgian and Chinese signs themselves, where ``BNN_DATA_DIR`` names them when the tests start."""

import os
from pathlib import Path

import pytest

import datasets
from datasets import belgian, chinese

FOLDER = Path(os.environ.get("BNN_DATA_DIR") or "nowhere")


def needed(name: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(not (FOLDER / name).is_dir(), reason=f"BNN_DATA_DIR holds no {name}")


@needed("Belgian_dataset")
@pytest.mark.parametrize("size", [30, 64])
def test_belgian_training_folder_is_that_of_the_published_figures(size: int) -> None:
    split = datasets.load_test("belgian", size, FOLDER)
    assert len(split) == 1818
    assert int(split.firsts.sum()) == 1818
    assert set(split.labels.tolist()) == set(belgian.CLASSES.mapped().values())


@needed("Chinese_dataset")
@pytest.mark.parametrize("size", [30, 64])
def test_chinese_pictures_are_all_there_twice_or_more(size: int) -> None:
    """1074 are those of the training half; with the test half there are 1590."""
    split = datasets.load_test("chinese", size, FOLDER)
    assert len(split) in (1074, 1590)
    assert int(split.firsts.sum()) <= len(split) / 2
    assert len(split) != 1074 or int(split.firsts.sum()) == 521
    assert set(split.labels.tolist()) == set(chinese.CLASSES.mapped().values())
