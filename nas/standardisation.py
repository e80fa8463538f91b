"""Pictures brought to one brightness and contrast, in whole numbers: every runtime computes exactly the same.

Each pixel of an image becomes 128 plus 32 times its distance from the mean in units of the mean distance, cut to 0 to
255. Both means are of the image without a margin: there the sign is, and the sky behind it, or a lamp beside it, does
not make it dark or flat. All colours together: what is red stays red. Divisions are of numbers that are not negative,
so that rounding down and towards zero are the same.
"""

import numpy as np
from numpy.typing import NDArray

CENTRE, GAIN, TOP = 128, 32, 255
SOFTENING = 2
"""Added to the mean distance: an image of one colour stays flat."""


def inner(margin: int, size: int) -> slice:
    """Rows, or columns, of an image of that size that are not in its margin of so many pixels.

    Raises ValueError if there are none, or the margin is negative: files of models may say anything.
    """
    if not 0 <= 2 * margin < size:
        raise ValueError(f"a margin of {margin} pixels: of {size}, a part must be left")
    return slice(margin, size - margin)


def standardised(images: NDArray[np.uint8], margin: int = 0) -> NDArray[np.uint8]:
    """uint8[N, S, S, 3] of the same shape; what the layer of ``nas.model`` and every export compute, too."""
    pixels = images.astype(np.int32)
    counted = inner(margin, pixels.shape[1])
    distances = pixels - _mean(pixels[:, counted, counted])
    unit = _mean(np.abs(distances[:, counted, counted])) + SOFTENING
    brought: NDArray[np.int32] = np.maximum(0, CENTRE * unit + GAIN * distances) // unit
    return np.minimum(TOP, brought).astype(np.uint8)


def _mean(numbers: NDArray[np.int32]) -> NDArray[np.int32]:
    """Of each image, rounded down: int32[N, 1, 1, 1]."""
    sums: NDArray[np.int32] = numbers.sum(axis=(1, 2, 3), keepdims=True, dtype=np.int32)
    return sums // np.int32(numbers[0].size)
