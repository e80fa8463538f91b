import io
import re
import time

import pytest
from rich.console import Console

from nas.progress import Bar, Snapshot


def test_a_search_of_several_machines_that_has_more_than_was_wanted_has_no_time_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    console = Console(file=io.StringIO(), record=True)
    shown = Bar(console, wanted=4)
    for seconds, done in ((0, 1), (60, 3), (120, 5)):
        monkeypatch.setattr(time, "monotonic", lambda seconds=seconds: float(seconds))
        shown.show(Snapshot(done, running=1, stopped=0, failed=0, best=0.5, hypervolume=0.4))
    left = re.findall(r"(\S+) left", console.export_text())
    assert left == ["--:--", "0:00:30", "0:00:00"]
