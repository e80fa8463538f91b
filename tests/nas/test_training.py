"""Training on pictures of 8x8 and 12x12 pixels."""

import math
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pytest
import tensorflow as tf

from datasets import Split
from nas import training
from nas.architecture import Architecture
from nas.augmentation import mixed
from nas.cost import count
from nas.learning import DivergedError, Learner, Report
from nas.model import build, keras
from nas.recipe import PAPER, SEARCH, Recipe
from nas.training import accuracy, probabilities, train, training_state, training_step
from search_spaces.bottom_up import BottomUp
from search_spaces.residual import Residual
from search_spaces.space import draw
from tests.nas.patterns import SMALL, patterns

CHEAP = [
    drawn
    for space, most in ((BottomUp((12,)), 10**6), (Residual((12,)), 3 * 10**6))
    for drawn in [network for network in draw(space, 200) if count(network).macs < most][:4]
]


def curve(epochs: list[Report]) -> list[tuple[float, float]]:
    return [(epoch.loss, epoch.validation_accuracy) for epoch in epochs]


@pytest.mark.parametrize("architecture", CHEAP, ids=str)
def test_whatever_the_space_emits_trains(architecture: Architecture) -> None:
    (epoch,) = Learner(replace(SEARCH, epochs=1), patterns)(architecture)
    assert epoch.epochs == 1 and math.isfinite(epoch.loss) and epoch.seconds > 0
    assert 0 <= epoch.accuracy <= 1 and 0 <= epoch.validation_accuracy <= 1


@pytest.mark.parametrize("recipe", [PAPER, SEARCH], ids=["paper", "search"])
def test_loss_falls_where_there_is_something_to_learn(recipe: Recipe) -> None:
    epochs = list(Learner(replace(recipe, epochs=12), patterns)(SMALL))
    assert [epoch.epochs for epoch in epochs] == list(range(1, 13))
    assert epochs[-1].loss < epochs[0].loss and epochs[-1].accuracy > epochs[0].accuracy and epochs[-1].accuracy > 0.7
    # The paper's moving averages, of momentum 0.99, are still far off after these 96 steps.
    assert epochs[-1].validation_accuracy > (0.9 if recipe is SEARCH else 0.3)


def test_it_reports_within_an_epoch_where_it_is_asked_to() -> None:
    learner = Learner(replace(SEARCH, epochs=2), patterns, pauses=(1 / 3, 1.0, 1.5))
    reports = list(learner(SMALL))
    # Batches of 64 make four steps of 250 images: a third of an epoch is reached at the end of the second.
    assert [report.epochs for report in reports] == [0.5, 1, 1.5, 2]
    assert [report.last for report in reports] == [False, False, False, True]
    without = list(Learner(replace(SEARCH, epochs=2), patterns)(SMALL))
    assert [reports[at].validation_accuracy for at in (1, 3)] == [report.validation_accuracy for report in without]


def test_bfloat16_learns_with_weights_and_answers_in_float32() -> None:
    before = keras.mixed_precision.global_policy().name
    recipe = replace(SEARCH, epochs=12, precision="bfloat16")
    model = build(SMALL, recipe)
    assert keras.mixed_precision.global_policy().name == before
    assert {weight.dtype.name for weight in model.weights} == {"float32"}
    assert {layer.compute_dtype for layer in model.layers[2:-1]} == {"bfloat16"}
    reports = list(train(model, recipe, patterns(8)))
    assert reports[-1].validation_accuracy > 0.9
    assert probabilities(model, patterns(8).validation.images).dtype == np.float32
    assert [weight.numpy().tolist() for weight in build(SMALL, recipe).weights] == [
        weight.numpy().tolist() for weight in build(SMALL, SEARCH).weights
    ]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[np.ndarray[Any, Any], float, float]]:
    """Pretends to train; each batch of images with the loss and the number of right answers it was said to have."""
    done: list[tuple[np.ndarray[Any, Any], float, float]] = []

    def step(images: np.ndarray[Any, Any], labels: np.ndarray[Any, Any]) -> tuple[float, float]:
        done.append((images, float(labels.mean()), float((labels == 1).sum())))
        return done[-1][1:]

    monkeypatch.setattr(training, "training_step", lambda *_: step)
    return done


