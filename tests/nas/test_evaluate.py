"""The command, on pictures of one colour each and on networks that know the colours."""

import json
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import pandas as pd
import pytest
from click.testing import CliRunner, Result
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

from datasets import Split
from nas import evaluation
from nas.evaluate import evaluate
from nas.evaluation import architecture_name
from nas.model_files import LoadedModel

ROOT = Path(__file__).parent.parent.parent
CLASSES = 43
SHOWN = [0, 0, 3, 7, 7, 9, 42, 42, 42, 20]
LABELS = [0, 0, 3, 7, 7, 9, 42, 42, 41, 21]
"""What the test pictures show, and what they are labelled: eight of ten rightly. Two are there twice, one thrice."""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """GTSRB in Kaggle's layout with pictures of 4x4 pixels, whose red tells the class."""
    root = tmp_path_factory.mktemp("data") / "GTSRB_dataset"
    (root / "Test").mkdir(parents=True)
    for label in range(CLASSES):
        folder = root / "Train" / str(label)
        folder.mkdir(parents=True)
        for track in range(5):
            Image.new("RGB", (4, 4), (5 * label, 0, 0)).save(folder / f"{label:05}_{track:05}_00000.png")
    for number, shown in enumerate(SHOWN):
        Image.new("RGB", (4, 4), (5 * shown, 0, 0)).save(root / f"Test/{number:05}.png")
    rows = [f"{label},Test/{number:05}.png" for number, label in enumerate(LABELS)]
    (root / "Test.csv").write_text("\n".join(["ClassId,Path", *rows]))
    return root.parent


@pytest.fixture(autouse=True)
def _environment(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BNN_DATA_DIR", str(data))
    monkeypatch.setenv("BNN_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)


def write_expert(path: Path, size: int = 4, outputs: int = CLASSES) -> Path:
    """An ONNX model that answers the class whose red is nearest: -(red - 5c)^2 + red^2, which is linear in red."""
    red = np.zeros((size * size * 3, outputs), np.float32)
    red[0::3] = 10 * np.arange(outputs) / size**2
    offset = (-25 * np.arange(outputs) ** 2).astype(np.float32)
    graph = helper.make_graph(
        [
            helper.make_node("Flatten", ["image"], ["flat"]),
            helper.make_node("MatMul", ["flat", "red"], ["product"]),
            helper.make_node("Add", ["product", "offset"], ["scores"]),
        ],
        "expert",
        [helper.make_tensor_value_info("image", TensorProto.FLOAT, ["n", size, size, 3])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["n", outputs])],
        [numpy_helper.from_array(red, "red"), numpy_helper.from_array(offset, "offset")],
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8), path)
    return path


def call(*arguments: object) -> Result:
    return CliRunner().invoke(evaluate, [str(argument) for argument in arguments], standalone_mode=False)


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env=environment)


