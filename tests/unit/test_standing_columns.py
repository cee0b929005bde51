"""The columns of progress stand at the end of lists of plans that were reported on, and nowhere else."""

import dataclasses
import datetime as dt
import io

import openpyxl
import pytest

from plan.export.columns import COLUMNS
from plan.export.explained import columns_listing
from plan.export.formats.csv import make, safe
from plan.export.formats.xlsx import make as workbook
from plan.export.lines import columns
from plan.export.standing_columns import STANDING_COLUMNS
from plan.facts.lists import Listed, list_at
from plan.ground.model import PERIODS, Archive, Evidence, Report, ReportRow
from plan.reading.load import load
from tests.archives import REPORTED, SMALL
from tests.unit.exported import BUILD, HOSTILE, records

NAMES = [column.name for column in STANDING_COLUMNS]


@pytest.fixture(scope="module")
def reported() -> Archive:
    return load(REPORTED)


def told(archive: Archive, page: str) -> dict[str, list[str]]:
    """Return what stands in the columns of progress of each row of a list."""
    return {line["id"]: [line[name] for name in NAMES] for line in records(list_at(archive)[page])}


def test_they_come_last_and_only_where_a_report_is(reported: Archive) -> None:
    without = load(SMALL)
    for archive, expected in ((reported, NAMES), (without, [])):
        for listed in list_at(archive).values():
            found = [column.name for column in columns(listed)]
            assert found[-len(NAMES) :] == NAMES or not expected
            assert [name for name in found if name in NAMES] == expected
    known = {column.name for column in COLUMNS} | {column.title for column in COLUMNS}
    assert known.isdisjoint({*NAMES, *(column.title for column in STANDING_COLUMNS)})
    assert [name for name in NAMES if f"<code>{name}</code>" not in columns_listing(reported)] == []
    assert [name for name in NAMES if f"<code>{name}</code>" in columns_listing(without)] == []


def test_a_list_tells_how_the_whole_stands(reported: Archive) -> None:
    found = told(reported, "2025/nhiem-vu/")
    assert found["III.1.1.1"] == [
        *("hoàn thành đúng hạn", "2025-03-15", "Kế hoạch số 14/KH-SVC ngày 3/3/2025"),
        *("so-viec-cong", "done-in-time"),
    ]
    assert found["III.1.2.3"] == [
        *("chưa báo cáo", "2025-06-16;2025-06-20", "Sở Việc công: Báo cáo số 40/BC-SVC ngày 22/5/2025"),
        *("so-viec-cong;so-cau-duong", "silent"),
    ]
    assert found["III.1.1.3"][0] == "chưa hoàn thành quá hạn"
    assert found["II.1.1.1"] == ["chưa đủ báo cáo", "", "", "", "unreported"]


def test_an_agency_stands_by_its_own_reports_and_a_quarter_by_its_own_time(reported: Archive) -> None:
    own = told(reported, "2025/co-quan/so-cau-duong/")
    assert own["III.1.2.3"] == ["hoàn thành đúng hạn", "2025-06-20", "", "so-cau-duong", "done-in-time"]
    states = {quarter: told(reported, f"2025/quy/{quarter}/")["III.1.3.1"][-1] for quarter in (1, 2, 3, 4)}
    assert states == {1: "done-in-time", 2: "done-late", 3: "done-in-time", 4: "unreported"}


def test_the_workbook_has_the_same_columns(reported: Archive) -> None:
    listed = list_at(reported)["2025/quy/2/"]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(listed, BUILD)))["Dữ liệu"]
    head, *rows = sheet.iter_rows(values_only=True)
    assert [*head[-len(NAMES) :]] == [column.title for column in STANDING_COLUMNS]
    assert [[cell or "" for cell in row[-len(NAMES) :]] for row in rows] == [
        [*cells] for cells in told(reported, listed.page).values()
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_agencies_name_is_no_formula(reported: Archive, text: str) -> None:
    shown = Evidence(kind=text, number="1", date=dt.date(2025, 3, 1))
    row = ReportRow(deliverable="III.1.1.1", result="done", done_on=dt.date(2025, 3, 1), evidence=(shown,))
    report = Report(date=dt.date(2025, 3, 2), rows=(row,), period=PERIODS["quy-1"], agency="so-viec-cong")
    plan = dataclasses.replace(reported.newest, reports=(report,))
    archive = dataclasses.replace(reported, plans=(plan,))
    listed: Listed = list_at(archive)["2025/nhiem-vu/"]
    assert told(archive, listed.page)["III.1.1.1"][2] == safe(f"{text} số 1 ngày 1/3/2025")
    assert make(listed, BUILD) == make(listed, BUILD)
