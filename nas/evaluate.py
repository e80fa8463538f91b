"""Evaluate trained models, whoever made them: ``python -m nas.evaluate MODEL...``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from datasets import TEST_SETS, DataError, Split, available, load_test
from datasets.evaluation import gtsrb_classes, is_other_part
from nas.command import EXIT_BAD_INPUT, run, tell
from nas.options import DATA_DIR, QUIET
from nas.result_files import ResultError, check_writable, write_text
from nas.terminal import open_console, plain

if TYPE_CHECKING:
    from nas.evaluation import Evaluation
    from nas.measures import Score


@click.command()
@click.argument("files", metavar="MODEL...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--dataset", "names", multiple=True, help="A data set; may be given again.  [default: all that are there]"
)
@DATA_DIR
@click.option(
    "--class-map",
    "class_maps",
    metavar="NAME=FILE",
    multiple=True,
    help="Your own map of a country's classes to GTSRB's: CSV with the columns class and gtsrb_class.",
)
@click.option(
    "--json",
    "json_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the results to this file too.",
)
@QUIET
@click.option(
    "--predictions",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write each answer to a CSV a data set, in here.",
)
def evaluate(
    files: tuple[Path, ...],
    names: tuple[str, ...],
    data_dir: Path | None,
    class_maps: tuple[str, ...],
    json_file: Path | None,
    quiet: bool,
    predictions: Path | None,
) -> int:
    """Tell how many signs each MODEL recognises: .h5, .keras, .tflite (of larq-compute-engine too) or .onnx,
    or the folder of an export.

    Models get raw RGB pixels from 0 to 255. Their answer is the largest of all 43 outputs, on data sets of fewer
    classes too. Opening a file runs no code from it.
    """
    from nas import evaluation

    # Where there is no test set, GTSRB is there without its test part: loading it tells so.
    wanted = tuple(dict.fromkeys(names)) or tuple(available(data_dir)) or ("gtsrb",)
    maps = _class_maps(class_maps, wanted)
    others = [name for name in wanted if is_other_part(name, data_dir)]
    if others and not quiet:
        click.echo("note: belgian is BelgiumTSC's Testing folder here; published figures are on Training", err=True)
    for folder in filter(None, (json_file and json_file.parent, predictions)):
        check_writable(folder)
    problems: list[str] = []

    def fail(error: Exception) -> None:
        if str(error) not in problems:
            problems.append(str(error))
            tell(str(error))

    console = open_console(quiet=quiet)
    done: list[Evaluation] = []

    def load(name: str, size: int) -> Split:
        return load_test(name, size, data_dir, maps.get(name))

    for evaluated in evaluation.evaluate(files, wanted, load, fail):
        done.append(evaluated)
        _show(console, evaluated)
    if json_file is not None:
        results = {"models": [one.as_dict() for one in done], "errors": problems, "testing_folder": others}
        write_text(json_file, json.dumps(results, indent=2) + "\n")
    if predictions is not None:
        _write_predictions(predictions, done, wanted)
    return EXIT_BAD_INPUT if problems else 0


def _class_maps(options: tuple[str, ...], wanted: tuple[str, ...]) -> dict[str, Path]:
    """The files, each of which can be used; raises DataError for another."""
    maps: dict[str, Path] = {}
    for option in options:
        name, _, file = option.partition("=")
        if name not in TEST_SETS or not file:
            raise click.UsageError(f"--class-map {option}: give NAME=FILE, NAME one of {', '.join(TEST_SETS)}")
        if name in maps:
            raise click.UsageError(f"--class-map {option}: a map for {name} was given before; give one")
        if name not in wanted:
            raise click.UsageError(f"--class-map {option}: {name} is not evaluated, only {', '.join(wanted)}")
        maps[name] = Path(file)
    for name, path in maps.items():
        gtsrb_classes(name, path)
    return maps


def _show(console: Console, evaluated: "Evaluation") -> None:
    model = evaluated.model
    size = f"{model.input_size}x{model.input_size} pixels"
    known = evaluated.parameters
    parameters = "parameters unknown" if known is None else f"{known:,} parameters"
    console.print(plain(model.file, style="bold"))
    console.print(f"{size}, {parameters}", highlight=False)
    if evaluated.measures:
        console.print(_table(evaluated))
    console.print()


def _table(evaluated: "Evaluation") -> Table:
    """A row a data set; fits 80 columns with nothing cut off."""
    table = Table(box=None, padding=(0, 1, 0, 0))
    table.add_column("data set", no_wrap=True)
    for heading in (
        "accuracy",
        "95 %\ninterval",
        "images",
        "distinct\nimages",
        "right\nof them",
        "classes",
        "ms an\nimage",
    ):
        table.add_column(heading, justify="right", no_wrap=True)
    for name, measures in evaluated.measures.items():
        overall, distinct = measures.overall, measures.distinct
        table.add_row(
            name,
            _percent(overall),
            "-".join(f"{100 * bound:.2f}" for bound in measures.interval),
            f"{overall.images:,}",
            f"{distinct.images:,}",
            _percent(distinct),
            str(len(measures.classes)),
            f"{evaluated.milliseconds[name]:.2f}",
        )
    return table


def _percent(score: "Score") -> str:
    return f"{100 * score.accuracy:.2f} %"


def _write_predictions(folder: Path, done: list["Evaluation"], names: tuple[str, ...]) -> None:
    """A file a data set: which model said what about which picture, counted from 0 in the data set's order."""
    import pandas as pd

    for name in names:
        tables = {
            str(evaluated.model.file): evaluated.answers[name].table()
            for evaluated in done
            if name in evaluated.answers
        }
        if tables:
            rows = pd.concat(tables, names=["model"]).reset_index(level="model")
            write_text(folder / f"{name}.csv", rows.to_csv(index=False))


if __name__ == "__main__":
    run(evaluate, DataError, ResultError)
