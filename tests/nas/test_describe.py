import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from nas.describe import describe
from search_spaces.literature import baselines
from tests.nas.conftest import Typed

NAME = "3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_MP_2_BN_QConv_64_3_BN_Dense_1024_BN_Dense_43"


def test_json_has_the_counts_scripts_rely_on() -> None:
    (row,) = json.loads(CliRunner().invoke(describe, [NAME, "--json"]).stdout)
    assert row == {
        "name": NAME,
        "binary_parameters": 396_640,
        "real_parameters": 2_368,
        "parameters": 399_008,
        "memory_bytes": 59_052,
        "binary_macs": 4_600_832,
        "real_macs": 1_622_400,
    }


def test_table_shows_every_layer_and_the_total_in_80_columns() -> None:
    output = CliRunner().invoke(describe, [NAME], env={"COLUMNS": "80"}).stdout
    assert all(layer in output for layer in ("QConv_32_5", "MP_2", "BN", "Dense_1024", "Dense_43"))
    assert [line.split() for line in output.splitlines() if "total" in line] == [
        ["total", "396,640", "2,368", "57.7", "4.60", "1.62"]
    ]
    assert output.splitlines()[-1] == "399,008 parameters"
    assert max(map(len, output.splitlines())) <= 80


def test_list_shows_every_published_network() -> None:
    rows = json.loads(CliRunner().invoke(describe, ["--list", "--json"]).stdout)
    assert [row["name"] for row in rows] == [baseline.architecture.name for baseline in baselines()]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give one or more architecture names"),
        (["3_30_30_QConv_32_5"], "Dense_43"),
        (["--lsit"], "--lsit"),
        ([NAME, "--list"], "or --list"),
    ],
)
def test_bad_input_is_one_line_and_status_2(typed: Typed, arguments: list[str], message: str) -> None:
    status, told = typed("nas.describe", *arguments)
    assert status == 2
    assert message in told and len(told.splitlines()) == 1, told


def test_no_heavy_package_is_imported() -> None:
    code = "import sys, nas.describe; print({'tensorflow', 'optuna', 'numpy'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"
