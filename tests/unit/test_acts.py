"""A later document adds or repeals a record: lists hold what is in force, pages keep what is repealed at its address."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plan.changes.brakes import brakes
from plan.changes.compare import change_json, compare
from plan.changes.diff import changes
from plan.changes.history import told_json
from plan.changes.report import text
from plan.export.api import api_files
from plan.export.formats import files_in
from plan.export.formats.xml import feeds_of_plans
from plan.export.pdf import as_html, papers
from plan.facts.formats import CALENDAR, CSV, FEED
from plan.facts.lists import lists
from plan.facts.pages import addresses, pages
from plan.ground.changelog import History, Revision
from plan.ground.files import Build
from plan.ground.model import Archive, Plan
from plan.html import search
from plan.html.descriptions import described
from plan.html.view import REPEALED, About
from plan.reading.load import load
from plan.rules.check import counts
from tests.archives import SMALL
from tests.unit.builders import Project, told
from tests.unit.rendering import shown

IN_FORCE = ["I.1.1.1", "I.1.1.2", "I.2.1.3", "I.2.1.2", "II.1.1.3", "II.1.1.1", "II.1.2.1"]
GONE = {"I.1.2.1": "i-1-2", "I.2.1.1": "i-2-1", "II.1.1.2": "ii-1-1"}
"""Repealed with its task, by itself, with its activity; and the page it is on."""
BY_44 = "từ ngày 1/6/2031 theo Quyết định số 44/QĐ-VD"
BY_58 = "từ ngày 1/9/2031 theo Quyết định số 58/QĐ-VD"
FIRST = "data/2031/tasks/i-1-1.yml"
SECOND = "data/2031/tasks/i-1-2.yml"
THIRD = "data/2031/tasks/i-2-1.yml"
INDICATORS = "data/2031/indicators.yml"
LAST = "data/2031/tasks/ii-1-1.yml"
BUILD = Build(site_url="https://vi-du.example/")


@pytest.fixture(scope="module")
def small() -> Archive:
    return load(SMALL)


@pytest.fixture(scope="module")
def of_2031(small: Archive) -> Plan:
    return small.newest


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, SMALL)


def task(archive: Archive, task_id: str) -> LexborHTMLParser:
    return shown(archive, f"2031/nhiem-vu/{task_id.lower().replace('.', '-')}/")


def answer(page: LexborHTMLParser, question: str) -> LexborNode:
    """Return what the card of a task answers to a question."""
    return next(row for row in page.css(".kh-answers > div") if words(row.css_first("dt")).startswith(question)).css_first(
        "dd"
    )


def words(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


# What is in force


def test_rows_are_those_in_force_in_the_order_of_the_document(of_2031: Plan) -> None:
    assert [row.deliverable.id for row in of_2031.rows] == IN_FORCE
    assert [row.deliverable.id for row in of_2031.repealed_rows] == [*GONE]


def test_what_is_repealed_is_not_counted(of_2031: Plan) -> None:
    assert counts(of_2031) == {"sections": 2, "objectives": 3, "tasks": 4, "deliverables": 7}
    assert {item.id: item.count for item in of_2031.tasks} == {"I.1.1": 2, "I.1.2": 0, "I.2.1": 2, "II.1.1": 2, "II.1.2": 1}


def test_no_list_and_no_file_of_one_holds_what_is_repealed(small: Archive) -> None:
    assert not {row.deliverable.id for listed in lists(small) for row in listed.rows} & GONE.keys()
    files = {file.path: file.content.decode("utf-8-sig") for file in files_in(CSV, small, BUILD)}
    assert [row["id"] for row in csv.DictReader(io.StringIO(files["2031/nhiem-vu.csv"]))] == IN_FORCE
    assert [row["id"] for row in csv.DictReader(io.StringIO(files["2031/co-quan/co-quan-lien-quan.csv"]))] == []


def test_calendars_have_events_of_what_was_added_and_none_of_what_was_repealed(small: Archive) -> None:
    calendar = next(file for file in files_in(CALENDAR, small, BUILD) if file.path == "2031/nhiem-vu.ics").content.decode()
    assert "UID:2031-ii-1-2-1-quy-4@" in calendar
    assert "UID:2031-i-1-2-1-quy-4@" not in calendar


def test_the_activity_that_shares_a_row_leaves_it_when_it_is_repealed(project: Project) -> None:
    project.replace(
        FIRST, "    notes:\n", "    repealed_by:\n      document: 44-qd-vd-2031\n      date: 2031-06-01\n    notes:\n"
    )
    assert project.problems() == []
    archive = load(project.root)
    assert archive.newest.rows[0].activity_text == ("Lập danh mục",)
    act = answer(task(archive, "I.1.1"), "Rõ việc")
    assert words(act) == f"Lập danh mục đã bãi bỏ: Đăng danh mục lên bản đồ Bãi bỏ {BY_44}".replace(" đã", "đã")


# Pages


@pytest.mark.parametrize(("deliverable", "page"), GONE.items())
def test_a_repealed_product_stays_at_its_address_struck_through(small: Archive, deliverable: str, page: str) -> None:
    anchor = deliverable.lower().replace(".", "-")
    assert f"2031/nhiem-vu/{page}/#{anchor}" in addresses(small)
    item = task(small, deliverable.rpartition(".")[0]).css_first(f"#{anchor}")
    row = next(row for row in small.newest.all_rows if row.deliverable.id == deliverable)
    assert words(item.css_first(".kh-items__what del")) == f"đã bãi bỏ: {row.deliverable.text[0]}"
    assert words(item.css_first(".kh-act")) == f"Bãi bỏ {BY_44 if deliverable == 'I.2.1.1' else BY_58}"
    assert item.css_first(".kh-act a").attributes["href"].startswith("../../../2031/can-cu/#")
    assert words(item.css_first(".kh-items__when del")) == row.deliverable.timing.text


def test_a_repealed_task_says_so_in_its_title_and_asks_nothing_of_anybody(small: Archive) -> None:
    page = task(small, "I.1.2")
    assert "Nhiệm vụ I&#46;1&#46;2&#44; đã bãi bỏ" in page.html or "I.1.2, đã bãi bỏ" in words(page.body)
    assert words(page.css_first(".kh-note")).startswith(f"Đã bãi bỏ. Bãi bỏ {BY_58}.")
    assert words(page.css_first("blockquote del")) == "Dùng lại dữ liệu người dân đã khai."
    assert page.css_first("#nam-ro") is None


def test_descriptions_say_what_is_repealed(small: Archive) -> None:
    found = {page.address: described(About.known(small, page)) for page in pages(small)}
    assert found["2031/nhiem-vu/i-1-2/"].startswith(
        "Nhiệm vụ I.1.2 năm 2031, đã bãi bỏ từ ngày 1/9/2031 theo Quyết định số 58"
    )
    assert found["2031/nhiem-vu/ii-1-1/"].startswith("Nhiệm vụ II.1.1 năm 2031, 2 sản phẩm.")


def test_what_was_added_says_by_which_document(small: Archive) -> None:
    assert words(task(small, "II.1.2").css_first("p > .kh-act")) == f"Bổ sung {BY_44}"
    assert words(task(small, "II.1.1").css_first("#ii-1-1-3 .kh-act")) == f"Bổ sung {BY_58}"
    assert words(task(small, "I.2.1").css_first("#i-2-1-3 .kh-items__act .kh-act")) == f"Bổ sung {BY_44}"


def test_the_section_shows_what_is_repealed_where_it_stood_and_does_not_count_it(small: Archive) -> None:
    page = shown(small, "2031/linh-vuc/bot-thu-tuc/")
    assert words(page.css_first(".kh-lede")).startswith("2 mục tiêu, 2 nhiệm vụ, 4 sản phẩm. Hạn của cả 2 sản phẩm")
    ids = [row.id for row in page.css(".kh-table tbody tr") if row.id]
    assert ids == ["i-1-1-1", "i-1-1-2", "i-1-2-1", "i-2-1-3", "i-2-1-1", "i-2-1-2"]
    ended = [words(row) for row in page.css("tr.kh-table__gone")]
    assert ended == [
        f"I.1.2 đã bãi bỏ: Khai một lần Bãi bỏ {BY_58}",
        "I.1.2.1 đã bãi bỏ: Cổng khai một lần",
        f"I.2.1.1 đã bãi bỏ: Nơi tiếp dân có máy lấy số Bãi bỏ {BY_44}",
    ]


def test_a_quarter_names_what_is_repealed_below_its_list_under_the_old_anchors(small: Archive) -> None:
    page = shown(small, "2031/quy/4/")
    assert words(page.css_first("h1, body")).startswith("# Quý IV năm 2031 · 2 sản phẩm")
    assert words(page.css_first("#da-bai-bo")) == "Đã bãi bỏ · 2 sản phẩm"
    below = page.css_first(".kh-repealed")
    assert below.css_first("#i-1-2-1")
    assert below.css_first("#ii-1-1-2")
    assert page.css_first(".kh-table #i-1-2-1") is None
    assert shown(small, "2031/quy/1/").css_first("#da-bai-bo") is None


def test_an_agency_with_repealed_rows_alone_keeps_its_page_and_says_so(small: Archive) -> None:
    page = shown(small, "2031/co-quan/co-quan-lien-quan/")
    assert words(page.css_first(".kh-note")) == (
        "Không còn việc nào. Mọi sản phẩm mà Kế hoạch giao cho Các cơ quan liên quan đã được bãi bỏ."
    )
    assert words(page.css_first(".kh-repealed li")) == f"I.2.1.1 đã bãi bỏ: Nơi tiếp dân có máy lấy số Bãi bỏ {BY_44}"
    agencies = shown(small, "2031/co-quan/")
    row = agencies.css("[data-agency=co-quan-lien-quan] > *")
    assert [words(cell) for cell in row] == ["Các cơ quan liên quan không còn việc", *"00000"]
    assert [words(kind) for kind in agencies.css("dt")][-1] == "Không còn việc: 1"


ANNEX = {
    "phu-luc-i-1-2-1": f"Nhiệm vụ I.1.2 (được bãi bỏ {BY_58})",
    "phu-luc-i-2-1-1": f"Sản phẩm I.2.1.1 (được bãi bỏ {BY_44})",
    "phu-luc-ii-1-1-2": f"Hoạt động này (được bãi bỏ {BY_58})",
}


def test_the_appendix_is_consolidated(small: Archive) -> None:
    page = shown(small, "2031/toan-van/")
    lines = {row.id: [words(em) for em in row.css("em")] for row in page.css("tr[id^=phu-luc-i]") if row.css("em")}
    assert {anchor: said for anchor, [said] in lines.items() if "được" in said} == ANNEX
    assert lines["phu-luc-ii-1-2-1"] == [f"(bổ sung {BY_44})"]
    assert "Cổng khai một lần" not in page.text()


def test_every_line_of_the_consolidated_appendix_fills_eight_columns(small: Archive) -> None:
    page = shown(small, "2031/toan-van/")
    assert set(widths(page.css_first(".kh-annex__table tbody"))) == {8}


def widths(body: LexborNode) -> Iterator[int]:
    """Yield how many columns the cells of each row fill, with those that reach down to it."""
    reaching: list[tuple[int, int]] = []
    for row in body.css("tr"):
        own = [(int(cell.attributes.get("colspan") or 1), int(cell.attributes.get("rowspan") or 1)) for cell in row.css("td")]
        reaching = [(wide, left - 1) for wide, left in reaching if left > 1] + own
        yield sum(wide for wide, _ in reaching)


def test_rows_repealed_together_are_one_line_that_keeps_their_anchors(project: Project) -> None:
    project.replace(FIRST, "activities:\n", "repealed_by:\n  document: 58-qd-vd-2031\n  date: 2031-09-01\nactivities:\n")
    assert project.problems() == []
    page = shown(load(project.root), "2031/toan-van/")
    line = page.css_first("#phu-luc-i-1-1-1")
    assert words(line.css_first("td:nth-child(3)")).startswith(f"Nhiệm vụ I.1.1 (được bãi bỏ {BY_58})")
    assert line.css_first("#phu-luc-i-1-1-2")
    assert set(widths(page.css_first(".kh-annex__table tbody"))) == {8}


def test_the_plan_on_paper_is_consolidated_and_its_lists_hold_what_is_in_force(small: Archive) -> None:
    made = {paper.page: LexborHTMLParser(as_html(paper, BUILD)) for paper in papers(small)}
    whole = made["2031/toan-van/"]
    assert [words(em) for em in whole.css("td > em") if "được" in words(em)] == [*ANNEX.values()]
    assert set(widths(whole.css_first("table"))) == {8, 0}  # 0: the heads
    quarter = made["2031/quy/4/"]
    assert f"Sản phẩm I.1.2.1 (được bãi bỏ {BY_58})" in [words(line) for line in quarter.css("p.under")]
    assert "Cổng khai một lần" not in quarter.text()


def test_additions_and_repeals_stand_with_the_amendments(small: Archive) -> None:
    page = shown(small, "2031/hieu-dinh/")
    assert [words(page.css_first(f"#{anchor}")) for anchor in ("bo-sung", "bai-bo")] == ["Bổ sung · 3 chỗ", "Bãi bỏ · 3 chỗ"]
    note = page.css_first("#ghi-chu-i-1-2-bai-bo")
    assert words(note) == "Bãi bỏ. Nhiệm vụ I.1.2 Theo Quyết định số 58/QĐ-VD, từ ngày 1/9/2031."
    assert note.css_first("a").attributes["href"] == "../../2031/nhiem-vu/i-1-2/"


def test_the_document_is_cited_by_what_it_added_and_repealed(small: Archive) -> None:
    page = shown(small, "2031/can-cu/")
    facts = page.css('[id="44-qd-vd-2031"] dl > div')
    found = {words(row.css_first("dt")): [words(item) for item in row.css("li")] for row in facts if row.css("li")}
    assert found["Bổ sung"] == ["I.2.1, hoạt động 1", "Nhiệm vụ II.1.2"]
    assert found["Bãi bỏ"] == ["Sản phẩm I.2.1.1"]
    assert "Sửa đổi" in found


def test_what_is_repealed_is_found_behind_what_is_in_force(small: Archive) -> None:
    found = {entry.address: entry for entry in search.indexed(small)[small.newest.year]}
    ended = found["2031/nhiem-vu/i-1-2/"]
    assert (ended.title, ended.weight) == ("Nhiệm vụ I.1.2. Khai một lần (đã bãi bỏ)", REPEALED)
    weights = {part.title: part.weight for part in found["2031/nhiem-vu/i-2-1/"].parts}
    assert weights["Sản phẩm I.2.1.1 (đã bãi bỏ)"] == REPEALED
    assert (weights["Sản phẩm I.2.1.2"] or 0) > REPEALED


# The API


@pytest.fixture(scope="module")
def api(small: Archive) -> dict[str, Any]:
    files = (file for file in api_files(small, BUILD) if file.path.startswith("api/v1/2031/"))
    return {file.path.removeprefix("api/v1/2031/"): json.loads(file.content)["data"] for file in files}


def test_lists_of_the_api_leave_out_what_is_repealed(api: dict[str, Any]) -> None:
    tasks = api["tasks.json"]
    ids = [item["id"] for found in tasks for activity in found["activities"] for item in activity["deliverables"]]
    assert ids == IN_FORCE
    assert api["plan.json"]["summary"]["task_count"] == 4
    assert [item["id"] for item in api["sections.json"][0]["objectives"][0]["tasks"]] == ["I.1.1"]
    assert [row["deliverable"]["id"] for row in api["quarters/4.json"]["rows"]] == ["I.1.1.2", "II.1.2.1"]


def test_the_address_of_what_is_repealed_answers_on_and_says_by_what(api: dict[str, Any]) -> None:
    by = {
        "document": {
            "id": "58-qd-vd-2031",
            "name": "Quyết định số 58/QĐ-VD",
            "url": "https://vi-du.example/2031/can-cu/#58-qd-vd-2031",
        },
        "date": "2031-09-01",
    }
    found = api["tasks/i-1-2.json"]
    assert found["repealed_by"] == by
    assert found["activities"][0]["deliverables"][0]["repealed_by"] == by
    assert api["tasks/ii-1-1.json"]["activities"][1]["repealed_by"] == by
    added = api["tasks/ii-1-2.json"]
    assert added["added_by"]["date"] == "2031-06-01"
    assert "repealed_by" not in added


def test_the_kinds_of_remarks_of_v1_stay_those_that_they_were(api: dict[str, Any]) -> None:
    repeal = next(item for item in api["corrections.json"] if item["url"].endswith("#ghi-chu-i-1-2-bai-bo"))
    assert (repeal["kind"], repeal["text"]) == ("amendment", f"Bãi bỏ {BY_58}.")


# Rules


@dataclass(frozen=True)
class Mistake:
    id: str
    file: str
    old: str
    new: str
    at: str
    said: str


MISTAKES = [
    Mistake(
        *("unknown document", SECOND, "document: 58-qd-vd-2031", "document: 59-qd-vd-2031", "5:13"),
        'Nhiệm vụ I.1.2 · repealed_by (Bãi bỏ) · document (Văn bản): không có văn bản "59-qd-vd-2031" trong '
        'data/documents.yml; ý bạn là "58-qd-vd-2031"?',
    ),
    Mistake(
        *("document without date", SECOND, "document: 58-qd-vd-2031", "document: 31-qd-vd-2030", "5:13"),
        "Nhiệm vụ I.1.2 · repealed_by (Bãi bỏ) · document (Văn bản): Quyết định số 31/QĐ-VD sửa đổi Kế hoạch thì phải có "
        "date (Ngày ban hành) trong data/documents.yml",
    ),
    Mistake(
        *("before its document", SECOND, "date: 2031-09-01", "date: 2031-08-01", "6:9"),
        "Nhiệm vụ I.1.2 · repealed_by (Bãi bỏ) · date (Ngày có hiệu lực): 2031-08-01 trước ngày ban hành của Quyết định số "
        "58/QĐ-VD, 2031-08-15; hãy xem lại cả hai ngày",
    ),
    Mistake(
        *("no date", SECOND, "date: 2031-09-01", "date: 1/9/2031", "6:9"),
        'I.1.2 · date (Ngày có hiệu lực): cần một ngày viết năm-tháng-ngày, ví dụ 2021-07-15, nhưng ở đây là "1/9/2031"',
    ),
    Mistake(
        *("nothing said", SECOND, "  document: 58-qd-vd-2031\n  date: 2031-09-01\n", "", "4:13"),
        "I.1.2 · repealed_by (Bãi bỏ): cần các khóa document, date, nhưng ở đây để trống; không có gì để viết thì bỏ cả dòng "
        "này",
    ),
    Mistake(
        "added after it was repealed",
        LAST,
        "          document: 58-qd-vd-2031\n          date: 2031-09-01\n",
        "          document: 58-qd-vd-2031\n          date: 2031-09-01\n        repealed_by:\n"
        "          document: 44-qd-vd-2031\n          date: 2031-06-01\n",
        "13:17",
        "Sản phẩm II.1.1.3 · added_by (Bổ sung) · date (Ngày có hiệu lực): 2031-09-01 sau ngày bãi bỏ, 2031-06-01; "
        "hãy xem lại cả hai ngày",
    ),
    Mistake(
        "added to a task that was repealed before",
        LAST,
        "activities:\n",
        "repealed_by:\n  document: 44-qd-vd-2031\n  date: 2031-06-01\nactivities:\n",
        "16:17",
        "Sản phẩm II.1.1.3 · added_by (Bổ sung) · date (Ngày có hiệu lực): 2031-09-01 sau ngày bãi bỏ, 2031-06-01; "
        "hãy xem lại cả hai ngày",
    ),
    Mistake(
        "out of order without being added",
        THIRD,
        "    added_by:\n      document: 44-qd-vd-2031\n      date: 2031-06-01\n",
        "",
        "14:13",
        'mã "I.2.1.1" đứng sau "I.2.1.3"; các mã phải theo thứ tự tăng dần',
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.id)
def test_a_mistake_is_told_where_it_stands(project: Project, mistake: Mistake) -> None:
    project.replace(mistake.file, mistake.old, mistake.new)
    assert told(project.problems(), f"{mistake.file}:{mistake.at}").partition(": ")[2] == mistake.said


def test_what_is_repealed_may_be_pointed_to(project: Project) -> None:
    project.replace("data/redirects.yml", "to: 2031/nhiem-vu/i-1-1/\n", "to: 2031/nhiem-vu/i-1-2/\n")
    whole = project.content(INDICATORS).decode()
    waiting = whole[whole.index("  value: tối đa") : whole.index("- id: hai-long")]
    keys = ("value: dùng lại", "number: null", "unit: null", "comparison: reach", "record: I.1.2", "quote: Dùng lại")
    project.replace(INDICATORS, waiting, "".join(f"  {key}\n" for key in keys))
    assert project.problems() == []
    page = shown(load(project.root), "2031/chi-tieu/")
    assert words(page.css_first("#thoi-gian-cho .kh-act")) == f"Bãi bỏ {BY_58}"


def test_an_objective_may_lose_all_its_tasks(project: Project) -> None:
    project.replace(THIRD, "activities:\n", "repealed_by:\n  document: 58-qd-vd-2031\n  date: 2031-09-01\nactivities:\n")
    assert project.problems() == []
    page = shown(load(project.root), "2031/linh-vuc/bot-thu-tuc/")
    assert "kh-table__gone" in (page.css_first("#muc-tieu-i-2 .kh-table__objective").attributes["class"] or "")


# What a pull request changes

NEW_ACTIVITY = """\
  - text: Gửi thư hỏi
    deliverables:
      - id: II.1.1.4
        text: Thư hỏi
        lead: Sở Việc công
        timing: Quý I năm 2031
