"""Targets that need no TensorFlow: names, tables, pictures, archives, what is beside a model."""

import io
import json
import re
import shutil
import warnings
import zipfile
from dataclasses import asdict
from pathlib import Path
from stat import S_IFDIR, S_IFMT, S_IFREG

import numpy as np
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from PIL import Image

from datasets import belgian, chinese, gtsrb
from datasets.annotations import check
from datasets.arrays import picture
from datasets.checksums import recorded_sums
from datasets.listing import reading
from datasets.samples import DataError
from datasets.unpacking import unpack
from nas.architecture import Architecture
from nas.cost import count, count_layers
from nas.evaluation import Evaluation, architecture_name
from nas.export.source import retrained
from nas.exported import PROOF
from nas.layers import ArchitectureError
from nas.model_files import LoadedModel
from nas.recipe import FULL
from nas.result_files import folder_name
from tests.fuzz.inputs import altered, anything, joined, mutated, rarely, words
from tests.fuzz.running import Target, one_line

NAME = "3_30_30_QConv_32_5_MP_2_BN_PAD_1_QConv_32_3_BN_PAD_1_QConv_32_3_ADD_BN_Dense_64_BN_Dense_43_BN"
VOTES = "3_30_30_QConv_32_5_S_2_BN_PAD_1_QConv_32_3_MP_2_BN_QConv_43_1_GP_BN"
FORMS = (gtsrb.KAGGLE.form, gtsrb.OFFICIAL.form, belgian.FORM, chinese.KAGGLE, chinese.TSRD)

tokens = st.sampled_from(
    re.split(" ", "QConv S MP BN PAD ADD GP Dense 43 3 30 1 2 5 0 03 64 4096 999999999 1000000000 qconv")
)
names = st.one_of(
    joined(st.lists(rarely(12, tokens, words), max_size=24), "_").map(lambda rest: f"3_30_30_{rest}_Dense_43"),
    joined(st.lists(tokens | words, max_size=80), "_"),
    mutated([NAME.encode(), VOTES.encode()]).map(lambda content: content.decode(errors="surrogateescape")),
    st.text(),
)


def check_name(name: str, _: Path) -> None:
    """A name is an architecture, and prints as it was read, or one line says why not."""
    architecture_name(name)
    try:
        architecture = Architecture.parse(name)
    except ArchitectureError as error:
        one_line(error)
        return
    assert architecture.name == name and Architecture.parse(architecture.name) == architecture
    assert count(architecture).parameters == sum(cost.parameters for cost in count_layers(architecture))
    assert len(folder_name(name)) <= 200 and "/" not in folder_name(name)


def tables(separator: str, header: str, cells: SearchStrategy[str]) -> SearchStrategy[bytes]:
    """Rows of cells below a header, most of them well formed, in any of some encodings."""
    row = joined(st.lists(cells, max_size=9), separator)
    text = st.tuples(
        rarely(8, st.just(header), row), st.lists(row, max_size=6), st.sampled_from(["\n", "\r\n", "\r"])
    ).map(lambda parts: parts[2].join([parts[0], *parts[1]]))
    encoding = rarely(6, st.just("utf-8"), st.sampled_from(["utf-16", "utf-8-sig", "latin-1", "cp037"]))
    encoded = st.tuples(text, encoding).map(lambda both: both[0].encode(both[1], errors="replace"))
    return encoded | encoded.flatmap(lambda content: mutated([content or b","]))


numbers = rarely(5, st.integers(-1, 70).map(str), words)
files = rarely(5, st.just("00000.ppm"), words)


def lists_of(form: int) -> SearchStrategy[tuple[int, bytes]]:
    """Lists of pictures in one of the forms."""
    separator, header = FORMS[form].separator, (FORMS[form].path_column, FORMS[form].class_column)
    return st.tuples(st.just(form), tables(separator, separator.join(header), files | numbers))


def check_class_map(content: bytes, folder: Path) -> None:
    """A map is one of existing classes to existing classes, or one line says why not."""
    file = folder / "map.csv"
    file.write_bytes(content)
    try:
        mapped = belgian.CLASSES.mapped(file)
    except DataError as error:
        one_line(error)
        return
    assert mapped and set(mapped) <= set(range(62)) and set(mapped.values()) <= set(range(43))


def check_annotations(given: tuple[int, bytes], folder: Path) -> None:
    """A list of pictures names none outside its folder and no class that is not there."""
    number, content = given
    form = FORMS[number]
    file = folder / "GT-00000.csv"
    file.write_bytes(content)
    try:
        with reading():
            rows = form.read(file, "Test/")
            check(file, form, "Test/", {"Test/00000.ppm": 0})
    except DataError as error:
        one_line(error)
        return
    assert all(path == "Test/00000.ppm" and label == 0 for path, label in rows)


def _pictures() -> list[bytes]:
    source = np.random.default_rng(0)
    noise = Image.fromarray(source.integers(0, 256, (9, 8, 3)).astype(np.uint8))
    found = []
    for kind in ("PNG", "PPM", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "ICO", "TGA", "PCX", "DDS", "SGI", "ICNS"):
        for mode in ("RGB", "P", "L", "RGBA", "1", "I;16"):
            file = io.BytesIO()
            try:
                noise.convert("L" if mode == "I;16" else mode).convert(mode).save(file, kind)
            except (OSError, ValueError, KeyError):
                continue
            found.append(file.getvalue())
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = io.BytesIO()
    noise.save(turned, "JPEG", exif=exif)
    large = b"P6 60000 60000 255\n" + bytes(300)
    return [
        *found,
        turned.getvalue(),
        large,
        b"P3 2 2 255 " + b"1 " * 12,
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    ]


