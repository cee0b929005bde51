"""What lists say of how products stand: each row, the numbers above, the choices; and nothing where nothing was reported.

The states are told by hand from the reports in tests/plans/reported.
"""

import datetime as dt

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plan.facts.listed_states import listed_states
from plan.facts.year import Year, year_of
from plan.ground.model import Archive, Plan, Rows
from plan.html.forms import Form, row_form
from plan.html.named_lists import named_lists
from plan.reading.load import load
from tests.archives import REPORTED
from tests.unit.rendering import shown

TOLD = {
    "i-1-1-1": ("hoàn thành đúng hạn", "báo cáo 16/6/2025, có minh chứng"),
    "i-1-1-2": ("chưa đủ báo cáo", "0 trong 3 cơ quan đã báo cáo"),
    "i-2-1-3": ("chưa đủ báo cáo", "0 trong 3 cơ quan đã báo cáo"),
    "i-2-1-2": ("chưa đủ báo cáo", "0 trong 2 cơ quan đã báo cáo"),
    "ii-1-1-3": ("hoàn thành đúng hạn", "báo cáo 17/9/2025, không kèm minh chứng"),
    "ii-1-1-1": ("chưa đủ báo cáo",),
    "ii-1-2-1": ("chưa hoàn thành trong hạn", "báo cáo 19/9/2025"),
    "iii-1-1-1": ("hoàn thành đúng hạn", "báo cáo 15/3/2025, có minh chứng"),
    "iii-1-1-2": ("hoàn thành quá hạn", "báo cáo 20/6/2025, có minh chứng"),
    "iii-1-1-3": ("chưa hoàn thành quá hạn", "hạn 30/6/2025, quá 97 ngày khi báo cáo", "báo cáo 5/10/2025"),
    "iii-1-2-1": ("chưa hoàn thành trong hạn", "báo cáo 18/9/2025"),
    "iii-1-2-2": ("chưa báo cáo", "từ 26/9/2025, hạn gửi 20/9/2025"),
    "iii-1-2-3": (
        "chưa báo cáo",
        "2 trong 3 cơ quan đã báo cáo",
        "báo cáo gần nhất 20/6/2025, 1 trong 2 báo cáo có minh chứng",
        "từ 26/9/2025, hạn gửi 20/9/2025",
    ),
    "iii-1-2-4": (
        "chưa báo cáo",
        "1 trong 2 cơ quan đã báo cáo",
        "báo cáo gần nhất 19/3/2025, không kèm minh chứng",
        "từ 26/6/2025, hạn gửi 20/6/2025",
    ),
    "iii-1-3-1": ("hoàn thành quá hạn", "báo cáo 17/9/2025, có minh chứng"),
    "iii-1-3-2": ("chưa hoàn thành không hạn", "báo cáo 15/3/2025"),
    "iii-1-3-3": ("hoàn thành không hạn", "báo cáo 19/6/2025, có minh chứng"),
    "iii-1-3-4": (
        "hoàn thành đúng hạn",
        "báo cáo 19/9/2025, có minh chứng",
        "so với hạn ban đầu (30/6/2025): hoàn thành quá hạn",
    ),
    "iii-1-3-5": ("chưa hoàn thành quá hạn", "hạn 30/6/2025, quá 79 ngày khi báo cáo", "báo cáo 17/9/2025"),
}
"""What the row of each product says in the list of all."""
ORDER = [
    "hoàn thành đúng hạn",
    "hoàn thành quá hạn",
    "hoàn thành không hạn",
    "chưa hoàn thành trong hạn",
    "chưa hoàn thành quá hạn",
    "chưa hoàn thành không hạn",
    "chưa báo cáo",
    "chưa đủ báo cáo",
]
LISTS = [
    "nhiem-vu/",
    *(f"linh-vuc/{slug}/" for slug in ("bot-thu-tuc", "chinh-quyen-gan-dan", "chinh-quyen-so")),
    *(f"quy/{quarter}/" for quarter in "1234"),
    "thuong-xuyen/",
    "theo-dieu-kien/",
]
each_list = pytest.mark.parametrize("path", LISTS)


@pytest.fixture(scope="module")
def demo() -> Archive:
    return load(REPORTED)


@pytest.fixture(scope="module")
def of(demo: Archive) -> Year:
    return year_of(demo, demo.newest)


