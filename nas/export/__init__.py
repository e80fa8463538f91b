"""From a trained network to files that are proven to answer as it does."""

import os

# larq speaks Keras 2: this must be set before anything here imports TensorFlow.
os.environ.setdefault("TF_USE_LEGACY_KERAS", "1")
