"""Every format of every architecture answers as the trained model does, and is as small as it can be."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import onnx
import pytest
from tensorflow.lite.python import schema_py_generated as schema

from nas.architecture import Architecture
from nas.cost import count
from nas.export import __main__, formats
from nas.export.chain import ExportError
from nas.export.formats import FORMATS
from nas.export.templates import TEMPLATES
from nas.export.verification import check_signs
from nas.recipe import PAPER, SEARCH, STRONG, Recipe
from search_spaces.bottom_up import BottomUp
from search_spaces.literature import baselines
from search_spaces.residual import Residual
from search_spaces.space import draw
from tests.nas.export.networks import NAME, job_for, trained

DRAWN = [
    network for network in draw(BottomUp(), 2000) if count(network).parameters > 10**5 and count(network).macs < 5e6
]
DEEP = [network for network in draw(Residual((16,)), 500) if count(network).macs < 5e6][:2]
ONE_OF_EACH_SIZE = [next(network for network in DRAWN if network.input_size == size) for size in (30, 48, 64)]
PUBLISHED = [
    baseline.architecture
    for baseline in baselines()
    if baseline.label in ("3QConv D(256) 30x30", "XNOR(QConv, MP) enhanced (BN) 16-32 30x30")
]
FRAMED = Architecture.parse(
    "3_16_16_QConv_32_3_MP_2_BN_PAD_1_QConv_64_3_BN_PAD_2_QConv_32_3_MP_2_BN_PAD_2_QConv_20_5_BN_Dense_43_BN"
)
SHORTCUTS = Architecture.parse(
    "3_16_16_QConv_32_3_BN_PAD_1_QConv_48_3_MP_2_BN_PAD_1_QConv_48_3_ADD_BN_PAD_1_QConv_48_3_ADD_MP_2_BN_Dense_43_BN"
)

POOLED = Architecture.parse(
    "3_16_16_QConv_32_3_MP_2_BN_QConv_48_3_BN_PAD_1_QConv_48_3_ADD_GP_BN_Dense_32_BN_Dense_43_BN"
)
VOTES = Architecture.parse("3_16_16_QConv_32_3_MP_2_BN_PAD_1_QConv_64_3_BN_QConv_43_1_GP_BN")
STRIDED = Architecture.parse("3_17_17_QConv_32_3_S_2_BN_PAD_1_QConv_64_3_S_2_BN_Dense_43_BN")
BEYOND = FRAMED, SHORTCUTS, POOLED, VOTES, STRIDED
ALL = dict.fromkeys([*ONE_OF_EACH_SIZE, *DRAWN[:2], *PUBLISHED, *DEEP, *BEYOND])


@pytest.mark.parametrize("architecture", ALL, ids=str)
def test_every_small_format_answers_as_the_trained_model(architecture: Architecture, tmp_path: Path) -> None:
    job = job_for(trained(architecture.name))
    for name in ("lce", "onnx", "c") if shutil.which("cc") else ("lce", "onnx"):
        for agreement in FORMATS[name](job, tmp_path):
            assert agreement.same_answers == agreement.images == len(job.images) >= 500
    size = (tmp_path / "model.lce.tflite").stat().st_size
    assert size <= 1.35 * count(architecture).memory_bytes + 20_000


@pytest.mark.parametrize("name", [NAME, *(network.name for network in BEYOND)])
def test_keras_and_tensorflow_lite_files_answer_as_the_trained_model(name: str, tmp_path: Path) -> None:
    job = job_for(trained(name))
    agreements = [*FORMATS["keras"](job, tmp_path), *FORMATS["tflite"](job, tmp_path)]
    assert [agreement.file for agreement in agreements] == ["model.keras", "model.h5", "model.tflite"]
    assert all(agreement.same_answers == len(job.images) for agreement in agreements)


def test_tensorflow_lite_files_take_bytes(tmp_path: Path) -> None:
    job = job_for(trained())
    FORMATS["tflite"](job, tmp_path)
    content = schema.ModelT.InitFromObj(schema.Model.GetRootAs((tmp_path / "model.tflite").read_bytes(), 0))
    (graph,) = content.subgraphs
    assert graph.tensors[graph.inputs[0]].type == schema.TensorType.UINT8
    (signature,) = content.signatureDefs
    assert [told.name for told in (*signature.inputs, *signature.outputs)] == [b"image", b"logits"]


@pytest.mark.parametrize(
    "recipe", [PAPER, replace(SEARCH, input_scale="symmetric"), STRONG], ids=lambda recipe: recipe.input_scale
)
def test_zeros_before_a_sign_are_plus_one_in_every_format(recipe: Recipe, tmp_path: Path) -> None:
    # No normalisation, as the paper's first networks: many sums are zero, on a black image of raw pixels all.
    job = job_for(trained("3_16_16_QConv_16_3_MP_2_QConv_32_2_Dense_43", recipe))
    assert sum(layer.zeros for layer in check_signs(job.model, job.network, job.images)) > 1000
    for name in FORMATS if shutil.which("cc") else ("lce", "tflite", "onnx"):
        for agreement in FORMATS[name](job, tmp_path):
            assert agreement.largest_difference < 1e-3  # Another sign would be 2, and some processors round sums.


def test_the_command_offers_what_can_be_written() -> None:
    assert tuple(FORMATS) == __main__.FORMATS


def test_onnx_is_of_standard_operators(tmp_path: Path) -> None:
    FORMATS["onnx"](job_for(trained(recipe=replace(SEARCH, input_scale="symmetric"))), tmp_path)
    model = onnx.load(tmp_path / "model.onnx")
    assert {node.op_type for node in model.graph.node} == {
        *("Transpose", "Conv", "MaxPool", "Sign", "Flatten", "Gemm", "Mul", "Add")
    }
    assert [one.version for one in model.opset_import if not one.domain] == [17]
    (image,) = model.graph.input
    assert [part.dim_value or part.dim_param for part in image.type.tensor_type.shape.dim] == ["N", 16, 16, 3]


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "onnx" and (name != "c" or shutil.which("cc"))])
def test_the_file_that_was_written_is_what_is_proven(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, other = job_for(trained()), job_for(trained(seed=1))
    job.__dict__.update(c=other.c, for_converters=other.for_converters)
    monkeypatch.setattr(formats, "_saved", lambda _, file, write=formats._saved: write(other.model, file))
    told = "sums of its last layer differ" if name == "c" else r"answers \d+ of \d+ images"
    with pytest.raises(ExportError, match=told):
        FORMATS[name](job, tmp_path)


def test_a_file_that_answers_otherwise_is_not_left_as_good(tmp_path: Path) -> None:
    job, other = job_for(trained()), job_for(trained(seed=1))
    job.__dict__["expected"] = other.expected
    for name in ("onnx", "tflite"):
        with pytest.raises(ExportError, match=r"answers \d+ of \d+ images as the trained network does"):
            FORMATS[name](job, tmp_path)


@pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no gcc")
def test_the_example_program_names_the_sign_in_a_picture(tmp_path: Path) -> None:
    job = job_for(trained())
    FORMATS["c"](job, tmp_path)
    strict = ["-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", "-O2"]
    subprocess.run(["gcc", *strict, "main.c", "-o", "sign"], cwd=tmp_path, check=True)
    ppm = tmp_path / "picture.ppm"
    for image, logits in zip(job.images[:5], job.expected[:5], strict=True):
        ppm.write_bytes(b"P6 # made here\n16 16\n255\n" + image.tobytes())
        done = subprocess.run([tmp_path / "sign", ppm], capture_output=True, text=True, check=True)
        assert done.stdout.split()[0] == str(logits.argmax())


@pytest.fixture(scope="module")
def sanitized(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example program around a network that says class 0 of every picture of 16x16 pixels."""
    if shutil.which("gcc") is None:
        pytest.skip("there is no gcc")
    folder = tmp_path_factory.mktemp("program")
    program = folder / "main.c"
    program.write_text(TEMPLATES.get_template("main.c.jinja").render(size=16))
    stub = '#include <stdint.h>\n#define BNN_SIZE 16\nstatic const char *bnn_names[1] = {"a sign"};\n'
    (folder / "network.h").write_text(stub + "static int bnn_classify(const uint8_t *rgb) { return rgb[0] & 0; }\n")
    flags = ["-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
    subprocess.run(["gcc", *flags, program, "-o", folder / "sign"], check=True)
    return folder / "sign"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be opened"),
        (b"", "not a binary PPM"),
        (b"P5 16 16 255\n", "not a binary PPM"),
        (b"P6 17 16 255\n" + bytes(9999), "17 x 16 pixels up to 255; scale it to 16 x 16"),
        (b"P6 99999999999999999999 16 255\n", "scale it to 16 x 16"),
        (b"P6 16 16 65535\n" + bytes(9999), "up to 65535"),
        (b"P6 16", "scale it to 16 x 16"),
        (b"P6 16 16 255\n" + bytes(767), "ends too early"),
    ],
)
def test_the_example_program_refuses_what_it_cannot_read(
    content: bytes | None, message: str, sanitized: Path, tmp_path: Path
) -> None:
    ppm = tmp_path / "picture.ppm"
    if content is not None:
        ppm.write_bytes(content)
    done = subprocess.run([sanitized, ppm], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and message in done.stderr and len(done.stderr.splitlines()) == 1


def test_the_example_program_tells_that_its_answer_could_not_be_written(sanitized: Path, tmp_path: Path) -> None:
    ppm = tmp_path / "picture.ppm"
    ppm.write_bytes(b"P6 16 16 255\n" + bytes(768))
    assert subprocess.run([sanitized, ppm], capture_output=True, text=True, check=True).stdout == "0 a sign\n"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sanitized, ppm], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "error: 0 a sign: could not be written\n")
