"""Model files of every format, opened and run in a process of their own, which may crash without ending the rest."""

import copy
import io
import json
import resource
import tempfile
import time
import traceback
import zipfile
from functools import cache
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psutil
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.fuzz.inputs import altered, anything, mutated
from tests.fuzz.running import SECONDS, WATCH, Target, one_line

MEMORY = 8 * 2**30
"""Address space of the process that opens the files."""
READY, SEEDS = "ready", "seeds"
CALLED = "os.system", "io.write_file", "subprocess.Popen", "builtins.eval"

HOSTILE = [
    {"class_name": "Lambda", "config": {"function": ["4wEAAAA=\n", None, None], "function_type": "lambda"}},
    {"class_name": "__lambda__", "config": {"value": "4wEAAAA="}},
    {"class_name": "TFOpLambda", "config": {"function": "io.write_file"}},
    {"class_name": "function", "module": "os", "config": "system", "registered_name": "function"},
    {"class_name": "function", "module": "builtins", "config": "eval", "registered_name": "function"},
    {"class_name": "StringLookup", "module": "keras.layers", "config": {"vocabulary": "/etc/passwd"}},
    {"class_name": "Popen", "module": "subprocess", "config": {"args": "touch ran"}},
    {"class_name": "Functional", "config": {"layers": [], "input_layers": [], "output_layers": []}},
]
numbers = st.sampled_from([0, -1, 1, 2, 7, 10**4, 10**6, 10**9, 2**31, 2**63, 1e300, 0.5])
strange = st.one_of(numbers, st.sampled_from(HOSTILE), anything, st.sampled_from(CALLED))


def _serve(pipe: Connection) -> None:
    """Open the files that are named, one after the other, and tell how it went; `SEEDS` asks for good ones."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    import numpy as np

    from nas.model_files import ModelError, open_keras, open_model

    for name in ("keras_format", "onnx_format", "tflite_format"):
        import_module(f"nas.model_files.{name}")
    while True:
        asked = pipe.recv()
        if asked in (READY, SEEDS):
            pipe.send(_make_seeds() if asked == SEEDS else None)
            continue
        path = Path(asked)
        try:
            with WATCH.on(path.parent):
                try:
                    model = open_model(path)
                    model(np.full((2, model.input_size, model.input_size, 3), 77, np.uint8))
                    if path.suffix in (".keras", ".h5"):
                        open_keras(path)
                except ModelError as error:
                    one_line(error)
            pipe.send("")
        except BaseException as error:
            pipe.send("".join(traceback.format_exception(error)))


def _make_seeds() -> dict[str, list[bytes]]:
    """A small network in every format."""
    import larq_compute_engine
    import tensorflow as tf

    from tests.nas.model_files.networks import make_sample
    from tests.nas.model_files.test_onnx_format import write

    model = make_sample().model
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"model{suffix}" for suffix in (".keras", ".h5", ".onnx")]
        model.save(files[0])
        model.save(files[1])
        write(files[2])
        found = {file.suffix: [file.read_bytes()] for file in files}
    lite: bytes = tf.lite.TFLiteConverter.from_keras_model(model).convert()
    return found | {".tflite": [lite], ".lce.tflite": [larq_compute_engine.convert_keras_model(model)]}


class _Opener:
    """The process that opens files; made anew when one of them has killed it."""

    def __init__(self) -> None:
        self._process: Any = None

    def ask(self, asked: str, seconds: float) -> Any:
        if self._process is None or not self._process.is_alive():
            context = get_context("spawn")
            self._pipe, other = context.Pipe()
            self._process = context.Process(target=_serve, args=(other,), daemon=True)
            self._process.start()
            other.close()
            # TensorFlow takes its time, which is not a file's.
            self._wait(READY, 120)
        return self._wait(asked, seconds)

    def _wait(self, asked: str, seconds: float) -> Any:
        try:
            self._pipe.send(asked)
            process = psutil.Process(self._process.pid)
            begun, taken = time.monotonic(), sum(process.cpu_times()[:2])
            while sum(process.cpu_times()[:2]) - taken < seconds and time.monotonic() - begun < 10 * seconds:
                if self._pipe.poll(1):
                    return self._pipe.recv()
        except (EOFError, OSError, psutil.NoSuchProcess):
            self._process.join(5)
            return f"the process ended with {self._process.exitcode}"
        self._process.kill()
        self._process.join()
        return f"still at it after {seconds} s"


OPENER = _Opener()


@cache
def seeds() -> dict[str, list[bytes]]:
    """Good files by suffix."""
    found: dict[str, list[bytes]] = OPENER.ask(SEEDS, 120)
    return found


def check_model(given: tuple[str, bytes], folder: Path) -> None:
    """A file is a network or one line; it runs nothing, writes nothing, and ends no process."""
    suffix, content = given
    file = folder / f"model{suffix}"
    file.write_bytes(content)
    said = OPENER.ask(str(file), SECONDS)
    assert not said, said
    assert {entry.name for entry in folder.iterdir()} <= {f"model{one}" for one in seeds()}, list(folder.iterdir())


def _named(suffix: str, contents: SearchStrategy[bytes]) -> SearchStrategy[tuple[str, bytes]]:
    return contents.map(lambda content: (suffix, content))


def _config_of(keras: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(keras)) as archive:
        return json.loads(archive.read("config.json"))


def _keras(config: Any) -> bytes:
    """The good network's archive with another configuration."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(seeds()[".keras"][0])) as good, zipfile.ZipFile(packed, "w") as archive:
        for name in good.namelist():
            archive.writestr(name, json.dumps(config) if name == "config.json" else good.read(name))
    return packed.getvalue()


