"""What a command trains: what it chooses, what is there already, and what it shows; nothing is trained."""

import io
import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click
import optuna
import pandas as pd
import pytest
from optuna.trial import create_trial
from rich.console import Console

from datasets.loading import Identity
from nas import retrain_plan
from nas.earlier_training import begin, check_earlier
from nas.layers import ArchitectureError
from nas.recipe import FULL
from nas.result_files import ResultError, partial_folder
from nas.retrain_plan import Bar, Plan, chosen, filed
from nas.retraining import Retraining
from nas.training_crew import Failure
from studies.errors import StudyError
from studies.storage import open_storage
from studies.study import DIRECTIONS
from tests.nas.retrainings import NAME, XNOR, front_trial, kept_result, retraining


def test_networks_are_filed_under_their_family_each_once() -> None:
    found = chosen([XNOR, NAME, XNOR], baseline_families=["xnor"], sizes={30, 48})
    assert [network.family for network in found[:3]] == ["XNOR", "named", "XNOR"]
    assert len(found) == len({network.architecture for network in found}) == 1 + 24
    assert {network.architecture.input_size for network in found} == {30, 48}
    assert len(chosen(baseline_families=["XNOR", "3qconv"])) == 124


def test_the_front_of_a_study_is_filed_under_its_name(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/nas.db"
    study = optuna.create_study(storage=open_storage(url), study_name="mine/30", directions=DIRECTIONS)
    study.add_trial(front_trial(0.9, 200_000, NAME))
    study.add_trial(front_trial(0.8, 150_000, XNOR))
    study.add_trial(front_trial(0.7, 160_000, "3_30_30_QConv_16_3_Dense_43"))
    found = chosen(study="mine/30", storage=url)
    filed = [(XNOR, "XNOR"), (NAME, "mine%2F30")]
    assert [(network.architecture.name, network.family) for network in found] == filed
    found = chosen([NAME], study="mine/30", storage=url)
    assert sorted((network.architecture.name, network.family) for network in found) == sorted(filed)
    assert chosen(study="mine/30", storage=url, sizes={48}) == []


def test_a_study_of_another_tool_has_nothing_to_retrain(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/nas.db"
    optuna.create_study(storage=open_storage(url), study_name="other", directions=DIRECTIONS).add_trial(
        create_trial(values=[0.9, 200_000])
    )
    with pytest.raises(StudyError, match="study 'other' has no trained trial yet"):
        chosen(study="other", storage=url)


def test_what_is_trained_for_another_family_is_not_trained_again(tmp_path: Path) -> None:
    there, asked = retraining(NAME), retraining(NAME, family="study")
    told = {"settings": asdict(FULL) | {"precision": "bfloat16"}, "fingerprint": "signs", "name": NAME}
    kept_result(tmp_path / there.folder, 0, {}, **told)
    assert filed(asked, tmp_path, None, "signs") == there
    for precision, data in (("float32", "signs"), (None, "others")):
        assert filed(asked, tmp_path, precision, data) == asked
    assert filed(replace(asked, seed=1), tmp_path, None, "signs") == replace(asked, seed=1)
    kept_result(tmp_path / asked.folder, 0, {}, **told)
    assert filed(asked, tmp_path, None, "signs") == asked


def test_what_cannot_be_chosen_is_said(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/nas.db"
    optuna.create_study(storage=open_storage(url), study_name="empty", directions=DIRECTIONS)
    with pytest.raises(StudyError, match="no study 'other'; there are: empty"):
        chosen(study="other", storage=url)
    with pytest.raises(StudyError, match="study 'empty' has no trained trial yet"):
        chosen(study="empty", storage=url)
    with pytest.raises(click.UsageError, match="unknown family 'resnet' in --baselines; choose from xnor, 3qconv"):
        chosen(baseline_families=["resnet"])
    with pytest.raises(ArchitectureError):
        chosen(["3_30_30_Dense_42"])


def test_every_network_that_has_ended_has_its_line(tmp_path: Path) -> None:
    todo = [retraining(name) for name in (NAME, XNOR, "3_30_30_QConv_16_3_Dense_43")]
    for one in todo[:2]:
        kept_result(tmp_path / one.folder, 0, {})
    console = Console(record=True, quiet=False, force_terminal=False, file=io.StringIO())
    bar = Bar(console, tmp_path, todo)
    bar.show({}, todo[:2])
    bar.show({}, todo)
    assert console.export_text().splitlines() == [
        f"1/3 networks: {todo[0].folder}",
        f"2/3 networks: {todo[1].folder}",
        f"3/3 networks: failed: {todo[2].folder}",
    ]


def test_the_bar_counts_what_interrupted_trainings_have_left_from_the_beginning(tmp_path: Path) -> None:
    first, second, third = map(retraining, (NAME, XNOR, "3_30_30_QConv_16_3_Dense_43"))

    def told(one: Retraining, process: int, epochs: int) -> None:
        folder = partial_folder(tmp_path / one.folder, process)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "curve.csv").write_text("epochs,loss\n" + "1,0.5\n" * epochs)

    told(first, 2**22 + 1, 7)
    bar = Bar(Console(quiet=True), tmp_path, [first, second, third])
    (task,) = bar.tasks
    assert (task.completed, task.total) == (7, 90)
    told(second, 1, 2)
    bar.show({2: first, 1: second}, [])
    assert task.completed == 7 + 2  # The first one has not taken over yet what was left.
    told(first, 2, 8)
    bar.show({2: first, 1: second}, [third])
    assert task.completed == 8 + 2 + 30


def planned(out: Path, **others: Any) -> Plan:
    """One training of one network by the recipe ``full`` on GTSRB, unless said otherwise."""
    usual: dict[str, Any] = {"networks": chosen([NAME]), "recipes": ("full",), "seeds": 1, "whole": False}
    usual |= {"precision": None, "dataset": "gtsrb", "data_dir": None, "workers": 1}
    return Plan(out=out, **usual | others)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Retraining]:
    """What would have been trained, on data that are only named."""
    trainings: list[Retraining] = []
    monkeypatch.setattr(retrain_plan, "locate", lambda name, place: None if name == "synthetic" else Path("signs"))
    monkeypatch.setattr(retrain_plan, "identify", lambda name, place, split: Identity(name, f"{name} here"))
    monkeypatch.setattr(retrain_plan, "available", lambda place: {"gtsrb": None})
    monkeypatch.setattr(retrain_plan, "identify_test", lambda name, size, *_: Identity(name, f"{name} at {size}"))
    monkeypatch.setattr(retrain_plan, "run_all", lambda todo, *_, **__: trainings.extend(todo) or [])
    monkeypatch.setattr(retrain_plan, "_prepare", lambda console, root, todo: None)
    return trainings


@pytest.mark.parametrize(
    ("searched_on", "asked", "trained_on", "note"),
    [
        (None, "auto", "gtsrb", ""),
        (Identity("gtsrb", "gtsrb here"), "auto", "gtsrb", ""),
        (Identity("synthetic", "synthetic here"), "auto", "synthetic", ""),
        (Identity("gtsrb", "gtsrb there"), "auto", "gtsrb", "searched on gtsrb; training on other images of gtsrb"),
        (Identity("gtsrb", "gtsrb here"), "synthetic", "synthetic", "searched on gtsrb; training on synthetic"),
    ],
)
def test_networks_of_a_study_are_trained_on_what_it_was_searched_on(
    started: list[Retraining],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    searched_on: Identity | None,
    asked: str,
    trained_on: str,
    note: str,
) -> None:
    plan = planned(tmp_path, recipes=("paper",), dataset=asked, searched_on=searched_on)
    assert retrain_plan.run(plan) == 0
    told = capsys.readouterr()
    assert [one.dataset for one in started] == [trained_on]
    assert [name for one in started for name, _ in one.test_sets] == [
        "gtsrb" if trained_on == "gtsrb" else "synthetic-german"
    ]
    assert f"trained on {trained_on}, tested on " in told.out
    assert told.err == (f"note: the study was {note}\n" if note else "")


def test_seeds_and_precision_are_the_users_failures_are_told_and_what_is_kept_is_held_against_them(
    started: list[Retraining], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = planned(tmp_path, seeds=2, precision="bfloat16", dataset="auto", quiet=True)
    assert retrain_plan.run(plan) == 0
    assert [(one.seed, one.precision) for one in started] == [(0, "bfloat16"), (1, "bfloat16")]
    monkeypatch.setattr(retrain_plan, "run_all", lambda todo, *_, **__: [Failure(todo[0], "gone")])
    assert retrain_plan.run(plan) == 1
    assert capsys.readouterr().err == f"failed: {started[0].folder}: gone\n"
    kept_result(
        tmp_path / started[0].folder, 0, {}, fingerprint="others", settings=asdict(FULL) | {"precision": "bfloat16"}
    )
    with pytest.raises(ResultError, match="was trained with data = others, not gtsrb here"):
        retrain_plan.run(plan)


def test_what_was_measured_on_other_images_is_measured_again_and_nothing_else(
    started: list[Retraining], tmp_path: Path
) -> None:
    larger = "3_48_48_QConv_32_5_MP_2_BN_QConv_64_5_BN_Dense_43_BN"
    plan = planned(tmp_path, networks=chosen([NAME, larger]))
    told = {"settings": asdict(FULL), "fingerprint": "gtsrb here"}
    for name in (NAME, larger):
        kept_result(tmp_path / retraining(name).folder, 0, {"gtsrb": 0.9}, "gtsrb at 48", name=name, **told)
    assert retrain_plan.run(plan) == 0
    assert [(one.architecture.name, one.test_sets) for one in started] == [(NAME, (Identity("gtsrb", "gtsrb at 30"),))]


def test_each_network_is_trained_by_each_recipe_and_on_all_images_if_that_is_wanted(
    started: list[Retraining], tmp_path: Path
) -> None:
    assert retrain_plan.run(planned(tmp_path, recipes=("paper", "full"), precision="float32", whole=True)) == 0
    assert [(one.recipe, one.whole) for one in started] == [("paper", True), ("full", True)]


def test_an_interruption_is_told_with_what_resumes_it_and_what_is_there_is_kept_in_a_table(
    started: list[Retraining], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(todo: list[Retraining], root: Path, workers: int, *_: object, asked: int) -> Any:
        given.append((len(todo), workers, asked))
        raise KeyboardInterrupt

    given: list[tuple[int, int, int]] = []
    monkeypatch.setattr(retrain_plan, "run_all", interrupted)
    told = {"settings": asdict(FULL), "fingerprint": "gtsrb here"}
    kept_result(tmp_path / retraining(XNOR, family="XNOR").folder, 0, {"gtsrb": 0.9}, "gtsrb at 30", **told)
    kept_result(tmp_path / retraining(NAME, family="another").folder.with_name("paper-seed0"), 0, {"gtsrb": 0.5})
    plan = planned(tmp_path, networks=chosen([XNOR, NAME]), workers=3, as_json=True)
    assert retrain_plan.run(plan) == 130 and given == [(1, 3, 2)]
    printed = capsys.readouterr()
    assert printed.err == "stopped: interrupted; the same command resumes it\n"
    assert [(row["name"], row["accuracy"]) for row in json.loads(printed.out)] == [(XNOR, 0.9)]
    assert sorted(pd.read_csv(tmp_path / "results.csv")["accuracy"]) == [0.5, 0.9]


def test_an_interruption_before_anything_is_trained_leaves_no_empty_tables(
    started: list[Retraining], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(retrain_plan, "run_all", interrupted)
    assert retrain_plan.run(planned(tmp_path)) == 130
    assert "Accuracy" not in capsys.readouterr().out and not list(tmp_path.rglob("*.csv"))
    assert retrain_plan.run(planned(tmp_path, as_json=True)) == 130
    assert json.loads(capsys.readouterr().out) == []


def test_only_images_that_something_is_trained_on_are_prepared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[tuple[object, ...]] = []
    monkeypatch.setattr(retrain_plan, "load", lambda *given: loaded.append(given[:4]))
    larger = "3_48_48_QConv_32_5_MP_2_BN_QConv_64_5_BN_Dense_43_BN"
    trained, *untrained = retraining(NAME), retraining(larger), retraining(larger, seed=1)
    kept_result(tmp_path / trained.folder, 0, {})
    retrain_plan._prepare(Console(quiet=True), tmp_path, [trained, *untrained])
    assert loaded == [("gtsrb", 48, None, "track")]


@pytest.mark.parametrize(
    ("wanted", "recipes", "chosen_for_them", "timed"),
    [
        (None, ["paper", "strong"], ["float32", "bfloat16"], 1),
        (None, ["paper"], ["float32"], 0),
        (None, [], [], 0),
        ("float32", ["strong", "full"], ["float32", "float32"], 0),
        ("bfloat16", ["paper"], ["bfloat16"], 0),
    ],
)
def test_the_papers_recipe_stays_in_float32_unless_the_user_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, wanted: Any, recipes: list[str], chosen_for_them: list[str], timed: int
) -> None:
    timings: list[Console] = []
    monkeypatch.setattr(retrain_plan, "fastest", lambda console: timings.append(console) or "bfloat16")
    plan = planned(Path(), networks=(), recipes=recipes, precision=wanted)
    todo = [retraining("3_30_30_Dense_43", recipe=recipe) for recipe in recipes]
    assert retrain_plan.precisions(plan, todo, Console()) == chosen_for_them and len(timings) == timed


def test_what_was_interrupted_goes_on_in_the_precision_that_it_was_begun_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retrain_plan, "fastest", lambda console: "bfloat16")
    todo = [retraining("3_30_30_Dense_43", seed=seed) for seed in range(2)]
    checkpoints = begin(partial_folder(tmp_path / todo[0].folder, 2**22 + 1), FULL, "gtsrb here")
    (checkpoints / "7").mkdir()
    plan = planned(tmp_path)
    assert retrain_plan.precisions(plan, todo, Console()) == ["float32", "bfloat16"]
    assert retrain_plan.precisions(plan, todo[:1], Console()) == ["float32"]
    told = "7 epochs are trained with recipe: precision = float32, not bfloat16; move it away to train anew"
    with pytest.raises(ResultError, match=told):
        check_earlier(tmp_path / todo[0].folder, FULL, "bfloat16", "gtsrb here")
    assert filed(todo[0], tmp_path, "bfloat16", "gtsrb here") == todo[0]
