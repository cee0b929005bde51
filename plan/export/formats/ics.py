"""The deadlines of a list as a calendar (RFC 5545): an event on each day that is named, else on the last of each quarter.

So are the days by which reports on it have to be handed in, where a document says them.

What the plan sets no time for is left out: an event needs a date, and a task without one (VTODO) clutters programs.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator

import icalendar

from plan.export.columns import whole
from plan.export.formats import Moved
from plan.export.lines import MOST_KEPT
from plan.facts.lists import Listed
from plan.facts.tables import day as printed
from plan.ground.addresses import Links, Slug
from plan.ground.clock import day_of
from plan.ground.files import Build
from plan.ground.model import PERIODS, Plan, ReportDue, Row, slug
from plan.reading.timing import counted_in, deadlines

_END = b"END:VCALENDAR\r\n"
_ALARM = dt.timedelta(days=-14)
_REFRESH = dt.timedelta(days=1)
_LONGEST = 120
_BY_QUARTER = "Hạn là ngày cuối quý."
_BY_DAY = "Hạn là ngày Kế hoạch ghi, hoặc ngày cuối của tháng, quý được ghi."
_OWED = "Hạn gửi báo cáo theo nguồn ghi ở từng mục."
_HOW = f"huong-dan/{Slug.REPORT}/"
"""The page that tells an agency how it reports, from the site's root."""
_UNDATED = "Sản phẩm làm thường xuyên hoặc theo văn bản, sự kiện khác không có ngày nên không có trong lịch."


def make(listed: Listed, build: Build) -> bytes:
    """Return the calendar of a list."""
    plan = listed.plan
    events = [_events(plan.province_id, plan.year, row, build.site_url, build.time) for row in listed.rows]
    reports = [_report_event(listed, owed, build).to_ical() for owed in listed.report_dues]
    return _head(listed, build).removesuffix(_END) + (b"".join((*events, *reports)) or _empty(listed, build).to_ical()) + _END


def _head(listed: Listed, build: Build) -> bytes:
    """Return a calendar without events; NAME, DESCRIPTION, REFRESH-INTERVAL are those of RFC 7986."""
    calendar = _calendar("lich")
    name = f"CCHC {listed.plan.year} · {listed.title}"
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    told = (_BY_QUARTER if listed.plan.is_by_quarter else _BY_DAY, _UNDATED, *([_OWED] if listed.report_dues else []))
    calendar.add("description", f"{listed.plan.name}. {' '.join(told)}")
    calendar.add("refresh-interval", _REFRESH, parameters={"value": "DURATION"})
    if build.site_url:
        calendar.add("url", whole(build, listed.page))
    return bytes(calendar.to_ical())


def _calendar(kind: str) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//ke-hoach-cchc//{kind}//VI")
    return calendar


def moved(moved: Moved, _: Build) -> bytes:
    """Return what answers where a calendar was: nothing but what is said."""
    calendar, name = _calendar("chuyen-dia-chi"), moved.path.removesuffix(".ics").replace("/", "-")
    journal = _journal(_uid(moved.plan.province_id, f"{name}-chuyen-dia-chi"), Build.time, moved.said)
    journal.add("url", moved.target)
    calendar.add_component(journal)
    return bytes(calendar.to_ical())


def _empty(listed: Listed, build: Build) -> icalendar.Journal:
    """Return what an empty calendar says: RFC 5545 (§3.6) allows none without components, so a program may refuse it."""
    said = "Danh sách này không có sản phẩm nào có ngày."
    return _journal(_uid(listed.plan.province_id, f"{listed.name}-khong-co-ngay"), build.time, said)


def _journal(uid: str, time: dt.datetime, said: str) -> icalendar.Journal:
    journal = icalendar.Journal()
    journal.add("uid", uid)
    journal.add("dtstamp", time)
    journal.add("summary", said)
    return journal


def _uid(province: str, name: str) -> str:
    """Return a UID: it names no host, so that it stays when the site moves, but the province: programs mix calendars."""
    return f"{name}@{province}.ke-hoach-cchc"


