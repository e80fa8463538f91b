"""How long a network takes to read one sign, in every exported format, one thread, in one run.

    python -m tests.benchmarks.inference

Weights are at random: what they are makes no difference to the time. *latency* is of one image after another; of
TensorFlow Lite only ``invoke`` is timed, of the others the whole call. *throughput* is of batches of 128 where a
format has them. *memory* is the file (of C, the compiled code and tables) and the largest maps that are there at once
(of C, the stack); what the libraries themselves need is left out. *counting* is what the exclusive ors and
population counts of the layers after the first would take alone in a plain loop, a word of 64 bits after another unless
the compiler finds something wider.
"""

import ctypes
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import numpy as np

from nas.architecture import Architecture
from nas.cost import count
from nas.export.c_program import NATIVE
from nas.export.formats import FORMATS, Job
from nas.export.prerequisites import c_compiler
from nas.layers import BatchNorm, Dense, MaxPool, QConv
from nas.quiet import quiet_stderr
from tests.benchmarks.results import JSON, show
from tests.nas.export.networks import job_for, trained

THREE_QCONV = "3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_MP_2_BN_QConv_64_3_BN_Dense_1024_BN_Dense_43"
SEARCHED = "3_30_30_QConv_16_5_MP_2_BN_QConv_64_5_BN_QConv_64_3_MP_2_BN_QConv_128_2_BN_Dense_43_BN"
"""Found by ``nas.search`` in ``tests.benchmarks.time_to_front``: 95.2 % of GTSRB's validation images after 3 epochs."""
COLUMNS = ("parameters", "format", "latency us", "images/s", "file bytes", "memory KB", "first us", "counting us")
BATCH = 128
SECONDS = 1.0
"""Of each timing."""
PARTS = """
#include "network.h"

void all_of(const uint8_t *rgb, long count, float *logits) {
    for (; count--; rgb += BNN_SIZE * BNN_SIZE * 3, logits += BNN_CLASSES)
        bnn_logits(rgb, logits);
}

void first_of(const uint8_t *rgb, long count, uint64_t *signs) {
    for (; count--; rgb += BNN_SIZE * BNN_SIZE * 3)
        bnn_first(rgb, signs, 0);
}

uint64_t ones_of(const uint64_t *words, long length, long repeats) {
    uint64_t ones = 0;
    long i;
    for (; repeats--; ones ^= words[repeats % length])
        for (i = 0; i < length; i++)
            ones += (uint64_t)__builtin_popcountll(words[i] ^ (uint64_t)repeats);
    return ones;
}
"""


@click.command()
@click.argument("names", nargs=-1)
@JSON
def inference(names: tuple[str, ...], json_file: Path | None) -> None:
    """Time the architectures NAMES, by default the published 3QConv and a searched one."""
    rows: list[dict[str, Any]] = []
    ratios, memory = [], []
    for name in names or (THREE_QCONV, SEARCHED):
        with tempfile.TemporaryDirectory() as folder, quiet_stderr():
            found = _times(job_for(trained(name)), Path(folder))
        parameters = f"{count(Architecture.parse(name)).parameters:,}"
        rows += [dict.fromkeys(COLUMNS, "") | {"parameters": parameters, **row} for row in found]
        by_format = {row["format"]: row for row in found}
        ratios.append(round(by_format["tflite"]["latency us"] / by_format["c"]["latency us"], 2))
        memory.append(round(float(by_format["tflite"]["memory KB"]) / float(by_format["c"]["memory KB"]), 1))
    show("One thread, microseconds", rows, json_file, tflite_to_c=ratios, tflite_to_c_memory=memory)


def _times(job: Job, folder: Path) -> list[dict[str, Any]]:
    for name in ("c", "lce", "tflite", "onnx"):
        FORMATS[name](job, folder)
    images = job.images[:BATCH]
    rows = [_c(job, folder, images), _lce(folder, images), _tflite(folder, images), _onnx(folder, images)]
    for row in rows:
        row["images/s"] = round(row["images/s"])
    return rows


def _microseconds(call: Callable[[], object], images: int) -> float:
    """The fastest of many calls, an image."""
    best, until = float("inf"), time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        started = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - started)
    return 1e6 * best / images


