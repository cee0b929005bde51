"""The appendices of a plan, row by row, as Word prints them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from plan.export.word.grid import (
    Paragraphs,
    Phrase,
    PrintedAppendix,
    PrintedCell,
    PrintedRow,
    dashed,
    head_rows,
    one,
    shared_out,
)
from plan.facts.remarks import since
from plan.facts.tables import Line, annex
from plan.ground.model import Act, Activity, Document, Plan, Provision, Row, Section, Task

_SHARES = {"number": 5, "objective": 15, "task": 17, "activity": 15, "deliverable": 17}
"""How wide columns are beside each other."""
_SHARE = 11
"""Of the others."""
_LEAST, _MOST = 4, 40
"""How many letters a column of targets has room for beside the others, at least and at most."""
_ABOVE = ("number", "objective", "task", "activity")
"""The columns of what holds a deliverable, the widest first."""
_SPLIT = 250
"""Letters of a cell from which on its row may be divided between pages."""


def appendices(plan: Plan, documents: Mapping[str, Document]) -> Iterator[PrintedAppendix]:
    """Yield the appendices of a plan; what later acts did is said by the names of `documents`."""
    grid = _Grid(plan, documents)
    heads = head_rows(plan.columns, plan.column_groups, grid.widths)
    yield PrintedAppendix(
        plan.appendix_label, plan.appendix_title, plan.appendix_reference, grid.widths, (*heads, *grid.rows())
    )
    if targets := plan.targets:
        columns = zip(targets.columns, *(row.cells for row in targets.rows), strict=True)
        widths = shared_out([min(max(*map(len, column), _LEAST), _MOST) for column in columns])
        lines = (zip(row.cells, widths, strict=True) for row in targets.rows)
        rows = (PrintedRow(tuple(PrintedCell(width, "Cell", one(text)) for text, width in line)) for line in lines)
        heads = head_rows(targets.columns, (), widths)
        yield PrintedAppendix(targets.label, targets.title, targets.reference, widths, (*heads, *rows))


class _Strip(NamedTuple):
    """A row to be printed: a line of the appendix with one of its activities."""

    line: Line
    activity: Activity

    @property
    def is_first(self) -> bool:
        return self.activity is self.line.row.activities[0]


class _Grid:
    def __init__(self, plan: Plan, documents: Mapping[str, Document]) -> None:
        self._plan, self._documents = plan, documents
        self._columns = (*zip(plan.columns, plan.column_keys, strict=True),)
        self.widths = shared_out([_SHARES.get(key, _SHARE) for _, key in self._columns])

    def rows(self) -> Iterator[PrintedRow]:
        strips = (*self._strips(),)
        heights = zip(*(_heights(key, strips) for _, key in self._columns), strict=True)
        for strip, reach in zip(strips, heights, strict=True):
            if strip.line.begins_section and strip.is_first:
                yield self._section(strip.line.row.section)
            cells = (*self._cells(strip, reach),)
            yield PrintedRow(cells, is_whole=all(_letters(cell) < _SPLIT for cell in cells if not cell.merge))

    def _strips(self) -> Iterator[_Strip]:
        """Yield what is printed side by side: a line, and below the last of an activity each that shares its deliverable."""
        lines = annex(self._plan.all_rows)
        for line, following in itertools.zip_longest(lines, lines[1:]):
            first, *sharing = line.row.activities
            yield _Strip(line, first)
            is_last = not following or following.activity_span
            if is_last and not isinstance(line.row.repealed, Task | Activity):
                yield from (_Strip(line, activity) for activity in sharing)

    def _section(self, section: Section) -> PrintedRow:
        if self._columns[0][1] != "number":
            return PrintedRow(
                (PrintedCell(sum(self.widths), "CellSection", one(f"{section.id}. {section.title}"), len(self.widths)),)
            )
        title = PrintedCell(sum(self.widths[1:]), "CellSection", one(section.title), len(self.widths) - 1)
        return PrintedRow((PrintedCell(self.widths[0], "CellSectionNumber", one(section.id)), title))

    def _cells(self, strip: _Strip, heights: Sequence[int]) -> Iterator[PrintedCell]:
        """Yield the cells of a row; what was repealed is one cell over the columns that it had."""
        kept, note = self._kept(strip.line), self._gone(strip.line)
        places = zip(self._columns, self.widths, heights, strict=True)
        for is_kept, found in itertools.groupby(places, key=lambda place: place[0][1] in kept):
            together = [*found]
            if is_kept:
                yield from (self._cell(strip, name, key, width, height) for (name, key), width, height in together)
            else:
                width, height = sum(width for _, width, _ in together), together[0][2]
                yield PrintedCell(width, "Cell", note if height else (), len(together), _merge(height))
                note = ()

    def _kept(self, line: Line) -> Sequence[str]:
        match line.row.repealed:
            case None:
                return [key for _, key in self._columns]
            case Task():
                return _ABOVE[:2]
            case Activity():
                return _ABOVE[:3]
        return _ABOVE

    def _gone(self, line: Line) -> Paragraphs:
        repealed = line.row.repealed
        if not (repealed and repealed.repealed_by):
            return ()
        return ((Phrase(f"{self._name(repealed)} (được {self._act(repealed.repealed_by)})", is_aside=True),),)

    def _cell(self, strip: _Strip, name: str, key: str, width: int, height: int) -> PrintedCell:
        style = "CellNumber" if key == "number" else "Cell"
        return PrintedCell(width, style, self._words(strip, name, key) if height else (), merge=_merge(height))

    def _words(self, strip: _Strip, name: str, key: str) -> Paragraphs:
        row = strip.line.row
        match key:
            case "activity":
                return self._activity(strip.activity)
            case "task":
                return self._added(row.task, row.task.text)
            case "deliverable":
                return self._added(row.deliverable, row.deliverable.text)
        return dashed(_texts(name, key, row))

    def _activity(self, activity: Activity) -> Paragraphs:
        if activity.repealed_by:
            return ((Phrase(f"{self._name(activity)} (được {self._act(activity.repealed_by)})", is_aside=True),),)
        return self._added(activity, activity.text)

    def _added(self, record: Provision, texts: Sequence[str]) -> Paragraphs:
        """Return the words of a record, and which act added it."""
        said = dashed(texts)
        if not record.added_by:
            return said
        *before, last = said or ((),)
        return (*before, (*last, Phrase(f" ({self._act(record.added_by)})", is_aside=True)))

    def _name(self, record: Provision) -> str:
        match record:
            case Task():
                return f"Nhiệm vụ {record.id}"
            case Activity():
                return f"{'Hoạt động' if self._plan.prints('activity') else 'Việc'} này"
        return f"Sản phẩm {getattr(record, 'id', '')}"

    def _act(self, act: Act) -> str:
        done = since(act)
        return f"{done[0].lower()}{done[1:]} theo {self._documents[act.document].name}"


def _texts(name: str, key: str, row: Row) -> Sequence[str]:
    match key:
        case "number":
            return (row.number,)
        case "objective":
            return row.objective.text
        case "other":
            return next((cell.text for cell in row.deliverable.cells if cell.column == name), ())
    found = getattr(row.deliverable, key)
    return (found.text,) if found else ()


def _heights(key: str, strips: Sequence[_Strip]) -> Iterator[int]:
    """Yield how many rows the cell of a column takes that begins in a row; 0 where that above reaches down."""
    for _, found in itertools.groupby(strips, key=lambda strip: _holder(key, strip)):
        height = len([*found])
        yield height
        yield from itertools.repeat(0, height - 1)


def _holder(key: str, strip: _Strip) -> object:
    """Return what is the same in the rows that share a cell of a column."""
    row = strip.line.row
    match key:
        case "number" if row.objective.is_implied:
            return row.task.id
        case "number" | "objective":
            return row.objective.id
        case "task":
            return row.task.id
        case "activity":
            return row.task.id, id(strip.activity)
    return row.deliverable.id


def _merge(height: int) -> str:
    return "restart" if height > 1 else "" if height else "continue"


def _letters(cell: PrintedCell) -> int:
    return sum(len(piece.text) for paragraph in cell.paragraphs for piece in paragraph)
