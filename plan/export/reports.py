"""What every export says of a report alike: its identity, whether it was late, what it corrects, where it is told of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plan.facts.standing import COUNTED_STATES, Reply, in_time_order
from plan.facts.year import Year, year_of
from plan.ground.addresses import Links, Slug
from plan.ground.model import Archive, Report, ReportDue

STATE_WORDS: Mapping[str, str] = {code or "unreported": words.name for code, words in COUNTED_STATES.items()}
"""What is said of a product by code, in the official words; "unreported" where the model has None."""


def state_code(state: str | None) -> str:
    """Return by which code all files and answers tell a state; None: what is not known."""
    return state or "unreported"


@dataclass(frozen=True)
class FiledRow:
    """What a report says of one time of a product, between what its agency said of that before and after."""

    reply: Reply
    before: Reply | None
    after: Reply | None

    @property
    def corrected(self) -> Report | None:
        """The report before it that it says was wrong: of the same period, or "done" that it takes back or dates otherwise.

        None where it only goes on from what was said before: done comes after not done by itself.
        """
        old, new = self.before, self.reply
        if old is None:
            return None
        is_other = old.row.is_done and (new.row.result, new.row.done_on) != (old.row.result, old.row.done_on)
        return old.report if is_other or old.report.period == new.report.period else None


@dataclass(frozen=True)
class FiledReport:
    """A report as all files tell of it."""

    report: Report
    owed: ReportDue | None
    """When it had to be handed in; None where no document says."""
    is_judged: bool
    """Whether it is that by which it is told whether the agency reported on the period in time (`Expected.sent`)."""
    is_late: bool
    """Whether it is that, and came after its last day and the days of grace."""
    rows: tuple[FiledRow, ...]

    @property
    def is_correction(self) -> bool:
        """Whether it says that a report before it was wrong."""
        return any(row.corrected for row in self.rows)


def report_id(of: Year, report: Report) -> str:
    """Return what tells a report from every other on its plan: "quy-1-so-noi-vu-2022-03-15"; a second of that day by "-2"."""
    return of.archive.derived(_ids)[id(report)]


def _ids(archive: Archive) -> Mapping[int, str]:
    found: dict[int, str] = {}
    for plan in archive.plans:
        days = Counter[str]()
        for report in plan.reports:
            name = f"{report.period.id}-{report.agency}-{report.date:%Y-%m-%d}"
            days[name] += 1
            found[id(report)] = name if days[name] == 1 else f"{name}-{days[name]}"
    return found


def report_address(of: Year, report: Report, to: Links) -> str:
    """Return where the site tells of a report: on the agency's card, or the page of the group that tells of the agency."""
    told_at = of.duties.told_at.get(report.agency)
    if told_at == report.agency:
        return f"{to.plan(Slug.AGENCIES, report.agency, Slug.PROGRESS)}#{report.period.id}"
    return to.agency(told_at) if told_at else to.plan(Slug.PROGRESS)


def has_reports(archive: Archive) -> bool:
    """Tell whether a report on any plan was published: only then there is something to tell of progress."""
    return any(plan.reports for plan in archive.plans)


def filed_reports(of: Year) -> tuple[FiledReport, ...]:
    """Return the reports on a plan, the oldest first."""
    return of.archive.derived(_filed)[of.plan.year]


def _filed(archive: Archive) -> Mapping[int, tuple[FiledReport, ...]]:
    return {plan.year: tuple(_of_plan(year_of(archive, plan))) for plan in archive.plans}


def _of_plan(of: Year) -> Iterator[FiledReport]:
    rows = {id(row.reply.row): row for replies in of.reported.history.values() for row in _rows(replies)}
    dues = {owed.period: owed for owed in of.plan.reporting.periods} if of.plan.reporting else {}
    judged = {id(each.sent): each.is_late for each in of.reported.expected() if each.sent}
    for report in sorted(of.plan.reports, key=lambda report: (*in_time_order(report), report.agency)):
        said = tuple(rows[id(row)] for row in report.rows if id(row) in rows)
        is_late = judged.get(id(report), False)
        yield FiledReport(report, dues.get(report.period.id), id(report) in judged, is_late, said)


def _rows(replies: tuple[Reply, ...]) -> Iterator[FiledRow]:
    """Yield the replies on a product, the oldest first."""
    found: dict[object, list[Reply]] = {}
    for reply in replies:
        found.setdefault((reply.due, reply.agency), []).append(reply)
    for said in found.values():
        yield from map(FiledRow, said, (None, *said[:-1]), (*said[1:], None))
