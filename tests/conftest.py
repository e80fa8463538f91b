"""Settings that have to be made before anything is imported."""

import os

# larq needs Keras 2 and is imported by some tests before nas.model, whose package sets this.
os.environ.setdefault("TF_USE_LEGACY_KERAS", "1")
