"""The command as it is typed: what it writes, and what it says where something is missing."""

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import optuna
import pandas as pd
import pytest
from optuna.trial import FrozenTrial, TrialState

from nas.architecture import Architecture
from reports import sections
from reports.material import Material, _newest
from reports.page import _commands
from reports.retrained import read_retrained
from search_spaces.literature import baselines
from studies.errors import StudyError
from studies.publication import publish_all
from studies.storage import open_storage
from studies.study import DIRECTIONS
from tests.reports.conftest import TRAINED, Report
from tests.reports.made import OUTSIDE, PURPOSE, make_study, make_training, real_trials, trial_of

SCORE = {"accuracy": 41 / 43, "images": 43, "correct": 41}


def some_trials(count: int) -> list[FrozenTrial]:
    networks = [one.architecture for one in baselines() if one.architecture.input_size == 30]
    fitting = [one for one in networks if "reason" not in trial_of(one, [(3.0, 0.5)], 0).user_attrs]
    return [trial_of(one, [(1.0, 0.3), (3.0, 0.5 + at / 100)], at) for at, one in enumerate(fitting[:count])]


def page() -> str:
    return Path("out/report.html").read_text()


def test_the_command_that_is_shown_searches_the_same_again() -> None:
    purpose = PURPOSE | {"no_early_stopping": True}
    (command,) = _commands(Material("my study", "sqlite://", Path("runs"), purpose, real_trials(), []))
    assert command == (
        "python -m nas.search --trials 200 --dataset gtsrb --input-size 30 --space bottom_up --min-params 100000 "
        "--max-params 2000000 --max-macs 12446464 --epochs 3 --precision bfloat16 --seed 0 --study 'my study' "
        "--no-early-stopping"
    )


def test_networks_trained_on_other_data_are_left_out_and_that_is_said(run_report: Report) -> None:
    make_training(Path("runs/retrained"), TRAINED[0])
    file = make_training(Path("runs/retrained"), TRAINED[1]) / "result.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"dataset": "synthetic"}))
    told = json.loads(run_report(some_trials(2), "--json").output)
    assert [one["architecture"] for one in told["networks"]] == [TRAINED[0]]
    assert any(message.startswith("Left out: 1 retrainings below ") for message in told["missing"])


def test_the_page_is_small_and_the_same_is_there_as_tables_and_pictures(shown: Path) -> None:
    out = shown / "out"
    assert 1_000_000 < (out / "report.html").stat().st_size < 5_000_000
    trials = pd.read_csv(out / "trials.csv")
    assert trials["state"].value_counts().to_dict() == {"complete": 115, "pruned": 105}
    assert list(trials["feasible"]).count(False) == 20
    front = pd.read_csv(out / "front.csv")
    assert front["parameters"].is_monotonic_increasing and front["validation accuracy"].is_monotonic_increasing
    countries = pd.read_csv(out / "countries.csv").set_index("network")
    assert set(countries.index) == {TRAINED[0], "XNOR(QConv) 16-32 30x30"}
    assert countries["German published"]["XNOR(QConv) 16-32 30x30"] == pytest.approx(0.8158)
    assert (countries["German low"] < countries["German"]).all() and (countries["mean high"] > countries["mean"]).all()
    for name in ("pareto", "hypervolume", "hypervolume-time", "importance", "effects"):
        assert (out / f"{name}.png").read_bytes().startswith(b"\x89PNG")
    for name in ("front", "countries", "importance", "effects", "confusions", "drops"):
        assert r"\begin{tabular}" in (out / f"{name}.tex").read_text()
    assert "MP_2" not in (out / "front.tex").read_text()  # An underscore alone is an error in LaTeX.


def test_names_show_as_text(shown: Path) -> None:
    text = (shown / "out" / "report.html").read_text()
    assert "<script>alert" not in text and "&lt;script&gt;alert(&#39;study&#39;)&lt;/script&gt;" in text


