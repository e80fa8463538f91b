"""Keras files: those of today, those of Keras 2.10, and those that must not be opened."""

import base64
import io
import json
import marshal
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import larq
import numpy as np
import pytest

from nas.model import keras
from nas.model_files import ModelError, open_keras, open_model
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
@pytest.mark.parametrize(
    "layer", [keras.layers.LocallyConnected2D(4, 3, implementation=3), larq.layers.QuantLocallyConnected2D(4, 3)]
)
def test_a_layer_that_takes_memory_no_shape_tells_of_is_not_built(path: Path, layer: Any) -> None:
    layers = [keras.Input((8, 8, 3)), layer, keras.layers.Flatten(), larq.layers.QuantDense(43)]
    keras.Sequential(layers).save(path)
    with pytest.raises(ModelError, match=f"^{path}: contains '{type(layer).__name__}'; only plain layers"):
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


def with_config(source: Path, target: Path, config: Any) -> Path:
    """The file again, with another description of its layers."""
    if source.suffix == ".h5":
        target.write_bytes(source.read_bytes())
        with h5py.File(target, "r+") as file:
            file.attrs["model_config"] = json.dumps(config)
        return target
    with zipfile.ZipFile(source) as good, zipfile.ZipFile(target, "w") as archive:
        for name in good.namelist():
            archive.writestr(name, json.dumps(config) if name == "config.json" else good.read(name))
    return target


def config_of(file: Path) -> Any:
    if file.suffix == ".h5":
        with h5py.File(file) as opened:
            return json.loads(opened.attrs["model_config"])
    with zipfile.ZipFile(file) as archive:
        return json.loads(archive.read("config.json"))


@BOTH
@pytest.mark.parametrize("field", ["filters", "units"])
def test_a_file_that_asks_for_more_memory_than_there_is_is_refused(
    sample: Sample, path: Path, tmp_path: Path, field: str
) -> None:
    sample.model.save(path)
    config = config_of(path)
    next(layer for layer in config["config"]["layers"] if field in layer["config"])["config"][field] = 10**9
    large = with_config(path, tmp_path / f"large{path.suffix}", config)
    with pytest.raises(ModelError, match=r"large.*describes at least [0-9,]+ weights; that is too much"):
        open_model(large)


def with_weights(source: Path, target: Path, change: Callable[[h5py.File], object]) -> Path:
    """The file again, with its HDF5 part changed."""
    target.write_bytes(source.read_bytes())
    if source.suffix == ".h5":
        with h5py.File(target, "r+") as file:
            change(file)
        return target
    with zipfile.ZipFile(source) as good, zipfile.ZipFile(target, "w") as archive:
        for name in good.namelist():
            content = io.BytesIO(good.read(name))
            if name.endswith(".h5"):
                with h5py.File(content, "r+") as file:
                    change(file)
            archive.writestr(name, content.getvalue())
    return target


def first_weights(file: h5py.File) -> tuple[h5py.Group, str]:
    """The group of the first weights, and their name in it."""
    found: list[str] = []
    file.visititems(lambda name, part: found.append(name) if isinstance(part, h5py.Dataset) else None)
    return file[found[0]].parent, found[0].rpartition("/")[2]


def vast(file: h5py.File) -> None:
    """Half a terabyte, of which nothing is stored."""
    group, name = first_weights(file)
    del group[name]
    group.create_dataset(name, (2**37,), "f4", chunks=(2**20,))


def elsewhere(file: h5py.File) -> None:
    group, name = first_weights(file)
    del group[name]
    group.create_dataset(name, (3,), "f4", external=[("/etc/passwd", 0, 12)])


def linked(file: h5py.File) -> None:
    group, name = first_weights(file)
    del group[name]
    group[name] = h5py.ExternalLink("other.h5", "/secret")


@BOTH
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (vast, "declares 549,[0-9,]+ bytes of weights; that is too much"),
        (elsewhere, "keeps weights in another way than Keras does"),
        (linked, "keeps weights in another way than Keras does"),
    ],
)
def test_weights_that_the_file_does_not_hold_are_not_read(
    sample: Sample, path: Path, tmp_path: Path, change: Callable[[h5py.File], object], told: str
) -> None:
    sample.model.save(path)
    with pytest.raises(ModelError, match=f"other.*: {told}"):
        open_model(with_weights(path, tmp_path / f"other{path.suffix}", change))


