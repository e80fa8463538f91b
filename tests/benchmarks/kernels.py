"""How much faster networks train with oneDNN's kernels, which `nas` turns on, than without them.

    python -m tests.benchmarks.kernels

Steps of the search's training in single precision on one thread, in a process of its own each time, by turns. On
processors with VNNI, BF16 or AMX TensorFlow takes these kernels by itself: there, *without* is slower than it would be.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import click

from nas.architecture import Architecture
from nas.command import run
from nas.cost import count
from nas.layers import ArchitectureError
from nas.precision import NETWORK, images_per_second
from nas.processes import compute_in
from nas.quiet import quiet_stderr
from tests.benchmarks.results import JSON, show

LARGER = "3_48_48_QConv_64_5_MP_2_BN_PAD_1_QConv_128_3_MP_2_BN_PAD_1_QConv_256_3_MP_2_BN_QConv_384_3_BN_Dense_43_BN"
SETTINGS = {"without": "0", "with": "1"}


@click.command()
@click.argument("networks", nargs=-1)
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True)
@JSON
def kernels(networks: tuple[str, ...], rounds: int, json_file: Path | None) -> None:
    """Time NETWORKS: by default the published 3QConv D(1024) at 30x30, and one of 1.4 million parameters at 48x48."""
    rows: list[dict[str, object]] = []
    for network in networks or (NETWORK, LARGER):
        cost = count(Architecture.parse(network))
        timed = [{name: _timed(network, setting) for name, setting in SETTINGS.items()} for _ in range(rounds)]
        speeds = {name: median(one[name] for one in timed) for name in SETTINGS}
        ratios = [one["with"] / one["without"] for one in timed]
        rows.append(
            {
                "parameters": f"{cost.parameters:,}",
                "MMACs": f"{cost.macs / 1e6:.1f}",
                **{name: round(speed) for name, speed in speeds.items()},
                "ratio": f"{median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})",
            }
        )
    show("images/s, float32, one thread", rows, json_file)


def _timed(network: str, setting: str) -> float:
    os.environ["TF_ENABLE_ONEDNN_OPTS"] = setting  # The new process's TensorFlow reads it.
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(_speed, network).result()


def _speed(network: str) -> float:
    compute_in(threads=1)
    with quiet_stderr():
        return images_per_second(network, "float32")


if __name__ == "__main__":
    run(kernels, ArchitectureError)
