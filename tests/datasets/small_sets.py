"""Tiny data sets in the published layouts, their pictures of one colour each, and what tests do with them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from datasets.samples import DataError, Split

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


BELGIAN = [31, 17, 61, 19, 21, 28, 25, 22, 13, 3, 4, 5, 6, 0, 2, 16, 10, 11, 7, 8, 9, 34, 36, 37]
CHINESE = [2, 4, 5, 6, 7, 20, 21, 22, 24, 25, 26, 27, 33, 53, 55]


def write_belgian(part: Path) -> Path:
    """Three pictures of two signs for each class of the published map; two other classes are listed only."""
    for label in [*BELGIAN, 12, 56]:
        folder, rows = part / f"{label:05}", ["Filename;Width;Height;Roi.X1;Roi.Y1;Roi.X2;Roi.Y2;ClassId"]
        folder.mkdir(parents=True)
        for track, frame in ((0, 0), (0, 1), (1, 0)):
            name = f"{track:05}_{frame:05}.ppm"
            if label in BELGIAN:
                save(folder / name, (4 * label, 40 * track, 100 * frame))
            rows.append(f"{name};9;8;1;1;7;8;{label}")
        write(folder / f"GT-{label:05}.csv", [*rows, rows[-1]] if label == 56 else rows)
    return part


def write_chinese(images: Path, half: int, separator: str, end: str) -> list[str]:
    """One picture under two names for each class of the published map, and the rows that list them."""
    rows = []
    for label in [0, *CHINESE]:
        for number in (1, 2):
            name = f"{label:03}_{number:04}.png"
            if label in CHINESE:
                save(images / name, (4 * label, 40 * half, 0))
            rows.append(separator.join(map(str, (name, 8, 9, 1, 1, 7, 8, label))) + end)
    return rows


def write_chinese_kaggle(root: Path) -> Path:
    rows = write_chinese(root / "images", 0, ",", "")
    write(root / "annotations.csv", ["file_name,width,height,x1,y1,x2,y2,category", *rows])
    return root


def write_tsrd(root: Path) -> Path:
    for half, (folder, labels) in enumerate((("tsrd-train", "Train4170"), ("TSRD-Test", "Test1994"))):
        rows = write_chinese(root / folder, half, ";", ";")
        write(root / f"TsignRecg{labels}Annotation.txt", rows)
    return root


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def clear(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def replace_by_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def colours(split: Split) -> NDArray[np.int64]:
    """The colour of each picture, int64[N, 3], after checking that it is one colour."""
    assert (split.images == split.images[:, :1, :1]).all()
    return np.asarray(split.images[:, 0, 0], dtype=np.int64)


def refuse(*_: object) -> None:
    """Stand in for what must not happen again."""
    raise AssertionError("decoded again")


def refusal(call: Callable[[], object]) -> str:
    """The message of the DataError that ``call`` raises, after checking that it is one line."""
    with pytest.raises(DataError) as caught:
        call()
    message = str(caught.value)
    assert "\n" not in message and len(message) < 600
    return message
