"""Rules of what each report says by itself: its dates, what is done, what shows it, and that it names nobody."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Collection, Iterator

from plan.ground.model import (
    QUARTERS,
    Evidence,
    Period,
    Placed,
    Plan,
    Report,
    ReportedFigure,
    ReportRow,
    columns,
    titled,
)
from plan.ground.problems import Problem, Problems, Replacement, Said, say
from plan.reading.timeforms import deadline
from plan.rules.dates import FOUNDED
from plan.rules.persons import person

_NO_PROSE = frozenset({"deliverable", "result", "indicator", "value", "period"})
"""Keys of reports that hold an id, a choice or a number."""
_WITH_POINT = re.compile(r"[0-9]{1,12}\.[0-9]{1,6}")
"""A number whose point stands where documents have a comma."""
_ADDRESS = re.compile(r"https?://[\w.-]+(:[0-9]+)?([/?#]\S*)?")


def told(
    record: Placed, key: str, found: Said, *, kind: str, of: str = "", replacement: Replacement | None = None
) -> Problem:
    """Make a problem of a key of a record in a report; `of` is the deliverable or indicator that it is about."""
    where = of, titled(type(record), key)
    place = record.places.get(key, record.place)
    return Problem.at(place, *where, found=found, kind=kind, record=of, replacement=replacement)


def reports(plan: Plan, today: dt.date, bodies: Collection[str]) -> Problems:
    """Check what can be seen in the file of a report alone.

    Args:
        plan: the plan that was reported on.
        today: the day in Vietnam: nothing is reported that has not come.
        bodies: names of bodies, which are no persons.

    """
    before: dict[str, Report] = {}
    for report in plan.reports:
        yield from _dated(plan, report, before.get(report.place.file), today)
        before[report.place.file] = report
        if not report.rows and not report.figures:
            yield _empty(report)
        yield from (found for row in report.rows for found in _done(row))
        yield from (found for figure in report.figures for found in _number(figure))
        yield from (found for of, item in _evidence(report) for found in _document(item, of))
        yield from (found for of, record in _records(report) for found in names_nobody(record, bodies, of))
        if can_be(report, plan.year, today):  # else the days of what it holds are compared with a wrong one
            yield from _within(plan, report)


def can_be(report: Report, year: int, today: dt.date) -> bool:
    """Tell whether a report can be of the day that it says: it has come, and so had the period."""
    return first_day(report.period, year) <= report.date <= today


def _within(plan: Plan, report: Report) -> Problems:
    yield from (found for row in report.rows for found in _done_on(plan, report, row))
    yield from (found for figure in report.figures for found in _figure_dated(plan, report, figure))
    yield from (found for of, item in _evidence(report) for found in _evidence_dated(report, item, of))


def first_day(period: Period, year: int) -> dt.date:
    """Return the first day of the quarter with which a period ends: no report on it can be older."""
    return dt.date(year, 3 * period.quarter - 2, 1)


def in_year(day: dt.date, year: int, first: dt.date, last: dt.date) -> Replacement | None:
    """Return what mends a date of which only the year is wrong: the same day of the plan's year, where that may be."""
    is_there = day.day <= calendar.monthrange(year, day.month)[1]
    meant = day.replace(year=year) if is_there else None
    return Replacement(str(day), str(meant)) if meant and meant != day and first <= meant <= last else None


def names_nobody(record: Placed, bodies: Collection[str], of: str = "") -> Problems:
    """Check that no text of a record names a person, or tells how to reach one."""
    for key in columns(type(record)):
        text = getattr(record, key)
        found = person(text, bodies) if isinstance(text, str) and key not in _NO_PROSE else None
        if found:
            yield told(record, key, found, kind="personal-data", of=of)


def _records(report: Report) -> Iterator[tuple[str, Placed]]:
    yield "", report
    yield from ((row.deliverable, row) for row in report.rows)
    yield from ((figure.indicator, figure) for figure in report.figures)
    yield from _evidence(report)


def _evidence(report: Report) -> Iterator[tuple[str, Evidence]]:
    for row in report.rows:
        yield from ((row.deliverable, item) for item in row.evidence)
    for figure in report.figures:
        yield from ((figure.indicator, item) for item in figure.evidence)


def _dated(plan: Plan, report: Report, before: Report | None, today: dt.date) -> Problems:
    """Check that a report is of a day that has come, in its period or behind it, and no older than the one above it."""
    day, first = report.date, first_day(report.period, plan.year)
    if day > today:
        message = say(
            f"ngày {day} chưa tới; hãy ghi ngày ký báo cáo", f"{day} has not come yet; please write the day of the report"
        )
        yield told(report, "date", message, kind="future-date", replacement=in_year(day, plan.year, first, today))
    elif day < first:
        message = say(
            f"báo cáo {report.period.in_sentence} năm {plan.year} không thể có từ ngày {day}: sớm nhất là {first}; hãy xem "
            "lại ngày, hoặc chuyển báo cáo vào thư mục của đúng kỳ",
            f'a report on "{report.period.name}" of {plan.year} cannot be of {day}: the first day is {first}; please look at '
            "the date again, or move the report to the folder of its period",
        )
        yield told(report, "date", message, kind="before-the-period", replacement=in_year(day, plan.year, first, today))
    elif before and day < before.date:
        message = say(
            f"ngày {day} trước ngày của báo cáo đứng trên ({before.date}); báo cáo trước đứng trước, báo cáo đính chính thêm "
            "vào cuối tệp",
            f"{day} is before the report above ({before.date}); the older one stands first, one that corrects it at the end",
        )
        yield told(report, "date", message, kind="wrong-order")


