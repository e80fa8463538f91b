"""ONNX files, run by the standard's meaning."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

from nas.model_files import ModelError, open_model

SIZE = 4
PIXELS = SIZE * SIZE * 3


def write(
    path: Path, batch: int | str = "n", kind: int = TensorProto.FLOAT, outputs: int = 43
) -> tuple[np.ndarray, np.ndarray]:
    """A network with a binary layer: pixels times +-1, sign, times a matrix; returns the two matrices."""
    source = np.random.default_rng(0)
    first = source.choice([-1, 1], (PIXELS, 64)).astype(np.float32)
    second = source.normal(size=(64, outputs)).astype(np.float32)
    nodes = [
        helper.make_node("Cast", ["image"], ["real"], to=TensorProto.FLOAT),
        helper.make_node("Flatten", ["real"], ["flat"]),
        helper.make_node("MatMul", ["flat", "first"], ["sums"]),
        helper.make_node("Sign", ["sums"], ["signs"]),
        helper.make_node("MatMul", ["signs", "second"], ["scores"]),
    ]
    graph = helper.make_graph(
        nodes,
        "network",
        [helper.make_tensor_value_info("image", kind, [batch, SIZE, SIZE, 3])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [batch, outputs])],
        [numpy_helper.from_array(first, "first"), numpy_helper.from_array(second, "second")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
    onnx.save(model, path)
    return first, second


def scores(images: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return np.asarray(np.sign(images.reshape(len(images), -1).astype(np.float32) @ first) @ second)


def images(count: int) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (count, SIZE, SIZE, 3)).astype(np.uint8)


@pytest.mark.parametrize("kind", [TensorProto.FLOAT, TensorProto.UINT8], ids=["float", "uint8"])
@pytest.mark.parametrize("batch", ["n", 4], ids=["any batch", "batch of 4"])
def test_raw_pixels_go_in_and_come_out_in_order(tmp_path: Path, batch: int | str, kind: int) -> None:
    weights = write(tmp_path / "model.onnx", batch, kind)
    opened = open_model(tmp_path / "model.onnx")
    assert (opened.input_size, opened.outputs, opened.parameters) == (SIZE, 43, None)
    assert np.allclose(opened(images(10)), scores(images(10), *weights), rtol=0, atol=1e-4)


def test_the_sign_of_zero_is_zero(tmp_path: Path) -> None:
    write(tmp_path / "model.onnx")
    black = np.zeros((1, SIZE, SIZE, 3), np.uint8)
    assert not open_model(tmp_path / "model.onnx")(black).any()


def test_without_onnxruntime_its_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "model.onnx")
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelError, match=r"model\.onnx: needs onnx and onnxruntime, .* pip install '\.\[onnx\]'$"):
        open_model(tmp_path / "model.onnx")


def test_another_number_of_outputs_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "model.onnx", outputs=10)
    with pytest.raises(ModelError, match=r"model\.onnx: has 10 outputs; 43 are needed"):
        open_model(tmp_path / "model.onnx")


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        (["n", 48], r"\[any, 48\]"),
        (["n", 3, 48, 48], r"\[any, 3, 48, 48\]"),
        (["n", 48, 32, 3], r"\[any, 48, 32, 3\]"),
        (["n", 48, 48, 1], r"\[any, 48, 48, 1\]"),
        (["n", "h", "w", 3], r"\[any, any, any, 3\]"),
        (["n", 2, 48, 48, 3], r"\[any, 2, 48, 48, 3\]"),
    ],
)
def test_another_input_is_refused(tmp_path: Path, shape: list[int | str], told: str) -> None:
    graph = helper.make_graph(
        [helper.make_node("Flatten", ["image"], ["out"])],
        "network",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, None)],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8), tmp_path / "a.onnx")
    with pytest.raises(ModelError, match=rf"a\.onnx: its input has the shape {told}; square RGB images"):
        open_model(tmp_path / "a.onnx")


def test_two_inputs_are_refused(tmp_path: Path) -> None:
    pair = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", 8, 8, 3]) for name in "ab"]
    sums = helper.make_tensor_value_info("sum", TensorProto.FLOAT, None)
    graph = helper.make_graph([helper.make_node("Add", ["a", "b"], ["sum"])], "network", pair, [sums])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8), tmp_path / "a.onnx")
    with pytest.raises(ModelError, match=r"a\.onnx: has 2 input\(s\) and 1 output\(s\); one of each is needed"):
        open_model(tmp_path / "a.onnx")


def write_nodes(path: Path, nodes: list[onnx.NodeProto], tensors: list[TensorProto] | None = None) -> None:
    """A network from ``image`` to ``scores`` of these nodes."""
    graph = helper.make_graph(
        nodes,
        "network",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", SIZE, SIZE, 3])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["n", 43])],
        tensors,
    )
    opsets = [helper.make_opsetid("", 15), helper.make_opsetid("my.domain", 1)]
    path.write_bytes(helper.make_model(graph, opset_imports=opsets, ir_version=8).SerializeToString())


def weights() -> TensorProto:
    return numpy_helper.from_array(np.ones((PIXELS, 43), np.float32), "weights")


FLATTEN = helper.make_node("Flatten", ["image"], ["flat"])


@pytest.mark.parametrize("location", ["../secret", "x/../../secret", "{absolute}", "link", "/etc/passwd"])
def test_weights_in_a_file_outside_the_folder_are_refused(tmp_path: Path, location: str) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    (tmp_path / "secret").write_bytes(weights().raw_data)
    (folder / "link").symlink_to(tmp_path / "secret")
    tensor = TensorProto(name="weights", data_type=TensorProto.FLOAT, dims=[PIXELS, 43])
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=location.format(absolute=tmp_path / "secret"))
    write_nodes(folder / "a.onnx", [FLATTEN, helper.make_node("MatMul", ["flat", "weights"], ["scores"])], [tensor])
    with pytest.raises(ModelError, match=r"a\.onnx: cannot be read as a \.onnx model") as told:
        open_model(folder / "a.onnx")
    assert "\n" not in str(told.value)


def test_an_operation_of_somebody_else_is_refused(tmp_path: Path) -> None:
    nodes = [FLATTEN, helper.make_node("Anything", ["flat"], ["scores"], domain="my.domain")]
    write_nodes(tmp_path / "a.onnx", nodes)
    with pytest.raises(ModelError, match=r"a\.onnx: has the operation 'Anything' of my\.domain, which is none of ONNX"):
        open_model(tmp_path / "a.onnx")


@pytest.mark.parametrize("deep", [False, True])
def test_what_could_run_for_ever_is_refused(tmp_path: Path, deep: bool) -> None:
    scalar = helper.make_tensor_value_info("n", TensorProto.INT64, [])
    true = helper.make_tensor_value_info("go", TensorProto.BOOL, [])
    still = helper.make_tensor_value_info("still", TensorProto.BOOL, [])
    body = helper.make_graph([helper.make_node("Identity", ["go"], ["still"])], "body", [scalar, true], [still])
    loop = helper.make_node("Loop", ["times", "always"], [], body=body)
    tensors = [
        weights(),
        numpy_helper.from_array(np.array(2**62), "times"),
        numpy_helper.from_array(np.array(True), "always"),
    ]
    branch = helper.make_graph([loop], "branch", [], [])
    node = helper.make_node("If", ["always"], [], then_branch=branch, else_branch=branch) if deep else loop
    write_nodes(
        tmp_path / "a.onnx", [FLATTEN, node, helper.make_node("MatMul", ["flat", "weights"], ["scores"])], tensors
    )
    with pytest.raises(
        ModelError, match=r"a\.onnx: has the operation 'Loop', which repeats others; export it without$"
    ):
        open_model(tmp_path / "a.onnx")


def test_functions_that_call_each_other_are_refused(tmp_path: Path) -> None:
    opsets = [helper.make_opsetid("", 15), helper.make_opsetid("f", 1)]
    functions = [helper.make_function("f", "F0", ["x"], ["y"], [helper.make_node("Neg", ["x"], ["y"])], opsets)]
    for level in range(1, 12):
        inner = [helper.make_node(f"F{level - 1}", [one], [other], domain="f") for one, other in ("xa", "ay")]
        functions.append(helper.make_function("f", f"F{level}", ["x"], ["y"], inner, opsets))
    nodes = [
        FLATTEN,
        helper.make_node("F11", ["flat"], ["more"], domain="f"),
        helper.make_node("MatMul", ["more", "weights"], ["scores"]),
    ]
    write_nodes(tmp_path / "a.onnx", nodes, [weights()])
    model = onnx.load(tmp_path / "a.onnx")
    model.functions.extend(functions)
    model.opset_import.append(opsets[1])
    onnx.save(model, tmp_path / "a.onnx")
    with pytest.raises(ModelError, match=r"a\.onnx: has functions of its own; export it with these written out$"):
        open_model(tmp_path / "a.onnx")


@pytest.mark.parametrize("shape", [(10**9, 4, 4, 3), (0, 4, 4, 3), ("n", 10**6, 10**6, 3), (1, 513, 513, 3)])
def test_an_input_larger_than_memory_is_refused(tmp_path: Path, shape: tuple[int | str, ...]) -> None:
    graph = helper.make_graph(
        [helper.make_node("Flatten", ["image"], ["out"])],
        "network",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("out", TensorProto.FLOAT, None)],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8), tmp_path / "a.onnx")
    with pytest.raises(ModelError, match=r"a\.onnx: its input is \d+ images of \d+x\d+ pixels at once; that is too"):
        open_model(tmp_path / "a.onnx")


LIMITED = """
import subprocess
import sys
from pathlib import Path
from nas.model_files import ModelError, onnx_format, open_model
onnx_format.MOST_MEMORY = 2**24
for file in sys.argv[1:]:
    try:
        print(open_model(Path(file)).outputs)
    except ModelError as error:
        print(error)
