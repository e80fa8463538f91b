"""The comparison trains what its table lacks, and nothing twice; the trainings are pretended."""

import json
import re
import runpy
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner

from datasets import DataError
from datasets.loading import Identity
from nas.architecture import Architecture
from nas.precision import Timing
from nas.recipe import RECIPES, key_of
from nas.result_files import ResultError
from nas.retrained import RESULT
from nas.retraining import Retraining
from nas.training_crew import Failure
from search_spaces.literature import baselines
from tests.benchmarks import comparison
from tests.benchmarks.comparison import MODELS

IMAGES = 1000
"""Of each test set of the pretended trainings."""
AT_30 = [baseline.architecture.name for baseline in baselines() if baseline.architecture.input_size == 30]


@pytest.fixture
def trained(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Names of what was trained, in order; every training reaches what its seed says."""
    names: list[str] = []
    example = json.loads((MODELS.absolute() / "german-646k" / "training.json").read_text())

    def run_all(
        todo: Sequence[Retraining], root: Path, workers: int, watch: Callable[..., None], asked: int
    ) -> list[object]:
        for one in todo:
            names.append(one.architecture.name)
            result = example | {"name": one.architecture.name, "seed": one.seed, "recipe": one.recipe}
            result["settings"] = asdict(RECIPES[one.recipe])
            result |= {"whole": True, "validation_accuracy": None} if one.whole else {}
            result["datasets"] = {
                name: {"accuracy": 0.9 + one.seed / 100, "images": IMAGES} for name, _ in one.test_sets
            }
            (root / one.folder).mkdir(parents=True, exist_ok=True)
            (root / one.folder / RESULT).write_text(json.dumps(result))
        watch({}, todo)
        return []

    monkeypatch.setattr(comparison, "run_all", run_all)
    monkeypatch.setattr(comparison, "_prepare", lambda todo: None)
    monkeypatch.setattr(comparison, "available", lambda: ("gtsrb", "belgian"))
    monkeypatch.setattr(comparison, "identify_test", lambda name, size: Identity(name, f"{name} at {size}"))
    monkeypatch.setattr(comparison, "identify", lambda name, split: Identity(name, example["fingerprint"]))
    monkeypatch.setattr(comparison, "timing", lambda: Timing(float32=2.0, bfloat16=1.0))
    return names


def ours() -> dict[str, Any]:
    """A real training of ours, as if by today's recipe and the first one."""
    training: dict[str, Any] = json.loads((MODELS / "german-106k" / "training.json").read_text())
    return training | {"seed": 0, "whole": False, "settings": asdict(RECIPES["strong"])}


def compare(tmp_path: Path, *options: str) -> str:
    places = ["--models", str(MODELS.absolute()), "--table", str(tmp_path / "t.csv"), "--work", str(tmp_path / "runs")]
    result = CliRunner().invoke(comparison.comparison, [*places, *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_what_is_in_the_table_is_not_trained_again(trained: list[str], tmp_path: Path) -> None:
    shown = compare(tmp_path, "--input-size", "30", "--seeds", "1")
    assert sorted(trained) == sorted(set(AT_30))
    compare(tmp_path, "--input-size", "30", "--seeds", "1")
    assert len(trained) == len(set(AT_30))
    table = pd.read_csv(tmp_path / "t.csv")
    assert table["recipe"].iloc[-1] == key_of(asdict(RECIPES["strong"])) and "90.00" in shown
    both = compare(tmp_path, "--input-size", "30", "--seeds", "2")
    assert len(trained) == 2 * len(set(AT_30))
    assert "90.50" in both and "±0.71" in both
    first = compare(tmp_path, "--input-size", "30", "--seeds", "1", "--no-train")
    assert "90.00" in first and "±" not in first


def test_our_own_trainings_by_the_same_recipe_count(trained: list[str], tmp_path: Path) -> None:
    names = []
    for folder, settings in (("german-646k", asdict(RECIPES["strong"])), ("german-106k", {"augmentation": 0.5})):
        training = json.loads((MODELS / folder / "training.json").read_text()) | {"seed": 0}
        training["settings"] |= settings
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "training.json").write_text(json.dumps(training))
        names.append((training["name"], round(training["datasets"]["gtsrb"]["accuracy"], 5)))
    compare(tmp_path, "--input-size", "48", "--seeds", "1", "--models", str(tmp_path))
    (ours, accuracy), (older, _) = names
    assert ours not in trained and older in trained
    table = pd.read_csv(tmp_path / "t.csv")
    assert table[table["name"] == ours]["gtsrb"].tolist() == [accuracy]


def test_trainings_on_the_validation_images_too_are_a_comparison_of_their_own(
    trained: list[str], tmp_path: Path
) -> None:
    training = ours()
    (tmp_path / "whole").mkdir()
    tested = {name: {"accuracy": 0.9, "images": IMAGES} for name in ("gtsrb", "belgian")}
    whole = training | {"whole": True, "validation_accuracy": None, "datasets": tested}
    (tmp_path / "whole" / "training.json").write_text(json.dumps(whole))
    page, name = tmp_path / "table.md", training["name"]
    compare(tmp_path, "--seeds", "1", "--models", str(tmp_path), "--markdown", str(page), name)
    assert trained == [name] and " on gtsrb (" in page.read_text() and "90.00" in page.read_text()
    compare(tmp_path, "--seeds", "2", "--models", str(tmp_path), "--markdown", str(page), "--whole", name)
    assert trained == [name] * 2 and " on all of gtsrb (" in page.read_text()
    *_, row = page.read_text().splitlines()
    assert " - " in row and "±" in row
    assert len(pd.read_csv(tmp_path / "t.csv")) == 3


def test_trainings_on_other_images_are_others_and_no_mean_is_over_both(trained: list[str], tmp_path: Path) -> None:
    example, page = ours() | {"name": AT_30[0]}, tmp_path / "table.md"
    accuracies = {name: {"accuracy": 0.8, "images": 2 * IMAGES} for name in ("gtsrb", "belgian")}
    rows = [
        comparison.row_of(example | {"datasets": accuracies}),
        comparison.row_of(example | {"datasets": accuracies, "seed": 1, "fingerprint": "others"}),
    ]
    pd.DataFrame(rows).to_csv(tmp_path / "t.csv", index=False)
    compare(tmp_path, "--seeds", "2", "--markdown", str(page), AT_30[0])
    assert trained == [AT_30[0]]  # The second: the first was trained on these images, whatever it was tested on.
    *_, best, second, third = page.read_text().splitlines()
    assert "91.00" in best and "80.00" in second and "80.00" in third and "±" not in page.read_text()


def test_a_training_that_lacks_a_test_set_is_measured_on_it(trained: list[str], tmp_path: Path) -> None:
    example = ours() | {"name": AT_30[0], "datasets": {"gtsrb": {"accuracy": 0.8, "images": IMAGES}}}
    pd.DataFrame([comparison.row_of(example)]).to_csv(tmp_path / "t.csv", index=False)
    for _ in range(2):
        compare(tmp_path, "--seeds", "1", AT_30[0])
        assert trained == [AT_30[0]]


def test_a_training_on_other_images_in_the_folder_is_not_taken_for_one_on_these(
    trained: list[str], tmp_path: Path
) -> None:
    compare(tmp_path, "--seeds", "1", AT_30[0])
    (result,) = (tmp_path / "runs").rglob(RESULT)
    result.write_text(json.dumps(json.loads(result.read_text()) | {"fingerprint": "others"}))
    places = ["--models", str(tmp_path / "none"), "--table", str(tmp_path / "other.csv"), "--work"]
    options = [*places, str(tmp_path / "runs"), "--seeds", "1", AT_30[0]]
    with pytest.raises(ResultError, match="was trained with data = others"):
        CliRunner().invoke(comparison.comparison, options, catch_exceptions=False)


def test_a_failure_is_told_when_it_happens_and_by_the_exit_status(
    trained: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def run_all(todo: Sequence[Retraining], *_: object, **__: object) -> Iterator[Failure]:
        yield Failure(todo[0], "gone")
        raise KeyboardInterrupt

    monkeypatch.setattr(comparison, "run_all", run_all)
    places = ["--table", str(tmp_path / "t.csv"), "--work", str(tmp_path), "--models", str(tmp_path)]
    ended = CliRunner().invoke(comparison.comparison, [*places, AT_30[0]])
    assert "gone" in ended.stderr and ended.exit_code
    monkeypatch.setattr(comparison, "run_all", lambda todo, *_, **__: [Failure(todo[0], "gone")])
    ended = CliRunner().invoke(comparison.comparison, [*places, AT_30[0]], standalone_mode=False)
    assert "gone" in ended.stderr and ended.return_value == 1


def test_means_over_fewer_countries_come_last_and_are_not_shown(trained: list[str], tmp_path: Path) -> None:
    training, page = ours(), tmp_path / "table.md"
    accuracies = [figures["accuracy"] for figures in training["datasets"].values()]
    rows = [comparison.row_of(training | {"name": name}) for name in AT_30[:2]]
    rows[0] |= {"gtsrb": 0.99, "chinese": None}
    pd.DataFrame(rows).to_csv(tmp_path / "t.csv", index=False)
    compare(tmp_path, "--no-train", "--markdown", str(page), *AT_30[:2])
    _, _, headings, _, *lines = page.read_text().splitlines()
    three, two = (dict(zip(headings.split(" | "), line.split(" | "), strict=True)) for line in lines)
    assert float(three["German"]) == pytest.approx(100 * accuracies[0], abs=0.006)
    assert float(three["mean"]) == pytest.approx(100 * sum(accuracies) / 3, abs=0.006)
    assert (two["German"], two["Chinese"], two["mean"]) == ("99.00", "-", "-")


def test_a_mean_over_trainings_in_two_precisions_says_so(trained: list[str], tmp_path: Path) -> None:
    page, one = tmp_path / "table.md", comparison.row_of(ours() | {"name": AT_30[0]})
    rows = [one | {"seed": seed, "precision": precision} for seed, precision in enumerate(("float32", "bfloat16"))]
    pd.DataFrame(rows).to_csv(tmp_path / "t.csv", index=False)
    for seeds, precision in (("1", "float32"), ("2", "bfloat16, float32")):
        compare(tmp_path, "--no-train", "--seeds", seeds, "--markdown", str(page), AT_30[0])
        assert f" | {seeds} | {precision} | " in page.read_text()


def test_what_another_comparison_adds_meanwhile_stays(
    trained: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pretended = comparison.run_all

    def beside(todo: Sequence[Retraining], root: Path, workers: int, watch: Callable[..., None], asked: int) -> object:
        monkeypatch.setattr(comparison, "run_all", pretended)
        compare(tmp_path, "--seeds", "1", "--work", str(tmp_path / "others"), AT_30[1])
        return pretended(todo, root, workers, watch, asked)

    monkeypatch.setattr(comparison, "run_all", beside)
    compare(tmp_path, "--seeds", "1", AT_30[0])
    assert {AT_30[0], AT_30[1]} <= set(pd.read_csv(tmp_path / "t.csv")["name"])


def test_without_a_test_set_nothing_is_compared(
    trained: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(comparison, "available", lambda: ())
    with pytest.raises(DataError, match="no test images are there to compare networks on"):
        compare(tmp_path, AT_30[0])
    assert not (tmp_path / "t.csv").exists() and not trained


@pytest.mark.parametrize("damage", [{"whole": None}, {"datasets": {}}])
def test_a_training_of_ours_that_lacks_what_a_row_has_is_none(
    trained: list[str], tmp_path: Path, damage: dict[str, Any]
) -> None:
    training = {key: value for key, value in (ours() | damage).items() if value is not None}
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "training.json").write_text(json.dumps(training))
    shown = compare(tmp_path, "--no-train", "--models", str(tmp_path), training["name"])
    assert "has no training by strong" in shown


def test_named_networks_are_trained_alone(trained: list[str], tmp_path: Path) -> None:
    shown = compare(tmp_path, "--recipe", "brief", "--seeds", "2", AT_30[0])
    assert trained == [AT_30[0]] * 2
    assert "90.50" in shown


def test_what_is_there_is_shown_without_training(trained: list[str], tmp_path: Path) -> None:
    page = tmp_path / "table.md"
    compare(tmp_path, "--seeds", "2", AT_30[0])
    compare(tmp_path, "--no-train", "--markdown", str(page), *AT_30)
    assert trained == [AT_30[0]] * 2
    title, _, headings, _, *rows = page.read_text().splitlines()
    assert re.match(r"Recipe strong \([0-9a-f]{12}\), 40 epochs, on gtsrb \([0-9a-f]{16}\), seeds from 0; ", title)
    assert "on test images (gtsrb 1000, belgian 1000)" in title
    (row,) = (dict(zip(headings.split(" | "), row.split(" | "), strict=True)) for row in rows)
    assert row["German"] == row["mean"] == "90.50 ±0.71"
    assert row["published"] == "81.58"


def test_all_that_is_there_is_shown_where_nothing_is_named_or_trained(trained: list[str], tmp_path: Path) -> None:
    drawn = "3_30_30_QConv_16_3_BN_Dense_43", "3_64_64_QConv_16_3_BN_Dense_43"
    compare(tmp_path, "--seeds", "1", *drawn, AT_30[0])
    shown = compare(tmp_path, "--no-train", "--markdown", str(tmp_path / "all.md"))
    page = (tmp_path / "all.md").read_text()
    assert all(name in page for name in drawn) and "XNOR" in page and len(trained) == 3, shown
    compare(tmp_path, "--no-train", "--input-size", "64", "--markdown", str(tmp_path / "at-64.md"))
    assert drawn[1] in (page := (tmp_path / "at-64.md").read_text()) and drawn[0] not in page


def test_trainings_by_an_earlier_state_of_a_recipe_are_shown_by_their_key(trained: list[str], tmp_path: Path) -> None:
    training = ours() | {"settings": asdict(replace(RECIPES["strong"], margin=0.0))}
    older = {name: value for name, value in training["settings"].items() if name != "precision"}
    assert comparison.row_of(training | {"settings": older})["precision"] == "float32"
    (tmp_path / "earlier").mkdir()
    (tmp_path / "earlier" / "training.json").write_text(json.dumps(training))
    key, page = key_of(training["settings"]), tmp_path / "table.md"
    options = ["--models", str(tmp_path), training["name"]]
    compare(tmp_path, "--key", key, "--markdown", str(page), *options)
    assert trained == [] and page.read_text().startswith(f"Recipe {key}, 40 epochs, on gtsrb")
    assert "has no training by 0123456789ab" in compare(tmp_path, "--key", "0123456789ab", *options)
    assert "has no training by strong" in compare(tmp_path, "--no-train", *options)
    assert trained == []


def test_what_an_earlier_recipe_of_that_name_has_left_is_not_taken_for_new(trained: list[str], tmp_path: Path) -> None:
    one = Retraining(
        architecture=Architecture.parse(AT_30[0]),
        family="compared",
        recipe="strong",
        seed=0,
        dataset="gtsrb",
        data_dir=None,
        whole=False,
    )
    earlier = ours() | {"settings": asdict(replace(RECIPES["strong"], margin=0.0))}
    for root in ("runs", f"runs/{key_of(earlier['settings'])}"):
        (tmp_path / root / one.folder).mkdir(parents=True)
        (tmp_path / root / one.folder / RESULT).write_text(json.dumps(earlier | {"name": AT_30[0], "seed": 0}))
    compare(tmp_path, "--seeds", "1", AT_30[0])
    table = pd.read_csv(tmp_path / "t.csv")
    assert table.loc[table["name"] == AT_30[0], "recipe"].tolist() == [key_of(asdict(RECIPES["strong"]))]


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["comparison", "--no-train", "--recipe", "brief", AT_30[0]], 0, ""),
        (["comparison", "--recipe", "brief", "--table", "t.csv", AT_30[0]], 2, "error: nowhere"),
        (["ablation", "--table", "t.csv", "--variant", "strong"], 2, "error: nowhere"),
    ],
)
def test_without_data_what_is_there_is_shown_and_the_rest_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, told: str
) -> None:
    monkeypatch.setenv("BNN_DATA_DIR", "nowhere")
    monkeypatch.setattr("nas.precision.timing", lambda: Timing(float32=1.0, bfloat16=1.0))
    monkeypatch.setattr("sys.argv", arguments)
    module = f"tests.benchmarks.{arguments[0]}"
    monkeypatch.delitem(sys.modules, module, raising=False)  # As in a new process; runpy would warn.
    with pytest.raises(SystemExit) as end:
        runpy.run_module(module, run_name="__main__")
    error = capsys.readouterr().err
    assert end.value.code == status and error.startswith(told) and error.count("\n") == bool(told)


@pytest.mark.parametrize("benchmark", [["comparison"], ["ablation", "--network"]])
def test_a_wrong_name_is_told_in_one_line(benchmark: list[str]) -> None:
    module, *option = benchmark
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *option, "3_30_30_QCnv_32_5"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ended.returncode == 2 and ended.stdout == ""
    assert ended.stderr.startswith("error:") and "QCnv" in ended.stderr and ended.stderr.count("\n") == 1
