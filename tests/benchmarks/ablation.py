"""What each element of the recipe is worth: the same network trained without it, or with another one.

    python -m tests.benchmarks.ablation --seeds 3
    python -m tests.benchmarks.ablation --seeds 3 --recipe search

Validation accuracy on tracks never trained on, 0 where the loss stopped being a number; and that on rendered signs of
three countries' styles, never trained on either: a hint of what carries over to other countries. No test set is looked
at.
Every training is kept in ``reports/ablation.csv`` as soon as it is done, under the key of its recipe and the precision
that was fastest on the machine it ran on; the same command trains what is missing.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from functools import partial
from itertools import chain, product
from math import isnan
from pathlib import Path
from statistics import fmean
from typing import Any, get_args

import click
import joblib
import pandas as pd
from joblib import Parallel, delayed
from rich.progress import track

from datasets import DataError, Split, identify, load, load_test
from datasets.evaluation import RENDERED
from datasets.splits import held_out_by_track
from nas.architecture import Architecture
from nas.command import run
from nas.layers import ArchitectureError
from nas.learning import DivergedError, Report
from nas.precision import timing
from nas.processes import compute_in
from nas.recipe import STRONG, Precision
from nas.result_files import ResultError
from tests.benchmarks.kept_rows import KeptRows
from tests.benchmarks.results import JSON, MARKDOWN, show
from tests.benchmarks.variants import EPOCHS, NETWORK, VARIANTS, Variant

FILE = Path("reports/ablation.csv")
TRAINING = ("network", "dataset", "fingerprint", "recipe", "precision", "seed")
"""What tells a training of the table from all others, the third which images they were."""
COLUMNS = (*TRAINING, "validation", "rendered")
"""Of the table, at least."""
STYLES = tuple(RENDERED.values())
NAMES = [*dict.fromkeys(chain.from_iterable(VARIANTS.values()))]
"""Of the variants of any recipe."""


@click.command()
@click.option("--seeds", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--recipe", type=click.Choice([*VARIANTS]), default="strong", show_default=True)
@click.option(
    "--epochs", type=click.IntRange(min=2), help=f"[default: {EPOCHS['strong']}; {EPOCHS['search']} of search]"
)
@click.option("--variant", "asked", type=click.Choice(NAMES), multiple=True, help="[default: those of the recipe]")
@click.option("--network", default=NETWORK, show_default=True)
@click.option("--dataset", type=click.Choice(["gtsrb", "synthetic"]), default="gtsrb", show_default=True)
@click.option(
    "--precision",
    "wanted_precision",
    type=click.Choice([*get_args(Precision)]),
    help="[default: the fastest here, where there is none in either]",
)
@click.option("--workers", type=click.IntRange(min=1), default=joblib.cpu_count(), show_default=True)
@click.option("--train/--no-train", default=True, show_default=True, help="Train what the table lacks.")
@click.option("--table", type=click.Path(path_type=Path), default=FILE, show_default=True)
@MARKDOWN
@JSON
def ablation(
    seeds: int,
    recipe: str,
    epochs: int | None,
    asked: tuple[str, ...],
    network: str,
    dataset: str,
    wanted_precision: Precision | None,
    workers: int,
    train: bool,
    table: Path,
    markdown_file: Path | None,
    json_file: Path | None,
) -> None:
    """Train what the table lacks, and print it."""
    compute_in(threads=1)
    architecture = Architecture.parse(network)
    variants, epochs = VARIANTS[recipe], epochs or EPOCHS[recipe]
    fitting = _fitting(variants, architecture, asked)
    compared = {name: variant.within(epochs, architecture.name) for name, variant in variants.items()}
    kept = KeptRows(table, TRAINING, COLUMNS)
    fingerprint = identify(dataset, split=STRONG.split).fingerprint
    same = _of(kept.read(), architecture, dataset, fingerprint, wanted_precision)
    done = set(zip(same["recipe"], same["seed"], strict=True))
    wanted = {(compared[name].key, seed): name for seed, name in product(range(seeds), fitting)}
    todo = [(name, seed) for (key, seed), name in wanted.items() if train and (key, seed) not in done]
    precision: Precision = wanted_precision or "float32"
    if todo:
        _prepare(dataset, architecture.input_size)
        precision = wanted_precision or timing().fastest
    trainings = Parallel(n_jobs=workers, return_as="generator_unordered", batch_size=1)(
        delayed(_trained)(architecture, compared[name].computed_in(precision), dataset, name, seed)
        for name, seed in todo
    )
    for row in track(trainings, "trainings", len(todo), disable=not todo):
        kept.add([{**row, "fingerprint": fingerprint}])
    same = _of(kept.read(), architecture, dataset, fingerprint, wanted_precision)
    same = same[same["seed"] < seeds]
    found = {name: same[same["recipe"] == variant.key] for name, variant in compared.items()}
    rows = list(_rows(found, recipe))
    if not rows:
        raise ResultError(f"{table}: has no such training of this network; without --no-train it is made")
    title = (
        f"Recipe {recipe} and what it is compared with, {epochs} epochs, on {dataset} ({fingerprint}), seeds from 0; "
        f"accuracy in % on validation tracks, and on rendered signs of three countries in the mean; {architecture}"
    )
    show(title, rows, json_file, markdown_file, wide=["rendered"], network=network)


def _fitting(variants: Mapping[str, Variant], network: Architecture, asked: Sequence[str]) -> list[str]:
    """The variants to train: those asked for, or all that can be had of any network of that input size."""
    for name in asked:
        if name not in variants:
            raise click.BadParameter(f"{name!r} is no variant of that recipe", param_hint="--variant")
        if obstacle := variants[name].obstacle(network):
            raise click.BadParameter(f"{name!r}: {obstacle}", param_hint="--variant")
    usual = [name for name, variant in variants.items() if variant.of_the_recipe]
    return [name for name in asked or usual if not variants[name].obstacle(network)]


def _prepare(dataset: str, size: int) -> None:
    """Decode all images before several processes would."""
    for prepare in (partial(load, dataset), *(partial(load_test, style) for style in STYLES)):
        prepare(size)


def _trained(architecture: Architecture, variant: Variant, dataset: str, name: str, seed: int) -> dict[str, object]:
    try:
        training, validation, rendered = _measured(architecture, variant, dataset, seed)
    except DivergedError:
        training = validation = rendered = 0.0
    return {
        "network": architecture.name,
        "dataset": dataset,
        "recipe": variant.key,
        "precision": variant.recipe.precision,
        "seed": seed,
        "epochs": variant.recipe.epochs,
        "variant": name,
        "training": round(training, 5),
        "validation": round(validation, 5),
        "rendered": round(rendered, 5),
    }


def _measured(architecture: Architecture, variant: Variant, dataset: str, seed: int) -> tuple[float, float, float]:
    """Train, and tell the accuracy on training images, validation tracks and rendered signs."""
    from nas.model import keras
    from nas.training import accuracy

    keras.mixed_precision.set_global_policy("mixed_bfloat16" if variant.recipe.precision == "bfloat16" else "float32")
    model, last = _fitted(architecture, variant, dataset, seed)
    rendered = fmean(accuracy(model, load_test(style, architecture.input_size)) for style in STYLES)
    return last.accuracy, last.validation_accuracy, rendered


def _fitted(architecture: Architecture, variant: Variant, dataset: str, seed: int) -> tuple[Any, Report]:
    """The trained model, and the report of its last epoch."""
    import larq

    from nas.model import build
    from nas.training import train

    recipe = variant.recipe
    images = load(dataset, architecture.input_size, split=recipe.split)
    if variant.fewer_signs:
        images = replace(images, train=_fewer(images.train))
    with _layers(architecture, variant):
        model = build(architecture, recipe, seed)
    if variant.clip_value:
        model = _changed(model, input_quantizer=larq.quantizers.SteSign(variant.clip_value))
    if first_epochs := round(recipe.epochs * variant.real_first):
        real = _changed(model, kernel_quantizer=None)
        list(train(real, replace(recipe, epochs=first_epochs), images, seed))
        model.set_weights(real.get_weights())
    *_, last = train(model, replace(recipe, epochs=recipe.epochs - first_epochs), images, seed)
    return model, last


def _fewer(images: Split) -> Split:
    """Those of four fifths of the tracks, each class losing about as much of its own."""
    kept = ~held_out_by_track(images.labels, images.tracks)
    return Split(images.images[kept], images.labels[kept], images.tracks[kept])


def _layers(architecture: Architecture, variant: Variant) -> AbstractContextManager[None]:
    from tests.benchmarks.tried_layers import grouped, sloped

    if variant.groups:
        return grouped(architecture, variant.groups)
    return sloped() if variant.slopes else nullcontext()


def _changed(model: Any, **settings: object) -> Any:
    """The same network, its quantizers other ones, with the same weights."""
    from nas.model import keras

    def changed(layer: Any) -> Any:
        mine = {name: value for name, value in settings.items() if getattr(layer, name, None) is not None}
        return type(layer).from_config(layer.get_config() | mine)

    other = keras.models.clone_model(model, clone_function=changed)
    other.set_weights(model.get_weights())
    return other


def _of(
    table: pd.DataFrame, architecture: Architecture, dataset: str, fingerprint: str, precision: Precision | None
) -> pd.DataFrame:
    of_these = (table["dataset"] == dataset) & (table["fingerprint"] == fingerprint)
    if precision:
        of_these &= table["precision"] == precision
    return table[of_these & (table["network"] == architecture.name)]


def _rows(found: Mapping[str, pd.DataFrame], recipe: str) -> Iterator[dict[str, object]]:
    """A row a variant and precision in which it was trained.

    Its change is that of the seeds which both it and the unchanged recipe have in that precision.
    """
    alike = ["precision", "seed"]
    usual = found[recipe].set_index(alike)["validation"]
    for variant, of_both in found.items():
        for precision, trainings in of_both.groupby("precision", sort=False):
            validation = trainings["validation"]
            change = (trainings.set_index(alike)["validation"] - usual).mean()  # Not a number if none has both.
            yield {
                "recipe": variant,
                "precision": precision,
                "seeds": len(validation),
                "validation": f"{100 * validation.mean():.2f}",
                "sd": f"{100 * validation.std():.2f}" if len(validation) > 1 else "-",
                "change": "-" if isnan(change) else f"{100 * change:+.2f}",
                "rendered": f"{100 * trainings['rendered'].mean():.1f}",
            }


if __name__ == "__main__":
    run(ablation, ArchitectureError, DataError, ResultError)
