"""Opening a study: made once, resumed by whoever asks for the same, refused to whoever asks for something else."""

import json
import warnings
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import optuna
from optuna import Study
from optuna.exceptions import ExperimentalWarning
from optuna.samplers import TPESampler
from optuna.storages import BaseStorage
from optuna.trial import FrozenTrial

from nas.evolution import Evolution
from studies.errors import StudyError

OBJECTIVES = ("validation accuracy", "parameters")
DIRECTIONS: tuple[Literal["maximize"], Literal["minimize"]] = ("maximize", "minimize")
PURPOSE = "search"
"""The study attribute that says what is searched, on what data, and how it is trained."""

Purpose = Mapping[str, Any]


def open_study(storage: BaseStorage, name: str, purpose: Purpose, seed: int = 0) -> Study:
    """The study of that name, made if need be.

    Raises StudyError, naming the difference, if it exists with other objectives or for another purpose.
    """
    names = optuna.get_all_study_names(storage)
    if name in names:
        study = optuna.load_study(study_name=name, storage=storage, sampler=default_sampler(seed))
        _check_same(study, json.loads(json.dumps(purpose)))
    else:
        study = optuna.create_study(
            storage=storage, study_name=name, directions=DIRECTIONS, sampler=default_sampler(seed)
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ExperimentalWarning)
            study.set_metric_names(list(OBJECTIVES))
        study.set_user_attr(PURPOSE, dict(purpose))
    return study


def purpose_of(storage: BaseStorage, name: str) -> Purpose | None:
    """What the study of that name was made for; None if there is none, empty if it was not made by this tool."""
    if name not in optuna.get_all_study_names(storage):
        return None
    purpose: Purpose = optuna.load_study(study_name=name, storage=storage).user_attrs.get(PURPOSE, {})
    return purpose


def default_sampler(seed: int = 0) -> Evolution:
    """The sampler of the search; where it has no parent to change, the tree-structured Parzen estimator decides."""
    with warnings.catch_warnings():
        # Objective sets the constraint the new way, which optuna-dashboard 0.21 does not show yet; the old way it does.
        warnings.simplefilter("ignore", FutureWarning)
        return Evolution(TPESampler(seed=seed, n_startup_trials=60, constraints_func=_constraints), seed=seed)


def _constraints(trial: FrozenTrial) -> Sequence[float]:
    return list(trial.constraints.values()) or [0.0]


def _check_same(study: Study, wanted: Purpose) -> None:
    directions = tuple(direction.name.lower() for direction in study.directions)
    if directions != DIRECTIONS or tuple(study.metric_names or OBJECTIVES) != OBJECTIVES:
        raise StudyError(
            f"study {study.study_name!r} was made with other objectives ({', '.join(directions)}); "
            "choose another name with --study"
        )
    there = study.user_attrs.get(PURPOSE, {})
    for key, value in wanted.items():
        if key != "versions" and there.get(key) != value:
            raise StudyError(
                f"study {study.study_name!r} was made with {key} = {there.get(key)}, not {value}; "
                "choose another name with --study"
            )
