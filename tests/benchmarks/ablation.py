"""What each element of the recipe is worth: the same network trained without it, or with another one.

    python -m tests.benchmarks.ablation --seeds 3

Validation accuracy on tracks never trained on, 0 where the loss stopped being a number; no test set is looked at.
Every training is kept in ``reports/ablation.csv`` as soon as it is done, under the key of its recipe; the same command
trains what is missing.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path

import click
import pandas as pd
from joblib import Parallel, delayed
from rich.progress import track

from datasets import load
from nas.architecture import Architecture
from nas.learning import DivergedError, Learner
from nas.precision import timing
from nas.recipe import SEARCH, STRONG, Recipe
from tests.benchmarks.results import JSON, show

FILE = Path("reports/ablation.csv")
NETWORK = "3_30_30_QConv_64_5_MP_2_BN_PAD_1_QConv_64_3_MP_2_BN_PAD_1_QConv_64_3_MP_2_BN_Dense_43_BN"
UNCHANGED = "strong"
VARIANTS = {
    UNCHANGED: STRONG,
    "pixels -1 to 1, not standardised": replace(STRONG, input_scale="symmetric"),
    "raw pixels": replace(STRONG, input_scale="raw"),
    "no augmentation": replace(STRONG, augmentation=0.0),
    "augmentation twice as strong": replace(STRONG, augmentation=2 * STRONG.augmentation),
    "ste_sign": replace(STRONG, quantizer="ste_sign"),
    "constant learning rate": replace(STRONG, schedule="constant"),
    "learning rate 1e-3": replace(STRONG, learning_rate=1e-3),
    "learning rate 6e-3": replace(STRONG, learning_rate=6e-3),
    "batches of 32": replace(STRONG, batch_size=32),
    "batches of 128": replace(STRONG, batch_size=128),
    "normalisation: momentum 0.99": replace(STRONG, norm_momentum=0.99),
    "normalisation: no scale": replace(STRONG, norm_scale=False),
    "the search's recipe": SEARCH,
    "the search's, standardised": replace(SEARCH, input_scale="standardised"),
}


@click.command()
@click.option("--seeds", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--epochs", type=click.IntRange(min=1), default=10, show_default=True)
@click.option("--variant", "variants", type=click.Choice([*VARIANTS]), multiple=True, help="[default: all]")
@click.option("--network", default=NETWORK, show_default=True)
@click.option("--dataset", default="gtsrb", show_default=True)
@click.option("--workers", type=click.IntRange(min=1), default=os.cpu_count(), show_default=True)
@click.option("--table", type=click.Path(path_type=Path), default=FILE, show_default=True)
@JSON
def ablation(
    seeds: int,
    epochs: int,
    variants: tuple[str, ...],
    network: str,
    dataset: str,
    workers: int,
    table: Path,
    json_file: Path | None,
) -> None:
    """Train what the table lacks, and print it."""
    os.environ |= dict.fromkeys(("OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS"), "1")
    architecture = Architecture.parse(network)
    load(dataset, architecture.input_size)  # Once, before several processes would.
    precision = timing().fastest
    recipes = {name: replace(recipe, epochs=epochs, precision=precision) for name, recipe in VARIANTS.items()}
    known = pd.read_csv(table) if table.exists() else pd.DataFrame(columns=["network", "dataset", "recipe", "seed"])
    table.parent.mkdir(parents=True, exist_ok=True)
    same = _of(known, architecture, dataset)
    done = set(zip(same["recipe"], same["seed"], strict=True))
    todo = [one for one in product(variants or VARIANTS, range(seeds)) if (recipes[one[0]].key, one[1]) not in done]
    todo.sort(key=lambda one: one[1])
    trainings = Parallel(n_jobs=workers, return_as="generator_unordered", batch_size=1)(
        delayed(_trained)(architecture, recipes[variant], dataset, variant, seed) for variant, seed in todo
    )
    for row in track(trainings, "trainings", len(todo), disable=not todo):
        known = pd.concat([known, pd.DataFrame([row])], ignore_index=True)
        unfinished = table.with_suffix(".partial")
        known.to_csv(unfinished, index=False)
        unfinished.replace(table)
    same = _of(known, architecture, dataset)
    accuracies = {name: 100 * same.loc[same["recipe"] == recipe.key, "validation"] for name, recipe in recipes.items()}
    show(f"validation accuracy after {epochs} epochs, %", list(_rows(accuracies)), json_file, network=network)


def _trained(architecture: Architecture, recipe: Recipe, dataset: str, variant: str, seed: int) -> dict[str, object]:
    try:
        *_, last = Learner(recipe, partial(load, dataset, split=recipe.split), seed)(architecture)
        training, validation = last.accuracy, last.validation_accuracy
    except DivergedError:
        training = validation = 0.0
    return {
        "network": architecture.name,
        "dataset": dataset,
        "epochs": recipe.epochs,
        "variant": variant,
        "seed": seed,
        "recipe": recipe.key,
        "training": round(training, 5),
        "validation": round(validation, 5),
    }


def _of(table: pd.DataFrame, architecture: Architecture, dataset: str) -> pd.DataFrame:
    return table[(table["network"] == architecture.name) & (table["dataset"] == dataset)]


def _rows(accuracies: Mapping[str, pd.Series]) -> Iterator[dict[str, object]]:
    usual = accuracies[UNCHANGED].mean()
    for variant, found in accuracies.items():
        if len(found):
            spread = f"{found.std():.2f}" if len(found) > 1 else "-"
            change = f"{found.mean() - usual:+.2f}"
            yield {
                "recipe": variant,
                "mean": f"{found.mean():.2f}",
                "sd": spread,
                "change": change,
                "seeds": len(found),
            }


if __name__ == "__main__":
    ablation()
