import csv
import gzip
from pathlib import Path

import pytest

from datasets import belgian, chinese
from datasets.class_maps import ForeignClasses
from datasets.signs import NAMES
from tests.datasets.small_sets import BELGIAN, refusal

CLASSES = ForeignClasses(5, Path("unused.csv"))
TARGETS = [9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 21, 22, 23, 24, 25, 26, 28, 29, 31, 35, 36, 40]


def complaint(file: Path, content: str) -> str:
    file.write_text(content)
    message = refusal(lambda: CLASSES.mapped(file))
    assert message.startswith(str(file))
    return message


def test_published_maps_are_those_of_the_paper() -> None:
    assert belgian.CLASSES.mapped() == dict(zip(BELGIAN, TARGETS, strict=True))
    to_german = "2>1 4>2 5>3 6>4 7>5 20>36 21>35 22>34 24>33 25>39 26>38 27>40 33>26 53>15 55>17"
    pairs = [pair.split(">") for pair in to_german.split()]
    assert chinese.CLASSES.mapped() == {int(label): int(target) for label, target in pairs}


@pytest.mark.parametrize("classes", [belgian.CLASSES, chinese.CLASSES])
def test_published_maps_name_their_source_and_the_signs(classes: ForeignClasses) -> None:
    lines = classes.published.read_text().splitlines()
    assert "Postovan" in "".join(line for line in lines if line.startswith("#"))
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    assert all(row["sign"] == NAMES[int(row["gtsrb_class"])] for row in rows)


def test_a_map_may_be_written_loosely_and_map_several_classes_to_one(tmp_path: Path) -> None:
    file = tmp_path / "map.csv"
    file.write_text("# mine\ngtsrb_class, note, class\n42, last, 4 # why not\n\n 0,,0\n0,,1\n")
    assert CLASSES.mapped(file) == {4: 42, 0: 0, 1: 0}


@pytest.mark.parametrize("suffix", ["zip", "gz", "xz", "bz2", "tar", "zst"])
def test_a_map_is_text_whatever_its_name_ends_in(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"map.csv.{suffix}"
    file.write_text("class,gtsrb_class\n4,42\n")
    assert CLASSES.mapped(file) == {4: 42}
    file.write_bytes(gzip.compress(file.read_bytes()))
    assert "not a CSV file" in refusal(lambda: CLASSES.mapped(file))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("class,gtsrb_class\n1,2\n5,2\n", ["row 2", "class '5'", "0 to 4"]),
        ("class,gtsrb_class\n1,2\n-1,2\n", ["row 2", "'-1'"]),
        ("class,gtsrb_class\n1,43\n", ["row 1", "gtsrb_class '43'", "0 to 42"]),
        ("class,gtsrb_class\n1,stop\n", ["row 1", "gtsrb_class 'stop'"]),
        ("class,gtsrb_class\n1\n", ["row 1", "gtsrb_class ''"]),
        ("class,gtsrb_class\n1.5,3\n", ["row 1", "class '1.5'"]),
        ("class,gtsrb_class\n1,2\n2,2\n1,3\n", ["row 3", "class 1 ", "second time"]),
        ("class,gtsrb_class\n", ["maps no class"]),
        ("class,german\n1,2\n", ["no column 'gtsrb_class'", "class, german"]),
        ("class;gtsrb_class\n1;2\n", ["no column 'class'", "split at ','", "; correct the class map"]),
        ("1,2\n3,4\n", ["no column 'class'"]),
        ("class,gtsrb_class\n1,2,3\n", ["more fields than its header"]),
        ("", ["not a CSV file"]),
    ],
)
def test_a_wrong_map_is_told_with_file_and_row(tmp_path: Path, content: str, expected: list[str]) -> None:
    message = complaint(tmp_path / "map.csv", content)
    assert [part for part in expected if part not in message] == []


def test_a_map_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert "cannot be read (No such file" in refusal(lambda: CLASSES.mapped(tmp_path / "nowhere.csv"))
    assert "cannot be read (Is a directory" in refusal(lambda: CLASSES.mapped(tmp_path))
    (tmp_path / "map.csv").write_bytes(bytes(range(256)))
    assert "not a CSV file" in refusal(lambda: CLASSES.mapped(tmp_path / "map.csv"))
