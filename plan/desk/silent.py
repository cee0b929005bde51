"""Who has not reported on a period that is over, as of a day: what the nightly run reminds of."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from plan.facts.reported import Expected
from plan.facts.tables import day as shown_day
from plan.facts.year import Year, year_of
from plan.ground.clock import today
from plan.ground.model import PERIODS, Archive, Period, ReportDue
from plan.ground.problems import DataError
from plan.ground.unseen import visible
from plan.reading.load import load

_FIRST, _SECOND, _EVERY = 1, 7, 30
"""Days behind the last day of grace on which it is reminded: then again and again."""
_LONGEST = 365
"""So many days behind it nobody is reminded any more."""


@dataclass(frozen=True)
class Waiting:
    """A period of a plan whose reports are no longer waited for, and who is silent on it."""

    year: int
    period: Period
    due: dt.date
    """The last day on which a report could be handed in, without grace."""
    days: int
    """How many days ago grace ended, from 1."""
    agencies: tuple[str, ...]
    """Names of those of whom there is no report on the period, as the plan's year calls them."""
    lacking: tuple[tuple[str, tuple[str, ...]], ...]
    """Names of those that reported and said nothing of products that were due, with these products' ids."""

    @property
    def reminder(self) -> int:
        """How many reminders there should have been: the first after 1 day, the second after 7, then one every 30."""
        return 1 if self.days < _SECOND else 2 + (self.days - _SECOND) // _EVERY

    @property
    def is_complete(self) -> bool:
        """Whether nobody is silent."""
        return not (self.agencies or self.lacking)


def waiting(archive: Archive, day: dt.date) -> tuple[Waiting, ...]:
    """Return the periods of all plans that ended, grace and all, up to a year before a day; none where none has to report."""
    return tuple(found for plan in archive.plans for found in _of_year(year_of(archive, plan), day))


def _of_year(of: Year, day: dt.date) -> Iterator[Waiting]:
    for owed in of.plan.reporting.periods if of.plan.reporting else ():
        days = (day - of.reported.waited_until(owed)).days
        if _FIRST <= days <= _LONGEST:
            yield _waiting(of, owed, days, day)


def _waiting(of: Year, owed: ReportDue, days: int, day: dt.date) -> Waiting:
    period = PERIODS[owed.period]
    expected = [each for each in of.reported.expected(day) if each.period is period]
    silent = tuple(of.agency[each.agency].name for each in expected if each.sent is None)
    told = ((of.agency[each.agency].name, _left_out(of, each, day)) for each in expected if each.sent)
    return Waiting(of.plan.year, period, owed.due, days, silent, tuple(item for item in told if item[1]))


def _left_out(of: Year, each: Expected, day: dt.date) -> tuple[str, ...]:
    """Return the products that were due and of which an agency's reports say nothing, though it reported on the period."""
    found = (
        row.deliverable.id
        for row in of.reported.rows_of[each.agency]
        for standing in of.reported.standings(row.deliverable.id, each.agency, day)
        if any(silence.period is each.period for silence in standing.silent)
    )
    return tuple(dict.fromkeys(found))


def add(parser: argparse.ArgumentParser) -> None:
    """Add the command that lists who is silent."""
    parser.add_argument(
        "--day", type=dt.date.fromisoformat, metavar="NGÀY", help="tính đến ngày nào (năm-tháng-ngày); mặc định: hôm nay"
    )
    parser.add_argument("--format", choices=["text", "json"], default="text", help="cách in")
    parser.set_defaults(run=_print)


def _print(chosen: argparse.Namespace) -> int:
    try:
        found = waiting(load(chosen.root), chosen.day or today())
    except DataError as error:
        print(error)
        return 1
    if chosen.format == "json":
        print(json.dumps([_as_json(each) for each in found], ensure_ascii=False))
    else:
        lines = [line for each in found if not each.is_complete for line in _as_text(each)]
        print("\n".join(map(visible, lines or ["Không cơ quan nào chưa báo cáo."])))
    return 0


def _as_json(each: Waiting) -> dict[str, object]:
    return {
        "year": each.year,
        "period": each.period.id,
        "name": each.period.name,
        "due": shown_day(each.due),
        "days": each.days,
        "reminder": each.reminder,
        "agencies": each.agencies,
        "lacking": each.lacking,
    }


def _as_text(each: Waiting) -> Iterator[str]:
    yield f"{each.period.name}, Kế hoạch {each.year} (hạn {shown_day(each.due)}):"
    yield from (f"  {name}: chưa báo cáo từ hạn {shown_day(each.due)}" for name in each.agencies)
    yield from (f"  {name}: đã báo cáo, chưa nói gì về {', '.join(products)}" for name, products in each.lacking)
