import os
import resource
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from datasets import arrays
from datasets.listing import readable_extensions
from datasets.samples import DataError

Array = npt.NDArray[Any]


def numbers(blank: Array) -> None:
    blank[:] = np.arange(blank.size).reshape(blank.shape)


def unexpected(blank: Array) -> None:
    raise AssertionError("filled again")


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    noise = np.random.default_rng(0)
    files = [tmp_path / f"{number}.png" for number in range(600)]
    for file in files:
        Image.fromarray(noise.integers(0, 256, (12, 17, 3), dtype=np.uint8)).save(file)
    return files


def test_an_array_is_filled_once_and_mapped_read_only() -> None:
    first = arrays.stored("numbers", (3, 4), np.uint8, numbers)
    second = arrays.stored("numbers", (3, 4), np.uint8, unexpected)
    assert isinstance(second, np.memmap) and not second.flags.writeable
    assert first.tolist() == second.tolist() == np.arange(12).reshape(3, 4).tolist()


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(file.read_bytes()[:20]),
        lambda file: file.write_bytes(b"garbage" * 20),
        lambda file: file.write_bytes(file.read_bytes().replace(b"(3, 4)", b"(3, 4 ")),
        lambda file: file.write_bytes(file.read_bytes().replace(b"{'descr", b" 'descr")),
        lambda file: np.save(file, np.zeros((4, 3), np.uint8)),
        lambda file: np.save(file, np.zeros((3, 4), np.int64)),
        lambda file: np.save(file, np.array([{}]), allow_pickle=True),
    ],
)
def test_a_damaged_file_is_made_again(damage: Callable[[Path], object]) -> None:
    arrays.stored("numbers", (3, 4), np.uint8, numbers)
    damage(arrays.cache_folder() / "numbers.npy")
    again = arrays.stored("numbers", (3, 4), np.uint8, numbers)
    assert again.dtype == np.uint8
    assert again.tolist() == np.arange(12).reshape(3, 4).tolist()


def test_an_array_in_use_is_not_disturbed_when_it_is_made_again() -> None:
    in_use = arrays.stored("numbers", (3, 4), np.uint8, numbers)
    arrays.stored("numbers", (4, 3), np.uint8, lambda blank: blank.fill(99))
    assert in_use.tolist() == np.arange(12).reshape(3, 4).tolist()


def test_nothing_is_left_behind_when_filling_is_broken_off() -> None:
    def break_off(blank: Array) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        arrays.stored("numbers", (3, 4), np.uint8, break_off)
    assert list(arrays.cache_folder().iterdir()) == []


def test_the_file_is_not_there_before_it_is_finished_and_another_process_may_be_first() -> None:
    def overtaken(blank: Array) -> None:
        assert not (arrays.cache_folder() / "numbers.npy").exists()
        arrays.stored("numbers", (3, 4), np.uint8, numbers)
        numbers(blank)

    array = arrays.stored("numbers", (3, 4), np.uint8, overtaken)
    assert array.tolist() == np.arange(12).reshape(3, 4).tolist()


def test_what_a_killed_process_left_is_removed_after_a_day_and_no_sooner() -> None:
    cache = arrays.cache_folder()
    for name, age in (("partial-old", 2 * arrays.DAY), ("partial-new", 60)):
        (cache / name).mkdir(parents=True)
        os.utime(cache / name, times=(time.time() - age,) * 2)
    arrays.stored("numbers", (3, 4), np.uint8, numbers)
    assert sorted(entry.name for entry in cache.iterdir()) == ["numbers.npy", "partial-new"]


def test_a_cache_folder_that_cannot_be_made_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("BNN_CACHE_DIR", str(tmp_path / "file" / "cache"))
    with pytest.raises(DataError, match=r"file/cache: .*Not a directory.*BNN_CACHE_DIR") as caught:
        arrays.stored("numbers", (3, 4), np.uint8, numbers)
    assert "\n" not in str(caught.value)


