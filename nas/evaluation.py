"""Models on data sets, one pair after the other; what fails is told, and the rest goes on."""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from datasets import DataError, Split
from nas.architecture import Architecture
from nas.cost import count
from nas.exported import exported_name
from nas.layers import ArchitectureError
from nas.measures import Measures, measure
from nas.model_files import LoadedModel, ModelError, open_model

EPOCHS = re.compile(r"_ep_\d+$")
"""What the published file names add to the name of an architecture."""


Load = Callable[[str, int], Split]
"""The data set of a name at an input size in pixels; raises DataError."""


@dataclass(frozen=True, eq=False)
class Answers:
    """What a model said about each picture of a data set, in its order."""

    scores: NDArray[np.float32]
    signs: Split

    @property
    def classes(self) -> NDArray[np.int64]:
        """The class of the largest output among all of them, int64[N]."""
        return np.asarray(self.scores.argmax(axis=1), np.int64)

    def table(self) -> pd.DataFrame:
        """One row a picture."""
        return pd.DataFrame(
            {
                "image": np.arange(len(self.scores)),
                "label": self.signs.labels,
                "predicted": self.classes,
                "score": self.scores.max(axis=1),
                "distinct": self.signs.firsts.astype(int),
            }
        )


@dataclass(frozen=True, eq=False)
class Evaluation:
    """One model and what it reaches on each data set; all three dictionaries have the same keys.

    ``milliseconds`` is the time an image took, in batches, on the machine at hand.
    """

    model: LoadedModel
    measures: dict[str, Measures] = field(default_factory=dict)
    answers: dict[str, Answers] = field(default_factory=dict)
    milliseconds: dict[str, float] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The architecture's name, where the file is named after it or part of an export; else the file's own."""
        return exported_name(self.model.file) or architecture_name(self.model.file.stem)

    @property
    def parameters(self) -> int | None:
        """Those of the file; if its format does not tell, those of the architecture that its export names."""
        name = exported_name(self.model.file)
        if self.model.parameters is None and name is not None:
            return count(Architecture.parse(name)).parameters
        return self.model.parameters

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "file": str(self.model.file),
            "name": self.name,
            "parameters": self.parameters,
            "input_size": self.model.input_size,
            "datasets": {
                name: measures.as_dict() | {"ms_per_image": self.milliseconds[name]}
                for name, measures in self.measures.items()
            },
        }


def architecture_name(stem: str) -> str:
    """``stem`` without the number of epochs, if what remains is the name of an architecture."""
    shorter = EPOCHS.sub("", stem)
    try:
        return Architecture.parse(shorter).name
    except ArchitectureError:
        return stem


def evaluate(
    files: Sequence[Path], names: Sequence[str], load: Load, fail: Callable[[Exception], None]
) -> Iterator[Evaluation]:
    """Yield each model that can be opened, after trying it on every data set.

    ``fail`` is told of files and data sets that cannot be used, by their ModelError or DataError.
    """
    for file in files:
        try:
            evaluation = Evaluation(open_model(file))
        except ModelError as error:
            fail(error)
            continue
        for name in names:
            try:
                _add(evaluation, name, load(name, evaluation.model.input_size))
            except (ModelError, DataError) as error:
                fail(error)
        yield evaluation


def _add(evaluation: Evaluation, name: str, signs: Split) -> None:
    scores: list[NDArray[np.float32]] = []
    seconds, run = 0.0, 0
    for start in range(0, max(1, len(signs.images)), evaluation.model.batch):
        # Reading the memory-mapped images from disk is not the network's time.
        images = np.array(signs.images[start : start + evaluation.model.batch])
        started = time.perf_counter()
        scores.append(evaluation.model(images))
        seconds += time.perf_counter() - started
        run += evaluation.model.batch  # The last batch is filled up, and takes as long as the others.
    answers = Answers(np.concatenate(scores), signs)
    evaluation.answers[name] = answers
    evaluation.measures[name] = measure(answers.classes, signs.labels, signs.firsts, signs.tracks)
    evaluation.milliseconds[name] = 1000 * seconds / run
