"""The tool: architectures, their cost, their training, and the search over them."""

import os
import platform

# larq 0.14 speaks Keras 2: TensorFlow reads this when it is first imported, whichever module does that.
os.environ.setdefault("TF_USE_LEGACY_KERAS", "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
if platform.machine().lower() in ("x86_64", "amd64"):
    # TensorFlow turns these kernels on only where a processor has units for neural networks (VNNI, BF16, AMX). They
    # train small networks faster than its others without these, too: tests/benchmarks/kernels.py.
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
