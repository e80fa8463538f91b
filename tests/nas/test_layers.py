import pytest

from nas.layers import (
    LAYER_TYPES,
    ArchitectureError,
    BatchNorm,
    Dense,
    GlobalPool,
    Layer,
    MaxPool,
    Pad,
    QConv,
    Shape,
    Shortcut,
    layer_name,
)


@pytest.mark.parametrize(
    ("layer", "name", "shape"),
    [
        (QConv(16, 3), "QConv_16_3", (8, 7, 16)),
        (QConv(16, 3, 2), "QConv_16_3_S_2", (4, 4, 16)),
        (MaxPool(3), "MP_3", (3, 3, 8)),
        (Pad(2), "PAD_2", (14, 13, 8)),
        (Shortcut(), "ADD", (10, 9, 8)),
        (GlobalPool(), "GP", (8,)),
        (BatchNorm(), "BN", (10, 9, 8)),
        (Dense(5), "Dense_5", (5,)),
    ],
)
def test_each_has_a_name_and_leaves_a_map(layer: Layer, name: str, shape: Shape) -> None:
    assert layer_name(layer) == name
    assert layer.output((10, 9, 8)) == shape
    assert LAYER_TYPES[name.split("_")[0]] is type(layer)


@pytest.mark.parametrize(
    ("layer", "shape", "message"),
    [
        (QConv(1, 4), (3, 9, 1), "the 3x9 map collapses under a 4x4 kernel"),
        (QConv(1, 4, 2), (9, 5, 1), "on the 9x5 map there is no second place, 2 further on"),
        (MaxPool(4), (9, 3, 1), "a pool of 4x4 is larger than its 9x3 input"),
        (GlobalPool(), (1, 1, 8), "the map has only one place"),
        (Pad(1), (8,), "needs a map, but the network is flat already"),
    ],
)
def test_what_does_not_fit_is_told(layer: Layer, shape: Shape, message: str) -> None:
    with pytest.raises(ArchitectureError, match=message):
        layer.output(shape)
