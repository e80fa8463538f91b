"""Fetch the published archives and unpack them: ``python -m datasets.download gtsrb belgian chinese``."""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from time import monotonic

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from datasets import checksums, fetching, gtsrb, places
from datasets.fetching import Patience
from datasets.samples import DataError
from datasets.sources import CHINESE, FINAL_TRAINING, GTSRB, SOURCES, Archive, Source
from datasets.unpacking import unpack
from nas.terminal import printable

ARCHIVES = "archives"
"""Folder beside the pictures; whoever puts an archive there by hand need not download it."""
SHA256 = re.compile(r"[0-9a-f]{64}")
SECONDS_A_LINE = 10.0

Show = Callable[[str], Callable[[int, int | None], None]]
"""Given what is being done, what is to be told (bytes done, bytes in all)."""


@click.command()
@click.argument("names", nargs=-1, required=True, type=click.Choice([*places.PUBLICATIONS]))
@click.option("--data-dir", type=click.Path(path_type=Path), help="Folder of the data.  [default: BNN_DATA_DIR]")
@click.option("--final-training", is_flag=True, help="GTSRB with all 39,209 training images instead of 26,640.")
@click.option("--mirror", help="Address of a folder that has the archives, instead of the official one.")
@click.option(
    "--sha256", "demanded", metavar="ARCHIVE=HEX", multiple=True, help="Demand this sum instead of the published one."
)
def download(
    names: tuple[str, ...], data_dir: Path | None, final_training: bool, mirror: str | None, demanded: tuple[str, ...]
) -> None:
    """Fetch the archives of each data set NAME, check them, and unpack them where the other commands look.

    Run again after Ctrl-C or a failure, it goes on where it stopped.
    """
    sums = dict(map(_sum, demanded))
    known = {archive.name for source in SOURCES.values() for archive in (*source.archives, FINAL_TRAINING)}
    if unknown := sorted(sums.keys() - known):
        raise click.UsageError(
            f"--sha256 {unknown[0][:80]!r}: no archive has that name; there are {', '.join(sorted(known))}"
        )
    if mirror is not None and not mirror.startswith(("http://", "https://")):
        raise click.UsageError(f"--mirror {mirror[:60]!r}: give an address that begins with https:// or http://")
    where = places.place(data_dir).folder
    try:
        for name in dict.fromkeys(names):
            publication = places.PUBLICATIONS[name]
            folder = publication.find(where) or where / publication.folder
            if name not in SOURCES:
                click.echo(CHINESE.format(folder=printable(str(folder))))
                continue
            source = SOURCES[name]
            archives = (FINAL_TRAINING, *source.archives[1:]) if final_training and source is GTSRB else source.archives
            with closing(_Display()) as display:
                obtain(source, archives, folder, display.show, mirror, sums)
    except OSError as error:
        raise DataError(f"{error.filename or where}: cannot be used ({error.strerror or error})") from error
    except KeyboardInterrupt:
        click.echo("stopped; what has arrived is kept: run the same command again to go on", err=True)
        raise


def _sum(option: str) -> tuple[str, str]:
    archive, _, sum_ = option.partition("=")
    if not archive or not SHA256.fullmatch(sum_.lower()):
        raise click.UsageError(f"--sha256 {option[:80]!r}: give ARCHIVE=HEX, HEX of 64 digits")
    return archive, sum_.lower()


def obtain(
    source: Source,
    archives: Sequence[Archive],
    folder: Path,
    show: Show,
    mirror: str | None = None,
    demanded: Mapping[str, str] | None = None,
    patience: Patience | None = None,
) -> None:
    """Fetch ``archives`` into ``folder`` unless they are there, check them, and unpack them into it.

    Pictures that somebody else put there are left alone. Raises DataError if they are not all, if an archive cannot be
    had, is not the one that was expected, cannot be unpacked, or if the data set is not in them.
    """
    publication = source.publication
    if publication.base(folder) and not any((folder / ARCHIVES).glob("*")):
        if FINAL_TRAINING in archives and gtsrb.is_first_part(folder):
            raise DataError(f"{folder}: holds only the first part of GTSRB; move it away to download all of it")
        try:
            source.check(folder)
        except DataError as error:
            raise DataError(f"{error}, or move {folder} away to download all") from error
        click.echo(printable(f"{folder}: holds {publication.content} already; remove the folder to download them"))
        return
    (folder / ARCHIVES).mkdir(parents=True, exist_ok=True)
    for archive in archives:
        file = _fetched(archive, (mirror or source.address).rstrip("/"), folder, show, demanded or {}, patience)
        files = unpack(file, folder, show(f"unpacking {archive.name}"))
        click.echo(printable(f"{archive.name}: {files:,} files in {folder}"))
    publication.located(folder)


def _fetched(
    archive: Archive,
    address: str,
    folder: Path,
    show: Show,
    demanded: Mapping[str, str],
    patience: Patience | None,
) -> Path:
    """The archive's file, whole and as it should be."""
    file = folder / ARCHIVES / archive.name
    part = file.with_name(f"{archive.name}.part")
    wanted = demanded.get(archive.name)
    if file.exists() and checksums.problem(file, archive, wanted) is None:
        return file
    for _ in range(2):
        resumed = part.exists()
        fetching.fetch(f"{address}/{archive.name}", part, show(archive.name), patience)
        wrong = checksums.problem(part, archive, wanted)
        if wrong is None:
            break
        fetching.discard(part)
        # What was there before may have been of another file.
        if not resumed:
            raise DataError(f"{address}/{archive.name}: {wrong}; nothing of it is kept or unpacked")
    part.replace(file)
    fetching.discard(part)
    sum_ = checksums.record(file)
    if archive.md5 is None and wanted is None:
        click.echo(
            f"{archive.name}: no published checksum is known; its sha256 is {sum_}, recorded in"
            f" {file.with_name(checksums.RECORD)} (--sha256 demands one)"
        )
    return file


class _Display:
    """A bar with the time left on a terminal; elsewhere a line now and then."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            DownloadColumn(),
            TransferSpeedColumn(),
            TimeRemainingColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._bar.start()

    def show(self, what: str) -> Callable[[int, int | None], None]:
        """Begin a bar for ``what``."""
        number = self._bar.add_task(what, total=None)
        (task,) = (task for task in self._bar.tasks if task.id == number)
        last = monotonic()

        def told(done: int, total: int | None) -> None:
            nonlocal last
            self._bar.update(number, completed=done, total=total)
            if self._bar.disable and monotonic() - last >= SECONDS_A_LINE:
                last = monotonic()
                left = "" if task.time_remaining is None else f", {task.time_remaining:,.0f} s left"
                share = "" if total is None else f" of {total / 1e6:,.1f}"
                click.echo(f"{what}: {done / 1e6:,.1f}{share} MB{left}", err=True)

        return told

    def close(self) -> None:
        """Stop drawing."""
        self._bar.stop()


if __name__ == "__main__":
    # The edge that all commands share; it knows nothing of networks either.
    from nas.command import run

    run(download, DataError)
