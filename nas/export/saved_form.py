"""A Keras model as a folder that converters read. Importing this module imports TensorFlow."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

import tensorflow as tf


@contextmanager
def saved_form(model: Any) -> Iterator[str]:
    """The folder, for as long as it is needed: from image, uint8[N, S, S, 3], to logits, float32[N, 43].

    Its only function is the one that is converted. Keras would trace every layer several times over, to be trained on.
    """

    def answer(image: tf.Tensor) -> dict[str, tf.Tensor]:
        return {"logits": model(image, training=False)}

    traced = tf.function(answer, [tf.TensorSpec(model.input_shape, model.input.dtype, "image")], autograph=False)
    module = tf.Module()
    module.variables_it_reads = model.variables
    with TemporaryDirectory() as folder:
        tf.saved_model.save(module, folder, signatures=traced)
        yield folder
