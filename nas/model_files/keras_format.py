"""Keras models of larq layers, ``.h5`` of Keras 2.10 or later and ``.keras``; Keras 2 reads them, without compiling."""

import json
import zipfile
from pathlib import Path
from typing import Any

import h5py
import larq
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from nas.model import keras
from nas.model_files.keras_config import foreign_object
from nas.model_files.loaded import ModelError, Network, check_single


def read(path: Path) -> Network:
    """The network in an ``.h5`` or ``.keras`` file. Raises ModelError, or whatever Keras does."""
    model = load(path)
    infer = tf.function(lambda images: model(tf.cast(images, tf.float32), training=False))

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
    model = keras.models.load_model(path, compile=False, safe_mode=True)
    if not any(type(part).__module__.startswith("larq.layers") for part in model.submodules):
        raise ModelError(f"{path}: has no larq layers, so it is no binarized network; convert it to .tflite to compare")
    check_single(path, len(model.inputs), len(model.outputs))
    return model


def _hdf5_config(path: Path) -> Any:
    with h5py.File(path, "r") as file:
        config = file.attrs.get("model_config")
    if config is None:
        raise ModelError(f"{path}: holds no model, perhaps its weights only; save the whole model")
    return json.loads(config)


def _archive_config(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        config = json.loads(archive.read("config.json"))
    # It tells how the model was trained, optimizer and all; without compiling, Keras does not look at it.
    return {key: value for key, value in config.items() if key != "compile_config"}
