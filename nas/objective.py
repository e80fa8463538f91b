"""What Optuna calls: space -> architecture -> cost -> training -> (validation accuracy, parameters)."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import optuna
from optuna.trial import FrozenTrial, TrialState

from nas.architecture import Architecture
from nas.budget import Budget
from nas.cost import count
from nas.front import Point
from nas.halving import Halving
from nas.learning import DivergedError, Report
from nas.reason import reason_of
from search_spaces.space import SearchSpace
from studies.trials import COSTS, Curve, another_attempt, at_epoch, diverged_twin, is_training, stopped_twin, twin
from studies.worker_processes import WORKER, worker_name

Learn = Callable[[Architecture], Iterator[Report]]
"""Trains an architecture, yielding after each epoch and rung: a ``nas.learning.Learner``, or a simulation of one."""

INTERRUPTED = "the search was interrupted"
"""Reason of a trial that was given up because the search was asked to stop."""
UNDECIDED = 0.05
"""Seconds between two looks at a trial that is about to decide whether it trains an architecture."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Objective:
    """Call it with a trial; give it to any multi-objective study that maximises, then minimises."""

    space: SearchSpace
    learn: Learn
    budget: Budget = field(default_factory=Budget)
    should_stop: Callable[[], bool] = _never
    """Asked at each report; training is given up when it says so, unless it has come to its end."""
    halving: Halving | None = None
    """Decides which trainings are stopped early; the published networks never are, to be there for comparison."""

    def __post_init__(self) -> None:
        """Raise ValueError if nothing could be stopped early because nothing is reported where that is decided."""
        pauses = getattr(self.learn, "pauses", None)
        if self.halving is not None and pauses is not None:
            missing = [rung for rung in self.halving.rungs if rung % 1 and rung not in pauses]
            if missing:
                raise ValueError(f"the learner does not pause at {missing} epochs, where it is decided what is stopped")

    def __call__(self, trial: optuna.Trial) -> tuple[float, int]:
        """(validation accuracy, parameters); raises TrialPruned for what is stopped early or need not be trained.

        An architecture outside the budget is marked infeasible and never trained; one that has a result in this
        study is not trained again; why a trial fails is kept as its ``reason``.
        """
        if trial.user_attrs.get(WORKER) != worker_name():  # first, so that a killed worker's trial is known as its own
            trial.set_user_attr(WORKER, worker_name())
        architecture = self._suggested(trial)
        trial.set_user_attr("architecture", architecture.name)
        cost = count(architecture)
        violation = self.budget.violation(cost)
        if violation > 0:
            trial.set_constraint("budget", violation)
            trial.set_user_attr("reason", f"outside the budget of {self.budget}: never trained")
            return 0.0, cost.parameters
        known = _decided(trial, architecture.name)
        if (earlier := twin(known, trial.number, architecture.name, TrialState.COMPLETE)) is not None:
            trial.set_user_attr("same_as", earlier.number)
            return earlier.values[0], cost.parameters
        if (reason := _not_to_be_tried(known, trial, architecture.name)) is not None:
            trial.set_user_attr("reason", reason)
            raise optuna.TrialPruned
        for key in COSTS:  # From the first one on, others see that this trial trains: see ``_decided``.
            trial.set_user_attr(key, getattr(cost, key))
        return self._train(trial, architecture, cost.parameters), cost.parameters

    def _suggested(self, trial: optuna.Trial) -> Architecture:
        try:
            return self.space.suggest(trial)
        except Exception as error:
            trial.set_user_attr("reason", reason_of(error))
            raise

    def _train(self, trial: optuna.Trial, architecture: Architecture, parameters: int) -> float:
        curve: Curve = []
        seconds = 0.0
        rung = 0
        try:
            for report in self.learn(architecture):
                curve.append((report.epochs, round(report.validation_accuracy, 6)))
                seconds += report.seconds
                trial.set_user_attr("learning_curve", curve)
                stop = self.should_stop()
                if report.last:
                    continue
                if stop:
                    trial.set_user_attr("try_again", trial.user_attrs.get("attempt", 1))
                    raise InterruptedError(INTERRUPTED)
                if self.halving and self.halving.reached(report.epochs) > rung:
                    rung = self.halving.reached(report.epochs)
                    self._stop_or_go_on(self.halving, trial, rung, (curve[-1][1], parameters))
        except optuna.TrialPruned:
            raise
        except Exception as error:
            if isinstance(error, DivergedError):
                trial.set_user_attr("diverged", True)
            elif not isinstance(error, InterruptedError):
                for key, attempt in another_attempt(trial.user_attrs).items():
                    trial.set_user_attr(key, attempt)
            trial.set_user_attr("reason", reason_of(error))
            raise
        finally:
            trial.set_user_attr("seconds", round(seconds, 1))
        return curve[-1][1]

    def _stop_or_go_on(self, halving: Halving, trial: optuna.Trial, rung: int, here: Point) -> None:
        if "baseline" in trial.user_attrs:
            return
        epochs = halving.rungs[rung - 1]
        known = trial.study.get_trials(deepcopy=False)
        verdict = halving.verdict(here, at_epoch(known, trial.number, epochs), self.budget.max_parameters)
        if not verdict.goes_on:
            trial.set_user_attr("rung", rung)
            trial.set_user_attr("reason", f"stopped early at rung {rung}, after {epochs:.2g} epochs: {verdict}")
            raise optuna.TrialPruned


def _decided(trial: optuna.Trial, architecture: str) -> list[FrozenTrial]:
    """The trials of an architecture, once every later one that asks for it has decided whether to train it.

    Of two trials that name their architecture at the same moment, the second to do so sees the first. If it is the
    one with the lower number, it cannot tell whether it was seen: only the other's next step shows that.
    """
    while True:
        all_trials = trial.study.get_trials(deepcopy=False)
        known = [other for other in all_trials if other.user_attrs.get("architecture") == architecture]
        later = [other for other in known if other.number > trial.number and other.state == TrialState.RUNNING]
        if all(map(is_training, later)):
            return known
        time.sleep(UNDECIDED)


def _not_to_be_tried(known: Sequence[FrozenTrial], trial: optuna.Trial, architecture: str) -> str | None:
    """Why an architecture without a result is not trained now, if so; a published one is never stopped early."""
    if "baseline" not in trial.user_attrs and (stopped := stopped_twin(known, architecture)) is not None:
        return f"stopped early before, in trial {stopped.number}: not tried again"
    if (running := twin(known, trial.number, architecture, TrialState.RUNNING)) is not None:
        return f"trial {running.number} is training the same architecture"
    # Samplers do not learn from failures: without this, one architecture could fail again and again.
    if (failed := diverged_twin(known, architecture)) is not None:
        return f"diverged before, in trial {failed.number}: not tried again"
    # Two that look after a study may queue one retry each.
    retried = trial.user_attrs.get("retry_of")
    for other in known:
        if retried is not None and other.user_attrs.get("retry_of") == retried and other.number < trial.number:
            return f"trial {other.number} has tried trial {retried} again already"
    return None
