"""The trained networks that come with the project: whole, small, and what their papers say."""

import hashlib
import json
import re
from pathlib import Path

import numpy as np
import pytest

from datasets.signs import NAMES
from nas.architecture import Architecture
from nas.cost import count
from nas.export.c_source import c_source, example
from nas.export.folding import fold
from nas.model_files import open_model
from nas.recipe import STRONG
from tests.nas.export.chains import random_chain

FOLDERS = sorted((Path(__file__).parents[2] / "studies" / "models").iterdir())


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def test_files_are_as_they_were_proven_and_small(folder: Path) -> None:
    listed = [line.split("  ") for line in (folder / "SHA256SUMS").read_text().splitlines()]
    assert {name for _, name in listed} | {"SHA256SUMS"} == {file.name for file in folder.iterdir()}
    for digest, name in listed:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 400_000
    said = dict(
        re.findall(r"^\| ([a-z.]+\.[a-z]+) \| ([\d,]+) \|$", (folder / "README.md").read_text(), flags=re.MULTILINE)
    )
    sizes = {file.name: f"{file.stat().st_size:,}" for file in folder.iterdir()}
    assert said == {name: size for name, size in sizes.items() if name not in {"README.md", "SHA256SUMS"}}


def test_what_is_said_of_the_training_is_of_this_network(folder: Path) -> None:
    training = json.loads((folder / "training.json").read_text())
    proof = json.loads((folder / "verification.json").read_text())
    cost = count(Architecture.parse(proof["architecture"]))
    assert training["name"] == proof["architecture"]
    assert training["parameters"] == cost.parameters and training["memory_bytes"] == cost.memory_bytes
    assert all(one["same_answers"] == one["images"] >= 500 for one in proof["files"])
    assert set(training["datasets"]) == {"gtsrb", "belgian", "chinese"}
    if training["whole"]:
        assert training["images"]["validation"] == 0 and training["validation_accuracy"] is None
    else:
        assert training["validation_accuracy"] > 0.9


@pytest.mark.parametrize(
    "header", [folder / "network.h" for folder in FOLDERS if (folder / "network.h").exists()], ids=str
)
def test_a_header_is_what_is_written_today_but_for_its_numbers(header: Path) -> None:
    def code(text: str) -> list[str]:
        return [line for line in text.splitlines() if not re.match(r" *-?\d|.*BNN_NETWORK_", line)]

    architecture = Architecture.parse(json.loads(header.with_name("training.json").read_text())["name"])
    other = fold(random_chain(architecture, margin=round(STRONG.margin * architecture.input_size)))
    assert code(header.read_text()) == code(c_source(other, architecture.name, NAMES).header)
    assert header.with_name("main.c").read_text() == example(other)


def test_there_are_networks_to_use() -> None:
    assert len(FOLDERS) == 4


def test_it_names_a_sign(folder: Path) -> None:
    model = open_model(folder)
    grey = np.full((1, model.input_size, model.input_size, 3), 128, np.uint8)
    assert np.isfinite(model(grey)).all() and model(grey).shape == (1, 43)
    assert (folder / "model.lce.tflite").stat().st_size < 1.35 * json.loads((folder / "training.json").read_text())[
        "memory_bytes"
    ] + 20_000
