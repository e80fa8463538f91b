"""One brightness and contrast: by numpy, by the layer of a model, and what neither may lose."""

import numpy as np
import pytest

from nas.model import Standardisation
from nas.standardisation import standardised

SOURCE = np.random.default_rng(0)
NOISE = SOURCE.integers(0, 256, (20, 9, 9, 3)).astype(np.uint8)
DIM = SOURCE.integers(60, 90, (20, 9, 9, 3)).astype(np.uint8)
GREYS = np.stack([np.full((9, 9, 3), grey, np.uint8) for grey in range(256)])


def test_other_light_makes_the_same_image() -> None:
    brighter, stronger = DIM + 100, (DIM - 60) * 6 + 20
    same = standardised(DIM).astype(int)
    assert abs(standardised(brighter).astype(int) - same).max() == 0
    # Softening and rounding: at the strongest a few hundredths of the range.
    assert abs(standardised(stronger).astype(int) - same).mean() < 12
    assert abs(DIM.astype(int) - stronger).mean() > 20


def test_what_is_redder_or_lighter_stays_so() -> None:
    for image, other in zip(NOISE, standardised(NOISE), strict=True):
        order = np.argsort(image, axis=None)
        assert (np.diff(other.ravel()[order].astype(int)) >= 0).all()


def test_the_range_is_used_and_its_middle_is_the_mean() -> None:
    images = standardised(NOISE).astype(float)
    assert abs(images.mean() - 128) < 3 and 25 < images.std() < 50
    assert (standardised(GREYS) == 128).all()


def test_one_bright_point_does_not_wrap_around() -> None:
    image = np.zeros((1, 9, 9, 3), np.uint8)
    image[0, 4, 4] = 255
    assert standardised(image).max() == 255 and standardised(image)[0, 4, 4].min() == 255
    assert standardised(255 - image).min() == 0


@pytest.mark.parametrize("images", [NOISE, DIM, GREYS, 255 - DIM], ids=["noise", "dim", "greys", "bright"])
def test_the_layer_of_a_model_computes_the_same(images: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> None:
    told = Standardisation()(images.astype(np.float32)).numpy()
    assert told.dtype == np.float32 and (told == standardised(images)).all()
