"""The front as a table in the terminal."""

from collections.abc import Sequence
from dataclasses import dataclass

from optuna.trial import FrozenTrial
from rich import box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table

from nas.terminal import plain
from studies.trials import front
from studies.wording import architecture, kibibytes, layer_words, mega_macs, name_lines, origin, parameters, percent


def front_table(trials: Sequence[FrozenTrial]) -> Table:
    """One row a network that no other beats, fewest parameters first; fits 80 columns with nothing cut off."""
    table = Table(title="Pareto front", box=box.SIMPLE_HEAD, title_justify="left", padding=(0, 1, 0, 0))
    for heading in ("trial", "acc. %", "parameters", "KiB", "M MACs"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("architecture")
    for trial in front(trials):
        figures = (str(trial.number), percent(trial), parameters(trial), kibibytes(trial), mega_macs(trial))
        table.add_row(*figures, NetworkName(architecture(trial), origin(trial)))
    return table


def front_data(trials: Sequence[FrozenTrial]) -> list[dict[str, object]]:
    """The same for scripts; accuracies are fractions."""
    return [
        {
            "trial": trial.number,
            "architecture": architecture(trial),
            "published_as": trial.user_attrs.get("baseline"),
            "given_to_the_search": "asked_for" in trial.user_attrs,
            "validation_accuracy": trial.values[0],
            "parameters": int(trial.values[1]),
        }
        for trial in front(trials)
    ]


@dataclass(frozen=True, slots=True)
class NetworkName:
    """A canonical name in as many lines as its column needs, and beneath it what else is known of it."""

    name: str
    origin: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines."""
        yield plain("\n".join(name_lines(self.name, options.max_width)))
        if self.origin:
            yield plain(self.origin, style="bold")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Between the longest layer and the whole name."""
        longest_layer = max(map(len, layer_words(self.name)))
        return Measurement(longest_layer, len(self.name)).with_maximum(options.max_width)
