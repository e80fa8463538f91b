"""Which objects a Keras file may ask for: Keras would build any class, and call any function, that a file names."""

from collections.abc import Callable, Iterable
from functools import cache
from inspect import isclass, isfunction
from types import ModuleType
from typing import Any

import larq

from nas.model import GlobalSum, Standardisation, keras

PACKAGES = frozenset({"keras", "tf_keras", "larq", "builtins"})

OURS = {one.__name__: keras.utils.get_registered_name(one) for one in (Standardisation, GlobalSum)}
"""Our layers: names of their classes, and those they are registered by."""

LAYERS = frozenset(
    {
        *("InputLayer", "Dense", "Flatten", "Reshape", "Permute", "RepeatVector", "Rescaling", "Normalization"),
        *("BatchNormalization", "LayerNormalization", "GroupNormalization", "UnitNormalization"),
        *("Activation", "ReLU", "LeakyReLU", "PReLU", "ELU", "ThresholdedReLU", "Softmax", "Identity"),
        *("Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum", "Concatenate", "Dot"),
        *("Dropout", "AlphaDropout", "GaussianDropout", "GaussianNoise", "ActivityRegularization"),
        *("CenterCrop", "Resizing", "RandomBrightness", "RandomContrast", "RandomCrop", "RandomFlip"),
        *("RandomRotation", "RandomTranslation", "RandomZoom", "DepthwiseConv1D", "DepthwiseConv2D"),
        *("SeparableConv1D", "SeparableConv2D"),
        *(
            f"{name}{dimensions}D"
            for name in (
                *("Conv", "MaxPooling", "AveragePooling", "GlobalMaxPooling", "GlobalAveragePooling"),
                *("ZeroPadding", "Cropping", "UpSampling", "SpatialDropout"),
            )
            for dimensions in (1, 2, 3)
        ),
        *(f"Conv{dimensions}DTranspose" for dimensions in (1, 2, 3)),
        *("QuantDense", "QuantConv1D", "QuantConv2D", "QuantConv3D", "QuantConv2DTranspose", "QuantConv3DTranspose"),
        *("QuantDepthwiseConv2D", "QuantSeparableConv1D", "QuantSeparableConv2D"),
    }
)
"""Those that are built: none carries code, reads files, or takes memory of which no shape tells."""


def foreign_object(config: Any) -> str | None:
    """Name of an object in a model's configuration that is not a plain one of Keras or larq; None if there is none.

    ``config`` is parsed JSON, of an ``.h5`` or of a ``.keras`` file.
    """
    if isinstance(config, dict):
        if "class_name" in config and not _plain(config):
            return str(config["class_name"])
        return _first_foreign(config.values())
    return _first_foreign(config) if isinstance(config, list) else None


def _first_foreign(configs: Iterable[Any]) -> str | None:
    return next(filter(None, map(foreign_object, configs)), None)


def _plain(config: dict[str, Any]) -> bool:
    """Whether all three keys that Keras looks an object up by lead to a plain one."""
    function = config["class_name"] == "function"
    name = str(config["config"] if function else config["class_name"])
    registered = str(config.get("registered_name") or name)
    module = str(config.get("module") or "keras")
    if module == Standardisation.__module__:
        return OURS.get(name) == registered
    known = _functions() if function else _classes()
    return module.partition(".")[0] in PACKAGES and name in known and registered.rpartition(">")[2] in known


@cache
def _classes() -> frozenset[str]:
    parts = (larq.quantizers, larq.constraints, keras.initializers, keras.regularizers, keras.constraints)
    models = {"Functional", "Model", "Sequential", "Policy", "__tuple__"}
    return LAYERS | _names(isclass, *parts) | models | {*OURS, *OURS.values()}


@cache
def _functions() -> frozenset[str]:
    return frozenset(_names(isfunction, keras.activations, larq.activations, larq.quantizers))


def _names(kind: Callable[[object], bool], *modules: ModuleType) -> set[str]:
    return {name for module in modules for name, value in vars(module).items() if kind(value)}
