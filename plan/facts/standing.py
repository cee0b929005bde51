"""How a product stands to its deadline, in the official words, and what its agencies' reports say of it together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from plan.facts.dues import Due
from plan.ground.addresses import Slug
from plan.ground.model import PERIODS, Period, Report, ReportRow

State = Literal["done-in-time", "done-late", "done-undated", "open-in-time", "open-late", "open-undated", "silent"]


@dataclass(frozen=True)
class StateWords:
    """A state as readers see it."""

    name: str
    """In the official words: "hoàn thành đúng hạn"."""
    slug: Slug
    """As addresses name it, in lists' field "tien-do"."""


STATES: Mapping[State, StateWords] = {
    "done-in-time": StateWords("hoàn thành đúng hạn", Slug.DONE_IN_TIME),
    "done-late": StateWords("hoàn thành quá hạn", Slug.DONE_LATE),
    "done-undated": StateWords("hoàn thành không hạn", Slug.DONE_UNDATED),
    "open-in-time": StateWords("chưa hoàn thành trong hạn", Slug.OPEN_IN_TIME),
    "open-late": StateWords("chưa hoàn thành quá hạn", Slug.OPEN_LATE),
    "open-undated": StateWords("chưa hoàn thành không hạn", Slug.OPEN_UNDATED),
    "silent": StateWords("chưa báo cáo", Slug.SILENT),
}
"""The six states, and silence, in the order in which tables have them."""
UNREPORTED = StateWords("chưa đủ báo cáo", Slug.UNREPORTED)
"""What is told of a product whose state is not known, though no report lacks: none was due, or not from all that lead it."""
COUNTED_STATES: Mapping[State | None, StateWords] = dict([*STATES.items(), (None, UNREPORTED)])
"""What products are counted by, in the order of columns: the six states, silence, and None for what is not known."""
UNSENT = "chưa gửi báo cáo"
"""What is told of an agency whose report on a period was due and is not there; products are "chưa báo cáo"."""
DONE: tuple[State, ...] = ("done-in-time", "done-late", "done-undated")
OPEN: tuple[State, ...] = ("open-in-time", "open-late", "open-undated")
_WORST: tuple[State, ...] = ("open-late", "silent", "open-in-time", "open-undated")
"""What one part of a product says of the whole, the strongest first."""
_BEST: tuple[State, ...] = ("done-late", "done-in-time", "done-undated")
"""What holds of the whole when all of it is done: done late stays late."""


def together(states: Collection[State | None]) -> State | None:
    """Return the state of a product from those of its agencies or of its times, None for one of which nothing is known.

    Not done and overdue in one part is so in the whole; then silence, then not done; done only where every part is, and late
    where one was late. Nothing is said of the whole while a part that is not due yet was not reported on.

    >>> together(["done-in-time", "done-late"]), together(["done-late", "open-late", None]), together(["done-in-time", None])
    ('done-late', 'open-late', None)
    """
    found = next((state for state in _WORST if state in states), None)
    if found or None in states:
        return found
    return next((state for state in _BEST if state in states), None)


def judged(row: ReportRow, last: dt.date | None, reported: dt.date) -> State:
    """Return the state that a report's row means against a last day.

    What is done is judged by the day it was done, what is not by the day of the report: no clock makes anything late that
    nobody has reported on.
    """
    if last is None:
        return "done-undated" if row.is_done else "open-undated"
    if row.is_done:
        return "done-late" if (row.done_on or reported) > last else "done-in-time"
    return "open-late" if reported > last else "open-in-time"


@dataclass(frozen=True)
class Reply:
    """What one agency's report says of one time of a product."""

    due: Due
    agency: str
    report: Report
    row: ReportRow

    @property
    def state(self) -> State:
        """Against the deadline in force."""
        return judged(self.row, self.due.limit, self.report.date)

    @property
    def first_state(self) -> State | None:
        """Against the deadline before any amendment; None where it never changed, or had no date."""
        return judged(self.row, self.due.original, self.report.date) if self.due.original else None

    @property
    def days_late(self) -> tuple[int, int] | None:
        """Least and most days late, counted from the last and the first day of the time that the plan names; None in time.

        What is not done is counted up to the report's day.
        """
        if self.due.limit is None or self.due.first is None or self.state not in {"done-late", "open-late"}:
            return None
        day = self.row.done_on if self.row.is_done and self.row.done_on else self.report.date
        return (day - self.due.limit).days, (day - self.due.first).days


@dataclass(frozen=True)
class Silence:
    """A report that was due and is not there."""

    agency: str
    period: Period
    since: dt.date
    """The last day on which it could be handed in."""


@dataclass(frozen=True)
class Standing:
    """One time of a product, as its agencies' latest reports have it."""

    due: Due
    reporters: tuple[str, ...]
    """Ids of the agencies that have to report on it: those that lead it, by name or through a group."""
    replies: tuple[Reply, ...]
    """The latest of each that has reported on it."""
    silent: tuple[Silence, ...]
    """Those of whom a report was due and is not there; an earlier one may be."""

    @cached_property
    def state(self) -> State | None:
        """The state of the whole by `together`; None while nothing can be said."""
        quiet = {silence.agency for silence in self.silent}
        said = {reply.agency: reply.state for reply in self.replies}
        return together([self._of(agency, said, quiet) for agency in self.reporters])

    @staticmethod
    def _of(agency: str, said: Mapping[str, State], quiet: Collection[str]) -> State | None:
        return "silent" if agency in quiet else said.get(agency)


def asked_of(times: tuple[Standing, ...]) -> tuple[Standing, ...]:
    """Return those times of a product that were asked for or reported on; all where none was."""
    return tuple(time for time in times if time.due.is_asked or time.replies) or times


def speaks_of(report: Report, row: ReportRow, found: tuple[Due, ...]) -> Due:
    """Return of which time of a product a row speaks: that it names, else the next from the period's quarter on."""
    if row.quarter:
        return next((due for due in found if due.quarter == row.quarter), found[-1])
    return next((due for due in found if due.quarter is None or due.quarter >= report.period.quarter), found[-1])


def in_time_order(report: Report) -> tuple[dt.date, int]:
    """Return what reports are sorted by: day, then period."""
    return report.date, [*PERIODS].index(report.period.id)
