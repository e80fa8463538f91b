from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageOps

from datasets import synthetic
from datasets.sign_faces import SPEEDS, face
from datasets.signs import NAMES

Pixels = npt.NDArray[np.float64]

LABELS = range(43)
MIRROR_PAIRS = ((19, 20), (33, 34), (36, 37), (38, 39))
BRIGHTNESS = {
    "german": [138.8, 143.4, 80.9, 21.6, 90.0, 126.3, 158.0, 194.5, 88.3, 69.9, 59.8, 66.3],
    "belgian": [107.7, 89.1, 65.3, 55.2, 97.2, 107.6, 46.9, 17.8, 213.5, 110.7, 61.6, 105.1],
    "chinese": [100.3, 54.7, 56.5, 178.2, 29.9, 116.8, 31.3, 76.2, 11.1, 40.1, 95.9, 38.8],
}
"""Mean of all pixels of the first pictures of rendering 3."""


def clean(label: int, style: str) -> Pixels:
    ground = Image.new("RGBA", (128, 128), (90, 110, 100, 255))
    return np.asarray(Image.alpha_composite(ground, face(label, style)).convert("RGB").resize((48, 48))).astype(float)


def correlation(first: npt.NDArray[Any], second: npt.NDArray[Any]) -> float:
    return float(np.corrcoef(first.astype(float).ravel(), second.astype(float).ravel())[0, 1])


def test_shapes_types_and_labels() -> None:
    pictures, labels = synthetic.images("german", per_class=2, size=30, seed=0)
    assert pictures.shape == (86, 30, 30, 3)
    assert pictures.dtype == np.uint8
    assert labels.dtype == np.int64
    assert np.bincount(labels).tolist() == [2] * 43


def test_same_seed_same_pictures_and_another_seed_others() -> None:
    first, _ = synthetic.images("belgian", 1, 30, seed=5)
    again, _ = synthetic.images("belgian", 1, 30, seed=5)
    other, _ = synthetic.images("belgian", 1, 30, seed=6)
    assert np.array_equal(first, again)
    assert not any(np.array_equal(a, b) for a, b in zip(first, other, strict=True))


def test_a_picture_does_not_depend_on_how_many_are_made() -> None:
    few, few_labels = synthetic.images("german", 1, 30, seed=1)
    more, more_labels = synthetic.images("german", 3, 30, seed=1)
    assert np.array_equal(more[:43], few)
    assert np.array_equal(more_labels[:43], few_labels)


def test_every_picture_of_a_class_is_another_scene() -> None:
    pictures, _ = synthetic.images("german", 3, 30, seed=1)
    first, second, third = pictures.reshape(3, 43, 30, 30, 3)
    for one, two in ((first, second), (first, third), (second, third)):
        assert not any(np.array_equal(a, b) for a, b in zip(one, two, strict=True))


def test_another_size_shows_the_same_scenes() -> None:
    small, _ = synthetic.images("chinese", 1, 30, seed=2)
    large, _ = synthetic.images("chinese", 1, 64, seed=2)
    for few, many in zip(small, large, strict=True):
        same = np.asarray(Image.fromarray(many).resize((30, 30)))
        assert np.abs(same.astype(int) - few.astype(int)).mean() < 8
        assert correlation(same, few) > 0.85


@pytest.mark.parametrize("style", synthetic.STYLES)
def test_every_clean_sign_is_distinct(style: str) -> None:
    signs = [clean(label, style) for label in LABELS]
    for a in LABELS:
        for b in range(a):
            # Even 60 and 80 differ by more than rounding could.
            assert (np.abs(signs[a] - signs[b]).max(axis=2) > 60).sum() > 12, (a, b)


@pytest.mark.parametrize("label", LABELS)
def test_every_sign_differs_between_countries(label: int) -> None:
    signs = [clean(label, style) for style in synthetic.STYLES]
    for a, b in ((0, 1), (0, 2), (1, 2)):
        assert np.abs(signs[a] - signs[b]).mean() > 1.5


@pytest.mark.parametrize("style", synthetic.STYLES)
def test_keep_right_points_to_the_lower_right(style: str) -> None:
    white = clean(38, style).min(axis=2)[11:37, 11:37] > 200  # Within the rim.
    head, tail, beside = white[13:, 13:], white[:13, :13], white[:13, 13:]
    assert head.sum() > 1.1 * tail.sum() and head.sum() > 2 * beside.sum()


