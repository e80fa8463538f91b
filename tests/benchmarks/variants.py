"""What the ablation compares: the recipe, changed in one of its elements, and layers that the grammar lacks."""

from dataclasses import asdict, dataclass, replace

from nas.architecture import Architecture
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

    def within(self, epochs: int, network: str = NETWORK) -> "Variant":
        """The same in so many epochs, for a network that may be its own teacher."""
        teacher = network if self.recipe.teacher == ITSELF else self.recipe.teacher
        return replace(self, recipe=replace(self.recipe, epochs=epochs, teacher=teacher))

    def computed_in(self, precision: Precision) -> "Variant":
        """The same in that precision."""
        return replace(self, recipe=replace(self.recipe, precision=precision))

    def fits(self, network: Architecture) -> bool:
        """Whether its teacher, if it has one, sees what that network sees."""
        teacher = self.recipe.teacher
        return teacher in ("", ITSELF) or Architecture.parse(teacher).input_shape == network.input_shape

    @property
    def of_the_grammar(self) -> bool:
        """Whether it is the network that differs, not how it is trained."""
        return bool(self.groups) or self.slopes

    @property
    def key(self) -> str:
        """Equal variants have equal keys, whatever they are computed in."""
        changes = [str(changed) for changed in (self.clip_value, self.real_first) if changed]
        changes += [f"groups{self.groups}"] if self.groups else []
        changes += ["rprelu"] if self.slopes else []
        return "-".join([key_of(asdict(self.recipe)), *changes])


UNCHANGED = "strong"
WHOLE = replace(STRONG, margin=0.0)
RECIPES = {
    UNCHANGED: STRONG,
    "standardised by the whole image": WHOLE,
    "standardised by the middle three quarters": replace(STRONG, margin=0.125),
    "standardised by the middle half": replace(STRONG, margin=0.25),
    "pixels -1 to 1, not standardised": replace(WHOLE, input_scale="symmetric"),
    "raw pixels": replace(WHOLE, input_scale="raw"),
    "no augmentation": replace(STRONG, augmentation=0.0),
    "augmentation 0.5": replace(STRONG, augmentation=0.5),
    "augmentation 1": replace(STRONG, augmentation=1.0),
    "mixup 0.2": replace(STRONG, mixup=0.2),
    "label smoothing 0.1": replace(STRONG, label_smoothing=0.1),
    "taught by 276,246 real parameters": replace(STRONG, teacher=TEACHER),
    "taught by itself in real numbers": replace(STRONG, teacher=ITSELF),
    "averaged weights, 0.99": replace(STRONG, averaging=0.99),
    "ste_sign": replace(STRONG, quantizer="ste_sign"),
    "swish_sign": replace(STRONG, quantizer="swish_sign"),
    "constant learning rate": replace(STRONG, schedule="constant"),
    "learning rate 1e-3": replace(STRONG, learning_rate=1e-3),
    "learning rate 6e-3": replace(STRONG, learning_rate=6e-3),
    "batches of 32": replace(STRONG, batch_size=32),
    "batches of 128": replace(STRONG, batch_size=128),
    "normalisation: momentum 0.99": replace(STRONG, norm_momentum=0.99),
    "normalisation: no scale": replace(STRONG, norm_scale=False),
    "the search's recipe": SEARCH,
    "the search's, standardised by the whole image": replace(SEARCH, margin=0.0),
    "the search's, not standardised": replace(SEARCH, margin=0.0, input_scale="symmetric"),
}
STE = replace(STRONG, quantizer="ste_sign")
VARIANTS = {name: Variant(recipe) for name, recipe in RECIPES.items()} | {
    "ste_sign, clip value 0.5": Variant(STE, clip_value=0.5),
    "ste_sign, clip value 2": Variant(STE, clip_value=2.0),
    "two stages, real weights in the first half": Variant(STRONG, real_first=0.5),
    "convolutions in two groups": Variant(STRONG, groups=2),
    "convolutions in four groups": Variant(STRONG, groups=4),
    "RPReLU after shortcuts": Variant(STRONG, slopes=True),
}
