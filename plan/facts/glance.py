"""What the home page tells of a plan first: what it sets for citizens and who leads that, and which days end it."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass

from plan.facts.dues import ends
from plan.facts.located import Located
from plan.facts.year import Year
from plan.ground.model import Agency, Indicator, Plan, Rows


@dataclass(frozen=True)
class Benefit:
    """A sentence of the plan that sets something for citizens."""

    quote: str
    indicators: tuple[Indicator, ...]
    """The numbers that it sets."""
    at: Located
    """Where it stands."""
    rows: Rows
    """The products for it: of the objective, the task, or the very product that the sentence stands in; none of a clause."""
    leads: tuple[Agency, ...]
    """Who leads these products."""


def benefits(of: Year) -> list[Benefit]:
    """Return what a plan sets for citizens, what has a number first."""
    shown = [indicator for indicator in of.plan.indicators if indicator.concerns == "citizens"]
    ordered = sorted(shown, key=lambda indicator: indicator.number is None)
    found = itertools.groupby(ordered, key=lambda indicator: (indicator.record, indicator.quote))
    return [_benefit(of, record, quote, tuple(indicators)) for (record, quote), indicators in found]


def _benefit(of: Year, record: str, quote: str, indicators: tuple[Indicator, ...]) -> Benefit:
    rows = Rows(row for row in of.plan.rows if record in {row.objective.id, row.task.id, row.deliverable.id})
    leads = dict.fromkeys(agency for row in rows for agency in row.deliverable.lead.agencies)
    return Benefit(quote, indicators, of.referred[record], rows, tuple(of.agency[agency] for agency in leads))


def last_days(plan: Plan) -> list[dt.date]:
    """Return the last day of each product that has one, from the first on."""
    days = (ends(row.deliverable.timing, plan.year) for row in plan.rows)
    return sorted(day for day in days if day)
