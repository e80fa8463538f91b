"""Search architectures: ``python -m nas.search --trials 200``."""

from dataclasses import replace
from math import isnan
from pathlib import Path
from typing import Literal, get_args

import click

from datasets import DataError
from nas.architecture import Architecture
from nas.budget import Budget
from nas.command import run
from nas.halving import Halving
from nas.layers import ArchitectureError
from nas.learning import EPOCH_LIMIT
from nas.options import DATA_DIR, QUIET, STORAGE, STUDY, WORKERS
from nas.recipe import SEARCH, Precision
from search_spaces.literature import INPUT_SIZES
from search_spaces.space import SpaceError
from studies.errors import StudyError


@click.command()
@click.option(
    "--trials",
    type=click.IntRange(1, 1_000_000),
    required=True,
    help="Trials the study shall have, those stopped early included.",
)
@STUDY(help="Name of the study; the same name resumes it.  [default: data set and input size]")
@STORAGE
@click.option("--dataset", default="auto", show_default=True, help="gtsrb, synthetic, or auto: what is there.")
@DATA_DIR
@click.option(
    "--input-size",
    "input_sizes",
    type=click.Choice([str(size) for size in INPUT_SIZES]),
    multiple=True,
    default=["30"],
    show_default=True,
    help="Pixels; give it more than once to search several.",
)
@click.option("--space", default="bottom_up", show_default=True, help="Search space: a name, or module:Class.")
@click.option(
    "--start-with",
    metavar="NAME",
    multiple=True,
    help="A network of the space to try first; give it more than once for several.",
)
@WORKERS
@click.option(
    "--engine",
    metavar="dask:ADDRESS|ray:ADDRESS|loky",
    help="Train on a cluster that is there, through joblib.  [default: processes of this machine]",
)
@click.option("--min-params", type=click.IntRange(min=0), default=Budget().min_parameters, show_default=True)
@click.option("--max-params", type=click.IntRange(min=1), default=Budget().max_parameters, show_default=True)
@click.option("--max-macs", type=click.IntRange(min=1), help="MACs of one image.  [default: twice 3QConv's]")
@click.option("--epochs", type=click.IntRange(min=1), default=SEARCH.epochs, show_default=True)
@click.option(
    "--precision",
    type=click.Choice(["auto", *get_args(Precision)]),
    default="auto",
    show_default=True,
    help="What to train in; auto: the study's, or what is fastest here.",
)
@click.option(
    "--early-stopping/--no-early-stopping",
    default=True,
    show_default=True,
    help="Give up trainings that fall behind.",
)
@click.option(
    "--epoch-limit",
    type=click.FloatRange(0, 1e6, min_open=True),
    default=EPOCH_LIMIT,
    show_default=True,
    help="Seconds without an epoch after which a worker is taken to hang, and replaced.",
)
@click.option("--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True)
@click.option("--dashboard", is_flag=True, help="Serve optuna-dashboard on this machine while it searches.")
@QUIET
@click.option("--json", "as_json", is_flag=True, help="Print nothing but the front at the end, for scripts.")
def search(
    trials: int,
    study: str | None,
    storage: str,
    dataset: str,
    data_dir: Path | None,
    input_sizes: tuple[str, ...],
    space: str,
    start_with: tuple[str, ...],
    workers: int | None,
    engine: str | None,
    min_params: int,
    max_params: int,
    max_macs: int | None,
    epochs: int,
    precision: Literal["auto", "float32", "bfloat16"],
    early_stopping: bool,
    epoch_limit: float,
    seed: int,
    dashboard: bool,
    quiet: bool,
    as_json: bool,
) -> int:
    """Search architectures for accuracy against parameters; run again, it resumes."""
    if min_params > max_params:
        raise click.UsageError(f"--min-params {min_params} is above --max-params {max_params}")
    if isnan(epoch_limit):
        raise click.UsageError("--epoch-limit nan: give a number of seconds")
    from nas import campaign
    from nas.engines import Engine, EngineError

    try:
        cluster = None if engine is None else Engine.parse(engine)
    except EngineError as error:
        raise click.UsageError(str(error)) from None
    plan = campaign.Plan(
        trials=trials,
        study=study,
        storage=storage,
        dataset=dataset,
        data_dir=data_dir,
        input_sizes=tuple(sorted({int(size) for size in input_sizes})),
        space=space,
        start_with=tuple(map(Architecture.parse, start_with)),
        workers=workers,
        budget=Budget(min_params, max_params, max_macs),
        recipe=replace(SEARCH, epochs=epochs),
        precision=None if precision == "auto" else precision,
        halving=Halving() if early_stopping else None,
        seed=seed,
        epoch_limit=epoch_limit,
        engine=cluster,
        dashboard=dashboard,
        quiet=quiet,
        as_json=as_json,
    )
    try:
        return campaign.run(plan)
    except EngineError as error:
        raise click.ClickException(str(error)) from None


if __name__ == "__main__":
    run(search, ArchitectureError, DataError, SpaceError, StudyError)
