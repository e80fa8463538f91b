"""The tool: architectures, their cost, their training, and the search over them."""

import os

# larq 0.14 speaks Keras 2: TensorFlow reads this when it is first imported, whichever module does that.
os.environ.setdefault("TF_USE_LEGACY_KERAS", "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