def test_the_time_an_image_takes_is_that_of_images_that_fill_up_a_batch_too(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = 0.0

    def run(batch: NDArray[np.uint8]) -> NDArray[np.float32]:
        nonlocal clock
        clock += 0.001 * len(batch)
        return np.zeros((len(batch), CLASSES), np.float32)

    def load(*_: object) -> Split:
        return Split(np.zeros((10, 4, 4, 3), np.uint8), np.array(LABELS), np.arange(10))

    monkeypatch.setattr("time.perf_counter", lambda: clock)
    model = LoadedModel(Path("model.onnx"), 4, CLASSES, None, 8, run)
    monkeypatch.setattr(evaluation, "open_model", lambda _: model)
    (evaluated,) = evaluation.evaluate([model.file], ["gtsrb"], load, pytest.fail)
    assert evaluated.milliseconds["gtsrb"] == pytest.approx(1)


def test_json_has_what_scripts_rely_on(tmp_path: Path) -> None:
    expert = write_expert(tmp_path / "3_8_8_QConv_4_3_Dense_43_ep_30.onnx")
    result = call(expert, "--json", "results/all.json", "--quiet")
    assert (result.return_value, result.output) == (0, "")
    (model,) = json.loads(Path("results/all.json").read_text())["models"]
    figures = model.pop("datasets").pop("gtsrb")
    assert model == {
        "file": str(expert),
        "name": "3_8_8_QConv_4_3_Dense_43",
        "parameters": None,
        "input_size": 4,
    }
    assert (figures["accuracy"], figures["images"], figures["correct"]) == (0.8, 10, 8)
    assert (figures["distinct"]["images"], figures["distinct"]["correct"]) == (6, 5)
    assert figures["classes"] == 7 and figures["class_scores"]["41"]["correct"] == 0
    assert figures["ms_per_image"] > 0


def test_the_folder_of_an_export_is_its_first_file_under_the_name_that_was_proven(tmp_path: Path) -> None:
    export = write_expert(tmp_path / "mine" / "model.onnx").parent
    name = "3_8_8_QConv_4_3_Dense_43"
    (export / "verification.json").write_text(json.dumps({"architecture": name, "files": [{"file": "model.onnx"}]}))
    assert call(export, "--json", "all.json").return_value == 0
    (model,) = json.loads(Path("all.json").read_text())["models"]
    assert (model["file"], model["name"], model["parameters"]) == (str(export / "model.onnx"), name, 108 + 36 * 4 * 43)
    for damaged in (
        "{",
        "[]",
        json.dumps({"architecture": 7}),
        json.dumps({"architecture": name, "files": []}),
        "[" * 10**5,
    ):
        (export / "verification.json").write_text(damaged)
        assert call(export, "--json", "all.json").return_value == 0
        (model,) = json.loads(Path("all.json").read_text())["models"]
        assert (model["name"], model["parameters"]) == ("model", None)


def test_the_table_fits_80_columns_with_nothing_cut_off(tmp_path: Path) -> None:
    long = write_expert(
        tmp_path / "3_48_48_QConv_32_5_MP_2_BN_QConv_64_5_MP_2_BN_QConv_64_3_BN_Dense_1024_BN_Dense_43.onnx"
    )
    lines = call(long, write_expert(tmp_path / "b.onnx")).output.splitlines()
    assert max(map(len, lines)) <= 80
    rows = [line.split() for line in lines if line.startswith("gtsrb")]
    assert [row[:-1] for row in rows] == [["gtsrb", "80.00", "%", "43.65-96.99", "10", "6", "83.33", "%", "7"]] * 2
    assert str(long) in "".join(lines) and "4x4 pixels, parameters unknown" in lines


def test_a_country_may_be_mapped_in_the_users_own_way(tmp_path: Path) -> None:
    chinese = tmp_path / "signs" / "Chinese_dataset"
    (chinese / "images").mkdir(parents=True)
    for number in range(3):
        Image.new("RGB", (4, 4), (5 * 7, 0, 0)).save(chinese / f"images/{number}.png")
    rows = [f"{number}.png,{label}" for number, label in enumerate([2, 2, 30])]
    (chinese / "annotations.csv").write_text("\n".join(["file_name,category", *rows]))
    (tmp_path / "mine.csv").write_text("class,gtsrb_class\n30,7\n")
    write_expert(tmp_path / "expert.onnx")
    arguments = ["expert.onnx", "--data-dir", str(chinese.parent), "--json", "out.json"]
    result = call(*arguments, "--class-map", "chinese=mine.csv")
    assert result.return_value == 0, result.output
    figures = json.loads(Path("out.json").read_text())["models"][0]["datasets"]["chinese"]
    assert (figures["images"], figures["correct"], figures["classes"]) == (1, 1, 1)


def test_the_part_of_belgium_that_published_figures_are_not_on_is_told(data: Path, tmp_path: Path) -> None:
    for part, noted in (("BelgiumTSC_Testing/Testing", ["belgian"]), ("BelgiumTSC_Training/Training", [])):
        for label in (0, 61):
            folder = tmp_path / "named/Belgian_dataset" / part / f"{label:05}"
            folder.mkdir(parents=True)
            Image.new("RGB", (4, 4), (5, 0, 0)).save(folder / "00000_00000.ppm")
        Path("map.csv").write_text("class,gtsrb_class\n0,1\n")
        options = ["--data-dir", str(tmp_path / "named"), "--class-map", "belgian=map.csv", "--json", "out.json"]
        result = call(write_expert(tmp_path / "m.onnx"), *options)
        assert result.return_value == 0 and ("Testing folder here" in result.stderr) == bool(noted)
        assert json.loads(Path("out.json").read_text())["testing_folder"] == noted


def test_predictions_are_kept_on_request_one_file_a_data_set(tmp_path: Path) -> None:
    first, second = write_expert(tmp_path / "a/m.onnx"), write_expert(tmp_path / "b/m.onnx", size=6)
    assert call(first, second, "--predictions", "told").return_value == 0
    assert [file.name for file in Path("told").iterdir()] == ["gtsrb.csv"]
    table = pd.read_csv("told/gtsrb.csv")
    assert table["model"].unique().tolist() == [str(first), str(second)]
    for _, rows in table.groupby("model"):
        assert rows["image"].tolist() == list(range(10))
        assert (rows["label"].tolist(), rows["predicted"].tolist()) == (LABELS, SHOWN)
        assert rows["distinct"].tolist() == [1, 0, 1, 1, 0, 1, 1, 0, 0, 1]


def test_what_cannot_be_used_is_a_line_each_and_the_rest_is_evaluated(tmp_path: Path) -> None:
    (tmp_path / "pickle.h5").write_bytes(pickle.dumps({"a": 1}))
    (tmp_path / "text.keras").write_text("a text\nof two lines\n")
    truncated = write_expert(tmp_path / "truncated.onnx")
    truncated.write_bytes(truncated.read_bytes()[:200])
    (tmp_path / "text.tflite").write_text("a text\n")
    ten = write_expert(tmp_path / "ten.onnx", outputs=10)
    bad = ["pickle.h5", "text.keras", truncated.name, "text.tflite", ten.name, "none.h5", "model.pb"]
    write_expert(tmp_path / "good.onnx")
    arguments = [*bad[:4], "good.onnx", *bad[4:], "--dataset", "gtsrb", "--dataset", "moon", "--json", "r.json"]
    run = python("-m", "nas.evaluate", *arguments)
    assert run.returncode == 2
    lines = run.stderr.splitlines()
    assert len(lines) == len(bad) + 1, run.stderr
    assert all(line.startswith("error: ") for line in lines)
    assert [name for name in bad if not any(f"{name}: " in line for line in lines)] == []
    assert sum("unknown test set 'moon'" in line for line in lines) == 1
    results = json.loads(Path("r.json").read_text())
    assert [(model["file"], list(model["datasets"])) for model in results["models"]] == [("good.onnx", ["gtsrb"])]
    assert results["models"][0]["datasets"]["gtsrb"]["correct"] == 8
    assert results["errors"] == [line.removeprefix("error: ") for line in lines]


def test_gtsrb_without_its_test_part_is_told(tmp_path: Path, data: Path) -> None:
    shutil.copytree(data / "GTSRB_dataset/Train", "mine/GTSRB_dataset/Train")
    result = call(write_expert(tmp_path / "expert.onnx"), "--data-dir", "mine")
    assert result.return_value == 2
    assert result.stderr == "error: mine/GTSRB_dataset: no test images in it; unpack the test part too\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'MODEL...'"),
        (["a.onnx", "--datasets", "gtsrb"], "--datasets"),
        (["a.onnx", "--data-dir", "nowhere"], "nowhere: there is no such folder"),
        (["a.onnx", "--class-map", "mine.csv"], "--class-map mine.csv: give NAME=FILE, NAME one of gtsrb, belgian"),
        (["none.onnx", "--class-map", "gtsrb=mine.csv"], "German signs have GTSRB's own classes"),
        (["none.onnx", "--class-map", "belgian=mine.csv"], "belgian=mine.csv: belgian is not evaluated, only gtsrb"),
        (["none.onnx", *["--class-map", "gtsrb=a.csv"] * 2], "gtsrb=a.csv: a map for gtsrb was given before"),
        (["none.onnx", "--class-map", "chinese=no.csv", "--dataset", "chinese"], "no.csv: cannot be read (No"),
        (["none.onnx", "--json", "good.onnx/r.json"], "good.onnx: nothing can be written in there"),
        (["none.onnx", "--json", "."], "File '.' is a directory"),
        (["none.onnx", "--predictions", "good.onnx"], "Directory 'good.onnx' is a file"),
        (["none.onnx", "--predictions", "good.onnx/told"], "good.onnx/told: nothing can be written"),
    ],
)
def test_bad_input_is_one_line_and_status_2(tmp_path: Path, arguments: list[str], message: str) -> None:
    write_expert(tmp_path / "good.onnx")
    run = python("-m", "nas.evaluate", *arguments)
    assert run.returncode == 2
    assert message in run.stderr and len(run.stderr.splitlines()) == 1, run.stderr


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("3_8_8_QConv_4_3_Dense_43_ep_30", "3_8_8_QConv_4_3_Dense_43"),
        ("3_8_8_QConv_4_3_Dense_43", "3_8_8_QConv_4_3_Dense_43"),
        ("mine_ep_30", "mine_ep_30"),
        ("mine", "mine"),
    ],
)
def test_a_file_named_after_an_architecture_has_its_name(stem: str, name: str) -> None:
    assert architecture_name(stem) == name


def test_help_imports_no_heavy_package() -> None:
    code = "import sys, nas.evaluate; print({'tensorflow', 'onnxruntime', 'scipy', 'optuna'} & set(sys.modules))"
    assert python("-c", code).stdout == "set()\n"