def test_every_image_is_seen_once_an_epoch_in_an_order_of_its_own(
    steps: list[tuple[np.ndarray[Any, Any], float, float]],
) -> None:
    everything = sorted(image.tobytes() for image in patterns(8).train.images)
    orders = []
    for seed in (0, 1):
        steps.clear()
        list(train(build(SMALL, SEARCH), replace(SEARCH, epochs=2), patterns(8), seed))
        assert [len(images) for images, *_ in steps] == [64, 64, 64, 58] * 2
        for epoch in (steps[:4], steps[4:]):
            orders.append([image.tobytes() for images, *_ in epoch for image in images])
    assert all(sorted(order) == everything for order in orders)
    assert len({tuple(order) for order in orders}) == 4


@pytest.mark.parametrize(("count", "batches"), [(1, [1]), (64, [64]), (65, [65]), (66, [64, 2]), (129, [64, 65])])
def test_no_image_is_alone_in_a_batch_for_it_has_no_variance(
    steps: list[tuple[np.ndarray[Any, Any], float, float]], count: int, batches: list[int]
) -> None:
    whole = patterns(8)
    some = Split(*(column[:count] for column in (whole.train.images, whole.train.labels, whole.train.tracks)))
    reports = list(train(build(SMALL, SEARCH), replace(SEARCH, epochs=2), replace(whole, train=some)))
    assert [len(images) for images, *_ in steps] == batches * 2
    assert [report.epochs for report in reports] == [1, 2] and reports[-1].last


def test_loss_and_accuracy_are_means_over_images_not_over_batches(
    steps: list[tuple[np.ndarray[Any, Any], float, float]],
) -> None:
    for report in train(build(SMALL, SEARCH), replace(SEARCH, epochs=2), patterns(8)):
        labels = patterns(8).train.labels
        assert report.loss == pytest.approx(labels.mean())
        assert report.accuracy == pytest.approx((labels == 1).mean())


@pytest.mark.parametrize("averaging", [0.0, 0.9])
@pytest.mark.parametrize(
    ("schedule", "rates"), [("cosine", ((1 + math.cos(math.pi / 8)) / 2, 0.5, 0.0)), ("constant", (1.0, 1.0, 1.0))]
)
def test_the_learning_rate_falls_to_nothing_or_stays(
    monkeypatch: pytest.MonkeyPatch, schedule: Literal["cosine", "constant"], rates: tuple[float, ...], averaging: float
) -> None:
    states: list[tf.train.Checkpoint] = []

    def noted(*arguments: Any, **settings: Any) -> tf.train.Checkpoint:
        states.append(training_state(*arguments, **settings))
        return states[-1]

    monkeypatch.setattr(training, "training_state", noted)
    recipe = replace(SEARCH, epochs=2, schedule=schedule, averaging=averaging)
    moments = [rate_of(states[-1]) for _ in train(build(SMALL, recipe), recipe, patterns(8), pauses=(0.25,)) if states]
    assert rate_of(training_state(build(SMALL, recipe), recipe, steps=8)) == pytest.approx(recipe.learning_rate)
    assert moments == pytest.approx([share * recipe.learning_rate for share in rates], abs=1e-9)


def rate_of(state: tf.train.Checkpoint) -> float:
    """Of the step that is next."""
    optimizer = state.optimizer
    if hasattr(optimizer, "_decayed_lr"):  # The fused one tells nobody else.
        return float(optimizer._decayed_lr(tf.float32))
    schedule = optimizer._learning_rate
    return float(schedule(optimizer.iterations) if callable(schedule) else schedule)


def test_a_seed_gives_one_curve() -> None:
    recipe = replace(SEARCH, epochs=2)
    first, again, other = (curve(list(Learner(recipe, patterns, seed)(SMALL))) for seed in (1, 1, 2))
    assert first == again != other


