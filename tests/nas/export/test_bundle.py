"""The command: whole folders or none, and bad input in one line."""

import hashlib
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from datasets import load_test
from nas.export import bundle
from nas.export.verification import IMAGES
from nas.exported import exported_name
from nas.recipe import PAPER, SEARCH, Recipe
from nas.result_files import partial_folder
from tests.nas.export.conftest import Command
from tests.nas.export.networks import NAME, RESULT, job_for, trained


def test_an_export_holds_all_that_was_asked_for(
    command: Command, model: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("--model", model, "--format", "onnx", "--vnnlib", "1,2", "--vnnlib-images", 2) == 0
    folder = Path("exports", NAME)
    names = {file.name for file in folder.iterdir()}
    assert names == {"model.onnx", "labels.csv", "README.md", "verification.json", "SHA256SUMS", "vnnlib"}
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert len((folder / "SHA256SUMS").read_text().splitlines()) == 4 + len(list((folder / "vnnlib").iterdir()))
    facts = json.loads((folder / "verification.json").read_text())
    assert facts["architecture"] == NAME and facts["images"] >= IMAGES and facts["data"] == ["gtsrb"]
    assert facts["files"][0]["same_answers"] == facts["images"]
    assert exported_name(folder / "model.onnx") == NAME
    assert facts["model"] == hashlib.sha256(model.read_bytes()).hexdigest()
    assert (folder / "labels.csv").read_text().splitlines()[14 + 1] == "14,stop"
    assert "model.onnx" in capsys.readouterr().out
    assert [len(list(folder.glob(f"vnnlib/*_epsilon{one}.vnnlib"))) for one in ("1", "2")] == [2, 2]
    assert command("--model", model, "--format", "onnx", "--force", "--vnnlib", "1,2.5") == 2
    assert "--vnnlib 2.5: this network reads whole grey levels" in capsys.readouterr().err
    signs, network = load_test("gtsrb", 16, data), job_for(trained()).network
    for file in (folder / "vnnlib").iterdir():  # Of what it does not recognise there is nothing to prove.
        row, label = map(int, re.findall(r"^image(\d+)_class(\d+)_", file.name)[0])
        assert label == signs.labels[row] == network.logits(signs.images[row : row + 1]).argmax()


def test_the_proof_names_the_signs_that_it_was_made_on_and_no_others(
    command: Command, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "available", lambda _: ("synthetic-chinese", "synthetic-belgian"))
    assert command("--model", model, "--format", "keras") == 0
    folder = Path("exports", NAME)
    assert json.loads((folder / "verification.json").read_text())["data"] == ["synthetic-chinese"]
    card = (folder / "README.md").read_text()
    assert "| synthetic-chinese | " in card and "| synthetic-belgian | " in card


def test_scripts_get_the_proof_or_nothing(command: Command, model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("--model", model, "--format", "onnx", "--name", "told", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told.pop("folder") == str(Path("exports/told"))
    assert told == json.loads(Path("exports/told/verification.json").read_text())
    assert command("--model", model, "--format", "onnx", "--name", "silent", "--quiet") == 0
    assert capsys.readouterr().out == "" and Path("exports/silent/model.onnx").exists()


def test_the_card_tells_accuracy_with_intervals_and_cost(command: Command, model: Path) -> None:
    assert command("--model", model, "--format", "onnx", "--name", "mine") == 0
    card = Path("exports/mine/README.md").read_text()
    assert "| gtsrb | " in card and "| 86 | 86 |" in card and "QConv_16_3 | 14x14x16" in card
    assert "does not tell how it was trained" in card


@pytest.mark.parametrize(
    ("name", "recipe", "own", "sums"),
    [
        (NAME, PAPER, False, False),
        (NAME, SEARCH, True, False),
        ("3_16_16_QConv_16_3_MP_2_BN_QConv_43_1_GP_BN", PAPER, True, False),
        ("3_16_16_QConv_16_3_MP_4_BN_QConv_16_1_BN_PAD_1_QConv_16_3_ADD_BN_Dense_43_BN", PAPER, False, True),
    ],
    ids=["plain", "standardised", "global pooling", "shortcuts"],
)
def test_the_card_tells_of_layers_that_only_we_have_and_of_what_is_not_binary(
    command: Command, tmp_path: Path, name: str, recipe: Recipe, own: bool, sums: bool
) -> None:
    trained(name, recipe).save(tmp_path / "network.keras")
    assert command("--model", tmp_path / "network.keras", "--format", "keras") == 0
    card = (tmp_path / "exports" / name / "README.md").read_text()
    assert ("`import nas.model`" in card) == own
    assert ("not binarized, nor are the whole-number sums that shortcuts add) that tells" in card) == sums
    assert ("not binarized) that tells" in card) == (not sums)


def test_what_a_retraining_says_is_in_the_card(command: Command, model: Path, tmp_path: Path) -> None:
    folder = tmp_path / "seed0"
    folder.mkdir()
    (folder / "model.keras").write_bytes(model.read_bytes())
    (folder / "result.json").write_text(json.dumps(RESULT))
    assert command("--model", folder, "--format", "onnx") == 0
    card = Path("exports", NAME, "README.md").read_text()
    for told in (
        "`full`, seed 5",
        "31,349 training",
        "95.00 %",
        "| epochs | 30 |",
        "| belgian | 90.00 % | 86.39-90.03 |",
    ):
        assert told in card
    assert "views of fewer signs" not in card
    several = RESULT["datasets"]["belgian"] | {
        "distinct": RESULT["datasets"]["belgian"]["distinct"] | {"effective": 400.4}
    }
    (folder / "result.json").write_text(json.dumps(RESULT | {"datasets": {"belgian": several}}))
    assert command("--model", folder, "--format", "onnx", "--force") == 0
    card = Path("exports", NAME, "README.md").read_text()
    assert "The 1,200 Belgian images are several views of fewer signs" in card and "the 400 independent images" in card
    assert "| belgian | 90.00 % | 84.82-91.12 |" in card
    (folder / "result.json").write_text(json.dumps(RESULT))
    assert command("--model", folder, "--format", "onnx", "--force") == 0
    assert json.loads(Path("exports", NAME, "training.json").read_text()) == RESULT


@pytest.mark.parametrize(
    "damage",
    [
        {"name": "3_16_16_Dense_43"},
        {"images": {}},
        {"versions": ["larq"]},
        {"datasets": {"belgian": 0.9}},
        {"datasets": {"belgian": {"accuracy": 0.9, "correct": 9}}},
        {"models": {"model.keras": "the checksum of another seed's"}},
        {"models": {"model.h5": "its own"}},
    ],
)
def test_a_result_of_another_network_or_not_all_there_is_none(
    command: Command, model: Path, tmp_path: Path, damage: dict[str, Any]
) -> None:
    folder = tmp_path / "seed0"
    folder.mkdir()
    (folder / "model.keras").write_bytes(model.read_bytes())
    (folder / "result.json").write_text(json.dumps(RESULT | damage))
    assert command("--model", folder, "--format", "keras") == 0
    card = Path("exports", NAME, "README.md").read_text()
    assert "does not tell how it was trained" in card and "90.00 %" not in card
    assert not Path("exports", NAME, "training.json").exists()


def test_an_earlier_result_did_not_count_distinct_pictures(command: Command, model: Path, tmp_path: Path) -> None:
    folder = tmp_path / "seed0"
    folder.mkdir()
    (folder / "model.keras").write_bytes(model.read_bytes())
    figures = {"accuracy": 0.9, "images": 100, "correct": 90}
    (folder / "result.json").write_text(json.dumps(RESULT | {"datasets": {"belgian": figures}}))
    assert command("--model", folder, "--format", "keras") == 0
    assert "| belgian | 90.00 % | 82.56-94.48 | 100 | 100 |" in Path("exports", NAME, "README.md").read_text()


def test_without_test_pictures_it_is_proven_on_rendered_signs(
    command: Command, model: Path, data: Path, tmp_path: Path
) -> None:
    shutil.copytree(data / "GTSRB_dataset/Train", "mine/GTSRB_dataset/Train")
    folder = tmp_path / "seed0"
    folder.mkdir()
    (folder / "model.keras").write_bytes(model.read_bytes())
    (folder / "result.json").write_text(json.dumps(RESULT | {"datasets": {}}))
    assert command("--model", folder, "--format", "onnx", "--data-dir", "mine") == 0
    assert json.loads(Path("exports", NAME, "verification.json").read_text())["data"] == ["synthetic-german"]
    card = Path("exports", NAME, "README.md").read_text()
    assert "| synthetic-german | " in card and "These signs are rendered" in card and "GTSRB (Stallkamp" in card


def test_an_export_is_replaced_only_by_force(command: Command, model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("--model", model, "--format", "onnx", "--name", "mine") == 0
    (Path("exports/mine") / "own notes").write_text("kept")
    assert command("--model", model, "--format", "onnx", "--name", "mine") == 2
    assert "exports/mine: is there already; give --force" in capsys.readouterr().err
    assert Path("exports/mine/own notes").exists()
    assert command("--model", model, "--format", "onnx", "--name", "mine", "--force") == 0
    assert not Path("exports/mine/own notes").exists() and [file.name for file in Path("exports").iterdir()] == ["mine"]


def test_an_export_of_an_export_tells_the_same_training_and_never_replaces_its_own_model(
    command: Command, model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "seed0"
    folder.mkdir()
    (folder / "model.keras").write_bytes(model.read_bytes())
    (folder / "result.json").write_text(json.dumps(RESULT))
    assert command("--model", folder, "--format", "keras", "--name", "mine") == 0
    mine = Path("exports/mine")
    assert command("--model", mine, "--format", "onnx", "--name", "mine", "--force") == 2
    assert "exports/mine: holds the model that is to be exported; choose another --name" in capsys.readouterr().err
    assert (mine / "model.keras").exists()
    assert command("--model", mine, "--format", "onnx", "--name", "another") == 0
    assert Path("exports/another/training.json").read_text() == (mine / "training.json").read_text()
    (mine / "model.keras").write_bytes(model.read_bytes() + b" ")  # Not what was proven.
    assert command("--model", mine, "--format", "onnx", "--name", "third") == 0
    assert not Path("exports/third/training.json").exists()


def test_what_is_no_export_is_not_replaced_even_by_force(
    command: Command, model: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trainings = Path("runs/retrained/gtsrb")
    trainings.mkdir(parents=True)
    arguments = ("--model", model, "--format", "onnx", "--out", "runs", "--force", "--name")
    assert command(*arguments, "retrained") == 2
    assert "runs/retrained: is no export (verification.json is missing); remove it" in capsys.readouterr().err
    assert trainings.exists()
    Path("runs/empty").mkdir()
    assert command(*arguments, "empty") == 0


def test_a_compiler_that_is_no_command_is_told(
    command: Command, model: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CC", '"gcc')
    assert command("--model", model, "--format", "c") == 2
    assert 'CC="gcc: is no command (No closing quotation)' in capsys.readouterr().err


def full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_full_disk_leaves_the_old_export_as_it_was(
    command: Command, model: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("--model", model, "--format", "onnx", "--name", "mine") == 0
    before = Path("exports/mine/SHA256SUMS").read_text()
    monkeypatch.setattr(bundle, "_write_sums", full_disk)
    assert command("--model", model, "--format", "onnx", "--name", "mine", "--force") == 2
    assert "exports/mine: cannot be written (No space left on device)" in capsys.readouterr().err
    assert Path("exports/mine/SHA256SUMS").read_text() == before
    assert [file.name for file in Path("exports").iterdir()] == ["mine"]


def test_what_a_killed_export_left_is_cleared_away(command: Command, model: Path) -> None:
    final = Path("exports/mine")
    left, running = (partial_folder(final, process) for process in (2**22 + 1, os.getppid()))
    for folder in (left, running):
        folder.mkdir(parents=True)
        (folder / "model.onnx").write_bytes(b"half")
    assert command("--model", model, "--format", "onnx", "--name", "mine") == 0
    assert {file.name for file in Path("exports").iterdir()} == {"mine", running.name}


def test_what_was_moved_away_when_the_export_was_killed_is_put_back(
    command: Command, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = Path("exports/.mine.replaced-1")
    moved.mkdir(parents=True)
    for name in ("SHA256SUMS", "verification.json"):
        (moved / name).write_text("old")
    monkeypatch.setattr(bundle, "_write_sums", full_disk)
    assert command("--model", model, "--format", "onnx", "--name", "mine", "--force") == 2
    assert Path("exports/mine/SHA256SUMS").read_text() == "old"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give --model FILE, or --study NAME and --trial NUMBER"),
        (["--study", "mine"], "give --model FILE, or --study NAME and --trial NUMBER"),
        (["--model", "none.keras"], "none.keras: there is no such file"),
        (["--model", "typo"], "typo: there is no such file"),
        (["--model", "model.onnx"], "model.onnx: only models of larq layers can be exported"),
        (["--model", "."], "has no model.keras"),
        (["--model", "torn.h5"], "torn.h5"),
        (["--model", "m.h5", "--format", "c,coreml"], "'coreml' is no format; known are keras, lce, tflite, onnx, c"),
        (["--model", "m.h5", "--name", "../up"], "--name '../up': the name of a folder below --out"),
        (["--model", "none.keras", "--name", "a\udcff"], "none.keras: there is no such file"),
        (["--model", "m.h5", "--vnnlib", "1,x"], "'1,x': give numbers with commas between them"),
        (["--model", "m.h5", "--vnnlib", "0"], "grey levels lie above 0"),
        (["--model", "m.h5", "--vnnlib", "1"], "--vnnlib: its properties are of model.onnx; add onnx to --format"),
        (["--model", "none.h5", "--out", "torn.h5/in"], "torn.h5/in: nothing can be written in there"),
        (["--study", "other", "--trial", "0", "--storage", "STUDY"], "no study 'other'; there are: mine"),
        (["--study", "mine", "--trial", "7", "--storage", "STUDY"], "has no trial 7; its trials are 0 to 1"),
        (["--study", "mine", "--trial", "1", "--storage", "STUDY"], "trial 1 of study 'mine' has no architecture"),
    ],
)
def test_bad_input_is_one_line(
    command: Command, study: str, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("torn.h5").write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(40))
    Path("model.onnx").touch()
    given = (study if argument == "STUDY" else argument for argument in arguments)
    assert command("--format", "keras", *given) == 2
    told = capsys.readouterr().err
    assert message in told and len(told.splitlines()) == 1
    assert not Path("exports").exists()
