"""Proof that an export answers as the trained network does: layer by layer, then file by file.

First the integer network against the trained model: every sign before every layer, on every image. Then each file,
run as its users run it, against the trained model's logits. Importing this module imports TensorFlow.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nas.export.chain import ExportError
from nas.export.folding import IntegerNetwork
from nas.model import keras

BATCH = 64
TOLERANCE = 1e-4
"""Largest difference of a logit, relative to the largest logit: rounding of single precision, and no more."""
IMAGES = 500
"""Images that every export is compared on, at least, besides plain ones."""
GREYS = range(0, 256, 17)
NOISE = 8

Logits = Callable[[NDArray[np.uint8]], NDArray[np.floating[Any]]]
"""From raw images, uint8[N, S, S, 3], to scores, [N, 43]."""


@dataclass(frozen=True, slots=True)
class Zeros:
    """Numbers that were exactly zero where a sign is taken of them: what rounding would turn first."""

    layer: str
    signs: int
    zeros: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """A file against the trained network: the answer is the same on every image."""

    file: str
    images: int
    same_answers: int
    largest_difference: float
    """Of a logit."""
    tolerance: float


def probes(images: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Images from all over the data set, noise where these are few, and one of each grey: exact zeros are likely there.

    uint8[N, S, S, 3] from any number of the same shape.
    """
    rows = np.linspace(0, len(images) - 1, min(IMAGES, len(images))).round().astype(int)
    missing = max(NOISE, IMAGES - len(rows))
    noise = np.random.default_rng(0).integers(0, 256, (missing, *images.shape[1:])).astype(np.uint8)
    greys = np.stack([np.full(images.shape[1:], grey, np.uint8) for grey in GREYS])
    return np.concatenate([np.asarray(images[rows]), noise, greys])


def check_signs(model: Any, network: IntegerNetwork, images: NDArray[np.uint8]) -> list[Zeros]:
    """Compare every sign; the exact zeros among the numbers that they are of.

    Raises ExportError, naming the first layer where a sign differs.
    """
    readers = [layer for layer in model.layers if getattr(layer, "input_quantizer", None) is not None]
    probe = keras.Model(model.inputs, [layer.input for layer in readers])
    zeros = dict.fromkeys((layer.name for layer in readers), 0)
    signs = dict.fromkeys(zeros, 0)
    for start in range(0, len(images) if readers else 0, BATCH):
        batch = images[start : start + BATCH]
        told = probe(batch.astype(np.float32), training=False)
        told = told if len(readers) > 1 else [told]
        for layer, before, stage, sums in zip(readers, told, network.stages, network.stage_sums(batch), strict=False):
            values = stage.signs(sums)
            numbers = _without_frame(np.asarray(before), values.shape)
            differ = (np.where(stage.turned, -values, values) > 0) != (numbers >= 0)
            if differ.any():
                raise ExportError(
                    f"{layer.name}: {differ.sum()} of {differ.size} signs before it differ from the trained network's, "
                    f"first on image {start + int(differ.reshape(len(batch), -1).any(axis=1).argmax())}"
                )
            zeros[layer.name] += int((numbers == 0).sum())
            signs[layer.name] += differ.size
    return [Zeros(name, signs[name], found) for name, found in zeros.items()]


def _without_frame(numbers: NDArray[np.floating[Any]], shape: tuple[int, ...]) -> NDArray[np.floating[Any]]:
    """What a layer reads, in the shape of the map before it: the frame that padding put around it is left out."""
    if numbers.ndim == len(shape) == 4:
        width = (numbers.shape[1] - shape[1]) // 2
        numbers = numbers[:, width : width + shape[1], width : width + shape[2]]
    return numbers.reshape(shape)


def has_softmax(model: Any) -> bool:
    """Whether the model ends in a softmax; what can be exported ends in that or in its scores."""
    return type(model.layers[-1]).__name__ == "Activation"


def trained_logits(model: Any, images: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The model's scores before any softmax at its end, float32[N, 43]."""
    if has_softmax(model):
        model = keras.Model(model.inputs, model.layers[-1].input)
    batches = range(0, len(images), BATCH)
    told = [np.asarray(model(images[start : start + BATCH].astype(np.float32), training=False)) for start in batches]
    return np.concatenate(told)


def compare(file: str, logits: Logits, expected: NDArray[np.floating[Any]], images: NDArray[np.uint8]) -> Agreement:
    """Run a network on the images; raises ExportError unless it gives the expected logits and answers.

    Of classes with exactly the same logit, which networks without a last normalisation have, either is the answer: what
    rounds differently on another processor chooses among them.
    """
    told = logits(images)
    if told.shape != expected.shape:
        raise ExportError(f"{file}: answers with numbers in the shape {told.shape} instead of {expected.shape}")
    tolerance = TOLERANCE * max(1.0, float(np.abs(expected).max()))
    difference = float(np.abs(told - expected).max())
    answered = np.take_along_axis(expected, told.argmax(axis=1)[:, None], axis=1)[:, 0]
    same = int((answered == expected.max(axis=1)).sum())
    if same < len(images) or not difference <= tolerance:
        raise ExportError(
            f"{file}: answers {same} of {len(images)} images as the trained network does, its logits differ by up to "
            f"{difference:.3g}, {tolerance:.3g} is allowed; the network it was written from agrees on every layer"
        )
    return Agreement(file, len(images), same, difference, tolerance)


def exact(file: str, sums: NDArray[np.int32], network: IntegerNetwork, images: NDArray[np.uint8]) -> None:
    """Raises ExportError unless the last layer's sums are the integer network's, every one."""
    expected = network.sums(images)
    if not np.array_equal(sums, expected):
        raise ExportError(f"{file}: {int((sums != expected).sum())} of {expected.size} sums of its last layer differ")
