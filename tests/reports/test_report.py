"""The command as it is typed: what it writes, and what it says where something is missing."""

import json
import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path

import optuna
import pandas as pd
import pytest
from optuna.trial import FrozenTrial, TrialState

from nas.architecture import Architecture
from reports import sections
from reports.material import Material, _newest
from reports.page import _commands
from reports.retrained import read_retrained
from studies import DEFAULT_URL
from studies.errors import StudyError
from studies.publication import publish_all
from studies.storage import open_storage
from studies.study import DIRECTIONS
from tests.reports.conftest import TRAINED, Report, page, some_trials
from tests.reports.made import OUTSIDE, PURPOSE, make_study, make_training, real_trials, trial_of


def test_the_command_that_is_shown_searches_the_same_again() -> None:
    purpose = PURPOSE | {"no_early_stopping": True}
    (command,) = _commands(Material("my study", DEFAULT_URL, Path("runs"), purpose, real_trials(), []))
    assert command == (
        "python -m nas.search --trials 200 --dataset gtsrb --input-size 30 --space bottom_up --min-params 100000 "
        "--max-params 2000000 --max-macs 12446464 --epochs 3 --precision bfloat16 --seed 0 --study 'my study' "
        "--no-early-stopping"
    )


def test_the_commands_that_are_shown_find_what_is_there(tmp_path: Path) -> None:
    make_training(tmp_path, TRAINED[0])
    ((one,), _) = read_retrained(tmp_path)
    commands = _commands(Material("mine", "sqlite:///my.db", tmp_path, PURPOSE, some_trials(3), [one]))
    assert " --study mine --storage sqlite:///my.db" in commands[0]
    assert commands[1] == f"{one.result['command']} --out {tmp_path}"


def test_the_command_that_is_shown_starts_with_the_same_networks() -> None:
    trials = some_trials(3)
    trials[0].user_attrs["asked_for"] = trials[2].user_attrs["asked_for"] = TRAINED[0]
    (command,) = _commands(Material("mine", "sqlite://", Path("runs"), PURPOSE, trials, []))
    assert command.count("--start-with") == 1 and f" --start-with {TRAINED[0]} " in command


def one_after_another(number: int) -> list[FrozenTrial]:
    """As a search by one worker leaves them: each is replaced after twenty."""
    return [
        trial_of(Architecture.parse(TRAINED[0]), [(3.0, 0.9)], at, worker=f"host:{at // 20}") for at in range(number)
    ]


def is_found_again(trials: list[FrozenTrial]) -> bool:
    (command,) = _commands(Material("mine", "sqlite://", Path("runs"), PURPOSE, trials, []))
    return "--workers 1" in command


def test_what_one_process_at_a_time_found_is_found_again() -> None:
    assert is_found_again(one_after_another(45))


def test_what_several_processes_found_is_not_found_again() -> None:
    trials = one_after_another(45)
    assert trials[7].datetime_complete is not None
    trials[8].datetime_start = trials[7].datetime_complete - timedelta(seconds=1)
    assert not is_found_again(trials)


def test_what_was_stopped_between_is_not_found_again() -> None:
    stopped, lost, older = one_after_another(45), one_after_another(45), one_after_another(45)
    for trial in stopped[10:20]:
        trial.user_attrs["worker"] = "host:another"
    lost[3].user_attrs["lost"] = True
    for trial in older:
        del trial.user_attrs["worker"]
    assert [is_found_again(trials) for trials in (stopped, lost, older)] == [False] * 3


def test_whether_another_search_finds_the_same_is_said(run_report: Report) -> None:
    trials = some_trials(2)
    run_report(trials, "--quiet")
    assert "another search finds others" not in page()
    trials[0].user_attrs["lost"] = True
    run_report(trials, "--quiet", "--study", "several", name="several")
    assert "another search finds others" in page()


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
    assert json.loads(run_report(some_trials(2), "--json", name="new").output)["study"] == "new"
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
    assert "Accuracy on test images, %" in output and " gtsrb " in output
    assert max(map(len, output.splitlines())) <= 80


def test_colours_are_for_terminals_that_want_them(run_report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    yellow = "\x1b[33m"
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert yellow in run_report(some_trials(2)).output
    monkeypatch.setenv("NO_COLOR", "1")
    without = run_report(None).output
    assert "missing: " in without and yellow not in without
