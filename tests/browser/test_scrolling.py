"""What stays in view or is wider than the screen hides nothing that is read."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.waiting import until

WIDTHS = (1280, 360)
TASK = "2022/nhiem-vu/ii-2-1/"
FULL_TEXT = "2022/toan-van/"
CORRECTIONS = "2022/hieu-dinh/"
TOP = "Lên đầu trang"
HINT = ".kh-wide__hint"
each_width = pytest.mark.parametrize("width", WIDTHS)
# Goes to the first note below each head; how far below the masthead that head and the note then begin.
NOTES = """() => [...document.querySelectorAll(":is(h2, h2 + p) + .kh-note, .kh-fold .kh-note:first-child")].map((note) => {
  scrollTo(0, 0);
  location.hash = note.id;
  let head = note;
  while (head && !head.matches("h2")) head = head.previousElementSibling;
  head ??= note.closest("details").querySelector("h2");
  const below = (element) => element.getBoundingClientRect().top - document.querySelector("header").offsetHeight;
  return [note.id, below(head), below(note)];
})"""


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(reduced_motion="reduce")
    yield context
    context.close()


def opened(context: BrowserContext, address: str, width: int) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address)
    return page


@each_width
@pytest.mark.parametrize(("path", "least"), [(TASK, 1), (CORRECTIONS, 3)], ids=["task", "corrections"])
def test_who_goes_to_the_first_note_sees_the_head_above_it(
    context: BrowserContext, address: str, path: str, least: int, width: int
) -> None:
    page = opened(context, address + path, width)
    found = page.evaluate(NOTES)
    assert len(found) >= least
    assert [note for note, head, top in found if head < 0 or top > 740 / 2] == []
    page.close()


def meet(one: Any, other: Any) -> bool:
    """Return whether two boxes overlap."""
    return all(
        one[start] < other[start] + other[size] and other[start] < one[start] + one[size]
        for start, size in (("x", "width"), ("y", "height"))
    )


@each_width
def test_the_way_back_to_the_top_lies_over_no_text(context: BrowserContext, address: str, width: int) -> None:
    page = opened(context, address + FULL_TEXT, width)
    button = page.get_by_role("button", name=TOP)
    assert not button.is_visible()
    page.evaluate("scrollTo(0, 3000)")
    until(page, "scrollY === 3000")
    page.mouse.wheel(0, -200)
    expect(button).to_be_visible()
    box, masthead = button.bounding_box(), page.locator(".md-header").bounding_box()
    assert box
    assert masthead
    assert masthead["y"] <= box["y"]
    assert box["y"] + box["height"] <= masthead["y"] + masthead["height"]
    assert min(box["width"], box["height"]) >= 24
    words = [word.bounding_box() for word in page.locator(".md-header :is(.md-ellipsis, button, label, a):visible").all()]
    assert sum(meet(box, word) for word in words if word) == 1  # itself
    button.click()
    until(page, "scrollY === 0")
    page.close()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_a_phone_says_and_shows_that_the_eight_columns_go_on(browser: Browser, address: str, script: bool) -> None:  # noqa: FBT001 a case
    context = browser.new_context(java_script_enabled=script, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + FULL_TEXT)
    expect(page.locator(HINT)).to_be_visible()
    table = page.get_by_role("region", name="Phụ lục, bảng tám cột")
    assert table.evaluate("table => getComputedStyle(table).backgroundAttachment") == "local, local, scroll, scroll"
    table.focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.kh-scroll').scrollLeft > 0")
    context.close()


def test_a_table_that_fits_says_nothing_and_neither_does_paper(context: BrowserContext, address: str) -> None:
    page = opened(context, address + FULL_TEXT, 1280)
    assert not page.locator(HINT).is_visible()
    page.set_viewport_size({"width": 1100, "height": 740})
    assert page.locator(HINT).is_visible()
    page.emulate_media(media="print")
    assert not page.locator(HINT).is_visible()
    assert page.locator(".kh-scroll").evaluate("table => getComputedStyle(table).backgroundImage") == "none"
    page.close()
