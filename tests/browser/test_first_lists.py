"""What a list shows first: its line of controls, its first row, its tabs; how filters are undone; what a day makes of it."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from plan.facts.year import Year
from plan.ground.model import Archive, Plan, Row
from plan.reading.timing import deadlines
from tests.browser.waiting import until
from tests.conftest import Site
from tests.serving import served

TASKS = "2022/nhiem-vu/"
SECTIONS = ("the-che", "thu-tuc-hanh-chinh", "to-chuc-bo-may", "che-do-cong-vu", "tai-chinh-cong", "chinh-quyen-so")
TIMES = [*(f"2022/quy/{quarter}/" for quarter in "1234"), "2022/thuong-xuyen/", "2022/theo-dieu-kien/"]
LISTS = [TASKS, *TIMES, *(f"2022/linh-vuc/{slug}/" for slug in (*SECTIONS, "chi-dao-dieu-hanh"))]
SCREENS = [(1280, 800), (360, 740)]
each_screen = pytest.mark.parametrize("screen", SCREENS, ids=["1280", "360"])
STATUS = ".kh-found__head h2"
FIRST = "() => document.querySelector('.kh-easy [data-time]').getBoundingClientRect().top"
SHOWN = """() => [...document.querySelectorAll(".kh-easy [data-time]")]
  .filter((row) => row.checkVisibility()).map((row) => row.id)"""
CONTROLS = ".kh-tools :is(input:not([type=radio]), select, button, summary, .kh-views label):visible"
# For each head the boxes of its arrow and of the last line of its own words.
ARROWS = """() => [...document.querySelectorAll(".kh-table thead th")].map((head) => {
  const [words, arrow] = head.querySelector("button").childNodes;
  const range = document.createRange();
  range.selectNodeContents(words);
  return [[...range.getClientRects()].at(-1), arrow.getBoundingClientRect()].map(({ left, right, top, bottom }) =>
    ({ left, right, top, bottom }));
})"""


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the site, on a screen and a day of the reader's; whatever breaks in it breaks the test."""
    broken: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: broken.append(str(error)))

    def go(path: str, *, screen: tuple[int, int] = SCREENS[0], day: str = "2026-11-29") -> Page:
        page.clock.set_fixed_time(f"{day}T09:00:00+07:00")
        page.set_viewport_size({"width": screen[0], "height": screen[1]})
        page.goto(address + path)
        return page

    yield go
    page.close()
    assert broken == []


@pytest.fixture(scope="module")
def two_levels(twolevel: Site) -> Iterator[str]:
    yield from served(twolevel.folder)


def shown(page: Page) -> list[str]:
    return page.evaluate(SHOWN)


def asks(page: Page, query: str) -> None:
    """Wait until the address asks for something."""
    until(page, "query => location.search === query", arg=query)


# First screens


@each_screen
def test_the_first_row_of_every_list_stands_on_the_first_screen(visit: Callable[..., Page], screen: tuple[int, int]) -> None:
    tops = {path: visit(path, screen=screen).evaluate(FIRST) for path in LISTS}
    assert {path: top for path, top in tops.items() if top > screen[1]} == {}


@each_screen
@pytest.mark.parametrize("path", ["2027/nhiem-vu/", "2027/quy/1/", "2027/linh-vuc/thu-tuc/"])
def test_so_it_does_in_a_plan_with_other_columns(
    browser: Browser, two_levels: str, screen: tuple[int, int], path: str
) -> None:
    page = browser.new_page(viewport={"width": screen[0], "height": screen[1]})
    response = page.goto(two_levels + path)
    assert response
    assert response.ok
    assert page.evaluate(FIRST) < screen[1]
    page.close()


@pytest.mark.parametrize("path", [TASKS, "2022/quy/4/", "2022/linh-vuc/the-che/"])
def test_the_controls_of_a_list_stand_in_one_line(visit: Callable[..., Page], path: str) -> None:
    boxes = [control.bounding_box() for control in visit(path).locator(CONTROLS).all()]
    assert len(boxes) > 6
    middles = [box["y"] + box["height"] / 2 for box in boxes if box]
    assert max(middles) - min(middles) < 4


