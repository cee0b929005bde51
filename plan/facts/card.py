"""An agency's report card: how what it leads stands, on one page of A4 that is taken to a meeting."""

from __future__ import annotations

import datetime as dt
import math
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from plan.facts.dues import GONE
from plan.facts.own_reports import OwnReports, PeriodReports, periods_of
from plan.facts.standing import COUNTED_STATES, DONE, STATES, Reply, Standing, State, StateWords, asked_of
from plan.facts.tables import day
from plan.facts.year import Year
from plan.ground.model import ROMAN, Agency, Row

CARD_NAME = "Phiếu tiến độ"
_ORDER: tuple[State | None, ...] = (
    "open-late",
    "silent",
    "open-in-time",
    None,
    "open-undated",
    "done-late",
    "done-in-time",
    "done-undated",
)
"""What a meeting has to speak of first: what is not done and overdue."""
MOST_NAMED = 6
"""Products that a period's line names; of more it tells the number."""
_LONGEST = (120, 40, 110, 150)
"""Letters at which the texts of the four columns are cut: product, deadline, state, what was reported."""
_WIDTHS = (31, 12, 17, 31)
"""Letters that surely fit in a line of each."""
_WIDER = 0.6
"""By how much of a small letter a capital is wider."""
_LINE, _PADDING, _ROOM = 12.5, 5.0, 450.0
"""Points of a line, of a row beside its lines, and of all rows, on the page that is fullest otherwise; measured."""


@dataclass(frozen=True)
class CardRow:
    """A product on the card, with the time of it that says how the whole stands."""

    row: Row
    state: State | None
    standing: Standing

    @property
    def words(self) -> StateWords:
        """The state's name, and how addresses name it."""
        return COUNTED_STATES[self.state]

    @property
    def reply(self) -> Reply | None:
        """What the agency last reported of that time."""
        return next(iter(self.standing.replies), None)

    @cached_property
    def texts(self) -> tuple[str, str, str, str]:
        """What the columns say: the product, by when it was due, its state, what was reported; cut where too long."""
        deliverable = self.row.deliverable
        whole = (" ".join(deliverable.text), self._due, "; ".join(self._stands()), "; ".join(self._told()))
        first, second, third, fourth = map(_cut, whole, _LONGEST)
        return first, second, third, fourth

    @property
    def _due(self) -> str:
        due = self.standing.due
        quarter = f"Quý {ROMAN[due.quarter]}, " if due.quarter else ""
        gone = "" if due.is_asked else f"; {GONE}"
        return f"{quarter}{day(due.last)}{gone}" if due.last else self.row.deliverable.timing.explained

    def _stands(self) -> Iterator[str]:
        """Yield the state, with the least and the most days late, then that against the first deadline, if it is another."""
        reply, name = self.reply, self.words.name
        least, most = (reply.days_late if reply and reply.state == self.state else None) or (0, 0)
        yield f"{name} ({least}–{most} ngày)" if least != most else f"{name} ({most} ngày)" if most else name
        first = self.standing.due.original
        if first and reply and reply.first_state and reply.first_state != reply.state:
            yield f"so với hạn ban đầu {day(first)}: {STATES[reply.first_state].name}"

    def _told(self) -> Iterator[str]:
        """Yield when it was done and what shows it; or what hinders it and what comes next; or that nothing was reported."""
        reply = self.reply
        if not reply:
            yield from (f"hạn gửi báo cáo {each.period.name}: {day(each.since)}" for each in self.standing.silent)
            yield from () if self.standing.silent else ("chưa có báo cáo",)
        elif reply.row.is_done:
            yield from (f"xong ngày {day(reply.row.done_on)}",) if reply.row.done_on else ()
            yield ", ".join(each.name for each in reply.row.evidence) or "báo cáo không kèm minh chứng"
        else:
            yield f"báo cáo ngày {day(reply.report.date)}"
            yield from (said.rstrip(". ") for said in (reply.row.difficulties, reply.row.next_step) if said)

    @property
    def height(self) -> float:
        """Points that it takes at most."""
        product, *others = self.texts
        texts = (f"{self.row.deliverable.id} {product}", *others)
        return _PADDING + _LINE * max(_lines(text, width) for text, width in zip(texts, _WIDTHS, strict=True))


@dataclass(frozen=True)
class Card:
    """What stands on an agency's card."""

    reports: OwnReports
    periods: tuple[PeriodReports, ...]
    shown: tuple[CardRow, ...]
    """The products that have room, those to speak of first before all others."""
    left_out: tuple[CardRow, ...]
    """Those that have not."""


def card(of: Year, agency: Agency) -> Card:
    """Return the card of an agency that reported."""
    reports = OwnReports(of, agency)
    ordered = sorted((_row(of, agency, reports, row) for row in reports.led), key=_urgency)
    shown = tuple(_fitting(ordered))
    return Card(reports, periods_of(of, agency.id), shown, tuple(ordered[len(shown) :]))


def _row(of: Year, agency: Agency, reports: OwnReports, row: Row) -> CardRow:
    listed = reports.states[row.deliverable.id]
    return CardRow(row, listed.state, _telling(of.reported.standings(row.deliverable.id, agency.id), listed.state))


def _telling(found: tuple[Standing, ...], state: State | None) -> Standing:
    """Return which time of a product says how the whole stands: of what is done the last, of what is not the first."""
    asked = asked_of(found)
    said = [each for each in asked if each.state == state] or asked
    return said[-1] if state in DONE else said[0]


def _urgency(found: CardRow) -> tuple[int, dt.date]:
    return _ORDER.index(found.state), found.standing.due.last or dt.date.max


def _fitting(ordered: Iterable[CardRow]) -> Iterator[CardRow]:
    room = _ROOM
    for found in ordered:
        room -= found.height
        if room < 0:
            return
        yield found


def _cut(text: str, longest: int) -> str:
    return textwrap.shorten(text, longest, placeholder=" …")


def _lines(text: str, width: int) -> int:
    return math.ceil((len(text) + _WIDER * sum(map(str.isupper, text))) / width)
