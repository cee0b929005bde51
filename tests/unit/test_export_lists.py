"""The files of lists, each read back by a library that does not come from here."""

import csv
import dataclasses
import datetime as dt
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import feedparser
import icalendar
import pandas as pd
import pytest
from selectolax.lexbor import LexborHTMLParser

from plan.export.columns import COLUMNS, ROLE_WORDS, TIMING_WORDS
from plan.export.every import OTHERS
from plan.export.explained import columns_listing
from plan.export.formats import csv as csv_format
from plan.export.formats import files_in
from plan.export.formats.csv import safe
from plan.export.formats.xml import feeds_of_plans
from plan.facts.duties import Duties
from plan.facts.formats import CALENDAR, CSV, FEED, FORMATS, LEAD_CALENDAR, ListFormat
from plan.facts.lists import Listed, lists
from plan.facts.year import Year
from plan.ground.changelog import History, Revision
from plan.ground.files import Build, File
from plan.ground.model import Archive, Plan
from plan.reading.load import load
from tests.archives import ROOT, SMALL
from tests.unit.exported import BUILD, HOSTILE, cells, hostile, records, rows_of

LAST_DAYS = {1: dt.date(2022, 3, 31), 2: dt.date(2022, 6, 30), 3: dt.date(2022, 9, 30), 4: dt.date(2022, 12, 31)}


def by_path(form: ListFormat, archive: Archive, build: Build = BUILD) -> dict[str, bytes]:
    return {file.path: file.content for file in files_in(form, archive, build)}


def feeds(archive: Archive, build: Build = BUILD) -> dict[str, bytes]:
    return by_path(FEED, archive, build) | {file.path: file.content for file in feeds_of_plans(archive, build)}


def test_columns_are_named_as_in_the_document(plan: Plan) -> None:
    titles = [column.title for column in COLUMNS if column.stands != "agencies"]
    start = titles.index("TT")
    assert tuple(titles[start : start + 8]) == plan.columns
    assert len({column.name for column in COLUMNS}) == len({column.title for column in COLUMNS}) == len(COLUMNS)


def test_an_archive_equal_to_another_keeps_its_own_rows_and_notes(tmp_path: Path) -> None:
    shutil.copytree(SMALL / "data", tmp_path / "data")
    one, other = load(SMALL), load(tmp_path)
    assert one == other
    for mine in (one, other):
        noted = Year(mine, mine.newest).remarks_of
        rows = {row.deliverable.id: row for row in mine.newest.rows}
        assert any(id(row.deliverable) in noted for row in rows.values())
        assert all(row is rows[row.deliverable.id] for listed in lists(mine) for row in listed.rows)
    assert lists(other) is lists(other)


def test_every_csv_holds_the_cells_of_the_plan(archive: Archive, every: tuple[Listed, ...]) -> None:
    files = by_path(CSV, archive)
    assert len(files) == len(every) == 55
    for listed in every:
        content = files[f"{listed.stem}.csv"]
        assert content.startswith(b"\xef\xbb\xbfid,")
        frame = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8-sig")
        left_out = "others" if listed.agency else "agencies"
        assert list(frame.columns) == [column.name for column in COLUMNS if column.stands != left_out]
        for record, row in zip(frame.to_dict("records"), rows_of(listed), strict=True):
            expected = cells(row, of_agency=bool(listed.agency))
            assert {key: record[key] for key in expected} == expected


SEPARATORS = {"dấu xuống dòng": "\n", "dấu chấm phẩy, không kèm dấu cách": ";"}
"""By what the dictionary calls them."""


@pytest.fixture(scope="module")
def separators(archive: Archive) -> dict[str, str]:
    """Return by what a cell is to be split, by column, as the dictionary for people says it."""
    page = LexborHTMLParser(str(columns_listing(archive)))
    said = {node.css_first("code").text(): node.css_first("dd").text() for node in page.css("dl > div")}
    assert set(said) == {column.name for column in COLUMNS}
    names = {key: name for key, text in said.items() for name in SEPARATORS if f"cách nhau bằng {name}." in text}
    return {key: SEPARATORS[name] for key, name in names.items()}


