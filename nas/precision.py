"""Which precision trains faster on this machine: timed once, kept, and shown to who asks.

bfloat16 halves what a processor with units for it has to do, and is emulated, slowly, by one without.
"""

import hashlib
import json
import os
import platform
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console

from datasets.arrays import cache_folder
from nas.architecture import CLASSES, Architecture
from nas.processes import compute_in
from nas.quiet import quiet_stderr
from nas.reason import reason_of
from nas.recipe import SEARCH, Precision
from nas.result_files import ResultError, write_text

NETWORK = "3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_MP_2_BN_QConv_64_3_BN_Dense_1024_BN_Dense_43"
"""The published 3QConv D(1024) at 30x30, whose training is timed."""
SECONDS = 1.0
"""Of training that are timed in each precision, after three steps that are not."""
WORTH_IT = 1.1
"""So many times as fast must bfloat16 be to be preferred."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Images a second through training steps, in one thread; none where they could not be timed, for a ``reason``."""

    float32: float
    bfloat16: float
    reason: str = ""

    @property
    def fastest(self) -> Precision:
        """What to train in."""
        return "bfloat16" if self.bfloat16 >= WORTH_IT * self.float32 > 0 else "float32"

    def __str__(self) -> str:
        """As it is shown to a person."""
        if not self.float32:
            return f"both could not be timed ({self.reason})"
        return f"{self.bfloat16:,.0f} images/s a core in bfloat16, {self.float32:,.0f} in float32"


def fastest(console: Console) -> Precision:
    """What is fastest on this machine, told on the console."""
    with console.status("timing both precisions, once on this machine"):
        measured = timing()
    console.print(f"precision {measured.fastest}: {measured}", soft_wrap=True)
    return measured.fastest


def timing() -> Timing:
    """This machine's, from the cache folder if it was timed before with this version of TensorFlow.

    Takes about ten seconds if not, in a process of its own with a single thread: TensorFlow is not imported here.
    If that fails, there are no speeds.
    """
    file = cache_folder() / f"precision-{_machine()}.json"
    try:
        return Timing(**json.loads(file.read_text()))
    except (OSError, ValueError, TypeError):
        pass
    try:
        with ProcessPoolExecutor(1, get_context("spawn")) as process:
            measured = process.submit(_measured).result()
    except Exception as error:  # For want of memory, of an instruction, or of a kernel for bfloat16: the next may not.
        return Timing(float32=0.0, bfloat16=0.0, reason=reason_of(error))
    with suppress(ResultError):  # What is not kept is timed again.
        write_text(file, json.dumps(asdict(measured)))
    return measured


def _machine() -> str:
    """A short hash of the processor's kind and abilities, and of TensorFlow's version and kernels."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        kind = sorted({line for line in lines if line.startswith(("model", "cpu family", "flags", "Features"))})
    except OSError:
        kind = [platform.machine(), platform.processor()]
    kernels = os.environ.get("TF_ENABLE_ONEDNN_OPTS", "")
    return hashlib.sha256("\n".join([*kind, version("tensorflow"), kernels]).encode()).hexdigest()[:12]


def _measured() -> Timing:
    compute_in(threads=1)
    with quiet_stderr():
        return Timing(images_per_second(NETWORK, "float32"), images_per_second(NETWORK, "bfloat16"))


def images_per_second(network: str, precision: Precision) -> float:
    """Through steps of the search's training of that network. Imports TensorFlow."""
    import numpy as np

    from nas.model import build
    from nas.training import training_state, training_step

    recipe = replace(SEARCH, precision=precision)
    architecture = Architecture.parse(network)
    step = training_step(training_state(build(architecture, recipe), recipe, steps=1000), recipe)
    source = np.random.default_rng(0)
    images = source.integers(0, 256, (recipe.batch_size, *architecture.input_shape), dtype=np.uint8)
    labels = source.integers(0, CLASSES, recipe.batch_size)
    for _ in range(3):
        step(images, labels)
    steps, started = 0, time.perf_counter()
    while time.perf_counter() - started < SECONDS:
        step(images, labels)
        steps += 1
    return round(steps * recipe.batch_size / (time.perf_counter() - started), 1)
