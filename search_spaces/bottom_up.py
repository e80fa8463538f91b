"""The paper's bottom-up study, made searchable.

The published study varies by hand what this space varies freely: layer combinations, kernel sizes, filters and
neurons. It contains every network of ``search_spaces.literature``.
"""

from dataclasses import dataclass

from nas.architecture import CLASSES, Architecture
from nas.layers import BatchNorm, Dense, Layer, MaxPool, QConv
from search_spaces.space import Parameters, Trial, leads_to

FILTERS = (16, 32, 64, 128)
KERNELS = (2, 3, 5)
NEURONS = (64, 128, 256, 512, 1024)
MAX_BLOCKS = 4
MAX_HIDDEN = 2


@dataclass(frozen=True)
class BottomUp:
    """One to four blocks QConv [MP] [BN], up to two hidden layers Dense [BN], the logits Dense_43 [BN]."""

    input_sizes: tuple[int, ...] = (30, 48, 64)

    def suggest(self, trial: Trial) -> Architecture:
        """Ask the trial for every choice.

        A kernel larger than its map covers the map; a pooling that would leave nothing is left out: whatever is
        asked for, the network is valid, and no choice changes its range from trial to trial.
        """
        size: int = trial.suggest_categorical("input_size", self.input_sizes)
        layers: list[Layer] = []
        side = size
        for block in range(1, trial.suggest_int("conv_blocks", 1, MAX_BLOCKS) + 1):
            filters: int = trial.suggest_categorical(f"filters_{block}", FILTERS)
            kernel = min(trial.suggest_categorical(f"kernel_{block}", KERNELS), side)
            layers.append(QConv(filters, kernel))
            side -= kernel - 1
            if trial.suggest_categorical(f"pool_{block}", (False, True)) and side >= 2:
                layers.append(MaxPool(2))
                side //= 2
            if trial.suggest_categorical(f"norm_{block}", (False, True)):
                layers.append(BatchNorm())
        hidden = trial.suggest_int("dense_layers", 0, MAX_HIDDEN)
        hidden_norm = hidden > 0 and trial.suggest_categorical("dense_norm", (False, True))
        for number in range(1, hidden + 1):
            layers.append(Dense(trial.suggest_categorical(f"neurons_{number}", NEURONS)))
            layers.extend([BatchNorm()] * hidden_norm)
        layers.append(Dense(CLASSES))
        if trial.suggest_categorical("logits_norm", (False, True)):
            layers.append(BatchNorm())
        return Architecture(size, tuple(layers))

    def parameters_of(self, architecture: Architecture) -> Parameters:
        """The choices that lead to ``architecture``; raises ValueError if the space does not contain it."""
        chosen: Parameters = {"input_size": architecture.input_size, "conv_blocks": 0, "dense_layers": 0}
        blocks = hidden = 0
        logits_at = max((at for at, layer in enumerate(architecture.layers) if isinstance(layer, Dense)), default=-1)
        for at, layer in enumerate(architecture.layers):
            match layer:
                case QConv(filters, kernel):
                    blocks += 1
                    asked = min((choice for choice in KERNELS if choice >= kernel), default=kernel)
                    chosen |= {f"filters_{blocks}": filters, f"kernel_{blocks}": asked}
                    chosen |= {f"pool_{blocks}": False, f"norm_{blocks}": False}
                case MaxPool():
                    chosen[f"pool_{blocks}"] = True
                case Dense(units) if at < logits_at:
                    hidden += 1
                    chosen |= {f"neurons_{hidden}": units} | ({"dense_norm": False} if hidden == 1 else {})
                case Dense():
                    chosen["logits_norm"] = False
                case BatchNorm():
                    spot = "logits_norm" if at > logits_at else "dense_norm" if hidden else f"norm_{blocks}"
                    chosen[spot] = True
        chosen |= {"conv_blocks": blocks, "dense_layers": hidden}
        if not leads_to(self, chosen, architecture):
            raise ValueError(f"{architecture} is not in the space bottom_up at {self.input_sizes}")
        return chosen