def test_labels_settings_and_what_a_result_tells_show_as_text(run_report: Report) -> None:
    file = make_training(Path("runs/retrained"), TRAINED[0]) / "result.json"
    told = {"command": "python <b>command</b>", "recipe": "<b>recipe</b>", "versions": {"<b>package</b>": "1"}}
    file.write_text(json.dumps(json.loads(file.read_text()) | told))
    trials = some_trials(2)
    trials[-1].user_attrs["baseline"] = "<b>label</b>"
    run_report(trials, "--quiet", purpose=PURPOSE | {"space": "<b>space</b>"})
    words = ("command", "recipe", "package", "label", "space")
    assert [word for word in words if f"&lt;b&gt;{word}&lt;/b&gt;" not in page()] == [] and "<b>" not in page()


def test_no_study_is_told_without_the_password_of_the_storage() -> None:
    with pytest.raises(StudyError, match=r"no study in postgresql://nas:\*\*\*@db/nas yet"):
        _newest([], "postgresql://nas:secret@db/nas")


def test_findings_are_those_of_the_data(run_report: Report) -> None:
    trials = some_trials(3)
    result = run_report(trials, "--json")
    told = json.loads(result.output)
    best = trials[-1]
    accuracy, parameters = best.values
    assert (
        f"the most accurate has {100 * accuracy:.2f} % with {parameters:,.0f} parameters" in told["findings"]["pareto"]
    )
    assert told["trained"] == 3 and told["front"][-1]["validation_accuracy"] == accuracy
    assert any("What mattered cannot be told: 3 trained networks are too few" in message for message in told["missing"])
    assert Path(told["report"]).exists() and all(Path(file).exists() for file in told["files"])


@pytest.mark.parametrize(
    ("trials", "message"),
    [
        ([], "No trial of this study was trained to the end (none has finished): search on"),
        ([OUTSIDE], "No trial of this study was trained to the end (1 infeasible): search on"),
    ],
)
def test_without_a_trained_trial_it_says_so_and_shows_the_rest(
    run_report: Report, trials: list[str], message: str
) -> None:
    run_report([trial_of(Architecture.parse(name), [], 0) for name in trials], "--quiet")
    assert "nas.search --trials 1 " in page()
    assert message in page() and "2dc22fa863625397" in page() and "No retrained network" in page()
    assert "python -m nas.retrain --study gtsrb-30 --storage sqlite:///" in page()


def test_without_a_trained_trial_it_says_what_became_of_them(run_report: Report) -> None:
    network = Architecture.parse(TRAINED[0])
    failed = [trial_of(network, [], at, TrialState.FAIL, reason=f"picture {at} is gone") for at in range(2)]
    stopped = trial_of(network, [(0.11, 0.05)], 2, TrialState.PRUNED, rung=1, reason="slow")
    told = json.loads(run_report([*failed, stopped], "--json").output)["missing"]
    message = (
        "No trial of this study was trained to the end (1 stopped early, 2 failed): search on, with the same command."
    )
    assert f"{message} The last failure: picture 1 is gone." in told


def test_what_trains_the_front_is_told_with_the_folder_that_was_looked_at(run_report: Report) -> None:
    file = make_training(Path("my runs"), TRAINED[0]) / "result.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"dataset": "synthetic"}))
    told = json.loads(run_report(some_trials(1), "--json", "--runs", "my runs").output)["missing"]
    assert any("my runs has none that can be shown. python -m nas.retrain" in one for one in told)
    assert any("--out 'my runs' trains the front." in one for one in told)


def test_an_export_of_a_training_and_what_is_unfinished_are_no_further_trainings(run_report: Report) -> None:
    runs = Path("runs/retrained")
    folder = make_training(runs, TRAINED[0])
    for name in ("exported", ".partial-host-1"):
        (runs / name).mkdir()
        shutil.copy(folder / "result.json", runs / name / "training.json")
    found, unreadable = read_retrained(runs)
    assert [one.folder for one in found] == [folder] and unreadable == []


def test_a_seed_trained_in_two_precisions_is_two_trainings(run_report: Report) -> None:
    runs = Path("runs/retrained")
    file = make_training(runs, TRAINED[0]) / "result.json"
    result = json.loads(file.read_text())
    other = result | {"settings": {"precision": "bfloat16"}, "validation_accuracy": 0.1}
    other["datasets"] = {name: figures | {"accuracy": 0.5} for name, figures in result["datasets"].items()}
    (runs / "other").mkdir()
    (runs / "other" / "result.json").write_text(json.dumps(other))
    (network,) = json.loads(run_report(some_trials(1), "--json").output)["networks"]
    assert network["seeds"] == 2


