"""The choices that make up an architecture, by names a person knows, whatever space it comes from."""

from functools import lru_cache

from nas.architecture import Architecture
from nas.encoding import CONVOLUTIONS, HIDDEN
from nas.layers import BatchNorm, Dense, GlobalPool, MaxPool, Pad, QConv, Shortcut

Choices = dict[str, float]
"""Numbers by the name of the choice; True and False are 1 and 0. What a network has no place for is not in it."""


@lru_cache(maxsize=10_000)
def choices_of(network: Architecture) -> Choices:
    """Each choice of the paper's bottom-up study, layer by layer, e.g. ``kernel 2``: of the second convolution."""
    chosen: Choices = {"input size": network.input_size, "convolutions": 0, "hidden layers": 0}
    logits = max(at for at, layer in enumerate(network.layers) if isinstance(layer, QConv | Dense))
    spot = "image"
    for at, layer in enumerate(network.layers):
        match layer:
            case QConv() | Dense() if at == logits:
                spot = "logits"
                chosen["normalisation logits"] = 0
            case QConv(filters, kernel, stride):
                chosen["convolutions"] += 1
                spot = f"{chosen['convolutions']:.0f}"
                chosen |= {f"filters {spot}": filters, f"kernel {spot}": kernel}
                chosen |= {f"stride {spot}": stride} if stride > 1 else {}
                chosen |= {f"pooling {spot}": 0, f"normalisation {spot}": 0}
            case Dense(units):
                chosen["hidden layers"] += 1
                spot = f"hidden {chosen['hidden layers']:.0f}"
                chosen |= {f"neurons {chosen['hidden layers']:.0f}": units, f"normalisation {spot}": 0}
            case MaxPool():
                chosen[f"pooling {spot}"] = 1
            case BatchNorm():
                chosen[f"normalisation {spot}"] = 1
            case Pad():
                chosen["padded convolutions"] = chosen.get("padded convolutions", 0) + 1
            case GlobalPool():
                chosen["global pooling"] = 1
            case Shortcut():
                chosen["shortcuts"] = chosen.get("shortcuts", 0) + 1
    return {name: value for name, value in chosen.items() if _is_told(name)}


def kind(choice: str) -> str:
    """What is chosen, without where: ``kernel`` of ``kernel 2``."""
    return choice.split()[0]


def _is_told(name: str) -> bool:
    last = name.split()[-1]
    limit = HIDDEN if name.startswith(("neurons", "normalisation hidden")) else CONVOLUTIONS
    return not last.isdigit() or int(last) <= limit
