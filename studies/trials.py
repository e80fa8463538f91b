"""What is kept on a trial, and how trials are read back.

User attributes, as a person sees them in the dashboard: ``architecture`` (canonical name), ``baseline`` (the label
of a published network), ``parameters``, ``memory_bytes``, ``binary_macs``, ``real_macs``, ``seconds``,
``learning_curve`` (pairs of epochs and the validation accuracy after them), ``rung`` (at which it was stopped early,
from 1), ``reason`` (why a trial failed, was stopped or is infeasible), ``same_as`` (number of the trial whose result
this one repeats), ``worker`` (host:process), ``diverged`` (its loss stopped being a number) and ``attempt`` (2 or 3
for the architecture of a trial that was killed).
"""

import os
import socket
from collections.abc import Iterable

from optuna import Study
from optuna.trial import FrozenTrial, TrialState

from nas.front import Point, pareto_front
from nas.halving import ROUNDING

Curve = list[tuple[float, float]]
"""A learning curve: (epochs, validation accuracy after them), in order."""


def is_feasible(trial: FrozenTrial) -> bool:
    """Whether the architecture lies within the budget."""
    return all(violation <= 0 for violation in trial.constraints.values())


def trained(trials: Iterable[FrozenTrial]) -> list[FrozenTrial]:
    """Finished, feasible trials with a result of their own."""
    return [
        trial
        for trial in trials
        if trial.state == TrialState.COMPLETE and is_feasible(trial) and "same_as" not in trial.user_attrs
    ]


def stopped_early(trials: Iterable[FrozenTrial]) -> list[FrozenTrial]:
    """Trials that were trained until a rung and then given up, because others did better there."""
    return [trial for trial in trials if trial.state == TrialState.PRUNED and "rung" in trial.user_attrs]


def counted(trials: Iterable[FrozenTrial]) -> int:
    """What ``--trials`` counts: trials trained to the end or stopped early."""
    candidates = list(trials)
    return len(trained(candidates)) + len(stopped_early(candidates))


def infeasible(trials: Iterable[FrozenTrial]) -> list[FrozenTrial]:
    """Trials whose architecture was outside the budget, never trained."""
    return [trial for trial in trials if trial.state == TrialState.COMPLETE and not is_feasible(trial)]


def point(trial: FrozenTrial) -> Point:
    """(validation accuracy, parameters) of a finished trial."""
    accuracy, parameters = trial.values
    return accuracy, parameters


def front(trials: Iterable[FrozenTrial]) -> list[FrozenTrial]:
    """The trained trials that no other beats, fewest parameters first."""
    candidates = trained(trials)
    return [candidates[index] for index in pareto_front([point(trial) for trial in candidates])]


def twin(trials: Iterable[FrozenTrial], number: int, architecture: str, state: TrialState) -> FrozenTrial | None:
    """The earliest other feasible trial of the same architecture in a state, not itself a repetition.

    A running trial counts only if its number is lower, so that of two running ones exactly one goes on.
    """
    for trial in trials:
        same = trial.user_attrs.get("architecture") == architecture and "same_as" not in trial.user_attrs
        earlier = trial.number < number or trial.state == TrialState.COMPLETE
        if trial.state == state and same and earlier and trial.number != number:
            return trial
    return None


def stopped_twin(trials: Iterable[FrozenTrial], architecture: str) -> FrozenTrial | None:
    """The trial in which the training of this architecture was stopped early, if it has been."""
    return next((trial for trial in stopped_early(trials) if trial.user_attrs["architecture"] == architecture), None)


def diverged_twin(trials: Iterable[FrozenTrial], architecture: str) -> FrozenTrial | None:
    """A trial in which the training of this architecture diverged, as it would again."""
    for trial in trials:
        if trial.user_attrs.get("diverged") and trial.user_attrs.get("architecture") == architecture:
            return trial
    return None


def at_epoch(trials: Iterable[FrozenTrial], number: int, epochs: float) -> list[Point]:
    """(validation accuracy then, parameters) of every other trial that has been trained for so long.

    Failed ones are left out: those that were interrupted are tried again.
    """
    found: list[Point] = []
    for trial in trials:
        if trial.state == TrialState.FAIL or trial.number == number:
            continue
        curve: Curve = trial.user_attrs.get("learning_curve", [])
        accuracy = next((accuracy for at, accuracy in curve if at >= epochs - ROUNDING), None)
        if accuracy is not None:
            found.append((accuracy, trial.user_attrs["parameters"]))
    return found


def worker_name() -> str:
    """This process, as a trial remembers it: host:process."""
    return f"{socket.gethostname()}:{os.getpid()}"


def retry(study: Study, trial: FrozenTrial, **attributes: int) -> None:
    """Queue the choices of a trial again."""
    kept = {key: trial.user_attrs[key] for key in ("baseline", "attempt") if key in trial.user_attrs}
    chosen = {**trial.system_attrs.get("fixed_params", {}), **trial.params}
    study.enqueue_trial(chosen, user_attrs=kept | attributes)
