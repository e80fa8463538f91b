"""The header compiled by gcc, without a warning and under its sanitizers, against the integer network."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from nas.architecture import Architecture
from nas.cost import count
from nas.export.c_source import CSource, c_source, packed
from nas.export.chain import ExportError
from nas.export.folding import fold
from search_spaces.bottom_up import BottomUp
from search_spaces.literature import baselines
from search_spaces.residual import Residual
from search_spaces.space import draw
from tests.nas.export.chains import RAW, SYMMETRIC, random_chain, random_images

DIFFERENT = """
#include <stdio.h>
#include "network.h"

int main(void) {
    uint64_t map[3 * 3 * 256 / 64], weights[3 * 3 * 256 / 64 * 27] = {0};
    int32_t differ[27];
    int at;
    for (at = 0; at < 3 * 3 * 256 / 64; at++)
        map[at] = ~(uint64_t)0;
    bnn_differ(map, 3, 256, 3, 27, weights, differ);
    for (at = 0; at < 27; at++)
        printf("%ld ", (long)differ[at]);
    return 0;
}
"""
CLASSES = [f"sign {number}" for number in range(43)]
STRICT = ["-std=c99", "-Wall", "-Wextra", "-Wconversion", "-pedantic", "-Werror"]
SANITIZED = ["-O0", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
MAIN = """
#include <stdio.h>
#include "network.h"

