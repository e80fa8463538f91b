"""Retrainings from the user's choice of networks to the table of results."""

import signal
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from urllib.parse import quote

import click
import joblib
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from datasets import Identity, available, identify, identify_test, load
from datasets.arrays import Progress as Decoded
from datasets.evaluation import RENDERED
from datasets.loading import locate
from nas.architecture import Architecture
from nas.command import EXIT_INTERRUPTED
from nas.earlier_training import check_earlier, precision_begun
from nas.precision import fastest
from nas.recipe import RECIPES, SEARCH, Precision
from nas.result_files import ResultError, check_writable, partial_folder, partial_folders, write_text
from nas.retrained import result_files
from nas.retraining import Retraining, read_curve
from nas.searched import front_of
from nas.terminal import open_console, plain, printable
from nas.training_crew import run_all
from search_spaces.literature import baselines, families
from studies import DEFAULT_URL


@dataclass(frozen=True, slots=True)
class Network:
    """An architecture and the family it is filed under."""

    architecture: Architecture
    family: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What the user asked for."""

    networks: Sequence[Network]
    recipes: Sequence[str]
    seeds: int
    whole: bool
    precision: Precision | None
    """None: float32 for the paper's recipe, for others what is fastest on this machine."""
    dataset: str
    data_dir: Path | None
    workers: int | None
    out: Path
    searched_on: Identity | None = None
    """What the networks were searched on, where that is known: the data set ``auto`` is this one then."""
    quiet: bool = False
    """Whether nothing is printed but errors."""
    as_json: bool = False
    """Whether only the results are printed, for scripts."""


def chosen(
    names: Sequence[str] = (),
    *,
    study: str | None = None,
    storage: str = DEFAULT_URL,
    baseline_families: Sequence[str] = (),
    sizes: Collection[int] = (),
) -> list[Network]:
    """The networks, each once, of these input ``sizes``: named ones, the front of a study, whole published families.

    One that is both named and on the front is filed under the study.

    Raises ArchitectureError, StudyError, or click.UsageError for an unknown family.
    """
    published = {baseline.architecture: baseline.family for baseline in baselines()}
    found = {name: Architecture.parse(name) for name in names}
    networks = [Network(found[name], published.get(found[name], "named")) for name in names]
    if study is not None:
        networks += [
            Network(architecture, published.get(architecture, quote(study, safe="")))
            for architecture in front_of(study, storage)
        ]
    known = {family.lower(): family for family in families()}
    for name in baseline_families:
        if name.lower() not in known:
            raise click.UsageError(f"unknown family {name!r} in --baselines; choose from {', '.join(known)}")
        networks += [
            Network(architecture, family) for architecture, family in published.items() if family == known[name.lower()]
        ]
    once: dict[Architecture, Network] = {}
    for network in (one for one in networks if not sizes or one.architecture.input_size in sizes):
        if once.setdefault(network.architecture, network).family == "named":
            once[network.architecture] = network
    return list(once.values())


def precisions(plan: Plan, todo: Sequence[Retraining], console: Console) -> list[Precision]:
    """What each of them is trained in; the machine is only timed if that decides anything."""
    given = [plan.precision or precision_begun(plan.out / one.folder) for one in todo]
    fixed = [first or ("float32" if one.recipe == "paper" else None) for first, one in zip(given, todo, strict=True)]
    untold = [first is None and one.result(plan.out) is None for first, one in zip(fixed, todo, strict=True)]
    otherwise = fastest(console) if any(untold) else "float32"
    return [first or otherwise for first in fixed]


