"""The fault test in short: most kinds once, with trainings that only take time."""

import random
from pathlib import Path

import pytest

from tests.faults.__main__ import small_disk, survive
from tests.faults.kinds import KINDS, fill_disk, interrupt_once, interrupt_twice, kill_main, kill_worker
from tests.faults.searches import Search

LEFT_OUT = kill_worker, kill_main, interrupt_once, interrupt_twice
"""Much like other kinds: losing data kills a worker, and the end interrupts. `python -m tests.faults` has all."""


def test_a_search_survives(capsys: pytest.CaptureFixture[str]) -> None:
    with small_disk() as (folder, is_small):
        kinds = [kind for kind in KINDS if kind not in LEFT_OUT and (is_small or kind is not fill_disk)]
        search = Search(Path(folder) / "search", "simulated", epoch_limit=10, patience=180)
        assert survive(search, kinds, len(kinds), 2.0, random.Random(1)) == len(kinds), capsys.readouterr()