def _c(job: Job, folder: Path, images: np.ndarray[Any, Any]) -> dict[str, Any]:
    (folder / "parts.c").write_text(PARTS)
    command = [*(c_compiler() or ["cc"]), *NATIVE, "-shared", "-fPIC", "parts.c", "-o", "parts.so"]
    subprocess.run(command, cwd=folder, check=True)
    parts = ctypes.CDLL(str(folder / "parts.so"))
    pixels = np.ascontiguousarray(images)
    out = np.empty((len(images), 43), np.float32)
    signs = np.empty(2**16, np.uint64)
    whole = _microseconds(lambda: parts.all_of(_at(pixels), ctypes.c_long(len(images)), _at(out)), len(images))
    first = _microseconds(lambda: parts.first_of(_at(pixels), ctypes.c_long(len(images)), _at(signs)), len(images))
    words = np.arange(1024, dtype=np.uint64)
    a_word = _microseconds(lambda: parts.ones_of(_at(words), ctypes.c_long(1024), ctypes.c_long(1000)), 1024 * 1000)
    code = subprocess.run(["size", "parts.so"], cwd=folder, check=True, capture_output=True, text=True).stdout
    compiled = int(code.splitlines()[1].split()[0])
    return {
        "format": "c",
        "latency us": round(whole, 1),
        "images/s": 1e6 / whole,
        "file bytes": (folder / "network.h").stat().st_size,
        "memory KB": f"{(compiled + job.c.ram) / 1000:.1f}",
        "first us": round(first, 1),
        "counting us": round(a_word * popcounts(Architecture.parse(job.name)), 1),
    }


def _at(array: np.ndarray[Any, Any]) -> ctypes.c_void_p:
    return array.ctypes.data_as(ctypes.c_void_p)


def popcounts(architecture: Architecture) -> int:
    """Words of 64 signs that are compared for one image, after the first layer."""
    words, before, first = 0, architecture.input_shape, True
    for layer, after in zip(architecture.layers, architecture.shapes, strict=True):
        match layer:
            case QConv(filters, kernel):
                taps, places = kernel * kernel * before[-1], after[0] * after[1]
                words += 0 if first else places * filters * -(-taps // 64)
                first = False
            case Dense(units):
                words += 0 if first else units * -(-int(np.prod(before)) // 64)
                first = False
            case MaxPool() | BatchNorm():
                pass
        before = after
    return words


def _lce(folder: Path, images: np.ndarray[Any, Any]) -> dict[str, Any]:
    from larq_compute_engine.tflite.python.interpreter import Interpreter

    file = folder / "model.lce.tflite"
    interpreter = Interpreter(file.read_bytes(), num_threads=1, use_indirect_bgemm=True)
    one = images[:1]
    latency = _microseconds(lambda: interpreter.predict(one), 1)
    return {
        "format": "lce",
        "latency us": round(latency, 1),
        "images/s": 1e6 / latency,
        "file bytes": file.stat().st_size,
    }


def _tflite(folder: Path, images: np.ndarray[Any, Any]) -> dict[str, Any]:
    import tensorflow as tf

    file = folder / "model.tflite"
    latency, memory = 0.0, 0
    times = []
    for batch in (1, BATCH):
        interpreter = tf.lite.Interpreter(str(file), num_threads=1)
        (image,) = interpreter.get_input_details()
        interpreter.resize_tensor_input(image["index"], [batch, *images.shape[1:]])
        interpreter.allocate_tensors()
        interpreter.set_tensor(image["index"], images[:batch])
        times.append(_microseconds(interpreter.invoke, batch))
        if batch == 1:
            memory = file.stat().st_size + _largest_maps(interpreter)
    latency, in_batches = times
    return {
        "format": "tflite",
        "latency us": round(latency, 1),
        "images/s": 1e6 / in_batches,
        "file bytes": file.stat().st_size,
        "memory KB": f"{memory / 1000:.1f}",
    }


def _largest_maps(interpreter: Any) -> int:
    """Bytes of the inputs and outputs of the operation where they are most, weights left out."""
    bytes_of = {
        one["index"]: int(np.prod(one["shape"])) * np.dtype(one["dtype"]).itemsize
        for one in interpreter.get_tensor_details()
        if len(one["shape"]) in (2, 4) and one["shape"][0] == 1
    }
    return max(
        sum(bytes_of.get(index, 0) for index in (*operation["inputs"], *operation["outputs"]))
        for operation in interpreter._get_ops_details()
    )


def _onnx(folder: Path, images: np.ndarray[Any, Any]) -> dict[str, Any]:
    import onnxruntime

    file = folder / "model.onnx"
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
    pixels = images.astype(np.float32)
    return {
        "format": "onnx",
        "latency us": round(_microseconds(lambda: session.run(None, {"image": pixels[:1]}), 1), 1),
        "images/s": 1e6 / _microseconds(lambda: session.run(None, {"image": pixels}), len(pixels)),
        "file bytes": file.stat().st_size,
    }


if __name__ == "__main__":
    inference()