@pytest.mark.parametrize("averaging", [0.0, 0.9])
def test_an_interrupted_training_goes_on_to_the_same_end(tmp_path: Path, averaging: float) -> None:
    recipe = replace(SEARCH, epochs=4, augmentation=0.5, mixup=0.2, averaging=averaging)
    whole, first, second = (build(SMALL, recipe, seed=2) for _ in range(3))
    expected = curve(list(train(whole, recipe, patterns(8), seed=2)))
    begun = curve(list(islice(train(first, recipe, patterns(8), seed=2, kept=tmp_path / "kept"), 3)))
    rest = curve(list(train(second, recipe, patterns(8), seed=2, kept=tmp_path / "kept")))
    # The third epoch was told, and not kept yet when the training was given up.
    assert begun == expected[:3] and rest == expected[2:]
    for theirs, mine in zip(whole.get_weights(), second.get_weights(), strict=True):
        assert np.array_equal(theirs, mine)
    assert not list(train(build(SMALL, recipe, seed=2), recipe, patterns(8), seed=2, kept=tmp_path / "kept"))


def test_a_loss_that_is_no_number_ends_the_training_with_one_line() -> None:
    with pytest.raises(DivergedError, match=r"^training diverged: the loss became nan$"):
        list(Learner(replace(PAPER, learning_rate=math.inf), patterns)(SMALL))


def test_weights_stay_where_the_gradient_of_the_sign_lives() -> None:
    model = build(SMALL, PAPER)
    list(train(model, replace(PAPER, epochs=1, learning_rate=0.5), patterns(8)))
    kernels = [weight.numpy() for weight in model.trainable_variables if "kernel" in weight.name]
    assert len(kernels) == 2 and max(abs(kernel).max() for kernel in kernels) == 1


def test_augmentation_changes_the_training_and_not_the_validation() -> None:
    plain, varied = (list(Learner(replace(SEARCH, epochs=1, augmentation=aug), patterns)(SMALL)) for aug in (0.0, 0.5))
    assert varied[0].loss > plain[0].loss
    recipe, data = replace(SEARCH, epochs=1, augmentation=1.0), patterns(8)
    model = build(SMALL, recipe)
    *_, last = train(model, recipe, data)
    assert last.validation_accuracy == accuracy(model, data.validation)


def test_a_mixed_image_is_wanted_as_much_as_it_shows() -> None:
    images = np.stack([np.full((4, 4, 3), 100.0 * number) for number in range(3)]).astype(np.float32)
    wanted = np.eye(43, dtype=np.float32)[:3]
    source = tf.random.Generator.from_seed(0)
    shares = []
    for _ in range(300):
        mixed_images, mixed_wanted = (tensor.numpy() for tensor in mixed(images, wanted, 0.2, source))
        assert np.allclose(mixed_images[:, 0, 0, 0], mixed_wanted @ np.r_[0.0, 100.0, 200.0, np.zeros(40)], atol=1e-3)
        shares.append(mixed_wanted[0, 0])
    # Mostly an image is nearly whole, and the other's share is never the larger.
    assert 0.5 <= min(shares) < 0.6 and np.median(shares) > 0.95
    learnt = list(Learner(replace(SEARCH, epochs=12, mixup=0.2), patterns)(SMALL))
    assert learnt[-1].validation_accuracy > 0.9


def test_labels_are_smoothed_as_far_as_the_recipe_says() -> None:
    def accuracy_with(share: float) -> float:
        return list(Learner(replace(SEARCH, epochs=12, label_smoothing=share), patterns)(SMALL))[-1].accuracy

    # Spread over all classes entirely, they say nothing.
    assert accuracy_with(0.1) > 0.9 and accuracy_with(1.0) < 0.4


def test_averaged_weights_are_kept_and_work() -> None:
    plain, averaged = build(SMALL, SEARCH), build(SMALL, SEARCH)
    recipe = replace(SEARCH, epochs=12)
    for model, momentum in ((plain, 0.0), (averaged, 0.9)):
        *_, last = train(model, replace(recipe, averaging=momentum), patterns(8))
        assert last.validation_accuracy > 0.9
    kernels = [model.trainable_variables[0].numpy() for model in (plain, averaged)]
    assert 0 < abs(kernels[0] - kernels[1]).max() < 0.05


