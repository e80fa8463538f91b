"""Pictures decoded once, kept as uint8 arrays on disk, and memory-mapped ever after."""

import os
import shutil
import struct
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from PIL import Image, ImageOps

from datasets.listing import readable_formats
from datasets.samples import DataError

Progress = Callable[[int, int], None]
"""Told (pictures done, pictures in all) while pictures are decoded or rendered."""

DECODING = "2"
"""Changed whenever pictures are decoded otherwise: turned as EXIF says, transparent parts grey."""
MOST_PIXELS = 2**26
"""Of a picture, before it is scaled down: a few bytes may claim to be more than memory holds."""
BLOCK = 256
PARTIAL = "partial-"
ZEROS = 2**20
"""Bytes that are written at once, before pictures take their place."""
DAY = 24 * 60 * 60


def cache_folder() -> Path:
    """``BNN_CACHE_DIR``, else ``bnn-nas`` in the user's cache folder (XDG base directory specification).

    Raises DataError for a user who has no home.
    """
    named = os.environ.get("BNN_CACHE_DIR")
    if named:
        return Path(named)
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bnn-nas"
    except RuntimeError as error:
        raise DataError("this user has no home to keep decoded pictures in; set BNN_CACHE_DIR to a folder") from error


def stored(
    name: str, shape: tuple[int, ...], dtype: type[np.generic], fill: Callable[[NDArray[Any]], None]
) -> NDArray[Any]:
    """Read-only memory map of the array cached under ``name``; ``fill`` is called if it has to be made.

    A file that is damaged or has another shape or type is made again. The finished file appears in one step,
    so neither a killed process nor two at once leave half an array behind. Raises DataError if the cache
    folder cannot be written.
    """
    file = cache_folder() / f"{name}.npy"
    array = _mapped(file)
    if array is None or array.shape != shape or array.dtype != dtype:
        with _workspace(file.parent) as workspace:
            unfinished = Path(workspace) / file.name
            with _told(file.parent):
                blank = _blank(unfinished, shape, dtype)
            fill(blank)
            with _told(file.parent):
                blank.flush()
                unfinished.replace(file)
        array = np.load(file, mmap_mode="r")
    return array


def decode(files: Sequence[Path], out: NDArray[np.uint8], progress: Progress | None = None) -> None:
    """Decode ``files`` into ``out``, uint8[N, S, S, 3]. Raises DataError if one of them is unreadable."""
    size = out.shape[1]
    starts = range(0, len(files), BLOCK)
    # Threads suffice: Pillow releases the interpreter lock while it decodes, and nothing has to be pickled.
    jobs = Parallel(n_jobs=-1, prefer="threads", return_as="generator")
    # Not in the threads: what is ignored is the process's, and one of them would put back what another has set.
    with warnings.catch_warnings(action="ignore"):
        blocks = jobs(delayed(_block)(files[start : start + BLOCK], size) for start in starts)
        for start, block in zip(starts, blocks, strict=True):
            out[start : start + len(block)] = block
            if progress is not None:
                progress(start + len(block), len(files))


def picture(file: Path, size: int) -> NDArray[np.uint8]:
    """One picture as uint8[size, size, 3] RGB. Raises DataError if Pillow cannot read it.

    It is turned as its EXIF says; what is transparent becomes grey. Not for threads: see `decode`.
    """
    with warnings.catch_warnings(action="ignore"):  # Of damage that Pillow gets over.
        return _picture(file, size)


def _picture(file: Path, size: int) -> NDArray[np.uint8]:
    try:
        with Image.open(file, formats=readable_formats()) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValueError(f"{image.width}x{image.height} pixels are too many")
            if image.mode == "F" or (image.mode == "I" and image.format != "PPM"):
                raise ValueError("nothing tells which of its numbers is white; save it with 8 bits a colour")
            image.load()  # Here, so that what `_upright` forgives is not in the pixels.
            # No filter is named: the published accuracies were measured with Pillow's default.
            return np.asarray(_rgb(_upright(image)).resize((size, size)))
    except FileNotFoundError as error:
        raise DataError(f"{file}: there is no such file") from error
    except Exception as error:  # Pillow's readers raise anything, and the cause is always the file.
        reason = " ".join(str(error).replace(f"'{file}'", "").split())[:200] or type(error).__name__
        raise DataError(f"{file}: not a readable image ({reason}); replace it, or unpack the data set again") from error


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except (SyntaxError, TypeError, KeyError, struct.error, OverflowError):
        return image  # Of damaged EXIF data, which is not the picture.


def _rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        # All of 16 bits, those of PPM files too. Pillow's own conversion cuts them off at 255.
        image = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    if image.has_transparency_data:
        opaque = Image.new("RGBA", image.size, (128, 128, 128, 255))
        opaque.alpha_composite(image.convert("RGBA"))
        image = opaque
    return image.convert("RGB")


def _block(files: Sequence[Path], size: int) -> NDArray[np.uint8]:
    return np.stack([_picture(file, size) for file in files])


def _mapped(file: Path) -> NDArray[Any] | None:
    try:
        array: NDArray[Any] = np.load(file, mmap_mode="r", allow_pickle=False)
    except Exception:  # The header is Python's, and its parser raises anything.
        return None
    return array


def _workspace(cache: Path) -> tempfile.TemporaryDirectory[str]:
    """Temporary folder inside ``cache``, after removing those that killed processes left there."""
    with _told(cache):
        cache.mkdir(parents=True, exist_ok=True)
        for leftover in cache.glob(f"{PARTIAL}*"):
            # Another process may finish and remove its own just now.
            with suppress(FileNotFoundError):
                if time.time() - leftover.stat().st_mtime > DAY:
                    shutil.rmtree(leftover, ignore_errors=True)
        return tempfile.TemporaryDirectory(prefix=PARTIAL, dir=cache)


def _blank(file: Path, shape: tuple[int, ...], dtype: type[np.generic]) -> np.memmap[Any, np.dtype[Any]]:
    """Writable memory map of zeros, all of them on disk: a full disk is an error here, not a crash later."""
    blank: np.memmap[Any, np.dtype[Any]] = np.lib.format.open_memmap(file, "w+", dtype, shape)  # type: ignore[no-untyped-call]
    with file.open("r+b") as zeros:
        zeros.seek(blank.offset)
        for start in range(0, blank.nbytes, ZEROS):
            zeros.write(bytes(min(ZEROS, blank.nbytes - start)))
    return blank


@contextmanager
def _told(cache: Path) -> Iterator[None]:
    """What the operating system refuses in the cache, as a DataError of one line."""
    try:
        yield
    except OSError as error:
        raise DataError(
            f"{cache}: decoded pictures cannot be kept there ({error.strerror or error});"
            " set BNN_CACHE_DIR to another folder"
        ) from error
