"""An integer network as an ONNX model of standard operators.

Images come in as they are, float32[N, S, S, 3] from 0 to 255, and logits go out, float32[N, 43]. ONNX's ``Sign`` is 0
at 0, where larq's is +1; thresholds are biases half-way between two whole numbers, so that no sum of whole pixels is
ever zero. All sums are whole numbers that single precision holds exactly: any runtime gives the same signs.
"""

from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from nas.architecture import CLASSES
from nas.export.folding import IntegerNetwork
from nas.layers import Dense
from nas.standardisation import CENTRE, GAIN, SOFTENING, TOP

OPSET, IR = 17, 8
"""What the runtimes of 2022 read, and all since."""


def onnx_form(network: IntegerNetwork, name: str) -> onnx.ModelProto:
    """The model, checked."""
    graph = _Graph()
    image = "image" if network.margin is None else _standardised(graph, network.input_size, network.margin)
    tensor = graph.add("Transpose", image, perm=[0, 3, 1, 2])
    side, channels, sums = network.input_size, 3, ""
    for number, stage in enumerate(network.stages):
        tensor = tensor if number == 0 else graph.add("Sign", tensor)
        if stage.frame:
            frame = np.array([0, 0, stage.frame, stage.frame] * 2)
            tensor = graph.add("Pad", tensor, *graph.constants(frame, kind=np.int64), *graph.constants(np.ones(())))
        signs, layer = stage.weights.signs.astype(np.float32), stage.weights.layer
        later = stage.adds or stage.added or stage.total
        bias = graph.constants(stage.biases) if stage.thresholds is not None and not later else []
        if isinstance(layer, Dense):
            tensor = graph.add("Flatten", tensor) if side else tensor
            tensor = graph.add("Gemm", tensor, *graph.constants(_channels_first(signs, side, channels)), *bias)
            side = 0
        else:
            strides = [layer.stride] * 2
            tensor = graph.add("Conv", tensor, *graph.constants(signs.transpose(3, 2, 0, 1)), *bias, strides=strides)
            side = ((side + 2 * stage.frame - layer.kernel) // layer.stride + 1) // stage.pool
        if stage.adds:
            tensor = graph.add("Add", tensor, sums)
        if stage.pool > 1:
            tensor = graph.add("MaxPool", tensor, kernel_shape=[stage.pool] * 2, strides=[stage.pool] * 2)
        if stage.total:
            tensor = graph.add("ReduceSum", tensor, *graph.constants(np.array([2, 3]), kind=np.int64), keepdims=0)
            side = 0
        sums, channels = tensor, signs.shape[-1]
        if later and stage.thresholds is not None:
            biases = stage.biases if stage.total else stage.biases.reshape(-1, 1, 1)
            tensor = graph.add("Add", tensor, *graph.constants(biases))
    tensor = graph.add("Mul", tensor, *graph.constants(network.scale))
    graph.add("Add", tensor, *graph.constants(network.shift), output="logits")
    return graph.model(name, network.input_size)


def _standardised(graph: "_Graph", size: int, margin: int) -> str:
    """`nas.standardisation.standardised`, of whole numbers until the end; standard runtimes divide them exactly."""

    side = size - 2 * margin
    ends = graph.constants(*map(np.array, ([margin] * 2, [size - margin] * 2, [1, 2])), kind=np.int64)

    def mean(numbers: str) -> str:
        counted = graph.add("Slice", numbers, *ends)
        total = graph.add("ReduceSum", counted, *graph.constants(np.array([1, 2, 3]), kind=np.int64))
        return graph.add("Div", total, *graph.constants(np.array(3 * side * side), kind=np.int32))

    centre, gain, top, softening, zero = graph.constants(
        *map(np.array, (CENTRE, GAIN, TOP, SOFTENING, 0)), kind=np.int32
    )
    pixels = graph.add("Cast", "image", to=TensorProto.INT32)
    distances = graph.add("Sub", pixels, mean(pixels))
    unit = graph.add("Add", mean(graph.add("Abs", distances)), softening)
    brought = graph.add("Add", graph.add("Mul", unit, centre), graph.add("Mul", distances, gain))
    brought = graph.add("Div", graph.add("Max", brought, zero), unit)
    return graph.add("Cast", graph.add("Min", brought, top), to=TensorProto.FLOAT)


def _channels_first(signs: NDArray[np.float32], side: int, channels: int) -> NDArray[np.float32]:
    """Weights of a dense layer, float32[inputs, units], for a map of that side that is flattened by channel."""
    if not side:
        return signs
    return signs.reshape(side * side, channels, -1).transpose(1, 0, 2).reshape(signs.shape)


class _Graph:
    """Nodes in order, each named after its output."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[TensorProto] = []

    def add(self, operator: str, *inputs: str, output: str | None = None, **attributes: Any) -> str:
        """The name of the node's output."""
        name = output or f"{operator.lower()}_{len(self._nodes) + 1}"
        self._nodes.append(helper.make_node(operator, inputs, [name], name, **attributes))
        return name

    def constants(self, *arrays: NDArray[np.generic], kind: type[np.generic] = np.float32) -> list[str]:
        """The names under which they can be inputs."""
        names = [f"constant_{len(self._constants) + number}" for number in range(1, len(arrays) + 1)]
        self._constants += [
            numpy_helper.from_array(array.astype(kind), name) for array, name in zip(arrays, names, strict=True)
        ]
        return names

    def model(self, name: str, size: int) -> onnx.ModelProto:
        image = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", size, size, 3])
        logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["N", CLASSES])
        graph = helper.make_graph(self._nodes, name, [image], [logits], self._constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="bnn-nas")
        model.ir_version = IR
        onnx.checker.check_model(model, full_check=True)
        return model
