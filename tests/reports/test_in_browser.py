"""The report as people see it: in a browser, from disk."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import chromium, page_of
from tests.reports.conftest import NAME
from tests.reports.made import real_trials

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PLACE = """(name) => {
    const figure = document.querySelector("#pareto .live");
    const { xaxis, yaxis } = figure._fullLayout;
    const trace = figure.data.find((one) => one.name === name);
    const box = figure.getBoundingClientRect();
    const [x, y] = [trace.x.at(-1), trace.y.at(-1)];
    return [box.x + xaxis._offset + xaxis.d2p(x), box.y + yaxis._offset + yaxis.d2p(y)];
}"""
"""Where on the screen the last point of a trace is drawn."""


def see(page: Any, key: str) -> None:
    """Scroll to a figure, as a reader would: it is drawn when it comes into view."""
    page.locator(f"#{key}").scroll_into_view_if_needed()
    page.wait_for_selector(f"#{key} .main-svg")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def address(shown: Path) -> str:
    return (shown / "out" / "report.html").as_uri()


def test_it_shows_its_figures_and_asks_nothing_of_any_network(browser: Any, address: str) -> None:
    asked: list[str] = []
    with page_of(browser, viewport=DESKTOP) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        assert page.inner_text("h1") == NAME
        for key in ("pareto", "hypervolume", "hypervolume-time", "importance", "effects", "curve-network-0"):
            see(page, key)
        assert page.locator("#importance .barlayer .point").count() >= 10
        assert page.locator("svg.confusion").count() == 4
        assert "published XNOR" in page.text_content("#pareto .legend")
    assert asked[0] == address
    assert [url for url in asked[1:] if not url.startswith(("data:", "blob:"))] == []


def click_until(page: Any, trace: str, done: str) -> None:
    """Click on a point of the trace, again if the page moved meanwhile, because a figure above it was drawn."""
    for _ in range(20):
        page.mouse.move(*page.evaluate(PLACE, trace))
        page.wait_for_timeout(200)
        page.mouse.click(*page.evaluate(PLACE, trace))
        page.wait_for_timeout(300)
        if page.evaluate(done):
            return
    raise AssertionError(f"no click on {trace} did what it should")


def test_a_click_on_the_front_goes_to_the_networks_section_and_elsewhere_tells_of_it(
    browser: Any, address: str
) -> None:
    with page_of(browser, viewport=DESKTOP) as page:
        page.goto(address)
        see(page, "pareto")
        click_until(page, "searched", "document.getElementById('picked').textContent.includes('parameters')")
        told = page.inner_text("#picked")
        number, accuracy = re.match(r"trial (\d+) : ([\d.]+) %, .*3_30_30_QConv", told).groups()
        assert accuracy == f"{100 * next(one.values[0] for one in real_trials() if one.number == int(number)):.2f}"
        folded = page.locator("details:not([open])").count()
        click_until(page, "published XNOR", f"document.querySelectorAll('details:not([open])').length === {folded - 1}")


def test_on_a_phone_nothing_is_wider_than_the_screen(browser: Any, address: str) -> None:
    with page_of(browser, viewport=PHONE, color_scheme="dark") as page:
        page.goto(address)
        see(page, "pareto")
        see(page, "effects")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert page.evaluate("document.querySelector('#pareto .live')._fullLayout.dragmode") is False  # Swipes scroll.
        assert page.locator("#pareto .xtick > text").count() <= 6  # More numbers would lie on each other.
        panels = "document.querySelector('#effects .live')._fullLayout"
        assert page.evaluate(f"String({panels}.yaxis.range) === String({panels}.yaxis2.range)")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 28)"


def test_without_scripts_and_on_paper_there_are_still_pictures(browser: Any, address: str) -> None:
    with page_of(browser, viewport=DESKTOP, java_script_enabled=False) as page:
        page.goto(address)
        still = page.locator("#pareto .still")
        assert still.is_visible() and still.bounding_box()["height"] > 200
    with page_of(browser, viewport=DESKTOP) as page:
        page.goto(address)
        see(page, "pareto")
        assert page.locator("#pareto .live").get_attribute("aria-label")
        page.emulate_media(media="print")
        assert page.locator("#pareto .still").is_visible()
        assert not page.locator("#pareto .live").is_visible()
        folded = page.locator("details:not([open]) svg.network").first
        assert folded.is_visible() and folded.bounding_box()["height"] > 50
