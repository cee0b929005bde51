"""Lists of a plan on which agencies reported: filtered and sorted by how products stand, taken away, asked for, on phones."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from plan.ground.folding import folded
from tests.browser.test_search import COUNT, INPUT, TYPE
from tests.browser.waiting import until

TASKS = "2025/nhiem-vu/"
LISTS = {
    TASKS: 19,
    "2025/linh-vuc/chinh-quyen-so/": 12,
    "2025/quy/1/": 6,
    "2025/quy/2/": 7,
    "2025/quy/4/": 4,
    "2025/thuong-xuyen/": 2,
    "2025/theo-dieu-kien/": 3,
}
"""Lists with how many products each shows."""
each_list = pytest.mark.parametrize("path", LISTS)
SILENT = ["iii-1-2-2", "iii-1-2-3", "iii-1-2-4"]
STATUS = ".kh-found__head h2"
SHOWN = """() => [...document.querySelectorAll(".kh-easy [data-time]")]
  .filter((row) => row.checkVisibility()).map((row) => row.dataset.row ?? row.id)"""
FIRST = "() => document.querySelector('.kh-easy [data-time]').getBoundingClientRect().top"
SCREENS = [(1280, 800), (360, 740)]
PROGRESS = "2025/tien-do/"
QUESTIONS = [
    ("quá hạn", f"{TASKS}?tien-do=chua-hoan-thanh-qua-han", "Chưa hoàn thành quá hạn · 2 sản phẩm"),
    ("sản phẩm nào quá hạn", f"{TASKS}?tien-do=chua-hoan-thanh-qua-han", "Chưa hoàn thành quá hạn · 2 sản phẩm"),
    ("hoàn thành quá hạn", f"{TASKS}?tien-do=hoan-thanh-qua-han", "Hoàn thành quá hạn · 2 sản phẩm"),
    ("chưa báo cáo", f"{TASKS}?tien-do=chua-bao-cao", "Chưa báo cáo · 3 sản phẩm"),
    ("chưa hoàn thành", f"{TASKS}?tien-do=chua-hoan-thanh-qua-han", "Chưa hoàn thành quá hạn · 2 sản phẩm"),
    ("đúng hạn", f"{TASKS}?tien-do=hoan-thanh-dung-han", "Hoàn thành đúng hạn · 4 sản phẩm"),
    ("hạn đã qua", f"{TASKS}?han=qua", "Hạn đã qua · 14 sản phẩm"),
    (
        "sở việc công quá hạn",
        f"{TASKS}?chu-tri=so-viec-cong&tien-do=chua-hoan-thanh-qua-han",
        "Sở Việc công chủ trì · Chưa hoàn thành quá hạn · 1 sản phẩm",
    ),
    (
        "chính quyền số chưa báo cáo",
        f"{TASKS}?linh-vuc=chinh-quyen-so&tien-do=chua-bao-cao",
        "Chính quyền số · Chưa báo cáo · 3 sản phẩm",
    ),
    ("chưa báo cáo quý 1", f"{TASKS}?quy=1&tien-do=chua-bao-cao", "Quý I · Chưa báo cáo · 1 sản phẩm"),
    ("sở bản đồ đúng hạn", PROGRESS, "Sở Bản đồ chủ trì · Hoàn thành đúng hạn · 0 sản phẩm"),
    ("tiến độ", PROGRESS, "Tiến độ thực hiện Kế hoạch năm 2025"),
    ("tiến độ sở việc công", "2025/co-quan/so-viec-cong/tien-do/", "Phiếu tiến độ: Sở Việc công"),
    ("báo cáo quý 1 sở việc công", "2025/co-quan/so-viec-cong/tien-do/#quy-1", "Phiếu tiến độ: Sở Việc công"),
    ("báo cáo 6 tháng sở cầu đường", "2025/co-quan/so-cau-duong/tien-do/#6-thang", "Phiếu tiến độ: Sở Cầu đường"),
    ("tiến độ xã bạch dương", "2025/co-quan/xa-bach-duong/", "Xã Bạch Dương"),
    ("tiến độ quý 2", "2025/quy/2/", "Tiến độ: Quý II"),
    ("tiến độ chính quyền số", "2025/linh-vuc/chinh-quyen-so/", "Tiến độ: Chính quyền số"),
]
"""What people ask, where that leads first, what is said there."""


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, timezone_id="Asia/Ho_Chi_Minh")
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext, reports: str) -> Iterator[Callable[..., Page]]:
    """Open a page on a screen, long after the year; whatever breaks in it breaks the test."""
    broken: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: broken.append(str(error)))

    def go(path: str, screen: tuple[int, int] = SCREENS[0]) -> Page:
        page.clock.set_fixed_time("2026-11-29T09:00:00+07:00")
        page.set_viewport_size({"width": screen[0], "height": screen[1]})
        page.goto(reports + path)
        return page

    yield go
    page.close()
    assert broken == []


def shown(page: Page) -> list[str]:
    """Ids of the rows that can be seen, in the order of the page."""
    return page.evaluate(SHOWN)


def asks(page: Page, query: str) -> None:
    """Wait until the address asks for something."""
    until(page, "query => location.search === query", arg=query)


def states(page: Page) -> list[str]:
    return page.locator(".kh-easy [data-time]:visible .kh-state").all_inner_texts()


# Filter


@each_list
def test_each_number_above_a_list_leads_to_as_many_rows(visit: Callable[..., Page], path: str) -> None:
    links = [(link.inner_text(), link.get_attribute("href")) for link in visit(path).locator(".kh-standing a").all()]
    assert sum(int(text.split()[0]) for text, _ in links) == LISTS[path]
    for text, query in links:
        number, name = text.split(" ", 1)
        page = visit(f"{path}{query}")
        expect(page.locator(STATUS)).to_have_text(f"{name.capitalize()} · {number} sản phẩm")
        assert states(page) == [name] * int(number)


def test_rows_are_filtered_by_how_they_stand_and_back_undoes_it(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    page.locator("[name=tien-do]").select_option(label="Chưa báo cáo (3)")
    asks(page, "?tien-do=chua-bao-cao")
    assert shown(page) == SILENT
    expect(page.locator(STATUS)).to_have_text("Chưa báo cáo · 3 sản phẩm")
    page.locator("[name=quy]").select_option("1")
    asks(page, "?tien-do=chua-bao-cao&quy=1")
    assert shown(page) == ["iii-1-2-4"]
    expect(page.locator(STATUS)).to_have_text("Quý I · chưa báo cáo · 1 sản phẩm")
    page.go_back()
    asks(page, "?tien-do=chua-bao-cao")
    assert shown(page) == SILENT
    page.go_back()
    asks(page, "")
    assert len(shown(page)) == 19
    assert page.locator("[name=tien-do]").input_value() == ""
    page.go_forward()
    asks(page, "?tien-do=chua-bao-cao")
    assert shown(page) == SILENT


def test_a_filter_in_the_address_is_there_from_the_first_paint(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?tien-do=hoan-thanh-khong-han")
    assert shown(page) == ["iii-1-3-3"]
    page.get_by_role("button", name="Xóa bộ lọc").click()
    asks(page, "")
    assert len(shown(page)) == 19


def test_a_state_that_does_not_occur_is_not_asked_for(visit: Callable[..., Page]) -> None:
    page = visit("2025/quy/4/?tien-do=hoan-thanh-dung-han")
    assert page.locator("[name=tien-do] option").all_inner_texts() == [
        "Mọi tiến độ",
        "Chưa hoàn thành trong hạn (2)",
        "Chưa đủ báo cáo (2)",
    ]
    assert len(shown(page)) == 4


def test_days_that_have_passed_are_asked_for_without_saying_that_no_report_is_there(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?han=qua")
    expect(page.locator(STATUS)).to_have_text("Hạn đã qua · 14 sản phẩm")
    assert len(shown(page)) == 14
    for path in (TASKS, "2025/quy/2/", "2025/linh-vuc/chinh-quyen-so/", ""):
        assert "chưa có báo cáo" not in visit(path).locator("body").inner_text().lower()


def test_what_was_reported_is_no_word_of_the_plan(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?tim=minh+ch%E1%BB%A9ng")
    assert shown(page) == []
    page = visit(f"{TASKS}?tim=b%C3%A1o+c%C3%A1o")
    assert shown(page) == ["i-1-1-2", "i-2-1-2", "iii-1-1-3", "iii-1-3-1", "iii-1-3-2", "iii-1-3-3", "iii-1-3-4", "iii-1-3-5"]


# Sort


def test_rows_are_sorted_by_how_they_stand_those_alike_in_their_order(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    page.get_by_role("button", name="Tiến độ").click()
    asks(page, "?xep=tien-do")
    assert shown(page)[:3] == SILENT
    found = states(page)
    assert [name for i, name in enumerate(found) if name not in found[:i]] == [
        "chưa báo cáo",
        "chưa đủ báo cáo",
        "chưa hoàn thành không hạn",
        "chưa hoàn thành quá hạn",
        "chưa hoàn thành trong hạn",
        "hoàn thành đúng hạn",
        "hoàn thành không hạn",
        "hoàn thành quá hạn",
    ]
    page.get_by_role("button", name="Tiến độ").click()
    asks(page, "?xep=-tien-do")
    assert states(page)[0] == "hoàn thành quá hạn"


# Away


def test_rows_are_taken_away_with_how_they_stand(visit: Callable[..., Page], tmp_path: Path) -> None:
    page = visit(f"{TASKS}?tien-do=chua-bao-cao")
    page.locator("#tai-ve > summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải CSV các dòng đang thấy").click()
    assert download.value.suggested_filename == "2025-chua-bao-cao-3-san-pham.csv"
    download.value.save_as(tmp_path / "rows.csv")
    head, *rows = csv.reader(io.StringIO((tmp_path / "rows.csv").read_text(encoding="utf-8-sig"), newline=""))
    assert head[-3:] == ["Thời gian thực hiện", "Tiến độ", "Địa chỉ"]
    assert [row[-2].split("\n") for row in rows[1:]] == [
        [
            "chưa báo cáo",
            "2 trong 3 cơ quan đã báo cáo",
            "báo cáo gần nhất 20/6/2025, 1 trong 2 báo cáo có minh chứng",
            "từ 26/9/2025, hạn gửi 20/9/2025",
        ],
        [
            "chưa báo cáo",
            "1 trong 2 cơ quan đã báo cáo",
            "báo cáo gần nhất 19/3/2025, không kèm minh chứng",
            "từ 26/6/2025, hạn gửi 20/6/2025",
        ],
    ]


def test_on_paper_the_rows_found_say_how_they_stand(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?tien-do=chua-bao-cao")
    assert not page.locator(".kh-annex__state").first.is_visible()
    page.emulate_media(media="print")
    cells = page.locator(".kh-annex tbody [data-row]:visible .kh-annex__state")
    expect(cells).to_have_count(3)
    assert [text.split("\n")[0] for text in cells.all_inner_texts()] == ["chưa báo cáo"] * 3
    page.emulate_media(media="screen")
    page.locator(".kh-views label").last.click()
    assert page.locator(".kh-annex__table thead th:visible").count() == 8


# Screens


@pytest.mark.parametrize("screen", SCREENS, ids=["1280", "360"])
def test_the_first_row_still_stands_on_the_first_screen(visit: Callable[..., Page], screen: tuple[int, int]) -> None:
    tops = {path: visit(path, screen).evaluate(FIRST) for path in LISTS}
    assert {path: top for path, top in tops.items() if top > screen[1]} == {}


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_nothing_is_wider_than_the_screen(visit: Callable[..., Page], width: int) -> None:
    for path in LISTS:
        assert visit(path, (width, 740)).evaluate("document.documentElement.scrollWidth") == width


def test_on_a_phone_progress_is_folded_with_the_other_filters(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?tien-do=chua-bao-cao", SCREENS[1])
    opener = page.get_by_role("button", name="Lọc (1)")
    assert not page.locator("[name=tien-do]").is_visible()
    opener.click()
    expect(page.get_by_role("combobox", name="Tiến độ")).to_be_visible()


def test_without_script_every_row_says_how_it_stands(browser: Browser, reports: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{reports}{TASKS}?tien-do=chua-bao-cao")
    assert page.locator(".kh-easy .kh-table__state:visible .kh-state").count() == 19
    assert page.locator(".kh-standing a").count() == 8
    context.close()


# Search


@pytest.fixture(scope="module")
def box(browser: Browser, reports: str) -> Iterator[Callable[[str], list[tuple[str, str]]]]:
    """Type into the search of the site; return the address, from the site's root, and the title of each page found."""
    page = browser.new_page()
    page.goto(f"{reports}2025/can-cu/")
    page.locator(INPUT).focus()
    expect(page.locator(COUNT)).to_have_text("Gõ để tìm")

    def place(href: str) -> str:
        parts = urlsplit(href.removeprefix(reports))
        query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if name != "h"])
        return f"{parts.path}{query and '?'}{query}{parts.fragment and '#'}{parts.fragment}"

    def ask(question: str) -> list[tuple[str, str]]:
        return [(place(item["href"]), item["titles"][0]) for item in page.evaluate(TYPE, question)]

    yield ask
    page.close()


