"""On the first screen of a page that shows a picture stand its message and its first rows, wide and narrow."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Site
from tests.serving import served

SCREENS = [(1280, 800), (360, 740)]
PATHS = {"quy/": ".kh-timeline tr[data-time]", "co-quan/": ".kh-bars tbody tr"}
FEWEST = {1280: 3, 360: 1}
"""Rows whose names are seen."""
SEEN = """(rows) => [...document.querySelectorAll(rows)].map((row) => row.querySelector("th").getBoundingClientRect())
  .filter(({ bottom, height }) => height && bottom <= innerHeight).length"""


@pytest.fixture(scope="module")
def other(twolevel: Site) -> Iterator[str]:
    yield from served(twolevel.folder)


@pytest.fixture
def page(browser: Browser, screen: tuple[int, int]) -> Iterator[Page]:
    width, height = screen
    context = browser.new_context(locale="vi-VN", viewport={"width": width, "height": height})
    yield context.new_page()
    context.close()


def holds(page: Page, rows: str) -> None:
    head = page.locator("[data-picture] > h2").first.bounding_box()
    assert head
    size = page.viewport_size
    assert size
    assert head["y"] + head["height"] < size["height"] / 1.5
    assert page.evaluate(SEEN, rows) >= FEWEST[size["width"]]


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(("path", "rows"), PATHS.items())
def test_the_message_and_the_first_rows(page: Page, address: str, path: str, rows: str) -> None:
    page.goto(f"{address}2022/{path}")
    holds(page, rows)


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(("path", "rows"), PATHS.items())
def test_of_another_plan_too(page: Page, other: str, path: str, rows: str) -> None:
    page.goto(f"{other}2027/{path}")
    holds(page, rows)
