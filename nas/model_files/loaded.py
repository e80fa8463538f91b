"""A network that was read from a file, and how it is called."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from nas.architecture import INPUT_CHANNELS

Run = Callable[[NDArray[np.uint8]], NDArray[Any]]
"""From one batch of raw images, uint8[B, S, S, 3], to the outputs for each."""


BATCH = 128
"""Images run at once, where the file leaves that open."""
MOST_NUMBERS = 2**27
"""In one batch, or in all weights: half a gigabyte of real numbers. A file can ask for any size in a few bytes."""

LONGEST_SIDE = 512
"""Pixels of an image: a data set of larger ones would fill the disk that decoded pictures are kept on."""


class ModelError(ValueError):
    """A model file that cannot be used. The message is one line: which file, what is wrong, what to do."""


class Network(NamedTuple):
    """What a file holds, before anything is checked.

    ``shape`` is that of the input, anything but a number standing for what is left open; where it names a batch
    size, ``run`` takes batches of exactly that size. ``parameters`` is larq's count, None where the format does
    not tell.
    """

    shape: tuple[int | str | None, ...]
    run: Run
    parameters: int | None = None


@dataclass(frozen=True, eq=False)
class LoadedModel:
    """A network for raw RGB images of ``input_size`` x ``input_size`` pixels.

    ``parameters`` counts binary and real ones together, as `nas.cost.count` does; None where the file does not
    tell. ``batch`` is the number of images that ``run`` takes at once.
    """

    file: Path
    input_size: int
    outputs: int
    parameters: int | None
    batch: int
    run: Run

    def __call__(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Outputs float32[N, outputs] for images uint8[N, S, S, 3]: probabilities or scores, the largest the answer.

        Raises ModelError if the network fails or gives something that is not a number, ValueError for images of
        another shape or type.
        """
        expected = (self.input_size, self.input_size, 3)
        if images.shape[1:] != expected or images.dtype != np.uint8:
            raise ValueError(f"images are {images.dtype}{list(images.shape)}; expected uint8{['N', *expected]}")
        outputs = np.empty((len(images), self.outputs), np.float32)
        for start in range(0, len(images), self.batch):
            batch = images[start : start + self.batch]
            outputs[start : start + len(batch)] = self._run_padded(batch)
        if not np.isfinite(outputs).all():
            raise ModelError(f"{self.file}: some of its outputs are not finite numbers; export the model again")
        return outputs

    def _run_padded(self, batch: NDArray[np.uint8]) -> NDArray[Any]:
        """Outputs for the last images too, which need not fill a batch."""
        missing = self.batch - len(batch)
        padded = np.pad(batch, ((0, missing), (0, 0), (0, 0), (0, 0))) if missing else batch
        try:
            return self.run(padded)[: len(batch)]
        except Exception as error:  # Each library has its own, and the cause is always the file.
            raise ModelError(f"{self.file}: fails when it is run ({reason(error)})") from error


def input_size(file: Path, shape: tuple[int | str | None, ...]) -> int:
    """Pixels a side of a network's square RGB images; raises ModelError for any other input, or too large a one."""
    match shape:
        case (_, int(height), int(width), int(channels)) if height == width > 0 and channels == INPUT_CHANNELS:
            images = batch_size(shape)
            if images > 0 and height <= LONGEST_SIDE and images * height * width * channels <= MOST_NUMBERS:
                return height
            raise ModelError(
                f"{file}: its input is {images} images of {height}x{width} pixels at once; that is too much,"
                f" as is any side of more than {LONGEST_SIDE}"
            )
    found = ", ".join(str(length) if isinstance(length, int) else "any" for length in shape)
    raise ModelError(f"{file}: its input has the shape [{found}]; square RGB images, [N, S, S, 3], are needed")


def batch_size(shape: tuple[int | str | None, ...]) -> int:
    """Images to be run at once by a network with that shape of input."""
    return shape[0] if isinstance(shape[0], int) else BATCH


def check_single(file: Path, inputs: int, outputs: int) -> None:
    """Raise ModelError unless a network has one input and one output."""
    if (inputs, outputs) != (1, 1):
        raise ModelError(f"{file}: has {inputs} input(s) and {outputs} output(s); one of each is needed")


def reason(error: Exception) -> str:
    """What an exception of some library says, as one short line."""
    words = " ".join(str(error).split()) or type(error).__name__
    return words if len(words) <= 200 else f"{words[:200]}..."
