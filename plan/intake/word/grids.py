"""Tables on an explicit grid (ISO/IEC 29500-1 §17.4): late rows, cells merged both ways, rows and cells in controls."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from plan.intake.contract import refusal
from plan.intake.paper import Grid, GridCell, GridRow, Paragraph
from plan.intake.word.layout import is_layout
from plan.intake.word.noting import Noting
from plan.intake.word.runs import tell_control, words_of
from plan.intake.word.straight import straightened
from plan.intake.word.styles import Styles
from plan.intake.xml import W, XmlElement, find, flat, number_in, switched, value, whole

_Paragraphs = tuple[Paragraph, ...]
_MOST_COLUMNS = 500
"""Word has at most 63."""


@dataclass
class _Open:
    """A cell on the grid, while rows below may still belong to it."""

    column: int
    span: int
    paragraphs: _Paragraphs
    is_merged: bool
    height: int = 1

    @property
    def cell(self) -> GridCell:
        return GridCell(self.column, self.span, self.height, self.paragraphs)


@dataclass
class _Wide:
    """A cell of a row as it is written, with the cells that it covers on its right."""

    column: int
    span: int
    cell: XmlElement
    hidden: list[XmlElement] = field(default_factory=list)


@dataclass(frozen=True)
class _Laid:
    """A row laid on the grid, not read yet."""

    cells: list[_Wide]
    end: int
    """The column that it ends before."""


@dataclass
class Gridding:
    """Makes the grid of one table; `read` returns the paragraphs of a cell."""

    table: XmlElement
    where: str
    styles: Styles
    noting: Noting
    read: Callable[[XmlElement], _Paragraphs]
    _above: dict[int, _Open] = field(default_factory=dict)
    """The cells that the row above ends with, by their first column."""

    def grid(self) -> Grid:
        """Walk the table. Raises UnreadableError for a row that does not fit into the grid of the others."""
        rows = list(self._inner(self.table, "tr"))
        laid = [self._laid(row, number) for number, row in enumerate(rows, start=1)]
        edges = self._edges(laid, self._width(laid))
        read = [self._row(row, edges, number) for number, row in enumerate(laid, start=1)]
        made = tuple(
            GridRow(tuple(found.cell for found in cells), is_head=is_head)
            for cells, is_head in zip(read, _heads(rows), strict=True)
        )
        grid = Grid(made, edges[-1], self.where)
        return dataclasses.replace(grid, is_layout=is_layout(grid, has_lines=_has_lines(self.table, self.styles)))

    def _inner(self, holder: XmlElement, name: str) -> Iterator[XmlElement]:
        """Yield the rows of a table or the cells of a row; tell what stands between them and is neither."""
        for child in flat(holder):
            if child.tag == f"{W}{name}":
                yield child
            elif child.tag == f"{W}sdtPr":
                tell_control(self.noting, child)
            elif child.tag not in _PROPERTIES and (words := words_of(child)):
                self.noting.tell("unknown", words)

    def _laid(self, row: XmlElement, number: int) -> _Laid:
        """Lay the cells of a row on the grid; those of an old merge across (`w:hMerge`) as one."""
        self.noting.where = f"{self.where}, hàng {number}"
        column = max(whole(row, "trPr/gridBefore", 0), 0)
        found: list[_Wide] = []
        for cell in self._inner(row, "tc"):
            span = max(whole(cell, "tcPr/gridSpan", 1), 1)
            if _continues(cell, "hMerge") and found:
                found[-1].span += span
                found[-1].hidden.append(cell)
            else:
                found.append(_Wide(column, span, cell))
            column += span
        return _Laid(found, column + max(whole(row, "trPr/gridAfter", 0), 0))

    def _edges(self, laid: Sequence[_Laid], width: int) -> Sequence[int]:
        """Return where each line of the grid is when lines that a hand drew beside each other are one; tell it."""
        declared = [number_in(column.get(f"{W}w", ""), 0) for column in self.table.iterfind(f"{W}tblGrid/{W}gridCol")]
        found = straightened(declared, width, {(cell.column, cell.column + cell.span) for row in laid for cell in row.cells})
        if found[-1] < width:
            self.noting.where = self.where
            self.noting.tell("straightened", f"{width} → {found[-1]} cột")
        return found

    def _row(self, laid: _Laid, edges: Sequence[int], number: int) -> list[_Open]:
        begun: list[_Open] = []
        ending: dict[int, _Open] = {}
        for cell in laid.cells:
            column = edges[cell.column]
            wide = _Wide(column, edges[cell.column + cell.span] - column, cell.cell, cell.hidden)
            self.noting.where = f"{self.where}, hàng {number}, cột {column + 1}"
            ending[column] = self._down(wide) or self._new(wide, begun)
        self._above = ending
        return begun

    def _down(self, wide: _Wide) -> _Open | None:
        """Return the cell above that a cell belongs to, one row higher than before; nothing where it is none's part."""
        above = self._above.get(wide.column)
        is_part = _continues(wide.cell, "vMerge") and above is not None and above.is_merged and above.span == wide.span
        if not is_part or above is None:
            return None
        above.height += 1
        self._hidden((wide.cell, *wide.hidden))
        return above

    def _new(self, wide: _Wide, begun: list[_Open]) -> _Open:
        is_merged = find(wide.cell, "tcPr/vMerge") is not None
        begun.append(_Open(wide.column, wide.span, self.read(wide.cell), is_merged=is_merged))
        if _continues(wide.cell, "vMerge"):
            self.noting.tell("broken-merge", " ".join(paragraph.shown for paragraph in begun[-1].paragraphs))
        self._hidden(wide.hidden)
        return begun[-1]

    def _hidden(self, cells: Iterable[XmlElement]) -> None:
        """Read cells that nobody sees, for numbers count on in them too; tell their words."""
        for cell in cells:
            if paragraphs := self.read(cell):
                self.noting.tell("hidden-cell", " ".join(paragraph.shown for paragraph in paragraphs))

    def _width(self, laid: Sequence[_Laid]) -> int:
        declared = len(self.table.findall(f"{W}tblGrid/{W}gridCol"))
        longest = max((row.end for row in laid), default=0)
        if longest > declared:
            self._beyond(laid, declared, longest)
        width = max(declared, longest)
        for number, row in enumerate(laid, start=1):
            if row.end < width:
                self.noting.where = f"{self.where}, hàng {number}"
                self.noting.tell("short-row", f"{row.end}/{width} cột")
        return width

    def _beyond(self, laid: Sequence[_Laid], declared: int, longest: int) -> None:
        """Take a grid that is wider than declared where all rows agree on it; refuse it where one row does not."""
        if all(row.end == longest for row in laid) and longest <= _MOST_COLUMNS:
            self.noting.where = self.where
            self.noting.tell("wide-grid", f"{longest}/{declared} cột")
            return
        number = next(number for number, row in enumerate(laid, start=1) if row.end == longest)
        words = " | ".join(words_of(wide.cell) for wide in laid[number - 1].cells)
        found = f"{self.where}, hàng {number} có {longest} cột, lưới có {declared}: “{words}”"
        raise refusal(key="row-beyond-grid", found=found)


