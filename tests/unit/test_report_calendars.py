"""Calendars have the days by which reports have to be handed in, as a document says them, and none where no document does."""

import dataclasses
import datetime as dt

import icalendar
import pytest

from plan.export.formats.ics import make
from plan.facts.formats import CALENDAR, LEAD_CALENDAR, offered
from plan.facts.lists import Listed, list_at
from plan.ground.model import Archive, ReportDue
from plan.reading.load import load
from tests.archives import REPORTED, SMALL
from tests.unit.exported import BUILD, HOSTILE

DAYS = [dt.date(2025, month, 20) for month in (3, 6, 9, 12)]


@pytest.fixture(scope="module")
def reported() -> Archive:
    return load(REPORTED)


def of(archive: Archive, page: str) -> Listed:
    return list_at(archive)[page]


def owed(listed: Listed) -> list[icalendar.Event]:
    """Return the events of reports in a list's calendar."""
    calendar = icalendar.Calendar.from_ical(make(listed, BUILD))
    return [event for event in calendar.walk("VEVENT") if "-bao-cao-" in str(event["uid"])]


def test_the_plan_and_who_leads_something_have_them_and_nobody_else(reported: Archive) -> None:
    found = {page: [event["dtstart"].dt for event in owed(listed)] for page, listed in list_at(reported).items()}
    agencies = ("so-viec-cong", "so-ban-do", "so-cau-duong", "van-phong-tinh", "xa-bach-duong", "xa-co-lau")
    groups = ("cac-so", "cac-xa")  # what is given to these their members report on
    asked = {"2025/nhiem-vu/", *(f"2025/co-quan/{name}/" for name in (*agencies, *groups))}
    assert {page for page, days in found.items() if days} == asked
    assert {page: days for page, days in found.items() if days and days != DAYS} == {}
    assert "2025/co-quan/co-quan-lien-quan/" in found, "it only coordinates"


def test_an_event_says_on_what_till_when_who_says_so_and_where_to_hand_in(reported: Archive) -> None:
    event, *_ = owed(of(reported, "2025/co-quan/so-ban-do/"))
    assert event["uid"] == "2025-bao-cao-quy-1-so-ban-do@vi-du.ke-hoach-cchc"
    assert event["summary"] == "Hạn gửi báo cáo quý I · Sở Bản đồ"
    assert event["url"] == f"{BUILD.site_url}2025/co-quan/so-ban-do/"
    assert str(event["description"]).split("\n") == [
        f"Báo cáo kết quả thực hiện {reported.newest.name}",
        "Số liệu tính đến 14/3/2025",
        "Nguồn của hạn này: Công văn số 9/SVC-VD ngày 15/01/2025, điểm 1 (bịa ra để thử)",
        "Quá 5 ngày thì ghi là chưa báo cáo: Công văn số 9/SVC-VD ngày 15/01/2025, điểm 2 (bịa ra để thử)",
        f"Biểu mẫu, nơi gửi: {BUILD.site_url}huong-dan/bao-cao/",
    ]
    (alarm,) = event.walk("VALARM")
    assert alarm["description"] == "Còn hai tuần: báo cáo quý I"


def test_programs_that_mix_calendars_know_the_same_event_and_no_other_for_it(reported: Archive) -> None:
    agency = of(reported, "2025/co-quan/so-ban-do/")
    whole, lead, all_tasks = (owed(listed) for listed in (agency, agency.of_role("lead"), of(reported, "2025/nhiem-vu/")))
    assert [event.to_ical() for event in whole] == [event.to_ical() for event in lead]
    assert {str(event["uid"]) for event in whole}.isdisjoint(str(event["uid"]) for event in all_tasks)


def test_a_calendar_is_offered_to_who_only_has_to_report(reported: Archive) -> None:
    listed = of(reported, "2025/co-quan/so-ban-do/")
    undated = dataclasses.replace(listed, rows=type(listed.rows)())
    assert {CALENDAR, LEAD_CALENDAR} <= {*offered(undated)}
    plan = dataclasses.replace(listed.plan, reporting=None)
    assert {CALENDAR, LEAD_CALENDAR}.isdisjoint(offered(dataclasses.replace(undated, plan=plan)))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_source_stays_text(reported: Archive, text: str) -> None:
    listed = of(reported, "2025/nhiem-vu/")
    reporting = listed.plan.reporting
    assert reporting
    days = (ReportDue(period="quy-1", due=dt.date(2025, 3, 20), source=text),)
    plan = dataclasses.replace(listed.plan, reporting=dataclasses.replace(reporting, periods=days))
    (event,) = owed(dataclasses.replace(listed, plan=plan))
    assert f"Nguồn của hạn này: {text}".replace("\r", "\n") in str(event["description"])


def test_without_a_document_there_is_none() -> None:
    assert [page for page, listed in list_at(load(SMALL)).items() if owed(listed)] == []
