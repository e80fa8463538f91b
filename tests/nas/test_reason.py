"""One line of what went wrong."""

import pytest
import tensorflow as tf

from nas.reason import LONGEST, reason_of


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (ValueError(" a picture is gone\nsomewhere"), "a picture is gone"),
        (KeyError(), "KeyError"),
        (OSError("x" * 1000), "x" * LONGEST),
        (RuntimeError("Graph execution error:"), "Graph execution error:"),
    ],
)
def test_it_is_the_first_of_the_message(error: Exception, line: str) -> None:
    assert reason_of(error) == line


def test_of_a_graph_of_tensorflow_it_is_the_cause_and_not_that_there_was_one() -> None:
    @tf.function
    def taken(index: tf.Tensor) -> tf.Tensor:
        return tf.gather(tf.zeros([3]), index)

    with pytest.raises(tf.errors.InvalidArgumentError) as caught:
        taken(tf.constant(7))
    assert str(caught.value).startswith("Graph execution error:") and "7 is not in [0, 3)" in reason_of(caught.value)
