"""Finished retrainings as they lie on disk, read without TensorFlow."""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nas.result_files import PARTIAL

RETRAININGS = Path("runs/retrained")
"""Where retrainings are, unless somebody says otherwise."""
CURVE, RESULT, MODEL, PICTURE = "curve.csv", "result.json", "model.keras", "training.png"
KEYS = {"name", "recipe", "seed", "dataset", "validation_accuracy", "images", "settings", "versions", "datasets"}
"""Of a retraining's result, what others rely on."""


def predictions_file(test_set: str) -> str:
    """What a network said of each picture of a test set."""
    return f"predictions-{test_set}.csv"


def confusion_file(test_set: str, kind: str) -> str:
    """Which of its classes were taken for which, ``csv`` or ``png``; of ``*``, the pattern of all."""
    return f"confusion-{test_set}.{kind}"


def read_result(file: Path) -> Mapping[str, Any] | None:
    """A retraining's figures; None if the file is not there or holds something else."""
    try:
        result = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return result if isinstance(result, dict) and result.keys() >= KEYS and _is_result(result) else None


def _is_result(result: Mapping[str, Any]) -> bool:
    """Whether it is of the kinds of things that results are of."""
    texts = (result[key] for key in ("name", "recipe"))
    nested = (result[key] for key in ("settings", "images", "versions", "datasets"))
    validation = result["validation_accuracy"]
    numbers = (result["seed"], 0 if validation is None else validation, result.get("seconds", 0))
    return (
        all(isinstance(one, str) for one in texts)
        and all(isinstance(one, dict) for one in nested)
        and all(isinstance(one, int | float) and abs(one) <= sys.float_info.max for one in numbers)
        and all(isinstance(one, dict) and {"images", "accuracy"} <= one.keys() for one in result["datasets"].values())
    )


def check_result(result: Mapping[str, Any]) -> None:
    """Raise ValueError, TypeError or AttributeError unless what is shown of a result is there and makes sense."""
    result["versions"].items()
    for what, number in {
        "seed": result["seed"],
        "images: train": result["images"].get("train"),
        "images: validation": result["images"].get("validation"),
        "seconds": result.get("seconds", 0),
    }.items():
        if not isinstance(number, int | float):
            raise ValueError(f"{what} is no number")
    for name, figures in result["datasets"].items():
        of_classes = {int(label): score for label, score in figures.get("class_scores", {}).items()}
        if not all(map(_is_score, [figures, figures.get("distinct", figures), *of_classes.values()])):
            raise ValueError(f"its figures of {name} are not all there, or make no sense")


def _is_score(figures: Mapping[str, Any]) -> bool:
    accuracy, images, correct = (figures.get(key) for key in ("accuracy", "images", "correct"))
    counted = isinstance(images, int) and isinstance(correct, int) and 0 <= correct <= images > 0
    return counted and isinstance(accuracy, int | float) and 0 <= accuracy <= 1


def result_files(root: Path, name: str = RESULT) -> Iterator[Path]:
    """The results of all finished retrainings below ``root``, or other files of that ``name``, in order."""
    for file in sorted(root.rglob(name)):
        if not any(PARTIAL in part for part in file.relative_to(root).parts):
            yield file
