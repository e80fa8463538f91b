"""The published networks and ours, trained by the same recipe: what comes from the architecture, what from the recipe.

    python -m tests.benchmarks.comparison --recipe brief --seeds 1
    python -m tests.benchmarks.comparison --recipe strong --seeds 3 NAME NAME

Without names: all published networks and ours. Each training is one of ``nas.retrain``, the cheapest networks first, in
a folder named after the key of its recipe. Its figures are kept in ``reports/comparison.csv`` as soon as it is done,
under that key, and the same command trains what is missing: by ``strong``, all published networks at all sizes take
some forty hours of a core for one seed, by ``brief`` a quarter of that. Test sets are looked at once for each training.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import product
from pathlib import Path
from typing import Any

import click
import joblib
import pandas as pd
from rich.progress import Progress

from datasets import DataError, available, identify, identify_test, load
from datasets.evaluation import RENDERED
from nas.architecture import Architecture
from nas.command import run
from nas.cost import count
from nas.earlier_training import check_earlier, precision_begun
from nas.layers import ArchitectureError
from nas.precision import timing
from nas.recipe import RECIPES, key_of
from nas.result_files import ResultError
from nas.retrained import read_result
from nas.retraining import Retraining
from nas.training_crew import run_all
from reports.countries import country
from search_spaces.literature import INPUT_SIZES, baselines, labels, published_results
from tests.benchmarks.kept_rows import KeptRows
from tests.benchmarks.results import JSON, MARKDOWN, show

FILE = Path("reports/comparison.csv")
MODELS = Path("studies/models")
TRAINING = ["name", "recipe", "seed", "dataset", "whole", "fingerprint"]
"""What tells a training of the table from all others, the last which images they were."""
MEASURED = [*TRAINING, "tested"]
"""What tells a row from all others, the last on how many images of each test set."""
COLUMNS = [*MEASURED, "epochs", "precision", "seconds", "validation"]
"""Of the table, besides one for each test set."""
NEEDED = {"whole", "fingerprint", "seconds"}
"""What a row has of a training's result that others do not rely on."""
WIDE = ("real MMACs", "published", "validation", "precision")
"""Columns for which a narrow terminal has no room."""

PUBLISHED = "published: on all 12,630 German ones, by the published recipe, 30 epochs"


@click.command()
@click.argument("names", nargs=-1)
@click.option("--recipe", type=click.Choice([*RECIPES]), default="strong", show_default=True)
@click.option(
    "--input-size", "sizes", type=click.Choice([*map(str, INPUT_SIZES)]), multiple=True, help="[default: all]"
)
@click.option("--key", help="Show what was trained by an earlier state of a recipe, by its key in the table.")
@click.option("--whole", is_flag=True, help="Train on the validation images too.")
@click.option("--seeds", type=click.IntRange(min=1), default=3, show_default=True, help="Trained, and shown.")
@click.option("--dataset", type=click.Choice(["gtsrb", "synthetic"]), default="gtsrb", show_default=True)
@click.option("--models", type=click.Path(path_type=Path), default=MODELS, show_default=True, help="Our networks.")
@click.option("--workers", type=click.IntRange(min=1), default=joblib.cpu_count(), show_default=True)
@click.option("--table", type=click.Path(path_type=Path), default=FILE, show_default=True)
@click.option("--work", type=click.Path(path_type=Path), default=Path("runs/comparison"), show_default=True)
@click.option("--train/--no-train", default=True, show_default=True, help="Train what the table lacks.")
@MARKDOWN
@JSON
def comparison(
    names: tuple[str, ...],
    recipe: str,
    key: str | None,
    sizes: tuple[str, ...],
    whole: bool,
    seeds: int,
    dataset: str,
    models: Path,
    workers: int,
    table: Path,
    work: Path,
    train: bool,
    markdown_file: Path | None,
    json_file: Path | None,
) -> int:
    """Train what the table lacks of the networks NAMES, or of ours and all published ones, and print it.

    Without training and without NAMES, whatever the table has is printed.
    """
    ours = _ours(models)
    networks = [*dict.fromkeys(map(Architecture.parse, names))] or compared(ours.values())
    networks = [one for one in networks if str(one.input_size) in sizes or not sizes]
    train = train and key is None
    shown, key = key or recipe, key or key_of(asdict(RECIPES[recipe]))
    comparable = [row_of(result) for result in ours.values()]
    kept = KeptRows(table, MEASURED, COLUMNS)
    failed = 0
    if train:
        wanted = _wanted(networks, recipe, seeds, dataset, whole)
        failed = _train(wanted, work / key, workers, kept, comparable)
    found = kept.read(*comparable)
    same = found[(found["recipe"] == key) & (found["dataset"] == dataset) & (found["whole"] == whole)]
    same = same[same["seed"] < seeds]
    if train or names:
        same = same[same["name"].isin([network.name for network in networks])]
    else:
        same = same[[str(Architecture.parse(name).input_size) in sizes or not sizes for name in same["name"]]]
    called = {**labels(), **{result["name"]: folder for folder, result in ours.items()}}
    rows = list(_rows(same, called))
    if rows:
        show(_title(shown, key, same), rows, json_file, markdown_file, WIDE)
    else:
        click.echo(f"{table}: has no training by {shown} of these networks", err=True)
    return int(failed > 0)


