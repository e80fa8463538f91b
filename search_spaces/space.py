"""What a search space is, and how one is named on the command line."""

import importlib
import pickle
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from nas.architecture import Architecture
from nas.reason import reason_of

Parameters = dict[str, Any]
"""Choices by the names under which a space asks for them, as Optuna keeps them."""


class SpaceError(ValueError):
    """A search space that cannot be used; the message is one line."""


class Trial(Protocol):
    """What a space may ask of an Optuna trial, with no other arguments."""

    def suggest_categorical(self, name: str, choices: Sequence[Any]) -> Any:
        """One of ``choices``."""

    def suggest_int(self, name: str, low: int, high: int) -> int:
        """A whole number, ends included."""


class SearchSpace(Protocol):
    """A class built with the input sizes it may use, whose ``suggest`` turns a trial into an architecture."""

    def suggest(self, trial: Trial, /) -> Architecture:
        """Ask the trial for every choice and return a valid architecture."""


@runtime_checkable
class InvertibleSpace(SearchSpace, Protocol):
    """A space that also tells the way back, so that a search can begin with networks that are known already."""

    def parameters_of(self, architecture: Architecture, /) -> Parameters:
        """The choices that lead to an architecture; raises ValueError if the space does not contain it."""


@dataclass(frozen=True)
class Answers:
    """A trial that answers from given choices; raises ValueError for one that is missing or out of range."""

    chosen: Mapping[str, Any]

    def suggest_categorical(self, name: str, choices: Sequence[Any]) -> Any:
        """The given choice."""
        if name not in self.chosen or self.chosen[name] not in choices:
            raise ValueError(f"{name} = {self.chosen.get(name)} is not one of {tuple(choices)}")
        return self.chosen[name]

    def suggest_int(self, name: str, low: int, high: int) -> int:
        """The given number."""
        return int(self.suggest_categorical(name, range(low, high + 1)))


@dataclass(frozen=True)
class Draw:
    """A trial that answers at random: for looking at a space without a study."""

    source: random.Random

    def suggest_categorical(self, name: str, choices: Sequence[Any]) -> Any:
        """A choice with equal chances."""
        return self.source.choice(choices)

    def suggest_int(self, name: str, low: int, high: int) -> int:
        """A number with equal chances."""
        return self.source.randint(low, high)


def leads_to(space: SearchSpace, chosen: Parameters, architecture: Architecture) -> bool:
    """Whether that is what the space makes of these choices."""
    try:
        return space.suggest(Answers(chosen)) == architecture
    except ValueError:
        return False


def choices_of(space: InvertibleSpace, architecture: Architecture) -> Parameters | None:
    """The choices that lead to an architecture, None if the space does not contain it.

    Raises SpaceError if ``parameters_of`` tells something else, or raises something else.
    """
    try:
        chosen = space.parameters_of(architecture)
        right = leads_to(space, chosen, architecture)
    except ValueError:
        return None
    except Exception as error:
        raise SpaceError(
            f"space {type(space).__name__}: parameters_of({architecture}): {type(error).__name__}: {reason_of(error)}"
        ) from error
    if not right:
        raise SpaceError(
            f"space {type(space).__name__}: what parameters_of({architecture}) returns does not lead there; "
            "it has to raise ValueError for a network that is not in the space"
        )
    return chosen


def draw(
    space: SearchSpace, count: int, seed: int = 0, passing_over: tuple[type[Exception], ...] = ()
) -> Iterator[Architecture]:
    """``count`` random architectures of the space; fewer if it raises what is to be passed over."""
    source = random.Random(seed)
    for _ in range(count):
        with suppress(*passing_over):
            yield space.suggest(Draw(source))


def open_space(name: str, input_sizes: tuple[int, ...]) -> SearchSpace:
    """The space of that name: ``bottom_up`` (a module here, its class in CamelCase) or ``module:Class``.

    The class is built as ``Class(input_sizes=...)`` and tried with a few random draws; raises SpaceError if it
    cannot be found, built, or sent to another process, returns none, or other than architectures of those input sizes.
    """
    module_name, _, class_name = name.partition(":")
    if ":" not in name:
        module_name, class_name = f"search_spaces.{name}", name.title().replace("_", "")
    try:
        kind = getattr(importlib.import_module(module_name), class_name)
    except (Exception, SystemExit) as error:
        # Anything may happen while somebody's module is imported.
        raise SpaceError(
            f"space {name!r}: {type(error).__name__}: {reason_of(error)} "
            "(give bottom_up, residual, or your own as module:Class)"
        ) from error
    try:
        space: SearchSpace = kind(input_sizes=input_sizes)
    except Exception as error:
        built = f"{class_name}(input_sizes={input_sizes})"
        raise SpaceError(
            f"space {name!r}: cannot be built as {built}: {type(error).__name__}: {reason_of(error)}"
        ) from error
    try:
        # One that raises now and then can be searched; one that always does tells why.
        for architecture in [*draw(space, 20, passing_over=(Exception,))] or draw(space, 1):
            _check_draw(architecture, input_sizes)
    except Exception as error:
        raise SpaceError(f"space {name!r}: {type(error).__name__}: {reason_of(error)}{_allowed(error)}") from error
    try:
        pickle.loads(pickle.dumps(space))
    except Exception as error:
        raise SpaceError(
            f"space {name!r}: cannot be sent to the processes that train: {type(error).__name__}: {reason_of(error)}"
        ) from error
    return space


def _allowed(error: Exception) -> str:
    """What a space may ask, for one that asked a trial something else."""
    if not isinstance(error, (TypeError, AttributeError)) or not re.search(rf"\b{Draw.__name__}\b", str(error)):
        return ""
    return " (a space may ask suggest_categorical(name, choices) and suggest_int(name, low, high))"


def _check_draw(architecture: object, input_sizes: tuple[int, ...]) -> None:
    if not isinstance(architecture, Architecture):
        raise TypeError(f"suggest must return an Architecture, not {type(architecture).__name__}")
    if architecture.input_size not in input_sizes:
        raise ValueError(f"suggest returned input size {architecture.input_size}, not one of {input_sizes}")
