"""The formats a network is exported in: each writes its files and proves them. Importing this imports TensorFlow."""

import io
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import h5py
import numpy as np
from numpy.typing import NDArray

from datasets.signs import NAMES
from nas.export.c_source import CSource, c_source, example
from nas.export.folding import IntegerNetwork
from nas.export.keras_form import keras_form
from nas.export.lce_form import lce_form
from nas.export.tflite_form import tflite_form
from nas.export.verification import Agreement, compare, exact, trained_logits
from nas.model import keras
from nas.model_files import open_keras, open_model
from nas.quiet import quiet_stderr

ELSEWHERE_IMAGES = 16
"""Images that prove the C header as other processors read it, which takes many times as long."""


@dataclass(frozen=True, eq=False)
class Job:
    """What every format is written from, and what it is proven with."""

    name: str
    model: Any
    """The trained Keras model."""
    network: IntegerNetwork
    images: NDArray[np.uint8]

    @cached_property
    def expected(self) -> NDArray[np.float32]:
        """The trained model's logits for the images."""
        return trained_logits(self.model, self.images)

    @cached_property
    def for_converters(self) -> Any:
        """The Keras model that converters get."""
        return keras_form(self.network)

    @cached_property
    def c(self) -> CSource:
        """The C header."""
        return c_source(self.network, self.name, NAMES)

    def agreement(self, file: Path) -> Agreement:
        """A file, opened as ``nas.evaluate`` opens it, against the trained model."""
        return compare(file.name, open_model(file), self.expected, self.images)


def _keras(job: Job, folder: Path) -> list[Agreement]:
    agreements = []
    for name in ("model.keras", "model.h5"):
        (folder / name).write_bytes(_saved(job.model, name))
        logits = partial(trained_logits, open_keras(folder / name))
        agreements.append(compare(name, logits, job.expected, job.images))
    return agreements


def _saved(model: Any, name: str) -> bytes:
    """What Keras would write to a file of that name; written by ourselves, a full disk is an OSError."""
    with quiet_stderr():  # It warns that .h5 is old.
        if name.endswith(".h5"):
            memory = io.BytesIO()
            with h5py.File(memory, "w") as file:
                keras.models.save_model(model, file, save_format="h5")
            return memory.getvalue()
        with tempfile.TemporaryDirectory() as folder:
            model.save(Path(folder) / name)
            return (Path(folder) / name).read_bytes()


def _lce(job: Job, folder: Path) -> list[Agreement]:
    (folder / "model.lce.tflite").write_bytes(lce_form(job.for_converters))
    return [job.agreement(folder / "model.lce.tflite")]


def _tflite(job: Job, folder: Path) -> list[Agreement]:
    (folder / "model.tflite").write_bytes(tflite_form(job.for_converters))
    return [job.agreement(folder / "model.tflite")]


def _onnx(job: Job, folder: Path) -> list[Agreement]:
    from nas.export.onnx_form import onnx_form

    (folder / "model.onnx").write_bytes(onnx_form(job.network, job.name).SerializeToString())
    return [job.agreement(folder / "model.onnx")]


def _c(job: Job, folder: Path) -> list[Agreement]:
    from nas.export.c_program import ELSEWHERE, CProgram

    (folder / "network.h").write_text(job.c.header)
    (folder / "main.c").write_text(example(job.network))
    program = CProgram(folder / "network.h")
    exact("network.h", program.sums(job.images), job.network, job.images)
    few = job.images[:: len(job.images) // ELSEWHERE_IMAGES][:ELSEWHERE_IMAGES]
    for flags in ELSEWHERE:
        exact("network.h", CProgram(folder / "network.h", flags).sums(few), job.network, few)
    return [compare("network.h", program.logits, job.expected, job.images)]


FORMATS: Mapping[str, Callable[[Job, Path], list[Agreement]]] = {
    "keras": _keras,
    "lce": _lce,
    "tflite": _tflite,
    "onnx": _onnx,
    "c": _c,
}
"""By name: writes its files into the folder; raises ExportError where one does not answer as the trained model.

What a format needs must be there (`nas.export.prerequisites`).
"""
