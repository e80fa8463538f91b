"""TensorFlow Lite models, those with the operations of larq-compute-engine (LCE) among them."""

from pathlib import Path
from typing import Any, NamedTuple

import joblib
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray
from tensorflow.lite.python import schema_py_generated as schema

from nas.model_files.loaded import BATCH, ModelError, Network, check_single, input_size

LCE_PREFIX = "Lce"
REPEATING = (schema.BuiltinOperator.WHILE, schema.BuiltinOperator.CALL_ONCE, schema.BuiltinOperator.STABLEHLO_WHILE)
"""Operations that a file may have repeated for years; no network for pictures needs them."""
THREADS: int = joblib.cpu_count()
"""As many as this process may use cores."""


class Quantization(NamedTuple):
    """How real numbers are stored in a tensor: ``(number / scale + zero)`` as ``dtype``; as they are with scale 0."""

    dtype: type[Any]
    scale: float
    zero: int

    def stored(self, numbers: NDArray[Any]) -> NDArray[Any]:
        """What stands for these numbers, the nearest there is."""
        if self.scale:
            limits = np.iinfo(self.dtype)
            numbers = np.rint(numbers / self.scale + self.zero).clip(limits.min, limits.max)
        return numbers.astype(self.dtype)

    def restored(self, values: NDArray[Any]) -> NDArray[np.float32]:
        """The numbers that these stand for."""
        numbers = values.astype(np.float32)
        return (numbers - self.zero) * np.float32(self.scale) if self.scale else numbers


def read(path: Path) -> Network:
    """The network in a ``.tflite`` file. Raises ModelError, or whatever the interpreter does."""
    model = path.read_bytes()
    # It verifies the file, which LCE's does not: LCE's crashes on a truncated one.
    interpreter = tf.lite.Interpreter(model_content=model, num_threads=THREADS)
    content = schema.Model.GetRootAs(model, 0)
    codes = [content.OperatorCodes(number) for number in range(content.OperatorCodesLength())]
    # Files of before 2020 have the second field only, and the interpreter takes the larger.
    if any(max(code.BuiltinCode(), code.DeprecatedBuiltinCode()) in REPEATING for code in codes):
        raise ModelError(f"{path}: has an operation that repeats others, or runs some at the start; export it without")
    custom = [name.decode(errors="replace") for code in codes if (name := code.CustomCode()) is not None]
    # "Flex" operations are any of TensorFlow's, those that write files among them.
    foreign = [name for name in custom if not name.startswith(LCE_PREFIX)]
    if foreign:
        raise ModelError(f"{path}: has the custom operation {foreign[0]!r}; only those of larq-compute-engine are run")
    for details in interpreter.get_input_details():
        signature = details["shape_signature"]
        shape = [int(length) for length in details["shape"]]
        input_size(path, (None if len(signature) and signature[0] == -1 else shape[0], *shape[1:]) if shape else ())
    return _lce(path, model) if custom else _lite(path, interpreter)


def _lite(path: Path, interpreter: tf.lite.Interpreter) -> Network:
    inputs, outputs = interpreter.get_input_details(), interpreter.get_output_details()
    check_single(path, len(inputs), len(outputs))
    (image,), (answer,) = inputs, outputs
    shape = [int(length) for length in image["shape"]]
    if len(image["shape_signature"]) and image["shape_signature"][0] == -1:
        shape[0] = BATCH
        interpreter.resize_tensor_input(image["index"], shape)
    interpreter.allocate_tensors()
    pixels = Quantization(image["dtype"], *image["quantization"])
    scores = Quantization(answer["dtype"], *answer["quantization"])

    def run(batch: NDArray[np.uint8]) -> NDArray[np.float32]:
        interpreter.set_tensor(image["index"], pixels.stored(batch))
        interpreter.invoke()
        return scores.restored(interpreter.get_tensor(answer["index"]))

    return Network(tuple(shape), run)


def _lce(path: Path, model: bytes) -> Network:
    try:
        from larq_compute_engine.tflite.python.interpreter import Interpreter
    except ImportError as error:
        raise ModelError(
            f"{path}: needs larq-compute-engine, which is the extra 'lce': pip install '.[lce]'"
        ) from error
    # On x86 several times as fast as its usual kernels, to the same answers; and those refuse grouped convolutions.
    # More threads than one make these kernels no faster.
    interpreter = Interpreter(model, num_threads=1, use_indirect_bgemm=True)
    check_single(path, len(interpreter.input_shapes), len(interpreter.output_shapes))
    pixels = _lce_quantization(interpreter.input_types, interpreter.input_scales, interpreter.input_zero_points)
    scores = _lce_quantization(interpreter.output_types, interpreter.output_scales, interpreter.output_zero_points)
    shape = tuple(interpreter.input_shapes[0])

    def run(batch: NDArray[np.uint8]) -> NDArray[np.float32]:
        return scores.restored(interpreter.predict(pixels.stored(batch)))

    return Network(shape, run)


def _lce_quantization(types: list[Any], scales: list[float | None], zeros: list[int | None]) -> Quantization:
    return Quantization(types[0].type, scales[0] or 0.0, zeros[0] or 0)
