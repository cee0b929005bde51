"""From which day on each product stood how: what its agencies' reports and their silence change, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plan.facts.dues import Due
from plan.facts.reported import Reported
from plan.facts.standing import State, together
from plan.ground.model import Plan

_Days = dict[dt.date, State | None]
"""The state on every day on which it may change, the earliest first."""
_Said = dict[str, _Days]
"""Those by one agency's reports, by its id."""


@dataclass(frozen=True)
class StateSpan:
    """How a product, or one time of one, stands from a day on, by one agency's reports or by those of all that lead it."""

    deliverable: str
    due: Due | None
    """None of a product that is due again and again: all its times together."""
    agency: str
    """Id of the agency; "" for all that lead it, together."""
    since: dt.date
    state: State | None
    """None where nothing is known of the whole: not all that lead it have reported on it yet, or not any more."""
    until: dt.date | None
    """From which day on it stands otherwise; None where it still stands so."""


def spans(plan: Plan, reported: Reported) -> Iterator[StateSpan]:
    """Yield from which day on each product in force stood how, up to the day of the newest report.

    First the product as it is counted, from the day on which anything was reported on the plan or lacked; then each of its
    times, where it is due again and again, and each agency: before the first of their days nothing is known of them.
    """
    silent = {*_first_silent(plan, reported)}
    start = min({report.date for report in plan.reports} | silent)
    for row in plan.rows:
        item = row.deliverable.id
        agencies = reported.reporters.get(item, ())
        found = {agency: [*_of_agency(reported, item, agency, silent)] for agency in agencies}
        times = {
            due: {agency: {day: states[position] for day, states in days} for agency, days in found.items()}
            for position, due in enumerate(reported.dues_of[item])
        }
        only = next(iter(times)) if len(times) == 1 else None
        since = max(start, row.added_by.date) if row.added_by else start
        yield from _spans(item, only, "", _counted(times, since, reported.day), is_told_unknown=True)
        for due, said in times.items():
            yield from () if only else _spans(item, due, "", _together(said))
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


def _counted(times: Mapping[Due, _Said], start: dt.date, end: dt.date) -> _Days:
    """Return the state of a product, all its times together, on every day on which it may change, and on the first of all."""
    come = {due.last for due in times if due.last and due.last <= end}
    days = {start} | come | {day for said in times.values() for states in said.values() for day in states}
    return {day: together([*_of_times(times, day)]) for day in sorted(days) if day >= start}


def _of_times(times: Mapping[Due, _Said], day: dt.date) -> Iterator[State | None]:
    """Yield the states on a day of the times of a product that have come by then, have no day, or were reported on."""
    for due, said in times.items():
        now = [_last(states, day) for states in said.values()]
        if due.last is None or due.has_come(day) or any(now):
            yield together(now)


def _last(states: _Days, day: dt.date) -> State | None:
    return next((state for since, state in reversed(states.items()) if since <= day), None)


def _together(said: _Said) -> _Days:
    """Return the state of the whole on every day on which that of an agency may change."""
    now: dict[str, State | None] = dict.fromkeys(said)
    found: _Days = {}
    for day in sorted({day for states in said.values() for day in states}):
        now |= {agency: states[day] for agency, states in said.items() if day in states}
        found[day] = together([*now.values()])
    return found


def _spans(item: str, due: Due | None, agency: str, states: _Days, *, is_told_unknown: bool = False) -> Iterator[StateSpan]:
    """Yield the days on which a state is another than before; the first is that on which one is known, or may be unknown."""
    changed: list[tuple[dt.date, State | None]] = []
    for day, state in states.items():
        if state != changed[-1][1] if changed else state or is_told_unknown:
            changed.append((day, state))
    ends = (*(day for day, _ in changed[1:]), None)  # one too many where nothing is known
    for (day, state), until in zip(changed, ends, strict=False):
        yield StateSpan(item, due, agency, day, state, until)
