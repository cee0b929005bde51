"""Progress at one glance: on the first screen as of when, both rates and what they are made of; nothing is cut anywhere."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

SCREENS = [(1280, 800), (360, 740)]
schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
PAGE = "2025/tien-do/"
BOTTOM = (
    """(selector) => Math.max(...[...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect().bottom))"""
)
HIDDEN = """() => [...document.querySelectorAll(".kh-tally :is(td, th), .kh-receipts :is(td, th), .kh-states td")]
  .filter((one) => one.getClientRects().length && one.scrollWidth > one.clientWidth + 1).map((one) => one.innerText)"""
COLOURLESS = (
    """() => [...document.querySelectorAll(".kh-tally td[data-n]")].filter((one) => !/\\d/.test(one.innerText)).length"""
)


@pytest.fixture(params=SCREENS, ids=lambda size: str(size[0]))
def screen(request: pytest.FixtureRequest) -> tuple[int, int]:
    return request.param  # type: ignore[no-any-return]


def opened(browser: Browser, size: tuple[int, int], address: str, **options: object) -> Page:
    width, height = size
    context = browser.new_context(locale="vi-VN", viewport={"width": width, "height": height}, **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    return page


def test_the_first_screen_tells_how_far_the_plan_is(browser: Browser, screen: tuple[int, int], reports: str) -> None:
    page = opened(browser, screen, reports + PAGE)
    assert page.evaluate(BOTTOM, ".kh-lede, .kh-rates > div, .kh-rest") <= screen[1]
    first = page.locator(".kh-rates").inner_text()
    assert re.findall(r"[\d,]+%", first) == ["50%", "33,3%"]
    page.context.close()


def test_the_first_screen_says_that_nothing_is_reported(browser: Browser, screen: tuple[int, int], address: str) -> None:
    page = opened(browser, screen, f"{address}2022/tien-do/")
    assert page.locator(".kh-lede").inner_text() == "Chưa có báo cáo nào được công bố."
    assert page.evaluate(BOTTOM, ".kh-unreported") <= screen[1]
    page.context.close()


@schemes
@pytest.mark.parametrize("width", [320, 360, 720, 1000, 1280])
def test_nothing_is_cut_or_told_by_colour_alone(browser: Browser, reports: str, width: int, scheme: str) -> None:
    page = opened(browser, (width, 800), reports + PAGE, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(HIDDEN) == []
    assert page.evaluate(COLOURLESS) == 0
    page.context.close()


def test_without_scripts_all_is_told(browser: Browser, reports: str) -> None:
    page = opened(browser, (1280, 800), reports + PAGE, java_script_enabled=False)
    assert page.locator(".kh-age").first.inner_text() == ""
    assert page.locator(".kh-tally").count() == 3
    assert page.locator(".kh-tally").first.is_visible()
    page.context.close()


def test_on_paper_each_table_is_whole(browser: Browser, reports: str, tmp_path: Path) -> None:
    page = opened(browser, (1280, 800), reports + PAGE)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1000, "height": 700})  # A4 across, without margins
    assert page.evaluate("document.documentElement.scrollWidth") <= 1000
    assert page.evaluate(HIDDEN) == []
    file = tmp_path / "tien-do.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", file.read_bytes())) <= 6
    page.context.close()


def test_the_age_of_the_newest_report_is_told_by_the_readers_clock(browser: Browser, reports: str) -> None:
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    page.clock.set_fixed_time("2025-10-17T09:00:00+07:00")
    page.goto(reports + PAGE)
    assert page.locator(".kh-lede .kh-age").inner_text().strip(" ()") == "12 ngày trước"
    context.close()


@pytest.mark.parametrize("path", ["2025/nhiem-vu/", "2025/quy/2/", "2025/co-quan/so-viec-cong/"])
def test_the_list_behind_a_number_shows_as_many(browser: Browser, reports: str, path: str) -> None:
    page = opened(browser, (1280, 800), reports + PAGE)
    links = page.locator(f'.kh-states td > a[href*="{path}?"], .kh-tally td > a[href*="{path}?"]')
    told = [(one.get_attribute("href"), one.inner_text()) for one in links.all()]
    assert told
    for href, number in told:
        page.goto(f"{reports}{PAGE}{href}")
        page.wait_for_function("!document.documentElement.classList.contains('kh-pending')")
        shown = page.locator("[data-list] .kh-easy table tbody tr:is([id], [data-row]):not([hidden]):not(.kh-table__gone)")
        assert shown.locator("visible=true").count() == int(number), href
    page.context.close()
