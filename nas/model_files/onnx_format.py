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
GROWING = ("Unique",)
"""Operations that onnxruntime takes memory for where nothing limits it; nor are they needed."""
TEXT = 8
"""ONNX's number for the type of texts."""
TEXTS = "texts, which may take any memory"
SPARSE = "sparse numbers, which may become any size"


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
        problem = _problem_of_weights(graph) or next(filter(None, map(_problem_of, graph.node)), "")
        if problem:
            raise ModelError(f"{path}: has {problem}; export it without")
        pending += [inner for node in graph.node for one in node.attribute for inner in (one.g, *one.graphs)]


def _problem_of_weights(graph: Any) -> str:
    if graph.sparse_initializer:
        return SPARSE
    return TEXTS if any(tensor.data_type == TEXT for tensor in graph.initializer) else ""


def _problem_of(node: Any) -> str:
    """What is wrong with an operation, in words; nothing if nothing is."""
    if node.domain not in ("", "ai.onnx"):
        return f"the operation {node.op_type!r} of {node.domain}, which is none of ONNX's own"
    if node.op_type in REPEATING:
        return f"the operation {node.op_type!r}, which repeats others"
    if node.op_type in GROWING:
        return f"the operation {node.op_type!r}, which may take any memory"
    for attribute in node.attribute:
        if attribute.HasField("sparse_tensor") or attribute.sparse_tensors:
            return SPARSE
        made_text = node.op_type == "Cast" and attribute.name == "to" and attribute.i == TEXT
        tensors = (attribute.t, *attribute.tensors)
        if made_text or attribute.name.startswith("value_string") or any(one.data_type == TEXT for one in tensors):
            return TEXTS
    return ""
