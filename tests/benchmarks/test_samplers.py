"""The table that is kept guards the search: what found good fronts when it was made must still find them."""

import json
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from optuna import Study
from optuna.distributions import BaseDistribution
from optuna.samplers import RandomSampler
from optuna.trial import FrozenTrial

from nas.architecture import Architecture
from nas.halving import Halving
from tests.benchmarks import samplers
from tests.benchmarks.samplers import Search, default, replay, replays, strong_plain_loop, time_ratios
from tests.benchmarks.surrogate import RESIDUAL, Replay, Surrogate, correlations
from tests.benchmarks.tabulate import FILE

HOUR = 3600.0
SEEDS = 6


@pytest.fixture(scope="module")
def surrogate() -> Surrogate:
    return Surrogate.read()


@pytest.mark.parametrize(("table", "least"), [(FILE, 0.84), (RESIDUAL, 0.88)])
def test_the_surrogate_ranks_networks_it_has_not_seen(table: Path, least: float) -> None:
    surrogate = Surrogate.read(table)
    assert len(surrogate.table) >= 100
    assert min(surrogate.rank_correlations.values()) > least


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


class Repeating(RandomSampler):
    """Proposes a new network, then the same one for a while, over and over."""

    def __init__(self, times: int) -> None:
        super().__init__(seed=0)
        self._times = times

    def before_trial(self, study: Study, trial: FrozenTrial) -> None:
        if trial.number % self._times == 0:
            self._proposed: dict[str, Any] = {}

    def sample_independent(
        self, study: Study, trial: FrozenTrial, param_name: str, param_distribution: BaseDistribution
    ) -> Any:
        if param_name not in self._proposed:
            self._proposed[param_name] = super().sample_independent(study, trial, param_name, param_distribution)
        return self._proposed[param_name]


@pytest.mark.parametrize(("times", "ends_early"), [(5, False), (40, True)])
def test_only_many_trials_in_a_row_without_a_training_end_a_replay(
    monkeypatch: pytest.MonkeyPatch, times: int, ends_early: bool
) -> None:
    monkeypatch.setattr(samplers, "UNTRAINED", 20)
    trace = replay(Search("repeating", lambda *_: Repeating(times)), seed=0, seconds=200)
    assert trace.trained and (trace.seconds[-1] < 200) == ends_early


def test_the_search_finds_better_fronts_than_a_strong_plain_loop() -> None:
    ours, plain = replays([default(), strong_plain_loop()], SEEDS, HOUR / 2)
    assert median(trace.trained for trace in ours) > 1.5 * median(trace.trained for trace in plain)
    assert min(trace.at(HOUR / 2) for trace in ours) > median(trace.at(HOUR / 2) for trace in plain)
    assert median(time_ratios(ours, plain, HOUR / 2)) > 1.3  # Six seeds tell it roughly.
