"""One trial after another of a study that several processes share, on one machine or on many."""

from collections.abc import Callable, Sequence

import optuna
from optuna.exceptions import UpdateFinishedTrialError
from optuna.trial import FrozenTrial, TrialState

from nas.objective import Objective
from studies.trials import counted, is_training

TOLD_ALREADY = ("Cannot tell a ", "Should not reach.")
"""What Optuna says where it does not expect that a trial has ended; a sampler may have errors of its own."""


def is_room(study: optuna.Study, wanted: int) -> bool:
    """Whether a trial more is wanted than are done and running, here or on another machine."""
    trials = study.get_trials(deepcopy=False)
    return counted(trials) + sum(map(is_training, trials)) < wanted


def train_one(study: optuna.Study, objective: Objective, should_stop: Callable[[], bool]) -> None:
    """Run trials until one has been trained: infeasible, repeated and failed ones do not count."""
    finished: list[FrozenTrial] = []
    while not counted(finished) and not should_stop():
        optimize(study, objective, finished.append)


def optimize(study: optuna.Study, objective: Objective, ended: Callable[[FrozenTrial], None]) -> None:
    """Run a trial; ``ended`` is told of it unless another process has failed it, taking this one for dead.

    Optuna 5.0 raises one of three errors where the end of the trial is known already: to others, or to a server that
    was gone before it could say so.
    """
    begun: list[int] = []

    def noted(trial: optuna.Trial) -> Sequence[float]:
        begun.append(trial.number)
        return objective(trial)

    try:
        study.optimize(noted, n_trials=1, catch=(Exception,), callbacks=[lambda _, trial: ended(trial)])
    except (UpdateFinishedTrialError, ValueError, AssertionError) as error:
        trial = study.get_trials(deepcopy=False)[begun[-1]] if begun else None
        told = isinstance(error, UpdateFinishedTrialError) or str(error).startswith(TOLD_ALREADY)
        if trial is None or not trial.state.is_finished() or not told:
            raise
        if trial.state != TrialState.FAIL:
            ended(trial)
