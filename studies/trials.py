"""What is kept on a trial, and how trials are read back."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any

from optuna import Study
from optuna.exceptions import UpdateFinishedTrialError
from optuna.storages import BaseStorage
from optuna.trial import FrozenTrial, TrialState

from nas.architecture import Architecture
from nas.front import Point, pareto_front
from nas.halving import ROUNDING
from nas.layers import ArchitectureError

ATTRIBUTES = {
    "architecture": "canonical name: input, then the layers (QConv_filters_kernel, MP_pool, BN, Dense_neurons, ...)",
    "baseline": "label of a published network, trained here by the same recipe",
    "asked_for": "the architecture's name, if --start-with gave it; one with neither this nor a baseline was searched",
    "parameters": "binary and real ones",
    "memory_bytes": "weights: one bit a binary parameter, four bytes a real one",
    "binary_macs": "multiply-accumulates of one image with 1-bit operands",
    "real_macs": "those with real ones",
    "learning_curve": "pairs of epochs and the validation accuracy after them",
    "seconds": "of the training",
    "rung": "at which the training was stopped early, counted from 1",
    "reason": "why the trial failed, was stopped or is infeasible",
    "same_as": "number of the trial whose result this one repeats",
    "worker": "machine:process@began that ran it",
    "diverged": "true if the loss stopped being a number; such an architecture is not tried again",
    "lost": "true if its worker was killed, or silent for too long",
    "attempt": "2 or 3 for the architecture of a trial that failed, 1 if it was interrupted",
    "try_again": "on a trial that failed through no fault of its architecture: the attempt that follows",
    "retry_of": "number of the trial that is tried again",
}
"""The user attributes of a trial, as the study's note in the dashboard explains them."""
COSTS = ("parameters", "memory_bytes", "binary_macs", "real_macs")
"""The attributes that say what an architecture costs; a trial has them from the moment it is trained."""
MAX_RETRIES = 2
"""How often the architecture of a failed trial is tried again."""
Curve = list[tuple[float, float]]
"""A learning curve: (epochs, validation accuracy after them), in order."""


def is_feasible(trial: FrozenTrial) -> bool:
    """Whether the architecture lies within the budget."""
    return all(violation <= 0 for violation in trial.constraints.values())


def architecture_of(trial: FrozenTrial) -> Architecture | None:
    """What the trial is of; None if it does not tell by a canonical name, as those of other tools."""
    try:
        return Architecture.parse(str(trial.user_attrs.get("architecture", "")))
    except ArchitectureError:
        return None


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


def is_training(trial: FrozenTrial) -> bool:
    """Whether a running trial is past the decision to train its architecture."""
    return trial.state == TrialState.RUNNING and COSTS[0] in trial.user_attrs


def point(trial: FrozenTrial) -> Point:
    """(validation accuracy, parameters) of a finished trial."""
    accuracy, parameters = trial.values
    return accuracy, parameters


def front(trials: Iterable[FrozenTrial]) -> list[FrozenTrial]:
    """The trained trials that no other beats, fewest parameters first."""
    candidates = trained(trials)
    return [candidates[index] for index in pareto_front([point(trial) for trial in candidates])]


def twin(trials: Iterable[FrozenTrial], number: int, architecture: str, state: TrialState) -> FrozenTrial | None:
    """The earliest other trial of the same architecture in a state, neither a repetition nor outside its budget.

    A running trial counts only if its number is lower or it has begun to train, so that of two exactly one goes on.
    """
    for trial in trials:
        same = trial.user_attrs.get("architecture") == architecture and "same_as" not in trial.user_attrs
        earlier = trial.number < number or trial.state == TrialState.COMPLETE or is_training(trial)
        if trial.state == state and same and earlier and trial.number != number and is_feasible(trial):
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


def loss(attributes: Mapping[str, Any], reason: str) -> dict[str, Any]:
    """What a trial is told, with these user attributes, before it is failed because its worker is gone."""
    return {"reason": reason, "lost": True, **another_attempt(attributes)}


def tell_loss(storage: BaseStorage, trial: FrozenTrial, reason: str) -> bool:
    """Tell a running trial that it is lost, before it is failed; False if somebody else has done all that meanwhile."""
    with suppress(UpdateFinishedTrialError):
        for key, value in loss(trial.user_attrs, reason).items():
            storage.set_trial_user_attr(trial._trial_id, key, value)
        return True
    return False


def fail_lost(storage: BaseStorage, trial: FrozenTrial, reason: str) -> None:
    """Fail a running trial whose worker is gone, told so before; another search may be faster."""
    with suppress(UpdateFinishedTrialError):
        if tell_loss(storage, trial, reason):
            storage.set_trial_state_values(trial._trial_id, TrialState.FAIL)


def another_attempt(attributes: Mapping[str, Any]) -> dict[str, int]:
    """What a failed trial is told of the attempt that follows, unless it was the last one."""
    attempt = attributes.get("attempt", 1) + 1
    return {"try_again": attempt} if attempt <= 1 + MAX_RETRIES else {}


def hanging(limit: float) -> str:
    """Reason of a trial whose training did not come to the end of an epoch."""
    return f"no epoch within {limit:g} seconds: its worker process was ended"


def queue_again(study: Study) -> None:
    """Queue the choices of every failed trial that is owed another attempt.

    What is owed is read from the trials: whoever was killed between the failure and the queueing leaves it to the
    next who looks.
    """
    for trial in owed(study.get_trials(deepcopy=False)):
        kept = {key: trial.user_attrs[key] for key in ("baseline", "asked_for") if key in trial.user_attrs}
        attributes = kept | {"attempt": trial.user_attrs["try_again"], "retry_of": trial.number}
        study.enqueue_trial({**trial.system_attrs.get("fixed_params", {}), **trial.params}, user_attrs=attributes)


def owed(trials: Sequence[FrozenTrial]) -> list[FrozenTrial]:
    """The failed trials whose architecture is to be tried again and is not queued yet.

    One that was lost before its architecture was chosen has nothing that could be.
    """
    paid = {trial.user_attrs.get("retry_of") for trial in trials}
    return [
        trial
        for trial in trials
        if trial.state == TrialState.FAIL
        and "try_again" in trial.user_attrs
        and ("architecture" in trial.user_attrs or "fixed_params" in trial.system_attrs)
        and trial.number not in paid
    ]