def test_weights_that_are_named_again_and_again_are_not_read(sample: Sample, tmp_path: Path) -> None:
    def name_often(file: h5py.File) -> None:
        (layer, *_) = file["model_weights"].attrs["layer_names"]
        group = file["model_weights"][layer]
        group.create_dataset("large", (2**22,), "f4", chunks=(2**20,))
        group.attrs["weight_names"] = ["large", "./large"] * 50

    sample.model.save(tmp_path / "good.h5")
    with pytest.raises(ModelError, match=r"other\.h5: declares 1,67[0-9,]+ bytes of weights; that is too much"):
        open_model(with_weights(tmp_path / "good.h5", tmp_path / "other.h5", name_often))


@BOTH
def test_maps_of_a_network_in_the_network_are_looked_at_too(path: Path) -> None:
    inner = keras.Sequential([keras.Input((8, 8, 3)), keras.layers.UpSampling2D(2**11), keras.layers.GlobalMaxPool2D()])
    answer = larq.layers.QuantDense(43, kernel_quantizer="ste_sign")
    keras.Sequential([keras.Input((8, 8, 3)), inner, answer]).save(path)
    with pytest.raises(ModelError, match=r"has up to 805,306,368 numbers an image between its layers; that is too"):
        open_keras(path)


@BOTH
@pytest.mark.parametrize(
    "code",
    [
        {
            "class_name": "Lambda",
            "config": {"function": base64.b64encode(marshal.dumps(compile("1", "", "eval"))).decode()},
        },
        {"class_name": "function", "module": "os", "config": "system", "registered_name": "function"},
        {
            "class_name": "Popen",
            "module": "subprocess",
            "config": {"args": ["touch", "ran"]},
            "registered_name": "Popen",
        },
        {"class_name": "QuantDense", "module": "my.layers", "config": {}, "registered_name": "QuantDense"},
    ],
    ids=["marshalled code", "function", "class", "custom object"],
)
def test_code_anywhere_in_the_description_is_refused(
    sample: Sample, path: Path, tmp_path: Path, code: dict[str, Any]
) -> None:
    sample.model.save(path)
    config = config_of(path)
    config["config"]["layers"][1]["config"]["kernel_initializer"] = {"class_name": "Zeros", "config": {"deep": [code]}}
    evil = with_config(path, tmp_path / f"evil{path.suffix}", config)
    with pytest.raises(ModelError, match=f"evil.*: contains '{code['class_name']}'; only plain layers"):
        open_model(evil)


def test_pickled_weights_are_not_loaded(sample: Sample, tmp_path: Path) -> None:
    sample.model.save(tmp_path / "good.keras")
    marker = tmp_path / "ran"

    class Trap:
        def __reduce__(self) -> tuple[object, ...]:
            return Path.touch, (marker,)

    with (
        zipfile.ZipFile(tmp_path / "good.keras") as good,
        zipfile.ZipFile(tmp_path / "evil.keras", "w") as archive,
    ):
        for name in good.namelist():
            archive.writestr(name, pickle.dumps(Trap()) if name.endswith(".h5") else good.read(name))
        archive.writestr("model.pkl", pickle.dumps(Trap()))
        archive.writestr("model.weights.npz", pickle.dumps(Trap()))
    with pytest.raises(ModelError, match=r"evil\.keras: cannot be read"):
        open_model(tmp_path / "evil.keras")
    assert not marker.exists()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("assets/../../climbed", b"bad", "holds files that would be unpacked"),
        ("config.json", b" " * (2**22 + 1), "too long to be that of a network"),
        ("model.weights.h5", None, "would unpack to more than 1,073,741,824 bytes"),
    ],
)
def test_an_archive_that_climbs_or_swells_is_not_opened(
    tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    with zipfile.ZipFile(tmp_path / "evil.keras", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content or b"1")
        if name != "config.json":
            archive.writestr("config.json", "{}")
    if content is None:
        packed = (tmp_path / "evil.keras").read_bytes()
        entry = packed.index(b"PK\x01\x02")
        (tmp_path / "evil.keras").write_bytes(packed[: entry + 24] + b"\xff\xff\xff\x7f" + packed[entry + 28 :])
    with pytest.raises(ModelError, match=rf"evil\.keras: .*{told}"):
        open_model(tmp_path / "evil.keras")
    assert [file.name for file in tmp_path.iterdir()] == ["evil.keras"]
