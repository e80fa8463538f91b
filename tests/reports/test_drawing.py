"""The drawing of a network, in words."""

import pytest

from nas.architecture import Architecture
from reports.drawing import blocks, in_words


@pytest.mark.parametrize(
    ("layers", "words"),
    [
        ("QConv_32_5_MP_2_BN_Dense_64_BN_Dense_43_BN", "7 layers from 30x30 pixels, 1 hidden dense"),
        ("QConv_32_5_S_2_BN_QConv_43_1_GP_BN", "5 layers from 30x30 pixels, 0 hidden dense"),
    ],
)
def test_hidden_layers_are_those_before_the_logits(layers: str, words: str) -> None:
    network = Architecture.parse(f"3_30_30_{layers}")
    assert in_words(network) == words
    assert len(blocks(network)) == 1 + len(network.layers)
