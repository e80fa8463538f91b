import io
import json

import pytest
from optuna.trial import FrozenTrial
from rich.console import Console

from studies.tables import front_data, front_table


def printed(trials: list[FrozenTrial], width: int = 80, *, terminal: bool = False) -> str:
    file = io.StringIO()
    console = Console(file=file, width=width, force_terminal=terminal, no_color=True, highlight=False)
    console.print(front_table(trials))
    return file.getvalue()


def architecture_column(text: str) -> str:
    heading = next(line for line in text.splitlines() if "architecture" in line)
    start = heading.index("architecture")
    return "\n".join(line[start:].rstrip() for line in text.splitlines())


@pytest.mark.parametrize("width", [80, 100, 200])
def test_every_figure_and_the_whole_name_are_there(mixed_trials, width):
    text = printed(mixed_trials, width)
    assert max(map(len, text.splitlines())) <= width
    for figure in ("80.00", "150,000", "95.00", "399,008", "50.0", "12.5"):
        assert figure in text
    column = architecture_column(text)
    assert column.replace("\n", "").count(mixed_trials[0].user_attrs["architecture"]) == 2
    assert "= 3QConv D(1024) 30x30" in column
    assert "…" not in text


def test_only_the_front_is_listed_fewest_parameters_first(mixed_trials):
    lines = printed(mixed_trials).splitlines()
    numbers = [line.split()[0] for line in lines if "%" not in line and "." in line]
    assert numbers == ["0", "4"]


def test_a_wide_terminal_has_the_name_on_one_line(mixed_trials):
    assert mixed_trials[0].user_attrs["architecture"] in printed(mixed_trials, 200)


def test_a_label_is_not_read_as_markup(make_trial):
    trials = [make_trial(0.9, 200_000, baseline="XNOR [bold]x[/bold] [/]")]
    assert "= XNOR [bold]x[/bold] [/]" in printed(trials, 120)


def test_a_pipe_gets_plain_text(mixed_trials):
    assert "\x1b" not in printed(mixed_trials)
    assert "\x1b" in printed(mixed_trials, terminal=True)


def test_an_empty_front_has_a_table():
    assert "architecture" in printed([])


def test_scripts_get_fractions_whole_numbers_and_the_published_name(mixed_trials):
    first, *_, last = front_data(mixed_trials)
    assert {key: first[key] for key in ("trial", "validation_accuracy", "parameters", "published_as")} == {
        "trial": 0,
        "validation_accuracy": 0.8,
        "parameters": 150_000,
        "published_as": None,
    }
    assert last["published_as"] == "3QConv D(1024) 30x30"


def test_a_network_that_was_given_to_the_search_was_not_found_by_it(make_trial):
    found, given = make_trial(0.8, 150_000), make_trial(0.9, 160_000)
    given.user_attrs["asked_for"] = given.user_attrs["architecture"]
    assert printed([found, given]).count("(given to the search)") == 1
    assert [one["given_to_the_search"] for one in front_data([found, given])] == [False, True]


def test_parameters_are_whole_numbers_though_storages_keep_real_ones(make_trial):
    assert json.dumps(front_data([make_trial(0.8, 150_000.0)])[0]["parameters"]) == "150000"