def _wanted(networks: Sequence[Architecture], recipe: str, seeds: int, dataset: str, whole: bool) -> list[Retraining]:
    """All trainings of these networks; raises DataError if there is nothing to measure them on."""
    test_sets = available() if dataset == "gtsrb" else (RENDERED["gtsrb"],)
    if not test_sets:
        raise DataError("no test images are there to compare networks on; set BNN_DATA_DIR to a folder with some")
    tested = {
        size: tuple(identify_test(name, size) for name in test_sets)
        for size in {network.input_size for network in networks}
    }
    return [
        Retraining(
            architecture=network,
            family="compared",
            recipe=recipe,
            seed=seed,
            dataset=dataset,
            data_dir=None,
            test_sets=tested[network.input_size],
            whole=whole,
        )
        for seed, network in product(range(seeds), networks)
    ]


def _title(shown: str, key: str, same: pd.DataFrame) -> str:
    """What these rows have in common."""
    recipe = shown if shown == key else f"{shown} ({key})"
    whole, dataset = bool(same["whole"].iloc[0]), same["dataset"].iloc[0]
    epochs, images, tested = (
        " or ".join(map(str, sorted(same[column].unique()))) for column in ("epochs", "fingerprint", "tested")
    )
    return (
        f"Recipe {recipe}, {epochs} epochs, on {'all of ' * whole}{dataset} ({images}), seeds from 0; accuracy in % on "
        f"test images ({tested}); {PUBLISHED}"
    )


def _ours(models: Path) -> dict[str, Mapping[str, Any]]:
    """Trainings of our networks by the names of their folders, those that tell all that a row has."""
    results = {file.parent.name: read_result(file) for file in sorted(models.glob("*/training.json"))}
    return {
        name: result
        for name, result in results.items()
        if result is not None and result["datasets"] and result.keys() >= NEEDED
    }


def _train(
    wanted: Sequence[Retraining],
    work: Path,
    workers: int,
    kept: KeptRows,
    comparable: Sequence[Mapping[str, object]],
) -> int:
    """Train what is neither in the table nor ``comparable``, adding each to the table; how many failed."""
    todo = _missing(wanted, kept.read(*comparable), work)
    failed = told = 0

    def keep(_: Mapping[int, Retraining], ended: Sequence[Retraining]) -> None:
        nonlocal told
        new = [one.result(work) for one in ended[told:]]
        told = len(ended)
        bar.update(task, completed=told)
        if rows := [row_of(result) for result in new if result is not None]:
            kept.add([*comparable, *rows])

    with Progress(disable=not todo) as bar:
        task = bar.add_task("trainings", total=len(todo))
        for failure in run_all(todo, work, workers, keep, asked=len(wanted)):
            failed += 1
            click.echo(f"failed: {failure.retraining.architecture}: {failure.reason}", err=True)
    return failed