def said(cell: LexborNode) -> tuple[str, ...]:
    """The lines of a cell, without what a reader does not see of them."""
    return tuple(" ".join(line.text().split()) for line in cell.css(".kh-state, p"))


def rows_of(page: LexborHTMLParser) -> dict[str, tuple[str, ...]]:
    found = {row.attributes["id"]: row.css_first(".kh-table__state") for row in page.css(".kh-easy [data-time]")}
    return {str(anchor): said(cell) for anchor, cell in found.items() if cell}


def counted(page: LexborHTMLParser) -> dict[str, int]:
    """The numbers above a list, in their order, by the states they count."""
    found = (link.text().split(" ", 1) for link in page.css(".kh-standing a"))
    return {name: int(number) for number, name in found}


def test_each_row_of_the_list_of_all_says_its_state_its_report_and_its_evidence(demo: Archive) -> None:
    assert rows_of(shown(demo, "2025/nhiem-vu/")) == TOLD


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("quy/1/", {"iii-1-3-1": ("hoàn thành đúng hạn", "báo cáo 15/3/2025, có minh chứng")}),
        ("quy/2/", {"iii-1-3-1": ("hoàn thành quá hạn", "báo cáo 18/7/2025, có minh chứng")}),
        ("quy/3/", {"iii-1-3-1": ("hoàn thành đúng hạn", "báo cáo 17/9/2025, có minh chứng")}),
        ("quy/4/", {"iii-1-3-1": ("chưa đủ báo cáo",)}),
    ],
)
def test_on_the_page_of_a_quarter_what_is_due_again_and_again_stands_as_in_that_quarter(
    demo: Archive, path: str, changed: dict[str, tuple[str, ...]]
) -> None:
    found = rows_of(shown(demo, f"2025/{path}"))
    assert changed.keys() <= found.keys()
    assert found == {**{anchor: TOLD[anchor] for anchor in found}, **changed}


@each_list
def test_the_numbers_above_a_list_add_up_to_its_rows_and_each_leads_to_these(demo: Archive, path: str) -> None:
    page = shown(demo, f"2025/{path}")
    states = [lines[0] for lines in rows_of(page).values()]
    assert len(states) > 1
    assert list(counted(page).items()) == [(name, states.count(name)) for name in ORDER if name in states]
    line = page.css_first(".kh-standing")
    assert line is not None
    assert line.text().startswith(f"Tính đến báo cáo ngày 5/10/2025, trong {len(states)} sản phẩm: ")
    asked = [str(link.attributes["href"]).removeprefix("?tien-do=") for link in line.css("a")]
    options = page.css("select[name=tien-do] option[data-name]")
    assert asked == [option.attributes["value"] for option in options]
    assert {option.attributes["data-name"]: option.text() for option in options} == {
        name: f"{name.capitalize()} ({number})" for name, number in counted(page).items()
    }
    slugs = {str(option.attributes["data-name"]): option.attributes["value"] for option in options}
    assert [row.attributes["data-state"] for row in page.css(".kh-easy [data-time]")] == [slugs[name] for name in states]


@each_list
def test_the_column_has_a_head_that_each_cell_names_and_that_sorts(demo: Archive, path: str) -> None:
    page = shown(demo, f"2025/{path}")
    heads = {head.attributes["id"] for head in page.css(".kh-easy th")}
    [head] = page.css(".kh-easy thead [data-column=tien-do]")
    for cell in page.css(".kh-table__state"):
        named = str(cell.attributes["headers"]).split()
        assert named[-1] == head.attributes["id"]
        assert set(named) <= heads
    assert [option.attributes["value"] for option in page.css("[name=xep] option")][-2:] == ["tien-do", "-tien-do"]
    width = len(page.css(".kh-easy thead th"))
    assert {int(str(cell.attributes["colspan"])) for cell in page.css(".kh-easy th[colspan]")} == {width}


@each_list
def test_no_clock_says_of_a_list_with_reports_that_there_are_none(demo: Archive, path: str) -> None:
    page = shown(demo, f"2025/{path}")
    assert page.css("[data-all-ended]") == []
    assert page.body is not None
    assert "chưa có báo cáo" not in page.body.text().lower()


