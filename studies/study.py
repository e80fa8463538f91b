"""Opening a study: made once, resumed by whoever asks for the same, refused to whoever asks for something else."""

import json
import warnings
from collections.abc import Mapping
from typing import Any, Literal

import optuna
from optuna import Study
from optuna.exceptions import ExperimentalWarning
from optuna.storages import BaseStorage

from studies.errors import StudyError

OBJECTIVES = ("validation accuracy", "parameters")
DIRECTIONS: tuple[Literal["maximize"], Literal["minimize"]] = ("maximize", "minimize")
PURPOSE = "search"
"""The study attribute that says what is searched, on what data, and how it is trained."""

Purpose = Mapping[str, Any]


def open_study(storage: BaseStorage, name: str, purpose: Purpose) -> Study:
    """The study of that name, made if need be.

    Raises StudyError, naming the difference, if it exists with other objectives or for another purpose.
    """
    names = optuna.get_all_study_names(storage)
    if name in names:
        study = optuna.load_study(study_name=name, storage=storage)
        _check_same(study, json.loads(json.dumps(purpose)))
    else:
        study = optuna.create_study(storage=storage, study_name=name, directions=DIRECTIONS)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ExperimentalWarning)
            study.set_metric_names(list(OBJECTIVES))
        study.set_user_attr(PURPOSE, dict(purpose))
    return study


def existing_study(storage: BaseStorage, name: str) -> Study:
    """The study of that name; raises StudyError, naming those that there are."""
    names = optuna.get_all_study_names(storage)
    if name not in names:
        raise StudyError(f"no study {name!r}; there are: {', '.join(names) or 'none'}")
    return optuna.load_study(study_name=name, storage=storage)


def purpose_of(storage: BaseStorage, name: str) -> Purpose | None:
    """What the study of that name was made for; None if there is none, empty if it was not made by this tool."""
    if name not in optuna.get_all_study_names(storage):
        return None
    purpose: Purpose = optuna.load_study(study_name=name, storage=storage).user_attrs.get(PURPOSE, {})
    return purpose


def directions_of(study: Study) -> tuple[str, ...]:
    """As in ``DIRECTIONS``."""
    return tuple(direction.name.lower() for direction in study.directions)


def _check_same(study: Study, wanted: Purpose) -> None:
    if directions_of(study) != DIRECTIONS or tuple(study.metric_names or OBJECTIVES) != OBJECTIVES:
        raise StudyError(
            f"study {study.study_name!r} was made with other objectives ({', '.join(directions_of(study))}); "
            "choose another name with --study"
        )
    there = study.user_attrs.get(PURPOSE, {})
    for key, value in wanted.items():
        if key != "versions" and (difference := _difference(key, there.get(key), value)):
            raise StudyError(f"study {study.study_name!r} was made with {difference}; choose another name with --study")


def _difference(name: str, there: object, wanted: object) -> str:
    """The first thing that is not the same, named; empty if everything is. What is missing is as what is off."""
    if isinstance(there, dict) and isinstance(wanted, dict):
        parts = (_difference(f"{name}: {key}", there.get(key), wanted.get(key)) for key in there | wanted)
        return next(filter(None, parts), "")
    # What a study of an older version does not know was not done then: settings that came later are off at 0 and "".
    return "" if there == wanted or not (there or wanted) else f"{name} = {there}, not {wanted}"
