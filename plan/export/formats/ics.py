"""The deadlines of a list as a calendar (RFC 5545): an event on each day that is named, else on the last of each quarter.

What the plan sets no time for is left out: an event needs a date, and a task without one (VTODO) clutters programs.
"""

from __future__ import annotations

import datetime as dt
import functools

import icalendar

from plan.export.columns import whole
from plan.export.formats import Moved
from plan.export.lines import MOST_KEPT
from plan.facts.lists import Listed
from plan.ground.addresses import Links, Slug
from plan.ground.clock import day_of
from plan.ground.files import Build
from plan.ground.model import Row, slug
from plan.reading.timing import counted_in, deadlines

_END = b"END:VCALENDAR\r\n"
_ALARM = dt.timedelta(days=-14)
_REFRESH = dt.timedelta(days=1)
_LONGEST = 120
_BY_QUARTER = "Hạn là ngày cuối quý."
_BY_DAY = "Hạn là ngày Kế hoạch ghi, hoặc ngày cuối của tháng, quý được ghi."
_UNDATED = "Sản phẩm làm thường xuyên hoặc theo văn bản, sự kiện khác không có ngày nên không có trong lịch."


def make(listed: Listed, build: Build) -> bytes:
    """Return the calendar of a list."""
    plan = listed.plan
    events = (_events(plan.province_id, plan.year, row, build.site_url, build.time) for row in listed.rows)
    return _head(listed, build).removesuffix(_END) + (b"".join(events) or _empty(listed, build).to_ical()) + _END


def _head(listed: Listed, build: Build) -> bytes:
    """Return a calendar without events; NAME, DESCRIPTION, REFRESH-INTERVAL are those of RFC 7986."""
    calendar = _calendar("lich")
    name = f"CCHC {listed.plan.year} · {listed.title}"
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("description", f"{listed.plan.name}. {_BY_QUARTER if listed.plan.is_by_quarter else _BY_DAY} {_UNDATED}")
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
