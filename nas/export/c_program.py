"""A header of ``c_source``, compiled and called: to prove it, and to use it from here."""

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nas.architecture import CLASSES
from nas.export.chain import ExportError
from nas.export.prerequisites import c_compiler

CALLS = """
#include "network.h"

int size_of_image(void) { return BNN_SIZE; }

void sums_of(const uint8_t *rgb, long count, int32_t *sums) {
    for (; count--; rgb += BNN_SIZE * BNN_SIZE * 3, sums += BNN_CLASSES)
        bnn_sums(rgb, sums);
}

void logits_of(const uint8_t *rgb, long count, float *logits) {
    for (; count--; rgb += BNN_SIZE * BNN_SIZE * 3, logits += BNN_CLASSES)
        bnn_logits(rgb, logits);
}
"""
NATIVE = ("-O3", "-march=native")
"""As fast as it is here."""
ELSEWHERE = (("-O1",), ("-O1", "-DBNN_PLAIN"))
"""As other processors and compilers read it: with vectors of 16 bytes, and without any."""


class CProgram:
    """The network of a header. Compiling and calling it runs what the header says: only for one's own."""

    def __init__(self, header: Path, flags: Sequence[str] = NATIVE) -> None:
        """Compile; raises ExportError if there is no compiler or the header is not one of ours."""
        try:
            with tempfile.TemporaryDirectory() as folder:
                shutil.copyfile(header, Path(folder) / "network.h")
                (Path(folder) / "calls.c").write_text(CALLS)
                self._library = ctypes.CDLL(str(_compiled(header, Path(folder), flags)))
        except OSError as error:
            raise ExportError(f"{header}: cannot be compiled and run ({error.strerror or error})") from error
        self.input_size = int(self._library.size_of_image())

    def sums(self, images: NDArray[np.uint8]) -> NDArray[np.int32]:
        """The last layer's sums, int32[N, 43], for images uint8[N, S, S, 3]."""
        out = np.empty((len(images), CLASSES), np.int32)
        self._call("sums_of", images, out)
        return out

    def logits(self, images: NDArray[np.uint8]) -> NDArray[np.float32]:
        """The scores, float32[N, 43], for images uint8[N, S, S, 3]."""
        out = np.empty((len(images), CLASSES), np.float32)
        self._call("logits_of", images, out)
        return out

    def _call(self, function: str, images: NDArray[np.uint8], out: NDArray[np.generic]) -> None:
        if images.dtype != np.uint8 or images.shape[1:] != (self.input_size, self.input_size, 3):
            raise ValueError(f"images are {images.dtype}{list(images.shape)}, not uint8[N, S, S, 3]")
        pointer, whole = ctypes.c_void_p, np.ascontiguousarray(images)
        self._library[function](whole.ctypes.data_as(pointer), ctypes.c_long(len(whole)), out.ctypes.data_as(pointer))


def _compiled(header: Path, folder: Path, flags: Sequence[str]) -> Path:
    compiler = c_compiler()
    if compiler is None:
        raise ExportError(f"{header}: needs a C compiler to be run, and there is no cc, gcc or clang; install one")
    library = folder / "network.so"
    command = [*compiler, "-std=c99", *flags, "-shared", "-fPIC", "calls.c", "-o", library.name]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        first = next((line for line in done.stderr.splitlines() if "error" in line), "no reason given")
        raise ExportError(f"{header}: {Path(compiler[0]).name} does not compile it ({first[:200]}); export it again")
    return library
