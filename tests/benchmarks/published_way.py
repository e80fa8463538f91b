"""Training as the published scripts do it: ``model.fit`` on decoded images, for the benchmarks to compare with."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from datasets import load
from nas.architecture import CLASSES, Architecture
from nas.learning import Report
from nas.recipe import PAPER


@dataclass(frozen=True)
class PublishedWay:
    """Stands in for a ``nas.learning.Learner``: float32, batches of 32, every core to the one training.

    Validates on the same images as the search, whole tracks, and reports once, at the end. It has the kernels that
    `nas` turns on, too.
    """

    dataset: str
    epochs: int = PAPER.epochs
    seed: int = 0

    def __call__(self, architecture: Architecture) -> Iterator[Report]:
        """One report."""
        from nas.model import build, keras

        signs = load(self.dataset, architecture.input_size, split="track")
        train, validation = (
            (split.images, keras.utils.to_categorical(split.labels, CLASSES))
            for split in (signs.train, signs.validation)
        )
        model = build(architecture, PAPER, self.seed)
        optimizer = keras.optimizers.Adam(PAPER.learning_rate)
        model.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
        started = time.perf_counter()
        history = model.fit(
            *train, batch_size=PAPER.batch_size, epochs=self.epochs, validation_data=validation, verbose=0
        ).history
        yield Report(
            epochs=self.epochs,
            loss=history["loss"][-1],
            accuracy=history["accuracy"][-1],
            validation_accuracy=history["val_accuracy"][-1],
            seconds=time.perf_counter() - started,
        )
