"""Rules of when and how it is reported on a plan: the periods in order, days that can be, and steps that tell one score."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Collection

from plan.ground.model import PERIODS, Plan, ReportDue, ScoreStep, Scoring, titled
from plan.ground.problems import Problem, Problems, say
from plan.reading.timeforms import deadline
from plan.rules.reports import first_day, in_year, names_nobody, told

_LONGEST_WAIT = 180
"""Days behind a period within which a report on it is due."""
_MOST_GRACE = 60
_ALL = 100
_POINTS = re.compile("[0-9]{1,3}([.,][0-9]{1,6})?")


def reporting(plan: Plan, bodies: Collection[str]) -> Problems:
    """Check when and how it is reported on a plan; `bodies` are names of bodies, which are no persons."""
    if plan.reporting is None:
        return
    periods, grace, scoring = plan.reporting.periods, plan.reporting.grace, plan.reporting.scoring
    for before, each in zip((None, *periods), periods, strict=False):
        yield from _in_order(before, each)
        yield from _due(plan, each)
    if grace and not 0 <= grace.days <= _MOST_GRACE:
        message = say(f"số ngày chờ thêm phải từ 0 đến {_MOST_GRACE}", f"the days of grace are from 0 to {_MOST_GRACE}")
        yield told(grace, "days", message, kind="impossible-number")
    if scoring:
        yield from _steps(scoring)
    for record in (*periods, grace, scoring):
        yield from names_nobody(record, bodies) if record else ()


def _in_order(before: ReportDue | None, each: ReportDue) -> Problems:
    order = [*PERIODS]
    if before and order.index(each.period) <= order.index(before.period):
        names = ", ".join(order)
        message = say(
            f'kỳ "{each.period}" đứng sau kỳ "{before.period}"; mỗi kỳ ghi một lần, theo thứ tự: {names}',
            f'the period "{each.period}" stands behind "{before.period}"; each once, in the order: {names}',
        )
        yield told(each, "period", message, kind="wrong-order", of=each.period)
    elif before and each.due <= before.due:
        message = say(
            f"hạn của kỳ này ({each.due}) không sau hạn của kỳ trước ({before.due}); hãy xem lại hai ngày",
            f"this period is due on {each.due}, not after the one before ({before.due}); please look at both days again",
        )
        yield told(each, "due", message, kind="wrong-order", of=each.period)


def _due(plan: Plan, each: ReportDue) -> Problems:
    """Check that a report is due in the last quarter of its period or soon behind it, and what it tells known by then."""
    period = PERIODS[each.period]
    first, last = first_day(period, plan.year), deadline(period.quarter, plan.year) + dt.timedelta(days=_LONGEST_WAIT)
    for key, day in (("due", each.due), ("closes", each.closes)):
        if day and not first <= day <= last:
            message = say(
                f"ngày {day} không thể thuộc kỳ này: cần từ {first} đến {last}; hãy xem lại",
                f"{day} cannot be of this period: from {first} to {last}; please look at it again",
            )
            right = in_year(day, plan.year, first, last)
            yield told(each, key, message, kind="impossible-date", of=each.period, replacement=right)
    if each.closes and each.closes > each.due:
        message = say(
            f"ngày chốt số liệu ({each.closes}) sau hạn gửi báo cáo ({each.due}); hãy xem lại hai ngày",
            f"what is told closes on {each.closes}, after the report is due ({each.due}); please look at both days again",
        )
        yield told(each, "closes", message, kind="wrong-order", of=each.period)


def _steps(scoring: Scoring) -> Problems:
    for step in scoring.steps:
        yield from _step(step)
    for higher, lower in itertools.pairwise(scoring.steps):
        if _reach(lower) >= _reach(higher):
            message = say(
                "mức này không thấp hơn mức đứng trên; hãy xếp mức cao trước, mức thấp sau",
                "this step is no lower than the one above; please put the highest first",
            )
            yield Problem.at(lower.place, titled(Scoring, "steps"), found=message, kind="wrong-order")


def _reach(step: ScoreStep) -> tuple[int, bool]:
    """Return what steps are ordered by: over 90 is more than at least 90."""
    return (step.over, True) if step.over is not None else (step.at_least or 0, False)


def _step(step: ScoreStep) -> Problems:
    found = [key for key in ("at_least", "over") if getattr(step, key) is not None]
    if len(found) != 1:
        either, other = (titled(ScoreStep, key) for key in ("at_least", "over"))
        message = say(
            f"mỗi mức ghi đúng một trong hai: {either} hoặc {other}", f"each step has one of two: {either} or {other}"
        )
        yield Problem.at(step.place, titled(Scoring, "steps"), found=message, kind="one-of-two")
    for key in found:
        if not 0 <= getattr(step, key) <= _ALL:
            message = say(f"phần trăm phải từ 0 đến {_ALL}", f"a share in percent is from 0 to {_ALL}")
            yield told(step, key, message, kind="impossible-number")
    if not _POINTS.fullmatch(step.points):
        message = say('phải là một con số, như "2" hoặc "0,5"', 'must be a number, as "2" or "0,5"')
        yield told(step, "points", message, kind="bad-figure")