def test_on_a_phone_all_but_the_search_is_folded_behind_a_button_that_counts(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?chu-tri=so-noi-vu&quy=4&tim=bao", screen=SCREENS[1])
    opener = page.get_by_role("button", name="Lọc (2)")
    assert page.locator(CONTROLS).count() == 2
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.click()
    names = page.locator(".kh-filter select:visible").evaluate_all("all => all.map(({ name }) => name)")
    assert names == ["co-quan", "quy", "linh-vuc", "xep", "chu-tri", "phoi-hop", "han"]
    expect(page.get_by_text("Tải về", exact=True)).to_be_visible()
    expect(page.get_by_role("radio", name="Tám cột như văn bản")).to_be_visible()
    opener.click()
    assert page.locator(CONTROLS).count() == 2


def test_every_control_is_named(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    page.get_by_role("button", name="Thêm bộ lọc").click()
    form = page.get_by_role("search", name="Lọc danh sách")
    asked = ("Cơ quan (chủ trì hoặc phối hợp)", "Thời gian", "Lĩnh vực", "Cơ quan chủ trì", "Cơ quan phối hợp", "Hạn")
    for name in asked:
        expect(form.get_by_role("combobox", name=name, exact=True)).to_be_visible()
    expect(form.get_by_role("searchbox", name="Tìm trong bảng (gõ có dấu hoặc không dấu)")).to_be_visible()
    expect(page.get_by_role("group", name="Cách xem").get_by_role("radio")).to_have_count(2)


def test_what_is_chosen_in_the_further_filters_is_counted_and_seen(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?chu-tri=so-noi-vu&truc-tiep=1")
    expect(page.get_by_role("button", name="Thêm bộ lọc (2)")).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[name=chu-tri]")).to_be_visible()


def test_the_way_to_clear_filters_is_there_while_there_are_any(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    clear = page.get_by_role("button", name="Xóa bộ lọc")
    expect(clear).to_be_hidden()
    page.locator("[name=quy]").select_option("4")
    clear.click()
    expect(clear).to_be_hidden()
    expect(page.locator("[name=tim]")).to_be_focused()


def test_the_menu_of_files_is_closed_by_escape_and_by_what_lies_beside_it(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    menu, opener = page.locator("#tai-ve"), page.locator("#tai-ve summary")
    opener.click()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", re.compile(".*"))
    expect(opener).to_be_focused()
    opener.click()
    page.get_by_role("link", name="Excel").hover()
    expect(menu).to_have_attribute("open", "")
    page.locator("h1").click()
    expect(menu).not_to_have_attribute("open", re.compile(".*"))


@each_screen
def test_without_script_a_list_has_its_views_and_its_files(browser: Browser, address: str, screen: tuple[int, int]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": screen[0], "height": screen[1]})
    page = context.new_page()
    page.goto(address + TASKS)
    assert page.locator(CONTROLS).count() == 3
    page.locator(".kh-views label").last.click()
    assert page.locator(".kh-annex__table").is_visible()
    assert not page.locator(".kh-easy").is_visible()
    page.locator("#tai-ve summary").click()
    assert page.locator("#tai-ve a").first.is_visible()
    assert not page.locator("[data-copy]").is_visible()
    context.close()


def test_on_a_phone_a_long_objective_is_seen_whole_when_asked_for(visit: Callable[..., Page]) -> None:
    page = visit(TASKS, screen=SCREENS[1])
    words = page.locator(".kh-table__long").first
    overflow = "words => words.scrollHeight - words.clientHeight"
    assert words.evaluate(overflow) > 40
    page.get_by_role("button", name="xem đủ").first.click()
    assert words.evaluate(overflow) == 0
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.get_by_role("button", name="xem đủ").count() == 0


@pytest.mark.parametrize("path", [TASKS, "2022/quy/4/"])
@pytest.mark.parametrize("width", [1280, 800])
def test_each_arrow_stands_behind_the_words_of_its_own_head(visit: Callable[..., Page], path: str, width: int) -> None:
    heads = visit(path, screen=(width, 800)).evaluate(ARROWS)
    assert len(heads) == 5
    for words, arrow in heads:
        assert -1 <= arrow["left"] - words["right"] <= 1
        assert arrow["top"] < words["bottom"]
        assert arrow["bottom"] > words["top"]
        assert 0 < arrow["right"] - arrow["left"] < 24


# Tabs


def test_times_are_tabs_with_the_numbers_of_their_own_pages(visit: Callable[..., Page], archive: Archive) -> None:
    times = Year(archive, archive.newest).times
    names = dict(zip(TIMES, ["Quý I", "Quý II", "Quý III", "Quý IV", "Thường xuyên", "Theo văn bản"], strict=True))
    numbers = [times[key] for key in ("1", "2", "3", "4", "ongoing", "conditional")]
    assert numbers == [12, 6, 13, 19, 23, 9]
    for path, name in names.items():
        page = visit(path)
        tabs = page.get_by_role("navigation", name="Theo thời gian").get_by_role("link")
        texts = [" ".join(text.split()) for text in tabs.all_inner_texts()]
        assert texts == [f"{name} {number} sản phẩm" for name, number in zip(names.values(), numbers, strict=True)]
        assert [link.evaluate("link => link.href").endswith(path) for link in tabs.all()] == [it == path for it in names]
        current = page.locator(".kh-tabs [aria-current=page]")
        expect(current).to_have_text(f"{name} {len(shown(page))} sản phẩm")
        expect(page.locator("article")).to_contain_text(re.compile(r"2 (sản phẩm )?(định kỳ )?hàng quý"))


@each_screen
def test_tabs_stand_in_a_row_and_on_a_phone_in_two(visit: Callable[..., Page], screen: tuple[int, int]) -> None:
    boxes = [tab.bounding_box() for tab in visit("2022/quy/2/", screen=screen).locator(".kh-tabs a").all()]
    assert len({round(box["y"]) for box in boxes if box}) == (1 if screen[0] == 1280 else 2)
    assert all(box and box["height"] >= 24 for box in boxes)


# Back


def chosen(page: Page, name: str, value: str, query: str) -> Locator:
    """Choose, and wait until the address says so."""
    control = page.locator(f".kh-filter [name={name}]")
    control.select_option(value)
    asks(page, query)
    return control


def test_back_undoes_one_filter_at_a_time_and_only_then_leaves(visit: Callable[..., Page], address: str) -> None:
    page = visit("2022/")
    page.goto(address + TASKS)
    chosen(page, "co-quan", "so-y-te", "?co-quan=so-y-te")
    chosen(page, "quy", "4", "?co-quan=so-y-te&quy=4")
    chosen(page, "linh-vuc", "chi-dao-dieu-hanh", "?co-quan=so-y-te&quy=4&linh-vuc=chi-dao-dieu-hanh")
    states = []
    for query in ("?co-quan=so-y-te&quy=4", "?co-quan=so-y-te", ""):
        states.append((page.url, page.locator(STATUS).inner_text(), shown(page)))
        page.go_back()
        asks(page, query)
        assert page.locator("[name=linh-vuc]").input_value() == ""
        assert page.locator("[name=quy]").input_value() == ("4" if "quy" in query else "")
        assert len(shown(page)) > len(states[-1][2])
    expect(page.locator(STATUS)).to_have_text("Tất cả nhiệm vụ · 61 sản phẩm")
    for url, said, rows in reversed(states):
        page.go_forward()
        until(page, "url => location.href === url", arg=url)
        assert (page.locator(STATUS).inner_text(), shown(page)) == (said, rows)
    for _ in range(3):
        page.go_back()
    asks(page, "")
    page.go_back()
    page.wait_for_url(f"{address}2022/")


def test_a_query_is_one_step_however_it_was_typed(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    before = page.evaluate("history.length")
    field = page.locator("[name=tim]")
    field.press_sequentially("bao cao", delay=250)
    asks(page, "?tim=bao+cao")
    page.wait_for_timeout(1700)
    field.press_sequentially(" nam", delay=250)
    asks(page, "?tim=bao+cao+nam")
    assert page.evaluate("history.length") == before + 2
    page.go_back()
    asks(page, "?tim=bao+cao")
    expect(field).to_have_value("bao cao")
    page.go_back()
    asks(page, "")
    expect(field).to_have_value("")


def test_what_comes_after_a_query_is_a_step_of_its_own(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    page.locator("[name=tim]").fill("bao cao")
    asks(page, "?tim=bao+cao")
    chosen(page, "quy", "4", "?tim=bao+cao&quy=4")
    page.locator("[name=tim]").fill("bao")
    asks(page, "?tim=bao&quy=4")
    for query in ("?tim=bao+cao&quy=4", "?tim=bao+cao", ""):
        page.go_back()
        asks(page, query)


def test_sorting_and_clearing_are_steps_too(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?quy=4")
    page.locator(".kh-table thead button").first.click()
    asks(page, "?quy=4&xep=hoat-dong")
    page.get_by_role("button", name="Xóa bộ lọc").click()
    asks(page, "")
    page.go_back()
    asks(page, "?quy=4&xep=hoat-dong")
    expect(page.locator("th[aria-sort=ascending]")).to_have_count(1)
    page.go_back()
    asks(page, "?quy=4")
    expect(page.locator("th[aria-sort]")).to_have_count(0)


def test_no_step_is_made_by_the_page_itself(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?quy=4&han=qua#vii-1-5-1")
    before = page.evaluate("history.length")
    page.reload()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    page.wait_for_timeout(300)
    assert page.evaluate("history.length") == before
    assert page.url.endswith("?quy=4&han=qua#vii-1-5-1")


def test_undoing_a_filter_does_not_carry_the_reader_to_the_row_in_the_address(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}#vii-1-5-1")
    expect(page.locator("#vii-1-5-1")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(1500)  # until the browser has noted where the reader is
    chosen(page, "quy", "thuong-xuyen", "?quy=thuong-xuyen")
    page.go_back()
    asks(page, "")
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") < 200


# Days that have passed


def ends(row: Row, plan: Plan) -> dt.date | None:
    return max(deadlines(row.deliverable.timing, plan.year), default=None)


@pytest.mark.parametrize("day", ["2022-01-01", "2022-03-31", "2022-04-01", "2022-10-15", "2026-11-29"])
def test_rows_are_found_by_whether_their_last_day_has_passed(visit: Callable[..., Page], plan: Plan, day: str) -> None:
    today = dt.date.fromisoformat(day)
    dated = [(row.deliverable.anchor, end) for row in plan.rows if (end := ends(row, plan))]
    assert len(dated) == 29
    page = visit(f"{TASKS}?han=qua", day=day)
    passed = [anchor for anchor, end in dated if end < today]
    assert shown(page) == passed
    expect(page.locator(STATUS)).to_have_text(f"Hạn đã qua, chưa có báo cáo · {len(passed)} sản phẩm")
    chosen(page, "han", "con", "?han=con")
    assert shown(page) == [anchor for anchor, end in dated if end >= today]
    expect(page.locator(STATUS)).to_have_text(f"Hạn chưa qua · {29 - len(passed)} sản phẩm")


def test_days_that_a_plan_names_pass_one_by_one(browser: Browser, two_levels: str) -> None:
    page = browser.new_page(timezone_id="Asia/Ho_Chi_Minh")
    page.clock.set_fixed_time("2027-06-01T00:30:00+07:00")
    page.goto(f"{two_levels}2027/nhiem-vu/?han=qua")
    days = page.locator(".kh-easy [data-due-last]").evaluate_all("all => all.map(({ id, dataset }) => [id, dataset.dueLast])")
    passed = [anchor for anchor, day in days if day < "2027-06-01"]
    assert 0 < len(passed) < len(days)
    assert shown(page) == passed
    page.close()


def test_lists_without_days_do_not_ask_for_them(visit: Callable[..., Page]) -> None:
    for path in ("2022/thuong-xuyen/", "2022/theo-dieu-kien/"):
        page = visit(f"{path}?han=qua")
        assert page.locator("[name=han], [data-all-ended]").count() == 0
        assert len(shown(page)) == page.locator(".kh-easy [data-time]").count()


@pytest.mark.parametrize(("path", "number"), [(TASKS, 29), ("2022/quy/1/", 12)])
def test_one_sentence_says_that_all_days_of_a_list_have_passed(visit: Callable[..., Page], path: str, number: int) -> None:
    said = f"Hạn của cả {number} sản phẩm có ngày đã qua; chưa có báo cáo nào được công bố."
    assert visit(path, day="2022-12-31").get_by_text(said).is_hidden()
    assert visit(path, day="2023-01-01").get_by_text(said).is_visible()


def test_nobody_is_called_late(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?han=qua")
    text = " ".join(page.locator(".kh-lede, .kh-tools, .kh-found__head").all_inner_texts()).lower()
    assert "chưa có báo cáo" in text
    assert re.findall(r"(?<!\w)(?:trễ|quá hạn|muộn|chậm)(?!\w)", text) == []


def test_without_script_nothing_is_said_of_the_day(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{TASKS}?han=qua")
    assert not page.get_by_text("đã qua; chưa có báo cáo").is_visible()
    assert page.locator(".kh-easy [data-time]:visible").count() == 61
    context.close()


def test_a_choice_made_before_the_list_works_is_kept(visit: Callable[..., Page], address: str) -> None:
    page = visit("gioi-thieu/")
    asked: list[Route] = []
    page.route("**/assets/js/list.js", lambda route: asked.append(route))  # noqa: PLW0108 playwright marks what it is given
    with page.expect_request("**/assets/js/list.js"):
        page.goto(f"{address}{TASKS}?linh-vuc=the-che", wait_until="commit")
    page.locator(".kh-filter [name=quy]").select_option("2", force=True)
    [held] = asked
    held.continue_()
    page.wait_for_load_state()
    expect(page.locator(STATUS)).to_contain_text("Quý II · lĩnh vực ")
    assert urlsplit(page.url).query == "linh-vuc=the-che&quy=2"


def test_a_choice_that_the_address_does_not_say_yet_outlives_the_page_being_shown(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    page.evaluate("""() => {
      const field = document.querySelector(".kh-filter [name=quy]");
      field.value = "2";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      setTimeout(() => dispatchEvent(new PageTransitionEvent("pageshow")));
    }""")
    until(page, "location.search === '?quy=2'")
    expect(page.locator(STATUS)).to_contain_text("Quý II · ")
