import json
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import optuna
import pytest
from optuna.artifacts import FileSystemArtifactStore
from optuna.storages import BaseStorage, InMemoryStorage
from optuna.trial import TrialState
from optuna_dashboard import wsgi

from nas.architecture import Architecture
from nas.retrained import KEYS
from studies.curves import curve_png
from studies.trial_pages import TrialPages, trial_note
from tests.reports.made import OUTSIDE, make_training, open_study_in, trial_of

NETWORK = Architecture.parse("3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_MP_2_BN_QConv_64_3_BN_Dense_43_BN")
CURVE = [(1.0, 0.5), (3.0, 0.9558)]


@pytest.fixture
def storage() -> BaseStorage:
    return InMemoryStorage()


@pytest.fixture
def study(storage: BaseStorage) -> optuna.Study:
    return open_study_in(storage, [trial_of(NETWORK, CURVE, 0)])


def page(storage: BaseStorage, number: int, folder: Path) -> dict[str, Any]:
    """A trial as optuna-dashboard hands it to the browser."""
    environment: dict[str, Any] = {"PATH_INFO": "/api/studies/0"}
    setup_testing_defaults(environment)
    application = wsgi(storage, FileSystemArtifactStore(str(folder)))
    body = b"".join(application(environment, lambda status, headers, exc_info=None: None))
    return next(trial for trial in json.loads(body)["trials"] if trial["number"] == number)


def publish(storage: BaseStorage, study: optuna.Study, folder: Path) -> TrialPages:
    pages = TrialPages(storage, study, folder)
    pages.publish(study.get_trials(deepcopy=False))
    return pages


def test_the_dashboard_has_a_note_and_the_learning_curve(storage, study, tmp_path):
    publish(storage, study, tmp_path)
    shown = page(storage, 0, tmp_path)
    assert "**95.58 %** validation accuracy, **101,878** parameters, 14.0 KiB" in shown["note"]["body"]
    (artifact,) = shown["artifacts"]
    assert (artifact["filename"], artifact["mimetype"]) == ("learning-curve.png", "image/png")
    assert (tmp_path / artifact["artifact_id"]).read_bytes().startswith(b"\x89PNG")


def test_a_long_note_is_whole(storage, study, tmp_path):
    deep = Architecture.parse("3_30_30_" + "QConv_16_2_BN_" * 25 + "Dense_43")
    trial = study.get_trials(deepcopy=False)[0]
    trial.user_attrs = trial.user_attrs | {"architecture": deep.name}
    pages = TrialPages(storage, study, tmp_path)
    pages.publish([trial])
    assert page(storage, 0, tmp_path)["note"]["body"] == trial_note(trial)
    assert len(trial_note(trial)) > 2045


def test_what_a_person_changed_is_left_alone_and_what_is_lost_comes_back(storage, study, tmp_path):
    publish(storage, study, tmp_path)
    (artifact,) = page(storage, 0, tmp_path)["artifacts"]
    storage.set_study_system_attr(0, "dashboard:0:note_str:0", "mine")
    (tmp_path / artifact["artifact_id"]).unlink()
    publish(storage, study, tmp_path)
    assert page(storage, 0, tmp_path)["note"]["body"] == "mine"
    assert (tmp_path / artifact["artifact_id"]).exists()
    storage.set_study_system_attr(0, f"dashboard:artifacts:0:{artifact['artifact_id']}", "null")  # deleted there
    publish(storage, study, tmp_path)
    assert page(storage, 0, tmp_path)["artifacts"] == []


def test_studies_of_one_name_in_two_storages_leave_each_others_files_alone(storage, study, tmp_path):
    later = trial_of(NETWORK, [(1.0, 0.2)], 1)
    other = InMemoryStorage()
    others = open_study_in(other, [later])
    publish(storage, study, tmp_path)
    publish(other, others, tmp_path)
    publish(storage, study, tmp_path)
    (mine,), (yours,) = (page(one, 0, tmp_path)["artifacts"] for one in (storage, other))
    pictures = [(tmp_path / one["artifact_id"]).read_bytes() for one in (mine, yours)]
    assert pictures == [curve_png(CURVE), curve_png([(1.0, 0.2)])]


