"""The command in an empty folder, and what it is given."""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import optuna
import pytest
from optuna.trial import create_trial
from PIL import Image

from datasets import DataError
from nas.command import run
from nas.export.__main__ import export
from nas.export.chain import ExportError
from nas.layers import ArchitectureError
from nas.model_files import ModelError
from nas.result_files import ResultError
from studies.errors import StudyError
from studies.storage import open_storage
from studies.study import DIRECTIONS
from tests.nas.export.networks import NAME, trained

Command = Callable[..., int]


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
            run(export, ArchitectureError, DataError, ExportError, ModelError, ResultError, StudyError)
        return int(exit_.value.code or 0)

    return called


@pytest.fixture
def study(tmp_path: Path) -> str:
    """A storage with one study of one trained and one failed trial."""
    url = f"sqlite:///{tmp_path}/nas.db"
    made = optuna.create_study(storage=open_storage(url), study_name="mine", directions=DIRECTIONS)
    made.add_trial(create_trial(values=[0.9, 1.0], user_attrs={"architecture": NAME}))
    made.add_trial(create_trial(state=optuna.trial.TrialState.FAIL))
    return url
