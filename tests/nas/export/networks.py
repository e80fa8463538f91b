"""Keras models as after a training, without one."""

from dataclasses import asdict
from typing import Any

import numpy as np

from nas.architecture import Architecture
from nas.export.folding import fold
from nas.export.formats import Job
from nas.export.reading import chain_of
from nas.export.verification import probes
from nas.model import build
from nas.recipe import FULL, SEARCH, Recipe
from tests.nas.export.chains import random_images

NAME = "3_16_16_QConv_16_3_MP_2_BN_QConv_32_3_BN_Dense_64_BN_Dense_43_BN"
RESULT = {
    **{"name": NAME, "recipe": "full", "seed": 5, "dataset": "gtsrb", "validation_accuracy": 0.95},
    "images": {"train": 31349, "validation": 7860},
    "settings": asdict(FULL),
    "versions": {"larq": "0.14.0"},
    "datasets": {
        "belgian": {
            "accuracy": 0.9,
            "images": 1234,
            "correct": 1111,
            "distinct": {"accuracy": 0.883, "images": 1200, "correct": 1060},
        }
    },
}
"""What a retraining of it leaves beside the model."""


def trained(name: str = NAME, recipe: Recipe = SEARCH, seed: int = 0) -> Any:
    """Weights at random; normalisations that turn channels, unless a frame forbids it, and no sum on a threshold."""
    model = build(Architecture.parse(name), recipe, seed)
    source = np.random.default_rng(seed)
    for norm in (layer for layer in model.layers if hasattr(layer, "moving_mean")):
        norm.moving_mean.assign(source.normal(0, 3, norm.moving_mean.shape))
        norm.moving_variance.assign(source.uniform(0.5, 20, norm.moving_mean.shape))
        norm.beta.assign(source.normal(0, 1, norm.moving_mean.shape))
        if norm.scale:
            scales = source.normal(0.5, 1, norm.moving_mean.shape)
            norm.gamma.assign(np.abs(scales) if "_PAD_" in name else scales)
    return model


def job_for(model: Any) -> Job:
    """An export of the model, proven on noise and greys."""
    chain = chain_of(model)
    return Job(chain.architecture.name, model, fold(chain), probes(random_images(chain.input_size)))
