"""Times in words that nobody can read: printed as they are, counted as this site says, and shown as its own words."""

import json
import re
from pathlib import Path

import icalendar
import pytest

from plan.changes.brakes import brakes
from plan.changes.compare import compare
from plan.changes.diff import changes
from plan.changes.report import text
from plan.export.api import api_files
from plan.export.formats import ics
from plan.facts.lists import list_at
from plan.ground.model import Archive, Deliverable
from plan.ground.problems import Problem
from plan.reading.load import load, read
from plan.rules.check import check
from proof.proving import prove
from tests.archives import SMALL
from tests.unit.builders import TASK, Project, print_so
from tests.unit.exported import BUILD, records
from tests.unit.rendering import shown

YEAR, FILE, ITEM = 2031, "data/2031/tasks/i-1-1.yml", "I.1.1.1"
CELL = "        timing: Quý I, II năm 2031\n"
PRINTED, COUNTED = "Quý II, tháng 5", "Tháng 5"
SHOWN = f"Trang này tính là: {COUNTED}"


def said(printed: str, counted: str = "") -> str:
    below = f"        timing_read: {counted}\n" if counted else ""
    return f"        timing: {printed}\n{below}"


def put(project: Project, printed: str, counted: str = "") -> Archive:
    """Print a time, counted as other words say, and read the data as far as they can be read."""
    project.put(
        FILE,
        re.sub(
            r"(?s)        timing: .*?(?=      - id: I.1.1.2)", said(printed, counted), project.content(FILE).decode(), count=1
        ),
    )
    return read(project.root).archive


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, SMALL)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Project(tmp_path_factory.mktemp("counted"), SMALL)
    put(made, PRINTED, COUNTED)
    assert made.problems() == []
    return load(made.root)


def item(archive: Archive) -> Deliverable:
    return archive.newest.task["I.1.1"].deliverables[0]


@pytest.mark.parametrize(
    ("printed", "counted", "kind", "quarters", "days"),
    [
        (PRINTED, COUNTED, "quarters", (2,), ["2031-05-31"]),
        ("Tháng 6 hoặc 7", "Tháng 7", "quarters", (3,), ["2031-07-31"]),
        ("Trong 6 tháng", "6 tháng đầu năm", "quarters", (2,), []),
        ("Quý V", "Thường xuyên", "ongoing", (), []),
        ("Ngày 30/2", "Theo văn bản của Bộ", "conditional", (), []),
        ("Mỗi kỳ họp, Quý", "Định kỳ hàng quý", "quarterly", (1, 2, 3, 4), []),
        ("Quý I năm 2025", "Quý I năm 2031", "quarters", (1,), []),
    ],
)
def test_printed_words_stay_and_all_else_follows_from_ours(
    project: Project, printed: str, counted: str, kind: str, quarters: tuple[int, ...], days: list[str]
) -> None:
    timing = item(put(project, printed, counted)).timing
    assert project.problems() == []
    assert (timing.text, timing.read_as) == (printed, counted)
    assert (timing.kind, timing.quarters, [*map(str, timing.days)]) == (kind, quarters, days)


# What is refused


def told(project: Project, key: str) -> Problem:
    (one,) = check(project.root)
    assert str(one.message).startswith(f"{ITEM} · {key}")
    return one


def test_words_that_nobody_can_read_are_told_with_both_ways_out(tmp_path: Path) -> None:
    project = Project(tmp_path)
    print_so(project, PRINTED)
    project.replace(TASK, "timing: Quý I năm 2022\n", f"timing: {PRINTED}\n")
    (one,) = check(project.root)
    assert 'không đọc được thời gian "Quý II, tháng 5"; được viết: "Quý III, IV năm 2022"' in one.message
    added = 'hãy giữ nguyên và thêm khóa timing_read (Thời gian tính là) ngay dưới, ví dụ "timing_read: Tháng 6"'
    assert one.message.endswith(added)
    assert (one.kind, one.fix) == ("bad-timing", None)
    project.replace(TASK, f"timing: {PRINTED}\n", f"timing: {PRINTED}\n        timing_read: {COUNTED}\n")
    assert project.problems() == []
    assert prove(project.root, "2022").holds


