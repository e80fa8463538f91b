"""Commands as they are typed."""

import runpy
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Typed = Callable[..., tuple[int, str]]


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    """Runs ``python -m MODULE ARGUMENT...`` in ``tmp_path``, without starting Python: (exit status, standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("BNN_DATA_DIR", raising=False)

    def type_in(module: str, *arguments: str) -> tuple[int, str]:
        monkeypatch.setattr("sys.argv", [module, *arguments])
        monkeypatch.delitem(sys.modules, module, raising=False)  # As in a new process; runpy would warn.
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            runpy.run_module(module, run_name="__main__")
        return int(end.value.code or 0), capsys.readouterr().err

    return type_in
