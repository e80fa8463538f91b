from pathlib import Path

import pytest

from tests.nas.model_files.networks import Sample, make_sample


@pytest.fixture(scope="session")
def sample() -> Sample:
    """Made once: nothing here changes the model."""
    return make_sample()


@pytest.fixture
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Where a model of this test goes; its suffix is the parameter."""
    return tmp_path / f"model{request.param}"