@pytest.mark.parametrize(
    ("printed", "when"), [("Quý I", "Quý I"), ("Quý 3 + 4", "Quý III, IV"), ("Thường xuyên", "Thường xuyên")]
)
def test_it_is_not_needed_where_the_words_can_be_read(project: Project, printed: str, when: str) -> None:
    put(project, printed, COUNTED)
    (one,) = (problem for problem in check(project.root) if problem.kind == "needless-timing")
    head = f"{ITEM} · timing_read (Thời gian tính là): không cần, vì đọc được"
    assert one.message == f'{head} "{printed}" ở timing ({when}); hãy bỏ dòng này'
    assert item(read(project.root).archive).timing.read_as == ""


@pytest.mark.parametrize(
    ("counted", "words", "fix"),
    [
        ("Tháng 5 hoặc 6", 'không đọc được thời gian "Tháng 5 hoặc 6"; được viết', None),
        ("Qúy 2", 'ý bạn là "Quý II năm 2031"?', "        timing_read: Quý II năm 2031"),
        ("Quý II năm 2030", "là của năm 2030", "        timing_read: Quý II năm 2031"),
        ("30/2", "mà lịch không có", None),
    ],
)
def test_it_must_itself_be_readable(project: Project, counted: str, words: str, fix: str | None) -> None:
    put(project, PRINTED, counted)
    one = told(project, "timing_read (Thời gian tính là)")
    assert words in one.message
    assert "timing_read:" not in one.message
    assert one.fix == fix


def test_it_is_never_empty(project: Project) -> None:
    put(project, PRINTED, '""')
    assert "để trống" in " ".join(project.problems())


# What is proposed


@pytest.mark.parametrize(("printed", "near"), [("Thuong xuyen", "Thường xuyên"), ("Tháng 5 năm 2025", "Tháng 5 năm 2022")])
def test_what_the_source_prints_so_is_proposed_with_the_nearest_reading(tmp_path: Path, printed: str, near: str) -> None:
    project = Project(tmp_path)
    print_so(project, printed)
    project.replace(TASK, "timing: Quý I năm 2022\n", f"timing: {printed}\n")
    (one,) = check(project.root)
    assert one.fix == f"        timing: {printed}\n        timing_read: {near}"
    lines = project.content(TASK).decode().split("\n")
    lines[one.place.line - 1] = one.fix
    project.put(TASK, "\n".join(lines))
    assert project.problems() == []
    assert prove(project.root, "2022").holds
    assert load(project.root).plan[2022].task["II.2.1"].deliverables[0].timing.text == printed


