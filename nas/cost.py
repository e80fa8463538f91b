"""What an architecture costs, by larq's counting rules, without TensorFlow.

The rules are those of ``larq.models.summary`` (larq 0.14): batch normalisation counts two real numbers a channel,
as it does once fused, whatever it is trained with; a multiply-accumulate (MAC) is binary when both operands are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod

from nas.architecture import Architecture
from nas.layers import BatchNorm, Dense, GlobalPool, MaxPool, Pad, QConv, Shape, Shortcut


@dataclass(frozen=True, slots=True)
class Cost:
    """Counts for one network or one layer."""

    binary_parameters: int = 0
    real_parameters: int = 0
    binary_macs: int = 0
    real_macs: int = 0

    @property
    def parameters(self) -> int:
        """Binary and real parameters together: the search's second objective."""
        return self.binary_parameters + self.real_parameters

    @property
    def macs(self) -> int:
        """Binary and real multiply-accumulates of one image."""
        return self.binary_macs + self.real_macs

    @property
    def memory_bytes(self) -> int:
        """Bytes of the weights: one bit a binary parameter, four bytes a real one, rounded up."""
        return -(-self.binary_parameters // 8) + 4 * self.real_parameters

    @classmethod
    def total(cls, costs: Sequence["Cost"]) -> "Cost":
        """Of several taken together."""
        return cls(
            sum(cost.binary_parameters for cost in costs),
            sum(cost.real_parameters for cost in costs),
            sum(cost.binary_macs for cost in costs),
            sum(cost.real_macs for cost in costs),
        )

    def as_dict(self) -> dict[str, int]:
        """The counts by name, as ``describe --json`` prints them."""
        return {
            "binary_parameters": self.binary_parameters,
            "real_parameters": self.real_parameters,
            "parameters": self.parameters,
            "memory_bytes": self.memory_bytes,
            "binary_macs": self.binary_macs,
            "real_macs": self.real_macs,
        }


@lru_cache(maxsize=1000)
def count(architecture: Architecture) -> Cost:
    """Cost of the whole network."""
    return Cost.total(count_layers(architecture))


def count_layers(architecture: Architecture) -> tuple[Cost, ...]:
    """Cost of each layer, in order."""
    costs: list[Cost] = []
    before = architecture.input_shape
    image_seen = False
    for layer, after in zip(architecture.layers, architecture.shapes, strict=True):
        match layer:
            case QConv(filters, kernel):
                costs.append(_weights(kernel * kernel * before[-1] * filters, after, binary_input=image_seen))
                image_seen = True
            case Dense(units):
                costs.append(_weights(prod(before) * units, after, binary_input=image_seen))
                image_seen = True
            case BatchNorm():
                costs.append(Cost(real_parameters=2 * after[-1]))
            case MaxPool() | Pad() | Shortcut() | GlobalPool():
                costs.append(Cost())
        before = after
    return tuple(costs)


def _weights(parameters: int, output: Shape, *, binary_input: bool) -> Cost:
    macs = parameters * prod(output[:-1])
    return Cost(
        binary_parameters=parameters,
        binary_macs=macs if binary_input else 0,
        real_macs=0 if binary_input else macs,
    )
