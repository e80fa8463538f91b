import re

import numpy as np

from nas.export.vnnlib import robustness
from tests.nas.export.chains import random_images


def test_a_property_holds_one_box_and_every_other_class() -> None:
    image = random_images(8)[5]
    image[0, 0] = (0, 1, 255)
    text = robustness(image, 7, 3)
    assert text.count("declare-const X_") == 192 and text.count("declare-const Y_") == 43
    low, high = (
        np.array([float(found) for found in re.findall(rf"\(assert \({sign} X_\d+ ([\d.]+)\)\)", text)])
        for sign in (">=", "<=")
    )
    assert np.array_equal(low, np.maximum(0, image.ravel().astype(float) - 3))
    assert np.array_equal(high, np.minimum(255, image.ravel().astype(float) + 3))
    assert [int(other) for other in re.findall(r"\(and \(>= Y_(\d+) Y_7\)\)", text)] == [*range(7), *range(8, 43)]
    assert text.count("(") == text.count(")")


def test_a_tiny_distance_is_not_rounded_away() -> None:
    text = robustness(np.full((1, 1, 3), 200, np.uint8), 7, 1e-9)
    assert "(assert (>= X_0 199.999999999))" in text and "(assert (<= X_0 200.000000001))" in text
