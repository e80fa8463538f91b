"""Studies and retrainings as the commands leave them, without a training."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import optuna
import pandas as pd
from numpy.typing import NDArray
from optuna.storages import BaseStorage
from optuna.trial import FixedTrial, FrozenTrial, TrialState, create_trial

from nas.architecture import Architecture
from nas.budget import Budget
from nas.cost import count
from nas.measures import measure
from search_spaces.bottom_up import BottomUp
from search_spaces.literature import baselines
from studies.storage import open_storage
from studies.study import open_study

TABLE = Path(__file__).with_name("gtsrb-30-study.csv")
"""Written from the study's database: start and end in seconds, the learning curve as epochs:accuracy."""
SPACE = BottomUp((30,))
OUTSIDE = "3_30_30_QConv_16_2_MP_2_QConv_16_2_MP_2_Dense_43"
"""Smaller than the budget allows."""
PURPOSE: dict[str, Any] = {
    "space": "bottom_up",
    "input_sizes": [30],
    "dataset": "gtsrb",
    "fingerprint": "2dc22fa863625397",
    "images": {"train": 31349, "validation": 7860},
    "budget": "100,000 to 2,000,000 parameters, at most 12,446,464 MACs",
    "recipe": {"epochs": 3, "precision": "bfloat16"},
    "seed": 0,
    "versions": {"optuna": "5.0.0"},
}
LABELS = {baseline.architecture: baseline.label for baseline in baselines()}
START = datetime(2026, 1, 1)


def trial_of(
    network: Architecture,
    curve: Iterable[tuple[float, float]],
    at: int,
    state: TrialState = TrialState.COMPLETE,
    **more: Any,
) -> FrozenTrial:
    """A trial of the search that trained ``network``, the ``at``-th; outside the budget if it is."""
    cost, told = count(network), [list(pair) for pair in curve]
    asked = FixedTrial(SPACE.parameters_of(network))
    SPACE.suggest(asked)
    violation = Budget(max_macs=12_446_464).violation(cost)
    attributes: dict[str, Any] = {"architecture": network.name, "worker": "host:1"}
    if violation > 0:
        attributes["reason"] = "outside the budget of 100,000 to 2,000,000 parameters: never trained"
    else:
        attributes |= {key: getattr(cost, key) for key in ("parameters", "memory_bytes", "binary_macs", "real_macs")}
        attributes |= {"learning_curve": told, "seconds": 20.0}
    if network in LABELS:
        attributes["baseline"] = LABELS[network]
    accuracy = told[-1][1] if told and violation <= 0 else 0.0
    trial = create_trial(
        state=state,
        values=[accuracy, cost.parameters] if state == TrialState.COMPLETE else None,
        params=asked.params,
        distributions=asked.distributions,
        user_attrs=attributes | more,
        # The second is what optuna-dashboard reads; the search's sampler leaves it.
        system_attrs={"constraints:budget": violation, "constraints": [violation]},
    )
    trial.number = at
    trial.datetime_start = START + timedelta(seconds=20 * at)
    trial.datetime_complete = START + timedelta(seconds=20 * at + 20)
    return trial


def real_trials() -> list[FrozenTrial]:
    """Those of a search of 200 trials on GTSRB, an earlier one than README shows; of 176 outside the budget, 20."""
    trials = []
    for at, row in enumerate(pd.read_csv(TABLE, keep_default_na=False).to_dict("records")):
        curve = [tuple(map(float, pair.split(":"))) for pair in str(row["curve"]).split()]
        more = {key: row[key] for key in ("baseline", "reason") if row[key]}
        more |= {"rung": int(row["rung"])} if row["rung"] else {}
        trial = trial_of(Architecture.parse(str(row["architecture"])), curve, at, TrialState[str(row["state"])], **more)
        trial.datetime_start = START + timedelta(seconds=int(row["start"]))
        trial.datetime_complete = START + timedelta(seconds=int(row["end"]))
        trials.append(trial)
    return trials


def make_study(
    url: str, trials: Iterable[FrozenTrial], name: str = "gtsrb-30", purpose: dict[str, Any] | None = None
) -> optuna.Study:
    """A study in the storage at ``url``."""
    return open_study_in(open_storage(url), trials, name, purpose)


def open_study_in(
    storage: BaseStorage, trials: Iterable[FrozenTrial], name: str = "gtsrb-30", purpose: dict[str, Any] | None = None
) -> optuna.Study:
    """The same in a storage that is open."""
    study = open_study(storage, name, PURPOSE if purpose is None else purpose)
    study.add_trials(trials)
    return study


def make_training(
    root: Path,
    network: str,
    *,
    seed: int = 0,
    sets: Iterable[str] = ("gtsrb", "belgian"),
    labels_of: Callable[[str], NDArray[np.int64]] = lambda name: np.arange(43),
) -> Path:
    """The folder of a retraining, on 43 pictures of each test set or others; foreign ones are known less well."""
    architecture = Architecture.parse(network)
    folder = root / "gtsrb" / "named" / network / f"full-seed{seed}"
    folder.mkdir(parents=True)
    figures = {}
    for name in sets:
        labels = labels_of(name)
        predicted = np.where(labels % (20 if name == "gtsrb" else 4) == 3, 14, labels)
        table = pd.DataFrame({"label": labels, "predicted": predicted, "probability": 0.9})
        table.to_csv(folder / f"predictions-{name}.csv", index_label="image")
        figures[name] = measure(predicted, labels, np.ones(len(labels), bool), np.arange(len(labels))).as_dict()
    curve = pd.DataFrame({"epochs": [1.0, 2.0], "accuracy": [0.7, 0.9], "validation_accuracy": [0.6, 0.8 + seed / 100]})
    curve.to_csv(folder / "curve.csv", index=False)
    result = {
        "name": network,
        "family": "named",
        "recipe": "full",
        "seed": seed,
        "dataset": "gtsrb",
        "whole": False,
        **count(architecture).as_dict(),
        "settings": {},
        "command": f"python -m nas.retrain --recipe full {network}",
        "fingerprint": "2dc22fa863625397",
        "images": {"train": 31349, "validation": 7860},
        "seconds": 100.0,
        "validation_accuracy": 0.8 + seed / 100,
        "datasets": figures,
        "versions": {},
    }
    (folder / "result.json").write_text(json.dumps(result))
    return folder
