"""Pictures of a training and of what a network confuses, as PNG files.

What draws them is imported when it does: it takes a second, and who is told of a wrong name waits for nothing.
"""

from collections.abc import Sequence
from math import isnan
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nas.learning import Report

DOTS_PER_INCH = 150


def draw_training(curve: Sequence[Report], path: Path) -> None:
    """Loss, and accuracy on training and validation images, over the epochs."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import PercentFormatter

    figure = Figure(figsize=(8, 3.5), layout="constrained")
    loss, accuracy = figure.subplots(1, 2)
    epochs = [report.epochs for report in curve]
    loss.plot(epochs, [report.loss for report in curve])
    loss.set(xlabel="epoch", ylabel="training loss")
    accuracy.plot(epochs, [report.accuracy for report in curve], label="training")
    if not all(isnan(report.validation_accuracy) for report in curve):
        accuracy.plot(epochs, [report.validation_accuracy for report in curve], label="validation")
    accuracy.set(xlabel="epoch", ylabel="accuracy")
    accuracy.yaxis.set_major_formatter(PercentFormatter(xmax=1))
    accuracy.legend()
    figure.savefig(path, dpi=DOTS_PER_INCH)


def draw_confusion(labels: NDArray[np.int64], predicted: NDArray[np.int64], path: Path) -> None:
    """How many images of each sign were taken for which; only the classes that occur, as in the paper."""
    from matplotlib.figure import Figure
    from sklearn.metrics import ConfusionMatrixDisplay

    classes = len(set(labels.tolist()) | set(predicted.tolist()))
    side = max(4.0, 0.3 * classes + 1)
    figure = Figure(figsize=(side, side), layout="constrained")
    axes = figure.subplots()
    ConfusionMatrixDisplay.from_predictions(
        labels, predicted, ax=axes, cmap="Blues", colorbar=False, text_kw={"fontsize": 6}
    )
    axes.set(xlabel="predicted class", ylabel="class")
    figure.savefig(path, dpi=DOTS_PER_INCH)
