"""What is to be exported: a model file, a retrained network, or a trial that is retrained first."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import optuna

from nas.architecture import Architecture
from nas.export.chain import ExportError
from nas.retraining import RESULT
from studies.errors import StudyError
from studies.storage import DEFAULT_URL, open_storage

SUFFIXES = (".keras", ".h5")
MODEL = "model.keras"


@dataclass(frozen=True, slots=True)
class Source:
    """A Keras model file, and what its retraining said of it, if it is one of ours."""

    file: Path
    result: Mapping[str, Any] | None

    @classmethod
    def at(cls, path: Path) -> "Source":
        """A model file, or the folder of a retraining; raises ExportError for anything else."""
        if path.is_dir():
            if not (path / MODEL).exists():
                raise ExportError(f"{path}: has no {MODEL}; give a model file, or the folder of one retraining")
            path = path / MODEL
        if path.suffix not in SUFFIXES:
            raise ExportError(f"{path}: only models of larq layers can be exported, {' or '.join(SUFFIXES)}")
        if not path.is_file():
            raise ExportError(f"{path}: there is no such file")
        beside = path.with_name(RESULT)
        return cls(path, json.loads(beside.read_text()) if beside.exists() else None)


def architecture_of(study: str, number: int, storage: str | None) -> Architecture:
    """The network of a trial; raises StudyError if there is no such trial, or it was never trained."""
    opened = open_storage(storage or DEFAULT_URL)
    names = optuna.get_all_study_names(opened)
    if study not in names:
        raise StudyError(f"no study {study!r}; there are: {', '.join(names) or 'none'}")
    trials = optuna.load_study(study_name=study, storage=opened).get_trials(deepcopy=False)
    if not 0 <= number < len(trials):
        raise StudyError(f"study {study!r} has no trial {number}; its trials are 0 to {len(trials) - 1}")
    if "architecture" not in trials[number].user_attrs:
        raise StudyError(f"trial {number} of study {study!r} has no architecture; choose one that was trained")
    return Architecture.parse(trials[number].user_attrs["architecture"])


def retrained(root: Path, architecture: Architecture, recipe: str) -> Path | None:
    """The retraining of that network, below ``root``, that did best on validation images; None if there is none."""
    found: list[tuple[float, Path]] = []
    for file in sorted(root.rglob(RESULT)):
        result = json.loads(file.read_text())
        if result["name"] == architecture.name and result["recipe"] == recipe and (file.parent / MODEL).exists():
            found.append((result["validation_accuracy"] or 0.0, file.parent))
    return max(found, default=(0.0, None), key=lambda one: one[0])[1]
