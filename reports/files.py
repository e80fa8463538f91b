"""The same as the page, as tables (CSV, LaTeX) and pictures (PNG)."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pandas as pd
from optuna.trial import FrozenTrial

from nas.result_files import write_bytes, write_text
from nas.retrained import confusion_file
from reports.countries import confused_pairs, country, drops
from reports.page import Report, render
from reports.still import on_white
from studies.figures import by_completion, hours_until, hypervolume_history
from studies.trials import front, is_feasible, point
from studies.wording import architecture

PAGE = "report.html"
CONTENTS = "contents.json"
"""Names of the files that a report consists of: the next one takes away what it no longer has, and nothing else."""
WHOLE_NUMBERS = ("parameters", "memory bytes", "binary MACs", "real MACs", "rung", "same_as")
"""Columns that are no fractions, whether or not every row has them."""
IN_LATEX = ("front", "countries", "importance", "effects", "confusions", "drops")
"""What the page shows as a table or draws from one; the others have a row for every trial."""


def write(report: Report, folder: Path) -> list[Path]:
    """Write everything into ``folder``; the page is the first. Raises ResultError if that cannot be done."""
    earlier = _contents(folder)
    written = [folder / PAGE]
    write_text(folder / PAGE, render(report))
    for name, table in tables(report):
        write_text(folder / f"{name}.csv", table.to_csv(index=False, float_format="%.6g"))
        written.append(folder / f"{name}.csv")
        if name in IN_LATEX:
            latex = table.to_latex(index=False, escape=True, float_format="%.4g", na_rep="")
            write_text(folder / f"{name}.tex", latex)
            written.append(folder / f"{name}.tex")
    for name, content in pictures(report):
        written.append(folder / f"{name}.png")
        write_bytes(written[-1], content)
    names = [file.name for file in written]
    for name in earlier - {*names}:
        (folder / name).unlink(missing_ok=True)
    write_text(folder / CONTENTS, json.dumps(names, indent=2) + "\n")
    return written


def _contents(folder: Path) -> set[str]:
    """Names of the files that an earlier report has left in the folder."""
    try:
        names = list(json.loads((folder / CONTENTS).read_text()))
    except (OSError, TypeError, ValueError, RecursionError):
        return set()
    return {name for name in names if isinstance(name, str) and re.fullmatch(r"[\w-]+\.(csv|tex|png|html)", name)}


def pictures(report: Report) -> Iterator[tuple[str, bytes]]:
    """Every figure by the name of its file, and the confusion matrices that retrainings have drawn."""
    for key, drawn in report.figures.items():
        yield key, on_white(drawn.still)
    for section in report.sections:
        if section.training is not None:
            for file in sorted(section.training.retrained.folder.glob(confusion_file("*", "png"))):
                yield f"{file.stem}-{section.key}", file.read_bytes()


def tables(report: Report) -> Iterator[tuple[str, pd.DataFrame]]:
    """Every table by the name of its file; without those that have no row."""
    material = report.material
    found = {
        "trials": _trials(report),
        "front": _whole([_trial(trial) for trial in front(material.trials)]),
        "hypervolume": pd.DataFrame(
            {
                "trial": [trial.number for trial in by_completion(material.trials)],
                "hours": hours_until(material.trials),
                "hypervolume": hypervolume_history(material.trials, material.budget.max_parameters),
            }
        ),
        "countries": _countries(report),
        "confusions": _confusions(report),
        "drops": _drops(report),
    }
    if (importance := material.importance) is not None:
        found["importance"] = importance.shares.rename_axis("choice").reset_index()
        found["effects"] = importance.effects
    return ((name, table) for name, table in found.items() if len(table))


def _trials(report: Report) -> pd.DataFrame:
    rows = []
    for trial in report.material.trials:
        attributes = {key: trial.user_attrs.get(key) for key in ("seconds", "rung", "same_as", "reason")}
        rows.append(_trial(trial) | {"state": trial.state.name.lower(), "feasible": is_feasible(trial)} | attributes)
    return _whole(rows)


def _whole(rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """A table whose whole numbers are not rounded where some are missing; a column where one is not whole stays."""
    table = pd.DataFrame(rows)
    for column in table.columns.intersection(list(WHOLE_NUMBERS)):
        with suppress(TypeError, ValueError):
            table[column] = table[column].astype("Int64")
    return table


def _trial(trial: FrozenTrial) -> dict[str, object]:
    """Of one that was not trained to the end, what it has."""
    accuracy, parameters = point(trial) if trial.values else (None, trial.user_attrs.get("parameters"))
    return {
        "trial": trial.number,
        "validation accuracy": accuracy if is_feasible(trial) else None,
        "parameters": parameters,
        "memory bytes": trial.user_attrs.get("memory_bytes"),
        "binary MACs": trial.user_attrs.get("binary_macs"),
        "real MACs": trial.user_attrs.get("real_macs"),
        "published as": trial.user_attrs.get("baseline", ""),
        "given to the search": "asked_for" in trial.user_attrs,
        "architecture": architecture(trial),
    }


def _countries(report: Report) -> pd.DataFrame:
    rows = []
    for row in report.rows:
        figures: dict[str, object] = {"network": row.label or row.name, "recipe": row.recipe, "seeds": row.seeds}
        figures |= {"parameters": row.parameters, "KiB": row.memory_bytes / 1024, "MACs": row.macs}
        for test_set, one in [*row.accuracies.items(), ("mean", row.mean)]:
            heading = "mean" if test_set == "mean" else country(test_set)
            figures |= {heading: one.accuracy, f"{heading} low": one.low, f"{heading} high": one.high}
        figures |= {f"{country(test_set)} published": value for test_set, value in row.published.items()}
        rows.append(figures)
    return pd.DataFrame(rows)


def _confusions(report: Report) -> pd.DataFrame:
    rows = []
    for one in report.material.retrained:
        for test_set, predictions in one.predictions.items():
            for pair in confused_pairs(predictions):
                rows.append(
                    {
                        "architecture": one.architecture.name,
                        "training": one.folder.name,
                        "test set": test_set,
                        "class": pair.label,
                        "taken for": pair.predicted,
                        "pictures": len(pair.pictures),
                    }
                )
    return pd.DataFrame(rows)


def _drops(report: Report) -> pd.DataFrame:
    rows = []
    for one in report.material.retrained:
        for test_set in one.test_sets:
            for drop in drops(one, test_set):
                rows.append(
                    {
                        "architecture": one.architecture.name,
                        "training": one.folder.name,
                        "test set": test_set,
                        "class": drop.label,
                        "at home": drop.home,
                        "abroad": drop.abroad,
                        "pictures abroad": drop.images,
                    }
                )
    return pd.DataFrame(rows)