def test_a_disk_that_is_too_small_is_told_in_one_line_before_anything_is_decoded() -> None:
    """As a full one: what cannot be written is told by the operating system."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    asked: list[object] = []
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, before[1]))
    try:
        with pytest.raises(DataError, match=r"\(File too large\).*BNN_CACHE_DIR"):
            arrays.stored("numbers", (2, 2**20), np.uint8, asked.append)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert asked == [] and list(arrays.cache_folder().iterdir()) == []


def test_all_of_a_blank_array_is_on_the_disk_before_it_is_filled() -> None:
    def fill(blank: np.ndarray[Any, Any]) -> None:
        (file,) = arrays.cache_folder().rglob("numbers.npy")
        taken.append(512 * file.stat().st_blocks)

    taken: list[int] = []
    array = arrays.stored("numbers", (3, 2**20), np.int64, fill)
    assert taken[0] >= array.nbytes and not array.any()


def test_a_folder_in_the_place_of_an_array_is_told_in_one_line() -> None:
    (arrays.cache_folder() / "numbers.npy" / "inner").mkdir(parents=True)
    with pytest.raises(DataError, match=r"cannot be kept there \(.*\); set BNN_CACHE_DIR"):
        arrays.stored("numbers", (3, 4), np.uint8, numbers)


def test_the_cache_folder_follows_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert arrays.cache_folder() == tmp_path / "cache"
    monkeypatch.delenv("BNN_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert arrays.cache_folder() == tmp_path / "xdg/bnn-nas"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert arrays.cache_folder() == tmp_path / ".cache/bnn-nas"


def test_decoding_is_pillows_default_resize_in_the_order_of_the_files(pictures: list[Path]) -> None:
    told: list[tuple[int, int]] = []
    out = np.zeros((600, 30, 30, 3), np.uint8)
    arrays.decode(pictures, out, lambda done, total: told.append((done, total)))
    expected = [np.asarray(Image.open(file).convert("RGB").resize((30, 30))) for file in pictures]
    assert np.array_equal(out, expected)
    assert told == sorted(told) and told[-1] == (600, 600) and len(told) > 1


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "1", "CMYK"])
def test_pictures_of_every_colour_mode_become_rgb(tmp_path: Path, mode: str) -> None:
    Image.new("RGB", (9, 9), (255, 255, 255)).convert(mode).save(tmp_path / "white.tiff")
    assert np.array_equal(arrays.picture(tmp_path / "white.tiff", 5), np.full((5, 5, 3), 255))


def test_a_picture_is_turned_as_its_exif_says(tmp_path: Path) -> None:
    upright = Image.fromarray(np.arange(300, dtype=np.uint16).astype(np.uint8).reshape(10, 10, 3))
    exif = Image.Exif()
    exif[0x0112] = 6  # To be turned by 90 degrees to the right when it is shown.
    upright.transpose(Image.Transpose.ROTATE_90).save(tmp_path / "turned.png", exif=exif)
    assert np.array_equal(arrays.picture(tmp_path / "turned.png", 10), np.asarray(upright))


def test_what_is_transparent_becomes_grey(tmp_path: Path) -> None:
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(tmp_path / "clear.png")
    Image.new("RGBA", (4, 4), (255, 0, 0, 255)).save(tmp_path / "red.png")
    assert (arrays.picture(tmp_path / "clear.png", 4) == 128).all()
    assert (arrays.picture(tmp_path / "red.png", 4) == (255, 0, 0)).all()


@pytest.mark.parametrize("name", ["grey.png", "grey.tif", "grey.pgm"])
def test_sixteen_bits_of_grey_become_eight(tmp_path: Path, name: str) -> None:
    Image.fromarray(np.full((4, 4), 0x8000, np.uint16)).save(tmp_path / name)
    assert (arrays.picture(tmp_path / name, 4) == 0x80).all()


@pytest.mark.parametrize("kind", [np.int32, np.float32])
def test_numbers_of_unknown_brightness_are_refused(tmp_path: Path, kind: type[np.generic]) -> None:
    Image.fromarray(np.full((4, 4), 100, kind)).save(tmp_path / "grey.tif")
    with pytest.raises(DataError, match=r"grey\.tif: not a readable image \(nothing tells which of its numbers"):
        arrays.picture(tmp_path / "grey.tif", 4)


@pytest.mark.parametrize("extension", ["png", "ppm", "jpg", "bmp", "gif", "webp"])
@pytest.mark.parametrize("share", [0, 0.05, 0.3, 0.6, 0.9])
def test_a_truncated_picture_is_told_in_one_line(tmp_path: Path, extension: str, share: float) -> None:
    file = tmp_path / f"cut.{extension}"
    noise = np.random.default_rng(1).integers(0, 256, (40, 40, 3), dtype=np.uint8)
    Image.fromarray(noise).save(file)
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * share)])
    with pytest.raises(DataError) as caught:
        arrays.decode([file], np.zeros((1, 30, 30, 3), np.uint8))
    message = str(caught.value)
    assert message.startswith(f"{file}: not a readable image (") and message.count(str(file)) == 1
    assert "\n" not in message


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("token.ppm", b"P6\n40 40000000000000\n255\n", "Token too long"),
        ("bomb.ppm", b"P6\n99999 99999\n255\n", "decompression bomb"),
    ],
)
def test_a_damaged_header_is_told_in_one_line(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=rf"^.*{name}: not a readable image \(.*{reason}.*\); .*$"):
        arrays.picture(tmp_path / name, 30)


def test_a_chunk_cut_short_is_told_in_one_line(tmp_path: Path, pictures: list[Path]) -> None:
    content = pictures[0].read_bytes()
    length = content.index(b"IDAT") - 1
    (tmp_path / "chunk.png").write_bytes(content[:length] + b"\x04" + content[length + 1 :])
    with pytest.raises(DataError, match=r"chunk\.png: not a readable image \(broken PNG file"):
        arrays.picture(tmp_path / "chunk.png", 30)


def test_something_else_than_a_picture_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "text.png").write_text("no picture\n" * 50)
    (tmp_path / "folder.png").mkdir()
    for name in ("text.png", "folder.png"):
        with pytest.raises(DataError, match=rf"^.*{name}: not a readable image \(.+\); .*$"):
            arrays.picture(tmp_path / name, 30)
    with pytest.raises(DataError, match=r"^.*missing.png: there is no such file$"):
        arrays.picture(tmp_path / "missing.png", 30)


def test_a_picture_that_is_a_program_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Pillow would have Ghostscript draw it, whatever the file is called.
    ran: list[object] = []
    monkeypatch.setattr("subprocess.check_call", lambda *arguments, **_: ran.append(arguments))
    (tmp_path / "a.png").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n")
    with pytest.raises(DataError, match=r"a\.png: not a readable image"):
        arrays.picture(tmp_path / "a.png", 8)
    assert ran == [] and "eps" not in readable_extensions()


def test_whatever_a_reader_of_pillow_raises_is_one_line(tmp_path: Path) -> None:
    # An unknown pixel format of DDS is a NotImplementedError.
    header = b"DDS |\0\0\0\x0f\x10\0\0\x09\0\0\0\x08" + bytes(55) + b"\x20\0\0\0\0\x40\0\0" + bytes(200)
    (tmp_path / "a.png").write_bytes(header)
    with pytest.raises(DataError, match=r"a\.png: not a readable image \(.+\); replace it") as told:
        arrays.picture(tmp_path / "a.png", 8)
    assert "\n" not in str(told.value)


def test_a_picture_larger_than_memory_is_not_decoded(tmp_path: Path) -> None:
    (tmp_path / "a.ppm").write_bytes(b"P6 10000 10000 255\n" + bytes(30))
    with pytest.raises(DataError, match="10000x10000 pixels are too many"):
        arrays.picture(tmp_path / "a.ppm", 8)


@pytest.mark.filterwarnings("error")
def test_damage_that_pillow_gets_over_is_not_told(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 1
    Image.new("RGB", (9, 9)).save(tmp_path / "a.jpg", exif=exif)
    content = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(content.replace(exif.tobytes()[6:], exif.tobytes()[6:-6] + b"\xff" * 6))
    assert arrays.picture(tmp_path / "a.jpg", 8).shape == (8, 8, 3)


@pytest.mark.parametrize("name", ["a.png", "a.webp"])
def test_exif_data_that_is_none_leaves_the_picture(tmp_path: Path, name: str) -> None:
    Image.new("RGB", (9, 9), (200, 10, 10)).save(tmp_path / name, exif=b"Exif\0\0XX*\0\x08\0\0\0", lossless=True)
    assert (arrays.picture(tmp_path / name, 8) == (200, 10, 10)).all()


def test_damaged_pixels_are_told_though_damaged_exif_data_is_not(tmp_path: Path) -> None:
    file = tmp_path / "a.png"
    noise = np.random.default_rng(0).integers(0, 256, (40, 40, 3), dtype=np.uint8)
    Image.fromarray(noise).save(file, exif=b"Exif\0\0XX*\0\x08\0\0\0")
    file.write_bytes(file.read_bytes()[:2000])
    with pytest.raises(DataError, match=r"a\.png: not a readable image"):
        arrays.picture(file, 8)


def test_a_photograph_of_a_telephone_is_read(tmp_path: Path) -> None:
    Image.new("RGB", (4000, 3000)).save(tmp_path / "a.jpg")
    assert arrays.picture(tmp_path / "a.jpg", 8).shape == (8, 8, 3)


def test_who_has_no_home_is_told_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> None:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("BNN_CACHE_DIR", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", no_home)
    with pytest.raises(DataError, match="set BNN_CACHE_DIR"):
        arrays.cache_folder()


def test_threads_leave_alone_which_warnings_are_shown(pictures: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(arrays, "_upright", lambda image: seen.append(warnings.filters) or image)
    before = warnings.filters
    arrays.decode(pictures, np.zeros((len(pictures), 4, 4, 3), np.uint8))
    assert len(seen) == len(pictures) and all(filters is seen[0] for filters in seen)
    assert warnings.filters is before
