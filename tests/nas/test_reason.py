"""One line of what went wrong."""

from collections.abc import Callable

import pytest
import tensorflow as tf

from nas.model import keras
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


def broken(_: tf.Tensor) -> tf.Tensor:
    raise ValueError("no such sign")


def called(image: tf.Tensor) -> tf.Tensor:
    return LAYERS(image)


LAYERS = keras.Sequential([keras.layers.Lambda(broken)])


@pytest.mark.parametrize(
    ("function", "begins", "line"),
    [
        (tf.function(broken), "in user code:", "ValueError: no such sign"),
        (LAYERS, "Exception encountered when calling layer", "no such sign"),
        (tf.function(called), "in user code:", "no such sign"),
    ],
)
def test_of_a_function_that_is_traced_and_of_a_layer_it_is_the_cause(
    function: Callable[[tf.Tensor], tf.Tensor], begins: str, line: str
) -> None:
    with pytest.raises(ValueError) as caught:
        function(tf.zeros([1, 2]))
    assert str(caught.value).startswith(begins) and reason_of(caught.value) == line