@functools.lru_cache(MOST_KEPT)
def _events(province: str, year: int, row: Row, site_url: str, time: dt.datetime) -> bytes:
    """Return the events of a row, written once: it stands in many lists."""
    known = Build(site_url=site_url, time=time)
    timing = row.deliverable.timing
    return b"".join(_event(province, year, row, day, known).to_ical() for day in deadlines(timing, year))


def _event(province: str, year: int, row: Row, day: dt.date, build: Build) -> icalendar.Event:
    """Return the event of a deadline; on a date and without an end it lasts that day (RFC 5545 §3.6.1)."""
    item = row.deliverable
    time = f"{day:%Y-%m-%d}" if item.timing.days else f"{Slug.QUARTERS}-{counted_in(day, year)}"
    event = icalendar.Event()
    event.add("uid", _uid(province, f"{year}-{slug(item.id)}-{time}"))
    event.add("dtstamp", build.time)
    event.add("dtstart", day)
    event.add("summary", f"{item.id} {_short(' '.join(item.text))}")
    event.add("description", _description(row))
    event.add("transp", "TRANSPARENT")
    if build.site_url:
        event.add("url", whole(build, Links("", year).deliverable(item.id)))
    if day >= day_of(build.time):
        event.add_component(_alarm(item.id))
    return event


def _report_event(listed: Listed, owed: ReportDue, build: Build) -> icalendar.Event:
    """Return the event of the last day of a report: of one agency, or of all that have to report on the plan."""
    plan, agency = listed.plan, listed.agency.id if listed.agency else ""
    what = f"báo cáo {PERIODS[owed.period].in_sentence}"
    event = icalendar.Event()
    event.add("uid", _uid(plan.province_id, "-".join(filter(None, (f"{plan.year}-{Slug.REPORT}-{owed.period}", agency)))))
    event.add("dtstamp", build.time)
    event.add("dtstart", owed.due)
    event.add("summary", f"Hạn gửi {what}{f' · {listed.agency.name}' if listed.agency else ''}")
    event.add("description", "\n".join(_owed(plan, owed, build)))
    event.add("transp", "TRANSPARENT")
    if build.site_url:
        event.add("url", whole(build, listed.page))
    if owed.due >= day_of(build.time):
        event.add_component(_alarm(what))
    return event


def _owed(plan: Plan, owed: ReportDue, build: Build) -> Iterator[str]:
    """Yield what is to be known of a report: on what, up to when, as who says, and where to hand it in."""
    yield f"Báo cáo kết quả thực hiện {plan.name}"
    if owed.closes:
        yield f"Số liệu tính đến {printed(owed.closes)}"
    yield f"Nguồn của hạn này: {owed.source}"
    if plan.reporting and plan.reporting.grace:
        yield f"Quá {plan.reporting.grace.days} ngày thì ghi là chưa báo cáo: {plan.reporting.grace.source}"
    how = whole(build, _HOW) if build.site_url else "trang “Báo cáo” ở phần Hướng dẫn"
    yield f"Biểu mẫu, nơi gửi: {how}"


def _description(row: Row) -> str:
    item, text = row.deliverable, " ".join(row.deliverable.text)
    whole_text = "" if _short(text) == text else text  # else the summary has it
    helps = f"Phối hợp: {item.coordinating.text}" if item.coordinating else ""
    lines = (whole_text, f"Chủ trì: {item.lead.text}", helps, f"Nhiệm vụ {row.task.id}: {row.task.title}")
    counted = f"Trang này tính là: {item.timing.read_as}" if item.timing.read_as else ""
    return "\n".join(filter(None, (*lines, f"Thời gian thực hiện: {item.timing.text}", counted)))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"


def _alarm(deliverable_id: str) -> icalendar.Alarm:
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Còn hai tuần: {deliverable_id}")
    alarm.add("trigger", _ALARM)
    return alarm
