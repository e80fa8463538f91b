"""What identifies pictures."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from datasets import Split
from datasets.samples import Samples

SAMPLES = Samples(Path("here"), ("a.png", "b.png"), *(np.array([1, number]) for number in (2, 3, 4, 5)))


def test_the_checksum_is_of_every_pixel_and_every_label() -> None:
    images, labels = np.zeros((3, 2, 2, 3), np.uint8), np.arange(3)
    other = images.copy()
    other[2, 1, 1, 2] = 1
    pairs = ((images, labels), (images.copy(), labels.copy()), (other, labels), (images, labels[::-1]))
    found = [Split(*pair, labels).checksum for pair in pairs]
    assert found[0] == found[1] and len(set(found)) == 3


@pytest.mark.parametrize("column", ["labels", "tracks", "sizes"])
def test_other_files_labels_or_signs_are_other_data(column: str) -> None:
    other = replace(SAMPLES, **{column: np.array([1, 9])})
    assert other.fingerprint != SAMPLES.fingerprint and other.key != SAMPLES.key


def test_when_and_where_and_in_which_order_files_were_written_matters_to_the_cache_only() -> None:
    later = replace(SAMPLES, mtimes=np.array([1, 9]), root=Path("there"))
    columns = {name: getattr(SAMPLES, name)[::-1] for name in ("labels", "tracks", "sizes", "mtimes")}
    turned = replace(SAMPLES, paths=SAMPLES.paths[::-1], **columns)
    renamed = replace(SAMPLES, paths=("a.png", "c.png"))
    assert later.fingerprint == turned.fingerprint == SAMPLES.fingerprint != renamed.fingerprint
    assert len({samples.key for samples in (SAMPLES, later, turned, renamed)}) == 4
