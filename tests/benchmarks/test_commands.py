"""Benchmarks are run now and then: that they can be is seen here."""

from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.benchmarks import inference

MODULES = [
    file.stem
    for file in sorted(Path(__file__).parent.glob("*.py"))
    if not file.stem.startswith("test_") and "__main__" in file.read_text()
]


@pytest.mark.parametrize("name", MODULES)
def test_each_says_how_it_is_used(name: str) -> None:
    module = import_module(f"tests.benchmarks.{name}")
    commands = [value for value in vars(module).values() if isinstance(value, click.Command)]
    assert commands
    for command in commands:
        result = CliRunner().invoke(command, ["--help"])
        assert result.exit_code == 0 and "Usage" in result.output


def test_every_format_is_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "SECONDS", 0.01)
    result = CliRunner().invoke(inference.inference, ["3_16_16_QConv_16_3_MP_2_BN_QConv_32_3_BN_Dense_43_BN"])
    assert result.exit_code == 0, result.output
    for told in ("c ", "lce ", "tflite ", "onnx ", "tflite to c"):
        assert told in result.output
