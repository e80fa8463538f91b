"""Cost and layers of architectures: ``python -m nas.describe NAME... [--json]``, without TensorFlow."""

import json

import click
from rich.console import Group
from rich.table import Table
from rich.text import Text

from nas.architecture import Architecture
from nas.command import run
from nas.cost import Cost, count, count_layers
from nas.layers import ArchitectureError, layer_name
from nas.terminal import open_console
from search_spaces.literature import baselines


@click.command()
@click.argument("names", nargs=-1)
@click.option("--list", "listed", is_flag=True, help="The published baselines instead, with their cost.")
@click.option("--json", "as_json", is_flag=True, help="A list with one object a name, for scripts.")
def describe(names: tuple[str, ...], listed: bool, as_json: bool) -> None:
    """Print the cost of each architecture NAME, e.g. 3_30_30_QConv_32_5_MP_2_BN_Dense_43."""
    if bool(names) == listed:
        raise click.UsageError("give one or more architecture names, or --list for the published ones")
    published = [baseline.architecture for baseline in baselines()] if listed else []
    architectures = published or list(map(Architecture.parse, names))
    if as_json:
        rows = [{"name": architecture.name, **count(architecture).as_dict()} for architecture in architectures]
        click.echo(json.dumps(rows, indent=2))
        return
    console = open_console()
    if listed:
        console.print(_baseline_table())
    else:
        for architecture in architectures:
            console.print(_layer_table(architecture))


def _layer_table(architecture: Architecture) -> Group:
    table = _table("layer", "output")
    layers = zip(architecture.layers, architecture.shapes, count_layers(architecture), strict=True)
    for layer, shape, cost in layers:
        table.add_row(layer_name(layer), "x".join(map(str, shape)), *_figures(cost))
    table.add_section()
    total = count(architecture)
    table.add_row("total", "", *_figures(total))
    return Group(Text(architecture.name), table, Text(f"{total.parameters:,} parameters"))


def _baseline_table() -> Table:
    table = _table("published network")
    for baseline in baselines():
        table.add_row(baseline.label, *_figures(count(baseline.architecture)))
    return table


def _table(*headings: str) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0))
    for heading in headings:
        table.add_column(heading)
    for heading in ("1-bit", "real", "KiB", "1-bit M MACs", "real M MACs"):
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def _figures(cost: Cost) -> tuple[str, ...]:
    return (
        f"{cost.binary_parameters:,}",
        f"{cost.real_parameters:,}",
        f"{cost.memory_bytes / 1024:,.1f}",
        f"{cost.binary_macs / 1e6:,.2f}",
        f"{cost.real_macs / 1e6:,.2f}",
    )


if __name__ == "__main__":
    run(describe, ArchitectureError)
