"""Rows of the appendix arranged for a reader: grouped tables, and the eight-column table as it is printed."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from plan.facts.dues import last_day
from plan.facts.located import objective_anchor
from plan.ground.addresses import Slug
from plan.ground.model import QUARTERS, ROMAN, ColumnKey, Objective, Plan, Row, Rows, Section, Task, TimingKind

TIMES: dict[TimingKind, str] = {
    "quarterly": "Định kỳ hàng quý",
    "ongoing": "Thường xuyên",
    "conditional": "Theo văn bản, sự kiện khác",
}
"""What the kinds of timing that name no quarter are called."""
TIME_SLUGS: dict[TimingKind, Slug] = {
    "quarterly": Slug.QUARTERLY,
    "ongoing": Slug.ONGOING,
    "conditional": Slug.CONDITIONAL,
}


@dataclass(frozen=True)
class RowGroup:
    """Rows that stand together under one heading."""

    heading: str
    rows: Rows
    anchor: str = ""
    objective: Objective | None = None
    """The objective whose words stand under the heading."""
    section: Section | None = None
    """The section that begins with this group, where several sections stand in one table."""
    aside: str = ""
    """A word beside the heading: the deadline."""
    counted: bool = False
    """Whether the number of deliverables stands behind the heading."""
    time: str = ""
    """The one time that all rows are here for, as addresses name it: "4", "hang-quy"."""

    @property
    def ended(self) -> bool:
        """Whether nothing of the group is in force."""
        return all(row.repealed_by for row in self.rows)

    def acting(self, task: Task) -> bool:
        """Whether something of a task's rows is in force."""
        return any(row.task is task and not row.repealed_by for row in self.rows)


def by_objective(rows: Iterable[Row], *, sections: bool = False) -> Iterator[RowGroup]:
    """Group rows as the document does, an objective a group; `sections` heads the first group of each section."""
    last: Section | None = None
    for _, found in itertools.groupby(rows, key=lambda row: row.objective.id):
        group = Rows(found)
        objective, section = group[0].objective, group[0].section
        begins = section if sections and section is not last else None
        heading, anchor = (f"Mục tiêu {objective.id}", objective_anchor(objective)) if not objective.is_implied else ("", "")
        yield RowGroup(heading, group, anchor, objective=objective, section=begins)
        last = section


def by_section(rows: Iterable[Row]) -> Iterator[RowGroup]:
    """Group rows by section, with the number of deliverables behind the heading."""
    for _, found in itertools.groupby(rows, key=lambda row: row.section.id):
        group = Rows(found)
        section = group[0].section
        yield RowGroup(f"{section.id}. {section.title}", group, counted=True)


def by_time(rows: Rows, year: int, prefix: str) -> Iterator[RowGroup]:
    """Group rows by when they are due; a row that names two quarters stands in both. Anchors begin with `prefix`."""
    for quarter in QUARTERS:
        due = rows.naming(quarter)
        if due:
            heading = f"Quý {ROMAN[quarter]} năm {year}"
            aside = f"chậm nhất {day(last_day(due, quarter, year))}"
            yield RowGroup(heading, due, f"{prefix}{Slug.QUARTERS}-{quarter}", aside=aside, counted=True, time=str(quarter))
    for kind, name in TIMES.items():
        found = rows.of_kind(kind)
        if found:
            yield RowGroup(name, found, f"{prefix}{TIME_SLUGS[kind]}", counted=True, time=TIME_SLUGS[kind])


def column_count(plan: Plan) -> str:
    """Return how many columns the appendix has, in words: "tám"."""
    return number_word(len(plan.columns))


def number_word(number: int) -> str:
    """Return a number as sentences have it: "tám", "12"."""
    words = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
    return words[number] if number < len(words) else str(number)


def head(plan: Plan) -> tuple[tuple[LineCell, ...], tuple[LineCell, ...]]:
    """Return the cells of the upper and the lower row of the printed table's head; no lower one where there is one row."""
    groups = plan.column_groups or ("",) * len(plan.columns)
    columns = zip(plan.column_keys, plan.columns, groups, strict=False)
    if not any(groups):
        return tuple(LineCell(key, name) for key, name, _ in columns), ()
    upper, lower = [], []
    for group, found in itertools.groupby(columns, key=lambda column: column[2]):
        cells = [LineCell(key, name, 0 if group else 2) for key, name, _ in found]
        upper += [LineCell("blank", group, width=len(cells))] if group else cells
        lower += cells if group else []
    return tuple(upper), tuple(lower)


