import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import numpy.typing as npt
import pytest

from datasets import synthetic
from tests.datasets.small_sets import write_belgian, write_chinese_kaggle, write_kaggle, write_official, write_tsrd

Array = npt.NDArray[Any]


@contextmanager
def copied(template: Path, target: Path) -> Iterator[Path]:
    """A copy that is gone afterwards: pytest keeps what tests leave, and these are thousands of files."""
    shutil.copytree(template, target)
    yield target
    shutil.rmtree(target, ignore_errors=True)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BNN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv("BNN_DATA_DIR", raising=False)


@pytest.fixture(scope="session")
def _templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("templates")
    write_kaggle(root / "kaggle", tracks=5, frames=2, tests=50)
    write_kaggle(root / "small_kaggle", tracks=1, frames=2, tests=3)
    write_official(root / "official", tracks=5, frames=2, tests=50)
    write_official(root / "small_official", tracks=1, frames=2, tests=3)
    return root


@pytest.fixture
def kaggle(_templates: Path, tmp_path: Path) -> Iterator[Path]:
    """43 classes of 5 tracks of 2 frames, and 50 test pictures, in Kaggle's layout."""
    with copied(_templates / "kaggle", tmp_path / "data/GTSRB_dataset") as root:
        yield root


@pytest.fixture
def official(_templates: Path, tmp_path: Path) -> Iterator[Path]:
    """The same pictures in the benchmark's own layout."""
    with copied(_templates / "official", tmp_path / "benchmark") as root:
        yield root


@pytest.fixture
def small_kaggle(_templates: Path, tmp_path: Path) -> Iterator[Path]:
    """Two pictures of each class and 3 test pictures, in Kaggle's layout."""
    with copied(_templates / "small_kaggle", tmp_path / "small/GTSRB_dataset") as root:
        yield root


@pytest.fixture
def small_official(_templates: Path, tmp_path: Path) -> Iterator[Path]:
    """The same pictures in the benchmark's own layout."""
    with copied(_templates / "small_official", tmp_path / "small_benchmark") as root:
        yield root


@pytest.fixture
def belgian_folder(tmp_path: Path) -> Path:
    """Three pictures of each mapped class in BelgiumTSC's layout, in a folder of several data sets."""
    write_belgian(tmp_path / "data/Belgian_dataset/BelgiumTSC_Training/Training")
    return tmp_path / "data/Belgian_dataset"


@pytest.fixture
def chinese_folder(tmp_path: Path) -> Path:
    """Each mapped class's picture under two names in Kaggle's layout, in a folder of several data sets."""
    return write_chinese_kaggle(tmp_path / "data/Chinese_dataset")


@pytest.fixture
def tsrd_folder(tmp_path: Path) -> Path:
    """Both halves in the makers' own layout, with the same names for different pictures."""
    return write_tsrd(tmp_path / "tsrd/Chinese_dataset")


@pytest.fixture
def rendering(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, int]]]:
    """Rendering replaced by flat colours (class, seed, size); yields the styles and seeds asked for."""
    asked: list[tuple[str, int]] = []

    def images(style: str, per_class: int, size: int, seed: int) -> tuple[Array, Array]:
        asked.append((style, seed))
        labels = np.arange(43 * per_class) % 43
        colour = np.stack([labels, np.full_like(labels, seed), np.full_like(labels, size)], axis=1)
        return np.broadcast_to(colour[:, None, None].astype(np.uint8), (len(labels), size, size, 3)), labels

    monkeypatch.setattr(synthetic, "images", images)
    with joblib.parallel_config("threading"):
        yield asked
