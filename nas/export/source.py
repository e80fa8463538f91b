"""What is to be exported: a model file, a retrained network, or a trial that is retrained first."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nas.architecture import Architecture
from nas.export.chain import ExportError
from nas.retrained import RESULT, read_result, result_files
from studies.errors import StudyError
from studies.storage import DEFAULT_URL, check_there, failing_in_one_line, open_storage
from studies.study import existing_study

SUFFIXES = (".keras", ".h5")
MODEL = "model.keras"


@dataclass(frozen=True, slots=True)
class Source:
    """A Keras model file."""

    file: Path

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
        return cls(path)

    def result_of(self, architecture: Architecture) -> Mapping[str, Any] | None:
        """What a retraining of ours says beside the file, if it is of this network."""
        result = read_result(self.file.with_name(RESULT))
        return result if result is not None and result["name"] == architecture.name else None


def architecture_of(study: str, number: int, storage: str | None) -> Architecture:
    """The network of a trial; raises StudyError if there is no such trial, or it never came to have one."""
    url = storage or DEFAULT_URL
    check_there(url)
    with failing_in_one_line(url):
        trials = existing_study(open_storage(url), study).get_trials(deepcopy=False)
    if not 0 <= number < len(trials):
        raise StudyError(f"study {study!r} has no trial {number}; its trials are 0 to {len(trials) - 1}")
    if "architecture" not in trials[number].user_attrs:
        raise StudyError(f"trial {number} of study {study!r} has no architecture; choose one that was trained")
    return Architecture.parse(trials[number].user_attrs["architecture"])


def retrained(root: Path, architecture: Architecture, recipe: str, dataset: str) -> Path | None:
    """The retraining of that network, below ``root``, that did best on validation images; None if there is none.

    One on the validation images too has no such accuracy: it is taken only if there is no other.
    """
    wanted = {"name": architecture.name, "recipe": recipe, "dataset": dataset}
    found: list[tuple[float, Path]] = []
    for file in result_files(root):
        result = read_result(file)
        if result is None or not (file.parent / MODEL).exists():
            continue
        if all(result[key] == value for key, value in wanted.items()):
            found.append((result["validation_accuracy"] or 0.0, file.parent))
    return max(found, default=(0.0, None), key=lambda one: one[0])[1]