def test_home_comes_first_whenever_it_was_measured(run_report: Report) -> None:
    make_training(Path("runs/retrained"), TRAINED[0], sets=("belgian", "gtsrb"))
    run_report(some_trials(1), "--quiet")
    assert "It loses most on Belgian signs" in page() and "against German ones" in page()
    columns = list(pd.read_csv("out/countries.csv"))
    assert columns.index("German") < columns.index("Belgian")


def test_the_command_of_a_study_from_before_there_were_precisions_has_its_epochs() -> None:
    purpose = PURPOSE | {"recipe": {"epochs": 5}}
    (command,) = _commands(Material("mine", "sqlite://", Path("runs"), purpose, real_trials(), []))
    assert "--epochs 5 --precision float32" in command


def test_one_trial_is_enough_for_a_front(run_report: Report) -> None:
    run_report(some_trials(1), "--quiet")
    assert 'id="pareto"' in page() and "1 network on the front" in page() and 'id="importance"' not in page()


def test_retrained_networks_are_shown_where_their_files_are_gone(run_report: Report) -> None:
    folder = make_training(Path("runs/retrained"), TRAINED[0])
    (folder / "predictions-belgian.csv").unlink()
    (folder / "curve.csv").write_text("")
    torn = make_training(Path("runs/retrained"), TRAINED[1])
    (torn / "result.json").write_text('{"name": ')
    run_report(some_trials(2), "--quiet")
    assert "curve.csv, predictions-belgian.csv cannot be read" in page()
    assert "result.json was left out: it is not a result.json of nas.retrain" in page()
    assert "Its predictions are not there" in page() and page().count('<svg class="confusion"') == 1


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ({"seed": [0]}, "it is not a result.json of nas.retrain"),
        ({"images": {"train": 1}}, "images: validation is no number"),
        ({"settings": 7}, "result.json was left out"),
        ({"versions": 7}, "result.json was left out"),
        ({"datasets": {"gtsrb": {"images": 43, "accuracy": 0.9}}}, "its figures of gtsrb are not all there"),
        ({"datasets": {"gtsrb": SCORE | {"distinct": {}}}}, "its figures of gtsrb are not all there"),
        ({"datasets": {"gtsrb": SCORE | {"correct": 44}}}, "its figures of gtsrb are not all there"),
        ({"datasets": {"gtsrb": SCORE | {"class_scores": {"1": {}}}}}, "its figures of gtsrb are not all there"),
        ({"datasets": {"gtsrb": SCORE | {"class_scores": {"stop": SCORE}}}}, "result.json was left out"),
    ],
)
def test_a_damaged_result_is_left_out_and_the_rest_is_shown(damage: dict[str, Any], said: str, tmp_path: Path) -> None:
    make_training(tmp_path, TRAINED[0])
    file = make_training(tmp_path, TRAINED[1]) / "result.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | damage))
    found, (told,) = read_retrained(tmp_path)
    assert [one.architecture.name for one in found] == [TRAINED[0]] and said in told


