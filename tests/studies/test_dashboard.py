import json
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from optuna import Study
from optuna.storages import BaseStorage, InMemoryStorage
from optuna.trial import FrozenTrial
from optuna_dashboard import get_note, save_note, wsgi

from studies.dashboard import publish, study_note
from studies.study import open_study
from studies.trials import ATTRIBUTES

PURPOSE = {
    "space": "bottom_up",
    "images": {"train": 31367, "validation": 7842},
    "input_sizes": [30, 48],
    "seed": 0,
}


def study_of(
    trials: list[FrozenTrial], name: str = "gtsrb", purpose: Any = None, storage: BaseStorage | None = None
) -> Study:
    study = open_study(storage or InMemoryStorage(), name, purpose or PURPOSE)
    study.add_trials(trials)
    return study


def drawn(study: Study, storage: BaseStorage) -> dict[str, Any]:
    """The figures as optuna-dashboard hands them to the browser."""
    environment: dict[str, Any] = {"PATH_INFO": f"/api/studies/{storage.get_study_id_from_name(study.study_name)}"}
    setup_testing_defaults(environment)
    body = b"".join(wsgi(storage)(environment, lambda status, headers, exc_info=None: None))
    return {shown["id"]: json.loads(shown["graph_object"]) for shown in json.loads(body)["plotly_graph_objects"]}


def cells(note: str, first: str) -> list[str]:
    """The cells of the row that begins with ``first``."""
    (row,) = (line for line in note.splitlines() if line.startswith(f"| {first} |"))
    return [cell.strip() for cell in row.strip("|").split(" | ")]


def test_publish_saves_the_note_and_both_figures(mixed_trials):
    storage = InMemoryStorage()
    study = study_of(mixed_trials, storage=storage)
    publish(study, 2_000_000)
    assert study_note(study) in get_note(study)
    figures = drawn(study, storage)
    assert set(figures) == {"pareto-front", "hypervolume"}
    assert "published XNOR" in [trace["name"] for trace in figures["pareto-front"]["data"]]
    assert figures["hypervolume"]["data"][0]["x"] == [1, 3, 4]


def test_publish_again_replaces_what_was_there(mixed_trials):
    storage = InMemoryStorage()
    study = study_of(mixed_trials, storage=storage)
    publish(study, 2_000_000)
    study.add_trials(mixed_trials)
    publish(study, 2_000_000)
    assert cells(get_note(study), "trained") == ["trained", "8"]
    figures = drawn(study, storage)
    assert set(figures) == {"pareto-front", "hypervolume"}
    assert figures["hypervolume"]["data"][0]["x"][-1] == 8


def test_publish_keeps_what_a_person_wrote_below(mixed_trials):
    study = study_of([])
    publish(study, 2_000_000)
    save_note(study, get_note(study) + "\n\nTry trial 4 on the board.\n")
    study.add_trials(mixed_trials)
    publish(study, 2_000_000)
    publish(study, 2_000_000)
    note = get_note(study)
    assert note.count("Your own notes") == 1
    assert note.endswith("\n\nTry trial 4 on the board.\n")
    assert cells(note, "trained") == ["trained", "4"]


def test_publish_keeps_all_of_a_note_that_it_did_not_write(mixed_trials):
    study = study_of(mixed_trials)
    save_note(study, "My study, by hand.")
    publish(study, 2_000_000)
    publish(study, 2_000_000)
    note = get_note(study)
    assert note.startswith(study_note(study)) and note.endswith("\n\nMy study, by hand.")


def test_note_counts_each_kind_of_trial_once(mixed_trials):
    note = study_note(study_of(mixed_trials))
    expected = {
        "trained": "4",
        "stopped early": "1",
        "infeasible": "1",
        "repeated": "1",
        "not tried again": "2",
        "failed": "1",
    }
    assert {kind: cells(note, kind)[1] for kind in expected} == expected


def test_note_shows_every_setting():
    note = study_note(study_of([]))
    assert cells(note, r"input\_sizes")[1] == "30, 48"
    assert cells(note, "images")[1] == "train: 31367, validation: 7842"
    assert cells(note, "seed")[1] == "0"


def test_note_lists_the_published_networks_trained(mixed_trials):
    note = study_note(study_of(mixed_trials))
    assert cells(note, "3QConv D(1024) 30x30")[1:] == ["95.00", "399,008", "[trial 4](trials?numbers=4)"]
    assert cells(note, "XNOR(QConv, MP) 16-32 30x30")[1:3] == ["70.00", "200,000"]
    assert "None so far" in study_note(study_of([]))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("a | b", r"a \| b"),
        ("*a* `b` $c$ ~~d~~", r"\*a\* \`b\` \$c\$ \~\~d\~\~"),
        ("[a](b) &lt;", r"\[a\](b) \&lt;"),
        ("two\n\nlines", "two lines"),
    ],
)
def test_names_and_values_show_as_text(make_trial, text, shown):
    study = study_of([make_trial(0.9, 200_000, baseline=text)], name=text, purpose={text: [text]})
    lines = study_note(study).splitlines()
    assert lines[0] == f"# {shown}"
    assert f"| {shown} | {shown} |" in lines
    assert f"| {shown} | 90.00 | 200,000 | [trial 0](trials?numbers=0) |" in lines


def test_note_explains_every_attribute_of_a_trial(mixed_trials):
    lines = study_note(study_of(mixed_trials)).splitlines()
    assert [name for name, meaning in ATTRIBUTES.items() if f"| {name} | {meaning} |" not in lines] == []