@pytest.mark.parametrize("style", synthetic.STYLES)
def test_yield_is_a_triangle_on_its_tip_and_stop_is_red(style: str) -> None:
    outlines = {label: np.asarray(face(label, style))[:, :, 3] > 128 for label in (13, 14)}
    top, bottom = slice(10, 40), slice(-40, -10)
    assert outlines[13][top].sum() > 2 * outlines[13][bottom].sum()
    assert outlines[14][top].sum() == pytest.approx(outlines[14][bottom].sum(), rel=0.1)
    red, green, _ = clean(14, style)[8:40, 8:40].mean(axis=(0, 1))
    assert red > 1.5 * green


def test_speed_limits_are_those_of_their_names() -> None:
    assert {label: NAMES[label] for label in SPEEDS} == {
        label: f"speed limit {speed}" for label, speed in SPEEDS.items()
    }


@pytest.mark.parametrize("style", BRIGHTNESS)
def test_pictures_of_one_rendering_are_the_same(style: str) -> None:
    pictures, _ = synthetic.images(style, 1, 30, seed=0)
    found = pictures[: len(BRIGHTNESS[style])].mean(axis=(1, 2, 3))
    assert found == pytest.approx(BRIGHTNESS[style], abs=0.3), "other pictures: raise synthetic.RENDERING, then this"


@pytest.mark.parametrize("style", synthetic.STYLES)
@pytest.mark.parametrize("pair", MIRROR_PAIRS)
def test_mirrored_classes_are_each_others_mirror_image(style: str, pair: tuple[int, int]) -> None:
    left, right = (np.asarray(face(label, style).convert("RGB")).astype(int) for label in pair)
    mirrored = np.asarray(ImageOps.mirror(face(pair[0], style)).convert("RGB")).astype(int)
    assert np.abs(mirrored - right).mean() < 1
    assert (np.abs(left - right).max(axis=2) > 60).mean() > 0.03


@pytest.mark.parametrize("label", [label for pair in MIRROR_PAIRS for label in pair])
def test_no_nuisance_mirrors_a_sign(label: int) -> None:
    # The mean of many scenes blurs every nuisance away and leaves the sign, the right way round.
    rng = np.random.default_rng(label)
    scenes = [synthetic.render(label, "german", rng).resize((32, 32)) for _ in range(40)]
    mean = np.mean([np.asarray(scene, dtype=float) for scene in scenes], axis=0)
    sign = np.asarray(face(label, "german").convert("RGB").resize((32, 32)), dtype=float)
    asymmetry, expected = mean - mean[:, ::-1], sign - sign[:, ::-1]
    assert correlation(asymmetry, expected) > 0.4


def test_nuisances_vary() -> None:
    rng = np.random.default_rng(0)
    scenes = [synthetic.render(1, "german", rng) for _ in range(150)]
    assert {scene.mode for scene in scenes} == {"RGB"}
    sides = np.array([scene.size for scene in scenes])
    assert sides.min() >= 20
    assert sides.max() <= 100
    assert np.median(sides) < 0.5 * (sides.min() + sides.max())
    assert (sides[:, 0] != sides[:, 1]).mean() > 0.3
    pictures = np.stack([np.asarray(scene.resize((30, 30)), dtype=float) for scene in scenes])
    brightness, contrast = pictures.mean(axis=(1, 2, 3)), pictures.std(axis=(1, 2, 3))
    warmth = (pictures[..., 0].mean(axis=(1, 2)) - pictures[..., 2].mean(axis=(1, 2))) / brightness
    assert np.percentile(brightness, 5) < 30
    assert np.percentile(brightness, 95) > 120
    assert np.percentile(contrast, 5) < 12
    assert np.percentile(contrast, 95) > 45
    assert warmth.std() > 0.05
    sharpness = np.abs(np.diff(pictures, axis=2)).mean(axis=(1, 2, 3)) / contrast
    assert np.percentile(sharpness, 90) > 1.5 * np.percentile(sharpness, 10)


@pytest.mark.parametrize("label", [-1, 43])
def test_unknown_label_is_refused(label: int) -> None:
    with pytest.raises(ValueError, match=rf"^unknown sign class {label}: choose one of 0 to 42$"):
        synthetic.render(label, "german", np.random.default_rng(0))


def test_unknown_style_is_refused() -> None:
    message = "^unknown national style 'french': choose one of german, belgian, chinese$"
    with pytest.raises(ValueError, match=message):
        synthetic.render(0, "french", np.random.default_rng(0))
    with pytest.raises(ValueError, match=message):
        synthetic.images("french", 1, 30, 0)


@pytest.mark.parametrize("wrong", [{"per_class": 0}, {"size": -1}, {"seed": -1}])
def test_impossible_numbers_are_refused(wrong: dict[str, int]) -> None:
    name = next(iter(wrong))
    with pytest.raises(ValueError, match=f"^{name} is {wrong[name]}"):
        synthetic.images("german", **({"per_class": 1, "size": 30, "seed": 0} | wrong))
