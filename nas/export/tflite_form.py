"""An integer network as a flatbuffer of TensorFlow Lite. Importing this module imports TensorFlow."""

from typing import Any

import tensorflow as tf

from nas.export.saved_form import saved_form
from nas.quiet import quiet_stderr


def tflite_form(model: Any) -> bytes:
    """The file's content, from a Keras model of larq layers."""
    with quiet_stderr(), saved_form(model) as saved:
        content: bytes = tf.lite.TFLiteConverter.from_saved_model(saved).convert()
    return content
