import os
import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest

from nas import precision
from nas.precision import Timing, timing


@pytest.mark.parametrize(
    ("float32", "bfloat16", "fastest"), [(2000, 3000, "bfloat16"), (2000, 2100, "float32"), (2000, 500, "float32")]
)
def test_bfloat16_is_taken_where_it_is_clearly_faster(float32: float, bfloat16: float, fastest: str) -> None:
    assert Timing(float32, bfloat16).fastest == fastest


def test_it_is_shown_with_both_speeds() -> None:
    assert str(Timing(1999.6, 3000)) == "3,000 images/s a core in bfloat16, 2,000 in float32"


def test_a_machine_is_timed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BNN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(precision, "SECONDS", 0.1)
    measured = timing()
    assert measured.float32 > 0 and measured.bfloat16 > 0
    monkeypatch.setattr(precision, "ProcessPoolExecutor", None)  # A second measurement would call it.
    assert timing() == measured
    monkeypatch.undo()
    monkeypatch.setenv("BNN_CACHE_DIR", str(tmp_path / "cache"))
    (file,) = (tmp_path / "cache").iterdir()
    file.write_text("{damaged")
    monkeypatch.setattr(precision, "_measured", _told)
    assert timing() == _told()
    assert timing() == _told()


def test_a_timing_that_cannot_be_made_or_kept_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("BNN_CACHE_DIR", str(tmp_path / "file"))
    monkeypatch.setattr(precision, "_measured", _told)
    assert timing() == _told()
    for failed, reason in ((_died, "process"), (_without_kernels, r"\(no kernel for bfloat16\)$")):
        monkeypatch.setattr(precision, "_measured", failed)
        assert timing().fastest == "float32" and re.match(rf"both could not be timed .*{reason}", str(timing()))


def test_other_kernels_are_timed_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BNN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(precision, "_measured", _told)
    for kernels, files in (("1", 1), ("0", 2), ("1", 2)):
        monkeypatch.setenv("TF_ENABLE_ONEDNN_OPTS", kernels)
        assert timing() == _told()
        assert len([*(tmp_path / "cache").iterdir()]) == files


@pytest.mark.skipif(platform.machine().lower() not in ("x86_64", "amd64"), reason="they are Intel's and AMD's kernels")
@pytest.mark.parametrize(("chosen", "kernels"), [({}, "1"), ({"TF_ENABLE_ONEDNN_OPTS": "0"}, "0")])
def test_onednn_is_asked_for_unless_the_user_turned_it_off(chosen: dict[str, str], kernels: str) -> None:
    code = "import os, nas; print(os.environ['TF_ENABLE_ONEDNN_OPTS'])"
    bare = {name: value for name, value in os.environ.items() if name != "TF_ENABLE_ONEDNN_OPTS"}
    run = subprocess.run([sys.executable, "-c", code], env=bare | chosen, capture_output=True, text=True)
    assert run.stdout.strip() == kernels, run.stderr


def _without_kernels() -> Timing:
    raise RuntimeError("no kernel for bfloat16")


def _died() -> Timing:
    os._exit(1)


def _told() -> Timing:
    return Timing(1.0, 2.0)
