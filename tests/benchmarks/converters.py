"""How much sooner converted files are there than by giving the converters a Keras model, as their manuals do.

    python -m tests.benchmarks.converters

Both ways by turns, in one process, from the same larq model with weights at random; the first of each is not counted.
"""

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import click

from nas.architecture import Architecture
from nas.command import run
from nas.cost import count
from nas.layers import ArchitectureError
from nas.precision import NETWORK
from nas.quiet import quiet_stderr
from tests.benchmarks.kernels import LARGER
from tests.benchmarks.results import JSON, show

Converter = Callable[[Any], bytes]


@click.command()
@click.argument("networks", nargs=-1)
@click.option("--rounds", type=click.IntRange(min=1), default=5, show_default=True)
@JSON
def converters(networks: tuple[str, ...], rounds: int, json_file: Path | None) -> None:
    """Time NETWORKS: by default the published 3QConv D(1024) at 30x30, and one of 1.4 million parameters at 48x48."""
    rows: list[dict[str, object]] = []
    for architecture in map(Architecture.parse, networks or (NETWORK, LARGER)):
        model = _model(architecture)
        for name, ways in _ways().items():
            timed = [[_seconds(way, model) for way in ways] for _ in range(rounds + 1)][1:]
            manual, ours = zip(*timed, strict=True)
            ratios = [slow / quick for slow, quick in timed]
            rows.append(
                {
                    "parameters": f"{count(architecture).parameters:,}",
                    "converter": name,
                    "by the manual": round(median(manual), 2),
                    "nas.export": round(median(ours), 2),
                    "ratio": f"{median(ratios):.1f} ({min(ratios):.1f}-{max(ratios):.1f})",
                }
            )
    show("seconds to a converted network", rows, json_file)


def _model(architecture: Architecture) -> Any:
    """What `nas.export` gives to converters."""
    from nas.export.folding import fold
    from nas.export.keras_form import keras_form
    from nas.export.reading import chain_of
    from nas.model import build
    from nas.recipe import STRONG

    return keras_form(fold(chain_of(build(architecture, STRONG, seed=0))))


def _ways() -> dict[str, tuple[Converter, Converter]]:
    """By converter: that of its manual, and ours."""
    import larq_compute_engine
    import tensorflow as tf

    from nas.export.lce_form import lce_form
    from nas.export.tflite_form import tflite_form

    def by_manual(model: Any) -> bytes:
        content: bytes = tf.lite.TFLiteConverter.from_keras_model(model).convert()
        return content

    return {
        "larq-compute-engine": (larq_compute_engine.convert_keras_model, lce_form),
        "TensorFlow Lite": (by_manual, tflite_form),
    }


def _seconds(convert: Converter, model: Any) -> float:
    started = time.perf_counter()
    with quiet_stderr():
        convert(model)
    return time.perf_counter() - started


if __name__ == "__main__":
    run(converters, ArchitectureError)
