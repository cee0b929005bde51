"""Rows of the appendix arranged for a reader: grouped tables, and the eight-column table as it is printed."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from plan.facts.dues import last_day
from plan.facts.located import objective_anchor
from plan.ground.addresses import Slug
from plan.ground.model import QUARTERS, ROMAN, Objective, Row, Rows, Section, Task, TimingKind

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
        yield RowGroup(f"Mục tiêu {objective.id}", group, objective_anchor(objective), objective=objective, section=begins)
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


def day(date: object) -> str:
    """Return a date as Vietnamese texts write it: 21/6/2021."""
    return f"{date:%-d/%-m/%Y}"


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

    @property
    def left(self) -> int:
        """Number of columns that are left of a repealed row: behind those that hold what is still in force."""
        found = self.row.repealed
        return 6 if found is self.row.task else 4 if found is self.row.deliverable else 5


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
