"""What is known of a study's choices, without the libraries that learn it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

LEAST_NETWORKS = 20
"""Fewer trained networks than this tell nothing about their choices."""
EFFECTS = ("kernel", "filters", "pooling", "normalisation", "neurons")
"""The kinds of choice whose effects are shown: those of the paper's bottom-up study."""


@dataclass(frozen=True)
class Importance:
    """What was learned from the trained networks of a study.

    ``shares`` has one row a choice, the most important for accuracy first, and the columns ``accuracy`` and
    ``parameters``: its share of the importance of all choices for each, as fractions. ``r2`` has the same keys:
    R2 of each forest on networks it did not see. ``effects`` has one row a choice and value: ``choice``, ``kind``,
    ``value``, ``networks`` that have it, their ``mean`` accuracy, and the accuracy ``expected`` with all else alike.
    """

    networks: int
    r2: dict[str, float]
    shares: "pd.DataFrame"
    effects: "pd.DataFrame"
