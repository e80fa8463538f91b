"""Beyond the paper: deeper networks, with padding and shortcuts, for the same number of parameters.

What binarized networks are known to gain from: normalised sums before every sign (Rastegari et al., "XNOR-Net", 2016)
and as logits; padding, with +1 as by larq's ``pad_values=1``, so that depth costs no border and every input of a binary
convolution is a sign; a stride instead of pooling (Springenberg et al., "Striving for Simplicity", 2015); shortcuts of
real sums around binary convolutions (Liu et al., "Bi-Real Net", 2018; He et al., "Identity Mappings in Deep Residual
Networks", 2016); 1x1 convolutions, which widen or narrow a map for a ninth of the parameters, and global pooling, which
spares the logits weights for each place of the last map (Lin et al., "Network in Network", 2014); a first layer that is
wide, since it reads the image itself, of three channels (Hubara et al., "Binarized Neural Networks", 2016), so that its
weights are few. Each block has a function below.

Not in it, by ``reports/measured.md``: strides between stages, which cost a network two points (three seeds);
convolutions in groups of channels, which made a network of as many parameters no better (two seeds), and which
TensorFlow trains many times slower on a processor; and the learned slopes of ReActNet's RPReLU (Liu et al., "ReActNet",
2020), which would make real numbers of sums that every export keeps whole, and made neither of two networks better (one
seed, and two), not even where one shortcut follows another. Its learned shifts are those of the normalisation.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from nas.architecture import CLASSES, Architecture
from nas.layers import BatchNorm, Dense, GlobalPool, Layer, MaxPool, Pad, QConv, Shortcut
from search_spaces.space import Parameters, Trial, leads_to

STEM_FILTERS = (32, 64, 96, 128)
STEM_KERNELS = (3, 5)
TRANSITIONS = ("pooled", "strided")
"""How the stem halves the image: a stride spares three quarters of its multiplications, which are of real numbers."""
FILTERS = (32, 48, 64, 96, 128, 192, 256)
"""Of a stage. Signs of a place are packed into words, of 32 by larq-compute-engine and of 64 in the maps of the C code:
all of these fill the former but 48, and the latter but 32, 48 and 96, which leave a part of one empty."""
ENTRY_KERNELS = (3, 1)
"""Of a stage's first convolution."""
MAX_STAGES = 4
MAX_FURTHER = 2
HEADS = ("flat", "pooled", "votes")
"""What the logits read: the last map's signs; those of its sums over all places; or they are such sums themselves, of
a 1x1 convolution, to which every place contributes the same number of votes."""
NEURONS = (0, 64, 128, 256)
"""Of the hidden layer of a head without votes; 0: none."""


@dataclass(frozen=True)
class Residual:
    """A stem that halves the image, up to four stages of convolutions, one of three heads, normalised logits."""

    input_sizes: tuple[int, ...] = (30, 48, 64)

    def suggest(self, trial: Trial) -> Architecture:
        """Ask the trial for every choice. After the last stage a map of one place has but one head."""
        size: int = trial.suggest_categorical("input_size", self.input_sizes)
        layers, side = _stem(trial, size)
        head: str = trial.suggest_categorical("head", HEADS)
        shortcuts: bool = trial.suggest_categorical("shortcuts", (False, True))
        stages = trial.suggest_int("stages", 1, MAX_STAGES)
        for stage in range(1, stages + 1):
            filters: int = trial.suggest_categorical(f"filters_{stage}", FILTERS)
            entry, side = _entry(trial, stage, filters, side)
            further = trial.suggest_int(f"further_{stage}", 0, MAX_FURTHER)
            layers += [*entry, *_binary_block(filters, shortcuts) * further]
            if stage == stages and head == "pooled" and side > 1:
                layers.append(GlobalPool())
            elif trial.suggest_categorical(f"pool_{stage}", (False, True)) and side >= 2:
                layers.append(MaxPool(2))
                side //= 2
            layers.append(BatchNorm())
        return Architecture(size, (*layers, *_logits(trial, votes=head == "votes" and side > 1)))

    def parameters_of(self, architecture: Architecture) -> Parameters:
        """The choices that lead to ``architecture``; raises ValueError if the space does not contain it.

        Without shortcuts, several may: those with the fewest stages.
        """
        stem, *inner, logits = _between_norms(architecture.layers)
        shortcuts, pooled = Shortcut() in architecture.layers, GlobalPool() in architecture.layers
        hidden = [layer for block in inner for layer in block if isinstance(layer, Dense)]
        stages = _stages([block for block in inner if not isinstance(block[0], Dense)], shortcuts)
        chosen: Parameters = {
            "input_size": architecture.input_size,
            "stem_transition": "pooled" if MaxPool(2) in stem else "strided",
            "head": "flat" if not pooled else "votes" if GlobalPool() in logits else "pooled",
            "shortcuts": shortcuts,
            "stages": len(stages),
            "neurons": hidden[0].units if hidden else 0,
        }
        for layer in stem:
            if isinstance(layer, QConv):
                chosen |= {"stem_kernel": layer.kernel, "stem_filters": layer.filters}
        for number, stage in enumerate(stages, 1):
            chosen |= {f"{choice}_{number}": value for choice, value in stage.items()}
        if not leads_to(self, chosen, architecture):
            raise ValueError(f"{architecture} is not in the space residual at {self.input_sizes}")
        return chosen


