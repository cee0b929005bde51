"""Everything can be reached and used by keyboard, and the reader always sees where the focus is."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import REPOSITORY
from tests.test_site import KINDS

WIDTHS = (1280, 360)
STOPS = 40
FOCUSED = """() => {
  const focused = document.activeElement;
  const painted = focused.matches("[type=radio], [type=checkbox]") ? "label" : "th"; // stands for what has the focus
  const shown = focused.closest(painted) ?? focused;
  const seen = [...shown.getClientRects()].some((box) => {
    const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
    const [width, height] = [Math.min(box.right, innerWidth) - left, Math.min(box.bottom, innerHeight) - top];
    const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + width * x, top + height * y]));
    return width > 0 && height > 0 && points.some((point) => shown.contains(document.elementFromPoint(...point)));
  });
  const marked = [[shown], [focused], [focused, "::before"]].some(([element, part]) => {
    const style = getComputedStyle(element, part);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  });
  const behind = focused.matches("body"); // the last stop
  return { what: focused.outerHTML.slice(0, 200), behind, seen, marked: marked && focused.matches(":focus-visible") };
}"""

Open = Callable[[str, int], "Walk"]
each_width = pytest.mark.parametrize("width", WIDTHS)


class Walk:
    """A reader with a keyboard alone."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def is_at(self, selector: str) -> bool:
        return bool(self.page.evaluate("(selector) => document.activeElement.matches(selector)", selector))

    def is_within(self, selector: str) -> bool:
        return self.is_at(f"{selector} *")

    def see(self) -> None:
        """Fail unless the reader sees what has the focus, and that it has it."""
        assert self.sees(), "nothing has the focus"

    def sees(self) -> bool:
        """Return whether anything has the focus; fail unless the reader sees what, and that it has it."""
        focused = self.page.evaluate(FOCUSED)
        if focused["behind"]:
            return False
        assert focused["seen"], focused["what"]
        assert focused["marked"], focused["what"]
        return True

    def follow(self, pattern: str) -> None:
        """Open the link that has the focus."""
        self.press("Enter")
        self.page.wait_for_url(re.compile(pattern))

    def tab_to(self, selector: str, most: int = 80) -> None:
        for _ in range(most):
            self.press("Tab")
            self.see()
            if self.is_at(selector):
                return
        raise AssertionError(selector)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Open one window for all walks: opening one takes longer than walking through a page."""
    context = browser.new_context(reduced_motion="reduce", locale="vi-VN")
    yield context.new_page()
    context.close()


@pytest.fixture
def open_page(page: Page, address: str) -> Iterator[Open]:
    def opened(path: str, width: int) -> Walk:
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(address + path)  # until all scripts have run
        return Walk(page)

    yield opened
    page.evaluate("localStorage.clear(); sessionStorage.clear()")


def by_name(name: str) -> str:
    return f'[aria-label="{name}"]'


@each_width
def test_a_reader_walks_from_the_home_page_to_the_edit_link_of_a_task(open_page: Open, width: int) -> None:
    walk = open_page("", width)
    walk.tab_to(".md-skip", most=1)
    walk.press("Enter")
    assert walk.is_at("h1#noi-dung")
    walk.tab_to("main a[href$='2022/nhiem-vu/']")
    walk.follow(r"/2022/nhiem-vu/$")

    walk.tab_to(".md-skip", most=1)
    walk.press("Enter")
    walk.tab_to("input[name=tim]")
    walk.page.keyboard.type("dich vu cong")
    expect(walk.page).to_have_url(re.compile(r"[?&]tim=dich"))
    walk.tab_to("main td a[href*='nhiem-vu/'], main tr a[href*='nhiem-vu/'], main li a[href*='nhiem-vu/']")
    walk.follow(r"/2022/nhiem-vu/[ivx]+-\d+-\d+/")

    walk.tab_to(f"a[href^='{REPOSITORY}/edit/']", most=150)
    assert "/data/2022/tasks/" in str(walk.page.evaluate("document.activeElement.href"))


@each_width
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_every_stop_of_a_page_is_seen_forwards_and_backwards(open_page: Open, path: str, width: int) -> None:
    for key in ("Tab", "Shift+Tab"):
        walk = open_page(path, width)
        for _ in range(STOPS):
            walk.press(key)
            if not walk.sees():  # behind the last stop
                break


def test_the_drawer_opens_lets_choose_and_closes(open_page: Open) -> None:
    walk = open_page("2022/linh-vuc/the-che/", 360)
    opener = walk.page.get_by_role("button", name="Trình đơn")
    walk.tab_to(by_name("Trình đơn"), most=2)
    for key in ("Enter", "Space"):
        walk.press(key)
        assert opener.get_attribute("aria-expanded") == "true"
        walk.see()
        assert walk.is_within(".md-sidebar--primary")
        walk.press("Escape")
        assert opener.get_attribute("aria-expanded") == "false"
        walk.see()
        assert walk.is_at(by_name("Trình đơn"))
    walk.press("Enter")
    walk.tab_to(".md-sidebar--primary a[href$='/co-quan/']")
    walk.follow(r"/2022/co-quan/$")


def test_the_drawer_closes_behind_a_reader_who_leaves_it(open_page: Open) -> None:
    walk = open_page("2022/quy/4/", 360)
    walk.tab_to(by_name("Trình đơn"), most=2)
    walk.press("Enter")
    walk.tab_to("main article a")
    assert not walk.page.locator("[data-md-toggle=drawer]").is_checked()


def test_the_search_opens_lets_choose_and_closes_on_a_narrow_screen(open_page: Open) -> None:
    walk = open_page("", 360)
    opener = walk.page.get_by_role("button", name="Tìm kiếm", exact=True)
    walk.tab_to(by_name("Tìm kiếm"), most=4)
    walk.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    assert walk.is_at("[data-md-component=search-query]")
    walk.page.keyboard.type("so noi vu")
    walk.page.locator(".md-search-result__item").first.wait_for()
    walk.see()
    walk.press("Escape")
    assert opener.get_attribute("aria-expanded") == "false"
    walk.see()
    assert walk.is_at(by_name("Tìm kiếm"))
    walk.press("Space", "ArrowDown")
    walk.see()
    assert walk.is_within(".md-search-result")
    walk.follow(r"/2022/co-quan/so-noi-vu/")


@each_width
def test_tab_walks_through_what_was_found_and_out_of_the_search(open_page: Open, width: int) -> None:
    walk = open_page("thuat-ngu/", width)
    walk.tab_to(f"input{by_name('Tìm kiếm')}, .kh-opens-search", most=4)
    if width < min(WIDTHS) * 2:
        walk.press("Enter")
    walk.page.keyboard.type("dong bo")
    walk.page.locator(".md-search-result__item").nth(1).wait_for()
    walk.tab_to(".md-search-result__item:nth-child(2) a")
    walk.press("Shift+Tab")
    walk.see()
    assert walk.is_within(".md-search-result__item:nth-child(1)")
    walk.tab_to(".md-tabs a, main a", most=150)
    assert not walk.page.locator("[data-md-toggle=search]").is_checked()


@each_width
def test_the_palette_is_a_button_that_keeps_the_focus(open_page: Open, width: int) -> None:
    walk = open_page("", width)
    walk.tab_to(by_name("Chuyển sang nền tối"), most=4)
    for key, name, scheme in (("Enter", "Chuyển sang nền sáng", "slate"), ("Space", "Chuyển sang nền tối", "default")):
        walk.press(key)
        assert walk.page.locator("body").get_attribute("data-md-color-scheme") == scheme
        expect(walk.page.get_by_role("button", name=name)).to_be_focused()
        walk.see()


def test_what_is_entered_without_keys_is_searched_too(open_page: Open) -> None:
    walk = open_page("", 1280)
    walk.tab_to("[data-md-component=search-query]", most=4)
    walk.page.keyboard.insert_text("sở nội vụ")  # as pasting, speech and composing keyboards do
    walk.page.locator(".md-search-result__item").first.wait_for()


@pytest.mark.parametrize("key", ["f", "s", "/"])
def test_no_letter_alone_does_anything(open_page: Open, key: str) -> None:
    walk = open_page("", 1280)
    walk.press("Tab", key)
    assert walk.is_at(".md-skip")
    assert not walk.page.locator("[data-md-toggle=search]").is_checked()


@each_width
def test_without_javascript_there_is_no_dead_control(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 740})
    page = context.new_page()
    page.goto(f"{address}gioi-thieu/")
    for dead in (".md-header button", ".md-search", "[data-md-component=palette]", ".md-top", ".kh-search", "[for=__search]"):
        assert page.locator(f"{dead}:visible").count() == 0, dead
    label = page.locator(".md-header [for=__drawer]")
    assert label.is_visible() == (width < min(WIDTHS) * 2)
    if label.is_visible():
        label.click()
        page.get_by_role("link", name="Nhiệm vụ", exact=True).first.click()
        expect(page).to_have_url(re.compile(r"/2022/nhiem-vu/$"))
    context.close()