"""
ACT = "document: 58-qd-vd-2031\n{0}date: 2031-09-01\n"


def held(before: Archive, after: Archive) -> list[str]:
    return [problem.kind for problem in brakes(before, after, compare(before, after))]


def test_an_added_activity_passes_and_is_told_in_words(project: Project, small: Archive) -> None:
    act = f"    added_by:\n      {ACT.format('      ')}"
    project.replace(
        LAST,
        "  - text: Công bố\n",
        NEW_ACTIVITY.replace("    deliverables", f"{act}    deliverables", 1) + "  - text: Công bố\n",
    )
    assert project.problems() == []
    after = load(project.root)
    assert held(small, after) == []
    said = text(changes(small, after))
    assert "→ được bổ sung theo Quyết định số 58/QĐ-VD ngày 15/8/2031, từ ngày 1/9/2031" in said
    assert "/2031/quy/1/" in said


def test_an_activity_that_no_document_added_is_stopped(project: Project, small: Archive) -> None:
    project.replace(LAST, "  - text: Công bố\n", f"{NEW_ACTIVITY}  - text: Công bố\n")
    assert held(small, load(project.root)) == ["brake-new-record"]


def test_a_repeal_passes_and_is_told_with_the_lists_that_get_shorter(project: Project, small: Archive) -> None:
    project.replace(FIRST, "activities:\n", f"repealed_by:\n  {ACT.format('  ')}activities:\n")
    assert project.problems() == []
    after = load(project.root)
    assert held(small, after) == []
    said = text(changes(small, after))
    assert "→ bị bãi bỏ theo Quyết định số 58/QĐ-VD ngày 15/8/2031, từ ngày 1/9/2031" in said
    assert "4 → 3 nhiệm vụ, 7 → 5 sản phẩm" in said
    lost = {found.address: found.lost for found in changes(small, after).lines}
    assert lost["2031/quy/1/"] == ("I.1.1.1", "I.1.1.2")
    assert lost["2031/co-quan/so-viec-cong/"]


def test_history_and_feeds_tell_which_document_did_it(project: Project, small: Archive) -> None:
    project.replace(FIRST, "activities:\n", f"repealed_by:\n  {ACT.format('  ')}activities:\n")
    project.path("data/2031/tasks/ii-1-2.yml").unlink()
    after = load(project.root)
    there_and_back = (*compare(small, after), *compare(after, small))
    told_of = [told_json(change) for change in there_and_back if change.action != "removed"]
    revision = Revision("0" * 40, "2031-09-01T08:00:00+07:00", tuple(json.loads(json.dumps(told_of))))
    build = Build(site_url="https://vi-du.example/", history=History((revision,)))
    feeds = {file.path: file.content.decode() for file in (*feeds_of_plans(after, build), *files_in(FEED, after, build))}
    repealed = "Nhiệm vụ I.1.1: bị bãi bỏ theo Quyết định số 58/QĐ-VD ngày 15/8/2031, từ ngày 1/9/2031"
    assert repealed in feeds["2031/thay-doi.xml"]
    assert (
        "Nhiệm vụ II.1.2: thêm, được bổ sung theo Quyết định số 44/QĐ-VD ngày 20/5/2031, từ ngày 1/6/2031"
        in feeds["2031/thay-doi.xml"]
    )
    assert repealed in feeds["2031/co-quan/so-ban-do.xml"]
    page = shown(after, "2031/thay-doi/", build.history)
    assert "Theo Quyết định số 58/QĐ-VD, từ ngày 1/9/2031" in words(page.body)
    assert change_json(there_and_back[0])["edits"]
