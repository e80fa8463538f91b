"""The command: whole folders or none, and bad input in one line."""

import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import numpy as np
import optuna
import pytest
from optuna.trial import create_trial
from PIL import Image

from datasets import DataError, load_test
from nas import retrain_plan
from nas.architecture import Architecture, ArchitectureError
from nas.command import run
from nas.export import bundle, prerequisites, source
from nas.export.__main__ import export
from nas.export.chain import ExportError
from nas.export.folder import replacing
from nas.export.verification import IMAGES
from nas.model_files import ModelError
from nas.recipe import FULL, PAPER, SEARCH, Recipe
from nas.result_files import partial_folder
from nas.searched import network_of
from studies.errors import StudyError
from studies.storage import open_storage
from studies.study import DIRECTIONS
from tests.nas.export.networks import NAME, job_for, trained

Command = Callable[..., int]
RESULT = {
    **{"name": NAME, "recipe": "full", "seed": 5, "dataset": "gtsrb", "validation_accuracy": 0.95},
    "images": {"train": 31349, "validation": 7860},
    "settings": asdict(FULL),
    "versions": {"larq": "0.14.0"},
    "datasets": {"belgian": {"accuracy": 0.9, "interval": [0.88, 0.92], "images": 1234, "distinct": {"images": 1200}}},
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """GTSRB in Kaggle's layout with 86 pictures of noise to test on."""
    root = tmp_path_factory.mktemp("data") / "GTSRB_dataset"
    (root / "Test").mkdir(parents=True)
    source = np.random.default_rng(0)
    for label in range(43):
        folder = root / "Train" / str(label)
        folder.mkdir(parents=True)
        Image.new("RGB", (4, 4)).save(folder / f"{label:05}_00000_00000.png")
    for number in range(86):
        noise = source.integers(0, 256, (16, 16, 3)).astype(np.uint8)
        Image.fromarray(noise).save(root / f"Test/{number:05}.png")
    rows = [f"{number % 43},Test/{number:05}.png" for number in range(86)]
    (root / "Test.csv").write_text("\n".join(["ClassId,Path", *rows]))
    return root.parent


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Keras file."""
    file = tmp_path_factory.mktemp("model") / "network.keras"
    trained().save(file)
    return file


@pytest.fixture
def command(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command in an empty folder, without its name; the exit status."""
    monkeypatch.setenv("BNN_DATA_DIR", str(data))
    monkeypatch.setenv("BNN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)

    def called(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["nas.export", *map(str, arguments)])
        with pytest.raises(SystemExit) as exit_:
            run(export, ArchitectureError, DataError, ExportError, ModelError, StudyError)
        return int(exit_.value.code or 0)

    return called


def test_an_export_holds_all_that_was_asked_for(
    command: Command, model: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("--model", model, "--format", "onnx", "--vnnlib", "1,2.5", "--vnnlib-images", 2) == 0
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
    assert facts["model"] == hashlib.sha256(model.read_bytes()).hexdigest()
    assert (folder / "labels.csv").read_text().splitlines()[14 + 1] == "14,stop"
    assert "model.onnx" in capsys.readouterr().out
    assert [len(list(folder.glob(f"vnnlib/*_epsilon{one}.vnnlib"))) for one in ("1", "2.5")] == [2, 2]
    signs, network = load_test("gtsrb", 16, data), job_for(trained()).network
    for file in (folder / "vnnlib").iterdir():  # Of what it does not recognise there is nothing to prove.
        row, label = map(int, re.findall(r"^image(\d+)_class(\d+)_", file.name)[0])
        assert label == signs.labels[row] == network.logits(signs.images[row : row + 1]).argmax()


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
    ("name", "recipe", "told"),
    [
        (NAME, PAPER, False),
        (NAME, SEARCH, True),
        ("3_16_16_QConv_16_3_MP_2_BN_QConv_43_1_GP_BN", PAPER, True),
    ],
    ids=["plain", "standardised", "global pooling"],
)
def test_the_card_tells_of_layers_that_only_we_have(
    command: Command, tmp_path: Path, name: str, recipe: Recipe, told: bool
) -> None:
    trained(name, recipe).save(tmp_path / "network.keras")
    assert command("--model", tmp_path / "network.keras", "--format", "keras") == 0
    assert ("`import nas.model`" in (tmp_path / "exports" / name / "README.md").read_text()) == told


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
        "| belgian | 90.00 % | 88.00-92.00 |",
    ):
        assert told in card
    assert json.loads(Path("exports", NAME, "training.json").read_text()) == RESULT
    (folder / "result.json").write_text(json.dumps(RESULT | {"name": "3_16_16_Dense_43"}))
    assert command("--model", folder, "--format", "onnx", "--force") == 0
    card = Path("exports", NAME, "README.md").read_text()
    assert "does not tell how it was trained" in card and "90.00 %" not in card
    assert not Path("exports", NAME, "training.json").exists()


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


def test_what_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    final = tmp_path / "mine"
    with pytest.raises(ExportError, match="is there already"), replacing(final, force=False) as partial:
        (partial / "new").touch()
        final.mkdir()
    assert [file.name for file in tmp_path.iterdir()] == ["mine"] and not list(final.iterdir())


@pytest.mark.parametrize("name", ["[x]", "**", "a*"])
def test_a_name_is_no_pattern(tmp_path: Path, name: str) -> None:
    for force in (False, True):
        with replacing(tmp_path / name, force=force) as partial:
            (partial / "verification.json").touch()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ExportError, match="is not a folder of its own"), replacing(tmp_path / "mine", force=True):
        pass