def check_picture(content: bytes, folder: Path) -> None:
    """What is no picture is one line; what is one has the size asked for."""
    file = folder / "a.png"
    file.write_bytes(content)
    try:
        pixels = picture(file, 8)
    except DataError as error:
        one_line(error)
        return
    assert pixels.shape == (8, 8, 3) and pixels.dtype == np.uint8


def _archive(members: list[tuple[str, bytes, int]]) -> bytes:
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # Two members of one name are meant.
        for name, content, mode in members:
            member = zipfile.ZipInfo(name.encode("utf-8", "replace").decode() or "x")
            member.external_attr = mode << 16
            archive.writestr(member, content)
    return packed.getvalue()


paths = joined(
    st.lists(st.sampled_from(["a", "b", "..", ".", "", "C:", "a.ppm", "\\"]) | words, min_size=1, max_size=4), "/"
)
archives = st.lists(
    st.tuples(paths, st.binary(max_size=40), st.sampled_from([0, 0o100644, 0o120777, 0o010644, 0o040755, 0o104755])),
    max_size=4,
).map(_archive)


def check_archive(content: bytes, folder: Path) -> None:
    """Nothing appears outside, and nothing that is not a plain file."""
    archive, out = folder / "a.zip", folder / "deep" / "out"
    archive.write_bytes(content)
    try:
        unpack(archive, out)
    except DataError as error:
        one_line(error)
    try:
        assert {entry.name for entry in folder.iterdir()} <= {"a.zip", "deep"}
        assert not (out.parent.exists() and any(entry != out for entry in out.parent.iterdir()))
        assert all(S_IFMT(path.lstat().st_mode) in (S_IFREG, S_IFDIR) for path in out.rglob("*"))
    finally:
        shutil.rmtree(out, ignore_errors=True)


PROVEN = {
    "architecture": NAME,
    "files": [{"file": "model.onnx", "images": 3}],
    "versions": {},
    "signs": {"exact zeros": {}},
}
RESULT = {
    "name": NAME, "recipe": "full", "seed": 0, "dataset": "gtsrb", "validation_accuracy": 0.9, "images": {},
    "settings": asdict(FULL), "versions": {}, "datasets": {},
}  # fmt: skip


def documents(good: object) -> SearchStrategy[bytes]:
    """JSON files: altered ones, ones of anything, broken ones, deep ones."""
    text = (altered(good) | anything).map(lambda value: json.dumps(value).encode())
    deep = st.integers(1, 30_000).flatmap(lambda depth: st.sampled_from([b"[" * depth, b'{"a":' * depth]))
    numbers = st.sampled_from(
        [b"9" * 5000, b"-1e999", b'{"architecture": ' + b"9" * 5000 + b"}", b"\xff\xfe", b"\xef\xbb\xbf{}"]
    )
    return st.one_of(text, text, text, mutated([json.dumps(good).encode()]), numbers, rarely(20, text, deep))


def check_proof(content: bytes, folder: Path) -> None:
    """What lies beside an exported file never keeps it from being evaluated, and gives it no name that is none."""
    (folder / PROOF).write_bytes(content)
    model = LoadedModel(folder / "model.onnx", 4, 43, None, 1, lambda images: images)
    evaluation = Evaluation(model)
    assert evaluation.name in ("model", NAME) or Architecture.parse(evaluation.name)
    assert evaluation.parameters is None or evaluation.parameters > 0
    json.dumps(evaluation.as_dict())


def check_result(content: bytes, folder: Path) -> None:
    """A damaged result of a retraining is none, and does not get in the way of another."""
    root, other = folder / "retrained" / "one", folder / "retrained" / "two"
    for place, text in ((root, content), (other, json.dumps(RESULT).encode())):
        place.mkdir(parents=True, exist_ok=True)
        (place / "model.keras").touch()
        (place / "result.json").write_bytes(text)
    assert retrained(root.parent, Architecture.parse(NAME), "full", "gtsrb") in (root, other)


def check_sums(content: bytes, folder: Path) -> None:
    """A damaged list of checksums is one line."""
    (folder / "SHA256SUMS").write_bytes(content)
    try:
        recorded_sums(folder)
    except DataError as error:
        one_line(error)


PURE = (
    Target("architecture names", names, check_name),
    Target("class maps", tables(",", "class,gtsrb_class", numbers), check_class_map),
    Target("annotations (CSV)", st.integers(0, len(FORMS) - 1).flatmap(lists_of), check_annotations),
    Target("pictures", mutated(_pictures()), check_picture),
    Target("archives (zip)", archives | archives.flatmap(lambda content: mutated([content])), check_archive),
    Target("verification.json", documents(PROVEN), check_proof),
    Target("result.json", documents(RESULT), check_result),
    Target("SHA256SUMS", mutated([b"0" * 64 + b"  a.zip\n" + b"f" * 64 + b" *b.zip\n"]), check_sums),
)  # fmt: skip
