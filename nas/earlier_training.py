"""What an earlier start has left of a training, finished or not: it is gone on with only if it is the same training."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from nas.checkpoint import epochs_kept
from nas.recipe import Precision, Recipe
from nas.result_files import ResultError, partial_folders, write_text
from nas.retrained import RESULT, read_result
from studies.study import difference

CHECKPOINT, TERMS = "checkpoint", "terms.json"
"""In an unfinished folder, and in that one."""
TRAINERS = ("tensorflow", "tf-keras", "larq", "scikit-learn")  # The last one splits.


def begin(partial: Path, recipe: Recipe, fingerprint: str) -> Path:
    """The folder of a training's checkpoints, in which it is told what is trained."""
    terms = {"recipe": asdict(recipe), "data": fingerprint, "versions": _versions()}
    write_text(partial / CHECKPOINT / TERMS, json.dumps(terms, indent=2) + "\n")
    return partial / CHECKPOINT


def epochs_done(partial: Path) -> int:
    """Of an unfinished training, those that another start need not do again."""
    return epochs_kept(partial / CHECKPOINT) if (partial / CHECKPOINT / TERMS).exists() else 0


def precision_begun(final: Path) -> Precision | None:
    """What an interrupted training of that folder is computed in; None if there is none."""
    begun: Precision | None = next((terms["recipe"]["precision"] for _, terms in _interrupted(final)), None)
    return begun


def check_earlier(final: Path, recipe: Recipe, precision: Precision | None, fingerprint: str) -> None:
    """Raise ResultError if what is there was trained otherwise, or on other data, or is no result at all.

    By a recipe as an older version had it under that name, or in another ``precision`` than the user asks for, if so.
    """
    if not (final / RESULT).exists():
        check_interrupted(final, recipe, precision, fingerprint)
        return
    if (result := read_result(final / RESULT)) is None:
        raise ResultError(f"{final / RESULT}: is no result of nas.retrain; move the folder away to train it anew")
    there = {"precision": "float32"} | result["settings"]  # As it was before there was a choice.
    found = difference("recipe", there, asdict(recipe) | {"precision": precision or there["precision"]})
    if found := found or difference("data", result.get("fingerprint"), fingerprint):
        raise ResultError(f"{final}: was trained with {found}; move it away to train it anew, or choose another folder")


def check_interrupted(final: Path, recipe: Recipe, precision: Precision | None, fingerprint: str) -> None:
    """Raise ResultError if an interrupted training of that folder could not go on to the end that is asked for."""
    for partial, there in _interrupted(final):
        wanted = asdict(recipe) | {"precision": precision or there["recipe"]["precision"]}
        found = difference("recipe", there["recipe"], wanted) or difference("data", there["data"], fingerprint)
        if found := found or difference("versions", there["versions"], _versions()):
            epochs = f"{epochs_done(partial)} epochs are trained"
            raise ResultError(f"{partial}: {epochs} with {found}; move it away to train anew, or choose another folder")


def _interrupted(final: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """What is unfinished, and what it was begun with."""
    for partial in filter(epochs_done, partial_folders(final)):
        with suppress(FileNotFoundError):  # Another start has come to its end.
            yield partial, _terms(partial / CHECKPOINT / TERMS)


def _terms(file: Path) -> Mapping[str, Any]:
    try:
        terms: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        match terms:
            case {"recipe": {"precision": str()}, "data": str(), "versions": {}}:
                return terms
    except (ValueError, RecursionError):
        pass
    raise ResultError(f"{file}: is damaged; move {file.parent.parent} away to train anew")


def _versions() -> dict[str, str]:
    return {package: version(package) for package in TRAINERS}
