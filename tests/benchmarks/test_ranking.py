"""The ranking of published networks by two studies, wherever these are."""

import json
from pathlib import Path

import optuna
import pytest
from click.testing import CliRunner
from optuna.trial import create_trial

from studies.errors import StudyError
from studies.storage import open_storage
from studies.study import DIRECTIONS
from tests.benchmarks.ranking import ranking


def study(folder: Path, name: str, accuracies: dict[str, float]) -> str:
    url = f"sqlite:///{folder}/nas.db"
    made = optuna.create_study(storage=open_storage(url), study_name=name, directions=DIRECTIONS)
    for label, accuracy in accuracies.items():
        made.add_trial(create_trial(values=[accuracy, 2e5], user_attrs={"baseline": label, "architecture": label}))
    return url


def test_studies_of_the_same_name_in_two_storages_are_told_apart(tmp_path: Path) -> None:
    first, second = (tmp_path / name for name in ("first", "second"))
    for folder in (first, second):
        folder.mkdir()
    urls = study(first, "mine", {"A": 0.9, "B": 0.8, "C": 0.7}), study(second, "mine", {"C": 0.5, "B": 0.6, "A": 0.4})
    result = CliRunner().invoke(ranking, ["mine", "mine", "--storage", urls[0], "--second-storage", urls[1]])
    assert json.loads(result.output.splitlines()[-1]) == {"networks": 3, "spearman": -0.5}
    assert result.output.splitlines()[1].split() == ["A", "90.0", "%", "40.0", "%"]


def test_what_cannot_be_ranked_is_told_in_one_line(tmp_path: Path) -> None:
    url = study(tmp_path, "mine", {"A": 0.9})
    for arguments, told in (
        (["mine", "yours", "--storage", url], "no study 'yours'"),
        (["mine", "mine", "--storage", url, "--second-storage", f"sqlite:///{tmp_path}/none.db"], "no such file"),
        (["mine", "mine", "--storage", url], "1 published networks in common: nothing to rank"),
    ):
        with pytest.raises(StudyError, match=told):
            CliRunner().invoke(ranking, arguments, catch_exceptions=False)
    assert not (tmp_path / "none.db").exists()
