"""Tiny data sets in GTSRB's published layouts: each picture is of one colour that tells what it shows."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

CLASSES = 43


def colour(label: int, track: int, frame: int) -> tuple[int, int, int]:
    return 5 * label, 40 * track, 100 * frame


def save(file: Path, shade: tuple[int, int, int]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (8, 9), shade).save(file)


def write(csv: Path, rows: list[str]) -> None:
    csv.write_text("\n".join(rows) + "\n")


def write_kaggle(root: Path, tracks: int, frames: int, tests: int) -> Path:
    header = "Width,Height,Roi.X1,Roi.Y1,Roi.X2,Roi.Y2,ClassId,Path"
    train, test = [header], [header]
    for label in range(CLASSES):
        for track, frame in ((track, frame) for track in range(tracks) for frame in range(frames)):
            path = f"Train/{label}/{label:05}_{track:05}_{frame:05}.png"
            save(root / path, colour(label, track, frame))
            train.append(f"8,9,1,1,7,8,{label},{path}")
    for number in range(tests):
        path = f"Test/{number:05}.png"
        save(root / path, colour(number % CLASSES, 6, 0))
        test.append(f"8,9,1,1,7,8,{number % CLASSES},{path}")
    write(root / "Train.csv", train)
    write(root / "Test.csv", test)
    return root


def write_official(root: Path, tracks: int, frames: int, tests: int) -> Path:
    header = "Filename;Width;Height;Roi.X1;Roi.Y1;Roi.X2;Roi.Y2;ClassId"
    test = [header]
    for label in range(CLASSES):
        folder, train = root / f"Final_Training/Images/{label:05}", [header]
        for track, frame in ((track, frame) for track in range(tracks) for frame in range(frames)):
            save(folder / f"{track:05}_{frame:05}.ppm", colour(label, track, frame))
            train.append(f"{track:05}_{frame:05}.ppm;8;9;1;1;7;8;{label}")
        write(folder / f"GT-{label:05}.csv", train)
    for number in range(tests):
        save(root / f"Final_Test/Images/{number:05}.ppm", colour(number % CLASSES, 6, 0))
        test.append(f"{number:05}.ppm;8;9;1;1;7;8;{number % CLASSES}")
    write(root / "GT-final_test.csv", test)
    return root


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
