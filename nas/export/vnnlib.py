"""Robustness as a question for verifiers of neural networks, in the VNN-LIB format (SMT-LIB 2, as VNN-COMP reads it).

The question is whether there is a counterexample: an image no pixel of which differs from a given one by more than
epsilon, for which some other class has at least the score of the right one. "unsat" is the good answer.
"""

import numpy as np
from numpy.typing import NDArray

from nas.architecture import CLASSES


def robustness(image: NDArray[np.uint8], label: int, epsilon: float) -> str:
    """For one image, uint8[S, S, 3], its class, and a distance in grey levels, as the ONNX export reads them."""
    pixels = image.astype(float).ravel()
    lowest, highest = np.maximum(0, pixels - epsilon), np.minimum(255, pixels + epsilon)
    lines = [f"; class {label}, every one of {len(pixels)} values within {epsilon:g} of the image's"]
    lines += [f"(declare-const X_{number} Real)" for number in range(len(pixels))]
    lines += [f"(declare-const Y_{number} Real)" for number in range(CLASSES)]
    for number, (low, high) in enumerate(zip(lowest, highest, strict=True)):
        lines += [f"(assert (>= X_{number} {_told(low)}))", f"(assert (<= X_{number} {_told(high)}))"]
    others = (f"    (and (>= Y_{other} Y_{label}))" for other in range(CLASSES) if other != label)
    return "\n".join([*lines, "(assert (or", *others, "))", ""])


def _told(level: float) -> str:
    """All digits, without an exponent, which VNN-LIB's reals do not have."""
    return np.format_float_positional(level, trim="0")