def _empty(report: Report) -> Problem:
    message = say(
        f"báo cáo này không có {titled(Report, 'rows')} cũng không có {titled(Report, 'figures')}; hãy thêm ít nhất một mục, "
        "hoặc bỏ báo cáo này",
        f"this report has neither {titled(Report, 'rows')} nor {titled(Report, 'figures')}; please add one item at least, or "
        "remove the report",
    )
    return Problem.at(report.place, found=message, kind="empty-report")


def _done(row: ReportRow) -> Problems:
    """Check that what is done has its day, and what is not has none."""
    if row.is_done and row.done_on is None:
        message = say(
            f"đã hoàn thành thì phải có {titled(ReportRow, 'done_on')}; hãy thêm ngày ấy",
            f"what is done must have {titled(ReportRow, 'done_on')}; please add that day",
        )
        yield told(row, "result", message, kind="done-without-date", of=row.deliverable)
    elif row.done_on and not row.is_done:
        message = say(
            f"có ngày hoàn thành mà {titled(ReportRow, 'result')} lại là not-done; hãy bỏ một trong hai",
            f"there is a day on which it was done, but {titled(ReportRow, 'result')} is not-done; please remove one of them",
        )
        yield told(row, "done_on", message, kind="date-without-done", of=row.deliverable)


def _done_on(plan: Plan, report: Report, row: ReportRow) -> Problems:
    """Check that something was done in the plan's year, before its report and in the period."""
    day = row.done_on
    first = dt.date(plan.year, 1, 1)
    is_whole = report.period.quarter == QUARTERS[-1]
    ends = None if is_whole else deadline(report.period.quarter, plan.year)
    last = min(report.date, ends or report.date)
    if day is None or not row.is_done or first <= day <= last:
        return
    if day > report.date:
        found = say(f"sau ngày báo cáo ({report.date})", f"after the report's day ({report.date})")
    elif day < first:
        found = say(f"trước ngày đầu của năm kế hoạch ({first})", f"before the first day of the plan's year ({first})")
    else:
        found = say(
            f"sau ngày cuối của kỳ báo cáo ({ends}); việc xong sau ngày ấy thì ghi ở báo cáo của kỳ sau",
            f"after the last day of the period ({ends}); what was done later belongs to the next period's report",
        )
    message = say(f"ngày {day} {found}; hãy xem lại", f"{day} is {found.en}; please look at it again")
    right = in_year(day, plan.year, first, last)
    yield told(row, "done_on", message, kind="impossible-date", of=row.deliverable, replacement=right)


def _figure_dated(plan: Plan, report: Report, figure: ReportedFigure) -> Problems:
    """Check that a figure is of a day up to the report's, and of no earlier year than the one before the plan's."""
    first = dt.date(plan.year - 1, 1, 1)
    if not first <= figure.date <= report.date:
        message = say(
            f"con số không thể tính đến ngày {figure.date}: cần từ {first} đến ngày báo cáo ({report.date}); hãy xem lại",
            f"a figure cannot be of {figure.date}: from {first} to the report's day ({report.date}); please look at it again",
        )
        right = in_year(figure.date, plan.year, first, report.date)
        yield told(figure, "date", message, kind="impossible-date", of=figure.indicator, replacement=right)


def _number(figure: ReportedFigure) -> Problems:
    if figure.amount is not None:
        return
    message = say(
        "phải là một con số như văn bản in, ví dụ 20, 1.500 hoặc 99,5",
        "must be one number as printed, for example 20, 1.500 or 99,5",
    )
    right = figure.value.replace(".", ",") if _WITH_POINT.fullmatch(figure.value) else None
    if right:
        message = say(
            f'dấu chấm chỉ đứng ở hàng nghìn, trước đủ ba chữ số; ý bạn là "{right}"?',
            f'a point stands between thousands only, before three digits; did you mean "{right}"?',
        )
    replacement = Replacement(figure.value, right) if right else None
    yield told(figure, "value", message, kind="bad-figure", of=figure.indicator, replacement=replacement)


def _document(item: Evidence, of: str) -> Problems:
    """Check that evidence is a document with a number, and its address one of the web."""
    if not any(map(str.isdigit, item.number)):
        message = say(
            'số, ký hiệu phải có con số, như "15/QĐ-UBND"; văn bản không có số thì không phải minh chứng, hãy bỏ mục này',
            'the number must have a digit, as "15/QĐ-UBND"; what has no number is no evidence: please remove the item',
        )
        yield told(item, "number", message, kind="evidence-without-number", of=of)
    if item.link is not None and not _ADDRESS.fullmatch(item.link):
        message = say(
            "phải là một địa chỉ trên mạng, bắt đầu bằng https:// và không có dấu cách; không có thì bỏ khóa này",
            "must be an address of the web that begins with https:// and has no spaces; without one, please remove the key",
        )
        yield told(item, "link", message, kind="bad-address", of=of)


def _evidence_dated(report: Report, item: Evidence, of: str) -> Problems:
    """Check that evidence is no newer than the report that names it."""
    if not FOUNDED <= item.date <= report.date:
        message = say(
            f"văn bản ngày {item.date} không thể là minh chứng của báo cáo ngày {report.date}; hãy xem lại hai ngày",
            f"a document of {item.date} cannot be evidence of a report of {report.date}; please look at both dates again",
        )
        right = in_year(item.date, report.date.year, FOUNDED, report.date)
        yield told(item, "date", message, kind="impossible-date", of=of, replacement=right)
