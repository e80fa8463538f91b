import time
from pathlib import Path
from typing import Any

import optuna
import pytest
from optuna.storages import InMemoryStorage

from studies import study
from studies.errors import StudyError
from studies.storage import open_storage
from studies.study import DIRECTIONS, OBJECTIVES, check_study, open_study, purpose_of

PURPOSE: dict[str, Any] = {"dataset": "gtsrb", "input_sizes": [30], "recipe": {"epochs": 3}, "versions": {"larq": "1"}}


def test_both_objectives_are_named_and_the_purpose_is_kept(tmp_path: Path) -> None:
    study = open_study(open_storage(f"sqlite:///{tmp_path}/nas.db"), "signs", PURPOSE)
    assert [direction.name for direction in study.directions] == ["MAXIMIZE", "MINIMIZE"]
    assert tuple(study.metric_names or ()) == OBJECTIVES == ("validation accuracy", "parameters")
    assert study.user_attrs["search"] == PURPOSE


def test_the_same_purpose_resumes_whatever_the_versions() -> None:
    storage = InMemoryStorage()
    open_study(storage, "signs", PURPOSE).enqueue_trial({"x": 1})
    resumed = open_study(storage, "signs", PURPOSE | {"versions": {"larq": "2"}, "input_sizes": (30,)})
    assert len(resumed.trials) == 1 and resumed.user_attrs["search"]["versions"] == {"larq": "1"}


def test_settings_that_came_later_do_not_matter_while_they_are_off() -> None:
    storage = InMemoryStorage()
    off = {"epochs": 3, "augmentation": 0.0, "teacher": ""}
    assert open_study(storage, "signs", PURPOSE).study_name == "signs"
    assert open_study(storage, "signs", PURPOSE | {"recipe": off}).study_name == "signs"
    with pytest.raises(StudyError, match=r"recipe: augmentation = None, not 0\.5"):
        open_study(storage, "signs", PURPOSE | {"recipe": off | {"augmentation": 0.5}})


def test_a_purpose_is_told_of_a_study_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(study, "MAKING", 0.5)
    storage = InMemoryStorage()
    assert purpose_of(storage, "signs") is None
    open_study(storage, "signs", PURPOSE)
    assert purpose_of(storage, "signs") == PURPOSE
    optuna.create_study(storage=storage, study_name="mine")
    assert purpose_of(storage, "mine") == {}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"dataset": "synthetic"}, "dataset = gtsrb, not synthetic"),
        ({"recipe": {"epochs": 4}}, "recipe: epochs = 3, not 4"),
        ({"recipe": {"epochs": 3, "new": 1}}, "recipe: new = None, not 1"),
        ({"input_sizes": (48,)}, r"input_sizes = \[30\], not \[48\]"),
        ({"fingerprint": "new"}, "fingerprint = None, not new"),
    ],
)
def test_another_purpose_is_refused_and_nothing_changes(change: dict[str, Any], named: str) -> None:
    storage = InMemoryStorage()
    open_study(storage, "signs", PURPOSE)
    for refuse, wanted in ((check_study, change), (open_study, PURPOSE | change)):
        with pytest.raises(StudyError, match=f"study 'signs' was made with {named}; choose another name with --study"):
            refuse(storage, "signs", wanted)
    assert optuna.load_study(study_name="signs", storage=storage).user_attrs["search"] == PURPOSE


def test_other_objectives_are_refused() -> None:
    storage = InMemoryStorage()
    optuna.create_study(storage=storage, study_name="one", direction="maximize")
    optuna.create_study(storage=storage, study_name="turned", directions=["minimize", "maximize"])
    for name in ("one", "turned"):
        for refuse in (check_study, open_study):
            with pytest.raises(StudyError, match="made with other objectives"):
                refuse(storage, name, {})


def test_what_is_not_refused_is_neither_made_nor_waited_for() -> None:
    storage = InMemoryStorage()
    check_study(storage, "signs", PURPOSE)
    assert optuna.get_all_study_names(storage) == []
    optuna.create_study(storage=storage, study_name="in the making", directions=DIRECTIONS)
    started = time.monotonic()
    check_study(storage, "in the making", PURPOSE)
    assert time.monotonic() - started < 5
    open_study(storage, "signs", PURPOSE)
    check_study(storage, "signs", {"input_sizes": (30,)})
