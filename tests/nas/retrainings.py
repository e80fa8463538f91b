"""Retrainings as the tests of several modules want them."""

import json
from pathlib import Path
from typing import Any

from optuna.trial import FrozenTrial, create_trial

from nas.architecture import Architecture
from nas.retrained import KEYS
from nas.retraining import Retraining

XNOR = "3_30_30_QConv_16_3_QConv_32_2_Dense_43"
NAME = "3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_BN_Dense_43_BN"


def retraining(name: str, **others: Any) -> Retraining:
    """Of one network by the recipe ``full``, measured nowhere, unless said otherwise."""
    usual: dict[str, Any] = {
        "family": "named",
        "recipe": "full",
        "seed": 0,
        "dataset": "gtsrb",
        "data_dir": None,
        "whole": False,
    }
    return Retraining(architecture=Architecture.parse(name), **usual | others)


def kept_result(folder: Path, seed: int, accuracies: dict[str, float], checksum: str = "", **changes: Any) -> Path:
    """What a retraining of the published network ``XNOR`` has left in ``folder``, with these accuracies."""
    told = {"images": 9, "distinct": {"accuracy": 1.0}, "class_scores": {"0": {}}}
    figures = {
        name: told | {"accuracy": accuracy} | ({"checksum": checksum} if checksum else {})
        for name, accuracy in accuracies.items()
    }
    kept = {"name": XNOR, "recipe": "full", "whole": False, "seed": seed, "parameters": 1_005_584}
    kept |= {"memory_bytes": 125_698, "datasets": figures, "validation_accuracy": 0.9} | changes
    folder.mkdir(parents=True)
    (folder / "result.json").write_text(json.dumps({key: {} for key in KEYS} | kept))
    return folder


def front_trial(accuracy: float, parameters: int, architecture: str) -> FrozenTrial:
    return create_trial(
        values=[accuracy, parameters], user_attrs={"architecture": architecture}, constraints={"budget": -1.0}
    )
