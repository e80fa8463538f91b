"""Command lines of every command, with what takes long, or goes out of the house, taken away."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest import mock

import click
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from datasets import DataError
from datasets.download import download
from nas import campaign, retrain_plan
from nas.command import run
from nas.describe import describe
from nas.evaluate import evaluate
from nas.export import bundle
from nas.export.__main__ import export
from nas.export.chain import ExportError
from nas.layers import ArchitectureError
from nas.model_files import ModelError
from nas.predict import predict
from nas.result_files import ResultError
from nas.retrain import retrain
from nas.search import search
from reports.__main__ import report
from search_spaces.space import SpaceError, open_space
from studies import storage
from studies.__main__ import show
from studies.errors import StudyError
from tests.fuzz.inputs import rarely, words
from tests.fuzz.pure import NAME
from tests.fuzz.running import Target, one_line

COMMANDS: tuple[tuple[click.Command, tuple[type[Exception], ...]], ...] = (
    (describe, (ArchitectureError,)),
    (search, (DataError, SpaceError, StudyError)),
    (retrain, (ArchitectureError, DataError, ResultError, StudyError)),
    (export, (ArchitectureError, DataError, ExportError, ModelError, ResultError, StudyError)),
    (evaluate, (DataError, ResultError)),
    (predict, (DataError, ExportError, ModelError)),
    (download, (DataError,)),
    (show, (StudyError,)),
    (report, (ResultError, StudyError)),
)
"""Each command and the errors that it tells, as at the end of its module."""
SEVERAL = (evaluate, predict)
"""Those that tell of each file in a line of its own."""


def _arguments(command: click.Command) -> SearchStrategy[list[str]]:
    usual: list[str] = ["5", "30", "1,3", "a.onnx", "a.h5", "sqlite:///no.db", NAME, "--help"]
    names: list[str] = []
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            names += [*parameter.opts, *parameter.secondary_opts]
        if isinstance(parameter.type, click.Choice):
            usual += map(str, parameter.type.choices)
    value = rarely(4, st.sampled_from(usual), words)
    option = st.sampled_from(names or ["--help"])
    piece = st.one_of(
        st.tuples(option, value).map(list),
        st.tuples(option, value).map(lambda both: [f"{both[0]}={both[1]}"]),
        value.map(lambda one: [one]),
    )
    return st.lists(piece, max_size=6).map(lambda pieces: [word for piece in pieces for word in piece])


lines = st.integers(0, len(COMMANDS) - 1).flatmap(
    lambda number: st.tuples(st.just(number), _arguments(COMMANDS[number][0]))
)


@contextmanager
def _nothing_happens() -> Iterator[None]:
    """No search, no training, no download, no database, no file of results."""

    def refuse(*_: Any, **__: Any) -> Any:
        raise DataError("a download would begin here")

    def unreachable(*_: Any) -> Any:
        raise ValueError("a database would be opened here")

    with (
        mock.patch.object(campaign, "run", return_value=0),
        mock.patch.object(retrain_plan, "run", return_value=0),
        mock.patch.object(bundle, "run"),
        mock.patch("datasets.download.obtain", refuse),
        mock.patch.object(storage, "_check_writable"),
        mock.patch.object(storage, "_connect", unreachable),
        mock.patch("nas.evaluate.write_text"),
    ):
        yield


def _looks_elsewhere(word: str) -> bool:
    """Whether it is a folder, or a pattern, that does not lie below the working folder: to walk it takes hours."""
    path = Path(word)
    return path.is_absolute() or ".." in path.parts


def check_line(given: tuple[int, list[str]], _: Path) -> None:
    """Any command line ends with a status, and if that is 2, with one line that says why."""
    number, argv = given
    command, errors = COMMANDS[number]
    # No operating system hands over a NUL, or half a character.
    argv = [
        word.replace("\0", "").encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape") for word in argv
    ]
    if command is predict and any(map(_looks_elsewhere, argv)):
        return
    out = io.TextIOWrapper(io.BytesIO(), "utf-8", errors="strict")
    told = io.TextIOWrapper(io.BytesIO(), "utf-8", errors="backslashreplace")
    with (
        _nothing_happens(),
        redirect_stdout(out),
        redirect_stderr(told),
        mock.patch.object(sys, "argv", [str(command.name), *argv]),
    ):
        try:
            run(command, *errors)
        except SystemExit as end:
            status = end.code
    told.seek(0)
    said = told.read().split("\n")[:-1]
    assert status in (0, 2), f"status {status}: {said}"
    if status == 2:
        assert said and all(line.startswith("error: ") for line in said), said
        assert len(said) == 1 or command in SEVERAL, said


def check_space(name: str, _: Path) -> None:
    """A space that there is none of is one line."""
    try:
        open_space(name, (30,))
    except SpaceError as error:
        one_line(error)


spaces = st.one_of(words, st.tuples(words, words).map(":".join), st.sampled_from(["bottom_up", "residual", "space"]))

COMMAND_LINES = (
    Target("command lines", lines, check_line),
    Target("names of spaces", spaces, check_space, share=0.1, variants=5),
)
