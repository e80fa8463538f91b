"""Which architectural choices matter, for accuracy and for parameters: what regression forests learn from a study.

A forest is trained on two thirds of the networks. How much a choice matters is how much of what the forest explains of
the rest it loses when the values of that choice are shuffled (permutation importance: Breiman, "Random Forests", 2001);
its effect is what the forest says, on average over the networks that have such a layer, when only that choice is
changed (partial dependence: Friedman, "Greedy Function Approximation", 2001).
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from math import log10

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from optuna.trial import FrozenTrial
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.inspection import partial_dependence, permutation_importance
from sklearn.model_selection import train_test_split

from nas.architecture import Architecture
from nas.choices import choices_of, kind
from studies.importance_result import EFFECTS, LEAST_NETWORKS, Importance
from studies.trials import architecture_of, point, trained

MOST_NETWORKS = 1500
"""Networks that are learned from, at most: the latest."""
TREES, REPEATS = 30, 5
LEAST_ALIKE = 3
"""A value that fewer networks have than this has no effect to speak of."""
ABSENT = -1.0
"""Value of a choice where a network has no such layer."""


def importance_of(trials: Iterable[FrozenTrial]) -> Importance | None:
    """Learn from the networks that were trained to the end; None if there are too few, or all of them are alike."""
    latest = ((trial, architecture_of(trial)) for trial in reversed(trained(trials)))
    known = [*islice(((trial, network) for trial, network in latest if network is not None), MOST_NETWORKS)][::-1]
    table = choice_table([network for _, network in known])
    chosen = table.loc[:, table.nunique() > 1]
    if len(table) < LEAST_NETWORKS or chosen.empty:
        return None
    points = [point(trial) for trial, _ in known]
    targets = {
        "accuracy": np.array([accuracy for accuracy, _ in points]),
        "parameters": np.array([log10(max(1.0, parameters)) for _, parameters in points]),
    }
    lost, r2 = {}, {}
    for name, target in targets.items():
        lost[name], r2[name] = _lost_without(chosen, target)
    shares = pd.DataFrame({name: _shares(values) for name, values in lost.items()}, index=list(chosen.columns))
    return Importance(
        networks=len(table),
        r2=r2,
        shares=shares.sort_values("accuracy", ascending=False),
        effects=_effects(chosen, targets["accuracy"]),
    )


def choice_table(networks: Sequence[Architecture]) -> pd.DataFrame:
    """One row a network, one column a choice; ``ABSENT`` where a network has no such layer."""
    return pd.DataFrame([choices_of(network) for network in networks]).fillna(ABSENT)


def _lost_without(chosen: pd.DataFrame, target: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """(R2 lost on networks left out when a choice is shuffled, of each choice; R2 with all of them)."""
    seen, unseen, seen_target, unseen_target = train_test_split(chosen, target, test_size=1 / 3, random_state=0)
    forest = _forest().fit(seen.to_numpy(), seen_target)
    found = permutation_importance(forest, unseen.to_numpy(), unseen_target, n_repeats=REPEATS, random_state=0)
    # Where all are equal, there is nothing to explain, which scikit-learn takes for perfectly explained.
    r2 = float(forest.score(unseen.to_numpy(), unseen_target)) if np.ptp(unseen_target) else 0.0
    return found.importances_mean, r2


def _shares(lost: NDArray[np.float64]) -> NDArray[np.float64]:
    positive = np.clip(lost, 0, None)
    return np.asarray(positive / positive.sum() if positive.sum() else positive)


def _effects(chosen: pd.DataFrame, accuracies: NDArray[np.float64]) -> pd.DataFrame:
    seen = chosen.to_numpy(np.float64)
    forest = _forest().fit(seen, accuracies)
    rows = []
    for column, choice in enumerate(chosen.columns):
        having = (chosen[choice] != ABSENT).to_numpy()
        counts = chosen[choice][having].value_counts()
        values = sorted(counts.index[counts >= LEAST_ALIKE]) if kind(choice) in EFFECTS else []
        if not values:
            continue
        told = partial_dependence(
            forest, seen[having], [column], custom_values={column: np.array(values)}, method="brute"
        )
        for value, expected in zip(values, told["average"][0], strict=True):
            same = (chosen[choice] == value).to_numpy()
            rows.append((choice, kind(choice), value, int(same.sum()), float(accuracies[same].mean()), float(expected)))
    return pd.DataFrame(rows, columns=["choice", "kind", "value", "networks", "mean", "expected"])


def _forest() -> ExtraTreesRegressor:
    return ExtraTreesRegressor(TREES, min_samples_leaf=2, max_features=0.5, random_state=0)
