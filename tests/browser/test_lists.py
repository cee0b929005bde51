"""Lists of deliverables: found, filtered, sorted, shared and printed in a real browser. Numbers are counted from the plan."""

import codecs
import csv
import io
import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from selectolax.lexbor import LexborHTMLParser

from plan.export.formats.csv import safe
from plan.facts.duties import Duties
from plan.ground.folding import folded
from plan.ground.model import Plan, Row, in_order
from tests.archives import SMALL, copied
from tests.browser.waiting import until
from tests.conftest import built
from tests.serving import served

TASKS = "2022/nhiem-vu/"
LISTS = {
    "tasks": TASKS,
    "section": "2022/linh-vuc/thu-tuc-hanh-chinh/",
    "quarter": "2022/quy/4/",
    "ongoing": "2022/thuong-xuyen/",
    "conditional": "2022/theo-dieu-kien/",
    "agency": "2022/co-quan/so-noi-vu/",
    "group": "2022/co-quan/cac-so-ban-nganh/",
    "member": "2022/co-quan/so-y-te/",
}
each_list = pytest.mark.parametrize("path", LISTS.values(), ids=LISTS)
STATUS = ".kh-found__head h2"
SHOWN = """() => [...document.querySelectorAll(".kh-found [data-time]")]
  .filter((row) => row.checkVisibility()).map((row) => row.dataset.row ?? row.id)"""
