import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from nas.architecture import Architecture
from search_spaces.bottom_up import BottomUp
from search_spaces.space import Answers, Draw, InvertibleSpace, SpaceError, choices_of, draw, leads_to, open_space

OWN = """
from nas.architecture import Architecture
from nas.layers import Dense, QConv


class Tiny:
    def __init__(self, input_sizes):
        self.sizes = input_sizes

    def suggest(self, trial):
        size = trial.suggest_categorical("size", self.sizes)
        return Architecture(size, (QConv(trial.suggest_int("filters", 1, 9), 3), Dense(43)))


class WrongType(Tiny):
    def suggest(self, trial):
        return super().suggest(trial).name


class WrongSize(Tiny):
    def suggest(self, trial):
        return Architecture(32, (Dense(43),))


class Collapsing(Tiny):
    def suggest(self, trial):
        return Architecture(30, (QConv(4, 31), Dense(43)))


class Misnamed:
    def __init__(self, sizes):
        self.sizes = sizes


class Wordy(Tiny):
    def suggest(self, trial):
        raise RuntimeError("first line\\nsecond line")


class Moody(Tiny):
    def suggest(self, trial):
        if trial.suggest_int("mood", 1, 2) == 1:
            raise ArithmeticError("not now")
        return super().suggest(trial)


class Stepping(Tiny):
    def suggest(self, trial):
        return Architecture(30, (QConv(trial.suggest_int("filters", 16, 64, step=16), 3), Dense(43)))


class Real(Tiny):
    def suggest(self, trial):
        return Architecture(30, (QConv(round(trial.suggest_float("filters", 1, 9)), 3), Dense(43)))


class Unsendable(Tiny):
    def __init__(self, input_sizes):
        super().__init__(input_sizes)
        self.chosen = lambda: 1


class Mute:
    def __init__(self, input_sizes):
        self.sizes = input_sizes
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    name = f"own_{tmp_path.name}"
    (tmp_path / f"{name}.py").write_text(OWN)
    (tmp_path / f"broken_{name}.py").write_text("import no_such_package\n")
    (tmp_path / f"leaving_{name}.py").write_text("raise SystemExit('needs a licence')\n")
    (tmp_path / f"unreadable_{name}.py").write_text("class Open(:\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    return name


def test_the_space_of_the_project_opens_by_its_short_name() -> None:
    assert open_space("bottom_up", (30, 48)) == BottomUp((30, 48))
    assert open_space("search_spaces.bottom_up:BottomUp", (30,)) == BottomUp((30,))


def test_ones_own_class_opens_as_module_and_class(own: str) -> None:
    space = open_space(f"{own}:Tiny", (30, 48))
    assert {architecture.input_size for architecture in draw(space, 50)} == {30, 48}
    assert not isinstance(space, InvertibleSpace) and isinstance(BottomUp(), InvertibleSpace)


def test_a_space_that_raises_now_and_then_can_be_searched(own: str) -> None:
    space = open_space(f"{own}:Moody", (30, 48))
    assert 0 < len(list(draw(space, 50, passing_over=(ArithmeticError,)))) < 50


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("bottom_down", "No module named 'search_spaces.bottom_down'"),
        ("no_such_module:Tiny", "No module named 'no_such_module'"),
        ("{own}:Huge", "has no attribute 'Huge'"),
        ("broken_{own}:Tiny", "No module named 'no_such_package'"),
        ("unreadable_{own}:Open", "invalid syntax"),
        ("", "give bottom_up, residual, or your own as module:Class"),
        (":Tiny", "give bottom_up, residual, or your own as module:Class"),
        ("{own}:", "give bottom_up, residual, or your own as module:Class"),
        ("..:Tiny", "give bottom_up, residual, or your own as module:Class"),
        ("{own}:WrongType", "suggest must return an Architecture, not str"),
        ("{own}:WrongSize", "suggest returned input size 32, not one of (30, 48)"),
        ("{own}:Collapsing", "layer 1 (QConv_4_31): the 30x30 map collapses"),
        ("{own}:Misnamed", "unexpected keyword argument 'input_sizes'"),
        ("{own}:Mute", "'suggest'"),
        ("{own}:Wordy", "RuntimeError: first line"),
        ("random:Random", "cannot be built as Random(input_sizes=(30, 48)): "),
        ("{own}:Unsendable", "cannot be sent to the processes that train: "),
        ("leaving_{own}:Tiny", "SystemExit: needs a licence"),
        ("{own}:Stepping", "(a space may ask suggest_categorical(name, choices) and suggest_int(name, low, high))"),
        ("{own}:Real", "(a space may ask suggest_categorical(name, choices) and suggest_int(name, low, high))"),
    ],
)
def test_a_space_that_cannot_be_used_is_one_clear_line(own: str, name: str, message: str) -> None:
    name = name.format(own=own)
    with pytest.raises(SpaceError) as caught:
        open_space(name, (30, 48))
    text = str(caught.value)
    assert text.startswith(f"space {name!r}: ") and message in text and "\n" not in text


class Told(BottomUp):
    """A space whose way back is what a test says."""

    back: Callable[[Architecture], Any]

    def parameters_of(self, architecture: Architecture) -> Any:
        return self.back(architecture)


def missing(architecture: Architecture) -> Any:
    raise KeyError(f"no {architecture.input_size}\nat all")


@pytest.mark.parametrize(
    ("back", "message"),
    [
        (missing, "parameters_of(3_30_30_Dense_43): KeyError: 'no 30"),
        (lambda _: None, "parameters_of(3_30_30_Dense_43): TypeError: "),
        (lambda _: {}, "what parameters_of(3_30_30_Dense_43) returns does not lead there"),
        (BottomUp().parameters_of, None),
    ],
    ids=["raises", "returns none", "incomplete", "not in the space"],
)
def test_a_way_back_that_leads_elsewhere_is_one_clear_line(back: Callable[..., Any], message: str | None) -> None:
    space, architecture = Told(), Architecture.parse("3_30_30_Dense_43")
    object.__setattr__(space, "back", back)
    if message is None:
        assert choices_of(space, architecture) is None
        return
    with pytest.raises(SpaceError) as caught:
        choices_of(space, architecture)
    assert message in str(caught.value) and "\n" not in str(caught.value)


def test_choices_are_those_that_lead_to_the_network() -> None:
    for architecture in draw(BottomUp(), 100):
        chosen = choices_of(BottomUp(), architecture)
        assert chosen is not None and leads_to(BottomUp(), chosen, architecture)


def test_draws_depend_on_the_seed_only() -> None:
    assert list(draw(BottomUp(), 20, seed=1)) == list(draw(BottomUp(), 20, seed=1)) != list(draw(BottomUp(), 20))


def test_draws_reach_both_ends() -> None:
    trial = Draw(random.Random(0))
    assert {trial.suggest_int("n", 1, 3) for _ in range(99)} == {1, 2, 3}
    assert {trial.suggest_categorical("c", "ab") for _ in range(99)} == {"a", "b"}


def test_answers_are_checked_against_the_question() -> None:
    answers = Answers({"n": 4, "c": "a"})
    assert answers.suggest_int("n", 1, 4) == 4 and answers.suggest_categorical("c", ("a", "b")) == "a"
    with pytest.raises(ValueError, match="n = 4 is not one of"):
        answers.suggest_int("n", 1, 3)
    with pytest.raises(ValueError, match="m = None is not one of"):
        answers.suggest_categorical("m", ("a", None))


def test_architectures_are_what_a_space_returns() -> None:
    assert all(isinstance(architecture, Architecture) for architecture in draw(BottomUp((30,)), 5))
