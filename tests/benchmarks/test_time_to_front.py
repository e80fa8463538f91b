"""A run that is there is read, not run again, if it came to its end."""

from functools import partial
from pathlib import Path
from unittest.mock import Mock

import pytest

from studies.errors import StudyError
from tests.benchmarks import time_to_front
from tests.benchmarks.time_to_front import _study


def test_an_interrupted_run_is_not_taken_for_a_complete_one(tmp_path: Path) -> None:
    runs: list[str] = []

    def way(url: str, name: str, logs: Path) -> None:
        runs.append(name)
        if name == "interrupted":
            raise KeyboardInterrupt

    for _ in range(2):
        assert _study(tmp_path, "whole", way).study_name == "whole"
    with pytest.raises(KeyboardInterrupt):
        _study(tmp_path, "interrupted", way)
    with pytest.raises(StudyError, match=r"'interrupted' in sqlite:///.* was interrupted"):
        _study(tmp_path, "interrupted", way)
    assert runs == ["whole", "interrupted"]


def test_a_search_that_broke_off_is_not_compared(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(time_to_front, "timing", lambda: Mock(fastest="float32"))
    endings = iter([time_to_front.TIME_IS_UP, "worker processes died 3 times in a row"])
    monkeypatch.setattr(time_to_front, "run_trials", lambda *_: next(endings))
    search = partial(
        time_to_front.workers_search, "synthetic", 0, 60.0, time_to_front.optuna_default, None, "sqlite://", "mine"
    )
    search(tmp_path)
    with pytest.raises(StudyError, match="study 'mine' in sqlite:// broke off: worker processes died 3 times"):
        search(tmp_path)