_PROPERTIES = {
    f"{W}{name}"
    for name in ("tblPr", "tblGrid", "tblPrEx", "trPr", "bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd")
}


def _continues(cell: XmlElement, merge: str) -> bool:
    """Whether a cell belongs to one before it: a merge that does not say "restart" (§17.4.85)."""
    return find(cell, f"tcPr/{merge}") is not None and value(cell, f"tcPr/{merge}", "continue") != "restart"


def _heads(rows: Sequence[XmlElement]) -> Iterator[bool]:
    """Tell of each row whether it is repeated on each page: only the first rows can be (§17.4.78)."""
    is_head = True
    for row in rows:
        is_head = is_head and bool(switched(row, "trPr/tblHeader"))
        yield is_head


def _has_lines(table: XmlElement, styles: Styles) -> bool:
    """Whether anybody sees the lines of a table: by itself, by its style, or by a cell."""
    own = find(table, "tblPr/tblBorders")
    of_table = styles.first(value(table, "tblPr/tblStyle"), "tblPr/tblBorders", "table") if own is None else own
    holders = [of_table, *table.iter(f"{W}tcBorders")]
    lines = (line for holder in holders if holder is not None for line in holder)
    return any(line.get(f"{W}val", "nil") not in {"nil", "none"} for line in lines)
