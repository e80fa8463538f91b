import io
import re
import time

import pytest
from optuna.trial import TrialState, create_trial
from rich.console import Console

from nas.progress import Bar, Snapshot


def test_a_search_of_several_machines_that_has_more_than_was_wanted_has_no_time_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    console = Console(file=io.StringIO(), record=True)
    shown = Bar(console, wanted=4)
    for seconds, done in ((0, 1), (60, 3), (61, 3), (120, 5)):
        monkeypatch.setattr(time, "monotonic", lambda seconds=seconds: float(seconds))
        shown.show(Snapshot(done, running=1, stopped=0, failed=0, best=0.5, hypervolume=0.4))
    left = re.findall(r"(\S+) left", console.export_text())
    assert left == ["--:--", "0:00:12", "0:00:00"]


def test_of_several_trials_side_by_side_the_first_tells_how_long_all_will_take(monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console(file=io.StringIO(), record=True)
    shown = Bar(console, wanted=101)
    # Two workers, half a trial apart, a minute for each trial: 101 trials take 51 minutes.
    for seconds, done, running in ((0, 0, 0), (60, 1, 2), (90, 2, 2), (3000, 99, 2), (3030, 100, 1)):
        monkeypatch.setattr(time, "monotonic", lambda seconds=seconds: float(seconds))
        shown.show(Snapshot(done, running, stopped=0, failed=0, best=0.5, hypervolume=0.4))
    left = re.findall(r"(\S+) left", console.export_text())
    assert left == ["--:--", "0:49:30", "0:49:00", "0:00:30", "0:00:15"]


def test_a_snapshot_counts_what_was_trained_apart_from_what_was_not() -> None:
    trials = [
        create_trial(values=[0.5, 100_000]),
        create_trial(values=[0.9, 500_000]),
        create_trial(values=[0.95, 400_000], user_attrs={"same_as": 1}),
        create_trial(state=TrialState.PRUNED, user_attrs={"rung": 1}),
        create_trial(state=TrialState.PRUNED, user_attrs={"reason": "diverged before"}),
        create_trial(state=TrialState.FAIL),
        create_trial(state=TrialState.RUNNING),
    ]
    snapshot = Snapshot.of(trials, 1_000_000)
    volume = pytest.approx(0.5 * 0.9 + 0.4 * 0.5)
    assert snapshot == Snapshot(done=3, running=1, stopped=1, failed=1, best=0.9, hypervolume=volume)
    assert str(snapshot) == "1 running 1 stopped 1 failed best 90.0 % hv 0.650"
    assert str(Snapshot.of([], 1_000_000)) == "0 running 0 stopped best 0.0 % hv 0.000"