def _stem(trial: Trial, size: int) -> tuple[list[Layer], int]:
    """A convolution of the image that halves it, by pooling or a stride in its place; and the side of its map.

    Wide, for it reads but three channels (Hubara et al., 2016); a stride instead of pooling: Springenberg et al., 2015.
    """
    kernel: int = trial.suggest_categorical("stem_kernel", STEM_KERNELS)
    filters: int = trial.suggest_categorical("stem_filters", STEM_FILTERS)
    if trial.suggest_categorical("stem_transition", TRANSITIONS) == "strided":
        return [QConv(filters, kernel, 2), BatchNorm()], (size - kernel) // 2 + 1
    return [QConv(filters, kernel), MaxPool(2), BatchNorm()], (size - kernel + 1) // 2


def _entry(trial: Trial, stage: int, filters: int, side: int) -> tuple[list[Layer], int]:
    """The convolution that brings a stage to its width, and the side of its map.

    3x3, padded with +1, or where the map is at least 3x3 perhaps not; or 1x1, for a ninth of the weights (Lin et al.,
    2014).
    """
    if trial.suggest_categorical(f"kernel_{stage}", ENTRY_KERNELS) == 1:
        return [QConv(filters, 1)], side
    if trial.suggest_categorical(f"padded_{stage}", (True, False)) or side < 3:
        return [Pad(1), QConv(filters, 3)], side
    return [QConv(filters, 3)], side - 2


def _binary_block(filters: int, shortcut: bool) -> list[Layer]:
    """Normalisation, signs, a 3x3 convolution of as many filters, and the sums before it added to its own.

    A block of Bi-Real Net (Liu et al., 2018) in the order of pre-activation (He et al., 2016); without ``shortcut``,
    XNOR-Net's (Rastegari et al., 2016).
    """
    return [BatchNorm(), Pad(1), QConv(filters, 3), *([Shortcut()] if shortcut else [])]


def _logits(trial: Trial, votes: bool) -> list[Layer]:
    """Normalised scores: votes of every place of the map (Lin et al., 2014), or of a dense layer behind at most one."""
    if votes:
        return [QConv(CLASSES, 1), GlobalPool(), BatchNorm()]
    neurons: int = trial.suggest_categorical("neurons", NEURONS)
    hidden: list[Layer] = [Dense(neurons), BatchNorm()] if neurons else []
    return [*hidden, Dense(CLASSES), BatchNorm()]


def _between_norms(layers: Sequence[Layer]) -> list[tuple[Layer, ...]]:
    groups = groupby(layers, key=lambda layer: isinstance(layer, BatchNorm))
    return [tuple(group) for is_norm, group in groups if not is_norm]


def _stages(blocks: Sequence[tuple[Layer, ...]], shortcuts: bool) -> list[Parameters]:
    """The choices of each stage, as few of them as there may be; raises ValueError for what is in none."""
    stages: list[Parameters] = []
    for block in blocks:
        last: Parameters = stages[-1] if stages else {"pool": True}
        match block:
            case (Pad(), QConv(filters, 3), *after) if (
                not last["pool"]
                and last["filters"] == filters
                and last["further"] < MAX_FURTHER
                and (Shortcut() in after) == shortcuts
            ):
                last["further"] += 1
            case (Pad(), QConv(filters, kernel), *after) | (QConv(filters, kernel), *after):
                last = {"filters": filters, "kernel": kernel, "padded": isinstance(block[0], Pad), "further": 0}
                stages.append(last)
            case _:
                raise ValueError(f"no stage has {block}")
        last["pool"] = MaxPool(2) in after
    return stages
