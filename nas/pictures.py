"""Pictures of a training and of what a network confuses, as PNG files."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter
from numpy.typing import NDArray
from sklearn.metrics import ConfusionMatrixDisplay

from nas.learning import Epoch

DOTS_PER_INCH = 150


def draw_training(curve: Sequence[Epoch], path: Path) -> None:
    """Loss, and accuracy on training and validation images, over the epochs."""
    figure = Figure(figsize=(8, 3.5), layout="constrained")
    loss, accuracy = figure.subplots(1, 2)
    numbers = [epoch.number for epoch in curve]
    loss.plot(numbers, [epoch.loss for epoch in curve])
    loss.set(xlabel="epoch", ylabel="training loss")
    accuracy.plot(numbers, [epoch.accuracy for epoch in curve], label="training")
    accuracy.plot(numbers, [epoch.validation_accuracy for epoch in curve], label="validation")
    accuracy.set(xlabel="epoch", ylabel="accuracy")
    accuracy.yaxis.set_major_formatter(PercentFormatter(xmax=1))
    accuracy.legend()
    figure.savefig(path, dpi=DOTS_PER_INCH)


def draw_confusion(labels: NDArray[np.int64], predicted: NDArray[np.int64], path: Path) -> None:
    """How many images of each sign were taken for which; only the classes that occur, as in the paper."""
    classes = len(set(labels.tolist()) | set(predicted.tolist()))
    side = max(4.0, 0.3 * classes + 1)
    figure = Figure(figsize=(side, side), layout="constrained")
    axes = figure.subplots()
    ConfusionMatrixDisplay.from_predictions(
        labels, predicted, ax=axes, cmap="Blues", colorbar=False, text_kw={"fontsize": 6}
    )
    axes.set(xlabel="predicted class", ylabel="class")
    figure.savefig(path, dpi=DOTS_PER_INCH)
