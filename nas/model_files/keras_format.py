"""Keras models of larq layers, ``.h5`` of Keras 2.10 or later and ``.keras``; Keras 2 reads them, without compiling."""

import json
import math
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import h5py
import larq
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from nas.model import keras
from nas.model_files.hdf5_weights import check_stored
from nas.model_files.keras_config import foreign_object
from nas.model_files.loaded import MOST_NUMBERS, ModelError, Network, batch_size, check_single, input_size

MOST_CONFIG = 2**22
"""Bytes of a model's description; those of the published networks have some ten thousand."""
MOST_UNPACKED = 2**30
"""Bytes of all members of a .keras file."""
WEIGHTS = "model.weights.h5"
"""The member that Keras reads them from."""


def read(path: Path) -> Network:
    """The network in an ``.h5`` or ``.keras`` file. Raises ModelError, or whatever Keras does."""
    model = load(path)
    # AutoGraph would leave files of code in the folder for temporary ones.
    infer = tf.function(lambda images: model(tf.cast(images, tf.float32), training=False), autograph=False)

    def run(batch: NDArray[np.uint8]) -> NDArray[Any]:
        return np.asarray(infer(batch))

    return Network(model.input_shape, run, larq.models.ModelProfile(model).weight_count())


def load(path: Path) -> Any:
    """The Keras model in the file, not compiled. Raises as ``read`` does."""
    config = _archive_config(path) if path.suffix == ".keras" else _hdf5_config(path)
    foreign = foreign_object(config)
    if foreign is not None:
        raise ModelError(
            f"{path}: contains {foreign!r}; only plain layers of Keras and larq are built: save it without"
        )
    with _limited(path):
        model = keras.models.load_model(path, compile=False, safe_mode=True)
    if not any(type(part).__module__.startswith("larq.layers") for part in model.submodules):
        raise ModelError(f"{path}: has no larq layers, so it is no binarized network; convert it to .tflite to compare")
    check_single(path, len(model.inputs), len(model.outputs))
    _check_maps(path, model)
    return model


_TOO_LONG = "{path}: its description of the layers is too long to be that of a network; it is not opened"


def _parsed(path: Path, config: str | bytes) -> Any:
    if len(config) > MOST_CONFIG:
        raise ModelError(_TOO_LONG.format(path=path))
    return json.loads(config)


def _limited(path: Path) -> AbstractContextManager[None]:
    """Have ModelError raised before TensorFlow takes memory for more weights than a network can have."""
    total = 0

    def create(make: Callable[..., Any], **options: Any) -> Any:
        nonlocal total
        total += math.prod(options.get("shape") or ())
        if total > MOST_NUMBERS:
            raise ModelError(f"{path}: describes at least {total:,} weights; that is too much")
        return make(**options)

    scope: AbstractContextManager[None] = tf.variable_creator_scope(create)
    return scope


def _check_maps(path: Path, model: Any) -> None:
    """Raise ModelError if what is between the layers will not fit into memory when the network is run."""
    input_size(path, model.input_shape)
    largest = max(_numbers(shape) for layer in model.submodules for shape in _shapes(layer))
    if batch_size(model.input_shape) * largest > 8 * MOST_NUMBERS:
        raise ModelError(f"{path}: has up to {largest:,} numbers an image between its layers; that is too much")


def _shapes(layer: Any) -> list[tuple[int | None, ...]]:
    # A layer that is used more than once may have none of its own.
    shape = getattr(layer, "output_shape", None) or ()
    return [shape] if isinstance(shape, tuple) else list(shape)


def _numbers(shape: tuple[int | None, ...]) -> int:
    return math.prod(length or 1 for length in shape[1:])


def _hdf5_config(path: Path) -> Any:
    with h5py.File(path, "r") as file:
        config = file.attrs.get("model_config")
        check_stored(path, file)
    if config is None:
        raise ModelError(f"{path}: holds no model, perhaps its weights only; save the whole model")
    return _parsed(path, config)


def _archive_config(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > MOST_UNPACKED:
            raise ModelError(f"{path}: would unpack to more than {MOST_UNPACKED:,} bytes; it is not opened")
        if any("assets" in member.filename for member in members):
            raise ModelError(f"{path}: holds files that would be unpacked; save the model without assets")
        if archive.getinfo("config.json").file_size > MOST_CONFIG:
            raise ModelError(_TOO_LONG.format(path=path))
        config = _parsed(path, archive.read("config.json"))
        if WEIGHTS in archive.namelist():
            with archive.open(WEIGHTS) as member, h5py.File(member, "r") as file:
                check_stored(path, file)
    # It tells how the model was trained, optimizer and all; without compiling, Keras does not look at it.
    return {key: value for key, value in config.items() if key != "compile_config"}
