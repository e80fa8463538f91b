"""How long the report takes over a large study, how large it is, and how long a browser takes to show it.

    python -m tests.benchmarks.report

The study's networks are random ones of the space ``bottom_up``, their accuracies simulated; so are the answers of those
that count as retrained, on the rendered signs of three countries.
"""

import json
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

import click
import numpy as np
from numpy.typing import NDArray

from datasets import load_test
from datasets.evaluation import RENDERED
from nas.budget import Budget
from nas.cost import count
from nas.retrained import RESULT
from reports.sections import DETAILED
from search_spaces.space import draw
from tests.browser import CHROMIUM, chromium, page_of
from tests.nas.simulated import final_accuracy
from tests.reports.made import PURPOSE, SPACE, make_study, make_training, trial_of

ROOT = Path(__file__).parent.parent.parent


@click.command()
@click.option("--trials", default=5000, show_default=True, help="Trained trials of the study.")
@click.option("--retrained", default=DETAILED, show_default=True, help="Networks of it that were retrained.")
def measure(trials: int, retrained: int) -> None:
    """Time the command, in a process of its own, then the browser."""
    budget = Budget(max_macs=12_446_464)
    networks = [one for one in draw(SPACE, 12 * trials) if budget.violation(count(one)) <= 0]
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/nas.db"
        purpose = PURPOSE | {"dataset": "synthetic"}
        trained = (trial_of(one, [(3.0, final_accuracy(one))], at) for at, one in enumerate(networks[:trials]))
        make_study(url, trained, purpose=purpose)
        for one in networks[:retrained]:
            labels_of = partial(_labels, one.input_size)
            training = make_training(Path(folder), one.name, sets=RENDERED.values(), labels_of=labels_of)
            result = json.loads((training / RESULT).read_text())
            (training / RESULT).write_text(json.dumps(result | {"dataset": "synthetic"}))
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
            "seconds_to_see_the_front": _seconds_to_see(Path(folder) / "out" / "report.html"),
        }
    click.echo(json.dumps(found))


def _labels(size: int, test_set: str) -> NDArray[np.int64]:
    return load_test(test_set, size).labels


def _seconds_to_see(page: Path) -> float | None:
    """From opening the page to the front that one can click on; None where there is no browser."""
    if CHROMIUM is None:
        return None
    with chromium() as browser, page_of(browser, viewport={"width": 1280, "height": 900}) as opened:
        started = time.perf_counter()
        opened.goto(page.as_uri())
        opened.locator("#pareto").scroll_into_view_if_needed()
        opened.wait_for_selector("#pareto .main-svg")
        return round(time.perf_counter() - started, 1)


if __name__ == "__main__":
    measure()
