"""How far a search is: figures from its trials, shown as a bar on a terminal and as lines elsewhere."""

import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from optuna.trial import FrozenTrial, TrialState
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from nas.front import hypervolume
from studies.trials import counted, point, stopped_early, trained


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A search at one moment."""

    done: int
    """What ``--trials`` counts."""
    running: int
    stopped: int
    """Trials stopped early."""
    failed: int
    best: float
    """Highest validation accuracy, as a fraction."""
    hypervolume: float

    @classmethod
    def of(cls, trials: Sequence[FrozenTrial], max_parameters: int) -> Self:
        """The figures of these trials."""
        points = [point(trial) for trial in trained(trials)]
        states = [trial.state for trial in trials]
        return cls(
            done=counted(trials),
            running=states.count(TrialState.RUNNING),
            stopped=len(stopped_early(trials)),
            failed=states.count(TrialState.FAIL),
            best=max((accuracy for accuracy, _ in points), default=0.0),
            hypervolume=hypervolume(points, max_parameters),
        )

    def __str__(self) -> str:
        """As one line."""
        parts = [f"{self.running} running", f"{self.stopped} stopped"]
        parts += [f"{self.failed} failed"] if self.failed else []
        return " ".join([*parts, f"best {100 * self.best:.1f} % hv {self.hypervolume:.3f}"])


class Bar(AbstractContextManager["Bar"]):
    """A progress bar on a terminal; on a pipe or in a file, a line whenever another trial is done."""

    def __init__(self, console: Console, wanted: int) -> None:
        """Show progress towards ``wanted`` trials."""
        self._console = console
        self._bar = Progress(
            BarColumn(bar_width=None),
            MofNCompleteColumn(),
            TextColumn("{task.fields[figures]}"),
            console=console,
            disable=not console.is_terminal,
        )
        self._task = self._bar.add_task("search", total=wanted, figures="")
        self._wanted = wanted
        self._first: tuple[float, int] | None = None
        self._shown = -1

    def show(self, snapshot: Snapshot) -> None:
        """Show where the search stands."""
        figures = f"{snapshot} {self._time_left(snapshot)}"
        self._bar.update(self._task, completed=snapshot.done, figures=figures)
        if not self._console.is_terminal and snapshot.done != self._shown:
            self._console.print(f"{snapshot.done}/{self._wanted} trials: {figures}", soft_wrap=True)
        self._shown = snapshot.done

    def _time_left(self, snapshot: Snapshot) -> str:
        """At the pace since the first call, each running trial being half done in the mean; unknown until one is done.

        Without that half, one trial of two side by side looks like half the pace when it is the first to be done.
        """
        now, begun = time.monotonic(), snapshot.running / 2
        self._first = self._first or (now, snapshot.done)
        started, at_start = self._first
        if snapshot.done == at_start:
            return "--:-- left"
        # Several machines may have trained more than was wanted.
        remaining = max(0.0, self._wanted - snapshot.done - begun)
        seconds = int((now - started) / (snapshot.done - at_start + begun) * remaining)
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02} left"

    def __enter__(self) -> Self:
        """Begin to draw."""
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop drawing."""
        self._bar.stop()
