"""Rows of trainings outlast what other commands add at the same time."""

import multiprocessing
from pathlib import Path

import pytest

from nas.result_files import ResultError
from tests.benchmarks.kept_rows import KeptRows

IDENTITY = ("name", "seed")
EACH = 25


def _add(file: Path, name: str) -> None:
    for seed in range(EACH):
        KeptRows(file, IDENTITY).add([{"name": name, "seed": seed, "validation": 0.5}])


def test_two_commands_that_add_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "reports" / "t.csv"
    spawning = multiprocessing.get_context("spawn")
    processes = [spawning.Process(target=_add, args=(file, name)) for name in ("one", "other")]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    found = KeptRows(file, IDENTITY).read()
    assert sorted(zip(found["name"], found["seed"], strict=True)) == [
        (name, seed) for name in ("one", "other") for seed in range(EACH)
    ]


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    kept = KeptRows(tmp_path / "t.csv", IDENTITY)
    assert kept.read().columns.tolist() == [*IDENTITY] and kept.read().empty
    kept.add([{"name": "one", "seed": 0, "validation": 0.5}])
    before = kept.file.read_text()
    kept.add([{"name": "one", "seed": 0, "validation": 0.9}])
    assert kept.file.read_text() == before
    assert kept.read({"name": "one", "seed": 1, "validation": 0.9})["validation"].tolist() == [0.5, 0.9]
    assert kept.file.read_text() == before


@pytest.mark.parametrize("column", ["recipe", "fingerprint"])
def test_a_hash_that_looks_like_a_number_is_none(tmp_path: Path, column: str) -> None:
    kept = KeptRows(tmp_path / "t.csv", (column,))
    kept.add([{column: "012345678901"}, {column: "1234e5678901"}])
    assert kept.read()[column].tolist() == ["012345678901", "1234e5678901"]


def test_columns_that_a_table_must_have_are_asked_for(tmp_path: Path) -> None:
    kept = KeptRows(tmp_path / "t.csv", IDENTITY, (*IDENTITY, "validation"))
    assert kept.read().columns.tolist() == [*IDENTITY, "validation"]
    kept.file.write_text("name,seed\none,0\n")
    with pytest.raises(ResultError, match="it has no column validation"):
        kept.read()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "is no CSV table"),
        ("name,seed\none,0\nother,0,0,0,0\n", "is no CSV table"),
        ("name,seed\none,0\n<<<<<<< HEAD\n", "line 3 is no whole row"),
        ("name,accuracy\nx,0.5\n", "is a table of something else, it has no column seed"),
    ],
)
def test_another_file_is_told_and_left_as_it_is(tmp_path: Path, content: str, told: str) -> None:
    file = tmp_path / "t.csv"
    file.write_text(content)
    with pytest.raises(ResultError, match=told):
        KeptRows(file, IDENTITY).add([{"name": "one", "seed": 0}])
    assert file.read_text() == content
