"""The count without TensorFlow against larq's own, and against what the published scripts logged."""

import csv
from pathlib import Path

import larq
import pytest

from nas.architecture import Architecture
from nas.cost import Cost, count
from nas.model import build
from search_spaces.bottom_up import BottomUp
from search_spaces.literature import baselines
from search_spaces.residual import Residual
from search_spaces.space import draw

LOGGED = list(csv.DictReader((Path(__file__).parent / "logged_xnor_counts.csv").open()))
"""larq's summaries of all 40 XNOR runs, logged by the authors' scripts (Postovan & Erascu 2023)."""
COLUMNS = ("one_bit_params", "thirtytwo_bit_params", "macs_1bit", "macs_32bit")
DENSE_FIRST = Architecture.parse("3_8_8_Dense_64_BN_Dense_43")
SMALL = [
    drawn
    for space in (BottomUp(), Residual())
    for drawn in [network for network in draw(space, 300) if count(network).parameters < 2_000_000][:30]
]


@pytest.mark.parametrize("row", LOGGED, ids=lambda row: row["name"])
def test_agrees_with_every_logged_summary(row: dict[str, str]) -> None:
    cost = count(Architecture.parse(row["name"].rpartition("_ep_")[0]))
    assert cost == Cost(*(int(row[column]) for column in COLUMNS))
    assert f"{cost.memory_bytes / 1024:.2f}" == row["stats_memory_kib"]


def test_all_logged_runs_are_there() -> None:
    assert len(LOGGED) == 40


@pytest.mark.parametrize(
    "architecture", [DENSE_FIRST, *SMALL, *(baseline.architecture for baseline in baselines()[::12])], ids=str
)
def test_agrees_with_larq_for_what_the_spaces_emit(architecture: Architecture) -> None:
    profile = larq.models.ModelProfile(build(architecture))
    cost = count(architecture)
    assert cost == Cost(
        profile.weight_count(1),
        profile.weight_count(32),
        profile.op_count("mac", 1),
        profile.op_count("mac", 32),
    )
    assert cost.memory_bytes == -(-profile.memory // 8)
