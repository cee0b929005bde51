"""Days, months and parts of the year wherever a plan's times are shown, counted, compared and given away."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import icalendar
import pytest

from plan.changes.brakes import brakes
from plan.changes.compare import compare
from plan.changes.diff import changes
from plan.changes.report import text
from plan.export.api import api_files
from plan.export.formats import ics
from plan.export.jsonld import linked_data
from plan.export.tables.every import SQLITE, csv_path
from plan.export.tables.files import table_files
from plan.export.tables.of_deliverables import DEADLINES
from plan.facts.lists import Listed, list_at
from plan.ground.files import Build
from plan.ground.model import Archive
from plan.reading.load import load
from plan.reading.timing import counted_in, deadlines
from tests.archives import SMALL
from tests.unit.builders import Project
from tests.unit.exported import BUILD, records
from tests.unit.rendering import shown

YEAR = 2031
MONTHS, MONTHLY, DAY, HALF, REPORT = "I.1.1.1", "I.1.1.2", "II.1.1.3", "I.2.1.3", "I.2.1.2"
SPAN, NEXT = "II.1.1.1", "II.1.2.1"
TIMINGS = {
    MONTHS: "Tháng 4, 6",
    MONTHLY: "Hằng tháng",
    DAY: "Trước ngày 15/12/2031",
    HALF: "6 tháng đầu năm",
    REPORT: "Thường xuyên; báo cáo trước ngày 20/11",
    SPAN: "Tháng 3 - Tháng 5",
    NEXT: "Trước ngày 15/01/2032",
}
DUE = {
    MONTHS: ["2031-04-30", "2031-06-30"],
    DAY: ["2031-12-15"],
    HALF: ["2031-06-30"],
    REPORT: ["2031-11-20"],
    SPAN: ["2031-05-31"],
    NEXT: ["2032-01-15"],
}
COUNTED = {MONTHS: [2], MONTHLY: [1, 2, 3, 4], DAY: [4], HALF: [2], REPORT: [4], SPAN: [2], NEXT: [4]}


def retimed(project: Project, timings: dict[str, str]) -> Archive:
    """Write other words for when some products are due, and read the data again."""
    for product, words in timings.items():
        file = f"data/{YEAR}/tasks/{product.rpartition('.')[0].lower().replace('.', '-')}.yml"
        before = project.content(file).decode()
        project.put(file, re.sub(rf"(?s)(- id: {product}\n.*?timing: )[^\n]*", rf"\g<1>{words}", before, count=1))
    return load(project.root)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("days"), SMALL)


@pytest.fixture(scope="module")
def dated(project: Project) -> Archive:
    return retimed(project, TIMINGS)


@pytest.fixture(scope="module")
def every(dated: Archive) -> Listed:
    return list_at(dated)[f"{YEAR}/nhiem-vu/"]


@pytest.fixture(scope="module")
def files(dated: Archive) -> dict[str, bytes]:
    return {file.path: file.content for file in (*table_files(dated, BUILD), *api_files(dated, BUILD))}


def events(content: bytes) -> Iterator[tuple[str, str]]:
    for event in icalendar.Calendar.from_ical(content).walk("VEVENT"):
        yield str(event["summary"]).partition(" ")[0], event.decoded("dtstart").isoformat()


def test_words_are_kept_and_quarters_follow(dated: Archive) -> None:
    found = {row.deliverable.id: row.deliverable.timing for row in dated.newest.rows}
    assert {item: found[item].text for item in TIMINGS} == TIMINGS
    assert {item: [*found[item].quarters] for item in COUNTED} == COUNTED


def test_a_calendar_has_an_event_on_each_day(every: Listed) -> None:
    content = ics.make(every, BUILD)
    found = [*events(content)]
    for item, days in DUE.items():
        assert [day for product, day in found if product == item] == days
    assert len([day for product, day in found if product == MONTHLY]) == 12
    calendar = icalendar.Calendar.from_ical(content)
    ids = [str(event["uid"]) for event in calendar.walk("VEVENT")]
    assert len(ids) == len({*ids})
    assert "ngày Kế hoạch ghi" in calendar["description"]


def test_lists_tables_and_the_api_hold_the_days(every: Listed, files: dict[str, bytes]) -> None:
    lines = {line["id"]: line for line in records(every)}
    table = [*csv.DictReader(io.StringIO(files[csv_path(DEADLINES)].decode("utf-8-sig")))]
    tasks = json.loads(files[f"api/v1/{YEAR}/tasks.json"])
    api = {item["id"]: item["timing"] for task in tasks["data"] for act in task["activities"] for item in act["deliverables"]}
    for item, days in DUE.items():
        assert lines[item]["deadlines"].split(";") == days
        assert lines[item]["timing"] == TIMINGS[item]
        assert [line["deadline"] for line in table if line["deliverable_id"] == item] == days
        assert (api[item]["deadlines"], api[item]["quarters"]) == (days, COUNTED[item])


def test_the_database_counts_as_the_quarter_pages_do(dated: Archive, files: dict[str, bytes]) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(files[SQLITE])
        counted = dict(database.execute("SELECT quarter, count(DISTINCT deliverable_id) FROM deadlines GROUP BY quarter"))
    assert counted == {quarter: len(dated.newest.rows.due_in(quarter)) for quarter in (1, 2, 3, 4)}
    for row in dated.newest.rows:
        days = deadlines(row.deliverable.timing, YEAR)
        assert {counted_in(day, YEAR) for day in days} == {*row.deliverable.timing.quarters}


def test_machines_are_told_the_days(dated: Archive) -> None:
    said = json.loads(linked_data(dated, Build("https://vi-du.example/"), f"{YEAR}/nhiem-vu/i-1-1/", "Nhiệm vụ", ()))
    assert DUE[MONTHS] in [thing.get("endTime") for thing in walk(said)]


def walk(node: object) -> Iterator[dict[str, object]]:
    if isinstance(node, dict):
        yield node
    for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from walk(value)


def test_a_quarter_page_lists_what_it_counts_and_leads_to_the_rule(dated: Archive) -> None:
    page = shown(dated, f"{YEAR}/quy/2/")
    rows = {row.attributes["id"] for row in page.css("tr[id]")}
    assert {"i-1-1-1", "i-1-1-2", "i-2-1-3", "ii-1-1-1"} <= rows
    assert {"ii-1-1-3", "i-2-1-2", "ii-1-2-1"}.isdisjoint(rows)
    lede = page.css_first(".kh-lede")
    assert lede.text().startswith("4 sản phẩm có hạn trong Quý II. Chậm nhất là 30/6/2031.")
    assert lede.css_first("a").attributes["href"].endswith("huong-dan/thoi-gian/")
    assert "Chậm nhất là 15/1/2032." in shown(dated, f"{YEAR}/quy/4/").css_first(".kh-lede").text()


def test_a_plan_that_names_quarters_alone_is_told_of_no_rule() -> None:
    lede = shown(load(SMALL), f"{YEAR}/quy/4/").css_first(".kh-lede")
    assert "ghi Quý IV" in lede.text()
    assert lede.css("a") == []


def test_a_task_says_its_last_day_and_a_row_the_first_to_sort_by(dated: Archive) -> None:
    words = shown(dated, f"{YEAR}/nhiem-vu/i-1-1/").css_first(".kh-answers").text()
    assert re.search(r"Tháng 4, 6\s+chậm nhất 30/6/2031", words)
    rows = {row.attributes["id"]: row.attributes for row in shown(dated, f"{YEAR}/nhiem-vu/").css("tr[data-time]")}
    assert (rows["i-1-1-1"]["data-time"], rows["i-1-1-1"]["data-due"]) == ("2", "2031-04-30")
    assert "data-due" not in rows["i-2-1-3"]


def test_a_sheet_shows_the_words_beside_what_a_quarter_does_not_say(dated: Archive) -> None:
    row = next(row for row in dated.newest.rows if row.deliverable.id == DAY)
    for agency in row.deliverable.lead.agencies:
        assert TIMINGS[DAY] in shown(dated, f"{YEAR}/co-quan/{agency}/phieu/").text()


def test_a_change_of_a_day_is_told_with_both_days(tmp_path: Path) -> None:
    project = Project(tmp_path, SMALL)
    before = retimed(project, {DAY: "Trước ngày 15/11/2031", HALF: "Quý II"})
    after = retimed(project, {DAY: "Trước ngày 15/12/2031", HALF: "6 tháng đầu năm"})
    told = text(changes(before, after))
    assert "chuyển từ ngày 15/11/2031 sang ngày 15/12/2031" in told
    assert "chỉ đổi cách viết, vẫn là Quý II" in told
    assert {problem.record for problem in brakes(before, after, compare(before, after))} >= {DAY, HALF}


def test_a_day_that_is_taken_away_is_braked(tmp_path: Path) -> None:
    project = Project(tmp_path, SMALL)
    before = retimed(project, {DAY: "15/12/2031"})
    after = retimed(project, {DAY: "Theo tiến độ của Bộ"})
    assert any("không còn hạn nào trong năm" in problem.message for problem in brakes(before, after, compare(before, after)))


def test_a_year_that_is_not_the_plans_is_told_with_the_one_that_is(project: Project, dated: Archive) -> None:
    assert dated.newest.year == YEAR
    (told,) = (problem for problem in project.problems() if "2032" in problem)
    assert '"Trước ngày 15/01/2032" là của năm 2032, nhưng đây là kế hoạch năm 2031' in told
