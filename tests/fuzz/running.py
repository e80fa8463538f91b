"""Many inputs for one piece of the tool, and what must never happen: a traceback, a hang, a write anywhere else."""

import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.fuzz.inputs import variants

SECONDS = 20
"""Of the processor's time until an input counts as one that hangs; on a busy machine, of ten times as much of any."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
MAKING = {
    "os.mkdir": (0,),
    "os.rename": (0, 1),
    "os.remove": (0,),
    "os.rmdir": (0,),
    "os.link": (1,),
    "os.symlink": (1,),
}
LEAVING = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile", "socket.connect")
NOWHERE = ("/dev/null", "/dev/tty")


@dataclass(frozen=True)
class Target:
    """What is fuzzed: a check gets an input and a folder of its own, and raises if the tool does wrong.

    ``share`` is the part of the wanted number of inputs that is tried: 1 where an input takes milliseconds.
    Of each input that hypothesis draws, ``variants`` are tried, itself included.
    """

    name: str
    inputs: SearchStrategy[Any]
    check: Callable[[Any, Path], None]
    share: float = 1
    variants: int = 20


@dataclass(frozen=True)
class Outcome:
    """How often a target was tried, and what went wrong, shortest input first."""

    name: str
    inputs: int
    failures: tuple[str, ...]
    seconds: float


class Watch:
    """Python's audit events, turned into errors while it is on: hooks can be added, but not taken away."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.seen: list[str] = []
        sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.folder is None:
            return
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & WRITING:
            self._check(event, arguments[0])
        elif event in MAKING:
            for position in MAKING[event]:
                self._check(event, arguments[position])
        elif event in LEAVING:
            self.seen.append(f"{event} {arguments[:2]!r}")

    def _check(self, event: str, path: object) -> None:
        if isinstance(path, int) or path in NOWHERE:
            return
        real = Path(os.path.realpath(os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else str(path)))
        # Modules that are imported for the first time leave their bytecode beside them.
        if self.folder is not None and not real.is_relative_to(self.folder) and "__pycache__" not in real.parts:
            self.seen.append(f"{event} {str(real)!r}")

    @contextmanager
    def on(self, folder: Path) -> Iterator[None]:
        """Raise AssertionError at the end if anything was written outside ``folder``, or a program was started."""
        self.seen.clear()
        self.folder = Path(os.path.realpath(folder))
        try:
            yield
        finally:
            self.folder = None
        assert not self.seen, f"outside of its folder: {self.seen[:3]}"


WATCH = Watch()


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """Raise TimeoutError in whatever takes longer than that."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"still at it after {seconds} s")

    timers = ((signal.SIGPROF, signal.ITIMER_PROF, seconds), (signal.SIGALRM, signal.ITIMER_REAL, 10 * seconds))
    before = [signal.signal(number, stop) for number, _, _ in timers]
    for _, timer, limit in timers:
        signal.setitimer(timer, limit)
    try:
        yield
    finally:
        for (number, timer, _), handler in zip(timers, before, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)


def one_line(error: Exception) -> None:
    """Check the message of an error that is the user's to see."""
    message = str(error)
    assert message.strip(), "an error without words"
    assert len(" ".join(message.split())) < 2000, f"an error of {len(message)} characters"


def run(target: Target, examples: int, start: int = 0, *, shrink: bool = True) -> Outcome:
    """Try ``examples`` inputs, fewer where the target is expensive; ``shrink`` makes what fails small."""
    wanted = max(1, round(examples * target.share))
    tried = 0
    started = time.perf_counter()
    failures: tuple[str, ...] = ()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        place = Path(folder) / "inside"
        place.mkdir()
        before = Path.cwd()

        def check(value: Any, source: Random) -> None:
            nonlocal tried
            for variant in variants(value, source, target.variants):
                tried += 1
                try:
                    with limited(SECONDS), WATCH.on(place):
                        target.check(variant, place)
                except BaseException as error:
                    error.add_note(f"input: {variant!r:.3000}")
                    raise

        trying = settings(
            max_examples=-(-wanted // target.variants),
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
            print_blob=False,
        )(seed(start)(given(target.inputs, st.randoms(use_true_random=True))(check)))
        os.chdir(place)
        try:
            trying()
        except BaseExceptionGroup as group:
            failures = tuple(map(_told, group.exceptions))
        except Exception as error:
            failures = (_told(error),)
        finally:
            os.chdir(before)
        left = [entry for entry in Path(folder).iterdir() if entry != place]
        if left:
            failures += (f"left beside its folder: {left}",)
    return Outcome(target.name, tried, failures, time.perf_counter() - started)


def _told(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)) + "\n".join(getattr(error, "__notes__", []))
