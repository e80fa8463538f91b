"""What the ablation compares: the recipe, changed in one of its elements, fewer signs, and layers the grammar lacks."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from nas.architecture import Architecture
from nas.layers import QConv, Shortcut
from nas.recipe import SEARCH, STRONG, Precision, Recipe, key_of

NETWORK = "3_30_30_QConv_64_5_MP_2_BN_PAD_1_QConv_64_3_MP_2_BN_PAD_1_QConv_64_3_MP_2_BN_Dense_43_BN"
TEACHER = "3_30_30_QConv_64_5_MP_2_BN_PAD_1_QConv_128_3_MP_2_BN_PAD_1_QConv_128_3_MP_2_BN_Dense_43_BN"
ITSELF = "itself"


@dataclass(frozen=True)
class Variant:
    """A recipe, and what only this benchmark can change."""

    recipe: Recipe
    clip_value: float | None = None
    """ste_sign's: sums between the layers further from zero pass no gradient."""
    real_first: float = 0.0
    """Share of the epochs in which weights are real numbers still, and only what is between the layers is binary."""
    groups: int = 0
    """Of channels, in which all convolutions but the first and the last read their maps."""
    slopes: bool = False
    """Whether what a shortcut adds up passes through an RPReLU."""
    fewer_signs: bool = False
    """Whether a fifth of the training tracks is left out, which tells what a quarter more of them is worth."""

    def within(self, epochs: int, network: str = NETWORK) -> "Variant":
        """The same in so many epochs, for a network that may be its own teacher."""
        teacher = network if self.recipe.teacher == ITSELF else self.recipe.teacher
        return replace(self, recipe=replace(self.recipe, epochs=epochs, teacher=teacher))

    def computed_in(self, precision: Precision) -> "Variant":
        """The same in that precision."""
        return replace(self, recipe=replace(self.recipe, precision=precision))

    def obstacle(self, network: Architecture) -> str:
        """Why it cannot be tried on that network, or would leave it as it is; empty if it can."""
        teacher = self.recipe.teacher
        if teacher not in ("", ITSELF) and Architecture.parse(teacher).input_shape != network.input_shape:
            return "its teacher sees images of another size"
        if self.slopes and not any(isinstance(layer, Shortcut) for layer in network.layers):
            return "the network has no shortcut"
        filters = [layer.filters for layer in network.layers if isinstance(layer, QConv)][:-1]
        if self.groups and len(filters) < 2:
            return "the network has no convolution between the first and the last"
        if self.groups and any(number % self.groups for number in filters):
            return f"the network's filters cannot be divided by {self.groups}"
        return ""

    @property
    def of_the_recipe(self) -> bool:
        """Whether it is how a network is trained that differs, neither the network nor the images."""
        return not (self.groups or self.slopes or self.fewer_signs)

    @property
    def key(self) -> str:
        """Equal variants have equal keys, whatever they are computed in."""
        changes = [f"clip{self.clip_value}"] if self.clip_value else []
        changes += [f"real{self.real_first}"] if self.real_first else []
        changes += [f"groups{self.groups}"] if self.groups else []
        changes += ["rprelu"] if self.slopes else []
        changes += ["fewer"] if self.fewer_signs else []
        return "-".join([key_of(asdict(self.recipe)), *changes])


UNSTANDARDISED: dict[str, Any] = {"margin": 0.0, "input_scale": "symmetric"}
CHANGES: dict[str, dict[str, Any]] = {
    "standardised by the whole image": {"margin": 0.0},
    "standardised by the middle three quarters": {"margin": 0.125},
    "standardised by the middle half": {"margin": 0.25},
    "pixels -1 to 1, not standardised": UNSTANDARDISED,
    "raw pixels": UNSTANDARDISED | {"input_scale": "raw"},
    "no augmentation": {"augmentation": 0.0},
    "augmentation 0.5": {"augmentation": 0.5},
    "augmentation 0.75": {"augmentation": 0.75},
    "augmentation 1": {"augmentation": 1.0},
    "mixup 0.2": {"mixup": 0.2},
    "label smoothing 0.1": {"label_smoothing": 0.1},
    "taught by 276,246 real parameters": {"teacher": TEACHER},
    "taught by itself in real numbers": {"teacher": ITSELF},
    "averaged weights, 0.99": {"averaging": 0.99},
    "ste_sign": {"quantizer": "ste_sign"},
    "approx_sign": {"quantizer": "approx_sign"},
    "swish_sign": {"quantizer": "swish_sign"},
    "constant learning rate": {"schedule": "constant"},
    "learning rate 1e-3": {"learning_rate": 1e-3},
    "learning rate 6e-3": {"learning_rate": 6e-3},
    "batches of 32": {"batch_size": 32},
    "batches of 128": {"batch_size": 128},
    "normalisation: momentum 0.99": {"norm_momentum": 0.99},
    "normalisation: no scale": {"norm_scale": False},
}
"""Of a recipe, each by itself; what would leave one as it is, is no variant of it."""
SEARCHED = {
    "the search's recipe": SEARCH,
    "the search's, standardised by the whole image": replace(SEARCH, margin=0.0),
    "the search's, not standardised": replace(SEARCH, **UNSTANDARDISED),
}
"""What `strong` is compared with besides."""
RECIPES = {"strong": STRONG, "search": SEARCH}
EPOCHS = {"strong": 10, "search": 3}


def variants_of(name: str) -> dict[str, Variant]:
    """A recipe as it is, by its own name, and all that it is compared with."""
    recipe = RECIPES[name]
    changed = {change: replace(recipe, **settings) for change, settings in CHANGES.items()}
    recipes = {name: recipe} | {change: other for change, other in changed.items() if other != recipe}
    clipped = replace(recipe, quantizer="ste_sign")
    if name == "strong":
        recipes |= SEARCHED
    return {variant: Variant(one) for variant, one in recipes.items()} | {
        "ste_sign, clip value 0.5": Variant(clipped, clip_value=0.5),
        "ste_sign, clip value 2": Variant(clipped, clip_value=2.0),
        "two stages, real weights in the first half": Variant(recipe, real_first=0.5),
        "convolutions in two groups": Variant(recipe, groups=2),
        "convolutions in four groups": Variant(recipe, groups=4),
        "RPReLU after shortcuts": Variant(recipe, slopes=True),
        "four fifths of the training tracks": Variant(recipe, fewer_signs=True),
    }


VARIANTS = {name: variants_of(name) for name in RECIPES}
"""Of each recipe that is justified here."""
