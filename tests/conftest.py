"""Settings that have to be made before anything is imported, and how tests share the cores."""

import os

import joblib
import pytest

# larq needs Keras 2 and is imported by some tests before nas.model, whose package sets this.
os.environ.setdefault("TF_USE_LEGACY_KERAS", "1")
LONGEST = ("test_faults", "test_postgresql", "test_workers", "test_engines", "test_readme")
"""Modules that are begun first: the last core to come to its end shall not be long after the others."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than cores: who tests processes waits for them."""
    return joblib.cpu_count() + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.stem not in LONGEST)
