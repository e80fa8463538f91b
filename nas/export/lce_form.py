"""An integer network as a flatbuffer of larq-compute-engine. Importing this module imports TensorFlow."""

from typing import Any

import flatbuffers
import numpy as np
from tensorflow.lite.python import schema_py_generated as schema

from nas.export.saved_form import saved_form
from nas.quiet import quiet_stderr

IDENTIFIER = b"TFL3"
WORTHWHILE = 1024
"""Weights from which on it pays to keep them in a smaller form."""


def lce_form(model: Any) -> bytes:
    """The file's content, from a Keras model of binary convolutions. Raises ImportError without the package."""
    import larq_compute_engine

    with quiet_stderr(), saved_form(model) as saved:
        content: bytes = larq_compute_engine.convert_saved_model(saved)
    return _with_bytes_for_signs(content)


def _with_bytes_for_signs(content: bytes) -> bytes:
    """Real weights that are -1 and +1 kept as bytes, which the model turns into numbers when it starts.

    The converter packs weights only where inputs are signs too: not those of the layer that reads pixels.
    """
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAs(content, 0))
    (graph,) = model.subgraphs
    for tensor in list(graph.tensors):
        data = model.buffers[tensor.buffer].data
        if tensor.type != schema.TensorType.FLOAT32 or data is None or len(data) < 4 * WORTHWHILE:
            continue
        weights = np.asarray(data, np.uint8).view(np.float32)
        if not np.isin(weights, (-1, 1)).all():
            continue
        model.buffers.append(_buffer(weights.astype(np.int8)))
        graph.tensors.append(_stored(tensor, len(model.buffers) - 1))
        model.buffers[tensor.buffer].data = None
        graph.operators.insert(0, _operator(model, len(graph.tensors) - 1, graph.tensors.index(tensor)))
    builder = flatbuffers.Builder()
    builder.Finish(model.Pack(builder), IDENTIFIER)
    return bytes(builder.Output())


def _buffer(values: np.ndarray[Any, np.dtype[np.int8]]) -> schema.BufferT:
    buffer = schema.BufferT()
    buffer.data = values.view(np.uint8)
    return buffer


def _stored(tensor: schema.TensorT, buffer: int) -> schema.TensorT:
    """A tensor of bytes with the shape of another one."""
    stored = schema.TensorT()
    stored.name = tensor.name + b"_stored"
    stored.shape, stored.shapeSignature, stored.hasRank = tensor.shape, tensor.shapeSignature, tensor.hasRank
    stored.type, stored.buffer = schema.TensorType.INT8, buffer
    stored.quantization = schema.QuantizationParametersT()
    stored.quantization.scale, stored.quantization.zeroPoint = [1.0], [0]
    return stored


def _operator(model: schema.ModelT, stored: int, tensor: int) -> schema.OperatorT:
    code = schema.OperatorCodeT()
    code.builtinCode = code.deprecatedBuiltinCode = schema.BuiltinOperator.DEQUANTIZE
    code.version = 2  # The first that reads int8.
    model.operatorCodes.append(code)
    operator = schema.OperatorT()
    operator.opcodeIndex = len(model.operatorCodes) - 1
    operator.inputs, operator.outputs = [stored], [tensor]
    return operator
