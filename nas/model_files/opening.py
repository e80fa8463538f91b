"""From a path to a network that has been seen to work."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from nas.architecture import CLASSES, INPUT_CHANNELS
from nas.model_files.loaded import LoadedModel, ModelError, Network, Run, batch_size, input_size, reason
from nas.quiet import quiet_stderr

FORMATS = (".h5", ".keras", ".tflite", ".onnx")
EXPORTED = {
    "model.lce.tflite": "larq_compute_engine",
    "model.tflite": "tensorflow",
    "model.onnx": "onnxruntime",
    "model.keras": "larq",
}
"""Of an export's files, the first of these that is there, and whose package is installed, stands for it."""


def open_model(path: Path) -> LoadedModel:
    """Read the network in ``path``, a file told by its suffix to be one of `FORMATS` or an export, and run it once.

    Nothing in the file is executed but the network's own operations. Raises ModelError if the file cannot be read,
    if a package it needs is not installed, or if it is not a network from raw RGB images, [N, S, S, 3], to 43
    outputs.
    """
    path = model_file(path)
    with quiet_stderr():
        with _telling(path):
            network = _read(path)
        size, batch = input_size(path, network.shape), batch_size(network.shape)
        outputs = _outputs(path, network.run, batch, size)
    return LoadedModel(path, size, outputs, network.parameters, batch, network.run)


def model_file(path: Path, formats: Sequence[str] = FORMATS) -> Path:
    """The file that a path stands for, by its name: itself, or of an export the one to use; raises ModelError."""
    try:
        if path.is_dir():
            path = _file_of(path)
        there = path.is_file()
    except OSError as error:
        raise ModelError(f"{str(path)[:200]}: cannot be looked at ({error.strerror})") from error
    if not there:
        raise ModelError(f"{path}: there is no such file")
    if path.suffix not in formats:
        raise ModelError(f"{path}: not the name of a model file; known are {', '.join(formats)}")
    return path


def open_keras(path: Path) -> Any:
    """The Keras model in an ``.h5`` or ``.keras`` file, for those who need its layers; raises ModelError."""
    with quiet_stderr(), _telling(path):
        from nas.model_files import keras_format

        return keras_format.load(path)


def _file_of(export: Path) -> Path:
    there = [name for name in EXPORTED if (export / name).exists()]
    if not there:
        raise ModelError(f"{export}: is a folder without any of {', '.join(EXPORTED)}; give a model file")
    return export / next((name for name in there if find_spec(EXPORTED[name])), there[0])


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Tells in one line what libraries say of a file of anybody's making: they raise anything."""
    try:
        yield
    except ModelError:
        raise
    except Exception as error:
        raise ModelError(
            f"{path}: cannot be read as a {path.suffix} model ({reason(error)}); export it again"
        ) from error


def _read(path: Path) -> Network:
    """The network as its format gives it; only what that format needs is imported."""
    if path.suffix == ".onnx":
        from nas.model_files import onnx_format

        return onnx_format.read(path)
    if path.suffix == ".tflite":
        from nas.model_files import tflite_format

        return tflite_format.read(path)
    from nas.model_files import keras_format

    return keras_format.read(path)


def _outputs(path: Path, run: Run, batch: int, size: int) -> int:
    """The number of outputs, by running the network on black images."""
    try:
        shape = run(np.zeros((batch, size, size, INPUT_CHANNELS), np.uint8)).shape
    except Exception as error:  # As above: the network's operations are of anybody's making.
        raise ModelError(f"{path}: fails when it is run ({reason(error)})") from error
    if shape != (batch, CLASSES):
        found = f"{shape[1]} outputs" if len(shape) == 2 else f"outputs of the shape {list(shape)}"
        raise ModelError(f"{path}: has {found}; {CLASSES} are needed, one for each class of GTSRB")
    return CLASSES
