"""TensorFlow Lite files: real numbers, 8-bit ones, and larq-compute-engine's."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flatbuffers
import larq
import numpy as np
import pytest
import tensorflow as tf
from tensorflow.lite.python import schema_py_generated as schema

from nas.model import keras
from nas.model_files import ModelError, open_model
from nas.model_files.tflite_format import Quantization
from tests.nas.model_files.networks import Sample


def test_a_converted_model_answers_as_before(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "model.tflite"
    path.write_bytes(tf.lite.TFLiteConverter.from_keras_model(sample.model).convert())
    opened = open_model(path)
    assert (opened.input_size, opened.outputs, opened.parameters) == (12, 43, None)
    outputs = opened(sample.images)
    assert (outputs.argmax(axis=1) == sample.outputs.argmax(axis=1)).all()
    assert np.allclose(outputs, sample.outputs, rtol=0, atol=1e-4)


@pytest.fixture(scope="module")
def converted(sample: Sample) -> bytes:
    """The model as larq-compute-engine stores it."""
    engine = pytest.importorskip("larq_compute_engine", reason="larq-compute-engine is not installed")
    model: bytes = engine.convert_keras_model(sample.model)
    return model


@pytest.fixture
def lce(converted: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "lce.tflite"
    path.write_bytes(converted)
    return path


def test_a_model_of_larq_compute_engine_answers_as_before(sample: Sample, lce: Path) -> None:
    opened = open_model(lce)
    assert (opened.input_size, opened.outputs, opened.batch) == (12, 43, 1)
    outputs = opened(sample.images)
    assert (outputs.argmax(axis=1) == sample.outputs.argmax(axis=1)).all()
    assert np.allclose(outputs, sample.outputs, rtol=0, atol=1e-4)


def binary_convolution(**options: Any) -> list[Any]:
    """Layers that read a map's signs, and normalise what they find."""
    signs = {"input_quantizer": "ste_sign", "kernel_quantizer": "ste_sign", "use_bias": False}
    return [larq.layers.QuantConv2D(kernel_size=3, **signs, **options), keras.layers.BatchNormalization()]


@pytest.mark.parametrize(
    "options",
    [
        {"filters": 64, "groups": 2},
        {"filters": 13, "strides": 2},
        {"filters": 8, "padding": "same", "pad_values": 1.0},
        {"filters": 40, "padding": "same", "pad_values": 0.0},
        {"filters": 40, "dilation_rate": 2},
    ],
    ids=str,
)
def test_every_binary_convolution_of_larq_compute_engine_is_run(options: dict[str, Any], tmp_path: Path) -> None:
    engine = pytest.importorskip("larq_compute_engine", reason="larq-compute-engine is not installed")
    source = np.random.default_rng(2)
    first = [keras.Input((12, 12, 3)), keras.layers.Conv2D(64, 3), keras.layers.BatchNormalization()]
    last = [keras.layers.Flatten(), keras.layers.Dense(43)]
    between = [*binary_convolution(**options), *binary_convolution(filters=32)]
    model = keras.Sequential([*first, *between, *last])
    for layer in model.layers:
        if hasattr(layer, "moving_mean"):
            layer.beta.assign(source.normal(size=layer.beta.shape))
            layer.moving_variance.assign(source.uniform(1, 9, layer.beta.shape))
    images = source.integers(0, 256, (40, 12, 12, 3)).astype(np.uint8)
    path = tmp_path / "lce.tflite"
    path.write_bytes(engine.convert_keras_model(model))
    assert np.allclose(open_model(path)(images), model(images.astype(np.float32)), rtol=0, atol=1e-3)


@pytest.mark.parametrize("share", [0.001, 0.02, 0.5, 0.9])
def test_a_truncated_model_of_larq_compute_engine_is_told(lce: Path, share: float) -> None:
    lce.write_bytes(lce.read_bytes()[: int(share * lce.stat().st_size)])
    with pytest.raises(ModelError, match=f"^{lce}: cannot be read as a .tflite model"):
        open_model(lce)


def test_without_larq_compute_engine_its_extra_is_named(lce: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "larq_compute_engine.tflite.python.interpreter", None)
    with pytest.raises(ModelError, match=r"needs larq-compute-engine, .* pip install '\.\[lce\]'$"):
        open_model(lce)


