"""From an architecture to a Keras model of larq layers. Importing this module imports TensorFlow."""

import math
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

try:
    import larq
    import tensorflow as tf
except AttributeError as error:  # Of an optimizer that Keras 3 does not have.
    raise ImportError(
        "larq needs Keras 2: import nas before TensorFlow and Keras, or set TF_USE_LEGACY_KERAS=1"
    ) from error

from nas.architecture import Architecture, shortcut_start
from nas.layers import BatchNorm, Dense, GlobalPool, MaxPool, Pad, QConv, Shortcut
from nas.recipe import SEARCH, Precision, Recipe
from nas.standardisation import CENTRE, GAIN, SOFTENING, TOP, inner

keras = tf.keras


def build(architecture: Architecture, recipe: Recipe = SEARCH, seed: int = 0) -> tf.keras.Model:
    """An untrained model: raw pixels ``float32[N, S, S, 3]`` in 0..255 in, probabilities ``float32[N, 43]`` out.

    The scaling of the pixels that the recipe asks for is part of the model. Weights depend on ``seed`` only.
    """
    keras.utils.set_random_seed(seed)
    keras.backend.reset_uids()  # Names of layers are not to depend on what was built before.
    with _computing_in(recipe.precision):
        return _connected(architecture, recipe)


def _connected(architecture: Architecture, recipe: Recipe) -> tf.keras.Model:
    image = keras.Input(architecture.input_shape)
    tensor = image
    if recipe.input_scale == "standardised":
        tensor = Standardisation(round(recipe.margin * architecture.input_size))(tensor)
    if recipe.input_scale != "raw":
        # From -255/256 to 255/256, exactly, in bfloat16 too, to which a sum is rounded only when it is complete: its
        # sign is right, and where it is zero before a sign, it is zero in every exported format.
        tensor = keras.layers.Rescaling(1 / 128, offset=-255 / 256)(tensor)
    image_seen = False
    maps = [tensor]
    for number, layer in enumerate(architecture.layers):
        if isinstance(layer, Dense) and len(tensor.shape) > 2:
            tensor = keras.layers.Flatten()(tensor)
        if isinstance(layer, Shortcut):
            tensor = keras.layers.Add()([tensor, maps[shortcut_start(architecture.layers[:number])]])
        else:
            of_total = architecture.layers[number - 1 : number] == (GlobalPool(),)
            with _computing_in("float32") if of_total else nullcontext():
                tensor = _keras_layer(layer, recipe, binary_input=image_seen)(tensor)
        image_seen = image_seen or isinstance(layer, QConv | Dense)
        maps.append(tensor)
    return keras.Model(image, keras.layers.Activation("softmax", dtype="float32")(tensor), name="network")


@keras.utils.register_keras_serializable("nas")
class Standardisation(tf.keras.layers.Layer):  # type: ignore[misc]  # TensorFlow has no types.
    """`nas.standardisation.standardised` as the first layer of a model."""

    def __init__(self, margin: int = 0, **settings: Any) -> None:
        """In whole numbers, whatever the other layers compute in."""
        super().__init__(**settings | {"dtype": "float32", "autocast": False})
        self.margin = margin

    def get_config(self) -> dict[str, Any]:
        """With the margin; files of before there was one have none."""
        return {**super().get_config(), "margin": self.margin}

    def call(self, images: tf.Tensor) -> tf.Tensor:
        """From pixels 0 to 255, float32[N, S, S, 3], to the same."""
        pixels = tf.cast(images, tf.int32)  # Augmented ones are cut to whole numbers.
        counted = inner(self.margin, pixels.shape[1])
        distances = pixels - _mean(pixels[:, counted, counted])
        unit = _mean(tf.abs(distances[:, counted, counted])) + SOFTENING
        # Dividing float32 is much faster, and exact enough: a quotient below 2^13 is at least 1/257 from the next
        # whole number, if it is none itself.
        brought = tf.cast(CENTRE * unit + GAIN * distances, tf.float32) / tf.cast(unit, tf.float32)
        return tf.clip_by_value(tf.floor(brought), 0.0, TOP)


@keras.utils.register_keras_serializable("nas")
class GlobalSum(tf.keras.layers.Layer):  # type: ignore[misc]
    """A map's sums added up over all places: from [N, height, width, channels] to [N, channels]."""

    def __init__(self, **settings: Any) -> None:
        """In single precision, whatever the other layers compute in."""
        super().__init__(**settings | {"dtype": "float32"})

    def call(self, sums: tf.Tensor) -> tf.Tensor:
        """In single precision, which holds these whole numbers; so is what follows computed."""
        return tf.reduce_sum(sums, axis=(1, 2))


def _mean(numbers: tf.Tensor) -> tf.Tensor:
    return tf.reduce_sum(numbers, axis=(1, 2, 3), keepdims=True) // math.prod(numbers.shape[1:])


@contextmanager
def _computing_in(precision: Precision) -> Iterator[None]:
    """For all layers made meanwhile: larq's quantizers, layers themselves, take it from nowhere else."""
    before = keras.mixed_precision.global_policy()
    keras.mixed_precision.set_global_policy({"float32": "float32", "bfloat16": "mixed_bfloat16"}[precision])
    try:
        yield
    finally:
        keras.mixed_precision.set_global_policy(before)


def _keras_layer(
    layer: QConv | Dense | MaxPool | Pad | GlobalPool | BatchNorm, recipe: Recipe, *, binary_input: bool
) -> tf.keras.layers.Layer:
    real = recipe.quantizer == "relu"
    binary = {
        "input_quantizer": (tf.nn.relu if real else recipe.quantizer) if binary_input else None,
        "kernel_quantizer": None if real else recipe.quantizer,
        "kernel_constraint": None if real else "weight_clip",
        "use_bias": False,
    }
    match layer:
        case QConv(filters, kernel, stride):
            return larq.layers.QuantConv2D(filters, kernel, stride, **binary)
        case Dense(units):
            return larq.layers.QuantDense(units, **binary)
        case MaxPool(pool):
            return keras.layers.MaxPool2D(pool)
        case GlobalPool():
            return GlobalSum()
        case Pad(width):
            return keras.layers.ZeroPadding2D(width)  # The next layer's quantizer makes +1 of zero.
        case BatchNorm():
            # A negative scale after a pooling would ask for the smallest sum of a square, not the largest.
            positive = keras.constraints.NonNeg() if recipe.norm_scale else None
            return keras.layers.BatchNormalization(
                momentum=recipe.norm_momentum, scale=recipe.norm_scale, gamma_constraint=positive
            )
