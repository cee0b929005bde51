"""The year as a table: a row a deliverable, a column a quarter, in each cell what the plan says of the time."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from plan.facts.tables import TIME_SLUGS, day
from plan.facts.year import Year
from plan.ground.model import QUARTERS, Plan, Row, Rows, Section, Timing
from plan.reading.timing import counted_in

TimeMarkKind = Literal["due", "quarterly", "ongoing", "conditional"]
"""What a mark looks like; what names several quarters is due in each."""


@dataclass(frozen=True)
class TimeMark:
    """What stands in a cell."""

    kind: TimeMarkKind
    word: str
    """A word for the cell of a quarter; the document's own where it stands for the whole year."""


@dataclass(frozen=True)
class TimelineRow:
    """A deliverable's row."""

    row: Row
    times: str
    """In what a reader finds it, as addresses name it: "3 4", "thuong-xuyen"."""
    marks: tuple[TimeMark | None, ...]
    """One a quarter, None for an empty cell; one alone where no quarter is named: it reaches over all."""
    continues: bool
    """Whether the row above is of the same task."""

    @property
    def is_undated(self) -> bool:
        """Whether one cell reaches over the whole year."""
        return len(self.marks) == 1


@dataclass(frozen=True)
class TimelineGroup:
    """The rows of a section."""

    section: Section
    rows: tuple[TimelineRow, ...]


def timeline(of: Year) -> tuple[TimelineGroup, ...]:
    """Return the rows of a plan, by section, in the order of the document."""
    found = itertools.groupby(of.plan.rows, key=lambda row: row.section.id)
    return tuple(_group(of.plan, Rows(rows)) for _, rows in found)


def _group(plan: Plan, rows: Rows) -> TimelineGroup:
    before = (None, *(row.task for row in rows))
    made = (_timeline_row(plan, row, continues=row.task is task) for row, task in zip(rows, before, strict=False))
    return TimelineGroup(rows[0].section, tuple(made))


def _timeline_row(plan: Plan, row: Row, *, continues: bool) -> TimelineRow:
    timing = row.deliverable.timing
    if not timing.quarters:
        slug = TIME_SLUGS[timing.kind]
        return TimelineRow(row, slug, (TimeMark(_undated(timing), timing.explained),), continues)
    return TimelineRow(row, " ".join(map(str, timing.quarters)), tuple(_marks(plan, timing)), continues)


def _undated(timing: Timing) -> TimeMarkKind:
    return "ongoing" if timing.kind == "ongoing" else "conditional"


def _marks(plan: Plan, timing: Timing) -> Iterator[TimeMark | None]:
    for quarter in QUARTERS:
        if quarter not in timing.quarters:
            yield None
        elif timing.kind == "quarterly":
            yield TimeMark("quarterly", "hàng quý")
        else:
            yield TimeMark("due", _days(plan, timing, quarter) or _deadline_word(timing, quarter))


def _days(plan: Plan, timing: Timing, quarter: int) -> str:
    """Return the days named that a quarter counts, without the plan's own year: "15/3", "10/4, 30/6"."""
    found = (day(date) for date in timing.days if counted_in(date, plan.year) == quarter)
    return ", ".join(date.removesuffix(f"/{plan.year}") for date in found)


def _deadline_word(timing: Timing, quarter: int) -> str:
    return "hạn cuối" if quarter == timing.quarters[-1] and len(timing.quarters) > 1 else "hạn"
