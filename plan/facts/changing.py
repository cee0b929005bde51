"""From which day on each product stood how: what its agencies' reports and their silence change, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from plan.facts.dues import Due
from plan.facts.reported import Reported
from plan.facts.standing import State, together
from plan.ground.model import Plan


@dataclass(frozen=True)
class StateSpan:
    """How one time of a product stands from a day on, by one agency's reports or by those of all that lead it."""

    deliverable: str
    due: Due
    agency: str
    """Id of the agency; "" for all that lead it, together."""
    since: dt.date
    state: State | None
    """None where what was known of the whole is so no more: not all that lead it have reported on it yet."""
    until: dt.date | None
    """From which day on it stands otherwise; None where it still stands so."""


def spans(plan: Plan, reported: Reported) -> Iterator[StateSpan]:
    """Yield from which day on each product in force stood how, up to the day of the newest report: the whole, then agencies.

    Before the first of these days nothing is known of it.
    """
    silent = {*_first_silent(plan, reported)}
    for row in plan.rows:
        item = row.deliverable.id
        agencies = reported.reporters.get(item, ())
        found = {agency: [*_of_agency(reported, item, agency, silent)] for agency in agencies}
        for position, due in enumerate(reported.dues_of[item]):
            said = {agency: {day: states[position] for day, states in days} for agency, days in found.items()}
            yield from _spans(item, due, "", _together(said))
            for agency, states in said.items():
                yield from _spans(item, due, agency, states)


def _of_agency(
    reported: Reported, item: str, agency: str, silent: set[dt.date]
) -> Iterator[tuple[dt.date, tuple[State | None, ...]]]:
    """Yield the state of each time of a product by one agency's reports, on every day on which it may change."""
    reports = {reply.report.date for reply in reported.history.get(item, ()) if reply.agency == agency}
    for day in sorted(reports | silent):
        yield day, tuple(each.state for each in reported.standings(item, agency, day))


def _first_silent(plan: Plan, reported: Reported) -> Iterator[dt.date]:
    """Yield the days from which on reports of each period lack, up to the day of the newest."""
    for owed in plan.reporting.periods if plan.reporting else ():
        day = reported.waited_until(owed) + dt.timedelta(days=1)
        if day <= reported.day:
            yield day


def _together(said: dict[str, dict[dt.date, State | None]]) -> dict[dt.date, State | None]:
    """Return the state of the whole on every day on which that of an agency may change."""
    now: dict[str, State | None] = dict.fromkeys(said)
    found: dict[dt.date, State | None] = {}
    for day in sorted({day for states in said.values() for day in states}):
        now |= {agency: states[day] for agency, states in said.items() if day in states}
        found[day] = together([*now.values()])
    return found


def _spans(item: str, due: Due, agency: str, states: dict[dt.date, State | None]) -> Iterator[StateSpan]:
    """Yield the days on which a state is another than before; the first is that on which one is known at all."""
    changed: list[tuple[dt.date, State | None]] = []
    for day, state in states.items():
        if state != (changed[-1][1] if changed else None):
            changed.append((day, state))
    ends = (*(day for day, _ in changed[1:]), None)  # one too many where nothing is known
    for (day, state), until in zip(changed, ends, strict=False):
        yield StateSpan(item, due, agency, day, state, until)
