"""The one training loop. Importing this module imports TensorFlow."""

import math
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
import tensorflow as tf

from datasets import Dataset, Split
from datasets.arrays import stored
from datasets.samples import digest
from nas.architecture import Architecture
from nas.augmentation import augmented, mixed
from nas.checkpoint import keep, restore
from nas.learning import DivergedError, Report
from nas.model import build
from nas.recipe import Recipe

EVALUATION_BATCH = 512
TAUGHT = 0.9
"""Share of a teacher's answers in what is learned; the rest are the labels."""

Images = npt.NDArray[np.uint8]
Labels = npt.NDArray[np.int64]


def train(
    model: tf.keras.Model,
    recipe: Recipe,
    dataset: Dataset,
    seed: int = 0,
    pauses: Collection[float] = (),
    kept: Path | None = None,
) -> Iterator[Report]:
    """Train ``model`` in place, yielding after each epoch, so that the caller may stop or keep what he likes.

    It also yields after each of ``pauses``, in epochs, at the end of the step. Raises DivergedError at the next of
    these moments when the loss has stopped being a number.

    What there is after an epoch is kept in the folder ``kept`` when the caller asks for the next one. A training of the
    same recipe, data and seed that finds it there goes on after that epoch, to the same end.
    """
    images, labels = dataset.train.images, dataset.train.labels
    steps = len(_starts(len(labels), recipe.batch_size))
    reports_at = {math.ceil(pause * steps) for pause in pauses} | {
        epoch * steps for epoch in range(1, recipe.epochs + 1)
    }
    teacher = _teacher(recipe, dataset) if recipe.teacher else None
    state = training_state(model, recipe, steps=recipe.epochs * steps, seed=seed)
    step = training_step(state, recipe, teacher)
    forward = _forward(model)
    done = steps * restore(state, kept) if kept else 0
    started, seen, loss, correct = time.perf_counter(), 0, 0.0, 0.0
    for number, batch in islice(enumerate(_batches(len(labels), recipe, seed), start=1), done, None):
        batch_loss, batch_correct = step(images[batch], labels[batch])
        loss += float(batch_loss) * len(batch)
        correct += float(batch_correct)
        seen += len(batch)
        if number not in reports_at:
            continue
        if not np.isfinite(loss):
            raise DivergedError(f"training diverged: the loss became {loss}")
        yield Report(
            epochs=round(number / steps, 3),
            loss=loss / seen,
            accuracy=correct / seen,
            validation_accuracy=_accuracy(forward, dataset.validation),
            seconds=time.perf_counter() - started,
            last=number == recipe.epochs * steps,
        )
        if kept and number % steps == 0:
            keep(state, kept, number // steps)
        started, seen, loss, correct = time.perf_counter(), 0, 0.0, 0.0


def accuracy(model: tf.keras.Model, split: Split) -> float:
    """Fraction of the images whose largest output is their label; of no images, not a number."""
    return _accuracy(_forward(model), split)


def probabilities(model: tf.keras.Model, images: Images) -> npt.NDArray[np.float32]:
    """Outputs of the model for raw images ``uint8[N, S, S, 3]``: ``float32[N, 43]``."""
    return _outputs(_forward(model), images)


Forward = Callable[[Images], tf.Tensor]


def _forward(model: tf.keras.Model) -> Forward:
    """What ``model.predict`` does for a batch; the model's own would be traced anew by each caller."""

    def forward(images: tf.Tensor) -> tf.Tensor:
        return model(tf.cast(images, tf.float32), training=False)

    traced: Forward = tf.function(forward, input_signature=[_images_like(model)])
    return traced


def _accuracy(forward: Forward, split: Split) -> float:
    if not len(split):
        return math.nan
    return float(np.mean(_outputs(forward, split.images).argmax(axis=1) == split.labels))


def _outputs(forward: Forward, images: Images) -> npt.NDArray[np.float32]:
    starts = range(0, max(1, len(images)), EVALUATION_BATCH)
    return np.concatenate([forward(images[start : start + EVALUATION_BATCH]).numpy() for start in starts])


def _optimizer(
    model: tf.keras.Model, recipe: Recipe, steps: int
) -> tf.keras.optimizers.Optimizer | tf.keras.optimizers.legacy.Optimizer:
    """Adam, with all of its variables, so that a step is traced once."""
    schedules = tf.keras.optimizers.schedules
    cosine = recipe.schedule == "cosine"
    rate = schedules.CosineDecay(recipe.learning_rate, steps) if cosine else recipe.learning_rate
    if recipe.averaging:
        averaged = tf.keras.optimizers.Adam(
            rate,
            jit_compile=False,
            use_ema=True,
            ema_momentum=recipe.averaging,
            ema_overwrite_frequency=steps,
        )
        averaged.build(model.trainable_variables)
        return averaged
    # The same mathematics in one operation a variable instead of fourteen: a sixth of a small network's step.
    fused = tf.keras.optimizers.legacy.Adam(rate)
    fused.apply_gradients((tf.zeros_like(variable), variable) for variable in model.trainable_variables)
    fused.iterations.assign(0)
    return fused


def training_state(model: tf.keras.Model, recipe: Recipe, steps: int, seed: int = 0) -> tf.train.Checkpoint:
    """All that a training of so many steps changes: ``model``, ``optimizer``, and ``source`` of random numbers."""
    source = tf.random.Generator.from_seed(seed)
    return tf.train.Checkpoint(model=model, optimizer=_optimizer(model, recipe, steps), source=source)


def training_step(
    state: tf.train.Checkpoint, recipe: Recipe, teacher: tf.keras.Model | None = None
) -> tf.types.experimental.Callable:
    """A step from there: (images uint8[B, S, S, 3], labels int64[B]) -> (mean loss, number of correct answers)."""
    model, optimizer, source = state.model, state.optimizer, state.source
    cross_entropy = tf.keras.losses.CategoricalCrossentropy(label_smoothing=recipe.label_smoothing)

    def step(images: tf.Tensor, labels: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        pixels, wanted = tf.cast(images, tf.float32), tf.one_hot(labels, model.output_shape[-1])
        if recipe.augmentation:
            pixels = augmented(pixels, recipe.augmentation, source)
        if recipe.mixup:
            pixels, wanted = mixed(pixels, wanted, recipe.mixup, source)
        if teacher is not None:
            wanted = TAUGHT * teacher(pixels, training=False) + (1 - TAUGHT) * wanted
        with tf.GradientTape() as tape:
            outputs = model(pixels, training=True)
            loss = cross_entropy(wanted, outputs)
        gradients = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
        answers = tf.argmax(outputs, axis=1, output_type=tf.int64)
        return loss, tf.reduce_sum(tf.cast(answers == labels, tf.float32))

    return tf.function(step, input_signature=[_images_like(model), tf.TensorSpec([None], tf.int64)])


def _teacher(recipe: Recipe, dataset: Dataset) -> tf.keras.Model:
    """The network that teaches, from the cache folder if it was trained before."""
    own = replace(recipe, quantizer="relu", teacher="")
    model = build(Architecture.parse(recipe.teacher), own)
    ends = np.cumsum([weights.size for weights in model.get_weights()])

    def fill(blank: npt.NDArray[np.float32]) -> None:
        list(train(model, own, dataset))
        blank[:] = np.concatenate([weights.ravel() for weights in model.get_weights()])

    key = digest([recipe.teacher, own.key, dataset.train.checksum])  # With validation images, it is another one.
    trained = np.split(stored(f"teacher-{key}", (int(ends[-1]),), np.float32, fill), ends[:-1])
    shapes = [weights.shape for weights in model.get_weights()]
    model.set_weights([weights.reshape(shape) for weights, shape in zip(trained, shapes, strict=True)])
    return model


def _images_like(model: tf.keras.Model) -> tf.TensorSpec:
    return tf.TensorSpec([None, *model.input_shape[1:]], tf.uint8)


def _batches(count: int, recipe: Recipe, seed: int) -> Iterator[Labels]:
    """Indices of each batch of a training: every image once an epoch, in another order each time."""
    source = np.random.default_rng(seed)
    starts = _starts(count, recipe.batch_size)
    for _ in range(recipe.epochs):
        yield from np.split(source.permutation(count), list(starts[1:]))


def _starts(count: int, batch_size: int) -> range:
    """Where batches begin; one image that is left over goes with those before: alone it has no variance to be told."""
    return range(0, max(1, count - 1), batch_size)