def _missing(wanted: Sequence[Retraining], table: pd.DataFrame, work: Path) -> list[Retraining]:
    """Those without a row of all of their test sets, their images decoded, and with the fastest precision here.

    Raises ResultError if what was trained in ``work`` was trained on other images.
    """
    if not wanted:
        return []
    recipe, dataset = RECIPES[wanted[0].recipe], wanted[0].dataset
    fingerprint = identify(dataset, split=recipe.split).fingerprint
    measured = table.reindex(columns=[name for name, _ in wanted[0].test_sets]).notna().all(axis=1)
    done = set(table.loc[measured, TRAINING].itertuples(index=False, name=None))
    key = key_of(asdict(recipe))
    todo = [
        one for one in wanted if (one.architecture.name, key, one.seed, dataset, one.whole, fingerprint) not in done
    ]
    for one in todo:
        check_earlier(work / one.folder, recipe, None, fingerprint)
    _prepare(todo)
    if not todo or wanted[0].recipe == "paper":
        return todo
    precision = timing().fastest  # Takes a while, once.
    return [replace(one, precision=precision_begun(work / one.folder) or precision) for one in todo]


def compared(ours: Iterable[Mapping[str, Any]]) -> list[Architecture]:
    """The networks of our trainings, and the published ones, each once; the cheapest first."""
    networks = [Architecture.parse(result["name"]) for result in ours]
    networks += [baseline.architecture for baseline in baselines()]
    return sorted(dict.fromkeys(networks), key=lambda network: count(network).macs)


def row_of(result: Mapping[str, Any]) -> dict[str, object]:
    """What the table keeps of a finished training; accuracies are fractions, that on validation images None if none."""
    settings, validation = result["settings"], result["validation_accuracy"]
    values = (
        result["name"],
        key_of(settings),
        result["seed"],
        result["dataset"],
        result["whole"],
        result["fingerprint"],
        ", ".join(f"{name} {figures['images']}" for name, figures in result["datasets"].items()),
        settings["epochs"],
        settings.get("precision", "float32"),  # As it was before there was a choice.
        result["seconds"],
        None if validation is None else round(validation, 5),
    )
    accuracies = {name: round(figures["accuracy"], 5) for name, figures in result["datasets"].items()}
    return dict(zip(COLUMNS, values, strict=True)) | accuracies


def _prepare(todo: Sequence[Retraining]) -> None:
    """Decode the images to train on before several processes would."""
    for size in {one.architecture.input_size for one in todo}:
        load(todo[0].dataset, size)


def _rows(table: pd.DataFrame, labels: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """A row a network, best mean first, those measured on more countries before all others.

    A network that was trained or tested on several sets of images has a row for each: no mean is over both. Published
    are its authors' German figures, by their own training.
    """
    sets = [name for name in table.dropna(axis="columns", how="all") if name not in COLUMNS]
    table = table.assign(mean=table[sets].mean(axis=1, skipna=False))
    published = {one.architecture.name: f"{100 * one.accuracies['gtsrb']:.2f}" for one in published_results()}
    groups = table.groupby(["name", "fingerprint", "tested"])
    for (network, *_), trainings in sorted(groups, key=lambda group: _place(group[1][sets])):
        cost = count(Architecture.parse(str(network)))
        yield {
            "params": f"{cost.parameters:,}",
            "KiB": f"{cost.memory_bytes / 1024:.1f}",
            "MMACs": f"{cost.macs / 1e6:.1f}",
            "real MMACs": f"{cost.real_macs / 1e6:.1f}",
            "published": published.get(str(network), ""),
            "validation": _spread(trainings["validation"]),
            **{country(str(name)): _spread(trainings[name]) for name in sets},
            "mean": _spread(trainings["mean"]),
            "seeds": len(trainings),
            "precision": ", ".join(sorted(trainings["precision"].unique())),
            "network": labels.get(str(network), str(network)),
        }


def _place(accuracies: pd.DataFrame) -> tuple[int, float]:
    """What networks are sorted by: a mean over fewer countries cannot be compared."""
    measured = accuracies.dropna(axis="columns")
    return -len(measured.columns), -measured.mean(axis=None)


def _spread(accuracies: pd.Series) -> str:
    """Mean and, of several, standard deviation; of what not all have, nothing."""
    if accuracies.isna().any():
        return "-"
    spread = f"\n±{100 * accuracies.std():.2f}" if len(accuracies) > 1 else ""
    return f"{100 * accuracies.mean():.2f}{spread}"


if __name__ == "__main__":
    run(comparison, ArchitectureError, DataError, ResultError)
