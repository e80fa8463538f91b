"""The command against a server on this machine: small archives in the published layouts, and what goes wrong."""

import hashlib
import io
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from datasets import available, belgian, gtsrb
from datasets.download import download
from datasets.samples import DataError
from datasets.sources import SOURCES
from tests.datasets.small_sets import write_official
from tests.datasets.web_server import Site, serving

ROOT = Path(__file__).parent.parent.parent
TRAINING, TEST, LABELS = (archive.name for archive in SOURCES["gtsrb"].archives)
FINAL = "GTSRB_Final_Training_Images.zip"


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def below(root: Path, prefix: str) -> dict[str, bytes]:
    return {
        f"{prefix}/{path.relative_to(root).as_posix()}": path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    signs = write_official(tmp_path_factory.mktemp("signs"), tracks=2, frames=2, tests=50)
    training = signs / "Final_Training/Images"
    few = {f"Training/{number:05}/{name}": b"P6 1 1 255 abc" for number in range(62) for name in ("0_0.ppm",)}
    return {
        TRAINING: zipped(below(training, "GTSRB/Training")),
        FINAL: zipped(below(training, "GTSRB/Final_Training/Images")),
        TEST: zipped(below(signs / "Final_Test", "GTSRB/Final_Test")),
        LABELS: zipped({"GT-final_test.csv": (signs / "GT-final_test.csv").read_bytes()}),
        "BelgiumTSC_Training.zip": zipped(few | {"Training/Readme.txt": b"read me"}),
        "BelgiumTSC_Testing.zip": zipped({name.replace("Training", "Testing"): few[name] for name in few}),
    }


@pytest.fixture
def site(archives: dict[str, bytes]) -> Iterator[Site]:
    with serving(Site(dict(archives))) as served:
        yield served


def demanded(site: Site, names: tuple[str, ...] = (TRAINING, FINAL, TEST, LABELS)) -> list[str]:
    return [f"--sha256={name}={hashlib.sha256(site.files[name]).hexdigest()}" for name in names]


def call(site: Site, folder: Path, *arguments: str) -> Result:
    options = ["--data-dir", str(folder), "--mirror", site.address]
    return CliRunner().invoke(download, [*arguments, *options], standalone_mode=False)


def told(result: Result) -> str:
    assert isinstance(result.exception, DataError), result.output
    assert "\n" not in str(result.exception)
    return str(result.exception)


def unpack(site: Site, folder: Path, archive: str) -> None:
    zipfile.ZipFile(io.BytesIO(site.files[archive])).extractall(folder)


@pytest.mark.parametrize("options", [[], ["--final-training"]])
def test_gtsrb_ends_up_where_its_reader_looks(site: Site, tmp_path: Path, options: list[str]) -> None:
    result = call(site, tmp_path, "gtsrb", *options, *demanded(site))
    assert result.exception is None, result.output
    train, test = (read(tmp_path / "GTSRB_dataset") for read in (gtsrb.read_training, gtsrb.read_test))
    assert (len(train), test and len(test)) == (43 * 4, 50)
    assert len(set(train.tracks.tolist())) == 43 * 2
    assert list(available(tmp_path)) == ["gtsrb"]
    assert [path for path, _ in site.requests] == [
        f"/{name}" for name in (FINAL if options else TRAINING, TEST, LABELS)
    ]


def test_a_second_run_asks_for_nothing_and_mends_what_is_missing(site: Site, tmp_path: Path) -> None:
    call(site, tmp_path, "gtsrb", *demanded(site))
    site.requests.clear()
    (tmp_path / "GTSRB_dataset/GTSRB/Training/00000/00000_00000.ppm").unlink()
    assert call(site, tmp_path, "gtsrb", *demanded(site)).exception is None
    assert site.requests == [] and len(gtsrb.read_training(tmp_path / "GTSRB_dataset")) == 43 * 4


def test_what_is_not_the_published_archive_is_neither_kept_nor_unpacked(site: Site, tmp_path: Path) -> None:
    assert "has the md5 " in told(call(site, tmp_path, "gtsrb"))
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_page_instead_of_an_archive_is_told(site: Site, tmp_path: Path) -> None:
    site.files["BelgiumTSC_Training.zip"] = b"<html>please log in</html>"
    assert "BelgiumTSC_Training.zip: is no zip archive; nothing of it is kept" in told(call(site, tmp_path, "belgian"))


def test_belgian_sums_are_recorded_and_held_against_what_comes_later(site: Site, tmp_path: Path) -> None:
    result = call(site, tmp_path, "belgian")
    assert result.exception is None and result.output.count("no published checksum is known; its sha256 is") == 2
    folder = tmp_path / "Belgian_dataset"
    read = belgian.read(folder, {0: 1, 61: 2})
    assert len(read) == 2 and read.root == folder
    recorded = (folder / "archives/SHA256SUMS").read_text().splitlines()
    assert recorded == [
        f"{hashlib.sha256(site.files[name]).hexdigest()}  {name}"
        for name in ("BelgiumTSC_Testing.zip", "BelgiumTSC_Training.zip")
    ]
    (folder / "archives/BelgiumTSC_Training.zip").write_bytes(b"damaged")
    assert call(site, tmp_path, "belgian").exception is None
    (folder / "archives/BelgiumTSC_Training.zip").unlink()
    site.files["BelgiumTSC_Training.zip"] = zipped({"Training/00000/0_0.ppm": b"another"})
    assert "has the sha256" in told(call(site, tmp_path, "belgian"))
    assert (folder / "Training/00000/0_0.ppm").read_bytes() == b"P6 1 1 255 abc"


def test_a_part_of_another_file_is_given_up_once(site: Site, tmp_path: Path) -> None:
    part = tmp_path / "Belgian_dataset/archives/BelgiumTSC_Training.zip.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(bytes(1000))
    site.files["BelgiumTSC_Training.zip"] += b""
    sums = demanded(site, ("BelgiumTSC_Training.zip", "BelgiumTSC_Testing.zip"))
    assert call(site, tmp_path, "belgian", *sums).exception is None
    assert [wanted for _, wanted in site.requests] == ["bytes=1000-", None, None]


def test_pictures_that_somebody_put_there_are_left_alone(site: Site, tmp_path: Path) -> None:
    for part in ("Training", "Testing"):
        unpack(site, tmp_path / "Belgian_dataset", f"BelgiumTSC_{part}.zip")
    result = call(site, tmp_path, "belgian")
    assert result.exception is None and "holds BelgiumTSC images already" in result.output
    inner = call(site, tmp_path / "Belgian_dataset", "belgian")
    assert inner.exception is None and f"{tmp_path / 'Belgian_dataset'}: holds" in inner.output.replace("\n", "")
    assert not (tmp_path / "Belgian_dataset/Belgian_dataset").exists()
    assert site.requests == []


def test_the_first_part_is_not_all_of_the_german_signs(site: Site, tmp_path: Path) -> None:
    for name in (TRAINING, TEST, LABELS):
        unpack(site, tmp_path / "GTSRB_dataset", name)
    assert "holds GTSRB training images already" in call(site, tmp_path, "gtsrb").output
    result = call(site, tmp_path, "gtsrb", "--final-training")
    assert "holds only the first part of GTSRB; move it away to download all of it" in told(result)


def test_pictures_that_are_missing_of_the_second_part_are_told(site: Site, tmp_path: Path) -> None:
    for part in ("Training", "Testing"):
        unpack(site, tmp_path / "Belgian_dataset", f"BelgiumTSC_{part}.zip")
    (lost,) = (tmp_path / "Belgian_dataset" / "Testing").glob("00061")
    shutil.rmtree(lost)
    assert "Testing: no images of class 61" in told(call(site, tmp_path, "belgian"))


@pytest.mark.parametrize(
    ("name", "folder", "there", "message"),
    [
        ("belgian", "Belgian_dataset", "BelgiumTSC_Training.zip", "no BelgiumTSC Testing folder in it"),
        ("belgian", "Belgian_dataset", "BelgiumTSC_Testing.zip", "no BelgiumTSC Training folder in it"),
        ("gtsrb", "GTSRB_dataset", TEST, "no GTSRB training images in it"),
        ("gtsrb", "GTSRB_dataset", FINAL, "no GTSRB test images in it"),
    ],
)
def test_a_part_that_somebody_put_there_is_not_taken_for_all(
    site: Site, tmp_path: Path, name: str, folder: str, there: str, message: str
) -> None:
    unpack(site, tmp_path / folder, there)
    said = told(call(site, tmp_path, name))
    assert message in said and f"or move {tmp_path / folder} away to download all" in said and site.requests == []


def test_of_chinese_signs_it_tells_where_they_are(site: Site, tmp_path: Path) -> None:
    result = call(site, tmp_path, "chinese")
    assert result.exception is None and site.requests == []
    assert "nlpr.ia.ac.cn" in result.output and str(tmp_path / "Chinese_dataset") in result.output


def test_an_archive_that_climbs_writes_nothing(site: Site, tmp_path: Path) -> None:
    site.files["BelgiumTSC_Training.zip"] = zipped({"../../climbed": b"bad", "Training/00000/0_0.ppm": b"good"})
    assert "leads out of the folder" in told(call(site, tmp_path / "data", "belgian"))
    files = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {"BelgiumTSC_Training.zip", "SHA256SUMS"}


def test_an_archive_of_something_else_is_told(site: Site, tmp_path: Path) -> None:
    site.files |= dict.fromkeys(("BelgiumTSC_Training.zip", "BelgiumTSC_Testing.zip"), zipped({"a.txt": b""}))
    assert "no BelgiumTSC images in it" in told(call(site, tmp_path, "belgian"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument"),
        (["moon"], "'moon' is not one of 'gtsrb', 'belgian', 'chinese'"),
        (["gtsrb", "--mirror", "file:///etc"], "give an address that begins with https:// or http://"),
        (["gtsrb", "--sha256", "a.zip=12"], "give ARCHIVE=HEX"),
        (["gtsrb", "--sha256", f"GTSRB-Trainning_fixed.zip={'0' * 64}"], "no archive has that name"),
        (["gtsrb", "--data-dir", "file"], "cannot be"),
        (["gtsrb", "--mirror", "http://127.0.0.1:1/", "--data-dir", "/proc/none"], "cannot be"),
    ],
)
def test_bad_input_is_one_line_and_status_2(tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "file").touch()
    run = subprocess.run(
        [sys.executable, "-m", "datasets.download", *arguments],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    assert run.returncode == 2 and message in run.stderr and len(run.stderr.splitlines()) == 1, run.stderr


def test_ctrl_c_keeps_what_is_there_and_the_same_command_goes_on(site: Site, tmp_path: Path) -> None:
    site.files["BelgiumTSC_Training.zip"] = zipped({"Training/00000/0_0.ppm": bytes(range(256)) * 1000})
    site.seconds_a_block = 0.02
    command = [sys.executable, "-m", "datasets.download", "belgian", "--data-dir", "data", "--mirror", site.address]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    part = tmp_path / "data/Belgian_dataset/archives/BelgiumTSC_Training.zip.part"

    def hear() -> None:  # Who is started in the background ignores it.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True, preexec_fn=hear
    ) as running:
        while running.poll() is None and not (part.exists() and part.stat().st_size > 50_000):
            pass
        running.send_signal(signal.SIGINT)
        _, said = running.communicate(timeout=20)
    assert running.returncode == 130 and "what has arrived is kept" in said and "Traceback" not in said
    kept = part.stat().st_size
    assert kept > 50_000
    site.seconds_a_block = 0
    site.requests.clear()
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=60, capture_output=True)
    assert site.requests[0] == ("/BelgiumTSC_Training.zip", f"bytes={kept}-")
    assert (tmp_path / "data/Belgian_dataset/Training/00000/0_0.ppm").stat().st_size == 256_000


def test_help_imports_no_heavy_package() -> None:
    code = "import sys, datasets.download; print({'tensorflow', 'optuna', 'larq'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True, cwd=ROOT) == "set()\n"
