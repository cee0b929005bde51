"""How much of a plan stands how: counts and rates of the whole, per section, per agency and per time of the year.

Where nothing was reported (`Reported.is_empty`) nobody asks for them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from plan.facts.reported import Rates
from plan.facts.standing import COUNTED_STATES, State
from plan.facts.tables import TIME_SLUGS, TIMES
from plan.facts.year import Year
from plan.ground.folding import folded
from plan.ground.model import QUARTERS, ROMAN, Row, Rows, ScoreStep


@dataclass(frozen=True)
class Tally:
    """Some products, each counted once, and how many of them stand how on a day."""

    id: str
    """What they have in common: a section's id, an agency's, or a time ("4", "thuong-xuyen"); "" for the whole plan."""
    name: str
    """As readers see it: "Quý IV năm 2022"."""
    slug: str
    """As addresses name it."""
    states: Mapping[State | None, int]
    """How many stand how, by the keys of `COUNTED_STATES`, in their order; 0 where none does."""
    rates: Rates
    """Both rates of those of which a deadline has come."""

    @property
    def total(self) -> int:
        """How many products there are: the sum of `states`."""
        return sum(self.states.values())


def whole(of: Year, day: dt.date | None = None) -> Tally:
    """Return how a plan stands on a day: that of its newest report where none is given."""
    return _tally(of, ("", of.plan.name, ""), of.plan.rows, day=day)


def by_section(of: Year, day: dt.date | None = None) -> tuple[Tally, ...]:
    """Return how each section of a plan stands that has products in force."""
    sections = ((section, of.plan.rows.of_section(section)) for section in of.plan.sections)
    return tuple(_tally(of, (part.id, part.title, part.slug), rows, day=day) for part, rows in sections if rows)


def by_agency(of: Year, day: dt.date | None = None) -> tuple[Tally, ...]:
    """Return how what each agency leads stands by its own reports alone, by name or through a group; by their names.

    A product is counted for each agency that has to report on it, so these do not add up to the whole. No group stands among
    them: its members do, and of one whose members are not known nobody has to report.
    """
    agencies = sorted(of.reported.rows_of, key=lambda agency: (folded(of.agency[agency].name), agency))
    named = ((agency, of.agency[agency].name, agency) for agency in agencies)
    return tuple(_tally(of, names, of.reported.rows_of[names[0]], names[0], day) for names in named)


def by_time(of: Year, day: dt.date | None = None) -> tuple[Tally, ...]:
    """Return how the products of each quarter's page stand, and of each kind without a day.

    Of a product that is due again and again a quarter counts its own time; what names several quarters stands in each, so
    these do not add up to the whole. Quarters without products are there; other times only where there are some.
    """
    quarters = (_quarter(of, quarter, day or of.reported.day) for quarter in QUARTERS)
    return (*quarters, *_undated(of, day))


def percent(part: int, of_all: int) -> str:
    """Return a share in percent, to a tenth and never rounded up: all are 100% only where all are; "" of nothing.

    >>> percent(6, 12), percent(4, 12), percent(1999, 2000), percent(0, 0)
    ('50%', '33,3%', '99,9%', '')
    """
    if not of_all:
        return ""
    units, tenths = divmod(1000 * part // of_all, 10)
    return f"{units},{tenths}%" if tenths else f"{units}%"


def score(of: Year, rates: Rates) -> ScoreStep | None:
    """Return on which step of the plan's scoring (`plan.reporting.scoring`) some rates stand; None where it has none.

    It is the rate of what is done that is scored, late or not: sources speak of the share of the plan that was carried out.
    What nobody has reported on is not in it.
    """
    scoring = of.plan.reporting.scoring if of.plan.reporting else None
    if not scoring or not rates.is_known:
        return None
    return next((step for step in scoring.steps if step.holds(100 * rates.done / rates.due)), None)


def _tally(of: Year, names: tuple[str, str, str], rows: Rows, agency: str = "", day: dt.date | None = None) -> Tally:
    states = _counted(rows, lambda row: of.reported.state(row.deliverable.id, agency, day))
    return Tally(*names, states, of.reported.rates(rows, agency, day))


def _counted(rows: Iterable[Row], state: Callable[[Row], State | None]) -> dict[State | None, int]:
    found = [state(row) for row in rows]
    return {each: found.count(each) for each in COUNTED_STATES}


def _quarter(of: Year, quarter: int, day: dt.date) -> Tally:
    stands = [of.reported.standing(row.deliverable.id, quarter, day=day) for row in of.plan.rows.due_in(quarter)]
    states = [each.state for each in stands]
    rates = Rates.of([each.state for each in stands if each.due.has_come(day)])
    name = f"Quý {ROMAN[quarter]} năm {of.plan.year}"
    return Tally(str(quarter), name, str(quarter), {each: states.count(each) for each in COUNTED_STATES}, rates)


def _undated(of: Year, day: dt.date | None) -> Iterator[Tally]:
    """Yield what is ongoing and what depends on other documents; what is due every quarter stands in each."""
    for kind in ("ongoing", "conditional"):
        if rows := of.plan.rows.of_kind(kind):
            yield _tally(of, (TIME_SLUGS[kind], TIMES[kind], TIME_SLUGS[kind]), rows, day=day)