def test_a_cell_split_as_the_dictionary_says_gives_the_values(every: tuple[Listed, ...], separators: dict[str, str]) -> None:
    assert set(separators) == {"objective", "task", "activity", "deliverable", "quarters", "deadlines", *IDS}
    for listed in every:
        for line, row in zip(records(listed), rows_of(listed), strict=True):
            split = {key: line[key].split(mark) if line[key] else [] for key, mark in separators.items() if key in line}
            item = row.deliverable
            values = {
                "objective": row.objective.text,
                "task": row.task.text,
                "activity": row.activity_text,
                "deliverable": item.text,
                "quarters": map(str, item.timing.quarters),
                "deadlines": (LAST_DAYS[quarter].isoformat() for quarter in item.timing.quarters),
                "lead_ids": item.lead.agencies,
                "coordinating_ids": item.coordinating.agencies if item.coordinating else (),
            }
            assert split == {key: [*values[key]] for key in split}


IDS = ("lead_ids", "coordinating_ids")


def test_a_quarter_has_as_many_rows_in_the_files_as_on_its_page(
    every: tuple[Listed, ...], separators: dict[str, str]
) -> None:
    lines = records(every[0])
    due = [line["id"] for line in lines if "4" in line["quarters"].split(separators["quarters"])]
    assert len(due) == 19
    assert due == [line["id"] for line in lines if "2022-12-31" in line["deadlines"].split(separators["deadlines"])]


def test_an_agencys_list_has_a_line_for_each_role_with_the_group_through_which_it_comes(
    archive: Archive, every: tuple[Listed, ...]
) -> None:
    duties, twice = Duties(archive.newest), 0
    for listed in every:
        if listed.agency:
            lines = [(line["id"], line["role"], line["via"]) for line in records(listed)]
            parts = duties.assignments.get(listed.agency.id, ())
            assert sorted(lines) == sorted((part.row.deliverable.id, part.role, part.via or "") for part in parts)
            twice += len(lines) - len(listed.rows)
            order = [row.deliverable.id for row in archive.newest.rows]
            assert [order.index(line[0]) for line in lines] == sorted(order.index(line[0]) for line in lines)
        else:
            assert all({"role", "role_label", "via", "via_label"}.isdisjoint(line) for line in records(listed))
    assert twice == 12  # an agency leads through a group and coordinates by name


def test_a_code_stands_beside_what_it_means_and_an_id_beside_the_name(archive: Archive, every: tuple[Listed, ...]) -> None:
    for listed in every:
        for line in records(listed):
            assert line["timing_kind_label"] == TIMING_WORDS[line["timing_kind"]]
            if listed.agency:
                assert line["role_label"] == ROLE_WORDS[line["role"]]
                assert line["via_label"] == (archive.agency[line["via"]].name if line["via"] else "")


def test_the_ids_of_the_agencies_join_the_register(archive: Archive, every: tuple[Listed, ...]) -> None:
    found = {agency for line in records(every[0]) for key in IDS for agency in line[key].split(";") if agency}
    assert found <= archive.agency.keys()
    assert {"so-noi-vu", "cac-so-ban-nganh"} <= found


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_csv(every: tuple[Listed, ...], text: str) -> None:
    content = csv_format.make(hostile(every[0], text), BUILD).decode("utf-8-sig")
    (record,) = csv.DictReader(io.StringIO(content, newline=""))
    assert record["lead"] == safe(text)
    assert record["lead"].lstrip("'") == text
    assert record["lead"].startswith("'") == (text in HOSTILE[:8])


@pytest.mark.parametrize("form", [CALENDAR, LEAD_CALENDAR], ids=["all", "lead"])
def test_every_calendar_holds_the_deadlines(archive: Archive, every: tuple[Listed, ...], form: ListFormat) -> None:
    files = by_path(form, archive)
    assert set(files) == {form.path(listed) for listed in every if form.applies(listed)}
    for listed in every:
        if form.applies(listed):
            found = icalendar.Calendar.from_ical(files[form.path(listed)])
            events = sorted((str(event["uid"]), event.decoded("dtstart")) for event in found.walk("VEVENT"))
            assert events == sorted(
                (f"2022-{row.deliverable.anchor}-quy-{quarter}@ninh-binh.ke-hoach-cchc", LAST_DAYS[quarter])
                for row in (listed.of_role("lead") if form.role else listed).rows
                for quarter in row.deliverable.timing.quarters
            )


