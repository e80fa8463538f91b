"""Files that are not what their names say."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from nas.model_files import ModelError, open_model, opening
from tests.nas.model_files.networks import Sample

FORMATS = (".h5", ".keras", ".tflite", ".onnx")


class Trap:
    """Unpickling it writes a file."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.marker,)


@pytest.mark.parametrize("path", FORMATS, indirect=True)
@pytest.mark.parametrize("content", [b"", b"a text\nof two lines\n", bytes(200)], ids=["empty", "text", "zeros"])
def test_a_file_of_something_else_is_told_in_one_line(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(
        ModelError, match=rf"^{path}: cannot be read as a \{path.suffix} model \(.*\); export it again$"
    ):
        open_model(path)


@pytest.mark.parametrize("path", FORMATS, indirect=True)
def test_a_pickle_is_not_loaded(path: Path, tmp_path: Path) -> None:
    path.write_bytes(pickle.dumps(Trap(tmp_path / "ran")))
    with pytest.raises(ModelError, match=rf"^{path}: cannot be read as a \{path.suffix} model"):
        open_model(path)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("path", [".h5", ".keras"], indirect=True)
@pytest.mark.parametrize("share", [0.1, 0.6, 0.999])
def test_a_truncated_file_is_told_in_one_line(sample: Sample, path: Path, share: float) -> None:
    sample.model.save(path)
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    with pytest.raises(ModelError, match=rf"^{path}: cannot be read as a \{path.suffix} model .*; export it again$"):
        open_model(path)


def test_an_export_is_opened_by_a_file_whose_package_is_there(
    sample: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.model.save(tmp_path / "model.keras")
    (tmp_path / "model.lce.tflite").touch()
    with pytest.raises(ModelError, match=r"model\.lce\.tflite: cannot be read"):
        open_model(tmp_path)
    monkeypatch.setattr(opening, "find_spec", lambda package: package != "larq_compute_engine" or None)
    assert open_model(tmp_path).file == tmp_path / "model.keras"


def test_what_is_no_model_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"a\.h5: there is no such file$"):
        open_model(tmp_path / "a.h5")
    (tmp_path / "b.keras").mkdir()
    with pytest.raises(ModelError, match=r"b\.keras: is a folder without any of model\.lce\.tflite, .*; give a model"):
        open_model(tmp_path / "b.keras")
    (tmp_path / "c.txt").touch()
    with pytest.raises(ModelError, match=r"c\.txt: not the name of a model file; known are \.h5, "):
        open_model(tmp_path / "c.txt")
    with pytest.raises(ModelError, match=r"typo: there is no such file$"):
        open_model(tmp_path / "typo")
    with pytest.raises(ModelError, match=r"^x+: cannot be looked at \(File name too long\)$"):
        open_model(Path("x" * 300))


def test_no_library_is_imported_before_a_format_needs_it() -> None:
    heavy = "{'tensorflow', 'onnxruntime', 'larq', 'h5py', 'larq_compute_engine'}"
    code = f"import sys, nas.model_files; print({heavy} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"
