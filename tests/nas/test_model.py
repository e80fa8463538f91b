"""What a network needs of Keras."""

import os
import subprocess
import sys


def test_that_keras_3_was_imported_before_is_told_with_what_to_do() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "TF_USE_LEGACY_KERAS"}
    command = [sys.executable, "-c", "import tensorflow, nas.model"]
    told = subprocess.run(command, env=environment, capture_output=True, text=True).stderr.splitlines()[-1]
    assert told.startswith("ImportError: ") and "import nas before TensorFlow" in told
