"""The first screens of the home page and of the plan's: what this is, where to search, what changes for a citizen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

SCREENS = [(1280, 800), (360, 740)]
HOME, PLAN, ENGLISH = "", "2022/", "en/"
IN_TIME, AFTER = "2022-05-10T08:00:00Z", "2023-02-01T08:00:00Z"
PASSED = "[data-days]"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="vi-VN")
    yield context.new_page()
    context.close()


def opened(page: Page, whole: str, screen: tuple[int, int] = SCREENS[0]) -> Page:
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    page.goto(whole)
    return page


def bottom(page: Page, selector: str) -> float:
    """Return where the first element that matches ends, in px from the top of the page."""
    return float(page.locator(selector).first.evaluate("element => element.getBoundingClientRect().bottom"))


@pytest.mark.parametrize("screen", SCREENS)
def test_the_first_screen_tells_what_it_is_where_to_search_and_what_changes(
    page: Page, address: str, screen: tuple[int, int]
) -> None:
    opened(page, address + HOME, screen)
    for selector in ("h1", ".kh-lede", ".kh-search button", "#nguoi-dan", ".kh-benefits h3", ".kh-benefits__value"):
        assert bottom(page, selector) <= screen[1], selector


@pytest.mark.parametrize("screen", SCREENS)
def test_one_search_box_is_seen_where_the_pages_own_answers(page: Page, address: str, screen: tuple[int, int]) -> None:
    opened(page, address + HOME, screen)
    page.locator("form.kh-search").evaluate("form => form.after(document.createElement('div'))")
    page.locator("form.kh-search + div").evaluate("place => { place.dataset.results = ''; }")
    box = page.locator(".md-search" if screen == SCREENS[0] else ".kh-opens-search")
    expect(box).to_have_css("opacity", "0")
    page.locator("[data-md-component=search-query], .kh-opens-search").locator("visible=true").first.focus()
    expect(box).to_have_css("opacity", "1")


@pytest.mark.parametrize("screen", SCREENS)
def test_the_first_screen_of_the_plan_tells_its_numbers_and_ways(page: Page, address: str, screen: tuple[int, int]) -> None:
    opened(page, address + PLAN, screen)
    for selector in ("h1", ".kh-lede", ".kh-stats", ".kh-onpage"):
        assert bottom(page, selector) <= screen[1], selector


@pytest.mark.parametrize(("width", "lines"), [(1280, 1), (360, 2)])
def test_what_the_text_is_is_said_shortly(page: Page, address: str, width: int, lines: int) -> None:
    page.clock.set_fixed_time(AFTER)
    opened(page, address + HOME, (width, 740))
    line, height = page.locator(".kh-phase > .md-grid").evaluate(
        "box => { const style = getComputedStyle(box); return [parseFloat(style.lineHeight),"
        " box.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)]; }"
    )
    assert height < (lines + 0.5) * line


def test_the_draft_is_named_once(page: Page, address: str) -> None:
    opened(page, address + HOME)
    assert page.locator("body").inner_text().casefold().count("bản dự thảo") == 1


@pytest.mark.parametrize(("now", "number"), [("2022-03-31T08:00:00Z", 0), (IN_TIME, 6), (AFTER, 29)])
def test_home_tells_how_many_last_days_have_passed_by_the_readers_clock(
    page: Page, address: str, now: str, number: int
) -> None:
    page.clock.set_fixed_time(now)
    opened(page, address + HOME)
    line = page.locator(PASSED)
    assert line.is_visible() == (number > 0)
    if number:
        assert line.inner_text() == f"{number} sản phẩm hạn đã qua, chưa có báo cáo"
        assert line.locator("a").get_attribute("href") == "2022/nhiem-vu/?han=qua"


def test_a_day_passes_when_it_is_over(page: Page, address: str) -> None:
    opened(page, address + HOME)
    found = page.evaluate(
        "async () => { const { isPassed, today } = await import('./assets/js/days.js');"
        "const at = (...parts) => isPassed('2022-03-31', today(new Date(...parts)));"
        "return [at(2022, 2, 31, 23, 59), at(2022, 3, 1), at(2021, 11, 31), at(2023, 0, 1)]; }"
    )
    assert found == [False, True, False, True]


def test_a_time_says_that_its_last_day_has_passed(page: Page, address: str) -> None:
    def show(route: Route) -> None:
        body = route.fetch().text().replace("</main>", MARKS + "</main>")
        route.fulfill(body=body, content_type="text/html")

    page.clock.set_fixed_time(IN_TIME)
    page.route("**/", show)
    opened(page, address + HOME)
    page.unroute("**/")
    assert [mark.inner_text() for mark in page.locator("[data-ends]").all()] == [
        "hạn đã qua, chưa có báo cáo",
        "chậm nhất 31/3 · hạn đã qua, chưa có báo cáo",
        "",
    ]


MARKS = '<p><i data-ends="2022-03-31"></i> <i data-ends="2022-03-31">chậm nhất 31/3</i> <i data-ends="2022-06-30"></i></p>'


def test_without_scripts_no_day_is_said_to_have_passed(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context.new_page(), address + HOME)
    assert page.locator(PASSED).count() == 1
    assert not page.locator(PASSED).is_visible()
    context.close()


def test_a_cell_of_the_matrix_opens_the_rows_that_it_counts(page: Page, address: str) -> None:
    opened(page, address + PLAN)
    cells = page.locator(".kh-matrix td a")
    found = [(cell.inner_text(), cell.evaluate("link => link.href")) for cell in cells.all()]
    by_time = {href.partition("&quy=")[2]: (number, href) for number, href in found if "so-noi-vu" in href}
    assert len(by_time) == 6
    for number, href in by_time.values():
        page.goto(href)
        page.locator("#danh-sach", has_text=f"· {number} sản phẩm").wait_for()


@pytest.mark.parametrize("path", [HOME, ENGLISH])
def test_home_and_the_page_in_english_lead_to_each_other(page: Page, address: str, path: str) -> None:
    opened(page, address + path)
    languages = page.locator("head link[rel~=alternate][hreflang]").evaluate_all("all => all.map(one => one.hreflang)")
    assert languages == ["vi", "en"]
    other = "vi" if path else "en"
    page.locator(f"article a[hreflang={other}]").last.wait_for()
    assert page.locator("footer a[hreflang=en]").count() == 1
