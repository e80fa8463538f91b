"""Keras files: those of today, those of Keras 2.10, and those that must not be opened."""

import json
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from nas.model import keras
from nas.model_files import ModelError, open_model
from tests.nas.model_files.networks import PARAMETERS, Sample

BOTH = pytest.mark.parametrize("path", [".h5", ".keras"], indirect=True)


def as_keras_2_10(config: Any) -> Any:
    """The configuration as Keras 2.10 wrote it: an object is its class name and its own configuration."""
    if isinstance(config, dict):
        later = {"module", "registered_name", "build_config", "optional"}
        return {key: as_keras_2_10(value) for key, value in config.items() if key not in later}
    return [as_keras_2_10(part) for part in config] if isinstance(config, list) else config


@BOTH
def test_a_saved_model_answers_as_before(sample: Sample, path: Path) -> None:
    sample.model.save(path)
    opened = open_model(path)
    assert (opened.file, opened.input_size, opened.outputs, opened.parameters) == (path, 12, 43, PARAMETERS)
    assert np.allclose(opened(sample.images), sample.outputs, rtol=0, atol=1e-6)


@BOTH
def test_how_it_was_trained_does_not_matter(sample: Sample, path: Path) -> None:
    model = keras.models.clone_model(sample.model)
    model.set_weights(sample.model.get_weights())
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(sample.images[:2].astype(np.float32), np.zeros(2), verbose=0)
    model.save(path)
    expected = model(sample.images[:5].astype(np.float32)).numpy()
    assert np.allclose(open_model(path)(sample.images[:5]), expected, rtol=0, atol=1e-6)


def test_a_file_of_keras_2_10_opens(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "2022.h5"
    sample.model.save(path)
    with h5py.File(path, "r+") as file:
        file.attrs["model_config"] = json.dumps(as_keras_2_10(json.loads(file.attrs["model_config"])))
        file.attrs["keras_version"] = "2.10.0"
        file.attrs["training_config"] = json.dumps({"optimizer_config": {"class_name": "Gone", "config": {}}})
        assert "registered_name" not in file.attrs["model_config"]
    opened = open_model(path)
    assert opened.parameters == PARAMETERS
    assert np.allclose(opened(sample.images), sample.outputs, rtol=0, atol=1e-6)


@BOTH
def test_code_in_a_file_is_not_run(path: Path, tmp_path: Path) -> None:
    marker = tmp_path / "ran"

    # The names it uses must be there when it is read back: builtins only.
    code = keras.layers.Lambda(lambda x, marker=str(marker): (open(marker, "w").close(), x)[1])  # noqa: PTH123
    model = keras.Sequential([keras.Input((8, 8, 3)), code, keras.layers.Flatten(), keras.layers.Dense(43)])
    model.save(path)
    marker.unlink()
    with pytest.raises(ModelError, match=f"^{path}: contains 'Lambda'; .*save it without$"):
        open_model(path)
    assert not marker.exists()


@BOTH
def test_a_class_of_somebody_else_is_refused_by_name(path: Path) -> None:
    class Mine(keras.layers.Layer):
        pass

    keras.Sequential([keras.Input((8, 8, 3)), Mine(), keras.layers.Flatten(), keras.layers.Dense(43)]).save(path)
    with pytest.raises(ModelError, match=f"^{path}: contains 'Mine'; only plain layers of Keras and larq"):
        open_model(path)


@BOTH
def test_a_network_without_larq_layers_is_no_binarized_one(path: Path) -> None:
    keras.Sequential([keras.Input((8, 8, 3)), keras.layers.Flatten(), keras.layers.Dense(43)]).save(path)
    with pytest.raises(ModelError, match=f"^{path}: has no larq layers, .*convert it to .tflite"):
        open_model(path)


def test_weights_alone_are_no_model(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "some.weights.h5"
    sample.model.save_weights(path)
    with pytest.raises(ModelError, match=f"^{path}: holds no model, perhaps its weights only; save the whole model$"):
        open_model(path)
