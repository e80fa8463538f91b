"""What a training tells its caller, without importing TensorFlow until a training starts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from datasets import Dataset
from nas.architecture import Architecture
from nas.recipe import Recipe

EPOCH_LIMIT = 1200.0
"""Seconds without a report after which whoever trains counts as hanging, unless the user says otherwise."""


class DivergedError(RuntimeError):
    """The loss stopped being a number; the message says when."""


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of a training so far; accuracies are fractions, loss and training accuracy since the last report."""

    epochs: float
    """Passes over the training images so far; within one, a fraction."""
    loss: float
    accuracy: float
    validation_accuracy: float
    seconds: float
    last: bool = False
    """Whether nothing follows: there is nothing to give up any more."""


@dataclass(frozen=True, slots=True)
class Learner:
    """Trains any architecture by one recipe on one data set, at the architecture's input size.

    ``signs`` gives the data set at an input size, e.g. ``functools.partial(datasets.load, "gtsrb")``.
    """

    recipe: Recipe
    signs: Callable[[int], Dataset]
    seed: int = 0
    pauses: tuple[float, ...] = ()
    """Epochs after which to report besides whole ones."""

    def __call__(self, architecture: Architecture) -> Iterator[Report]:
        """Build, train, report after each epoch and pause; raises DivergedError when the loss is not a number."""
        from nas.model import build
        from nas.training import train

        dataset = _loaded(self.signs, architecture.input_size)
        model = build(architecture, self.recipe, seed=self.seed)
        return train(model, self.recipe, dataset, seed=self.seed, pauses=self.pauses)


@lru_cache(maxsize=3)
def _loaded(signs: Callable[[int], Dataset], size: int) -> Dataset:
    """Kept from trial to trial: looking whether 39,000 files have changed takes longer than opening the arrays."""
    return signs(size)
