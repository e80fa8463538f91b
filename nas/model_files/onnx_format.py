"""ONNX models, run by onnxruntime as they are: their ``Sign`` is 0 at 0, where larq's is +1."""

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nas.model_files.loaded import MOST_NUMBERS, ModelError, Network, check_single

TYPES = {"tensor(float)": np.float32, "tensor(float16)": np.float16, "tensor(uint8)": np.uint8}
"""What the input may be, by ONNX's name for it."""

MOST_MEMORY = 4 * 8 * MOST_NUMBERS
"""Bytes for the weights of all open files, and what is between the layers of the one that runs."""
NO_MEMORY = "Available memory of"
"""In what onnxruntime says of more."""
AS_REQUESTED = 1
"""onnxruntime's number for taking no more memory than is asked for; else it takes twice as much each time."""
SILENT = 4
"""onnxruntime's number for logging nothing of an error that it raises."""
REPEATING = ("Loop", "Scan")
"""Operations that a file may have repeated for years; no network for pictures needs them."""
GROWING = ("StringConcat", "StringNormalizer", "StringSplit", "Unique")
"""Operations whose results onnxruntime keeps where nothing limits them; nor are they needed."""


def read(path: Path) -> Network:
    """The network in an ``.onnx`` file. Raises ModelError, or whatever onnxruntime does."""
    try:
        import onnx
        import onnxruntime
    except ImportError as error:
        raise ModelError(
            f"{path}: needs onnx and onnxruntime, which are the extra 'onnx': pip install '.[onnx]'"
        ) from error
    _check_ends(path, onnx.load(path, load_external_data=False))
    _limit_memory()
    options = onnxruntime.SessionOptions()
    options.log_severity_level = SILENT
    options.add_session_config_entry("session.use_env_allocators", "1")
    # What it would fold when it opens the file, it computes without the limit.
    session = onnxruntime.InferenceSession(
        path, options, providers=["CPUExecutionProvider"], disabled_optimizers=["ConstantFolding"]
    )
    check_single(path, len(session.get_inputs()), len(session.get_outputs()))
    (image,) = session.get_inputs()
    if image.type not in TYPES:
        raise ModelError(f"{path}: its input is a {image.type}; known are {', '.join(TYPES)}")

    returning = onnxruntime.RunOptions()  # What one run took is there for the next one, of any file.
    returning.add_run_config_entry("memory.enable_memory_arena_shrinkage", "cpu:0")

    def run(batch: NDArray[np.uint8]) -> NDArray[np.float32]:
        try:
            (output,) = session.run(None, {image.name: batch.astype(TYPES[image.type])}, returning)
        except Exception as error:
            if NO_MEMORY not in str(error):
                raise
            raise MemoryError(f"takes more than {MOST_MEMORY:,} bytes of memory") from error
        return np.asarray(output)

    return Network(tuple(image.shape), run)


@cache
def _limit_memory() -> None:
    """For all networks of this process: a file of some bytes can ask for any size. They fail at what is beyond."""
    import onnxruntime

    memory = onnxruntime.OrtMemoryInfo(
        "Cpu", onnxruntime.OrtAllocatorType.ORT_ARENA_ALLOCATOR, 0, onnxruntime.OrtMemType.DEFAULT
    )
    limits = onnxruntime.OrtArenaCfg({"max_mem": MOST_MEMORY, "arena_extend_strategy": AS_REQUESTED})
    onnxruntime.create_and_register_allocator(memory, limits)


def _check_ends(path: Path, model: Any) -> None:
    """Raise ModelError if reading or running the model may take for ever, or any memory."""
    # Written out, functions that call each other twice are 2**functions operations.
    if model.functions:
        raise ModelError(f"{path}: has functions of its own; export it with these written out")
    pending = [model.graph]
    while pending:
        graph = pending.pop()
        if graph.sparse_initializer:
            raise ModelError(f"{path}: has sparse weights, which may become any size; export it without")
        for node in graph.node:
            if node.op_type in REPEATING:
                raise ModelError(f"{path}: has the operation {node.op_type!r}, which repeats others; export it without")
            if node.op_type in GROWING:
                raise ModelError(
                    f"{path}: has the operation {node.op_type!r}, which may take any memory; export without"
                )
            for attribute in node.attribute:
                if attribute.HasField("sparse_tensor") or attribute.sparse_tensors:
                    raise ModelError(f"{path}: has sparse numbers, which may become any size; export it without")
                pending += [attribute.g, *attribute.graphs]