def _h5(config: Any) -> bytes:
    """The good network's file with another configuration."""
    import h5py

    packed = io.BytesIO(seeds()[".h5"][0])
    with h5py.File(packed, "r+") as file:
        file.attrs["model_config"] = json.dumps(config)
    return packed.getvalue()


def _altered_configs() -> SearchStrategy[Any]:
    good = _config_of(seeds()[".keras"][0])
    return altered(copy.deepcopy(good), strange)


def _onnx() -> SearchStrategy[bytes]:
    """Graphs that are well formed and mean something else."""
    import onnx

    good = onnx.load_from_string(seeds()[".onnx"][0])
    operations = [
        "Sign",
        "MatMul",
        "Flatten",
        "Cast",
        "Loop",
        "If",
        "Scan",
        "Reshape",
        "Resize",
        "Tile",
        "Expand",
        "Nothing",
        "PyOp",
    ]

    def changed(changes: list[tuple[int, str, str, int]]) -> bytes:
        model = copy.deepcopy(good)
        for place, operation, domain, number in changes:
            node = model.graph.node[place % len(model.graph.node)]
            tensor = model.graph.initializer[place % len(model.graph.initializer)]
            match number % 6:
                case 0:
                    node.op_type = operation
                case 1:
                    node.domain = domain
                case 2:
                    tensor.dims[0] = place * 10**9 - 5
                case 3:
                    tensor.data_location = onnx.TensorProto.EXTERNAL
                    tensor.external_data.add(key="location", value=domain)
                case 4:
                    node.input[0] = domain
                case 5:
                    model.opset_import[0].version = place
        return bytes(model.SerializeToString())

    domains = st.sampled_from(
        ["", "ai.onnx.ml", "com.microsoft", "../../../etc/passwd", "/etc/passwd", "image", "scores"]
    )
    change = st.tuples(st.integers(0, 30), st.sampled_from(operations), domains, st.integers(0, 5))
    return st.lists(change, min_size=1, max_size=3).map(changed)


def _target(name: str, suffix: str, contents: Any, share: float) -> Target:
    return Target(name, st.deferred(lambda: _named(suffix, contents())), check_model, share, variants=1)


MODEL_FILES = (
    _target(".keras, other layers", ".keras", lambda: _altered_configs().map(_keras), 0.03),
    _target(".h5, other layers", ".h5", lambda: _altered_configs().map(_h5), 0.03),
    _target(".keras, other bytes", ".keras", lambda: mutated(seeds()[".keras"]), 0.02),
    _target(".h5, other bytes", ".h5", lambda: mutated(seeds()[".h5"]), 0.02),
    _target(".onnx, other bytes", ".onnx", lambda: mutated(seeds()[".onnx"]), 0.1),
    _target(".onnx, other graphs", ".onnx", _onnx, 0.1),
    _target(".tflite, other bytes", ".tflite", lambda: mutated(seeds()[".tflite"]), 0.1),
    _target(".lce.tflite, other bytes", ".lce.tflite", lambda: mutated(seeds()[".lce.tflite"]), 0.05),
)