def run(plan: Plan) -> int:
    """Train what is not there yet, show all results, return the exit status; raises DataError and ResultError."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    check_writable(plan.out)
    console = open_console(quiet=plan.quiet or plan.as_json)
    dataset = _dataset(plan)
    test_sets = available(plan.data_dir) if dataset == "gtsrb" else (RENDERED["gtsrb"],)
    data = {split: identify(dataset, plan.data_dir, split) for split in {RECIPES[name].split for name in plan.recipes}}
    wanted = [
        filed(one, plan.out, plan.precision, data[RECIPES[one.recipe].split].fingerprint)
        for one in _retrainings(plan, dataset)
    ]
    for retraining in wanted:
        recipe = RECIPES[retraining.recipe]
        check_earlier(plan.out / retraining.folder, recipe, plan.precision, data[recipe.split].fingerprint)
    todo = [retraining for retraining in _measured_on(test_sets, console, wanted) if not retraining.is_done(plan.out)]
    todo = [
        replace(one, precision=precision) for one, precision in zip(todo, precisions(plan, todo, console), strict=True)
    ]
    if todo:
        console.print(f"trained on {dataset}, tested on {', '.join(test_sets) or 'validation images only'}")
    _prepare(console, plan.out, todo)
    failures, ending = [], ""
    try:
        with Bar(console, plan.out, todo) as bar:
            workers = plan.workers or joblib.cpu_count()
            for failure in run_all(todo, plan.out, workers, bar.show, asked=len(wanted)):
                failures.append(failure)
    except KeyboardInterrupt:
        ending = "stopped: interrupted; the same command resumes it"
    for failure in failures:
        click.echo(f"failed: {failure.retraining.folder}: {printable(failure.reason)}", err=True)
    if ending:
        click.echo(ending, err=True)
    _show(console, plan, [plan.out / retraining.folder for retraining in wanted])
    return EXIT_INTERRUPTED if ending else int(bool(failures))


def _measured_on(test_sets: Iterable[str], console: Console, wanted: Sequence[Retraining]) -> list[Retraining]:
    """The same, measured on these sets as they are now, which are decoded."""
    sizes = {one.architecture.input_size: one.data_dir for one in wanted}
    with _decoding(console) as progress:
        tested = {
            size: tuple(identify_test(name, size, data_dir, progress(size)) for name in test_sets)
            for size, data_dir in sizes.items()
        }
    return [replace(one, test_sets=tested[one.architecture.input_size]) for one in wanted]


def _retrainings(plan: Plan, dataset: str) -> list[Retraining]:
    return [
        Retraining(
            architecture=network.architecture,
            family=network.family,
            recipe=recipe,
            seed=seed,
            dataset=dataset,
            data_dir=plan.data_dir,
            whole=plan.whole,
        )
        for network, recipe, seed in product(plan.networks, plan.recipes, range(plan.seeds))
    ]


def filed(one: Retraining, root: Path, precision: Precision | None, fingerprint: str) -> Retraining:
    """The same, of the family that it is filed under, if it is done below ``root``: a study has what another has found.

    What was trained by another state of the recipe, on other data or in another ``precision`` is not the same.
    """
    families = [one.family, *sorted(folder.name for folder in (root / one.dataset).glob("*"))]
    for there in (replace(one, family=family) for family in families):
        with suppress(ResultError):
            check_earlier(root / there.folder, RECIPES[one.recipe], precision, fingerprint)
            if there.result(root) is not None:
                return there
    return one


def _show(console: Console, plan: Plan, folders: Sequence[Path]) -> None:
    """The results asked for; and all that there are, in a file."""
    from nas.retrained_tables import read_results, results_table  # pandas is not waited for before trainings begin.

    asked, all_there = read_results(folders), read_results(file.parent for file in result_files(plan.out))
    if len(asked):
        console.print(results_table(asked))
    if len(all_there):
        everything = plan.out / "results.csv"
        write_text(everything, all_there.to_csv(index=False))
        console.print(plain(f"models, curves, predictions and confusion matrices: {plan.out}"), soft_wrap=True)
        console.print(plain(f"all results there, as a table: {everything}"), soft_wrap=True)
    if plan.as_json:
        click.echo(asked.to_json(orient="records", indent=2))


def _dataset(plan: Plan) -> str:
    """``gtsrb`` or ``synthetic``. That the networks were searched on something else is told, and no reason to stop."""
    searched_on = plan.searched_on
    asked = searched_on.name if searched_on and plan.dataset == "auto" else plan.dataset
    dataset = "gtsrb" if locate(asked, plan.data_dir) else "synthetic"
    if searched_on and not plan.quiet and identify(dataset, plan.data_dir, SEARCH.split) != searched_on:
        images = f"other images of {dataset}" if searched_on.name == dataset else dataset
        click.echo(f"note: the study was searched on {searched_on.name}; training on {images}", err=True)
    return dataset


def _prepare(console: Console, root: Path, todo: Sequence[Retraining]) -> None:
    """Decode the images to train on before any process asks for them."""
    untrained = [one for one in todo if one.result(root) is None]
    with _decoding(console) as progress:
        for size, split in {(one.architecture.input_size, RECIPES[one.recipe].split) for one in untrained}:
            load(todo[0].dataset, size, todo[0].data_dir, split, progress(size))


@contextmanager
def _decoding(console: Console) -> Iterator[Callable[[int], Decoded]]:
    """A bar; what it gives is what images of an input size are decoded with."""
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("images", total=None)

        def progress(size: int) -> Decoded:
            bar.update(task, description=f"images at {size}x{size}")
            return lambda done, total: bar.update(task, completed=done, total=total)

        yield progress


class Bar(Progress):
    """Epochs done of all epochs; on a pipe or in a file, a line a network that has ended."""

    def __init__(self, console: Console, root: Path, todo: Sequence[Retraining]) -> None:
        """Of retrainings below ``root``; it begins where an interrupted start has come to."""
        super().__init__(
            BarColumn(bar_width=None),
            TextColumn("{task.completed}/{task.total} epochs, {task.fields[networks]}"),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
            speed_estimate_period=1e4,
        )
        self._root, self._count, self._ended = root, len(todo), 0
        # Known from the beginning, so that the time left is told from what is new.
        self._left = {one: max(map(_epochs, [*partial_folders(root / one.folder), root / one.folder])) for one in todo}
        total = sum(RECIPES[one.recipe].epochs for one in todo)
        networks = f"0/{self._count} networks"
        self._task_id = self.add_task("epochs", total=total, completed=sum(self._left.values()), networks=networks)

    def show(self, running: Mapping[int, Retraining], ended: Sequence[Retraining]) -> None:
        """Show how far it is."""
        here = {one: _epochs(partial_folder(self._root / one.folder, process)) for process, one in running.items()}
        here |= {one: RECIPES[one.recipe].epochs for one in ended}
        done = sum(max(epochs, here.get(one, 0)) for one, epochs in self._left.items())
        self.update(self._task_id, completed=done, networks=f"{len(ended)}/{self._count} networks")
        for number, one in enumerate(ended[self._ended :], start=self._ended + 1):
            failed = "" if one.is_done(self._root) else "failed: "
            if not self.console.is_terminal:
                self.console.print(plain(f"{number}/{self._count} networks: {failed}{one.folder}"), soft_wrap=True)
        self._ended = len(ended)


def _epochs(folder: Path) -> int:
    return len(read_curve(folder))
