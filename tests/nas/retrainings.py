"""Retrainings as the tests of several modules want them."""

from typing import Any

from nas.architecture import Architecture
from nas.retraining import Retraining


def retraining(name: str, **others: Any) -> Retraining:
    """Of one network by the recipe ``full``, measured nowhere, unless said otherwise."""
    usual: dict[str, Any] = {
        "family": "named",
        "recipe": "full",
        "seed": 0,
        "dataset": "gtsrb",
        "data_dir": None,
        "test_sets": (),
        "whole": False,
    }
    return Retraining(architecture=Architecture.parse(name), **usual | others)