def test_a_retrained_network_brings_its_files(storage, study, tmp_path):
    folder = make_training(tmp_path / "runs", NETWORK.name)
    (folder / "confusion-gtsrb.png").write_bytes(b"a matrix")
    (folder / "model.keras").write_bytes(b"a model")
    make_training(tmp_path / "runs", OUTSIDE)
    pages = publish(storage, study, tmp_path / "artifacts")
    for _ in range(2):
        pages.attach_trained(study.get_trials(deepcopy=False), tmp_path / "runs", tmp_path / "exports")
    names = sorted(one["filename"] for one in page(storage, 0, tmp_path / "artifacts")["artifacts"])
    assert names == ["full-seed0-confusion-gtsrb.png", "full-seed0-model.keras", "learning-curve.png"]


def test_an_export_brings_its_files(storage, study, tmp_path):
    export = tmp_path / "exports" / "mine"
    export.mkdir(parents=True)
    (export / "network.h").write_text("int x;")
    (export / "verification.json").write_text(
        json.dumps({"architecture": NETWORK.name, "files": [{"file": "network.h"}]})
    )
    pages = TrialPages(storage, study, tmp_path / "artifacts")
    pages.attach_trained(study.get_trials(deepcopy=False), tmp_path / "runs", tmp_path / "exports")
    (artifact,) = page(storage, 0, tmp_path / "artifacts")["artifacts"]
    assert artifact["filename"] == "mine-network.h"
    (export / "network.h").write_text("int y;")
    pages.attach_trained(study.get_trials(deepcopy=False), tmp_path / "runs", tmp_path / "exports")
    assert page(storage, 0, tmp_path / "artifacts")["artifacts"] == [artifact]
    assert (tmp_path / "artifacts" / artifact["artifact_id"]).read_text() == "int y;"


def test_an_export_of_a_training_on_other_data_brings_none(storage, study, tmp_path):
    export = tmp_path / "exports" / "mine"
    export.mkdir(parents=True)
    (export / "network.h").write_text("int x;")
    proof = {"architecture": NETWORK.name, "files": [{"file": "network.h"}]}
    (export / "verification.json").write_text(json.dumps(proof))
    told = {"name": NETWORK.name, "recipe": "full", "seed": 0, "validation_accuracy": 0.9, "dataset": "synthetic"}
    training = {key: {} for key in KEYS} | told
    (export / "training.json").write_text(json.dumps(training))
    pages = TrialPages(storage, study, tmp_path / "artifacts")
    pages.attach_trained(study.get_trials(deepcopy=False), tmp_path / "runs", tmp_path / "exports")
    assert page(storage, 0, tmp_path / "artifacts")["artifacts"] == []
    (export / "training.json").write_text(json.dumps(training | {"dataset": "gtsrb"}))
    pages.attach_trained(study.get_trials(deepcopy=False), tmp_path / "runs", tmp_path / "exports")
    assert len(page(storage, 0, tmp_path / "artifacts")["artifacts"]) == 1


def test_a_note_says_why_a_trial_was_not_trained_to_the_end():
    stopped = trial_of(NETWORK, [(0.11, 0.05)], 0, TrialState.PRUNED, rung=1, reason="place 32 of 34 <b>")
    note = trial_note(stopped)
    assert r"**Not trained to the end**: place 32 of 34 \<b\>." in note
    assert "| 0.11 | 5.00 |" in note.splitlines()
    assert "| QConv\\_32\\_5 | 26x26x32 | 2,400 |  | 1,622,400 |" in note.splitlines()
    infeasible = trial_of(Architecture.parse(OUTSIDE), [], 0)
    assert "**Infeasible**: outside the budget" in trial_note(infeasible) and "0.00 %" not in trial_note(infeasible)
    assert "repeats" in trial_note(trial_of(NETWORK, CURVE, 0, same_as=3))
    late = trial_note(trial_of(NETWORK, CURVE, 0, lost=True, reason="its worker gave no sign of life"))
    assert "**95.58 %**" in late and "Infeasible" not in late and "sign of life" not in late


def test_a_trial_of_another_tool_has_a_note():
    trial = optuna.trial.create_trial(values=[0.5, 1.0])
    assert trial_note(trial) == "**50.00 %** validation accuracy, **1** parameters."


def test_a_note_tells_which_networks_the_search_was_given():
    trial = trial_of(NETWORK, CURVE, 0)
    assert "told to start" not in trial_note(trial)
    trial.user_attrs = trial.user_attrs | {"asked_for": NETWORK.name}
    assert trial_note(trial).startswith("The search was told to start with it. **95.58 %**")
