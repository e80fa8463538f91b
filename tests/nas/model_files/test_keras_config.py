"""What a Keras file may ask for, and what not; each refused one would run code, or read a file, when built."""

from inspect import isclass
from typing import Any

import larq
import pytest

from nas.model import keras
from nas.model_files.keras_config import LAYERS, foreign_object
from tests.nas.model_files.networks import Sample


def layer(**keys: Any) -> dict[str, Any]:
    return {"class_name": "Sequential", "config": {"layers": [{"class_name": "Flatten", "config": {}} | keys]}}


def test_every_configuration_of_our_own_is_plain(sample: Sample) -> None:
    assert foreign_object(keras.saving.serialize_keras_object(sample.model)) is None


@pytest.mark.parametrize(
    "config",
    [
        layer(config={"dtype": {"class_name": "Policy", "config": {"name": "mixed_bfloat16"}}}),
        layer(class_name="QuantConv2D", config={"kernel_quantizer": {"class_name": "SteSign", "config": {}}}),
        layer(class_name="QuantConv2D", module="larq.layers", registered_name="Larq>QuantConv2D"),
        layer(config={"activation": {"class_name": "function", "module": "larq.activations", "config": "hard_tanh"}}),
        layer(config={"shape": {"class_name": "__tuple__", "items": [1, 2]}}),
        layer(class_name="GlobalSum", module="nas.model", registered_name="nas>GlobalSum"),
        layer(class_name="nas>Standardisation"),
    ],
    ids=["policy", "legacy larq", "larq", "activation", "tuple", "ours", "ours in an .h5"],
)
def test_plain_objects_pass(config: dict[str, Any]) -> None:
    assert foreign_object(config) is None


def test_what_nobody_has_looked_at_is_not_built() -> None:
    known = {name: one for module in (keras.layers, larq.layers) for name, one in vars(module).items() if isclass(one)}
    assert known.keys() >= LAYERS
    others = known.keys() - LAYERS
    assert {"Lambda", "StringLookup", "LSTM", "MultiHeadAttention", "QuantLocallyConnected2D", "Wrapper"} <= others
    assert [name for name in others if foreign_object(layer(class_name=name)) is None] == []
    assert [name for name in LAYERS if foreign_object(layer(class_name=name)) is not None] == []


@pytest.mark.parametrize(
    ("config", "name"),
    [
        (layer(class_name="Lambda"), "Lambda"),
        (layer(config={"activation": {"class_name": "__lambda__", "config": {"value": "4wE="}}}), "__lambda__"),
        (layer(class_name="TFOpLambda", config={"function": "io.write_file"}), "TFOpLambda"),
        (layer(class_name="StringLookup", config={"vocabulary": "/etc/hostname"}), "StringLookup"),
        (layer(config={"activation": {"class_name": "function", "module": "os", "config": "relu"}}), "function"),
        (layer(config={"activation": {"class_name": "function", "module": "keras", "config": "eval"}}), "function"),
        (layer(module="my.layers"), "Flatten"),
        (layer(module="kerasy.layers"), "Flatten"),
        (layer(module="keras.layers", registered_name="Lambda"), "Flatten"),
        (layer(registered_name="mine>Mine"), "Flatten"),
        (layer(class_name="build", module="nas.model", registered_name="nas>GlobalSum"), "build"),
        (layer(class_name="GlobalSum", module="nas.model", registered_name="nas>Standardisation"), "GlobalSum"),
        (layer(class_name="__typespec__", spec_name="Popen", module="subprocess"), "__typespec__"),
        (layer(config={"deep": [[{"down": {"class_name": "Popen", "config": {}}}]]}), "Popen"),
        (layer() | {"build_config": {"class_name": "Popen", "config": {}}}, "Popen"),
    ],
)
def test_anything_else_is_named(config: dict[str, Any], name: str) -> None:
    assert foreign_object(config) == name