def test_an_event_says_the_whole_product_once_and_lasts_a_day(archive: Archive, plan: Plan) -> None:
    found = icalendar.Calendar.from_ical(by_path(CALENDAR, archive)["2022/nhiem-vu.ics"])
    texts = {row.deliverable.id: " ".join(row.deliverable.text) for row in plan.rows}
    cut = 0
    for event in found.walk("VEVENT"):
        number, _, shown = str(event["summary"]).partition(" ")
        said = str(event["description"]).split("\n")
        assert (texts[number] in said) == shown.endswith("…") == (shown != texts[number])
        assert event.duration == dt.timedelta(days=1)
        cut += shown.endswith("…")
    assert 0 < cut < len(found.walk("VEVENT"))


def test_what_is_past_is_told_by_the_day_in_vietnam(archive: Archive) -> None:
    for hour, reminds in ((16, True), (17, False)):
        late = dataclasses.replace(BUILD, time=dt.datetime(2022, 3, 31, hour, 30, tzinfo=dt.UTC))
        (file,) = (file for file in files_in(CALENDAR, archive, late) if file.path == "2022/nhiem-vu.ics")
        events = icalendar.Calendar.from_ical(file.content).walk("VEVENT")
        first = [event for event in events if event.decoded("dtstart") == dt.date(2022, 3, 31)]
        assert first
        assert {bool(event.walk("VALARM")) for event in first} == {reminds}


def test_a_calendar_reminds_two_weeks_before_of_what_is_not_past(archive: Archive) -> None:
    found = icalendar.Calendar.from_ical(by_path(CALENDAR, archive)["2022/nhiem-vu.ics"])
    assert (str(found["name"]), found["refresh-interval"].dt) == ("CCHC 2022 · Tất cả nhiệm vụ", dt.timedelta(days=1))
    for event in found.walk("VEVENT"):
        alarms = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
        assert alarms == ([dt.timedelta(days=-14)] if event.decoded("dtstart") > dt.date(2022, 5, 1) else [])
        assert (str(event["transp"]), event.decoded("dtstamp")) == ("TRANSPARENT", BUILD.time)
        assert str(event["url"]).startswith("https://vi-du.example/kho/2022/nhiem-vu/")


def test_without_an_address_a_calendar_links_nowhere(archive: Archive) -> None:
    found = icalendar.Calendar.from_ical(by_path(CALENDAR, archive, Build())["2022/nhiem-vu.ics"])
    assert [event for event in (found, *found.walk("VEVENT")) if "url" in event] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_a_calendar(archive: Archive, plan: Plan, every: tuple[Listed, ...], text: str) -> None:
    row = hostile(dataclasses.replace(every[0], rows=tuple(r for r in every[0].rows if r.deliverable.timing.quarters)), text)
    task = dataclasses.replace(plan.task[row.rows[0].task.id], title=text)
    changed = dataclasses.replace(plan, tasks=tuple(task if item.id == task.id else item for item in plan.tasks))
    content = by_path(CALENDAR, dataclasses.replace(archive, plans=(changed,)))["2022/nhiem-vu.ics"]
    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert len(events) == sum(len(item.deliverable.timing.quarters) for item in plan.rows)
    said = [str(event["description"]) for event in events if f"Nhiệm vụ {task.id}:" in event["description"]]
    assert said
    assert all(text.replace("\r", "").strip() in item.replace("\r", "") for item in said)


def _pieces(*said: str) -> Iterator[dict[str, str]]:
    return (dict(zip(("kind", "words"), piece.split(" ", 1), strict=True)) for piece in said)


def revision(text: str) -> Revision:
    change = {
        "year": 2022,
        "kind": "deliverable",
        "action": "changed",
        "task": "II.2.1",
        "id": "II.2.1.1",
        "name": f"Sản phẩm {text}",
        "effects": (),
        "edits": (
            {
                "key": "timing",
                "column": "Thời gian thực hiện",
                "before": "Quý I năm 2022",
                "after": "Quý II năm 2022",
                "pieces": (*_pieces("same Quý ", "gone I", "new II", "same  năm 2022"),),
                "effects": ("chuyển từ Quý I sang Quý II",),
            },
        ),
    }
    return Revision("a" * 40, "2022-06-01T15:04:05+07:00", (change,))


def test_every_feed_is_a_feed_even_without_history(archive: Archive, every: tuple[Listed, ...]) -> None:
    files = feeds(archive)
    assert len(files) == 1 + sum(bool(listed.agency) for listed in every)
    for path, content in files.items():
        found = feedparser.parse(content)
        assert found.bozo == 0
        assert found.entries == [], path
        assert found.feed.title
        assert found.feed.updated_parsed
        assert found.feed.author == "Cải cách hành chính Ninh Bình"
        assert "lịch sử" in found.feed.subtitle


