"""Train networks in full and measure them on every country: ``python -m nas.retrain --study NAME``."""

from pathlib import Path
from typing import Literal, get_args

import click

from datasets import DataError
from nas.command import run
from nas.layers import ArchitectureError
from nas.options import DATA_DIR, QUIET, STORAGE, STUDY, WORKERS
from nas.recipe import RECIPES, Precision
from nas.result_files import ResultError
from nas.retrained import RETRAININGS
from search_spaces.literature import INPUT_SIZES, families
from studies.errors import StudyError


@click.command()
@click.argument("names", nargs=-1)
@STUDY(help="Retrain the Pareto front of this study.")
@STORAGE
@click.option(
    "--baselines",
    default="",
    metavar="FAMILY,...",
    help=f"Retrain the published networks of these families: {', '.join(families()).lower()}.",
)
@click.option(
    "--input-size",
    "input_sizes",
    type=click.Choice([str(size) for size in INPUT_SIZES]),
    multiple=True,
    help="Only networks of this size; may be given more than once.  [default: all]",
)
@click.option(
    "--recipe",
    "recipes",
    type=click.Choice([*RECIPES]),
    multiple=True,
    default=["strong"],
    show_default=True,
    help="May be given more than once.",
)
@click.option("--seeds", type=click.IntRange(min=1), default=1, show_default=True, help="Trainings of each network.")
@click.option("--whole", is_flag=True, help="Train on the validation images too.")
@click.option(
    "--precision",
    type=click.Choice(["auto", *get_args(Precision)]),
    default="auto",
    show_default=True,
    help="What to train in; auto: float32 for the paper's recipe, for others what is fastest here.",
)
@click.option(
    "--dataset", default="auto", show_default=True, help="gtsrb, synthetic, or auto: the study's, else what is there."
)
@DATA_DIR
@WORKERS
@click.option("--out", type=click.Path(path_type=Path), default=RETRAININGS, show_default=True, help="Folder to write.")
@QUIET
@click.option("--json", "as_json", is_flag=True, help="Print nothing but the results, for scripts.")
def retrain(
    names: tuple[str, ...],
    study: str | None,
    storage: str,
    baselines: str,
    input_sizes: tuple[str, ...],
    recipes: tuple[str, ...],
    seeds: int,
    whole: bool,
    precision: Literal["auto", "float32", "bfloat16"],
    dataset: str,
    data_dir: Path | None,
    workers: int | None,
    out: Path,
    quiet: bool,
    as_json: bool,
) -> int:
    """Train the architectures NAMES, a study's front, or published families; run again, it resumes."""
    from nas import retrain_plan, searched

    networks = retrain_plan.chosen(
        names,
        study=study,
        storage=storage,
        baseline_families=[part for part in baselines.split(",") if part],
        sizes={int(size) for size in input_sizes},
    )
    if not networks:
        sized = f", with networks of --input-size {' or '.join(input_sizes)}" if input_sizes else ""
        raise click.UsageError(f"nothing to train: give names of architectures, --study, or --baselines{sized}")
    plan = retrain_plan.Plan(
        networks=networks,
        recipes=tuple(dict.fromkeys(recipes)),
        seeds=seeds,
        whole=whole,
        precision=None if precision == "auto" else precision,
        dataset=dataset,
        searched_on=searched.data_of(study, storage) if study else None,
        data_dir=data_dir,
        workers=workers,
        out=out,
        quiet=quiet,
        as_json=as_json,
    )
    status = retrain_plan.run(plan)
    if study:
        from studies.publication import publish_all

        publish_all(storage, study, out)
    return status


if __name__ == "__main__":
    run(retrain, ArchitectureError, DataError, ResultError, StudyError)
