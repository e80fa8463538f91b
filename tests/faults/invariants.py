"""What must be true of a study after whatever happened to its searches."""

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np
from optuna.trial import FrozenTrial, TrialState

from studies.trials import MAX_RETRIES, front, owed, stopped_early, trained
from tests.faults.kinds import is_sound
from tests.faults.learners import baselines
from tests.faults.searches import Search, SurvivalError


def check(search: Search, wanted: int) -> None:
    """Raise SurvivalError, saying what is wrong, of a search that has come to its end."""
    trials = search.trials()
    counted = [*trained(trials), *stopped_early(trials)]
    _must(len(counted) == wanted, f"{len(counted)} trained trials, not {wanted}")
    doubled = [name for name, times in Counter(map(_architecture, counted)).items() if times > 1]
    _must(not doubled, f"trained twice: {doubled}")
    left = [trial.number for trial in trials if not trial.state.is_finished()]
    _must(not left, f"neither finished nor given up: trials {left}")
    silent = [trial.number for trial in trials if trial.state == TrialState.FAIL and "reason" not in trial.user_attrs]
    _must(not silent, f"failed without a reason: trials {silent}")
    missing = [trial.number for trial in owed(trials)]
    _must(not missing, f"not tried again: trials {missing}")
    most = max(trial.user_attrs.get("attempt", 1) for trial in trials)
    _must(most <= 1 + MAX_RETRIES, f"tried {most} times")
    _check_promises(trials, counted)
    _must(is_sound(search), "SQLite finds the database damaged")
    _must(not search.tracebacks(), f"the command ended in tracebacks: {search.tracebacks()[:3]}")
    numbers = [trial.number for trial in front(trials)]
    _must(sorted(numbers) == front_in_file(search), f"the front is {front_in_file(search)}, not {sorted(numbers)}")
    for file in chain(search.folder.rglob("*.npy"), search.folder.rglob("*.json")):
        np.load(file) if file.suffix == ".npy" else json.loads(file.read_text())


def _check_promises(trials: Sequence[FrozenTrial], counted: Sequence[FrozenTrial]) -> None:
    """Every published network was trained, or had its three attempts, or diverged."""
    done = set(map(_architecture, counted))
    for baseline in baselines():
        mine = [trial for trial in trials if trial.user_attrs.get("baseline") == baseline.label]
        gave_up = any(
            trial.user_attrs.get("attempt", 1) > MAX_RETRIES or "diverged" in trial.user_attrs
            for trial in mine
            if trial.state == TrialState.FAIL
        )
        _must(bool(mine), f"{baseline.label} was never queued")
        _must(baseline.architecture.name in done or gave_up, f"{baseline.label} was forgotten")


def front_in_file(search: Search) -> list[int]:
    """Numbers of the trials on the front, by comparing all with all in what SQLite has kept."""
    query = """
        SELECT number, accuracy.value, parameters.value FROM trials
        JOIN trial_values AS accuracy ON accuracy.trial_id = trials.trial_id AND accuracy.objective = 0
        JOIN trial_values AS parameters ON parameters.trial_id = trials.trial_id AND parameters.objective = 1
        WHERE state = 'COMPLETE' AND NOT EXISTS
            (SELECT 1 FROM trial_user_attributes WHERE trial_id = trials.trial_id AND key = 'same_as')
    """
    with sqlite3.connect(search.database) as connection:
        rows = connection.execute(query).fetchall()
    return sorted(
        number
        for number, accuracy, parameters in rows
        if not any(
            a >= accuracy and p <= parameters and ((a, p) != (accuracy, parameters) or other < number)
            for other, a, p in rows
        )
    )


def _architecture(trial: FrozenTrial) -> str:
    return str(trial.user_attrs["architecture"])


def _must(condition: bool, otherwise: str) -> None:
    if not condition:
        raise SurvivalError(otherwise)