@pytest.mark.parametrize("text", [item for item in HOSTILE if item.isprintable()])
def test_a_feed_tells_changes_of_tasks_where_the_agency_has_a_role(
    archive: Archive, every: tuple[Listed, ...], text: str
) -> None:
    build = dataclasses.replace(BUILD, history=History((revision(text),)))
    files = feeds(archive, build)
    agencies = {
        f"{listed.stem}.xml" for listed in every if listed.agency and any(row.task.id == "II.2.1" for row in listed.rows)
    }
    told = {path for path, content in files.items() if feedparser.parse(content).entries}
    assert told == {*agencies, "2022/thay-doi.xml"}
    assert 0 < len(agencies) < len(files) - 1
    parsed = feedparser.parse(files["2022/thay-doi.xml"], sanitize_html=False)
    (entry,) = parsed.entries
    assert parsed.bozo == 0
    assert (entry.title, entry.updated) == (f"1/6/2022: Sản phẩm {text}", "2022-06-01T15:04:05+07:00")
    said = "thời gian thực hiện: chuyển từ Quý I sang Quý II (“Quý I năm 2022” → “Quý II năm 2022”)"
    assert entry.content[0].value == f"Sản phẩm {text}: {said}"
    assert entry.link == f"https://vi-du.example/kho/2022/thay-doi/#thay-doi-{'a' * 12}"


def test_a_feed_tells_an_agency_of_what_was_taken_from_it(archive: Archive) -> None:
    edit = {**revision("a").changes[0]["edits"][0], "key": "lead", "before": "Báo Ninh Bình; Sở Y tế", "after": "Sở Y tế"}
    change = {**revision("a").changes[0], "edits": (edit,)}
    build = dataclasses.replace(BUILD, history=History((dataclasses.replace(revision("a"), changes=(change,)),)))
    found = feedparser.parse(feeds(archive, build)["2022/co-quan/bao-ninh-binh.xml"])
    assert len(found.entries) == 1


def test_a_feed_counts_many_changes(archive: Archive) -> None:
    one = revision("a")
    changes = tuple({**one.changes[0], "name": f"Sản phẩm {number}"} for number in range(5))
    build = dataclasses.replace(BUILD, history=History((dataclasses.replace(one, changes=changes),)))
    (entry,) = feedparser.parse(feeds(archive, build)["2022/thay-doi.xml"]).entries
    assert entry.title == "1/6/2022: sửa 5 sản phẩm"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.label)
def test_two_builds_of_a_format_are_equal_and_every_list_has_its_file(
    archive: Archive, every: tuple[Listed, ...], form: ListFormat
) -> None:
    first = by_path(form, archive)
    assert first == by_path(form, archive)
    assert [*first] == [form.path(listed) for listed in every if form.applies(listed)]


@pytest.mark.parametrize("export", OTHERS, ids=lambda export: export.__name__)
def test_two_builds_are_equal_and_no_path_comes_twice(
    archive: Archive, export: Callable[[Archive, Build], Iterator[File]]
) -> None:
    first = list(export(archive, BUILD))
    assert first == list(export(archive, BUILD))
    assert len({file.path for file in first}) == len(first)


def test_no_calendar_is_without_a_component(archive: Archive) -> None:
    found = {path: icalendar.Calendar.from_ical(content) for path, content in by_path(CALENDAR, archive, BUILD).items()}
    assert [path for path, calendar in found.items() if not calendar.subcomponents] == []
    (said,) = found["2022/co-quan/buu-dien-tinh.ics"].subcomponents
    assert (said.name, said["summary"]) == ("VJOURNAL", "Danh sách này không có sản phẩm nào có ngày.")


def test_an_agencys_feed_is_where_the_page_for_people_says(archive: Archive, every: tuple[Listed, ...]) -> None:
    said = "ở địa chỉ trang của cơ quan với `.xml` thay cho dấu `/` cuối cùng"
    assert said in (ROOT / "docs/du-lieu.md").read_text(encoding="utf-8")
    agencies = {f"{listed.page.removesuffix('/')}.xml" for listed in every if listed.agency}
    assert agencies == {*feeds(archive)} - {"2022/thay-doi.xml"}
