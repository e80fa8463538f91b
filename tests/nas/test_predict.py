"""The command, on a network that answers by colour, and on pictures of every kind."""

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from datasets import DataError
from datasets.signs import NAMES
from nas import prediction
from nas.command import run
from nas.export.chain import ExportError
from nas.export.formats import FORMATS
from nas.model_files import ModelError
from nas.predict import predict
from nas.prediction import as_probabilities, open_reader, pictures
from tests.nas.export.networks import job_for, trained

Command = Callable[..., int]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A network in every format."""
    folder = tmp_path_factory.mktemp("export")
    job = job_for(trained())
    for write in FORMATS.values():
        write(job, folder)
    return folder


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)

    def called(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["nas.predict", *map(str, arguments)])
        with pytest.raises(SystemExit) as exit_:
            run(predict, DataError, ExportError, ModelError)
        return int(exit_.value.code or 0)

    return called


def save(path: str, size: tuple[int, int] = (40, 30)) -> Path:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(0).integers(0, 256, (*size[::-1], 3)).astype(np.uint8)
    Image.fromarray(noise).save(path)
    return Path(path)


@pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no gcc")
def test_every_format_says_the_same(command: Command, exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save("one.png")
    said = []
    for name in ("model.keras", "model.h5", "model.tflite", "model.lce.tflite", "model.onnx", "network.h", ""):
        assert command(exported / name, "one.png", "--json") == 0
        said.append(json.loads(capsys.readouterr().out))
    (first,) = said[0]
    assert first["file"] == "one.png" and first["name"] == NAMES[first["class"]]
    assert len(first["best"]) == 3 and first["best"][0]["probability"] == first["probability"]
    assert first["best"][0]["probability"] >= first["best"][1]["probability"] >= first["best"][2]["probability"]
    for (other,) in said[1:]:
        assert other["class"] == first["class"] and other["probability"] == pytest.approx(
            first["probability"], abs=1e-4
        )


def test_folders_and_patterns_stand_for_their_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("photos/b.png", "photos/deep/a.PNG", "photos/c.jpg", "other/[odd].png"):
        save(name)
    for name in ("photos/notes.txt", "photos/._b.png"):
        Path(name).write_text("no picture")
    names = [str(file) for file in pictures(["photos"])]
    assert names == ["photos/b.png", "photos/c.jpg", "photos/deep/a.PNG"]
    assert [str(file) for file in pictures(["photos/**/*.[pP]*", "photos/b.png"])] == [
        "photos/b.png",
        "photos/deep/a.PNG",
    ]
    assert [str(file) for file in pictures([f"{tmp_path}/photos/*.jpg"])] == [f"{tmp_path}/photos/c.jpg"]
    assert pictures(["other/[odd].png", "missing.png"]) == [Path("other/[odd].png"), Path("missing.png")]
    with pytest.raises(DataError, match=r"other/\*\.gif: no picture matches"):
        pictures(["other/*.gif"])
    Path("empty").mkdir()
    with pytest.raises(DataError, match="empty: there are no pictures in this folder"):
        pictures(["empty"])


def test_the_rest_is_named_when_one_is_no_picture(
    command: Command, exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save("good.png")
    Path("bad.png").write_text("no picture")
    assert command(exported / "model.onnx", "missing.png", "bad.png", "good.png") == 2
    told = capsys.readouterr()
    assert "good.png" in told.out and "bad.png" not in told.out
    assert len(told.err.splitlines()) == 2 and "bad.png: not a readable image" in told.err
    assert all(len(line) <= 80 for line in told.out.splitlines())


def test_pictures_are_named_batch_by_batch(
    command: Command, exported: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prediction, "BATCH", 2)
    names = [f"{number}.png" for number in range(5)]
    for name in names:
        save(name)
    Path("bad.png").write_text("no picture")
    assert command(exported / "model.onnx", *names[:3], "bad.png", *names[3:], "--json") == 2
    assert [one["file"] for one in json.loads(capsys.readouterr().out)] == names


@pytest.mark.parametrize("name", ["model.txt", "none.onnx", "."])
def test_what_is_no_model_is_one_line(command: Command, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    save("one.png")
    assert command(name, "one.png") == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_who_swaps_model_and_pictures_is_told_which_is_no_model(
    command: Command, exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(save("sign.png"), exported) == 2
    assert capsys.readouterr().err == (
        "error: sign.png: not the name of a model file; known are .h5, .keras, .tflite, .onnx, .h\n"
    )


def test_an_empty_name_is_not_the_folder_it_is_in(
    command: Command, exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save("sign.png")
    assert command(exported, "") == 2
    assert capsys.readouterr().err == "error: an empty name; give a picture, a folder or a pattern\n"


def test_an_address_is_told_as_it_was_given(
    command: Command, exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(exported, "https://example.org/sign.png") == 2
    told = "error: https://example.org/sign.png: is an address; fetch the picture, and give its file\n"
    assert capsys.readouterr().err == told


def test_a_picture_that_is_not_there_is_told(
    command: Command, exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(exported, "nope.png") == 2
    assert capsys.readouterr().err == "error: nope.png: there is no such file\n"


def test_a_header_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.h").write_text("int main(void) { return 0; }\n")
    with pytest.raises(ExportError, match=r"other\.h: .* does not compile it"):
        open_reader(tmp_path / "other.h")


@pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no gcc")
def test_what_a_compiler_says_of_a_header_may_be_any_bytes(
    command: Command, exported: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save("one.png")
    header = (exported / "network.h").read_bytes()
    (tmp_path / "bad.h").write_bytes(header + b"\n#error \xff\n")
    assert command(tmp_path / "bad.h", "one.png") == 2
    assert "does not compile it" in capsys.readouterr().err


def test_a_header_in_a_folder_is_not_compiled_unless_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "network.h").write_text("int main(void) { return 0; }\n")
    with pytest.raises(
        ExportError, match=r"has only network\.h, which would be compiled and run; if it is yours, name"
    ):
        open_reader(tmp_path)


def test_scores_become_probabilities_and_probabilities_stay() -> None:
    scores = np.array([[1.0, 2.0, -1.0]])
    made = as_probabilities(scores)
    assert made.sum() == pytest.approx(1) and made.argmax() == 1
    assert as_probabilities(made) is made
    sure = np.eye(43)[:1] * 255 / 256  # The most that 8 bits can say.
    assert as_probabilities(sure) is sure
