"""Trained networks in files, whoever made them: Keras, TensorFlow Lite, larq-compute-engine and ONNX.

`open_model` gives a `LoadedModel`, `open_keras` the Keras model itself. Importing this package imports none of the
libraries that run the networks.
"""

from nas.model_files.loaded import LoadedModel, ModelError
from nas.model_files.opening import EXPORTED, FORMATS, model_file, open_keras, open_model

__all__ = ["EXPORTED", "FORMATS", "LoadedModel", "ModelError", "model_file", "open_keras", "open_model"]