"""


def test_what_takes_more_memory_than_a_network_may_is_told_whatever_was_opened_before(tmp_path: Path) -> None:
    files = []
    for many in (2**20, 5 * 2**18, 3 * 2**19, 7 * 2**18, 2**23):  # 4, 5, 6, 7 and 32 MB of zeros, of 16.
        nodes = [
            FLATTEN,
            helper.make_node("ConstantOfShape", ["many"], ["zeros"]),
            helper.make_node("ReduceMax", ["zeros"], ["zero"], keepdims=0),
            helper.make_node("MatMul", ["flat", "weights"], ["real"]),
            helper.make_node("Add", ["real", "zero"], ["scores"]),
        ]
        files.append(tmp_path / f"{many}.onnx")
        write_nodes(files[-1], nodes, [weights(), numpy_helper.from_array(np.array([many]), "many")])
    told = subprocess.run([sys.executable, "-c", LIMITED, *files], capture_output=True, text=True, check=True)
    *fit, too_much = told.stdout.splitlines()
    assert fit == ["43"] * 4
    assert too_much == f"{files[-1]}: fails when it is run (takes more than 16,777,216 bytes of memory)"
    assert told.stderr == ""


@pytest.mark.parametrize("constant", [False, True])
def test_sparse_numbers_are_refused(tmp_path: Path, constant: bool) -> None:
    values = numpy_helper.from_array(np.ones(1, np.float32), "weights")
    sparse = helper.make_sparse_tensor(values, numpy_helper.from_array(np.zeros(1, np.int64), "where"), [PIXELS, 43])
    made = [helper.make_node("Constant", [], ["weights"], sparse_value=sparse)] if constant else []
    write_nodes(tmp_path / "a.onnx", [FLATTEN, *made, helper.make_node("MatMul", ["flat", "weights"], ["scores"])])
    if not constant:
        model = onnx.load(tmp_path / "a.onnx")
        model.graph.sparse_initializer.append(sparse)
        onnx.save(model, tmp_path / "a.onnx")
    with pytest.raises(ModelError, match=r"a\.onnx: has sparse numbers, which may become any size"):
        open_model(tmp_path / "a.onnx")


TEXTS = numpy_helper.from_array(np.array([b"any"], object), "text")


@pytest.mark.parametrize(
    "made",
    [
        helper.make_node("Identity", ["text"], ["more"]),
        helper.make_node("Constant", [], ["more"], value=TEXTS),
        helper.make_node("Constant", [], ["more"], value_strings=[b"any", b"more"]),
        helper.make_node("Cast", ["flat"], ["more"], to=TensorProto.STRING),
    ],
)
def test_texts_are_refused(tmp_path: Path, made: onnx.NodeProto) -> None:
    """No network for pictures has any, and onnxruntime limits the memory of none."""
    tensors = [weights(), *([TEXTS] if "text" in made.input else [])]
    network = helper.make_node("MatMul", ["flat", "weights"], ["scores"])
    write_nodes(tmp_path / "a.onnx", [FLATTEN, made, network], tensors)
    with pytest.raises(ModelError, match=r"a\.onnx: has texts, which may take any memory; export it without$"):
        open_model(tmp_path / "a.onnx")


def test_an_operation_that_takes_memory_where_nothing_limits_it_is_refused(tmp_path: Path) -> None:
    nodes = [
        FLATTEN,
        helper.make_node("Unique", ["flat"], ["some"]),
        helper.make_node("MatMul", ["flat", "weights"], ["scores"]),
    ]
    write_nodes(tmp_path / "a.onnx", nodes, [weights()])
    with pytest.raises(ModelError, match=r"a\.onnx: has the operation 'Unique', which may take any memory"):
        open_model(tmp_path / "a.onnx")
