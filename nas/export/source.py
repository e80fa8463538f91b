"""What is to be exported: a model file, or a retrained network."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from nas.architecture import Architecture
from nas.export.chain import ExportError
from nas.exported import TRAINING, exported_name, sha256_of
from nas.recipe import RECIPES, key_of
from nas.retrained import MODEL, RESULT, check_result, read_result, result_files

SUFFIXES = (".keras", ".h5")


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
        if not path.is_file():
            raise ExportError(f"{path}: there is no such file")
        if path.suffix not in SUFFIXES:
            raise ExportError(f"{path}: only models of larq layers can be exported, {' or '.join(SUFFIXES)}")
        return cls(path)

    def result_of(self, architecture: Architecture) -> Mapping[str, Any] | None:
        """What a retraining of ours says beside the file, if it is of this network, and all there.

        Where it tells the checksums of its models (earlier versions did not), it must be of this very file. Beside an
        export's file, which was proven to be the same network, it is what that export keeps of it.
        """
        exported = exported_name(self.file) == architecture.name
        result = read_result(self.file.with_name(TRAINING if exported else RESULT))
        if result is None or result["name"] != architecture.name:
            return None
        try:
            check_result(result)
            models = result.get("models")
            if models and not exported and models[self.file.name] != sha256_of(self.file):
                return None
        except (ValueError, TypeError, AttributeError, KeyError):
            return None
        return result


def retrained(
    root: Path, architecture: Architecture, recipe: str, dataset: str, fingerprints: Collection[str] = ()
) -> Path | None:
    """The retraining of that network, below ``root``, that did best on validation images; None if there is none.

    One on the validation images too has no such accuracy: it is taken only if there is no other. One by the recipe as
    an older version had it is not taken, nor one on data of another fingerprint than these, if there are any.
    """
    wanted = {"name": architecture.name, "recipe": recipe, "dataset": dataset}
    key = key_of(asdict(RECIPES[recipe]))
    found: list[tuple[float, Path]] = []
    for file in result_files(root):
        result = read_result(file)
        if result is None or not (file.parent / MODEL).exists():
            continue
        same = all(result[name] == value for name, value in wanted.items()) and key_of(result["settings"]) == key
        if same and (not fingerprints or result.get("fingerprint") in fingerprints):
            found.append((result["validation_accuracy"] or 0.0, file.parent))
    return max(found, default=(0.0, None), key=lambda one: one[0])[1]