@pytest.mark.parametrize("is_bare", [False, True], ids=["marked", "bare"])
def test_questions_about_progress_have_their_answers_first(
    box: Callable[[str], list[tuple[str, str]]], *, is_bare: bool
) -> None:
    asked = {folded(question) if is_bare else question: answer for question, *answer in QUESTIONS}
    wrong = {question: found for question, answer in asked.items() if list(found := box(question)[0]) != answer}
    assert wrong == {}


def test_a_card_is_not_found_once_more_behind_itself(box: Callable[[str], list[tuple[str, str]]]) -> None:
    found = [target.partition("#")[0] for target, _ in box("tiến độ sở việc công")]
    assert found.count("2025/co-quan/so-viec-cong/tien-do/") == 1


def test_what_the_plan_says_of_reports_is_found_as_before(box: Callable[[str], list[tuple[str, str]]]) -> None:
    assert box("báo cáo theo dõi")[0][0] == "2025/nhiem-vu/iii-1-3/#iii-1-3-1"


def test_the_list_that_the_search_leads_to_has_the_number_it_said(visit: Callable[..., Page]) -> None:
    for _, target, title in QUESTIONS:
        if "?" in target:
            expect(visit(target).locator(STATUS)).to_contain_text(title.rpartition(" · ")[2])
