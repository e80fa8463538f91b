"""The report in the terminal: the front, the countries, what is missing, and where the page is."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from nas.retrained_tables import results_table, tabulated
from nas.terminal import plain
from reports.page import Report
from studies.tables import front_data, front_table


def show(report: Report, files: Sequence[Path], console: Console) -> None:
    """Tables for a person, within 80 columns."""
    console.print(front_table(report.material.trials))
    if report.material.retrained:
        console.print(results_table(tabulated(one.result for one in report.material.retrained)))
    for drawn in report.figures.values():
        if drawn.finding and not drawn.key.startswith("curve-"):
            console.print(plain(drawn.finding))
    for message in report.missing:
        console.print(Text.assemble(("missing: ", "yellow"), plain(message)))
    console.print(plain(f"report: {files[0]}"), soft_wrap=True)
    console.print(plain(f"and {len(files) - 1} tables and pictures beside it"))


def as_data(report: Report, files: Sequence[Path]) -> dict[str, Any]:
    """The same for scripts; accuracies are fractions."""
    return {
        "study": report.material.study,
        "report": str(files[0]),
        "files": [str(file) for file in files],
        "trained": len(report.material.trained),
        "front": front_data(report.material.trials),
        "networks": [
            {
                "architecture": row.name,
                "recipe": row.recipe,
                "seeds": row.seeds,
                "parameters": row.parameters,
                "accuracy": {name: one.accuracy for name, one in row.accuracies.items()},
                "mean": row.mean.accuracy,
            }
            for row in report.rows
        ],
        "findings": {key: drawn.finding for key, drawn in report.figures.items() if drawn.finding},
        "missing": list(report.missing),
    }
