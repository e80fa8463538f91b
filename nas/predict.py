"""Name the signs in pictures: ``python -m nas.predict MODEL IMAGE...``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.table import Table

from datasets import DataError
from nas.command import EXIT_BAD_INPUT, run, tell
from nas.export.chain import ExportError
from nas.model_files import ModelError
from nas.terminal import open_console, plain

if TYPE_CHECKING:
    from nas.prediction import Guess, Prediction


@click.command()
@click.argument("model", type=click.Path(path_type=Path))
@click.argument("images", metavar="IMAGE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="A list with one object an image, for scripts.")
def predict(model: Path, images: tuple[str, ...], as_json: bool) -> int:
    """Name the sign in each IMAGE: files, folders, or patterns such as 'photos/**/*.png'.

    MODEL is a file that nas.export wrote, or its folder, or any model that nas.evaluate takes. A C header is compiled
    and run: give only one of your own.
    """
    from nas.prediction import open_reader, pictures, readable_file

    model = readable_file(model)  # Before the pictures: who swaps both is told which is no model.
    files = pictures(images)
    problems: list[str] = []

    def fail(error: DataError) -> None:
        problems.append(str(error))
        tell(str(error))

    predictions = open_reader(model)(files, fail)
    if as_json:
        click.echo(json.dumps([prediction.as_dict() for prediction in predictions], indent=2))
    else:
        _show(list(predictions))
    return EXIT_BAD_INPUT if problems else 0


def _show(predictions: "list[Prediction]") -> None:
    if not predictions:
        return
    table = Table(box=None, padding=(0, 1, 0, 0))
    table.add_column("image", overflow="fold")
    table.add_column("class", justify="right", no_wrap=True)
    table.add_column("sign")
    table.add_column("%", justify="right", no_wrap=True)
    table.add_column("or perhaps", style="dim")
    for prediction in predictions:
        first, *others = prediction.guesses
        table.add_row(
            plain(prediction.file), str(first.sign), first.name, _percent(first), ", ".join(map(_other, others))
        )
    open_console().print(table)


def _percent(guess: "Guess") -> str:
    return f"{100 * guess.probability:.1f}"


def _other(guess: "Guess") -> str:
    return f"{guess.name} ({_percent(guess)})"


if __name__ == "__main__":
    run(predict, DataError, ExportError, ModelError)