def day(date: object) -> str:
    """Return a date as Vietnamese texts write it: 21/6/2021."""
    return f"{date:%-d/%-m/%Y}"


class LineCell(NamedTuple):
    """A cell of a line of the printed table."""

    column: ColumnKey | Literal["gone", "blank"]
    """What stands in it: "gone" what is said in place of repealed words, "blank" nothing beside that."""
    name: str
    """What its column is called."""
    height: int = 0
    """How many lines it reaches over; 0 where it always stands in one."""
    width: int = 1
    """How many columns it reaches over."""


@dataclass(frozen=True)
class Line:
    """A row as the document prints it; a span of 0 means that the cell above reaches down to here."""

    row: Row
    objective_span: int
    task_span: int
    activity_span: int
    begins_section: bool
    repealed: tuple[Row, ...] = ()
    """The rows that were repealed together, for which the line stands; none where the row is in force."""

    def cells(self, plan: Plan) -> Iterator[LineCell]:
        """Yield the cells that begin in the line, under the columns that the plan has; of a repealed row, what is left."""
        said = False
        columns = zip(plan.column_keys, plan.columns, strict=False)
        for is_kept, found in itertools.groupby(columns, key=lambda column: self._keeps(column[0])):
            if is_kept:
                yield from (cell for key, name in found if (cell := self._cell(key, name)))
            else:
                (_, name), *more = found
                yield LineCell("blank" if said else "gone", name, width=1 + len(more))
                said = True

    def _keeps(self, column: ColumnKey) -> bool:
        """Tell whether a column shows its words: those of what is in force, and numbers."""
        repealed = self.row.repealed
        if not self.repealed or column in {"number", "objective"}:
            return True
        holding = {"task": (self.row.deliverable, *self.row.activities), "activity": (self.row.deliverable,)}
        return any(repealed is item for item in holding.get(column, ()))

    def _cell(self, column: ColumnKey, name: str) -> LineCell | None:
        """Return a cell, None where one above reaches down to the line."""
        if column not in {"number", "objective", "task", "activity"}:
            return LineCell(column, name)
        span = self.span(column)
        return LineCell(column, name, span) if span else None

    def span(self, column: ColumnKey) -> int:
        """Return over how many lines the cell of a column reaches that begins in the line; 0 where one above does."""
        numbered = self.task_span if self.row.objective.is_implied else self.objective_span
        return {
            "number": numbered,
            "objective": self.objective_span,
            "task": self.task_span,
            "activity": self.activity_span,
        }.get(column, 1)


def annex(rows: Sequence[Row]) -> tuple[Line, ...]:
    """Return the lines of the eight-column table, with the merged cells of the document.

    As a consolidated text is printed (văn bản hợp nhất, Pháp lệnh 01/2012/UBTVQH13), what was repealed keeps its place and
    loses its words: what was repealed together is one line.

    The cells of an objective, task and activity reach over the rows that share them: here two each, but for the activities of
    I.2.1.

    >>> for line in annex(plan.rows[:4]):
    ...     print(line.row.deliverable.id, line.objective_span, line.task_span, line.activity_span)
    I.1.1.1 2 2 2
    I.1.1.2 0 0 0
    I.2.1.3 2 2 1
    I.2.1.2 0 0 1
    """
    together = [tuple(found) for _, found in itertools.groupby(rows, key=lambda row: id(row.repealed or row.deliverable))]
    spanned = _lines([found[0] for found in together])
    pairs = zip(spanned, together, strict=True)
    return tuple(replace(line, repealed=found if line.row.repealed else ()) for line, found in pairs)


def _lines(rows: Sequence[Row]) -> Iterator[Line]:
    spans = zip(
        rows,
        _spans(rows, lambda row: row.objective.id),
        _spans(rows, lambda row: row.task.id),
        _spans(rows, lambda row: (row.task.id, id(row.activities[0]))),
        _spans(rows, lambda row: row.section.id),
        strict=True,
    )
    return (Line(row, of, tf, af, bool(sf)) for row, of, tf, af, sf in spans)


def _spans(rows: Sequence[Row], same: Callable[[Row], object]) -> Iterator[int]:
    for _, found in itertools.groupby(rows, key=same):
        length = len(list(found))
        yield length
        yield from itertools.repeat(0, length - 1)
