"""A real search, and everything that may happen to it, again and again: ``python -m tests.faults --faults 100``.

Afterwards no finished trial may be missing, none doubled, no file half written, every promised trial done, and the
front what the files say. Filling a disk takes a small one: as root it is made and mounted; without, that fault is left
out, and said so.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import cycle, islice
from pathlib import Path

import click
import optuna
from optuna.trial import TrialState

from tests.faults.invariants import check
from tests.faults.kinds import GOES_ON, KINDS, Fault, fill_disk, lock_database
from tests.faults.searches import Search, SurvivalError

DISK = "64m"
"""Size of the disk that is filled."""
MANY = 100_000
"""Trials that a search never comes to."""


@click.command()
@click.option("--faults", type=click.IntRange(min=1), default=100, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--simulated", is_flag=True, help="Trainings that only take time, without TensorFlow.")
@click.option("--only", multiple=True, type=click.Choice([kind.__name__ for kind in KINDS]), help="These kinds.")
@click.option("--lock", default=30.0, show_default=True, help="Seconds for which database and disk are taken away.")
@click.option("--epoch-limit", default=60.0, show_default=True, help="Seconds until a worker counts as hanging.")
@click.option("--patience", default=600.0, show_default=True, help="Seconds within which a search must go on.")
def faults(
    faults: int, seed: int, simulated: bool, only: tuple[str, ...], lock: float, epoch_limit: float, patience: float
) -> None:
    """Do FAULTS things to a search, and tell how many it survived."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # Who is started in the background ignores it.
    kinds = [kind for kind in KINDS if not only or kind.__name__ in only]
    with small_disk() as (folder, is_small):
        if not is_small and fill_disk in kinds:
            kinds.remove(fill_disk)
            click.echo("no full disk: it takes root to mount a small one")
        search = Search(folder / "search", "simulated" if simulated else "real", epoch_limit, patience)
        survived = survive(search, kinds, faults, lock, random.Random(seed))
    click.echo(f"{survived} of {faults} faults survived")
    sys.exit(survived != faults)


def survive(search: Search, kinds: Sequence[Fault], faults: int, lock: float, source: random.Random) -> int:
    """Do so many faults of these kinds, in rounds of random order, and check; how many were survived."""
    survived, started, happened = 0, time.monotonic(), Counter[str]()
    search.prepare()
    order = cycle(source.sample(list(kinds), len(kinds)))
    try:
        for number, fault in enumerate(islice(order, faults), start=1):
            seconds = lock if fault is lock_database else lock / 2
            _until_training(search)
            stopped = search.stopped
            click.echo(f"{number:3} {fault.__name__:<16}", nl=False)
            fault(search, source, seconds)
            _until_more(search, search.done())
            if fault in GOES_ON and search.stopped > stopped:
                raise SurvivalError(f"the search ended, and should have gone on; it said: {search.last_words()}")
            survived = number
            happened[fault.__name__] += 1
            minutes = (time.monotonic() - started) / 60
            click.echo(f"{search.done():4} trials, {minutes:.1f} min")
        wanted = _calm(search)
        check(search, wanted)
        trials = search.trials()
        states = dict(Counter(trial.state.name.lower() for trial in trials))
        retries = sum("retry_of" in trial.user_attrs for trial in trials)
        click.echo(f"{wanted} trained trials, {search.stopped} ends of the search, {retries} tried again; {states}")
        click.echo("reasons: " + "; ".join(f"{n} x {reason}" for reason, n in _reasons(search).most_common()))
    except SurvivalError as error:
        click.echo(f"lost: {error}", err=True)
        return min(survived, faults - 1)
    finally:
        search.end()
    return survived


def _reasons(search: Search) -> Counter[str]:
    return Counter(t.user_attrs["reason"] for t in search.trials() if t.state == TrialState.FAIL)


def _until_training(search: Search) -> None:
    """Start the search if it does not run, until a network is being trained."""

    def trains() -> bool:
        if not search.is_running:
            search.start(MANY)
        return search.is_training()

    search.wait(trains, "the start of a training")


def _until_more(search: Search, before: int) -> None:
    """As often as it takes, start the search, until it has another trained trial."""

    def has_more() -> bool:
        if not search.is_running:
            search.stopped += 1
            search.start(MANY)
        return search.done() > before

    search.wait(has_more, "another trained trial")


def _calm(search: Search) -> int:
    """Let the search come to its end without any fault, until nothing waits any more; the trials it was to train."""
    if search.is_running and search.process is not None:
        search.process.send_signal(signal.SIGINT)
        search.ended()
    for _ in range(10):
        waiting = sum(not trial.state.is_finished() for trial in search.trials())
        wanted = search.done() + 2 + waiting
        search.start(wanted)
        if search.ended() not in (0, 1):
            raise SurvivalError("the search did not end well when it was left alone")
        if all(trial.state.is_finished() for trial in search.trials()) and search.done() == wanted:
            break
    return wanted


@contextmanager
def small_disk() -> Iterator[tuple[Path, bool]]:
    """A folder, and whether it is a disk of its own, of little size."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        (folder / "search").mkdir()
        options = ["-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder / "search")]
        is_small = os.name == "posix" and os.geteuid() == 0 and not subprocess.call(["mount", *options])
        try:
            yield folder, is_small
        finally:
            if is_small:
                for _ in range(20):
                    if not subprocess.call(["umount", "--lazy", str(folder / "search")], stderr=subprocess.DEVNULL):
                        break
                    time.sleep(0.5)


if __name__ == "__main__":
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    with suppress(KeyboardInterrupt):
        faults()
