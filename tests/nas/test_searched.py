"""What commands after a search take from its study."""

from pathlib import Path

import optuna
import pytest
from optuna.trial import TrialState, create_trial

from datasets.loading import Identity
from nas.searched import data_of, front_of, network_of
from studies.errors import StudyError
from studies.storage import open_storage
from studies.study import DIRECTIONS, open_study

NAME = "3_30_30_QConv_32_5_MP_2_BN_QConv_64_5_BN_Dense_43_BN"


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A storage with a study of a trained and a failed trial, and one that does not say what it was made for."""
    address = f"sqlite:///{tmp_path}/nas.db"
    storage = open_storage(address)
    study = open_study(storage, "mine", {"dataset": "gtsrb", "fingerprint": "0123", "seed": 0})
    study.add_trial(create_trial(values=[0.9, 1.0], user_attrs={"architecture": NAME}))
    study.add_trial(create_trial(state=TrialState.FAIL))
    optuna.create_study(storage=storage, study_name="other", directions=DIRECTIONS)
    return address


def test_a_study_tells_what_it_was_searched_on_if_it_knows(url: str) -> None:
    assert data_of("mine", url) == Identity("gtsrb", "0123")
    assert data_of("other", url) is None


def test_a_trial_without_a_network_is_told(url: str) -> None:
    assert network_of("mine", 0, url).name == NAME
    with pytest.raises(StudyError, match="trial 1 of study 'mine' has no architecture; choose one that was trained"):
        network_of("mine", 1, url)
    with pytest.raises(StudyError, match="study 'other' has no trials yet; search first"):
        network_of("other", 0, url)
    with pytest.raises(StudyError, match="study 'mine' has no trial 2; its trials are 0 to 1"):
        network_of("mine", 2, url)
    with pytest.raises(StudyError, match="study 'mine' has no trial -1; its trials are 0 to 1"):
        network_of("mine", -1, url)


def test_a_storage_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    for look in (data_of, front_of):
        with pytest.raises(StudyError, match="there is no such file"):
            look("mine", f"sqlite:///{tmp_path}/other.db")
    assert not list(tmp_path.iterdir())
