"""What augmentation does to images, and what it leaves alone."""

import numpy as np
import pytest
import tensorflow as tf

from nas import augmentation
from nas.augmentation import augmented

SIZE = 32
DISC = np.hypot(*(np.mgrid[:SIZE, :SIZE] - 11.0)) < 5  # Above and left of the middle.
IMAGE = np.where(DISC[..., None], [200, 40, 40], [60, 60, 60]).astype(np.float32)


Array = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def variants(strength: float, count: int = 200, seed: int = 0, image: Array = IMAGE) -> Array:
    images = tf.constant(np.stack([image] * count))
    told: Array = augmented(images, strength, tf.random.Generator.from_seed(seed)).numpy()
    return told


@pytest.fixture
def moved_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the disc can be told by its colour: no grey, no light from one side, edges as they are."""
    for colour in ("GREY", "SATURATE", "LIGHT", "BLUR", "SHARPEN"):
        monkeypatch.setattr(augmentation, colour, 0.0)


def test_without_strength_nothing_changes() -> None:
    assert np.allclose(variants(0.0, 3), IMAGE, atol=1e-3)


def test_the_seed_decides() -> None:
    assert (variants(0.5) == variants(0.5)).all() and (variants(0.5) != variants(0.5, seed=1)).any()


def test_all_images_differ_and_stay_images() -> None:
    images = variants(1.0)
    assert images.shape == (200, SIZE, SIZE, 3) and images.min() >= 0 and images.max() <= 255
    assert len(np.unique(images.reshape(200, -1), axis=0)) == 200


def test_a_sign_moves_and_grows_as_far_as_it_is_said_and_not_to_one_side(moved_only: None) -> None:
    discs = variants(1.0, 2000)[..., 0] > variants(1.0, 2000)[..., 1] * 2
    rows, columns = (np.array([np.argwhere(disc)[:, axis].mean() for disc in discs]) for axis in (0, 1))
    for places in (rows, columns):
        assert abs(places.mean() - 11) < 0.5 and 1 < places.std() < 3
        assert abs(places - 11).max() < 0.1 * SIZE + 4
    areas = discs.sum(axis=(1, 2)) / DISC.sum()
    assert 0.55 < areas.min() < 0.85 and 1.2 < areas.max() < 1.8 and abs(np.median(areas) - 1) < 0.1


def test_it_is_never_mirrored(moved_only: None) -> None:
    # The disc is above and left of the middle; mirrored, it would be at 20.
    discs = variants(1.0, 2000)[..., 0] > variants(1.0, 2000)[..., 1] * 2
    assert all(np.argwhere(disc).mean() < 17 for disc in discs)


def test_colours_are_stronger_or_weaker_on_average_alike(moved_only: None) -> None:
    brightness = variants(1.0, 2000)[:, -1, -1].mean(axis=1) / 60
    assert 0.62 < brightness.min() < 0.8 and 1.25 < brightness.max() < 1.6 and abs(np.median(brightness) - 1) < 0.05


def test_some_images_are_almost_grey_and_some_more_colourful() -> None:
    red = np.full_like(IMAGE, (100.0, 80.0, 80.0))
    colourfulness = np.ptp(variants(0.5, 500, image=red)[:, 16, 16] / variants(0.5, 500)[:, -1, -1] * 60, axis=1) / 20
    assert colourfulness.min() < 0.75 and colourfulness.max() > 1.05


def test_channels_are_stronger_or_weaker_each_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    for other in ("GREY", "SATURATE", "LIGHT"):
        monkeypatch.setattr(augmentation, other, 0.0)
    pixels = np.log(variants(1.0, 2000, image=np.full_like(IMAGE, 100.0))[:, 16, 16])
    for one, other in ((0, 1), (1, 2), (0, 2)):
        apart = pixels[:, one] - pixels[:, other]
        assert 0.2 < apart.max() < 0.301 and -0.301 < apart.min() < -0.2


def test_a_sign_is_turned_sheared_and_stretched_as_far_as_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def matrices(*others: str) -> Array:
        with monkeypatch.context() as patched:
            for other in others:
                patched.setattr(augmentation, other, 0.0)
            told: Array = augmentation._affine(tf.constant(4000), SIZE, 1.0, tf.random.Generator.from_seed(0)).numpy()
        return told[:, [0, 1, 3, 4]].reshape(-1, 2, 2)

    turned = matrices("SHEAR", "SIZE", "STRETCH")
    angles = np.arctan2(turned[:, 1, 0], turned[:, 0, 0])
    assert 0.19 < angles.max() <= 0.2001 and -0.2001 <= angles.min() < -0.19
    assert np.allclose(np.linalg.det(turned), 1, atol=1e-5)
    sheared = matrices("TURN", "SIZE", "STRETCH")
    assert 0.14 < sheared[:, 0, 1].max() <= 0.1501 and -0.1501 <= sheared[:, 0, 1].min() < -0.14
    assert np.allclose(sheared[:, [0, 1, 1], [0, 0, 1]], [1, 0, 1], atol=1e-5)
    stretched = np.log(matrices("TURN", "SHEAR", "SIZE")[:, [0, 1], [0, 1]])
    assert 0.095 < stretched[:, 0].max() <= 0.1001 and np.allclose(stretched.sum(axis=1), 0, atol=1e-5)


def test_light_falls_from_every_side() -> None:
    images = variants(1.0, 2000, image=np.full_like(IMAGE, 100.0)).mean(axis=3)
    for first, last in ((images[:, 0, 16], images[:, -1, 16]), (images[:, 16, 0], images[:, 16, -1])):
        slope = np.log(last / first)
        assert slope.min() < -0.9 and slope.max() > 0.9 and abs(slope).max() < 1.01 and abs(slope.mean()) < 0.1


def test_edges_are_blurred_or_sharpened(monkeypatch: pytest.MonkeyPatch) -> None:
    for other in ("TURN", "SHEAR", "SIZE", "STRETCH", "SHIFT", "LIGHT"):
        monkeypatch.setattr(augmentation, other, 0.0)
    edge = np.where(np.arange(SIZE) < 16, 60.0, 20.0)[None, :, None] * np.ones_like(IMAGE)
    images = variants(1.0, 500, image=edge.astype(np.float32))[:, 16, :, 0]
    # Across the edge over far from it: 1 as it was, a third where blurred most, 1 + 2 * 2/3 where sharpened most.
    contrast = (images[:, 15] - images[:, 16]) / (images[:, 4] - images[:, 28])
    assert 0.3 < contrast.min() < 0.4 and 2.0 < contrast.max() < 2.4
