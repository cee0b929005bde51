"""What an abbreviation means opens by touch, click and keyboard, moves nothing, and leaves the words as they are."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

PATH = "2022/linh-vuc/thu-tuc-hanh-chinh/"
MEANING = "TTHC: thủ tục hành chính"
BOX = ".kh-explain"


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(address + PATH)
    yield page
    context.close()


def test_a_tap_tells_the_meaning_beside_the_word_and_moves_nothing(phone: Page) -> None:
    height = phone.evaluate("document.documentElement.scrollHeight")
    words = phone.locator("abbr:visible", has_text="TTHC")
    for word in (words.first, words.nth(3)):  # the link, and one that is none
        word.tap()
        expect(phone.locator(BOX)).to_have_text(MEANING)
        box, at = phone.locator(BOX).bounding_box(), word.bounding_box()
        assert box
        assert at
        assert min(abs(box["y"] - at["y"] - at["height"]), abs(at["y"] - box["y"] - box["height"])) < 10
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        phone.touchscreen.tap(355, 735)
        expect(phone.locator(BOX)).to_be_hidden()
    assert phone.evaluate("document.documentElement.scrollHeight") == height
    assert phone.url.endswith(PATH)


def test_enter_opens_it_and_escape_closes_it_where_the_focus_was(phone: Page) -> None:
    link = phone.locator(".kh-abbr:visible", has_text="TTHC")
    expect(link).to_have_count(1)
    link.focus()
    phone.keyboard.press("Enter")
    expect(phone.locator(BOX)).to_have_text(MEANING)
    phone.keyboard.press("Escape")
    expect(phone.locator(BOX)).to_be_hidden()
    expect(link).to_be_focused()


def test_the_sentence_is_copied_word_for_word(phone: Page) -> None:
    phone.locator(".kh-abbr:visible").first.tap()
    copied = phone.evaluate(
        """() => {
          const around = [...document.querySelectorAll(".kh-abbr")].find((link) => link.checkVisibility()).parentElement;
          getSelection().selectAllChildren(around);
          return [getSelection().toString(), around.textContent];
        }"""
    )
    assert copied[0].split() == copied[1].split()
    assert "TTHC" in copied[0]


def test_without_scripts_the_link_opens_the_list(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PATH)
    page.locator(".kh-abbr:visible", has_text="TTHC").click()
    expect(page.locator("#viet-tat-tthc dd")).to_be_in_viewport()
    context.close()
