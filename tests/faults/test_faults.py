"""The fault test in short: most kinds once with trainings that only take time, one with real ones."""

import random
from pathlib import Path

import pytest

from tests.faults.__main__ import small_disk, survive
from tests.faults.kinds import KINDS, REAL_ONLY, Fault, fill_disk, interrupt_twice, kill_main, kill_worker, lose_data
from tests.faults.searches import Search

SHORT = [kind for kind in KINDS if kind not in (*REAL_ONLY, kill_worker, kill_main, interrupt_twice)]
"""What a worker may suffer, and two of the ways in which a search ends; `python -m tests.faults` has all."""


@pytest.mark.parametrize(("learner", "kinds"), [("simulated", SHORT), ("real", [lose_data])], ids=["simulated", "real"])
def test_a_search_survives(learner: str, kinds: list[Fault], capsys: pytest.CaptureFixture[str]) -> None:
    with small_disk() as (folder, is_small):
        chosen = [kind for kind in kinds if is_small or kind is not fill_disk]
        search = Search(Path(folder) / "search", learner, epoch_limit=30 if learner == "real" else 15, patience=180)
        assert survive(search, chosen, len(chosen), 2.0, random.Random(1)) == len(chosen), capsys.readouterr()
