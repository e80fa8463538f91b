"""The report of a study: ``python -m reports [--study NAME]``."""

import json
from pathlib import Path

import click

from nas.command import run
from nas.options import DATA_DIR, QUIET, STORAGE, STUDY
from nas.result_files import ResultError
from nas.retrained import RETRAININGS
from studies.errors import StudyError


@click.command()
@STUDY(help="Name of the study.  [default: the newest]")
@STORAGE
@click.option(
    "--runs",
    type=click.Path(path_type=Path, file_okay=False),
    default=RETRAININGS,
    show_default=True,
    help="Folder of the retrained networks.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write.  [default: reports/out/STUDY]")
@DATA_DIR
@QUIET
@click.option("--json", "as_json", is_flag=True, help="Print what was written and found, for scripts.")
def report(
    study: str | None,
    storage: str,
    runs: Path,
    out: Path | None,
    data_dir: Path | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Write one HTML page about a study and its retrained networks, and the same as CSV, LaTeX and PNG."""
    from urllib.parse import quote

    from nas.terminal import open_console
    from reports.material import gather

    material = gather(study, storage, runs)
    # What draws takes seconds to import; a wrong name is told before.
    from reports.files import write
    from reports.page import compose
    from reports.sign_pictures import SignPictures
    from reports.terminal import as_data, show

    composed = compose(material, SignPictures(data_dir))
    files = write(composed, out or Path("reports/out") / quote(material.study, safe=""))
    if as_json:
        click.echo(json.dumps(as_data(composed, files), indent=2))
    elif not quiet:
        show(composed, files, open_console())


if __name__ == "__main__":
    run(report, ResultError, StudyError)