def test_pictures_of_other_data_are_not_shown(run_report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BNN_DATA_DIR", "nowhere")
    make_training(Path("runs/retrained"), TRAINED[0])
    run_report(some_trials(2), "--quiet")
    assert "Pictures of gtsrb are not shown" in page() and "<img src" not in page()


def test_a_report_takes_away_what_an_earlier_one_left_and_nothing_else(run_report: Report) -> None:
    folder = make_training(Path("runs/retrained"), TRAINED[0])
    (folder / "confusion-gtsrb.png").write_bytes(b"a matrix")
    run_report(some_trials(2), "--quiet")
    assert Path("out/confusion-gtsrb-network-0.png").exists() and Path("out/countries.csv").exists()
    Path("out/neural-network-diagram.png").write_bytes(b"mine")
    shutil.rmtree("runs")
    run_report(None, "--quiet")
    left = {file.name for file in Path("out").iterdir()}
    assert "neural-network-diagram.png" in left and "front.csv" in left
    assert not left & {"confusion-gtsrb-network-0.png", "countries.csv", "countries.tex", "confusions.csv"}
    Path("out/contents.json").write_text('["../runs/mine.csv", 7, "report.html"]')
    Path("runs").mkdir()
    Path("runs/mine.csv").write_text("mine")
    run_report(None, "--quiet")
    assert Path("runs/mine.csv").exists()
    Path("out/contents.json").write_text("7")
    run_report(None, "--quiet")
    assert "report.html" in Path("out/contents.json").read_text()


def test_whole_numbers_stay_whole_in_tables(run_report: Report) -> None:
    stopped = trial_of(Architecture.parse(TRAINED[0]), [(0.11, 0.05)], 1, TrialState.PRUNED, rung=1, reason="slow")
    outside = trial_of(Architecture.parse(OUTSIDE), [], 2)
    large = some_trials(1)
    large[0].values[1] = 1_234_567
    run_report([*large, stopped, outside], "--quiet")
    rows = pd.read_csv("out/trials.csv", dtype=str).set_index("trial")
    assert rows["parameters"].tolist() == ["1234567", "101878", str(int(outside.values[1]))]
    assert rows["binary MACs"].iloc[1].isdigit() and rows["rung"].iloc[1] == "1"
    assert rows["validation accuracy"].isna().tolist() == [False, True, True]
    large[0].values[1] = 1_500_000.5
    run_report(large, "--quiet", "--study", "halved", name="halved")
    assert pd.read_csv("out/front.csv")["parameters"].tolist() == pytest.approx([1_500_000.5], rel=1e-5)


def test_only_some_networks_are_shown_in_full_and_that_is_said(
    run_report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sections, "DETAILED", 1)
    for network in TRAINED:
        make_training(Path("runs/retrained"), network)
    run_report(some_trials(2), "--quiet")
    assert "Only 1 of 2 retrained networks, the best means, are shown in full" in page()
    assert len(pd.read_csv("out/countries.csv")) == 2


def test_predictions_that_were_cut_off_are_left_out(run_report: Report) -> None:
    file = make_training(Path("runs/retrained"), TRAINED[0]) / "predictions-gtsrb.csv"
    lines = file.read_text().splitlines()
    run_report(some_trials(2), "--quiet")
    assert "cannot be read" not in page()
    for cut in (lines[:20], [*lines[:-1], "42,"]):
        file.write_text("\n".join(cut))
        run_report(None, "--quiet")
        assert "predictions-gtsrb.csv cannot be read" in page()


@pytest.mark.parametrize(
    ("file", "column", "damage"),
    [
        ("curve.csv", "validation_accuracy", "x"),
        ("curve.csv", "epochs", "<<<<<<< HEAD"),
        ("curve.csv", "accuracy", "1e"),
        ("predictions-gtsrb.csv", "label", "stop"),
        ("predictions-gtsrb.csv", "predicted", "43"),
        ("predictions-gtsrb.csv", "label", "-1"),
        ("predictions-gtsrb.csv", "label", "1.5"),
        ("predictions-gtsrb.csv", "probability", "often"),
    ],
)
def test_what_is_no_number_in_a_table_leaves_out_the_table_only(
    run_report: Report, file: str, column: str, damage: str
) -> None:
    path = make_training(Path("runs/retrained"), TRAINED[0]) / file
    table = pd.read_csv(path, dtype=str)
    table.loc[1, column] = damage
    table.to_csv(path, index=False)
    run_report(some_trials(2), "--quiet")
    assert f"{file} cannot be read" in page() and len(pd.read_csv("out/countries.csv")) == 1


def test_several_seeds_are_one_row_with_their_range(run_report: Report) -> None:
    for seed in (0, 1):
        folder = make_training(Path("runs/retrained"), TRAINED[0], seed=seed)
    result = json.loads((folder / "result.json").read_text())
    result["datasets"]["gtsrb"]["accuracy"] = 0.5
    (folder / "result.json").write_text(json.dumps(result))
    told = json.loads(run_report(some_trials(2), "--json").output)
    assert [(one["architecture"], one["seeds"]) for one in told["networks"]] == [(TRAINED[0], 2)]
    assert "recipe full, seed 1" in page()  # It did better on validation images.
    row = pd.read_csv("out/countries.csv").iloc[0]
    assert row["German low"] == 0.5 and row["German high"] > 0.9
    assert row["German"] == pytest.approx((row["German low"] + row["German high"]) / 2, abs=1e-5)
    means = [(row[f"German {end}"] + row["Belgian"]) / 2 for end in ("low", "high")]  # Belgian ones are told alike.
    assert [row["mean low"], row["mean high"]] == pytest.approx(means, abs=1e-5)
    assert row["mean"] == pytest.approx(sum(means) / 2, abs=1e-5)


def test_an_older_study_without_costs_and_purpose_is_shown(run_report: Report) -> None:
    trials = some_trials(3)
    for trial in trials:
        trial.user_attrs = {"architecture": trial.user_attrs["architecture"]}
    trials[0].user_attrs = {}
    run_report(trials, "--quiet", purpose={})
    assert "1 trained trials do not tell a valid architecture" in page()
    assert "The study does not say what was searched" in page()
    front = pd.read_csv("out/front.csv")
    assert front["memory bytes"].notna().sum() == len(front) - (front["architecture"] == "?").sum()


def test_a_study_of_another_tool_with_the_same_goals_is_shown(run_report: Report, url: str) -> None:
    study = optuna.create_study(storage=open_storage(url), study_name="theirs", directions=DIRECTIONS)
    study.set_user_attr("search", "random")
    trial = optuna.trial.create_trial(values=[0.5, 1000.0])
    trial.user_attrs = {"baseline": True, "memory_bytes": "12 KB"}
    study.add_trial(trial)
    publish_all(url, "theirs")
    assert run_report(None, "--quiet", "--study", "theirs").exit_code == 0
    assert "The study does not say what was searched" in page() and "50.00" in page()


def test_the_newest_study_is_taken_without_a_name(run_report: Report, url: str) -> None:
    make_study(url, some_trials(1), "old")
    newer = some_trials(2)
    for trial in newer:
        trial.datetime_start = trial.datetime_complete = pd.Timestamp(2027, 1, 1).to_pydatetime()
    assert json.loads(run_report(newer, "--json", name="new").output)["study"] == "new"
    assert json.loads(run_report(None, "--json", "--study", "old").output)["study"] == "old"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--study", "other"], "no study 'other'; there are: gtsrb-30"),
        (["--storage", "sqlite:///nowhere.db"], "nowhere.db: there is no such file"),
        (["--storage", "nonsense"], "storage nonsense"),
    ],
)
def test_what_cannot_be_read_is_one_line(run_report: Report, arguments: list[str], message: str) -> None:
    run_report([], "--quiet")
    result = run_report(None, *arguments)
    assert isinstance(result.exception, StudyError)
    assert message in str(result.exception) and "\n" not in str(result.exception)
    assert not Path("nowhere.db").exists()


def test_a_database_of_an_older_optuna_and_a_study_of_another_tool_are_refused(run_report: Report, url: str) -> None:
    run_report([], "--quiet")
    optuna.create_study(storage=url, study_name="mine", direction="minimize")
    result = run_report(None, "--study", "mine")
    assert isinstance(result.exception, StudyError) and "made with other objectives (minimize)" in str(result.exception)
    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        database.execute("UPDATE alembic_version SET version_num = 'v0.9.0.a'")
    result = run_report(None)
    assert isinstance(result.exception, StudyError) and "optuna storage upgrade" in str(result.exception)


def test_the_terminal_keeps_to_80_columns_and_to_plain_text(run_report: Report) -> None:
    make_training(Path("runs/retrained"), TRAINED[0])
    output = run_report(some_trials(2)).output
    assert "Pareto front" in output and "\x1b" not in output
    assert max(map(len, output.splitlines())) <= 80


def test_colours_are_for_terminals_that_want_them(run_report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    yellow = "\x1b[33m"
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert yellow in run_report(some_trials(2)).output
    monkeypatch.setenv("NO_COLOR", "1")
    without = run_report(None).output
    assert "missing: " in without and yellow not in without
