"""A search in a folder of its own that is started again and again, and what is known of it from outside."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import optuna
import psutil
from optuna.storages import RDBStorage
from optuna.trial import FrozenTrial, TrialState
from PIL import Image

from datasets import synthetic
from studies.trials import counted, is_training
from tests.datasets.small_sets import CLASSES, write

ROOT = Path(__file__).parent.parent.parent
STUDY = "faults"
TRACKS, FRAMES = 8, 1
OUR_ENDINGS = {0, 1, 2, 130}
"""Exit statuses of a search that ended as it should, whatever happened to it."""


class SurvivalError(AssertionError):
    """Something was lost, or came to an end that it should not have come to."""


@dataclass
class Search:
    """The command, its workers, and every finished trial that was ever seen."""

    folder: Path
    learner: str
    epoch_limit: float
    patience: float
    """Seconds that anything may take."""
    process: subprocess.Popen[str] | None = None
    stopped: int = 0
    """How often it was stopped or has stopped by itself."""
    finished: dict[int, tuple[TrialState, list[float] | None]] = field(default_factory=dict)
    _study: optuna.Study | None = None

    @property
    def orders(self) -> Path:
        """Folder of the files that tell a training to fail."""
        return self.folder / "orders"

    @property
    def data(self) -> Path:
        """Folder of the signs."""
        return self.folder / "data"

    @property
    def database(self) -> Path:
        """The file of the study."""
        return self.folder / "studies" / "nas.db"

    @property
    def cache(self) -> Path:
        """Folder of the decoded signs."""
        return self.folder / "cache"

    @property
    def stderr(self) -> Path:
        """File of what all starts of the command have said of errors."""
        return self.folder.parent / f"{self.folder.name}.stderr"

    def last_words(self) -> str:
        """The last line of these."""
        return (self.stderr.read_text(errors="replace").strip().splitlines() or ["nothing"])[-1]

    def tracebacks(self) -> list[str]:
        """The last lines of tracebacks; Ctrl-C may leave one, but is no error."""
        said = self.stderr.read_text(errors="replace")
        return re.findall(r"^(?:\w+\.)*[A-Z]\w*(?:Error|Exception)\b.*$", said, re.MULTILINE)

    def prepare(self) -> None:
        """Write a few rendered signs in the layout of the German ones."""
        self.orders.mkdir(parents=True)
        images, labels = synthetic.images("german", TRACKS * FRAMES, 16, seed=0)
        rows = ["Width,Height,Roi.X1,Roi.Y1,Roi.X2,Roi.Y2,ClassId,Path"]
        for number, (image, label) in enumerate(zip(images, labels, strict=True)):
            track, frame = divmod(number // CLASSES, FRAMES)
            path = f"Train/{label}/{label:05}_{track:05}_{frame:05}.png"
            (self.data / "GTSRB_dataset" / path).parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(image).save(self.data / "GTSRB_dataset" / path)
            rows.append(f"16,16,0,0,16,16,{label},{path}")
        write(self.data / "GTSRB_dataset" / "Train.csv", rows)

    def options(self, trials: int) -> str:
        """Of the command."""
        return (
            f"--trials {trials} --study {STUDY} --dataset gtsrb --space tests.faults.learners:TinySpace --min-params 0 "
            f"--max-macs 1000000000 --precision float32 --workers 2 --epochs 2 --epoch-limit {self.epoch_limit}"
        )

    @property
    def environment(self) -> dict[str, str]:
        """Of the command."""
        places = {"PYTHONPATH": ROOT, "BNN_DATA_DIR": self.data, "BNN_CACHE_DIR": self.cache}
        return {**os.environ, **{name: str(place) for name, place in places.items()}}

    def start(self, trials: int) -> None:
        """Start the command in a session of its own."""
        command = ["tests.faults.command", self.learner, str(self.orders), *self.options(trials).split()]
        self.process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=self.stderr.open("a"),
            start_new_session=True,
        )

    @property
    def is_running(self) -> bool:
        """Whether the command has not ended."""
        return self.process is not None and self.process.poll() is None

    def workers(self) -> list[psutil.Process]:
        """The living worker processes of the command."""
        if not self.is_running or self.process is None:
            return []
        try:
            children = psutil.Process(self.process.pid).children()
            return [child for child in children if "spawn_main" in " ".join(child.cmdline())]
        except psutil.NoSuchProcess:
            return []

    def trials(self) -> list[FrozenTrial]:
        """The trials as they are now; raises SurvivalError if a finished one is not what it was."""
        if self._study is None:
            if not self._has_study():
                return []
            # Optuna's own, whose reading waits for no lock.
            storage = RDBStorage(f"sqlite:///{self.database}", engine_kwargs={"connect_args": {"timeout": 60}})
            self._study = optuna.load_study(study_name=STUDY, storage=storage)
        trials = self._study.get_trials(deepcopy=False)
        now = {trial.number: (trial.state, trial.values) for trial in trials if trial.state.is_finished()}
        for number, was in self.finished.items():
            if now.get(number) != was:
                raise SurvivalError(f"trial {number} was {was}, and is {now.get(number)}")
        self.finished |= now
        return trials

    def _has_study(self) -> bool:
        """Looked up without Optuna, which would make the tables, and be in the way of the search that does."""
        with (
            suppress(sqlite3.OperationalError),
            closing(sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True)) as there,
        ):
            return bool(there.execute("SELECT 1 FROM studies WHERE study_name = ?", (STUDY,)).fetchall())
        return False

    def done(self) -> int:
        """Trained trials."""
        return counted(self.trials())

    def is_training(self) -> bool:
        """Whether a network is being trained."""
        return any(map(is_training, self.trials()))

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for something that has to happen; raises SurvivalError if it does not."""
        deadline = time.monotonic() + self.patience
        while not condition():
            if time.monotonic() > deadline:
                raise SurvivalError(f"{what} did not happen within {self.patience:g} seconds")
            time.sleep(0.1)

    def ended(self) -> int:
        """Wait for the command to end; its exit status."""
        self.wait(lambda: not self.is_running, "the end of the search")
        assert self.process is not None
        self.stopped += 1
        return self.process.returncode

    def end(self) -> None:
        """Whatever is left of it."""
        if self.process is not None and self.is_running:
            for process in [*psutil.Process(self.process.pid).children(recursive=True), self.process]:
                process.send_signal(signal.SIGKILL)
            self.process.wait()
