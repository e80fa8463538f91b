"""The table that is kept guards the search: what found good fronts when it was made must still find them."""

import json
from pathlib import Path
from statistics import median

import numpy as np
import pytest
from click.testing import CliRunner
from optuna.samplers import PartialFixedSampler, RandomSampler

from nas.architecture import Architecture
from nas.halving import Halving
from nas.result_files import ResultError
from tests.benchmarks import samplers
from tests.benchmarks.samplers import Search, default, replay, replays, strong_plain_loop, time_ratios
from tests.benchmarks.surrogate import RESIDUAL, Replay, Surrogate, correlations
from tests.benchmarks.tabulate import FILE

HOUR = 3600.0
SEEDS = 4


@pytest.fixture(scope="module")
def surrogate() -> Surrogate:
    return Surrogate.read()


@pytest.mark.parametrize(("table", "least"), [(FILE, 0.84), (RESIDUAL, 0.88)])
def test_the_surrogate_ranks_networks_it_has_not_seen(table: Path, least: float) -> None:
    surrogate = Surrogate.read(table)
    assert len(surrogate.table) >= 100
    assert min(surrogate.rank_correlations.values()) > least


@pytest.mark.parametrize(("content", "told"), [("", "is no CSV table"), ("name,seconds\nx,1\n", "no column arch")])
def test_another_table_is_told(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "t.csv").write_text(content)
    with pytest.raises(ResultError, match=told):
        Surrogate.read(tmp_path / "t.csv")


def test_no_time_at_all_is_refused() -> None:
    assert CliRunner().invoke(samplers.samplers, ["--hours", "0"]).exit_code == 2


def test_a_command_says_how_well_it_ranks_them(tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    result = CliRunner().invoke(correlations, ["--table", str(FILE), "--json", str(figures)])
    assert result.exit_code == 0 and FILE.name in result.output
    (row,) = json.loads(figures.read_text())["rows"]
    assert row["networks"] == 200 and row["3"] > 0.84


def test_a_replay_tells_the_same_of_a_network_every_time(surrogate: Surrogate) -> None:
    architecture = Architecture.parse(surrogate.table["architecture"][0])
    learner = Replay(surrogate, Halving().rungs)
    reports, again = list(learner(architecture)), list(Replay(surrogate, Halving().rungs)(architecture))
    assert reports == again
    assert [report.epochs for report in reports] == [*Halving().rungs, 2.0, 3.0]
    whole = sum(report.seconds for report in Replay(surrogate)(architecture))
    assert sum(report.seconds for report in reports) == pytest.approx(whole)
    assert all(0 <= report.validation_accuracy <= 1 for report in reports)


def test_the_hypervolume_of_a_replay_never_falls() -> None:
    trace = replay(default(), seed=0, seconds=HOUR / 4)
    assert np.all(np.diff(trace.hypervolumes) >= 0) and np.all(np.diff(trace.seconds) > 0)
    assert trace.at(0) == 0 and trace.at(HOUR) == trace.hypervolumes[-1]
    assert trace.reached(trace.hypervolumes[-1]) <= HOUR / 4 + 60 and trace.reached(2) == float("inf")


def test_a_replay_that_trains_nothing_new_ends_after_many_proposals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samplers, "MOST", 30)
    network = "3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_MP_2_BN_QConv_64_3_BN_Dense_256_BN_Dense_43"
    always = samplers.SPACE.parameters_of(Architecture.parse(network))
    trace = replay(Search("always", lambda *_: PartialFixedSampler(always, RandomSampler(seed=0))), 0, HOUR)
    assert trace.trained == 1 and trace.ended < 60


def test_the_search_finds_better_fronts_than_a_strong_plain_loop() -> None:
    ours, plain = replays([default(), strong_plain_loop()], SEEDS, HOUR / 3)
    assert median(trace.trained for trace in ours) > 1.5 * median(trace.trained for trace in plain)
    found, theirs = ([trace.at(HOUR / 3) for trace in traces] for traces in (ours, plain))
    assert median(found) > np.percentile(theirs, 75)
    assert median(time_ratios(ours, plain, HOUR / 3)) > 1.3  # Four seeds tell it roughly.
