"""What a network may cost."""

import re
from dataclasses import dataclass
from typing import Self

from nas.cost import Cost


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits, ends included."""

    min_parameters: int = 100_000
    max_parameters: int = 2_000_000
    max_macs: int | None = None
    """Of one image, binary and real: bounds what a training costs, which parameters do not."""

    def violation(self, cost: Cost) -> float:
        """How far outside the cost lies, relative to the limit it breaks most; at most 0 within the budget."""
        return max(
            1 - cost.parameters / max(1, self.min_parameters),
            cost.parameters / self.max_parameters - 1,
            cost.macs / self.max_macs - 1 if self.max_macs else -1.0,
        )

    def __str__(self) -> str:
        """As it is shown to a person."""
        macs = f", at most {self.max_macs:,} MACs" if self.max_macs else ""
        return f"{self.min_parameters:,} to {self.max_parameters:,} parameters{macs}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The budget that is shown as ``text``; None if it is none."""
        found = re.fullmatch(r"(\d[\d,]*) to (\d[\d,]*) parameters(?:, at most (\d[\d,]*) MACs)?", text)
        if found is None:
            return None
        least, most, macs = (int(number.replace(",", "")) if number else None for number in found.groups())
        return cls(least or 0, most or 1, macs)
