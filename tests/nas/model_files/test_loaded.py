"""How a network is called, whatever it came from."""

from pathlib import Path

import numpy as np
import pytest

from nas.model_files import LoadedModel, ModelError


def loaded(outputs: object = None, batch: int = 4) -> LoadedModel:
    """A network that tells the first pixel of each image, and takes nothing but full batches."""

    def run(images: np.ndarray) -> np.ndarray:
        assert images.shape == (batch, 2, 2, 3)
        if isinstance(outputs, Exception):
            raise outputs
        first = images[:, 0, 0, :2].astype(np.float32)
        return first if outputs is None else first * outputs

    return LoadedModel(Path("a.onnx"), 2, 2, None, batch, run)


@pytest.mark.parametrize("count", [0, 1, 4, 11])
def test_any_number_of_images_goes_in_as_full_batches(count: int) -> None:
    images = np.arange(12 * count, dtype=np.uint8).reshape(count, 2, 2, 3)
    outputs = loaded()(images)
    assert outputs.dtype == np.float32
    assert outputs.tolist() == images[:, 0, 0, :2].tolist()


def test_images_of_another_kind_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match=r"images are uint8\[5, 3, 2, 3\]"):
        loaded()(np.zeros((5, 3, 2, 3), np.uint8))
    with pytest.raises(ValueError, match="images are float32"):
        loaded()(np.zeros((5, 2, 2, 3), np.float32))


@pytest.mark.parametrize("factor", [np.nan, -np.inf])
def test_outputs_that_are_no_numbers_are_told(factor: float) -> None:
    with pytest.raises(ModelError, match=r"^a\.onnx: some of its outputs are not finite numbers"):
        loaded(np.float32(factor))(np.ones((5, 2, 2, 3), np.uint8))


def test_a_failure_of_the_library_becomes_one_line() -> None:
    with pytest.raises(ModelError, match=r"^a\.onnx: fails when it is run \(node 3: no kernel\)$"):
        loaded(RuntimeError("node 3:\n  no kernel"))(np.ones((5, 2, 2, 3), np.uint8))
