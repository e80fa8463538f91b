"""optuna-dashboard as people see it during a search: in a browser, served as ``nas.search --dashboard`` serves it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studies.dashboard_server import serving
from studies.publication import publish_all
from studies.storage import artifact_folder
from studies.trials import front, stopped_early
from tests.browser import chromium, page_of
from tests.reports.made import make_study, make_training, real_trials

NAME = "<script>alert('study')</script>"
SCREEN = {"width": 1280, "height": 1000}
LOADED = "[...document.images].some((one) => one.src.includes('/artifacts/') && one.naturalWidth > 100)"
"""Whether the picture of the learning curve is there."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def best() -> Any:
    """The trial of the front that is looked at."""
    return front(real_trials())[-1]


@pytest.fixture(scope="module")
def address(browser: Any, best: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Of a study of 220 trials, one of them retrained."""
    folder = tmp_path_factory.mktemp("served")
    url = f"sqlite:///{folder}/nas.db"
    # To draw all learning curves would take half a minute: that of the best network has to do.
    trials = real_trials()
    for trial in trials:
        if trial.user_attrs["architecture"] != best.user_attrs["architecture"]:
            trial.user_attrs.pop("learning_curve", None)
    make_study(url, trials, NAME)
    training = make_training(folder / "runs", best.user_attrs["architecture"])
    (training / "model.keras").write_bytes(b"a model")
    publish_all(url, NAME, folder / "runs", Path("nowhere"))
    with serving(url, artifact_folder(url)) as found:
        yield found


def test_the_front_page_and_the_studys_page_show_names_and_figures(browser: Any, address: str) -> None:
    with page_of(browser, viewport=SCREEN) as page:
        page.goto(address)
        page.get_by_text(NAME).first.click()
        page.wait_for_url("**/studies/1**")
        page.get_by_text("Pareto Front", exact=True).first.wait_for()
        for objective in ("validation accuracy", "parameters"):
            page.get_by_text(objective, exact=True).first.wait_for()
        for title in (
            "Pareto front of 95 trained trials",
            "Hypervolume",
            "What mattered in 95",
            "Effect of each choice",
        ):
            shown = page.locator(".gtitle", has_text=title).first
            shown.wait_for()
            shown.scroll_into_view_if_needed()
        assert page.locator("text=published 3QConv").count()


def test_a_trials_page_tells_its_layers_and_has_files(browser: Any, address: str, best: Any) -> None:
    with page_of(browser, viewport=SCREEN) as page:
        page.goto(f"{address}dashboard/studies/1/trials?numbers={best.number}")
        page.get_by_role("columnheader", name="layer").wait_for()
        assert page.get_by_role("cell", name="Dense_43").count() == 1
        assert page.get_by_text(f"{100 * best.values[0]:.2f} %", exact=True).count()
        for file in ("learning-curve.png", "full-seed0-model.keras"):
            page.get_by_text(file).first.wait_for()
        page.wait_for_function(LOADED)


def test_a_stopped_trial_says_why(browser: Any, address: str) -> None:
    number = stopped_early(real_trials())[0].number
    with page_of(browser, viewport=SCREEN) as page:
        page.goto(f"{address}dashboard/studies/1/trials?numbers={number}")
        page.get_by_text("Not trained to the end").wait_for()
        assert page.get_by_text("by Pareto rank").count()


def test_the_studys_note_explains_and_lists_the_published_networks(browser: Any, address: str) -> None:
    with page_of(browser, viewport=SCREEN) as page:
        page.goto(f"{address}dashboard/studies/1/note")
        page.get_by_role("heading", name=NAME).wait_for()
        assert page.get_by_role("cell", name="learning_curve", exact=True).count() == 1
        assert page.get_by_role("heading", name="Published networks trained here").count() == 1
