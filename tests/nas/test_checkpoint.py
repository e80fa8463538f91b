"""A state that is kept and restored, and what a process that was killed while it was written leaves."""

from pathlib import Path

import pytest
import tensorflow as tf

from nas import checkpoint
from nas.checkpoint import keep, restore


def state(value: float) -> tf.train.Checkpoint:
    return tf.train.Checkpoint(weights=tf.Variable([value, 2 * value]))


def test_the_latest_epoch_is_restored_and_no_other_stays(tmp_path: Path) -> None:
    kept, new = tmp_path / "kept", state(0.0)
    assert restore(new, kept) == 0 and new.weights.numpy().tolist() == [0, 0]
    for epochs in (9, 10):
        keep(state(float(epochs)), kept, epochs)
    assert restore(new, kept) == 10 and new.weights.numpy().tolist() == [10, 20]
    assert [path.name for path in kept.iterdir()] == ["10"]


def test_who_is_killed_while_it_is_written_has_the_epoch_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(Exception):
        pass

    def killed(unfinished: Path, final: Path) -> None:
        raise KilledError

    keep(state(1.0), tmp_path, 1)
    with monkeypatch.context() as patch, pytest.raises(KilledError):
        patch.setattr(checkpoint, "put", killed)
        keep(state(2.0), tmp_path, 2)
    new = state(0.0)
    assert restore(new, tmp_path) == 1 and new.weights.numpy().tolist() == [1, 2]
    keep(state(3.0), tmp_path, 2)
    assert restore(new, tmp_path) == 2 and new.weights.numpy().tolist() == [3, 6]
    assert [path.name for path in tmp_path.iterdir()] == ["2"]


def test_a_state_of_another_training_is_refused(tmp_path: Path) -> None:
    keep(state(1.0), tmp_path, 1)
    with pytest.raises(AssertionError):
        restore(tf.train.Checkpoint(other=tf.Variable(0.0)), tmp_path)
