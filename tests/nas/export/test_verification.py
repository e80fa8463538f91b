"""What the proof of an export finds, and what it lets pass."""

from dataclasses import replace

import numpy as np
import pytest

from nas.export.chain import ExportError, Weights
from nas.export.folding import IntegerNetwork
from nas.export.verification import IMAGES, check_signs, compare, exact, probes, trained_logits
from nas.recipe import PAPER
from tests.nas.export.chains import random_images
from tests.nas.export.networks import job_for, trained


def damaged(network: IntegerNetwork, number: int) -> IntegerNetwork:
    """One sign of one weight of a stage turned."""
    stage = network.stages[number]
    signs = stage.weights.signs.copy()
    signs.flat[0] *= -1
    stages = list(network.stages)
    stages[number] = replace(stage, weights=Weights(stage.weights.layer, signs))
    return replace(network, stages=tuple(stages))


def test_a_faithful_network_passes_and_its_zeros_are_counted() -> None:
    job = job_for(trained("3_16_16_QConv_16_3_MP_2_QConv_32_2_Dense_43", PAPER))
    first, second = check_signs(job.model, job.network, job.images)
    # Black: all 7 x 7 x 16 sums of the first layer are zero, with raw pixels and nothing added.
    assert first.zeros >= 7 * 7 * 16 and first.signs == len(job.images) * 7 * 7 * 16
    assert second.zeros > 0 and second.signs == len(job.images) * 6 * 6 * 32


@pytest.mark.parametrize(("number", "layer"), [(0, "quant_conv2d"), (1, "quant_dense"), (2, "quant_dense")])
def test_the_first_layer_that_reads_another_sign_is_named(number: int, layer: str) -> None:
    job = job_for(trained())
    with pytest.raises(ExportError, match=rf"{layer}\w*: \d+ of \d+ signs before it differ .* first on image \d+"):
        check_signs(job.model, damaged(job.network, number), job.images)


def test_another_last_layer_shows_in_the_sums_and_the_logits() -> None:
    job = job_for(trained())
    other = damaged(job.network, 3)
    with pytest.raises(ExportError, match=r"network.h: \d+ of \d+ sums of its last layer differ"):
        exact("network.h", other.sums(job.images), job.network, job.images)
    with pytest.raises(ExportError, match="its logits differ by up to"):
        compare("file", other.logits, job.expected, job.images)


def test_rounding_passes_and_more_does_not() -> None:
    job = job_for(trained())
    large = np.abs(job.expected).max()
    assert compare("file", lambda images: job.expected * (1 + 1e-6), job.expected, job.images).same_answers >= IMAGES
    with pytest.raises(ExportError, match="its logits differ"):
        compare("file", lambda images: job.expected + 1e-3 * large, job.expected, job.images)
    with pytest.raises(ExportError, match="its logits differ"):
        # The largest of what is no number is the first: here, the right answer.
        compare("file", lambda images: np.full((4, 43), np.nan), np.eye(43)[[0] * 4], job.images[:4])


def test_of_equal_scores_rounding_may_choose_either_and_no_other() -> None:
    images = np.zeros((1, 4, 4, 3), np.uint8)
    expected = np.array([[28.0, 30.0, 30.0]])
    for rounded in ([28, 30, 30 + 1e-5], [28, 30 + 1e-5, 30]):
        assert compare("file", lambda _, told=rounded: np.array([told]), expected, images).same_answers == 1
    near = np.array([[30 - 1e-5, 30.0, 28.0]])
    with pytest.raises(ExportError, match="answers 0 of 1 images"):
        compare("file", lambda _: np.array([[30, 30 - 1e-5, 28]]), near, images)


def test_logits_are_those_before_the_softmax() -> None:
    job = job_for(trained())
    assert trained_logits(job.model, job.images).sum(axis=1).std() > 1
    assert np.allclose(trained_logits(job.model, job.images), job.network.logits(job.images), atol=1e-3)


@pytest.mark.parametrize("count", [3, 5000])
def test_there_are_always_enough_images(count: int) -> None:
    images = probes(random_images(8, count))
    assert len(images) >= IMAGES and {0, 255} <= {image.max() for image in images if image.min() == image.max()}


def test_answers_in_another_shape_are_no_answers() -> None:
    expected = np.zeros((2, 43), np.float32)
    with pytest.raises(ExportError, match=r"file: answers with numbers in the shape \(2, 1, 1, 43\)"):
        compare("file", lambda images: expected.reshape(2, 1, 1, 43), expected, np.zeros((2, 8, 8, 3), np.uint8))
