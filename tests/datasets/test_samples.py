"""What identifies pictures."""

import numpy as np

from datasets import Split


def test_the_checksum_is_of_every_pixel_and_every_label() -> None:
    images, labels = np.zeros((3, 2, 2, 3), np.uint8), np.arange(3)
    other = images.copy()
    other[2, 1, 1, 2] = 1
    pairs = ((images, labels), (images.copy(), labels.copy()), (other, labels), (images, labels[::-1]))
    found = [Split(*pair, labels).checksum for pair in pairs]
    assert found[0] == found[1] and len(set(found)) == 3
