"""ONNX models, run by onnxruntime as they are: their ``Sign`` is 0 at 0, where larq's is +1."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nas.model_files.loaded import ModelError, Network, check_single

TYPES = {"tensor(float)": np.float32, "tensor(float16)": np.float16, "tensor(uint8)": np.uint8}
"""What the input may be, by ONNX's name for it."""

REPEATING = ("Loop", "Scan")
"""Operations that a file may have repeated for years; no network for pictures needs them."""


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
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    check_single(path, len(session.get_inputs()), len(session.get_outputs()))
    (image,) = session.get_inputs()
    if image.type not in TYPES:
        raise ModelError(f"{path}: its input is a {image.type}; known are {', '.join(TYPES)}")

    def run(batch: NDArray[np.uint8]) -> NDArray[np.float32]:
        (output,) = session.run(None, {image.name: batch.astype(TYPES[image.type])})
        return np.asarray(output)

    return Network(tuple(image.shape), run)


def _check_ends(path: Path, model: Any) -> None:
    """Raise ModelError if reading or running the model may take for ever."""
    # Written out, functions that call each other twice are 2**functions operations.
    if model.functions:
        raise ModelError(f"{path}: has functions of its own; export it with these written out")
    pending = [model.graph]
    while pending:
        for node in pending.pop().node:
            if node.op_type in REPEATING:
                raise ModelError(f"{path}: has the operation {node.op_type!r}, which repeats others; export it without")
            for attribute in node.attribute:
                pending += [attribute.g, *attribute.graphs]
