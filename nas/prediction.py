"""What a network of any exported format says of pictures."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import softmax

from datasets import DataError
from datasets.arrays import picture
from datasets.listing import is_picture
from datasets.signs import NAMES
from nas.export.chain import ExportError
from nas.model_files import EXPORTED, FORMATS, model_file, open_model
from nas.model_files.loaded import BATCH

HEADER = "network.h"
"""Of an export, what cannot be used without compiling and running it."""
BEST = 3
ROUNDED = 0.1
"""So far from 1 may a sum of probabilities be: 43 that are kept in 8 bits are wrong by up to 1/512 each."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A class, its name, and the probability that the network gives it."""

    sign: int
    name: str
    probability: float


@dataclass(frozen=True, slots=True)
class Prediction:
    """What a network says of one picture, the likeliest first."""

    file: Path
    guesses: tuple[Guess, ...]

    def as_dict(self) -> dict[str, Any]:
        """For JSON: the likeliest class, and the best three."""
        best = [{"class": one.sign, "name": one.name, "probability": one.probability} for one in self.guesses]
        return {"file": str(self.file), **best[0], "best": best}


@dataclass(frozen=True, eq=False)
class Reader:
    """A network and how large its pictures are."""

    input_size: int
    outputs: Callable[[NDArray[np.uint8]], NDArray[np.floating[Any]]]

    def __call__(self, files: Iterable[Path], fail: Callable[[DataError], None]) -> Iterator[Prediction]:
        """One prediction a picture; ``fail`` is told of what is none."""
        for some in _batched(files, BATCH):
            images: dict[Path, NDArray[np.uint8]] = {}
            for file in some:
                try:
                    images[file] = picture(file, self.input_size)
                except DataError as error:
                    fail(error)
            if images:
                outputs = as_probabilities(self.outputs(np.stack(list(images.values()))))
                yield from map(_prediction, images, outputs)


def _prediction(file: Path, probabilities: NDArray[np.floating[Any]]) -> Prediction:
    likeliest = np.argsort(-probabilities, kind="stable")[:BEST]
    return Prediction(file, tuple(Guess(int(i), NAMES[i], float(probabilities[i])) for i in likeliest))


def _batched(files: Iterable[Path], size: int) -> Iterator[list[Path]]:
    rest = iter(files)
    while some := list(islice(rest, size)):
        yield some


def readable_file(path: Path) -> Path:
    """The file of a network that a path stands for, by its name; raises ModelError or ExportError.

    A header is compiled and run, so it has to be named itself: a folder may be anybody's.
    """
    if not any((path / name).exists() for name in EXPORTED) and (path / HEADER).exists():
        raise ExportError(f"{path}: has only {HEADER}, which would be compiled and run; if it is yours, name the file")
    return model_file(path, (*FORMATS, ".h"))


def open_reader(path: Path) -> Reader:
    """The network in a file, or in the folder of an export; raises ModelError or ExportError."""
    path = readable_file(path)
    if path.suffix == ".h":
        from nas.export.c_program import CProgram

        program = CProgram(path)
        return Reader(program.input_size, program.logits)
    model = open_model(path)
    return Reader(model.input_size, model)


def as_probabilities(outputs: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    """The outputs, [N, 43], if they are probabilities; else what softmax makes of them."""
    already = (outputs >= 0).all() and np.allclose(outputs.sum(axis=1), 1, atol=ROUNDED)
    probabilities: NDArray[np.floating[Any]] = outputs if already else softmax(outputs, axis=1)
    return probabilities


def pictures(named: Sequence[str]) -> list[Path]:
    """Files as they are named, pictures in folders and of patterns in alphabetical order, each once.

    Raises DataError for a folder or pattern without any.
    """
    found: dict[Path, None] = {}
    for name in named:
        if not name:
            raise DataError("an empty name; give a picture, a folder or a pattern")
        if "://" in name:
            raise DataError(f"{name}: is an address; fetch the picture, and give its file")
        path = Path(name)
        if _is_folder(path):
            inside = sorted(filter(_is_picture, path.rglob("*")))
            if not inside:
                raise DataError(f"{name}: there are no pictures in this folder")
            found |= dict.fromkeys(inside)
        elif not path.exists() and any(sign in name for sign in "*?["):
            matching = sorted(filter(_is_picture, _matching(name, path)))
            if not matching:
                raise DataError(f"{name}: no picture matches this pattern")
            found |= dict.fromkeys(matching)
        else:
            found[path] = None
    return list(found)


def _is_picture(path: Path) -> bool:
    return is_picture(path.name) and path.is_file()


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError as error:
        raise DataError(f"{str(path)[:60]}: cannot be looked at ({error.strerror})") from error


def _matching(name: str, path: Path) -> list[Path]:
    try:
        return list(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
    except ValueError as error:
        raise DataError(f"{name}: {str(error)[:1].lower()}{str(error)[1:]}") from error
