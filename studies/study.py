"""Opening a study: made once, resumed by whoever asks for the same, refused to whoever asks for something else."""

import json
import time
import warnings
from collections.abc import Callable, Mapping
from typing import Any, Literal

import optuna
from optuna import Study
from optuna.exceptions import DuplicatedStudyError, ExperimentalWarning
from optuna.storages import BaseStorage

from studies.errors import StudyError

OBJECTIVES = ("validation accuracy", "parameters")
DIRECTIONS: tuple[Literal["maximize"], Literal["minimize"]] = ("maximize", "minimize")
PURPOSE = "search"
"""The study attribute that says what is searched, on what data, and how it is trained."""
MAKING = 30.0
"""Seconds that another process may take to make a study before it is taken for dead."""

Purpose = Mapping[str, Any]


def open_study(
    storage: BaseStorage, name: str, purpose: Purpose, prepare: Callable[[Study], object] = lambda _: None
) -> Study:
    """The study of that name, made if need be; of many that start at once, one makes and prepares it.

    Raises StudyError, naming the difference, if it exists with other objectives or for another purpose.
    """
    try:
        study = optuna.create_study(storage=storage, study_name=name, directions=DIRECTIONS)
    except DuplicatedStudyError:
        study = optuna.load_study(study_name=name, storage=storage)
        _check_objectives(study)
        if _has_purpose(study):
            _check_same(study, json.loads(json.dumps(purpose)))
            return study
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ExperimentalWarning)
        study.set_metric_names(list(OBJECTIVES))
    prepare(study)
    study.set_user_attr(PURPOSE, dict(purpose))  # The last thing: for it the others wait.
    return study


def check_study(storage: BaseStorage, name: str, purpose: Purpose) -> None:
    """What `open_study` would refuse, told before all of the purpose is known. Makes nothing, waits for nobody.

    Raises StudyError if there is such a study, with other objectives or for another purpose.
    """
    if name not in optuna.get_all_study_names(storage):
        return
    study = optuna.load_study(study_name=name, storage=storage)
    _check_objectives(study)
    if PURPOSE in study.user_attrs:
        _check_same(study, json.loads(json.dumps(purpose)))


def _has_purpose(study: Study) -> bool:
    """Whether the study is ready to be used; who makes it gets some time for that, unless it is an old one."""
    deadline = time.monotonic() + MAKING
    while PURPOSE not in study.user_attrs:
        if any(trial.state.is_finished() for trial in study.get_trials(deepcopy=False)):
            return True  # Not made by this tool: the comparison refuses it.
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


def existing_study(storage: BaseStorage, name: str) -> Study:
    """The study of that name; raises StudyError, naming those that there are, or if it has other objectives."""
    names = optuna.get_all_study_names(storage)
    if name not in names:
        raise StudyError(f"no study {name!r}; there are: {', '.join(names) or 'none'}")
    study = optuna.load_study(study_name=name, storage=storage)
    _check_objectives(study)
    return study


def told_purpose(study: Study) -> Purpose:
    """What a study says it was made for; empty if it does not say, as those of other tools."""
    purpose = study.user_attrs.get(PURPOSE)
    return purpose if isinstance(purpose, Mapping) else {}


def purpose_of(storage: BaseStorage, name: str) -> Purpose | None:
    """What the study of that name was made for; None if there is none, empty if it was not made by this tool."""
    if name not in optuna.get_all_study_names(storage):
        return None
    study = optuna.load_study(study_name=name, storage=storage)
    return told_purpose(study) if _has_purpose(study) else {}


def _check_objectives(study: Study) -> None:
    directions = tuple(direction.name.lower() for direction in study.directions)
    if directions != DIRECTIONS or tuple(study.metric_names or OBJECTIVES) != OBJECTIVES:
        raise StudyError(
            f"study {study.study_name!r} was made with other objectives ({', '.join(directions)}); "
            "choose another name with --study"
        )


def _check_same(study: Study, wanted: Purpose) -> None:
    there = told_purpose(study)
    for key, value in wanted.items():
        if key != "versions" and (found := difference(key, there.get(key), value)):
            raise StudyError(f"study {study.study_name!r} was made with {found}; choose another name with --study")


def difference(name: str, there: object, wanted: object) -> str:
    """The first thing that is not the same, named; empty if everything is. What is missing is as what is off."""
    if isinstance(there, dict) and isinstance(wanted, dict):
        parts = (difference(f"{name}: {key}", there.get(key), wanted.get(key)) for key in there | wanted)
        return next(filter(None, parts), "")
    # What a study of an older version does not know was not done then: settings that came later are off at 0 and "".
    return "" if there == wanted or not (there or wanted) else f"{name} = {there}, not {wanted}"
