"""Synthetic traffic signs: GTSRB's 43 classes in three national styles, for when no data set is there."""

from functools import cache

import numpy as np
import numpy.typing as npt
from PIL import Image

from datasets import scenes, sign_faces
from datasets.signs import CLASSES

STYLES: tuple[str, ...] = tuple(sign_faces.STYLES)

# To be raised with every change that alters a rendered picture, so that cached pictures are rendered anew.
RENDERING = "3"


def render(label: int, style: str, rng: np.random.Generator) -> Image.Image:
    """One RGB picture, 20 to 100 pixels a side, of a sign in a random scene.

    Raises ValueError for a label outside 0..42 and for an unknown style.
    """
    if not 0 <= label < CLASSES:
        raise ValueError(f"unknown sign class {label}: choose one of 0 to {CLASSES - 1}")
    _check_style(style)
    return scenes.photograph(sign_faces.face(label, style), _faces(style), rng)


def images(style: str, per_class: int, size: int, seed: int) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """Pictures uint8[43 * per_class, size, size, 3] and labels int64[43 * per_class], classes taking turns.

    Picture i shows class i modulo 43 and depends on seed, style and i alone, whatever the size and the number
    of pictures. Resized by Pillow's default, like photographs. Raises ValueError for an unknown style and
    for numbers that are not positive.
    """
    _check_style(style)
    for name, number in (("per_class", per_class), ("size", size)):
        if number < 1:
            raise ValueError(f"{name} is {number}: it has to be at least 1")
    if seed < 0:
        raise ValueError(f"seed is {seed}: it has to be 0 or more")
    count = CLASSES * per_class
    return _pictures(style, size, seed, count), np.arange(count) % CLASSES


def _check_style(style: str) -> None:
    if style not in STYLES:
        raise ValueError(f"unknown national style '{style}': choose one of {', '.join(STYLES)}")


@cache
def _faces(style: str) -> tuple[Image.Image, ...]:
    return tuple(sign_faces.face(label, style) for label in range(CLASSES))


def _pictures(style: str, size: int, seed: int, count: int) -> npt.NDArray[np.uint8]:
    pictures = np.empty((count, size, size, 3), dtype=np.uint8)
    for index, picture in enumerate(pictures):
        # spawn_key keeps the streams of different styles and indices apart.
        sequence = np.random.SeedSequence(seed, spawn_key=(STYLES.index(style), index))
        scene = render(index % CLASSES, style, np.random.default_rng(sequence))
        picture[:] = scene.resize((size, size))
    return pictures
