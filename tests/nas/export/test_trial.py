"""A trial of a study: its best training is exported, and what would stop that is told before one."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from datasets import identify
from nas import retrain_plan
from nas.architecture import Architecture
from nas.export import prerequisites, source
from nas.recipe import STRONG
from nas.searched import network_of
from tests.nas.export.conftest import Command
from tests.nas.export.networks import NAME, RESULT


def test_of_a_trial_its_best_retraining_is_exported(command: Command, model: Path, study: str, tmp_path: Path) -> None:
    for seed, (accuracy, dataset) in enumerate(
        [(0.7, "gtsrb"), (0.9, "gtsrb"), (None, "gtsrb"), (0.95, "synthetic"), (0.8, "gtsrb")]
    ):
        folder = tmp_path / f"runs/retrained/{seed}"
        folder.mkdir(parents=True)
        (folder / "model.keras").write_bytes(model.read_bytes())
        (folder / "result.json").write_text(
            json.dumps(
                RESULT
                | {"seed": seed, "dataset": dataset, "validation_accuracy": accuracy}
                | {"fingerprint": "images" if seed == 4 else "earlier ones"}
            )
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
    assert source.retrained(root, architecture, "full", "gtsrb", {"other images"}) is None
    assert source.retrained(root, architecture, "full", "gtsrb", {"other images", "images"}) == root / "4"
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
        trained_on = {"fingerprint": identify("gtsrb").fingerprint, "recipe": "strong", "settings": asdict(STRONG)}
        (folder / "result.json").write_text(json.dumps(RESULT | trained_on))
        return 0

    monkeypatch.setattr(retrain_plan, "run", instead)
    arguments = ("--study", "mine", "--trial", 0, "--storage", study, "--format", "onnx")
    assert command(*arguments) == 0
    assert command(*arguments, "--force") == 0
    (plan,) = plans
    (folder,) = plan.out.rglob("result.json")
    folder.write_text(folder.read_text().replace(identify("gtsrb").fingerprint, "fewer images"))
    assert command(*arguments, "--force") == 0 and len(plans) == 2  # What is of other data is not exported.
    plans.pop()
    assert [network.architecture.name for network in plan.networks] == [NAME] and plan.recipes == ("strong",)
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
