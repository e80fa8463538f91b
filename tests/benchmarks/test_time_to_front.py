"""A run that is there is read, not run again, if it came to its end."""

from pathlib import Path

import pytest

from studies.errors import StudyError
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