@each_list
def test_on_paper_each_row_in_force_says_the_same_beside_the_documents_columns(demo: Archive, path: str) -> None:
    page = shown(demo, f"2025/{path}")
    told = rows_of(page)
    [head] = page.css(".kh-annex thead .kh-annex__state")
    assert "5/10/2025 (cột do trang này thêm)" in head.text()
    rows = page.css(".kh-annex tbody tr[data-row]")
    printed = {row.attributes["data-row"]: row.css_first(".kh-annex__state") for row in rows}
    for anchor, cell in printed.items():
        assert cell is not None
        lines = told.get(str(anchor), ())
        assert " ".join(cell.text(separator=" ").split()).replace(" ,", ",") == " ".join(lines)
    assert told.keys() <= printed.keys()


def test_where_nothing_was_reported_nothing_is_said_or_asked(archive: Archive) -> None:
    for path in ("nhiem-vu/", "quy/4/", "linh-vuc/the-che/", "theo-dieu-kien/", "co-quan/so-noi-vu/"):
        page = shown(archive, f"2022/{path}")
        assert page.css("[data-time]") != []
        asked = "[data-state], [data-states], [data-columns], [name=tien-do], [data-column=tien-do], .kh-standing"
        assert page.css(f"{asked}, .kh-table__state, .kh-annex__state, [name=xep] [value$=tien-do]") == []


# The facts


def test_a_list_is_told_of_as_of_the_newest_report(of: Year, demo: Archive) -> None:
    form = row_form(of, demo.newest.rows, "")
    assert (form.as_of, len(form.states)) == (dt.date(2025, 10, 5), 19)
    assert form.states["III.1.1.3"].day == dt.date(2025, 10, 5)
    assert form.states["II.1.1.1"].day is None


def test_what_an_agency_leads_with_others_stands_on_its_page_by_its_own_reports(of: Year, demo: Archive) -> None:
    rows = demo.newest.rows
    own = listed_states(of.reported, rows, agency="so-cau-duong")["III.1.2.3"]
    whole = listed_states(of.reported, rows)["III.1.2.3"]
    assert (own.state, own.heard, own.shown) == ("done-in-time", (1, 1), (0, 1))
    assert (whole.state, whole.heard, whole.shown) == ("silent", (2, 3), (1, 2))


def test_what_an_agency_only_coordinates_stands_on_its_page_as_everywhere(of: Year, demo: Archive) -> None:
    rows = demo.newest.rows
    assert listed_states(of.reported, rows, agency="van-phong-tinh")["III.1.2.1"].state == "open-in-time"


@pytest.mark.parametrize(
    ("deliverable", "is_told"),
    [("I.1.1.1", True), ("III.1.2.2", True), ("I.1.1.2", False), ("II.1.1.1", False), ("I.2.1.3", False)],
)
def test_a_report_is_told_of_and_so_is_its_lack(of: Year, deliverable: str, is_told: bool) -> None:  # noqa: FBT001
    assert listed_states(of.reported, of.plan.rows)[deliverable].is_told is is_told


def test_a_list_of_one_state_still_asks_for_it_because_numbers_lead_to_it(of: Year) -> None:
    form: Form = row_form(of, Rows(row for row in of.plan.rows if row.deliverable.id in {"III.1.2.2", "III.1.2.4"}), "")
    assert [(choice.name, len(choice.options)) for choice in form.main if choice.name == "tien-do"] == [("tien-do", 1)]


# The search


def test_the_search_knows_of_each_row_how_it_stands(of: Year) -> None:
    rows = {row[4]: row for row in named_lists(of)["rows"]}
    assert rows["iii-1-2-2"][5:] == ("2025-06-30", "chua-bao-cao")
    assert rows["iii-1-3-3"][5:] == ("", "hoan-thanh-khong-han")


def test_only_who_reported_and_has_a_page_has_a_card_in_the_search(of: Year) -> None:
    cards = named_lists(of)["progress"]["cards"]
    assert cards == ["so-ban-do", "so-cau-duong", "so-viec-cong", "van-phong-tinh", "xa-co-lau"]


def test_without_reports_the_search_knows_nothing_of_them(archive: Archive, plan: Plan) -> None:
    known = named_lists(year_of(archive, plan))
    assert "progress" not in known
    assert known["passed"]["name"] == "Hạn đã qua, chưa có báo cáo"
    assert max(map(len, known["rows"])) == 6