int main(void) {
    static uint8_t rgb[BNN_SIZE * BNN_SIZE * 3];
    int32_t sums[BNN_CLASSES];
    int f;
    while (fread(rgb, 1, sizeof rgb, stdin) == sizeof rgb) {
        bnn_sums(rgb, sums);
        for (f = 0; f < BNN_CLASSES; f++)
            printf("%ld ", (long)sums[f]);
        printf("%d\\n", bnn_classify(rgb));
    }
    return 0;
}
"""


def has(unit: str) -> bool:
    """Whether the processor has these instructions."""
    try:
        return unit in Path("/proc/cpuinfo").read_text().split()
    except OSError:
        return False


DRAWN = [
    drawn
    for space, most in ((BottomUp((16,)), 10**6), (Residual((16,)), 3 * 10**6))
    for drawn in [network for network in draw(space, 300) if count(network).macs < most][:6]
]
PUBLISHED = [
    one.architecture for one in baselines() if one.label in ("3QConv D(64) 30x30", "XNOR(QConv, MP) 16-32 30x30")
]
ODD = [
    Architecture.parse(name)
    for name in (
        "3_9_9_QConv_5_2_BN_QConv_70_3_BN_QConv_130_2_BN_Dense_43",
        "3_16_16_QConv_3_9_MP_3_BN_Dense_65_BN_Dense_43_BN",
        "3_8_8_Dense_43",
        "3_16_16_QConv_70_7_MP_2_BN_QConv_16_3_BN_Dense_43",
        "3_9_9_QConv_40_8_BN_Dense_43",
        "3_12_12_QConv_16_3_BN_QConv_70_3_MP_2_BN_PAD_1_QConv_70_3_ADD_BN_QConv_70_1_ADD_MP_3_BN_QConv_70_1_ADD_BN_Dense_43",
        "3_9_9_QConv_70_2_BN_PAD_1_QConv_5_3_BN_PAD_3_QConv_64_3_MP_2_BN_Dense_43_BN",
        "3_9_9_QConv_5_2_BN_QConv_70_3_BN_PAD_1_QConv_70_3_ADD_GP_BN_Dense_43_BN",
        "3_9_9_QConv_70_2_BN_PAD_1_QConv_130_3_GP_Dense_70_BN_Dense_43",
        "3_9_9_QConv_70_2_BN_PAD_1_QConv_43_3_GP_BN",
        "3_16_16_QConv_70_4_S_2_BN_PAD_1_QConv_70_2_S_2_BN_QConv_70_1_ADD_BN_QConv_43_1_S_2_GP",
        "3_17_17_QConv_40_3_S_3_MP_2_BN_PAD_2_QConv_16_3_S_2_MP_2_BN_Dense_43_BN",
        "3_9_9_QConv_20_1_BN_QConv_256_3_BN_QConv_27_3_BN_Dense_43_BN",
    )
]

VECTORS = "sanitized vectors of this machine"
BUILDS = {
    "narrow vectors": ["-O3"],
    "vectors of this machine": ["-O2", "-march=native"],
    "AVX2": ["-O2", "-march=x86-64-v3"],
    "plain": ["-O2", "-DBNN_PLAIN"],
    "sanitized": SANITIZED,
    VECTORS: [*SANITIZED, "-march=native"],
}
ALONE = BUILDS if has("avx512f") else [build for build in BUILDS if build != "AVX2"]
"""Where there is nothing wider, AVX2's are this machine's."""
PIXELS = (SYMMETRIC, None), (RAW, None), (SYMMETRIC, 0), (SYMMETRIC, 2)
BUILT = [
    (one, build, PIXELS[number % 2 :: 2] if build == VECTORS else PIXELS[(number + turn) % 4 :][:1])
    for number, one in enumerate(ODD)
    for turn, build in enumerate(ALONE)
]
BUILT += [
    (one, build, PIXELS[(2 * number + turn) % 4 :][:1])
    for number, one in enumerate(DRAWN + PUBLISHED)
    for turn, build in enumerate((VECTORS, "vectors of this machine"))
]
"""Kinds of pixels by turns: compilers take their time, the more the more they optimise and check."""

needs_gcc = pytest.mark.skipif(shutil.which("gcc") is None, reason="there is no gcc")


def run(source: CSource, folder: Path, images: NDArray[np.uint8], *flags: str) -> NDArray[np.int64]:
    """Last sums and class for each image, by the compiled header."""
    (folder / "network.h").write_text(source.header)
    (folder / "main.c").write_text(MAIN)
    subprocess.run(["gcc", *STRICT, *flags, "main.c", "-o", "main"], cwd=folder, check=True)
    printed = subprocess.run([folder / "main"], input=images.tobytes(), capture_output=True, check=True).stdout
    return np.array([line.split() for line in printed.decode().splitlines()], np.int64)


@needs_gcc
@pytest.mark.parametrize(("architecture", "build", "inputs"), BUILT, ids=[f"{one}-{build}" for one, build, _ in BUILT])
def test_c_computes_the_same_integers(
    architecture: Architecture, build: str, inputs: Sequence[tuple[tuple[float, float], int | None]], tmp_path: Path
) -> None:
    for number, (pixels, margin) in enumerate(inputs):
        network = fold(random_chain(architecture, number, pixels, margin))
        images = random_images(architecture.input_size)
        answers = run(c_source(network, architecture.name, CLASSES), tmp_path, images, *BUILDS[build])
        assert (answers[:, :43] == network.sums(images)).all()
        assert (answers[:, 43] == network.logits(images).astype(np.float32).argmax(axis=1)).all()


@needs_gcc
@pytest.mark.parametrize("flags", [BUILDS[build] for build in ALONE], ids=ALONE)
def test_signs_that_differ_everywhere_are_counted(flags: list[str], tmp_path: Path) -> None:
    """No network drawn at random comes to as many in one byte."""
    network = fold(random_chain(ODD[-1]))
    (tmp_path / "network.h").write_text(c_source(network, ODD[-1].name, CLASSES).header)
    (tmp_path / "main.c").write_text(DIFFERENT)
    subprocess.run(["gcc", "-std=c99", "-w", *flags, "main.c", "-o", "main"], cwd=tmp_path, check=True)
    run = subprocess.run([tmp_path / "main"], capture_output=True, text=True, check=True)
    assert run.stdout.split() == [str(3 * 3 * 256)] * 27


@pytest.mark.parametrize("architecture", PUBLISHED, ids=str)
def test_tables_are_hardly_larger_than_the_weights(architecture: Architecture) -> None:
    source = c_source(fold(random_chain(architecture)), architecture.name, CLASSES)
    names = sum(len(name) + 1 + 8 for name in CLASSES)  # With the end of each text and where it begins.
    assert source.flash < 1.05 * count(architecture).memory_bytes + names + 500
    assert f"#define BNN_TABLE_BYTES {source.flash}\n" in source.header
    widths = {"uint8_t": 1, "int16_t": 2, "int32_t": 4, "float": 4, "uint64_t": 8}
    tables = re.findall(r"^BNN_TABLE (\w+) bnn_\w+\[(\d+)\]", source.header, re.MULTILINE)
    assert source.flash == sum(widths[kind] * int(length) for kind, length in tables) + names


@needs_gcc
@pytest.mark.parametrize("architecture", DRAWN[::3] + PUBLISHED + ODD, ids=str)
@pytest.mark.parametrize("flags", [["-O2"], ["-Os", "-DBNN_PLAIN"]], ids=" ".join)
def test_the_stack_is_hardly_more_than_it_says(architecture: Architecture, flags: list[str], tmp_path: Path) -> None:
    source = c_source(fold(random_chain(architecture, margin=2)), architecture.name, CLASSES)
    (tmp_path / "network.h").write_text(source.header)
    (tmp_path / "main.c").write_text(MAIN)
    command = ["gcc", "-std=c99", *flags, "-fstack-usage", "-c", "main.c"]
    subprocess.run(command, cwd=tmp_path, check=True)
    frames = [line.split("\t")[:2] for line in (tmp_path / "main.su").read_text().splitlines()]
    used = sum(int(size) for place, size in frames if ":bnn_" in place)
    assert used < source.ram + 512 and ("-DBNN_PLAIN" in flags or used > source.ram / 2)


@needs_gcc
def test_two_networks_in_one_source_file_are_refused_and_one_may_be_included_twice(tmp_path: Path) -> None:
    for number, architecture in enumerate(DRAWN[:2]):
        header = c_source(fold(random_chain(architecture)), architecture.name, CLASSES).header
        (tmp_path / f"network{number}.h").write_text(header)
    command = ["gcc", "-std=c99", "-fsyntax-only", "main.c"]
    told = []
    for second in (0, 1):
        (tmp_path / "main.c").write_text(f'#include "network0.h"\n#include "network{second}.h"\n')
        told.append(subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False))
    assert told[0].returncode == 0 and "another network is included already" in told[1].stderr


@needs_gcc
def test_tables_can_be_placed(tmp_path: Path) -> None:
    architecture = DRAWN[0]
    (tmp_path / "network.h").write_text(c_source(fold(random_chain(architecture)), architecture.name, CLASSES).header)
    placed = '#define BNN_TABLE static const __attribute__((section(".external")))\n'
    (tmp_path / "main.c").write_text(placed + MAIN)
    subprocess.run(["gcc", "-std=c99", "-O1", "-c", "main.c"], cwd=tmp_path, check=True)
    sections = subprocess.run(["objdump", "-h", "main.o"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert ".external" in sections.stdout


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (
            "3_64_64_QConv_16_3_BN_QConv_1024_1_BN_QConv_1024_1_ADD_GP_BN_Dense_43",
            "of stack, more than 1,048,576",
        ),
        (
            "3_9_9_QConv_4096_3_BN_QConv_16_3_BN_QConv_16_1_ADD_BN_Dense_43",
            "too large for shortcuts",
        ),
    ],
)
def test_what_no_device_has_room_for_is_refused(name: str, reason: str) -> None:
    architecture = Architecture.parse(name)
    with pytest.raises(ExportError, match=reason):
        c_source(fold(random_chain(architecture)), name, CLASSES)


def test_signs_are_packed_with_the_first_in_the_lowest_bit() -> None:
    signs = np.full((2, 70), -1, np.int8)
    signs[0, 0] = signs[0, 65] = signs[1, 63] = 1
    assert packed(signs).tolist() == [[1, 2], [2**63, 0]]
