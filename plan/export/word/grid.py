"""The appendices as grids: each cell in its place, and in its further rows what a merged one covers, as Word wants it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plan.facts.remarks import since
from plan.facts.tables import Line, annex
from plan.ground.model import Act, Activity, Document, Plan, Provision, Row, Section, Task

ROOM = 14280
"""What a page on its side leaves between its margins, in 1/20 pt."""
_EIGHT = ("number", "objective", "task", "activity", "deliverable", "lead", "coordinating", "timing")
_SHARES = {"number": 5, "objective": 15, "task": 17, "activity": 15, "deliverable": 17}
"""How wide columns are beside each other."""
_SHARE = 11
"""Of the others."""
_ABOVE = ("number", "objective", "task", "activity")
"""The columns of what holds a deliverable, the widest first."""
_SPLIT = 250
"""Letters of a cell from which on its row may be divided between pages."""


class Phrase(NamedTuple):
    """Words of a paragraph; those said aside are no part of the document as it was issued."""

    text: str
    is_aside: bool = False


@dataclass(frozen=True)
class GridCell:
    """A cell, or what a merged one covers in a further row."""

    width: int
    style: str
    paragraphs: tuple[tuple[Phrase, ...], ...] = ()
    span: int = 1
    """How many columns it takes."""
    merge: str = ""
    """"restart" where a cell begins that reaches over rows, "continue" below."""


class GridRow(NamedTuple):
    """A row, all columns wide."""

    cells: tuple[GridCell, ...]
    is_head: bool = False
    is_whole: bool = True
    """Whether it stands on one page."""


class PrintedAppendix(NamedTuple):
    """An appendix with all its rows, heads too."""

    label: str
    title: str
    reference: str
    widths: tuple[int, ...]
    rows: tuple[GridRow, ...]


def appendices(plan: Plan, documents: Mapping[str, Document]) -> Iterator[PrintedAppendix]:
    """Yield the appendices of a plan; what later acts did is said by the names of `documents`."""
    grid = _Grid(plan, documents)
    heads = head_rows(plan.columns, getattr(plan, "column_groups", ()), grid.widths)
    yield PrintedAppendix(
        plan.appendix_label, plan.appendix_title, plan.appendix_reference, grid.widths, (*heads, *grid.rows())
    )
    if targets := getattr(plan, "targets", None):
        widths = _widths([_SHARE] * len(targets.columns))
        lines = (zip(row.cells, widths, strict=True) for row in targets.rows)
        rows = (GridRow(tuple(GridCell(width, "Cell", one(text)) for text, width in line)) for line in lines)
        heads = head_rows(targets.columns, (), widths)
        yield PrintedAppendix(targets.label, targets.title, targets.reference, widths, (*heads, *rows))


class _Grid:
    def __init__(self, plan: Plan, documents: Mapping[str, Document]) -> None:
        self._plan, self._documents = plan, documents
        self._columns = (*zip(plan.columns, getattr(plan, "column_keys", _EIGHT), strict=True),)
        self.widths = _widths([_SHARES.get(key, _SHARE) for _, key in self._columns])

    def rows(self) -> Iterator[GridRow]:
        for line in annex(self._plan.all_rows):
            if line.begins_section:
                yield self._section(line.row.section)
            cells = (*self._cells(line),)
            yield GridRow(cells, is_whole=all(_letters(cell) < _SPLIT for cell in cells if not cell.merge))

    def _section(self, section: Section) -> GridRow:
        if self._columns[0][1] != "number":
            return GridRow(
                (GridCell(sum(self.widths), "CellSection", one(f"{section.id}. {section.title}"), len(self.widths)),)
            )
        title = GridCell(sum(self.widths[1:]), "CellSection", one(section.title), len(self.widths) - 1)
        return GridRow((GridCell(self.widths[0], "CellSectionNumber", one(section.id)), title))

    def _cells(self, line: Line) -> Iterator[GridCell]:
        """Yield the cells of a row; what was repealed is one cell over the columns that it had."""
        kept, note = self._kept(line), self._gone(line)
        places = zip(self._columns, self.widths, strict=True)
        for is_kept, found in itertools.groupby(places, key=lambda place: place[0][1] in kept):
            together = [*found]
            if is_kept:
                yield from (self._cell(name, key, width, line) for (name, key), width in together)
            else:
                yield GridCell(sum(width for _, width in together), "Cell", note, len(together))
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

    def _gone(self, line: Line) -> tuple[tuple[Phrase, ...], ...]:
        repealed = line.row.repealed
        if not (repealed and repealed.repealed_by):
            return ()
        return ((Phrase(f"{_name(repealed)} (được {self._act(repealed.repealed_by)})", is_aside=True),),)

    def _cell(self, name: str, key: str, width: int, line: Line) -> GridCell:
        height = _height(key, line)
        merge = "restart" if height > 1 else "" if height else "continue"
        style = "CellNumber" if key == "number" else "Cell"
        return GridCell(width, style, self._words(name, key, line.row) if height else (), merge=merge)

    def _words(self, name: str, key: str, row: Row) -> tuple[tuple[Phrase, ...], ...]:
        if key == "activity":
            return tuple(said for activity in row.activities for said in self._activity(activity))
        if key in {"task", "deliverable"}:
            return self._added(getattr(row, key), getattr(row, key).text)
        return _dashed(_texts(name, key, row))

    def _activity(self, activity: Activity) -> tuple[tuple[Phrase, ...], ...]:
        if activity.repealed_by:
            return ((Phrase(f"{_name(activity)} (được {self._act(activity.repealed_by)})", is_aside=True),),)
        return self._added(activity, activity.text)

    def _added(self, record: Provision, texts: Sequence[str]) -> tuple[tuple[Phrase, ...], ...]:
        """Return the words of a record, and which act added it."""
        said = _dashed(texts)
        if not record.added_by:
            return said
        *before, last = said or ((),)
        return (*before, (*last, Phrase(f" ({self._act(record.added_by)})", is_aside=True)))

    def _act(self, act: Act) -> str:
        done = since(act)
        return f"{done[0].lower()}{done[1:]} theo {self._documents[act.document].name}"


def head_rows(names: Sequence[str], groups: Sequence[str], widths: Sequence[int]) -> Iterator[GridRow]:
    """Yield the rows with the names of columns, which stand on each page: two where columns have names in common."""
    columns = zip(names, widths, strict=True)
    if not any(groups):
        yield GridRow(tuple(GridCell(width, "CellHead", one(name)) for name, width in columns), is_head=True)
        return
    above: list[GridCell] = []
    below: list[GridCell] = []
    for group, found in itertools.groupby(zip(groups, columns, strict=True), key=lambda column: column[0]):
        together = [(one(name), width) for _, (name, width) in found]
        if group:
            above.append(GridCell(sum(width for _, width in together), "CellHead", one(group), len(together)))
        else:
            above += (GridCell(width, "CellHead", name, merge="restart") for name, width in together)
        below += (
            GridCell(width, "CellHead", name if group else (), merge="" if group else "continue") for name, width in together
        )
    yield GridRow(tuple(above), is_head=True)
    yield GridRow(tuple(below), is_head=True)


def one(text: str) -> tuple[tuple[Phrase, ...], ...]:
    """Return a text as the only paragraph of a cell; nothing of nothing."""
    return ((Phrase(text),),) if text else ()


def _texts(name: str, key: str, row: Row) -> Sequence[str]:
    match key:
        case "number":
            return ((row.objective if row.objective.text else row.task).id.rpartition(".")[2],)
        case "objective":
            return row.objective.text
        case "other":
            cells = getattr(row.deliverable, "cells", ())
            return next((cell.text for cell in cells if cell.column == name), ())
    found = getattr(row.deliverable, key)
    return (found.text,) if found else ()


def _dashed(texts: Sequence[str]) -> tuple[tuple[Phrase, ...], ...]:
    return tuple((Phrase(f"- {text}" if len(texts) > 1 else text),) for text in texts)


def _widths(shares: Sequence[int]) -> tuple[int, ...]:
    return tuple(ROOM * share // sum(shares) for share in shares)


def _height(key: str, line: Line) -> int:
    match key:
        case "number" if not line.row.objective.text:
            return line.task_span
        case "number" | "objective":
            return line.objective_span
        case "task":
            return line.task_span
        case "activity":
            return line.activity_span
    return 1


def _letters(cell: GridCell) -> int:
    return sum(len(piece.text) for paragraph in cell.paragraphs for piece in paragraph)


def _name(record: Provision) -> str:
    match record:
        case Task():
            return f"Nhiệm vụ {record.id}"
        case Activity():
            return "Hoạt động này"
    return f"Sản phẩm {getattr(record, 'id', '')}"
