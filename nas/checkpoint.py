"""Where a training stands after its latest whole epoch, on the disk: an interrupted one goes on from there."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nas.result_files import put

STATE = "state"
"""Beginning of the names of the files that hold it, TensorFlow's."""


def keep(state: Any, folder: Path, epochs: int) -> None:
    """Write a ``tf.train.Checkpoint`` after so many epochs; the former one is gone when this is on the disk."""
    unfinished = folder / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    state.write(str(unfinished / STATE))
    former = list(_kept(folder))
    put(unfinished, folder / str(epochs))
    for epoch in former:
        shutil.rmtree(folder / str(epoch))


def restore(state: Any, folder: Path) -> int:
    """Give the state the values it had after the latest epoch that is kept; how many epochs that were, 0 if none."""
    latest = epochs_kept(folder)
    if latest:
        state.read(str(folder / str(latest) / STATE)).assert_consumed()
    return latest


def epochs_kept(folder: Path) -> int:
    """How many epochs a training has done whose states are kept there; 0 if there is none."""
    return max(_kept(folder), default=0)


def _kept(folder: Path) -> Iterator[int]:
    return (int(path.name) for path in folder.glob("[0-9]*"))
