"""What was reported on one plan, and what was due and is not there, as of a day."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from plan.facts.dues import Due, dues
from plan.facts.duties import Duties
from plan.facts.standing import DONE, Reply, Silence, Standing, State, in_time_order, speaks_of, together
from plan.ground.model import PERIODS, Period, Plan, Report, ReportDue, Row, Rows


@dataclass(frozen=True)
class Expected:
    """A report that an agency has to hand in by a day."""

    agency: str
    period: Period
    due: dt.date
    sent: Report | None
    """That by which it is judged: the first of the day on which figures close or later, where a document names that day, else
    the first; None while there is none. What is dated earlier speaks of the time before."""
    is_late: bool
    """Whether it came after the last day and the days of grace, or is not there after them."""
    waited: dt.date
    """The last of the days of grace."""


@dataclass(frozen=True)
class Rates:
    """Both rates of some products on a day, with what they are made of; each product counts once."""

    due: int
    """Products of which a deadline has come."""
    done: int
    """Of these, those that are done, in time or late."""
    in_time: int
    """Of these, those that were done in time."""
    silent: int
    """Of those due, those of which a report lacks: whether they are done is not known."""
    unknown: int = 0
    """Of those due, those of which nothing can be said either, though no report lacks."""

    @classmethod
    def of(cls, states: Sequence[State | None]) -> Rates:
        """Count the states of products that are due."""
        done = [state for state in states if state in DONE]
        return cls(len(states), len(done), done.count("done-in-time"), states.count("silent"), states.count(None))

    @property
    def unsure(self) -> int:
        """How many of those due may be done or not."""
        return self.silent + self.unknown

    @property
    def is_known(self) -> bool:
        """Whether anything is known of those due: else there is no rate, for silence is not nought."""
        return self.due > self.unsure


class Reported:
    """The reports on a plan, and the states that follow from them; `Year.reported` holds the one of its plan."""

    def __init__(self, plan: Plan, duties: Duties, groups: Collection[str]) -> None:
        self._plan, self._duties = plan, duties
        self._groups = groups
        """Ids of what is no agency: nobody reports as such."""
        self._on_newest_day = functools.cache(self._standings)

    @property
    def is_empty(self) -> bool:
        """Whether no report has been published: then nothing is told and nothing is drawn."""
        return not self._plan.reports

    @cached_property
    def day(self) -> dt.date:
        """The day of the newest report, as of which all states are told where nobody asks for another."""
        return max((report.date for report in self._plan.reports), default=dt.date.min)

    @cached_property
    def reporters(self) -> Mapping[str, tuple[str, ...]]:
        """By deliverable in force, the ids of who has to report on it: who leads it, by name or through a group.

        Nobody does where only a group leads of which no member is known.
        """
        led = ((row.deliverable.id, self._duties.leaders(row)) for row in self._plan.rows)
        return {found: tuple(agency for agency in leaders if agency not in self._groups) for found, leaders in led}

    @cached_property
    def rows_of(self) -> Mapping[str, Rows]:
        """The rows in force that each agency has to report on, by its id."""
        found: dict[str, list[Row]] = {}
        for row in self._plan.rows:
            for agency in self.reporters.get(row.deliverable.id, ()):
                found.setdefault(agency, []).append(row)
        return {agency: Rows(rows) for agency, rows in found.items()}

    @cached_property
    def forms(self) -> frozenset[str]:
        """Ids of the agencies whose page offers a form to report by: they lead something, and have a page of their own."""
        return self._duties.with_page & self.rows_of.keys()

    @cached_property
    def dues_of(self) -> Mapping[str, tuple[Due, ...]]:
        """The times of each product, those repealed too, by its id."""
        rows = ((row, row.added_by.date if row.added_by else None) for row in self._plan.all_rows)
        return {row.deliverable.id: dues(row.deliverable, self._plan.year, added) for row, added in rows}

    @cached_property
    def history(self) -> Mapping[str, tuple[Reply, ...]]:
        """All that was ever reported of each product, the oldest first, by its id."""
        found: dict[str, list[Reply]] = {}
        for report in sorted(self._plan.reports, key=in_time_order):
            for row in report.rows:
                if times := self.dues_of.get(row.deliverable):
                    reply = Reply(speaks_of(report, row, times), report.agency, report, row)
                    found.setdefault(row.deliverable, []).append(reply)
        return {deliverable: tuple(replies) for deliverable, replies in found.items()}

    @cached_property
    def _said(self) -> Mapping[tuple[str, str, int | None], list[Reply]]:
        """What each agency reported of each time of a product, the oldest first."""
        found: dict[tuple[str, str, int | None], list[Reply]] = {}
        for deliverable, replies in self.history.items():
            for reply in replies:
                found.setdefault((deliverable, reply.agency, reply.due.quarter), []).append(reply)
        return found

    def standings(self, deliverable: str, agency: str = "", day: dt.date | None = None) -> tuple[Standing, ...]:
        """Return how each time of a product stands on a day, by one agency's reports or by those of all that lead it."""
        on = day or self.day
        return (self._on_newest_day if on == self.day else self._standings)(deliverable, agency, on)

    def _standings(self, deliverable: str, agency: str, day: dt.date) -> tuple[Standing, ...]:
        reporters = (agency,) if agency else self.reporters.get(deliverable, ())
        return tuple(self._standing(deliverable, due, reporters, day) for due in self.dues_of[deliverable])

    def standing(self, deliverable: str, quarter: int, agency: str = "", day: dt.date | None = None) -> Standing:
        """Return how the time of a product stands that a quarter counts; of one that is due once, that one."""
        found = self.standings(deliverable, agency, day)
        return next((each for each in found if each.due.quarter == quarter), found[-1])

    def state(self, deliverable: str, agency: str = "", day: dt.date | None = None) -> State | None:
        """Return the state of a product on a day: of all its times that have come or were reported on, together."""
        on = day or self.day
        found = self.standings(deliverable, agency, on)
        return together([each.state for each in found if each.replies or _has_come(each, on)])

    def rates(self, rows: Rows, agency: str = "", day: dt.date | None = None) -> Rates:
        """Return both rates of some products on a day, by one agency's reports alone or by those of all that lead them."""
        on = day or self.day
        states = [self._state_of_due(row.deliverable.id, agency, on) for row in rows if self._is_due(row, on)]
        return Rates.of(states)

    def _state_of_due(self, deliverable: str, agency: str, day: dt.date) -> State | None:
        return together([each.state for each in self.standings(deliverable, agency, day) if _has_come(each, day)])

    def _is_due(self, row: Row, day: dt.date) -> bool:
        return any(due.has_come(day) for due in self.dues_of[row.deliverable.id])

    def _standing(self, deliverable: str, due: Due, reporters: tuple[str, ...], day: dt.date) -> Standing:
        latest = {agency: self._latest(deliverable, agency, due, day) for agency in reporters}
        replies = tuple(filter(None, latest.values()))
        quiet = (self._silence(agency, due, latest[agency], day) for agency in reporters)
        return Standing(due, reporters, replies, tuple(filter(None, quiet)))

    def _latest(self, deliverable: str, agency: str, due: Due, day: dt.date) -> Reply | None:
        found = reversed(self._said.get((deliverable, agency, due.quarter), ()))
        return next((reply for reply in found if reply.report.date <= day), None)

    def _silence(self, agency: str, due: Due, latest: Reply | None, day: dt.date) -> Silence | None:
        """Return what an agency should have reported on a time by a day, after what it last said of it.

        It is owed in the first period told after the time's last day; who said in that very period that the product is not
        there yet, before its last day, owes the next.
        """
        if due.limit is None or (latest and (latest.row.is_done or latest.report.date > due.limit)):
            return None
        told = latest.report.period.quarter if latest else 0
        owed = next((each for each in self._dates if each.due >= due.limit and PERIODS[each.period].quarter > told), None)
        return Silence(agency, PERIODS[owed.period], owed.due) if owed and self.is_over(owed, day) else None

    @cached_property
    def _dates(self) -> tuple[ReportDue, ...]:
        return tuple(sorted(self._plan.reporting.periods, key=lambda each: each.due)) if self._plan.reporting else ()

    def is_over(self, owed: ReportDue, day: dt.date) -> bool:
        """Tell whether a period's reports are no longer waited for on a day: its last day and the days of grace are past."""
        return day > self.waited_until(owed)

    def waited_until(self, owed: ReportDue) -> dt.date:
        """Return the last day of grace of a period's reports; without grace, that on which they are due."""
        grace = self._plan.reporting.grace if self._plan.reporting else None
        return owed.due + dt.timedelta(days=grace.days if grace else 0)

    def expected(self, day: dt.date | None = None) -> tuple[Expected, ...]:
        """Return every report that the agencies which lead something have to hand in, as of a day: by period, then agency."""
        return tuple(self._expected(day or self.day))

    @cached_property
    def expected_of(self) -> Mapping[str, tuple[Expected, ...]]:
        """The reports that each agency has to hand in, as of the newest report's day, by its id: by period."""
        found: dict[str, tuple[Expected, ...]] = {}
        for each in self.expected():
            found[each.agency] = (*found.get(each.agency, ()), each)
        return found

    def _expected(self, day: dt.date) -> Iterator[Expected]:
        for owed in self._dates:
            for agency in sorted(found for found, rows in self.rows_of.items() if _asked_by(rows, owed.due)):
                there = [report for report in self.reports_of(agency, PERIODS[owed.period]) if report.date <= day]
                closed = (report for report in there if report.date >= (owed.closes or report.date))
                sent = next(closed, next(iter(there), None))
                is_late = self.is_over(owed, sent.date if sent else day)
                yield Expected(agency, PERIODS[owed.period], owed.due, sent, is_late, self.waited_until(owed))

    def reports_of(self, agency: str, period: Period | None = None) -> tuple[Report, ...]:
        """Return what an agency reported, on one period or on all, the oldest first."""
        return tuple(report for report in self._reports.get(agency, ()) if period in {None, report.period})

    @cached_property
    def _reports(self) -> Mapping[str, list[Report]]:
        found: dict[str, list[Report]] = {}
        for report in sorted(self._plan.reports, key=in_time_order):
            found.setdefault(report.agency, []).append(report)
        return found


def _asked_by(rows: Rows, day: dt.date) -> bool:
    """Tell whether any of some rows was in the plan on a day: what a later document added was not."""
    return any(not row.added_by or row.added_by.date <= day for row in rows)


def _has_come(standing: Standing, day: dt.date) -> bool:
    return standing.due.last is None or standing.due.has_come(day)
