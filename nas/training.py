"""The one training loop. Importing this module imports TensorFlow."""

import math
import time
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import tensorflow as tf

from datasets import Dataset, Split
from nas.learning import DivergedError, Epoch
from nas.recipe import Recipe

EVALUATION_BATCH = 512


def train(model: tf.keras.Model, recipe: Recipe, dataset: Dataset, seed: int = 0) -> Iterator[Epoch]:
    """Train ``model`` in place, yielding after each epoch, so that the caller may stop or keep what he likes.

    Raises DivergedError at the end of the epoch in which the loss stopped being a number.
    """
    images, labels = dataset.train.images, dataset.train.labels
    order = np.random.default_rng(seed)
    step = _training_step(model, _optimizer(recipe, steps=recipe.epochs * -(-len(labels) // recipe.batch_size)))
    for number in range(1, recipe.epochs + 1):
        started = time.perf_counter()
        loss = correct = 0.0
        for batch in _batches(order.permutation(len(labels)), recipe.batch_size):
            batch_loss, batch_correct = step(images[batch], labels[batch])
            loss += float(batch_loss) * len(batch)
            correct += float(batch_correct)
        if not np.isfinite(loss):
            raise DivergedError(f"training diverged: the loss became {loss}")
        yield Epoch(
            number=number,
            loss=loss / len(labels),
            accuracy=correct / len(labels),
            validation_accuracy=accuracy(model, dataset.validation),
            seconds=time.perf_counter() - started,
        )


def accuracy(model: tf.keras.Model, split: Split) -> float:
    """Fraction of the images whose largest output is their label; of no images, not a number."""
    if not len(split):
        return math.nan
    return float(np.mean(probabilities(model, split.images).argmax(axis=1) == split.labels))


def probabilities(model: tf.keras.Model, images: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Outputs of the model for raw images ``uint8[N, S, S, 3]``: ``float32[N, 43]``."""
    outputs: npt.NDArray[np.float32] = model.predict(images, batch_size=EVALUATION_BATCH, verbose=0)
    return outputs


def _optimizer(recipe: Recipe, steps: int) -> tf.keras.optimizers.Optimizer:
    schedules = tf.keras.optimizers.schedules
    cosine = recipe.schedule == "cosine"
    rate = schedules.CosineDecay(recipe.learning_rate, steps) if cosine else recipe.learning_rate
    return tf.keras.optimizers.Adam(rate, jit_compile=False)


def _training_step(model: tf.keras.Model, optimizer: tf.keras.optimizers.Optimizer) -> tf.types.experimental.Callable:
    """(images uint8[B, S, S, 3], labels int64[B]) -> (mean loss, number of correct answers)."""
    optimizer.build(model.trainable_variables)
    cross_entropy = tf.keras.losses.SparseCategoricalCrossentropy()

    def step(images: tf.Tensor, labels: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        with tf.GradientTape() as tape:
            outputs = model(tf.cast(images, tf.float32), training=True)
            loss = cross_entropy(labels, outputs)
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
        answers = tf.argmax(outputs, axis=1, output_type=tf.int64)
        return loss, tf.reduce_sum(tf.cast(answers == labels, tf.float32))

    signature = [tf.TensorSpec([None, *model.input_shape[1:]], tf.uint8), tf.TensorSpec([None], tf.int64)]
    return tf.function(step, input_signature=signature)


def _batches(indices: npt.NDArray[np.int64], size: int) -> Iterator[npt.NDArray[np.int64]]:
    return (indices[start : start + size] for start in range(0, len(indices), size))