@pytest.mark.parametrize("kind", [tf.int8, tf.uint8], ids=["int8", "uint8"])
def test_8_bit_numbers_mean_what_they_stand_for(kind: tf.DType, tmp_path: Path) -> None:
    source = np.random.default_rng(1)
    layers = [keras.Input((8, 8, 3)), keras.layers.Rescaling(1 / 255), keras.layers.Flatten(), keras.layers.Dense(43)]
    model = keras.Sequential(layers)
    images = source.integers(0, 256, (60, 8, 8, 3)).astype(np.uint8)

    def typical() -> Iterator[list[np.ndarray]]:
        yield from ([image[None].astype(np.float32)] for image in images)

    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = typical
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = converter.inference_output_type = kind
    path = tmp_path / "8bit.tflite"
    path.write_bytes(converter.convert())
    expected = model(images.astype(np.float32)).numpy()
    outputs = open_model(path)(images)
    assert np.abs(outputs - expected).max() < 0.05 * np.ptp(expected)


def test_numbers_beyond_8_bits_become_the_nearest() -> None:
    stored = Quantization(np.int8, 0.5, -3)
    assert stored.stored(np.array([0.0, 1.2, 500, -500])).tolist() == [-3, -1, 127, -128]
    assert stored.restored(np.array([-3, -1], np.int8)).tolist() == [0, 1]


def test_operations_of_all_tensorflow_are_refused(tmp_path: Path) -> None:
    marker = tmp_path / "written"

    @tf.function(input_signature=[tf.TensorSpec([1, 8, 8, 3])])
    def write(images: tf.Tensor) -> tf.Tensor:
        tf.io.write_file(str(marker), "here")
        return tf.reshape(images, [1, -1])[:, :43]

    converter = tf.lite.TFLiteConverter.from_concrete_functions([write.get_concrete_function()], tf.Module())
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS, tf.lite.OpsSet.SELECT_TF_OPS]
    path = tmp_path / "flex.tflite"
    path.write_bytes(converter.convert())
    with pytest.raises(ModelError, match=f"^{path}: has the custom operation 'FlexWriteFile'"):
        open_model(path)
    assert not marker.exists()


@pytest.fixture(scope="module")
def lite(sample: Sample) -> bytes:
    model: bytes = tf.lite.TFLiteConverter.from_keras_model(sample.model).convert()
    return model


def refused(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(ModelError, match=rf"^{path}: ") as told:
        open_model(path)
    assert "\n" not in str(told.value)
    return str(told.value)


@pytest.mark.parametrize("share", [0.001, 0.02, 0.5, 0.9])
def test_a_truncated_model_is_told(lite: bytes, tmp_path: Path, share: float) -> None:
    assert "cannot be read" in refused(tmp_path / "a.tflite", lite[: int(share * len(lite))])


@pytest.mark.parametrize("offset", [b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x01\0\0\x80"])
@pytest.mark.parametrize("place", [0, "table"])
def test_an_offset_out_of_the_file_is_told(
    lite: bytes, converted: bytes, tmp_path: Path, place: int | str, offset: bytes
) -> None:
    for model in (lite, converted):
        # The file begins with where its table is; the table, with how far before it its own description is.
        start = place if isinstance(place, int) else int.from_bytes(model[:4], "little")
        content = model[:start] + offset + model[start + 4 :]
        assert "cannot be read" in refused(tmp_path / "a.tflite", content)


def test_an_operation_that_larq_compute_engine_has_not_is_told(converted: bytes, tmp_path: Path) -> None:
    assert b"LceQuantize" in converted
    refused(tmp_path / "a.tflite", converted.replace(b"LceQuantize", b"LceQuantism"))
    told = refused(tmp_path / "a.tflite", converted.replace(b"LceQuantize", b"ExeQuantize"))
    assert "has the custom operation 'ExeQuantize'" in told


def test_what_could_run_for_ever_is_refused(tmp_path: Path) -> None:
    @tf.function(input_signature=[tf.TensorSpec([1, 8, 8, 3])])
    def spin(images: tf.Tensor) -> tf.Tensor:
        flat = tf.reshape(images, [1, -1])[:, :43]
        return tf.while_loop(
            lambda turn, _: turn < 2**30, lambda turn, one: (turn + 1, one + 1), (tf.constant(0), flat)
        )[1]

    converter = tf.lite.TFLiteConverter.from_concrete_functions([spin.get_concrete_function()], tf.Module())
    content = converter.convert()
    assert "has an operation that repeats others" in refused(tmp_path / "a.tflite", content)
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAs(content, 0))
    for code in model.operatorCodes:
        code.builtinCode = 0
    builder = flatbuffers.Builder()
    builder.Finish(model.Pack(builder), b"TFL3")
    assert "has an operation that repeats others" in refused(tmp_path / "old.tflite", bytes(builder.Output()))


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="processes cannot be held to one core here")
def test_no_more_threads_than_cores_that_the_process_may_use() -> None:
    script = (
        "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))});"
        "from nas.model_files.tflite_format import THREADS; print(THREADS)"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True)
    assert ended.stdout == "1\n"
