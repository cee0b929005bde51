"""Reports that are added later with a day before what was already published: silence or a newer report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from plan.facts.reported import Reported
from plan.facts.standing import Silence, speaks_of
from plan.facts.tables import day
from plan.facts.year import Year, year_of
from plan.ground.model import PERIODS, Archive, Report
from plan.ground.problems import Said, say


def backdated(report: Report, before: Archive, year: int | None) -> tuple[Said, ...]:
    """Return what was published already that the day of a new report is before; nothing for a late one with its own day.

    Args:
        report: one that is not published yet.
        before: the data as published.
        year: of the plan that is reported on.

    """
    plan = before.plan.get(year or 0)
    return tuple(_found(report, year_of(before, plan))) if plan and plan.reports else ()


def _found(report: Report, published: Year) -> Iterator[Said]:
    was = published.reported
    newest = max((each.date for each in was.reports_of(report.agency)), default=report.date)
    if newest > report.date:
        yield say(
            f"ghi ngày trước báo cáo đã đăng ngày {day(newest)}: sản phẩm nào có ở cả hai thì tính theo báo cáo sau",
            f"has a day before the published report of {newest}: what both are about counts by the later one",
        )
    waited = _waited(was, published)
    last = waited.get(report.period.id)
    if last and report.date <= last and _is_missed(was, report):
        yield _told(report, "gửi báo cáo kỳ này", "report on this period", last)
        return
    missed = _products(was, report, waited)
    for last in sorted({*missed.values()}):
        products = ", ".join(product for product, each in missed.items() if each == last)
        yield _told(report, f"báo cáo sản phẩm {products}", f"report on {products}", last)


def _told(report: Report, what: str, en: str, last: dt.date) -> Said:
    since = last + dt.timedelta(days=1)
    return say(
        f"ngày ký {day(report.date)}; bản đang đăng đã ghi chưa {what} từ {day(since)}",
        f"is of {report.date}; what is published says that there is no {en} since {since}",
    )


def _waited(was: Reported, published: Year) -> Mapping[str, dt.date]:
    """Return the last day of grace of each period's reports, by the period's id."""
    reporting = published.plan.reporting
    return {owed.period: was.waited_until(owed) for owed in (reporting.periods if reporting else ())}


def _is_missed(was: Reported, report: Report) -> bool:
    """Tell whether it was published that an agency has not handed in its report on a period."""
    expected = was.expected_of.get(report.agency, ())
    return any(each.period == report.period and each.sent is None and each.is_late for each in expected)


def _products(was: Reported, report: Report, waited: Mapping[str, dt.date]) -> Mapping[str, dt.date]:
    """Return, by product, until when a report was waited for that was published as missing and that this one is before."""
    quiet = ((row.deliverable, _silence(was, report, row.deliverable, number)) for number, row in enumerate(report.rows))
    lasts = {product: waited[found.period.id] for product, found in quiet if found}
    return {product: last for product, last in lasts.items() if report.date <= last}


def _silence(was: Reported, report: Report, product: str, number: int) -> Silence | None:
    if report.agency not in was.reporters.get(product, ()):
        return None
    due = speaks_of(report, report.rows[number], was.dues_of[product])
    standings = (each for each in was.standings(product, report.agency) if each.due == due)
    return next((found for standing in standings for found in standing.silent), None)


def of_a_past_period(report: Report, before: Archive, year: int | None) -> Iterator[str]:
    """Yield that a new report is on a period behind which the same agency has reported already, with an earlier day."""
    plan = before.plan.get(year or 0)
    found = [each for each in (plan.reports if plan else ()) if each.agency == report.agency and each.date < report.date]
    order = [*PERIODS]
    later = [each for each in found if order.index(each.period.id) > order.index(report.period.id)]
    if later:
        newest = max(later, key=lambda each: each.date)
        yield (
            f"nói về {_period(report)} nhưng ký sau báo cáo {_period(newest)} ngày {day(newest.date)} của chính cơ quan ấy:"
            " sản phẩm nào có ở cả hai thì tính theo báo cáo này"
        )


def _period(report: Report) -> str:
    name = report.period.name
    return name if name.startswith("Quý") else f"{name[:1].lower()}{name[1:]}"
