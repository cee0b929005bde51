"""What was reported of one product, as its page tells it: each of its times, with each agency's own answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from plan.facts.reported import Reported
from plan.facts.standing import Reply, Silence, Standing, State


@dataclass(frozen=True)
class Answer:
    """What one agency answers for one time of a product."""

    agency: str
    said: tuple[Reply, ...]
    """All that it reported on that time, the oldest first: a later report corrects an earlier one, and both are told."""
    silence: Silence | None
    """The report that it owes, if any; it may have handed in an earlier one."""

    @property
    def reply(self) -> Reply | None:
        """What it said last; None where it has said nothing."""
        return self.said[-1] if self.said else None


@dataclass(frozen=True)
class ToldTime:
    """One time of a product, and who answered for it."""

    standing: Standing
    answers: tuple[Answer, ...]
    """Of each agency that has to report, in the order of the document."""

    @property
    def heard(self) -> tuple[Answer, ...]:
        """Those that have reported."""
        return tuple(answer for answer in self.answers if answer.said)

    @property
    def silent(self) -> tuple[Answer, ...]:
        """Those that have not, though a report was due."""
        return tuple(answer for answer in self.answers if answer.silence and not answer.said)

    @property
    def awaited(self) -> tuple[Answer, ...]:
        """Those that have not, of whom none was due so far."""
        return tuple(answer for answer in self.answers if not answer.silence and not answer.said)


@dataclass(frozen=True)
class Told:
    """All that was reported of one product."""

    state: State | None
    """Of the whole; None while nothing can be said, and of a repealed product, whose state is not counted."""
    times: tuple[ToldTime, ...]
    """None of a repealed product, of which nobody has to report."""
    others: tuple[Reply, ...]
    """What those reported who need not, or no longer: who led it before, all of a repealed product; the oldest first."""

    @property
    def reporters(self) -> tuple[str, ...]:
        """Ids of the agencies that have to report on it."""
        return self.times[0].standing.reporters if self.times else ()

    @property
    def heard(self) -> frozenset[str]:
        """Ids of those of them that have reported, on whichever of its times."""
        return frozenset(answer.agency for time in self.times for answer in time.heard)

    @property
    def silence(self) -> Silence | None:
        """The newest report that is due and not there."""
        owed = (silence for time in self.times for silence in time.standing.silent)
        return max(owed, key=lambda silence: silence.since, default=None)

    @property
    def until(self) -> dt.date | None:
        """The first last day of what is reported as open in time, where the whole is: only a clock tells that it passed."""
        said = (answer.said[-1] for time in self.times for answer in time.heard)
        days = (reply.due.limit for reply in said if reply.due.limit and reply.state == self.state == "open-in-time")
        return min(days, default=None)

    @property
    def newest(self) -> dt.date | None:
        """The day of the newest report on it by those that have to."""
        days = (answer.said[-1].report.date for time in self.times for answer in time.heard)
        return max(days, default=None)

    @property
    def is_known(self) -> bool:
        """Whether there is a report, or one was due; else only the reader's clock tells that a day has passed."""
        return bool(self.heard or self.silence)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell: the product was repealed before anybody reported on it."""
        return not self.times and not self.others


def told_of(reported: Reported, deliverable: str) -> Told:
    """Return all that was reported of a product, by its id, as of the day of the plan's newest report."""
    history = reported.history.get(deliverable, ())
    reporters = reported.reporters.get(deliverable)
    others = tuple(reply for reply in history if reply.agency not in (reporters or ()))
    if reporters is None:
        return Told(None, (), others)
    return Told(reported.state(deliverable), tuple(_times(reported, deliverable, history)), others)


def _times(reported: Reported, deliverable: str, history: tuple[Reply, ...]) -> Iterator[ToldTime]:
    for standing in reported.standings(deliverable):
        said: dict[str, list[Reply]] = {}
        for reply in history:
            if reply.due == standing.due:
                said.setdefault(reply.agency, []).append(reply)
        owed = {silence.agency: silence for silence in standing.silent}
        answers = (Answer(agency, tuple(said.get(agency, ())), owed.get(agency)) for agency in standing.reporters)
        yield ToldTime(standing, tuple(answers))