# For each row that can be seen how many columns its cells and those reaching down into it fill.
ANNEX = """() => {
  const rows = [...document.querySelectorAll(".kh-annex__table tbody tr")].filter((row) => row.checkVisibility());
  const reach = Array(8).fill(0);
  return rows.map((row) => {
    const cells = [...row.cells].map((cell) => [cell.rowSpan, cell.colSpan, cell.textContent.trim()]);
    let [width, column] = [0, 0];
    for (const [rows, columns] of cells) {
      while (reach[column] > 0) column += 1;
      for (let i = 0; i < columns; i += 1) reach[column + i] = rows;
      column += columns;
    }
    width = reach.filter((left) => left > 0).length;
    reach.forEach((left, i) => { reach[i] = Math.max(0, left - 1); });
    return { id: row.dataset.row ?? null, width, cells: cells.map(([, , text]) => text) };
  });
}"""
SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 150);
})"""
TOO_SMALL = """() => [...document.querySelectorAll(".kh-tools *, .kh-table thead *, .kh-found__head *, .kh-tabs a")]
  .filter((control) => control.matches(
    "button, select, input:not([type=radio], [type=checkbox]), summary, label:has(input), .kh-tabs a"))
  .filter((control) => control.checkVisibility())
  .map((control) => [control.textContent || control.name, (control.closest("th") ?? control).getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 24 || height < 24).map(([name]) => name)"""


@pytest.fixture(scope="module")
def duties(plan: Plan) -> Duties:
    return Duties(plan)


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def visit(context: BrowserContext, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the site; whatever breaks in it breaks the test."""
    broken: list[str] = []
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.on("pageerror", lambda error: broken.append(str(error)))

    def go(path: str) -> Page:
        page.goto(address + path)
        return page

    yield go
    page.close()
    assert broken == []


def shown(page: Page) -> list[str]:
    """Ids of the rows that can be seen, in the order of the page."""
    return page.evaluate(SHOWN)


def ask(page: Page, typed: str) -> None:
    """Type into the search of the list and wait until the list has answered."""
    page.locator(".kh-filter [name=tim]").fill(typed)
    until(page, "typed => (new URL(location.href).searchParams.get('tim') ?? '') === typed.trim()", arg=typed)


def choose(page: Page, name: str, value: str) -> None:
    control = page.locator(f".kh-filter [name={name}]")
    if not control.is_visible():
        page.locator(".kh-tools__button:visible[aria-expanded=false]").click()
    control.select_option(value)
    until(page, "([name, value]) => new URL(location.href).searchParams.get(name) === value", arg=[name, value])


def button(page: Page, name: str) -> Locator:
    """A button for what is shown, in the menu of files where there is one."""
    found = page.get_by_role("button", name=name)
    if not found.is_visible():
        page.locator("#tai-ve > summary").click()
    return found


def ids(rows: list[Row] | tuple[Row, ...]) -> list[str]:
    return [row.deliverable.anchor for row in rows]


def words(row: Row) -> str:
    """All that a row of the list says, and its task's heading."""
    item = row.deliverable
    cells = [row.task.id, row.task.title, *row.activity_text, item.id, *item.text, item.lead.text, item.timing.text]
    return " ".join([*cells, item.coordinating.text if item.coordinating else ""])


def containing(plan: Plan, typed: str) -> list[str]:
    """Ids of the rows with all words, typed without diacritics; the last may be unfinished."""
    *whole, last = typed.split()
    patterns = [*(rf"(?<!\w){word}(?!\w)" for word in whole), rf"(?<!\w){last}"]
    return ids([row for row in plan.rows if all(re.search(pattern, folded(words(row))) for pattern in patterns)])


# Search


@pytest.mark.parametrize("typed", ["dong bo", "ke hoach kiem tra", "ubnd cap huy", "so noi vu thuong", "bao cao"])
def test_words_without_diacritics_find_the_rows_that_have_all_of_them(
    visit: Callable[..., Page], plan: Plan, typed: str
) -> None:
    page = visit(TASKS)
    ask(page, typed)
    wanted = containing(plan, typed)
    assert 0 < len(wanted) < len(plan.rows)
    assert shown(page) == wanted
    expect(page.locator(STATUS)).to_have_text(f"Có chữ “{typed}” · {len(wanted)} sản phẩm")


def test_words_with_diacritics_find_just_these_words(visit: Callable[..., Page], plan: Plan) -> None:
    page = visit(TASKS)
    ask(page, "báo")
    exact = ids([row for row in plan.rows if re.search(r"(?<!\w)báo", words(row).lower())])
    assert shown(page) == exact
    ask(page, "bao")
    assert len(shown(page)) > len(exact)
    ask(page, unicodedata.normalize("NFD", "báo"))
    assert shown(page) == exact
    ask(page, "bão")  # nowhere in the plan: better báo than nothing
    assert set(exact) <= set(shown(page))


def test_some_diacritics_are_met_before_none(visit: Callable[..., Page], plan: Plan) -> None:
    page = visit(TASKS)
    ask(page, "kê hoach")
    exact = ids([row for row in plan.rows if re.search(r"(?<!\w)kế hoạch", words(row).lower())])
    assert shown(page) == exact


def test_old_and_new_places_of_tones_are_one(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    found = []
    for typed in ("văn hóa", "văn hoá", "hệ thống hoá"):
        ask(page, typed)
        found.append(shown(page))
    assert found[0] == found[1]
    assert found[2]


def test_all_words_but_the_last_must_be_whole(visit: Callable[..., Page], plan: Plan) -> None:
    page = visit(TASKS)
    ask(page, "kiem tr")
    assert shown(page) == containing(plan, "kiem tr") != []
    ask(page, "kie tra")
    assert shown(page) == []


def test_the_id_and_the_title_of_a_task_find_its_rows(visit: Callable[..., Page], plan: Plan) -> None:
    page = visit(TASKS)
    ask(page, "VII.1.5")
    assert shown(page) == ids(plan.rows_of_task["VII.1.5"])
    ask(page, plan.task["VII.1.5"].title)
    assert set(ids(plan.rows_of_task["VII.1.5"])) <= set(shown(page))


def test_a_members_list_is_searched_by_agency_too(visit: Callable[..., Page], duties: Duties) -> None:
    page = visit(LISTS["member"])
    ask(page, "bưu điện tỉnh")
    found = [item.row for item in duties.assignments["so-y-te"] if "Bưu điện" in words(item.row)]
    assert set(shown(page)) == set(ids(found))
    assert len(found) == 1


def test_words_found_are_marked_without_changing_the_page(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?tim=dong+bo")
    until(page, "CSS.highlights.get('kh-found')?.size > 0")
    marked = page.evaluate("""[...CSS.highlights.get("kh-found")].map((range) =>
      range.startContainer.data.slice(range.startOffset, range.endOffset))""")
    assert {folded(text) for text in marked} == {"dong", "bo"}
    assert page.locator("mark").count() == 0
    ask(page, "")
    until(page, "!CSS.highlights.get('kh-found')?.size")


def test_words_of_the_sites_search_are_marked_on_the_page_it_led_to(visit: Callable[..., Page]) -> None:
    page = visit("2022/toan-van/?h=%C4%91%E1%BB%93ng+b%E1%BB%99")
    until(page, "CSS.highlights.get('kh-found')?.size > 0")
    marked = page.evaluate("""[...CSS.highlights.get("kh-found")].map((range) =>
      range.startContainer.data.slice(range.startOffset, range.endOffset).toLowerCase())""")
    assert set(marked) == {"đồng", "bộ"}


# Filters


def test_an_agencys_rows_of_a_quarter(visit: Callable[..., Page], plan: Plan) -> None:
    page = visit(TASKS)
    choose(page, "chu-tri", "so-noi-vu")
    choose(page, "quy", "4")
    wanted = [
        row for row in plan.rows if "so-noi-vu" in row.deliverable.lead.agencies and 4 in row.deliverable.timing.quarters
    ]
    through = [row for row in plan.rows if "cac-so-ban-nganh" in row.deliverable.lead.agencies]
    wanted += [row for row in through if 4 in row.deliverable.timing.quarters and row not in wanted]
    assert set(shown(page)) == set(ids(wanted))
    expect(page.locator(STATUS)).to_have_text(f"Sở Nội vụ chủ trì · Quý IV · {len(wanted)} sản phẩm")
    assert page.title().startswith(f"Sở Nội vụ chủ trì · Quý IV · {len(wanted)} sản phẩm - Tất cả nhiệm vụ năm 2022")
    page.locator("[name=truc-tiep]").check()
    named = [row for row in wanted if "so-noi-vu" in row.deliverable.lead.agencies]
    expect(page.locator(STATUS)).to_have_text(f"Sở Nội vụ chủ trì · chỉ nơi nêu đích danh · Quý IV · {len(named)} sản phẩm")
    assert shown(page) == ids(named)


@pytest.mark.parametrize("agency", ["so-y-te", "so-noi-vu", "van-phong-ubnd-tinh", "ubnd-huyen-kim-son"])
def test_an_agency_has_the_rows_that_name_it_or_its_group(
    visit: Callable[..., Page], plan: Plan, duties: Duties, agency: str
) -> None:
    both = ("lead", "coordinating")
    for query, roles in (("co-quan", both), ("truc-tiep=1&co-quan", both), ("chu-tri", both[:1]), ("phoi-hop", both[1:])):
        page = visit(f"{TASKS}?{query}={agency}")
        direct = True if "truc-tiep" in query else None
        found = {item.row.deliverable.id for role in roles for item in duties.of(agency, role, direct=direct)}
        assert shown(page) == ids([row for row in plan.rows if row.deliverable.id in found]), query


def test_rows_found_through_a_group_say_so_beside_its_name(visit: Callable[..., Page], duties: Duties) -> None:
    page = visit(f"{TASKS}?co-quan=so-y-te")
    notes = page.locator(".kh-found .kh-role--group:visible")
    assert notes.count() == len(duties.assignments["so-y-te"]) == 53
    assert set(notes.all_text_contents()) == {"qua nhóm"}
    beside = notes.evaluate_all(
        "notes => notes.map((note) => note.parentElement.previousElementSibling.getAttribute('href'))"
    )
    assert all(link.endswith("/co-quan/cac-so-ban-nganh/") for link in beside)
    page.get_by_role("button", name="Xóa bộ lọc").click()
    expect(notes).to_have_count(0)


def test_a_quarter_holds_what_the_quarters_page_holds(visit: Callable[..., Page], plan: Plan) -> None:
    page = visit(TASKS)
    for quarter in (1, 2, 3, 4):
        choose(page, "quy", str(quarter))
        assert shown(page) == ids([row for row in plan.rows if quarter in row.deliverable.timing.quarters])
    for value, kind in (("hang-quy", "quarterly"), ("thuong-xuyen", "ongoing"), ("theo-dieu-kien", "conditional")):
        choose(page, "quy", value)
        assert shown(page) == ids([row for row in plan.rows if row.deliverable.timing.kind == kind])


def test_a_section_of_a_quarters_page(visit: Callable[..., Page], plan: Plan) -> None:
    page = visit(LISTS["quarter"])
    assert page.locator("[name=quy]").count() == 0
    choose(page, "linh-vuc", "chi-dao-dieu-hanh")
    wanted = [row for row in plan.rows if 4 in row.deliverable.timing.quarters and row.section.slug == "chi-dao-dieu-hanh"]
    assert shown(page) == ids(wanted)
    heads = page.locator(".kh-table__objective:visible")
    assert heads.count() == 1
    expect(heads).to_contain_text(f"· {len(wanted)} sản phẩm")


def test_an_agencys_page_by_role_time_and_name(visit: Callable[..., Page], duties: Duties) -> None:
    page = visit(LISTS["agency"])
    choose(page, "vai-tro", "phoi-hop")
    wanted = {item.row.deliverable.anchor for item in duties.of("so-noi-vu", "coordinating")}
    assert set(shown(page)) == wanted
    expect(page.locator(STATUS)).to_have_text(f"Sở Nội vụ phối hợp · {len(wanted)} sản phẩm")
    choose(page, "quy", "4")
    wanted = {item.row.deliverable.anchor for item in duties.of("so-noi-vu", "coordinating")
              if 4 in item.row.deliverable.timing.quarters}  # fmt: skip
    assert set(shown(page)) == wanted
    heads = page.locator(".kh-own .kh-table__objective:visible").all_inner_texts()
    direct = {item.row.deliverable.anchor for item in duties.of("so-noi-vu", "coordinating", direct=True)} & wanted
    both = {item.row.deliverable.anchor for item in duties.of("so-noi-vu", "coordinating", direct=False)} & wanted
    assert [re.findall(r"(\d+) sản phẩm", head) for head in heads] == [[str(len(direct))], [str(len(both - direct))]]
    page.locator(".kh-filter__more").click()
    page.locator("[name=truc-tiep]").check()
    expect(page.locator(STATUS)).to_contain_text("chỉ nơi nêu đích danh")
    named = {item.row.deliverable.anchor for item in duties.of("so-noi-vu", "coordinating", direct=True)
             if 4 in item.row.deliverable.timing.quarters}  # fmt: skip
    assert set(shown(page)) == named


def test_a_member_begins_with_what_it_must_do(visit: Callable[..., Page], duties: Duties) -> None:
    page = visit(LISTS["member"])
    assert len(shown(page)) == len(duties.assignments["so-y-te"]) == 53
    head = page.locator(".kh-own .kh-table__objective:visible")
    expect(head).to_have_text("Qua nhóm Các sở, ban, ngành, không nêu riêng Sở Y tế · 53 sản phẩm")
    choose(page, "quy", "4")
    expect(head).to_have_text(f"Qua nhóm Các sở, ban, ngành, không nêu riêng Sở Y tế · {len(shown(page))} sản phẩm")


def test_headings_without_rows_are_gone_and_an_activity_is_told_once(visit: Callable[..., Page], plan: Plan) -> None:
    page = visit(f"{TASKS}?tim=VII.1.5.4")
    assert shown(page) == ["vii-1-5-4"]
    assert page.locator(".kh-table__section:visible, .kh-table__objective:visible, .kh-table__task:visible").count() == 3
    row = plan.rows_of_task["VII.1.5"][3]
    expect(page.locator("#vii-1-5-4 td").first).to_contain_text(row.activity_text[0][:30])
    for cell in page.locator(".kh-table td:first-child:visible").all():
        assert cell.inner_text().strip() or "kh-table__same" in (cell.get_attribute("class") or "")


def test_a_row_whose_activity_stood_above_it_shows_it_when_that_row_is_gone(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?tim=I.2.1.2")
    assert page.locator("#i-2-1-2 td").first.inner_text().startswith("Kiểm tra")


def test_nothing_found_says_what_to_do(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    ask(page, "xyzxyz")
    expect(page.locator(STATUS)).to_have_text("Có chữ “xyzxyz” · 0 sản phẩm")
    expect(page.get_by_role("status").filter(has=page.locator("h2"))).to_contain_text("Hãy bỏ bớt chữ hoặc bớt bộ lọc")
    page.get_by_role("button", name="Xóa bộ lọc").click()
    expect(page.locator(STATUS)).to_have_text("Tất cả nhiệm vụ · 61 sản phẩm")
    expect(page.locator("[name=tim]")).to_be_focused()
    assert len(shown(page)) == 61
    assert urlsplit(page.url).query == ""


# Address


def test_the_address_tells_the_filter_and_keeps_what_else_it_holds(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?nguon=thu#vii-1-5-1")
    ask(page, "  báo cáo ")
    choose(page, "quy", "4")
    parts = urlsplit(page.url)
    assert parse_qs(parts.query) == {"nguon": ["thu"], "tim": ["báo cáo"], "quy": ["4"]}
    assert parts.fragment == "vii-1-5-1"


def test_a_filter_survives_reload_and_the_way_back_from_a_task(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    choose(page, "quy", "4")
    ask(page, "báo cáo")
    found = shown(page)
    assert found
    page.reload()
    assert shown(page) == found
    page.locator(".kh-table__task:visible a").first.click()
    page.wait_for_url(re.compile(r"/nhiem-vu/[ivx]+-\d+-\d+/"))
    page.go_back()
    expect(page.locator(STATUS)).to_contain_text("Quý IV · có chữ “báo cáo”")
    assert shown(page) == found
    assert page.locator("[name=quy]").input_value() == "4"


@pytest.mark.parametrize("persisted", ["true", "false"])
def test_a_form_that_the_browser_emptied_on_the_way_back_is_what_the_address_says(
    visit: Callable[..., Page], persisted: str
) -> None:
    page = visit(f"{TASKS}?quy=4&chu-tri=so-noi-vu&truc-tiep=1&tim=b%C3%A1o")
    found, said = shown(page), page.locator(STATUS).inner_text()
    page.evaluate(
        """(persisted) => {
      for (const control of document.querySelectorAll(".kh-filter [name]")) {
        control[control.type === "checkbox" ? "checked" : "value"] = "";
      }
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: persisted === "true" }));
    }""",
        persisted,
    )
    assert page.locator("[name=quy]").input_value() == "4"
    assert page.locator("[name=truc-tiep]").is_checked()
    assert (shown(page), page.locator(STATUS).inner_text()) == (found, said)
    choose(page, "linh-vuc", "chi-dao-dieu-hanh")
    assert parse_qs(urlsplit(page.url).query).keys() == {"quy", "chu-tri", "truc-tiep", "tim", "linh-vuc"}


def test_no_field_asks_webkit_to_empty_it_on_the_way_back(visit: Callable[..., Page]) -> None:
    assert visit(TASKS).locator(".kh-filter[autocomplete], .kh-filter [autocomplete]").count() == 0


def test_what_is_typed_before_the_page_is_whole_is_not_lost(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    page.evaluate("""() => {
      const field = document.querySelector("[name=tim]");
      field.value = "báo cáo";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      dispatchEvent(new PageTransitionEvent("pageshow"));
    }""")
    expect(page.locator(STATUS)).to_contain_text("Có chữ “báo cáo”")
    assert page.locator("[name=tim]").input_value() == "báo cáo"


def test_unknown_values_are_ignored(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?quy=9&co-quan=%3Cimg%3E&xep=ten&truc-tiep=co&linh-vuc=the-che")
    expect(page.locator(STATUS)).to_have_text("Lĩnh vực I. Cải cách thể chế · 5 sản phẩm")
    assert page.locator("[name=quy]").input_value() == page.locator("[name=co-quan]").input_value() == ""


def test_what_is_typed_is_text(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?tim=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
    expect(page.locator(STATUS)).to_have_text("Có chữ “<img src=x onerror=alert(1)>” · 0 sản phẩm")
    assert page.locator(".kh-found img").count() == 0


def test_folded_filters_are_open_when_one_of_them_is_set(visit: Callable[..., Page]) -> None:
    more = visit(f"{TASKS}?quy=4").locator(".kh-filter__more")
    expect(more).to_have_attribute("aria-expanded", "false")
    more = visit(f"{TASKS}?chu-tri=so-noi-vu").locator(".kh-filter__more")
    expect(more).to_have_attribute("aria-expanded", "true")


def test_the_address_can_be_copied(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?quy=4")
    button(page, "Chép địa chỉ").click()
    expect(page.get_by_role("status").filter(has=page.locator("h2"))).to_contain_text("Đã chép địa chỉ")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


NAMES = [
    "Mã sản phẩm",
    "Nhiệm vụ",
    "Hoạt động",
    "Sản phẩm",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
    "Địa chỉ",
]
CLIPBOARD = """async () => {
  const [item] = await navigator.clipboard.read();
  return Promise.all(["text/html", "text/plain"].map(async (type) => (await item.getType(type)).text()));
}"""


def taken(plan: Plan, address: str, anchors: list[str]) -> list[list[str]]:
    """The rows of a table by their ids, as they are taken away."""
    rows = {row.deliverable.anchor: row for row in plan.rows}
    return [NAMES, *(cells(rows[anchor], address) for anchor in anchors)]


def cells(row: Row, address: str) -> list[str]:
    item = row.deliverable
    task = f"{address}2022/nhiem-vu/{row.task.id.lower().replace('.', '-')}/"
    helping = item.coordinating.text if item.coordinating else ""
    named = [item.id, f"{row.task.id} {row.task.title}", "\n".join(row.activity_text), "\n".join(item.text)]
    return [*(safe(cell) for cell in (*named, item.lead.text, helping, item.timing.text)), f"{task}#{item.anchor}"]


def copied_rows(page: Page) -> tuple[list[list[str]], list[list[str]]]:
    """Copy the rows that are shown; return them as a program that takes HTML reads them, and as one that takes text."""
    button(page, "Chép các dòng đang thấy").click()
    expect(page.locator(".kh-found__head")).to_contain_text(re.compile(r"Đã chép \d+ dòng\."))
    html, text = page.evaluate(CLIPBOARD)
    for line in (tree := LexborHTMLParser(html)).css("br"):
        line.replace_with("\n")
    marked = [[cell.text() for cell in row.css("td")] for row in tree.css("tr")]
    return marked, list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))


def saved_rows(page: Page) -> tuple[str, list[list[str]]]:
    """Save the rows that are shown; return the name of the file and its rows."""
    with page.expect_download() as download:
        button(page, "Tải CSV các dòng đang thấy").click()
    content = download.value.path().read_bytes()
    assert content.startswith(codecs.BOM_UTF8)
    lines = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    assert lines.endswith("\r\n")
    return download.value.suggested_filename, list(csv.reader(io.StringIO(lines, newline="")))


def test_the_rows_shown_are_copied_and_saved_in_their_order_cell_for_cell(
    visit: Callable[..., Page], plan: Plan, address: str
) -> None:
    page = visit(f"{TASKS}?co-quan=so-noi-vu&quy=4&xep=-san-pham")
    wanted = shown(page)
    assert 3 < len(wanted) < len(plan.rows)
    assert wanted != sorted(wanted, key=in_order)
    marked, text = copied_rows(page)
    assert marked == text == taken(plan, address, wanted)
    name, saved = saved_rows(page)
    assert saved == text
    assert name == f"2022-so-noi-vu-chu-tri-hoac-phoi-hop-quy-iv-{len(wanted)}-san-pham.csv"
    expect(page.locator(".kh-found__head")).to_contain_text(f"Đã tải CSV có {len(wanted)} dòng.")


@each_list
def test_every_list_gives_each_row_that_its_heading_counts(
    visit: Callable[..., Page], plan: Plan, address: str, path: str
) -> None:
    page = visit(path)
    _, saved = saved_rows(page)
    assert [row[0].lower().replace(".", "-") for row in saved[1:]] == shown(page)
    rows = {row.deliverable.id: cells(row, address) for row in plan.rows}
    for found in saved[1:]:
        wanted = rows[found[0]]
        assert found == wanted


def test_a_members_rows_that_are_found_are_taken_whole(visit: Callable[..., Page], plan: Plan, address: str) -> None:
    page = visit(f"{LISTS['member']}?quy=4")
    wanted = shown(page)
    _, saved = saved_rows(page)
    assert saved == taken(plan, address, wanted)


def test_hostile_cells_are_taken_as_text(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?co-quan=so-noi-vu")
    hostile = ["=1+1", "a\tb", 'he said "x", y', "<b>&amp;", "  @SUM(A1)", "＝1+1", "-2", "\u2028x"]
    page.evaluate(
        """(texts) => {
  const cells = [...document.querySelectorAll(".kh-table [data-time]:not([hidden]) .kh-table__what")];
  texts.forEach((text, i) => cells[i].replaceChildren(cells[i].querySelector(".kh-id"), text));
  const items = ["=2+2", 'x "y"'].map((text) => Object.assign(document.createElement("li"), { textContent: text }));
  cells[texts.length].replaceChildren(cells[texts.length].querySelector(".kh-id"), ...items);
}""",
        hostile,
    )
    marked, text = copied_rows(page)
    _, saved = saved_rows(page)
    assert marked == text == saved
    wanted = ["'=1+1", "a b", 'he said "x", y', "<b>&amp;", "'@SUM(A1)", "'＝1+1", "'-2", "x", '\'=2+2\nx "y"']
    assert [row[3] for row in saved[1 : len(wanted) + 1]] == wanted


def test_a_cell_is_made_safe_as_in_the_files_of_the_site(visit: Callable[..., Page], address: str) -> None:
    page = visit(TASKS)
    cells = [
        "",
        "a",
        "=a",
        " =a",
        "+1",
        "-",
        "@",
        "＋1",
        "﹣1",
        "\ta",
        "\ra",
        "\na",
        "\n=a",
        "a=",
        "'=",
        "II.6.3",
        "\u00a0=1",
    ]
    script = """async ([address, cells]) => {
      const { safe } = await import(new URL("assets/js/list-export.js", address));
      return cells.map(safe);
    }"""
    assert page.evaluate(script, [address, cells]) == [safe(cell) for cell in cells]


def test_nothing_shown_is_nothing_taken(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?tim=xyzzy")
    button(page, "Tải CSV các dòng đang thấy").click()
    expect(page.locator(".kh-found__head")).to_contain_text("Không có dòng nào đang thấy.")


def test_a_browser_that_cannot_copy_a_table_is_offered_the_file_alone(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.add_init_script("delete globalThis.ClipboardItem")
    page.goto(f"{address}{TASKS}")
    expect(button(page, "Tải CSV các dòng đang thấy")).to_be_visible()
    expect(page.get_by_role("button", name="Chép các dòng đang thấy")).to_be_hidden()
    page.close()


def test_the_rows_are_saved_under_the_policy_of_the_page(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => (window.refused ??= []).push(e.violatedDirective))"
    )
    page.goto(f"{address}{TASKS}?quy=4")
    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    saved_rows(page)
    assert page.evaluate("window.refused ?? []") == []
    page.close()


def test_an_address_that_cannot_be_copied_is_selected(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?quy=4")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    button(page, "Chép địa chỉ").click()
    field = page.get_by_label("Địa chỉ của danh sách")
    expect(field).to_have_value(page.url)
    assert page.evaluate("document.getSelection().toString() || document.activeElement.value") == page.url


def test_a_row_named_in_the_address_is_shown_outside_the_filter(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?tim=VII.1.5.4#ii-6-3-1")
    assert shown(page) == ["ii-6-3-1", "vii-1-5-4"]
    expect(page.locator("#ii-6-3-1")).to_contain_text("ngoài bộ lọc")
    expect(page.locator("#ii-6-3-1")).to_be_in_viewport()
    expect(page.locator(STATUS)).to_contain_text("· 1 sản phẩm")
    page.evaluate("location.hash = '#vii-1-5-1'")
    expect(page.locator("#vii-1-5-1")).to_be_in_viewport()
    assert shown(page) == ["vii-1-5-1", "vii-1-5-4"]
    expect(page.locator("#ii-6-3-1 .kh-tag")).to_have_count(0)


# Sorting


def test_a_head_sorts_by_keyboard_up_down_and_back(visit: Callable[..., Page], plan: Plan) -> None:
    page = visit(TASKS)
    bodies = "easy => [...easy.querySelectorAll('tbody')].map((body) => body.outerHTML)"
    before = page.locator(".kh-easy").evaluate(bodies)
    head = page.locator("th", has=page.get_by_role("button", name="Thời gian thực hiện"))
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    kinds = ("quarters", "quarterly", "ongoing", "conditional")

    def by_time(row: Row) -> tuple[int, int]:
        timing = row.deliverable.timing
        return kinds.index(timing.kind), timing.quarters[0] if timing.kind == "quarters" else 0

    assert shown(page) == ids(sorted(plan.rows, key=by_time))
    page.keyboard.press("Space")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert shown(page) == ids(sorted(plan.rows, key=lambda row: tuple(-part for part in by_time(row))))
    assert page.locator(".kh-table__task:visible, .kh-table__objective:visible, .kh-table__section:visible").count() == 0
    first = page.locator(".kh-table tr:has(td):visible").first
    expect(first.locator("td").first).to_contain_text("I.1.1 Nâng cao chất lượng xây dựng pháp luật")
    page.keyboard.press("Enter")
    expect(head).not_to_have_attribute("aria-sort", re.compile(".*"))
    assert page.locator(".kh-easy").evaluate(bodies) == before


def test_sorting_by_id_follows_its_numbers(visit: Callable[..., Page], plan: Plan) -> None:
    ordered = sorted(plan.rows, key=lambda row: in_order(row.deliverable.id))
    assert shown(visit(f"{TASKS}?xep=so")) == ids(ordered)
    assert shown(visit(f"{TASKS}?xep=-so")) == ids(ordered)[::-1]


def test_numbers_in_ids_are_compared_as_numbers(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    order = page.evaluate("""async () => {
      const { sorted } = await import(new URL("../../assets/js/list-sort.js", location.href));
      const entries = ["x-1-1-1", "vii-1-10-1", "ix-1-1-1", "vii-1-9-2", "iv-2-1-1"].map((id) => ({ id }));
      return sorted(entries, "so").map(({ id }) => id);
    }""")
    assert order == ["iv-2-1-1", "vii-1-9-2", "vii-1-10-1", "ix-1-1-1", "x-1-1-1"]


def test_sorting_by_time_follows_the_quarter_and_then_the_day(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    order = page.evaluate("""async () => {
      const { sorted } = await import(new URL("../../assets/js/list-sort.js", location.href));
      const due = { "thuong-xuyen": [null], 4: ["2028-01-15", null], 2: ["2027-06-30", null, "2027-05-05"], 1: [null] };
      const entries = Object.entries(due).flatMap(([time, days]) =>
        days.map((day) => ({ times: [time], due: day ?? undefined })));
      return sorted(entries, "thoi-gian").map(({ times, due }) => `${times[0]} ${due ?? ""}`.trim());
    }""")
    assert order == ["1", "2 2027-05-05", "2 2027-06-30", "2", "4 2028-01-15", "4", "thuong-xuyen"]


def test_sorting_by_words_follows_the_vietnamese_alphabet(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    order = page.evaluate("""async () => {
      const { sorted } = await import(new URL("../../assets/js/list-sort.js", location.href));
      const entries = ["Đài 10", "Ủy ban", "Đài 9", "Dân", "Ăn", "Ân", "An"].map((id) => ({ key: () => id, id }));
      return sorted(entries, "chu-tri").map(({ id }) => id);
    }""")
    assert order == ["An", "Ăn", "Ân", "Dân", "Đài 9", "Đài 10", "Ủy ban"]


def test_sorted_rows_are_filtered_and_show_their_activity(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?xep=-so&tim=V.1.1")
    assert shown(page) == [f"v-1-1-{number}" for number in (6, 5, 4, 3, 2, 1)]
    cells = page.locator(".kh-table tr:visible td:first-child")
    assert all(text.startswith("V.1.1") and len(text) > 60 for text in cells.all_inner_texts())


def test_an_agencys_rows_are_sorted_in_one_order_and_back(visit: Callable[..., Page], duties: Duties) -> None:
    page = visit(LISTS["agency"])
    before = shown(page)
    assert len(before) == len({*before}) == 55
    choose_sort(page, "so")
    everything = {item.row.deliverable.id for item in duties.assignments["so-noi-vu"]}
    assert shown(page) == [item.lower().replace(".", "-") for item in sorted(everything, key=in_order)]
    choose_sort(page, "")
    assert shown(page) == before


def choose_sort(page: Page, order: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(".kh-filter__open[aria-expanded=false]").or_(page.locator("[name=xep]:visible")).click()
    page.locator("[name=xep]").select_option(order)
    until(page, "order => (new URL(location.href).searchParams.get('xep') ?? '') === order", arg=order)
    page.set_viewport_size({"width": 1280, "height": 900})


# Paper


def printed(page: Page) -> list[dict]:
    """The rows of the annex that come out of the printer."""
    page.emulate_media(media="print")
    rows = page.evaluate(ANNEX)
    page.emulate_media(media="screen")
    return rows


@pytest.mark.parametrize(
    "path", [f"{TASKS}?chu-tri=so-noi-vu&quy=4&truc-tiep=1", f"{TASKS}?tim=bao+cao", f"{LISTS['section']}?quy=thuong-xuyen"]
)
def test_paper_shows_the_rows_found_in_eight_whole_columns(visit: Callable[..., Page], plan: Plan, path: str) -> None:
    page = visit(path)
    found = shown(page)
    rows = printed(page)
    assert [row["id"] for row in rows if row["id"]] == found
    assert {row["width"] for row in rows} == {8}
    by_id = {row.deliverable.anchor: row for row in plan.rows}
    for before, row in zip([None, *rows], rows, strict=False):
        if row["id"] and (not before or not before["id"] or by_id[before["id"]].task is not by_id[row["id"]].task):
            assert by_id[row["id"]].task.text[0] in " ".join(row["cells"]), row["id"]
    expect(page.locator(".kh-annex__head")).to_contain_text(page.locator(STATUS).text_content() or "")


def test_every_filter_leaves_whole_columns_and_clearing_it_the_table_as_it_was(
    visit: Callable[..., Page], plan: Plan
) -> None:
    page = visit(TASKS)
    body = page.locator(".kh-annex__table tbody")
    before = body.evaluate("body => body.innerHTML")
    whole = printed(page)
    assert [row["id"] for row in whole if row["id"]] == ids(plan.rows)
    for value in ("1", "3", "4", "thuong-xuyen", "theo-dieu-kien"):
        choose(page, "quy", value)
        rows = printed(page)
        assert [row["id"] for row in rows if row["id"]] == shown(page)
        assert {row["width"] for row in rows} == {8}, value
        assert all(after["id"] for row, after in itertools.pairwise(rows) if not row["id"])
    page.get_by_role("button", name="Xóa bộ lọc").click()
    expect(page.locator(STATUS)).to_have_text("Tất cả nhiệm vụ · 61 sản phẩm")
    assert printed(page) == whole
    assert body.evaluate("body => body.innerHTML") == before


def test_an_agencys_paper_holds_each_row_once(visit: Callable[..., Page], plan: Plan, duties: Duties) -> None:
    page = visit(LISTS["agency"])
    mine = {item.row.deliverable.id: item.row for item in duties.assignments["so-noi-vu"]}
    assert [row["id"] for row in printed(page) if row["id"]] == ids(plan.rows.among(mine))
    choose(page, "quy", "4")
    due = [row for row in plan.rows.among(mine) if 4 in row.deliverable.timing.quarters]
    assert [row["id"] for row in printed(page) if row["id"]] == ids(due)
    expect(page.locator(".kh-annex__head")).to_contain_text(f"Quý IV · {len(due)} sản phẩm")


def test_sorting_does_not_change_paper(visit: Callable[..., Page], plan: Plan) -> None:
    assert [row["id"] for row in printed(visit(f"{TASKS}?xep=-so")) if row["id"]] == ids(plan.rows)


def test_paper_tells_the_filtered_address(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?chu-tri=so-noi-vu&tim=b%C3%A1o")
    text = page.locator(".kh-address").text_content() or ""
    assert "/2022/nhiem-vu/?tim=báo&chu-tri=so-noi-vu ·" in text
    assert "Dữ liệu:" in text
    page.get_by_role("button", name="Xóa bộ lọc").click()
    expect(page.locator(".kh-address")).not_to_contain_text("?")


def test_paper_is_a4_across(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?quy=4")
    sheets = page.pdf(prefer_css_page_size=True)
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", sheets)
    assert box
    assert [round(float(side)) for side in box.groups()] == [842, 595]


def test_the_eight_column_view_shows_the_rows_found(visit: Callable[..., Page]) -> None:
    page = visit(f"{TASKS}?quy=4")
    found = shown(page)
    page.get_by_text("Tám cột như văn bản").click()
    assert [row["id"] for row in page.evaluate(ANNEX) if row["id"]] == found
    choose(page, "quy", "1")
    until(page, "document.querySelectorAll('.kh-annex__table tr[data-row]:not([hidden])').length < 15")
    assert not page.locator(".kh-easy").is_visible()


# Everywhere


@each_list
@pytest.mark.parametrize("width", [1280, 360])
def test_a_list_fits_its_screen_and_its_controls_a_finger(visit: Callable[..., Page], path: str, width: int) -> None:
    page = visit(path)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{page.url}?tim=a")
    for opener in page.locator(".kh-tools :is(.kh-tools__button, summary):visible").all():
        opener.click()
    first = page.locator(".kh-filter :is(input, select):visible").first
    assert first.get_attribute("name") == "tim"
    assert page.locator("[name=quy], [name=linh-vuc]").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_while_a_list_opens(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740})
    queries = [(TASKS, "?tim=bao"), (TASKS, "?quy=4&xep=-chu-tri"), (TASKS, "?chu-tri=so-y-te#ii-6-3-1")]
    for path, query in [*((path, "") for path in LISTS.values()), *queries, (LISTS["member"], "?quy=4")]:
        page = context.new_page()
        page.goto(f"{address}{path}{query}")
        assert page.evaluate(SHIFT) < 0.05, (path, query)
        page.close()
    context.close()


@each_list
def test_a_list_is_whole_without_script(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{path}?tim=xyz&quy=1")
    assert page.locator(".kh-filter").count() == 1
    assert not page.locator(".kh-filter").is_visible()
    assert page.locator(".kh-table thead button").count() == 0
    rows = page.locator(".kh-table [data-time]")
    assert rows.count() == page.locator(".kh-table [data-time]:visible").count()
    assert re.fullmatch(r".+ · \d+ sản phẩm", page.locator(STATUS).text_content() or "")
    context.close()


@each_list
def test_the_heading_counts_each_row_once(visit: Callable[..., Page], path: str) -> None:
    page = visit(path)
    expect(page.locator(STATUS)).to_contain_text(re.compile(rf" · {len(set(shown(page)))} sản phẩm$"))


def test_heads_of_tables_stay_in_view_below_the_masthead(visit: Callable[..., Page]) -> None:
    page = visit(TASKS)
    page.locator("#vii-1-5-1").scroll_into_view_if_needed()
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(100)
    masthead = page.locator(".md-header").bounding_box()
    head = page.locator(".kh-table thead th").first.bounding_box()
    assert masthead
    assert head
    assert abs(head["y"] - masthead["height"]) <= 4


def test_rows_left_out_stay_in_the_page(visit: Callable[..., Page], plan: Plan) -> None:
    page = visit(f"{TASKS}?quy=1")
    assert page.locator(".kh-table tr[data-time]").count() == len(plan.rows)


def test_a_filter_survives_the_themes_instant_navigation(browser: Browser, tmp_path: Path) -> None:
    project, target = copied(tmp_path / "project", SMALL), tmp_path / "site"
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  features:\n", "  features:\n    - navigation.instant\n"), encoding="utf-8")
    target.mkdir()
    for home in served(target):
        built(project, target, SITE_URL=home)
        page = browser.new_page()
        page.goto(home, wait_until="networkidle")
        page.evaluate("window.same = true")
        page.locator(".md-tabs__link", has_text="Nhiệm vụ").click()
        page.locator(".kh-table thead button").first.wait_for()  # the list is at work
        page.locator("[name=tim]").fill("bao cao")
        expect(page.locator(STATUS)).to_contain_text("Có chữ “bao cao”")
        said = page.locator(STATUS).inner_text()
        page.locator(".kh-table__task:visible a").first.click()
        page.wait_for_url(re.compile(r"/nhiem-vu/[ivx]+-\d+-\d+/"))
        page.go_back()
        expect(page.locator("[name=tim]")).to_have_value("bao cao")
        expect(page.locator(STATUS)).to_have_text(said, use_inner_text=True, timeout=2000)
        assert page.evaluate("window.same")
        page.close()