def test_a_slip_is_mended_and_not_counted(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.replace(TASK, "timing: Quý I năm 2022\n", "timing: Quý V năm 2022\n")
    (one,) = check(project.root)
    assert one.fix == "        timing: Quý I năm 2022"
    assert "timing_read" not in one.message


# Where it is shown


def test_a_task_shows_the_printed_words_and_beside_them_what_they_are_counted_as(plan: Archive) -> None:
    page = shown(plan, f"{YEAR}/nhiem-vu/i-1-1/")
    for place in (page.css_first("#i-1-1-1 .kh-items__when"), page.css_first("#nam-ro ~ .kh-answers")):
        assert PRINTED in place.text()
        assert [tag.text() for tag in place.css(".kh-tag")] == [SHOWN]
    assert "chậm nhất 31/5/2031" in page.css_first(".kh-answers").text()


def test_two_products_with_the_same_words_may_be_counted_apart(project: Project) -> None:
    put(project, PRINTED, COUNTED)
    project.replace(FILE, "        timing: Định kỳ hàng quý\n", said(PRINTED, "Quý II"))
    text_ = re.sub(r"(?s)        amendments:.*?(?=  - text: Đăng)", "", project.content(FILE).decode())
    project.put(FILE, text_)
    answers = shown(load(project.root), f"{YEAR}/nhiem-vu/i-1-1/").css_first(".kh-answers")
    assert [tag.text() for tag in answers.css(".kh-tag")] == [SHOWN, "Trang này tính là: Quý II"]


def test_lists_show_it_and_the_official_table_does_not(plan: Archive) -> None:
    page = shown(plan, f"{YEAR}/quy/2/")
    assert [tag.text() for tag in page.css("#i-1-1-1 .kh-tag")] == [SHOWN]
    printed = page.css_first('.kh-annex [data-row="i-1-1-1"]').text()
    assert PRINTED in printed
    assert "tính là" not in printed
    assert page.css_first(".kh-lede a").attributes["href"].endswith("huong-dan/thoi-gian/")
    assert shown(plan, f"{YEAR}/quy/1/").css("#i-1-1-1") == []


@pytest.mark.parametrize("place", ["phieu", "embed"])
def test_the_sheet_and_the_frame_of_an_agency_explain_it(plan: Archive, place: str) -> None:
    page = shown(plan, f"{YEAR}/co-quan/so-viec-cong/{place}/")
    assert f"{PRINTED} (trang này tính là: {COUNTED})" in page.text()


def test_a_plan_that_names_quarters_shows_nothing_of_it() -> None:
    page = shown(load(SMALL), f"{YEAR}/nhiem-vu/i-1-1/")
    assert "tính là" not in page.text()


def test_a_calendar_has_the_day_and_says_why(plan: Archive) -> None:
    calendar = icalendar.Calendar.from_ical(ics.make(list_at(plan)[f"{YEAR}/nhiem-vu/"], BUILD))
    (event,) = (event for event in calendar.walk("VEVENT") if str(event["summary"]).startswith(ITEM))
    assert event.decoded("dtstart").isoformat() == "2031-05-31"
    assert str(event["description"]).endswith(f"Thời gian thực hiện: {PRINTED}\n{SHOWN}")


def timings(archive: Archive) -> dict[str, dict[str, object]]:
    tasks = next(file.content for file in api_files(archive, BUILD) if file.path == f"api/v1/{YEAR}/tasks.json")
    acts = (act for task in json.loads(tasks)["data"] for act in task["activities"])
    return {item["id"]: item["timing"] for act in acts for item in act["deliverables"]}


def test_the_api_and_the_lists_hold_both(plan: Archive) -> None:
    found = timings(plan)
    days = {"kind": "quarters", "quarters": [2], "deadlines": ["2031-05-31"]}
    assert found.pop(ITEM) == {"text": PRINTED, **days, "read_as": COUNTED}
    assert all("read_as" not in one for one in found.values())
    line = next(line for line in records(list_at(plan)[f"{YEAR}/nhiem-vu/"]) if line["id"] == ITEM)
    assert (line["timing"], line["deadlines"]) == (PRINTED, "2031-05-31")


# What changes


def test_another_reading_is_told_as_one_and_braked(project: Project) -> None:
    before, after = put(project, PRINTED, COUNTED), put(project, PRINTED, "Quý II")
    told_of = text(changes(before, after))
    assert "đổi cách tính, lời văn bản không đổi: chuyển từ ngày 31/5/2031 sang Quý II" in told_of
    (brake,) = brakes(before, after, compare(before, after))
    assert (brake.kind, brake.record) == ("brake-register", ITEM)
    assert '"Tháng 5" nay là "Quý II"' in brake.message
    assert brakes(before, after, compare(before, after), {"register"}) == ()


def test_a_reading_goes_and_comes_with_the_words_that_it_reads(project: Project) -> None:
    """The words themselves are braked, unless recorded; nothing more is asked for."""
    before = put(project, PRINTED, COUNTED)
    for printed, counted in (("Quý II", ""), ("Trong 6 tháng", "6 tháng đầu năm")):
        after = put(project, printed, counted)
        assert {one.kind for one in brakes(before, after, compare(before, after))} == {"brake-wording"}
        assert "đổi cách tính theo lời mới của văn bản" in text(changes(before, after))
