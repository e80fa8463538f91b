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


def test_what_is_in_the_margin_does_not_count() -> None:
    lamp, sky = DIM.copy(), DIM.copy()
    lamp[:, :2, :3] = 255
    sky[:, :2] = sky[:, -2:] = sky[:, :, :2] = sky[:, :, -2:] = 200
    inside = np.s_[:, 2:-2, 2:-2]
    for images in (lamp, sky):
        assert (standardised(images, 2)[inside] == standardised(DIM, 2)[inside]).all()
        assert (standardised(images, 1)[inside] != standardised(DIM, 1)[inside]).any()
    assert (standardised(DIM, 2)[inside] == standardised(DIM[inside])).all()


@pytest.mark.parametrize("margin", [0, 2])
@pytest.mark.parametrize("images", [NOISE, DIM, GREYS, 255 - DIM], ids=["noise", "dim", "greys", "bright"])
def test_the_layer_of_a_model_computes_the_same(
    images: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], margin: int
) -> None:
    told = Standardisation(margin)(images.astype(np.float32)).numpy()
    assert told.dtype == np.float32 and (told == standardised(images, margin)).all()


def test_a_flat_inside_with_a_glaring_margin_is_divided_exactly() -> None:
    flat = np.full((1, 9, 9, 3), 0, np.uint8)
    images = np.repeat(flat, 256, axis=0)
    images[:, 0, 0] = np.arange(256, dtype=np.uint8)[:, None]
    told = Standardisation(2)(images.astype(np.float32)).numpy()
    assert (told == standardised(images, 2)).all()


@pytest.mark.parametrize("margin", [-1, 5, 1000])
def test_a_margin_that_leaves_nothing_is_refused(margin: int) -> None:
    with pytest.raises(ValueError, match=f"margin of {margin} pixels"):
        standardised(DIM, margin)
    with pytest.raises(ValueError, match=f"margin of {margin} pixels"):
        Standardisation(margin)(DIM.astype(np.float32))


def test_a_layer_keeps_its_margin_and_older_ones_have_none() -> None:
    kept = Standardisation(3).get_config()
    assert Standardisation.from_config(kept).margin == 3
    del kept["margin"]
    assert Standardisation.from_config(kept).margin == 0
