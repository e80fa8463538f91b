"""How long the report takes over a large study, and how large it is: ``python -m tests.benchmarks.report``.

The study's networks are random ones of the space ``bottom_up``, their accuracies simulated.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

import click

from nas.budget import Budget
from nas.cost import count
from search_spaces.space import draw
from tests.nas.simulated import final_accuracy
from tests.reports.made import SPACE, make_study, trial_of

ROOT = Path(__file__).parent.parent.parent


@click.command()
@click.option("--trials", default=5000, show_default=True, help="Trained trials of the study.")
def measure(trials: int) -> None:
    """Time the command, in a process of its own."""
    budget = Budget(max_macs=12_446_464)
    networks = [one for one in draw(SPACE, 12 * trials) if budget.violation(count(one)) <= 0]
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/nas.db"
        make_study(url, (trial_of(one, [(3.0, final_accuracy(one))], at) for at, one in enumerate(networks[:trials])))
        command = [
            sys.executable,
            "-m",
            "reports",
            "--storage",
            url,
            "--out",
            f"{folder}/out",
            "--runs",
            folder,
            "--quiet",
        ]
        started = time.perf_counter()
        subprocess.run(command, check=True, cwd=ROOT)
        seconds = time.perf_counter() - started
        processor = getrusage(RUSAGE_CHILDREN)
        found = {
            "trials": len(networks[:trials]),
            "seconds": round(seconds, 1),
            "processor_seconds": round(processor.ru_utime + processor.ru_stime, 1),
            "page_bytes": (Path(folder) / "out" / "report.html").stat().st_size,
        }
    click.echo(json.dumps(found))


if __name__ == "__main__":
    measure()