def test_averages_are_over_the_weights_after_each_step() -> None:
    recipe, data = replace(SEARCH, epochs=1), patterns(8)
    # Four steps, and averages that forget all but the last.
    plain, averaged = build(SMALL, recipe), build(SMALL, recipe)
    wanted = [variable.numpy() for variable in plain.trainable_variables]
    for _ in train(plain, replace(recipe, averaging=1e-9), data, pauses=(0.25, 0.5, 0.75)):
        now = [variable.numpy() for variable in plain.trainable_variables]
        wanted = [0.5 * before + 0.5 * after for before, after in zip(wanted, now, strict=True)]
    list(train(averaged, replace(recipe, averaging=0.5), data))
    for mean, variable in zip(wanted, averaged.trainable_variables, strict=True):
        assert np.allclose(variable.numpy(), mean, atol=1e-5)


def test_nine_tenths_of_what_is_learned_are_a_teachers_answers_as_it_gives_them_when_it_is_not_trained() -> None:
    recipe = replace(SEARCH, precision="float32")
    model, data = build(SMALL, recipe), patterns(8).train
    images, labels = data.images[:64], data.labels[:64]
    told = np.random.default_rng(0).dirichlet(np.ones(43), 64).astype(np.float32)
    asked: list[bool] = []

    def teacher(pixels: tf.Tensor, training: bool) -> tf.Tensor:
        asked.append(training)
        return tf.constant(told)

    outputs = model(images.astype(np.float32), training=True).numpy()
    wanted = 0.9 * told + 0.1 * np.eye(43)[labels]
    loss, _ = training_step(training_state(model, recipe, steps=4), recipe, teacher)(images, labels)
    assert float(loss) == pytest.approx(-(wanted * np.log(outputs)).sum(axis=1).mean(), rel=1e-4)
    assert asked and not any(asked)


def test_a_network_is_taught_by_one_in_real_numbers_that_is_trained_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BNN_CACHE_DIR", str(tmp_path))
    teacher = "3_8_8_QConv_8_3_BN_Dense_43_BN"
    recipe = replace(SEARCH, epochs=8, teacher=teacher)
    first = curve(list(Learner(recipe, patterns)(SMALL)))
    (kept,) = tmp_path.glob("teacher-*")
    weights = np.load(kept)
    assert len(weights) == count(Architecture.parse(teacher)).parameters + 2 * (8 + 43)  # Means and variances, too.
    assert len(np.unique(np.abs(weights[: 8 * 27]))) > 100
    made = kept.stat().st_mtime_ns
    assert curve(list(Learner(recipe, patterns)(SMALL))) == first and kept.stat().st_mtime_ns == made
    assert first != curve(list(Learner(replace(recipe, teacher=""), patterns)(SMALL))) and first[-1][1] > 0.75


def test_a_teacher_has_not_seen_what_its_pupil_is_validated_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BNN_CACHE_DIR", str(tmp_path))
    recipe = replace(SEARCH, epochs=1, teacher="3_8_8_Dense_43_BN")
    dataset = patterns(8)
    whole = replace(dataset, train=dataset.validation)
    assert whole.fingerprint == dataset.fingerprint
    for data in (whole, dataset):
        list(train(build(SMALL, recipe), recipe, data))
    assert len([*tmp_path.glob("teacher-*")]) == 2


def test_scales_of_normalisation_are_never_negative() -> None:
    model = build(SMALL, SEARCH)
    list(train(model, replace(SEARCH, epochs=1, learning_rate=1.0), patterns(8)))
    scales = [weight.numpy() for weight in model.trainable_variables if "gamma" in weight.name]
    assert len(scales) == 2 and min(scale.min() for scale in scales) == 0


def test_probabilities_come_in_the_order_of_the_images() -> None:
    model = build(SMALL)
    images = np.concatenate([patterns(8).train.images] * 3)
    outputs = probabilities(model, images)
    assert outputs.shape == (750, 43) and np.allclose(outputs.sum(axis=1), 1, atol=1e-5)
    assert np.allclose(outputs[-5:], model(images[-5:].astype(np.float32)), atol=1e-5)
    labels = outputs.argmax(axis=1)
    assert accuracy(model, Split(images, labels, labels)) == 1
    labels[:150] += 1
    assert accuracy(model, Split(images, labels, labels)) == 0.8
