"""What Optuna calls: space -> architecture -> cost -> training -> (validation accuracy, parameters)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import optuna
from optuna.trial import TrialState

from nas.architecture import Architecture
from nas.budget import Budget
from nas.cost import Cost, count
from nas.front import Point
from nas.halving import Halving
from nas.learning import DivergedError, Report
from search_spaces.space import SearchSpace
from studies.study import DIRECTIONS
from studies.trials import Curve, at_epoch, diverged, stopped_twin, twin, worker_name

Learn = Callable[[Architecture], Iterator[Report]]
"""Trains an architecture, yielding after each epoch and rung: a ``nas.learning.Learner``, or a simulation of one."""

INTERRUPTED = "the search was interrupted"
"""Reason of a trial that was given up because the search was asked to stop."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Objective:
    """Call it with a trial; give it to any multi-objective study that maximises, then minimises."""

    space: SearchSpace
    learn: Learn
    budget: Budget = field(default_factory=Budget)
    should_stop: Callable[[], bool] = _never
    """Asked at each report; training is given up when it says so."""
    halving: Halving | None = None
    """Decides which trainings are stopped early; the published networks never are, to be there for comparison."""
    directions = DIRECTIONS

    def __call__(self, trial: optuna.Trial) -> tuple[float, int]:
        """(validation accuracy, parameters); raises TrialPruned for what is stopped early or need not be trained.

        An architecture outside the budget is marked infeasible and never trained; one that has a result in this
        study is not trained again; why a trial fails is kept as its ``reason``.
        """
        trial.set_user_attr("worker", worker_name())  # first, so that a killed worker's trial is known as its own
        architecture = self.space.suggest(trial)
        cost = count(architecture)
        _describe(trial, architecture, cost)
        violation = self.budget.violation(cost)
        trial.set_constraint("budget", violation)
        if violation > 0:
            trial.set_user_attr("reason", f"outside the budget of {self.budget}: never trained")
            return 0.0, cost.parameters
        if (earlier := twin(trial.study, trial.number, architecture.name, (TrialState.COMPLETE,))) is not None:
            trial.set_user_attr("same_as", earlier.number)
            return earlier.values[0], cost.parameters
        if (before := stopped_twin(trial.study, architecture.name)) is not None:
            trial.set_user_attr("reason", f"stopped early before, in trial {before.number}: not tried again")
            raise optuna.TrialPruned
        if (running := twin(trial.study, trial.number, architecture.name, (TrialState.RUNNING,))) is not None:
            trial.set_user_attr("reason", f"trial {running.number} is training the same architecture")
            raise optuna.TrialPruned
        if (failed := diverged(trial.study, architecture.name)) is not None:
            # Samplers do not learn from failures: without this, one architecture could fail again and again.
            trial.set_user_attr("reason", f"diverged before, in trial {failed.number}: not tried again")
            raise optuna.TrialPruned
        return self._train(trial, architecture, cost.parameters), cost.parameters

    def _train(self, trial: optuna.Trial, architecture: Architecture, parameters: int) -> float:
        curve: Curve = []
        seconds = 0.0
        rung = 0
        try:
            for report in self.learn(architecture):
                curve.append((report.epochs, round(report.validation_accuracy, 6)))
                seconds += report.seconds
                trial.set_user_attr("learning_curve", curve)
                trial.set_user_attr("seconds", round(seconds, 1))
                if self.should_stop():
                    raise InterruptedError(INTERRUPTED)
                if self.halving and self.halving.reached(report.epochs) > rung:
                    rung = self.halving.reached(report.epochs)
                    self._stop_or_go_on(self.halving, trial, rung, (curve[-1][1], parameters))
        except optuna.TrialPruned:
            raise
        except DivergedError as error:
            trial.set_user_attr("diverged", True)
            trial.set_user_attr("reason", _one_line(error))
            raise
        except Exception as error:
            trial.set_user_attr("reason", _one_line(error))
            raise
        return curve[-1][1]

    def _stop_or_go_on(self, halving: Halving, trial: optuna.Trial, rung: int, here: Point) -> None:
        if "baseline" in trial.user_attrs:
            return
        epochs = halving.rungs[rung - 1]
        verdict = halving.verdict(here, at_epoch(trial.study, trial.number, epochs), self.budget.max_parameters)
        if not verdict.goes_on:
            trial.set_user_attr("rung", rung)
            trial.set_user_attr("reason", f"stopped early at rung {rung}, after {epochs:.2g} epochs: {verdict}")
            raise optuna.TrialPruned


def _describe(trial: optuna.Trial, architecture: Architecture, cost: Cost) -> None:
    trial.set_user_attr("architecture", architecture.name)
    for key in ("parameters", "memory_bytes", "binary_macs", "real_macs"):
        trial.set_user_attr(key, getattr(cost, key))


def _one_line(error: Exception) -> str:
    text = str(error).strip() or type(error).__name__
    return text.splitlines()[0][:300]