@pytest.fixture
def study(tmp_path: Path) -> str:
    """A storage with one study of one trained and one failed trial."""
    url = f"sqlite:///{tmp_path}/nas.db"
    made = optuna.create_study(storage=open_storage(url), study_name="mine", directions=DIRECTIONS)
    made.add_trial(create_trial(values=[0.9, 1.0], user_attrs={"architecture": NAME}))
    made.add_trial(create_trial(state=optuna.trial.TrialState.FAIL))
    return url


def test_of_a_trial_its_best_retraining_is_exported(command: Command, model: Path, study: str, tmp_path: Path) -> None:
    for seed, (accuracy, dataset) in enumerate(
        [(0.7, "gtsrb"), (0.9, "gtsrb"), (None, "gtsrb"), (0.95, "synthetic"), (0.8, "gtsrb")]
    ):
        folder = tmp_path / f"runs/retrained/{seed}"
        folder.mkdir(parents=True)
        (folder / "model.keras").write_bytes(model.read_bytes())
        (folder / "result.json").write_text(
            json.dumps(RESULT | {"seed": seed, "dataset": dataset, "validation_accuracy": accuracy})
        )
    for name, content in (("torn", '{"name": '), ("other", '{"losses": []}'), ("list", "[]")):
        (tmp_path / f"runs/retrained/{name}").mkdir()
        (tmp_path / f"runs/retrained/{name}/result.json").write_text(content)
    root = tmp_path / "runs/retrained"
    architecture = network_of("mine", 0, study)
    assert architecture == Architecture.parse(NAME)
    assert source.retrained(root, architecture, "full", "gtsrb") == root / "1"
    assert source.retrained(root, architecture, "full", "synthetic") == root / "3"
    assert source.retrained(root, architecture, "paper", "gtsrb") is None
    assert source.retrained(root, Architecture.parse("3_16_16_Dense_43"), "full", "gtsrb") is None


def test_a_trial_without_a_retraining_is_retrained_first(
    command: Command, model: Path, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans: list[retrain_plan.Plan] = []

    def instead(plan: retrain_plan.Plan) -> int:
        plans.append(plan)
        folder = plan.out / "gtsrb/named"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "model.keras").write_bytes(model.read_bytes())
        (folder / "result.json").write_text(json.dumps(RESULT))
        return 0

    monkeypatch.setattr(retrain_plan, "run", instead)
    arguments = ("--study", "mine", "--trial", 0, "--storage", study, "--format", "onnx")
    assert command(*arguments) == 0
    assert command(*arguments, "--force") == 0
    (plan,) = plans
    assert [network.architecture.name for network in plan.networks] == [NAME] and plan.recipes == ("full",)
    command(*arguments, "--force", "--dataset", "synthetic")
    assert [plan.dataset for plan in plans] == ["gtsrb", "synthetic"]


@pytest.mark.parametrize(
    ("format_", "message"),
    [("c", "c: needs a C compiler"), ("lce", "needs larq-compute-engine, which the extra 'lce' has: pip install")],
)
def test_what_a_format_lacks_is_told_before_anything_is_trained(
    command: Command,
    study: str,
    format_: str,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(retrain_plan, "run", lambda plan: pytest.fail("it was trained"))
    monkeypatch.setattr(prerequisites, "find_spec", lambda package: None)
    monkeypatch.setenv("PATH", "")
    assert command("--study", "mine", "--trial", 0, "--storage", study, "--format", format_) == 2
    assert message in capsys.readouterr().err and not Path("exports").exists()


def test_that_an_export_is_there_is_told_before_anything_is_trained(
    command: Command, study: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(retrain_plan, "run", lambda plan: pytest.fail("it was trained"))
    (Path("exports") / NAME).mkdir(parents=True)
    (Path("exports") / NAME / "verification.json").touch()
    assert command("--study", "mine", "--trial", 0, "--storage", study, "--format", "onnx") == 2
    assert "is there already; give --force" in capsys.readouterr().err


def test_a_result_without_its_model_is_told(
    command: Command, study: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(retrain_plan, "run", lambda plan: 0)  # For the result is there.
    assert command("--study", "mine", "--trial", 0, "--storage", study, "--format", "onnx") == 2
    assert f"runs/retrained: the retraining of {NAME} there has no model.keras; move" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give --model FILE, or --study NAME and --trial NUMBER"),
        (["--study", "mine"], "give --model FILE, or --study NAME and --trial NUMBER"),
        (["--model", "none.keras"], "none.keras: there is no such file"),
        (["--model", "model.onnx"], "model.onnx: only models of larq layers can be exported"),
        (["--model", "."], "has no model.keras"),
        (["--model", "torn.h5"], "torn.h5"),
        (["--model", "m.h5", "--format", "c,coreml"], "'coreml' is no format; known are keras, lce, tflite, onnx, c"),
        (["--model", "m.h5", "--name", "../up"], "--name '../up': the name of a folder below --out"),
        (["--model", "m.h5", "--vnnlib", "1,x"], "'1,x': give numbers with commas between them"),
        (["--model", "m.h5", "--vnnlib", "0"], "grey levels lie above 0"),
        (["--study", "other", "--trial", "0", "--storage", "STUDY"], "no study 'other'; there are: mine"),
        (["--study", "mine", "--trial", "7", "--storage", "STUDY"], "has no trial 7; its trials are 0 to 1"),
        (["--study", "mine", "--trial", "1", "--storage", "STUDY"], "trial 1 of study 'mine' has no architecture"),
    ],
)
def test_bad_input_is_one_line(
    command: Command, study: str, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("torn.h5").write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(40))
    given = (study if argument == "STUDY" else argument for argument in arguments)
    assert command("--format", "keras", *given) == 2
    told = capsys.readouterr().err
    assert message in told and len(told.splitlines()) == 1
    assert not Path("exports").exists()
