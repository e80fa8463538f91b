"""Every target, briefly; ``python -m tests.fuzz`` does it thoroughly."""

import subprocess
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.inputs import variants
from tests.fuzz.running import Target, run
from tests.fuzz.targets import TARGETS

BRIEFLY = 60


@pytest.mark.parametrize("name", [*TARGETS])
def test_no_input_gets_through(name: str) -> None:
    outcome = run(TARGETS[name], BRIEFLY, shrink=False)
    assert not outcome.failures, outcome.failures[0]
    assert outcome.inputs >= int(BRIEFLY * TARGETS[name].share)


@pytest.mark.parametrize("fault", ["raises", "writes", "hangs", "starts a program"])
def test_a_fault_would_be_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.running.SECONDS", 1)

    def check(value: str, folder: Path) -> None:
        if len(value) < 3:
            return
        match fault:
            case "raises":
                raise RuntimeError("here")
            case "writes":
                (folder.parent / "beside").touch()
            case "hangs":
                while True:
                    pass
            case _:
                subprocess.run(["true"], check=True)

    target = Target("faulty", TARGETS["architecture names"].inputs, check)
    (failure,) = run(target, 20, shrink=False).failures[:1]
    expected = {"raises": "here", "writes": "outside of its folder", "hangs": "still at it after 1 s"}
    assert expected.get(fault, "subprocess.Popen") in failure


def test_variants_are_as_many_as_wanted_and_of_the_same_kind() -> None:
    for value in ("a name", b"bytes", (3, b"bytes"), ["--option", "value"], b"", "", []):
        found = list(variants(value, Random(0), 20))
        assert len(found) == 20 and found[0] == value and {type(one) for one in found} == {type(value)}
        assert len(set(map(repr, found))) > 3
