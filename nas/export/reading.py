"""From a Keras model of larq layers, ours or somebody else's, to a chain. Importing this module imports TensorFlow."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from nas.export.chain import Chain, ExportError, Link, Norm, Weights
from nas.layers import ArchitectureError, Dense, GlobalPool, MaxPool, Pad, QConv, Shape, Shortcut
from nas.model import GlobalSum, Standardisation, keras

SKIPPED = ("InputLayer", "Flatten", "Dropout")
"""Layers that a chain need not have: they compute nothing, or only while training."""


def chain_of(model: Any) -> Chain:
    """What the model computes; raises ExportError, naming the layer, for what a chain cannot hold."""
    links: list[Link] = []
    scale, shift, margin = 1.0, 0.0, None
    before: list[Any] = []
    made_by: list[Any] = []
    for layer in model.layers:
        kind = type(layer).__name__
        if len(layer.inbound_nodes) > 1:
            raise ExportError(f"{layer.name}: is used more than once")
        if kind == Standardisation.__name__ and not links and (scale, shift) == (1.0, 0.0):
            margin = layer.margin
        elif kind == "Rescaling" and not links:
            if np.ndim(layer.scale) or np.ndim(layer.offset):
                raise ExportError(f"{layer.name}: scales each colour differently")
            scale, shift = scale * float(layer.scale), shift * float(layer.scale) + float(layer.offset)
        elif kind == "Activation" and layer is model.layers[-1] and layer.activation is keras.activations.softmax:
            break
        elif kind in READERS:
            if kind in WEIGHTED:
                _check_binary(layer, first=not any(isinstance(link, Weights) for link in links))
            frame = _frame_of(layer) if kind == "QuantConv2D" else []
            if kind == "Add":
                _check_shortcut(layer, before)
            links += [*frame, READERS[kind](layer)]
            made_by += [*[None] * len(frame), layer]
        elif kind not in SKIPPED:
            raise ExportError(f"{layer.name}: {kind} layers cannot be exported")
        before.append(layer)
    chain = Chain(int(model.input_shape[1]), tuple(links), scale, shift, margin)
    try:
        shapes = chain.architecture.shapes
    except ArchitectureError as error:
        raise ExportError(str(error)) from None
    for layer, shape in zip(made_by, shapes, strict=True):
        if layer is not None:
            _check_shape(layer, shape)
    if len(model.output_shape) != 2:
        raise ExportError(f"{made_by[-1].name}: answers with a map; flatten what it reads")
    return chain


def _check_shape(layer: Any, wanted: Shape) -> None:
    """Maps may be flattened anywhere before a dense layer, if nothing in between is told by place."""
    there = layer.output_shape[1:]
    if (math.prod(there), there[-1]) != (math.prod(wanted), wanted[-1]):
        sizes = ("x".join(map(str, shape)) for shape in (there, wanted))
        raise ExportError("{}: gives {} numbers, in an exported network it would be {}".format(layer.name, *sizes))


def _conv(layer: Any) -> Weights:
    square = len(set(layer.kernel_size)) == 1
    if not square or len(set(layer.strides)) > 1 or layer.dilation_rate != (1, 1) or layer.groups > 1:
        raise ExportError(f"{layer.name}: only square convolutions of one stride in one group can be exported")
    return Weights(QConv(layer.filters, layer.kernel_size[0], layer.strides[0]), _signs(layer))


def _frame_of(layer: Any) -> list[Link]:
    """What a convolution adds around its input by itself; zero is +1 to its quantizer, but larq adds after it."""
    if layer.padding == "valid" or layer.kernel_size[0] == 1:
        return []
    if layer.padding != "same" or layer.strides != (1, 1) or layer.pad_values != 1 or layer.kernel_size[0] % 2 == 0:
        raise ExportError(f"{layer.name}: only padding to the same size, by +1 on all sides, can be exported")
    return [Pad(layer.kernel_size[0] // 2)]


def _dense(layer: Any) -> Weights:
    return Weights(Dense(layer.units), _signs(layer))


def _check_binary(layer: Any, *, first: bool) -> None:
    if layer.use_bias:
        raise ExportError(f"{layer.name}: has a bias")
    if layer.activation is not keras.activations.linear:
        raise ExportError(f"{layer.name}: has an activation of its own")
    if layer.kernel_quantizer is None:
        raise ExportError(f"{layer.name}: its weights are not binarized")
    if first and layer.input_quantizer is not None:
        raise ExportError(f"{layer.name}: binarizes the image")
    if not first and not _is_sign(layer.input_quantizer):
        raise ExportError(f"{layer.name}: its inputs are not binarized to -1 and +1")


def _is_sign(quantizer: Any) -> bool:
    """Whether it makes -1 of negative numbers and +1 of the others, whatever its gradient."""
    if quantizer is None:
        return False
    told = quantizer(keras.backend.constant([-2.0, -0.1, 0.0, 0.1, 2.0])).numpy()
    return bool((told == [-1, -1, 1, 1, 1]).all())


def _signs(layer: Any) -> Any:
    quantized = layer.kernel_quantizer(keras.backend.constant(layer.get_weights()[0])).numpy()
    if not np.isin(quantized, (-1, 1)).all():
        raise ExportError(f"{layer.name}: its weights are not -1 and +1 once quantized")
    return quantized.astype(np.int8)


def _norm(layer: Any) -> Norm:
    if [*layer.axis] != [len(layer.output_shape) - 1]:
        raise ExportError(f"{layer.name}: only normalisations of channels, the last axis, can be exported")
    channels = layer.moving_mean.shape[0]
    gamma = layer.gamma.numpy() if layer.scale else np.ones(channels, np.float32)
    beta = layer.beta.numpy() if layer.center else np.zeros(channels, np.float32)
    return Norm.of(gamma, beta, layer.moving_mean.numpy(), layer.moving_variance.numpy(), layer.epsilon)


def _pool(layer: Any) -> MaxPool:
    if layer.strides != layer.pool_size or layer.padding != "valid" or len(set(layer.pool_size)) > 1:
        raise ExportError(f"{layer.name}: only poolings of squares that do not overlap can be exported")
    return MaxPool(layer.pool_size[0])


def _check_shortcut(layer: Any, before: Sequence[Any]) -> None:
    """Whether it adds what an architecture's shortcut does: the convolution before it, and what that normalises."""
    norm = next(
        (at for at, other in reversed(list(enumerate(before))) if type(other) is keras.layers.BatchNormalization), 0
    )
    wanted = sorted({before[-1].name, before[norm - 1].name}) if norm else []
    if sorted(tensor._keras_history.layer.name for tensor in layer.input) != wanted:
        raise ExportError(f"{layer.name}: only sums of a convolution and of what it reads the signs of can be exported")


def _shortcut(_: Any) -> Shortcut:
    return Shortcut()


def _global_pool(_: Any) -> GlobalPool:
    return GlobalPool()


def _pad(layer: Any) -> Pad:
    sides = {side for pair in layer.padding for side in pair}
    if len(sides) > 1:
        raise ExportError(f"{layer.name}: only paddings of the same width on all sides can be exported")
    return Pad(sides.pop())


WEIGHTED = ("QuantConv2D", "QuantDense")
READERS: dict[str, Callable[[Any], Link]] = {
    "QuantConv2D": _conv,
    "QuantDense": _dense,
    "BatchNormalization": _norm,
    "MaxPooling2D": _pool,
    "ZeroPadding2D": _pad,
    GlobalSum.__name__: _global_pool,
    "Add": _shortcut,
}
