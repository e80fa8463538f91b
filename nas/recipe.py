"""How a network is trained, as a value that can be compared, stored and printed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal

InputScale = Literal["raw", "symmetric", "standardised"]
Schedule = Literal["constant", "cosine"]
SplitBy = Literal["image", "track"]
Precision = Literal["float32", "bfloat16"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipe:
    """Everything that decides a training besides the architecture, the data and the seed."""

    epochs: int
    batch_size: int
    learning_rate: float
    """Adam's, at the first step."""
    schedule: Schedule
    """Learning rate over the steps: constant, or a cosine down to zero."""
    input_scale: InputScale
    """Pixels as they are, 0 to 255, or inside the model scaled to -255/256 to 255/256, or that after each image was
    brought to one brightness and contrast (``nas.standardisation``)."""
    norm_momentum: float
    """Of batch normalisation's moving averages."""
    norm_scale: bool
    """Whether batch normalisation learns a scale (gamma), never negative, besides its shift (beta)."""
    quantizer: str
    """larq's name for the sign and its gradient: ste_sign, approx_sign, ...; or relu, for real weights and rectified
    activations, of networks that teach."""
    margin: float = 0.0
    """This share of the side, at each border, does not count for a standardised image's brightness and contrast. Like
    what follows, off unless it is set."""
    augmentation: float = 0.0
    """How much training images are varied; see ``nas.augmentation``."""
    mixup: float = 0.0
    """Two images are laid over each other, with shares from a beta distribution with this parameter twice (Zhang et
    al. 2018); 0: none are."""
    label_smoothing: float = 0.0
    """This share of each label, or of a teacher's answer, is spread evenly over all classes (Szegedy et al. 2016)."""
    teacher: str = ""
    """Name of a network whose answers are learned besides the labels (Hinton et al. 2015): it is trained first, by
    the same recipe but in real numbers, once for each data set. Empty: none."""
    averaging: float = 0.0
    """Momentum of the moving average of all steps' weights that is kept at the end; 0: the last step's are kept."""
    split: SplitBy
    """Whether validation images are drawn one by one or by whole tracks of one physical sign."""
    precision: Precision
    """Of what is computed between the layers; weights and their updates are float32 either way."""

    @property
    def key(self) -> str:
        """A short hash: equal recipes have equal keys, and keep them when there are more settings that are off."""
        return _hash(asdict(self))


def key_of(settings: Mapping[str, Any]) -> str:
    """A short hash of a recipe as results keep it: equal if all but what it is computed in is equal.

    What an older version did not know yet was off.
    """
    return _hash({**settings, "precision": "float32"})


def _hash(settings: Mapping[str, Any]) -> str:
    off = {setting.name: setting.default for setting in fields(Recipe)}
    told = {name: value for name, value in settings.items() if name not in off or value != off[name]}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:12]


PAPER = Recipe(
    epochs=30,
    batch_size=32,
    learning_rate=1e-3,
    schedule="constant",
    input_scale="raw",
    norm_momentum=0.99,
    norm_scale=False,
    quantizer="ste_sign",
    split="image",
    precision="float32",
)
"""The published scripts' training (Postovan & Erascu 2023): the last epoch's weights, no augmentation."""

SEARCH = Recipe(
    epochs=3,
    batch_size=64,
    learning_rate=3e-3,
    schedule="cosine",
    input_scale="standardised",
    margin=0.2,
    norm_momentum=0.9,
    norm_scale=True,
    quantizer="ste_sign",
    split="track",
    precision="float32",
)
"""Short training that ranks architectures."""

FULL = replace(SEARCH, epochs=30, batch_size=32)
"""As long a training as the published one, otherwise as in the search, in smaller batches."""

STRONG = replace(SEARCH, epochs=40, quantizer="approx_sign", augmentation=0.75)
"""For networks that are to be used."""

BRIEF = replace(STRONG, epochs=10)
"""To compare networks with each other, in a quarter of the time."""

RECIPES = {"paper": PAPER, "full": FULL, "strong": STRONG, "brief": BRIEF}
"""The recipes a network can be retrained with, by the names they have on the command line and in folders."""
