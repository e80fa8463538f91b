"""Inputs nobody would give, many thousands of them: ``python -m tests.fuzz --examples 10000``."""

import sys

import click
from rich.console import Console
from rich.table import Table

from tests.fuzz.running import Outcome, run
from tests.fuzz.targets import TARGETS


@click.command()
@click.option("--examples", type=click.IntRange(min=1), default=10_000, show_default=True, help="Of cheap inputs.")
@click.option("--target", "names", multiple=True, type=click.Choice([*TARGETS]), help="Only this one; may be repeated.")
@click.option("--seed", default=0, show_default=True)
def fuzz(examples: int, names: tuple[str, ...], seed: int) -> None:
    """Try every target; the first failure of each kind is shown in full, and the table at the end."""
    outcomes = []
    for name in names or TARGETS:
        outcome = run(TARGETS[name], examples, seed)
        outcomes.append(outcome)
        for failure in outcome.failures:
            click.echo(f"--- {name}\n{failure}", err=True)
        click.echo(f"{name}: {outcome.inputs:,} inputs, {len(outcome.failures)} failures", err=True)
    Console().print(_table(outcomes))
    sys.exit(any(outcome.failures for outcome in outcomes))


def _table(outcomes: list[Outcome]) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0))
    table.add_column("target", no_wrap=True)
    for heading in ("inputs", "failures", "seconds"):
        table.add_column(heading, justify="right", no_wrap=True)
    for one in outcomes:
        table.add_row(one.name, f"{one.inputs:,}", str(len(one.failures)), f"{one.seconds:.0f}")
    table.add_section()
    total = sum(one.inputs for one in outcomes), sum(len(one.failures) for one in outcomes)
    table.add_row("all", f"{total[0]:,}", str(total[1]), f"{sum(one.seconds for one in outcomes):.0f}")
    return table


if __name__ == "__main__":
    fuzz()
