"""What an agency reported, how what it leads stands by that, and what it has still to report: for its own pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from plan.facts.dues import Due
from plan.facts.listed_states import ListedState, counts, listed_states
from plan.facts.reported import Expected, Rates
from plan.facts.standing import Reply, Silence, StateWords, speaks_of
from plan.facts.year import Year
from plan.ground.model import PERIODS, QUARTERS, Agency, Period, Report, ReportRow, Row, Rows
from plan.reading.timing import counted_in

LONG_OVER = dt.timedelta(days=90)
"""How long after its plan's year an agency is still told what is due; after that only how all stands at last."""


@dataclass(frozen=True)
class OpenTime:
    """One time of a product that an agency leads and has not reported as done."""

    row: Row
    due: Due
    last: dt.date
    """The last day of it."""
    reply: Reply | None
    """What the agency last reported of it."""
    silent_after: dt.date | None
    """The day after which the agency is silent on it if no other report comes; None where no report is due."""


@dataclass(frozen=True)
class PeriodReports:
    """What an agency reported on one period, and by when it had to."""

    period: Period
    due: dt.date | None
    """The last day; None where no document of the plan says it."""
    sent: tuple[Report, ...]
    """The oldest first: a later one corrects those before."""
    judged: Report | None
    """That of them by which it is told whether they came in time; None while there is none."""
    is_late: bool
    """Whether that came after the last day and the days of grace, or is not there after them."""
    waited: dt.date | None
    """The last of the days of grace; None where no document of the plan says when a report is due."""
    said: tuple[ReportRow, ...]
    """What they say of each time of each product, the latest of each."""

    @property
    def others(self) -> tuple[Report, ...]:
        """Those by which it is not judged: corrections, supplements, and what speaks of the time before."""
        return tuple(report for report in self.sent if report is not self.judged)

    @property
    def by_result(self) -> tuple[tuple[ReportRow, ...], tuple[ReportRow, ...]]:
        """What it says is done, and what is not."""
        return tuple(row for row in self.said if row.is_done), tuple(row for row in self.said if not row.is_done)


@dataclass(frozen=True)
class Member:
    """What one member of a group reported of what the group leads."""

    agency: Agency
    replies: tuple[tuple[Row, Reply], ...]
    """The latest of each time of each product, in the order of the document."""

    @property
    def products(self) -> int:
        """On how many products it reported."""
        return len({row.deliverable.id for row, _ in self.replies})


class OwnReports:
    """An agency's reports on a plan; where nobody has reported on it `own_reports` has nothing to tell.

    Its own reports alone say how what it leads stands. A group whose members are known does not report: what it leads stands
    by the reports of all of them together, and so does what an agency coordinates on.
    """

    def __init__(self, of: Year, agency: Agency) -> None:
        self._of = of
        self._agency = agency.id
        self._reported = of.reported
        self._reporter = agency.id if agency.id in of.reported.rows_of else ""

    @property
    def day(self) -> dt.date:
        """The day of the plan's newest report, as of which all is told."""
        return self._reported.day

    @property
    def over(self) -> dt.date:
        """The last day on which it is told what is due."""
        return dt.date(self._of.plan.year, 12, 31) + LONG_OVER

    @cached_property
    def led(self) -> Rows:
        """The rows that it leads, by name or through a group."""
        return Rows(item.row for item in self._of.duties.of(self._agency, "lead"))

    @cached_property
    def states(self) -> Mapping[str, ListedState]:
        """How each product that it has a part in stands, by the deliverable's id."""
        rows = Rows(item.row for item in self._of.duties.assignments.get(self._agency, ()))
        return listed_states(self._reported, rows, agency=self._reporter)

    @cached_property
    def counted(self) -> tuple[tuple[StateWords, int], ...]:
        """How many of the products that it leads stand how; states of none are left out."""
        return counts(self.states[row.deliverable.id] for row in self.led)

    @cached_property
    def rates(self) -> Rates:
        """Both rates of what it leads."""
        return self._reported.rates(self.led, self._reporter)

    @cached_property
    def sent(self) -> tuple[Report, ...]:
        """Its reports, the oldest first."""
        return self._reported.reports_of(self._agency)

    @cached_property
    def open_by_quarter(self) -> Mapping[int, tuple[OpenTime, ...]]:
        """What it leads and has not reported as done, by the quarter of its last day, the earliest first."""
        ordered = sorted(self._open(), key=lambda each: each.last)
        year = self._of.plan.year
        found = {quarter: tuple(each for each in ordered if counted_in(each.last, year) == quarter) for quarter in QUARTERS}
        return {quarter: times for quarter, times in found.items() if times}

    def _open(self) -> Iterator[OpenTime]:
        for row in self.led if self._reporter else ():
            for stands in self._reported.standings(row.deliverable.id, self._reporter, dt.date.max):
                reply = next(iter(stands.replies), None)
                if stands.due.limit and not (reply and reply.row.is_done):
                    yield OpenTime(row, stands.due, stands.due.limit, reply, self._waited(stands.silent))

    def _waited(self, silent: tuple[Silence, ...]) -> dt.date | None:
        """Return until when a report is waited for that would be lacking at the end of all days."""
        reporting = self._of.plan.reporting
        owed = {each.period: each for each in reporting.periods} if reporting else {}
        return next((self._reported.waited_until(owed[each.period.id]) for each in silent), None)

    @cached_property
    def members(self) -> tuple[Member, ...]:
        """The members of a group that reported on what it leads, each under its own name, as the plan lists them."""
        members = self._of.plan.members.get(self._agency, ())
        found = (Member(self._of.agency[member], tuple(self._replies(member))) for member in members)
        return tuple(member for member in found if member.replies)

    def _replies(self, member: str) -> Iterator[tuple[Row, Reply]]:
        for row in self.led:
            for stands in self._reported.standings(row.deliverable.id, member):
                yield from ((row, reply) for reply in stands.replies)


def periods_of(of: Year, agency: str) -> tuple[PeriodReports, ...]:
    """Return each period that an agency has to report on, or did, as of the plan's newest report."""
    return tuple(each for each in in_each_period(of, agency) if each.due or each.sent)


def in_each_period(of: Year, agency: str) -> tuple[PeriodReports, ...]:
    """Return what an agency reported on each period, and by when it had to if it had to."""
    expected = {found.period: found for found in of.reported.expected_of.get(agency, ())}
    return tuple(
        _period(of, of.reported.reports_of(agency, period), period, expected.get(period)) for period in PERIODS.values()
    )


def _period(of: Year, sent: tuple[Report, ...], period: Period, asked: Expected | None) -> PeriodReports:
    said = _latest(of, sent)
    if asked is None:
        return PeriodReports(period, None, sent, next(iter(sent), None), is_late=False, waited=None, said=said)
    return PeriodReports(period, asked.due, sent, asked.sent, asked.is_late, asked.waited, said)


def _latest(of: Year, sent: tuple[Report, ...]) -> tuple[ReportRow, ...]:
    dues = of.reported.dues_of if sent else {}
    rows = [(report, row) for report in sent for row in report.rows if row.deliverable in dues]
    found = {(row.deliverable, speaks_of(report, row, dues[row.deliverable]).quarter): row for report, row in rows}
    return tuple(found.values())


def own_reports(of: Year, agency: Agency) -> OwnReports | None:
    """Return what an agency reported on a plan; None where nobody has reported on it."""
    return None if of.reported.is_empty else OwnReports(of, agency)
