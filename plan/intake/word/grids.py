"""Tables on an explicit grid (ISO/IEC 29500-1 §17.4): late rows, cells merged both ways, rows and cells in controls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from plan.intake.contract import refusal
from plan.intake.paper import Grid, GridCell, GridRow, Paragraph
from plan.intake.word.layout import is_layout
from plan.intake.word.noting import Noting
from plan.intake.word.runs import tell_control, words_of
from plan.intake.word.styles import Styles
from plan.intake.xml import W, XmlElement, find, flat, switched, value, whole

Paragraphs = tuple[Paragraph, ...]


@dataclass
class _Open:
    """A cell on the grid, while rows below may still belong to it."""

    column: int
    span: int
    paragraphs: Paragraphs
    height: int = 1

    @property
    def cell(self) -> GridCell:
        return GridCell(self.column, self.span, self.height, self.paragraphs)


@dataclass
class Gridding:
    """Makes the grid of one table; `read` returns the paragraphs of a cell."""

    table: XmlElement
    where: str
    styles: Styles
    telling: Noting
    read: Callable[[XmlElement], Paragraphs]
    _rows: list[list[_Open]] = field(default_factory=list)
    _above: dict[int, _Open] = field(default_factory=dict)
    """The cells that the row above ends with, by their first column."""
    _ends: list[int] = field(default_factory=list)
    """The column that each row ends before."""

    def grid(self) -> Grid:
        """Walk the table. Raises UnreadableError for a row that does not fit into the grid of the others."""
        rows = list(self._inner(self.table, "tr"))
        for number, row in enumerate(rows, start=1):
            self._row(row, number)
        self.telling.where = self.where
        made = tuple(
            GridRow(tuple(found.cell for found in cells), is_head=is_head)
            for cells, is_head in zip(self._rows, _heads(rows), strict=True)
        )
        grid = Grid(made, self._width(), self.where)
        return Grid(made, grid.width, self.where, is_layout=is_layout(grid, has_lines=_has_lines(self.table, self.styles)))

    def _inner(self, holder: XmlElement, name: str) -> Iterator[XmlElement]:
        """Yield the rows of a table or the cells of a row; tell what stands between them and is neither."""
        for child in flat(holder):
            if child.tag == f"{W}{name}":
                yield child
            elif child.tag == f"{W}sdtPr":
                tell_control(self.telling, child)
            elif child.tag not in _PROPERTIES and (words := words_of(child)):
                self.telling.tell("unknown", words)

    def _row(self, row: XmlElement, number: int) -> None:
        self.telling.where = f"{self.where}, hàng {number}"
        column = whole(row, "trPr/gridBefore", 0)
        begun: list[_Open] = []
        ending: dict[int, _Open] = {}
        for cell in self._inner(row, "tc"):
            self.telling.where = f"{self.where}, hàng {number}, cột {column + 1}"
            placed = self._cell(cell, column, begun)
            ending[placed.column] = placed
            column = placed.column + placed.span
        self._rows.append(begun)
        self._above = ending
        self._ends.append(column + whole(row, "trPr/gridAfter", 0))

    def _cell(self, cell: XmlElement, column: int, begun: list[_Open]) -> _Open:
        """Return the cell that stands at a column: one that is new, or one from above or from the left, grown."""
        span = max(whole(cell, "tcPr/gridSpan", 1), 1)
        paragraphs = self.read(cell)
        if _continues(cell, "hMerge") and begun and begun[-1].column + begun[-1].span == column:
            begun[-1].span += span
            self._hidden(paragraphs)
            return begun[-1]
        if _continues(cell, "vMerge"):
            above = self._above.get(column)
            if above is not None and above.span == span:
                above.height += 1
                self._hidden(paragraphs)
                return above
            self.telling.tell("broken-merge", " ".join(paragraph.shown for paragraph in paragraphs))
        begun.append(_Open(column, span, paragraphs))
        return begun[-1]

    def _hidden(self, paragraphs: Paragraphs) -> None:
        if paragraphs:
            self.telling.tell("hidden-cell", " ".join(paragraph.shown for paragraph in paragraphs))

    def _width(self) -> int:
        declared = len(self.table.findall(f"{W}tblGrid/{W}gridCol"))
        longest = max(self._ends, default=0)
        if longest > declared:
            self._beyond(declared, longest)
        for number, end in enumerate(self._ends, start=1):
            if end < max(declared, longest):
                self.telling.where = f"{self.where}, hàng {number}"
                self.telling.tell("short-row", f"{end}/{max(declared, longest)} cột")
        return max(declared, longest)

    def _beyond(self, declared: int, longest: int) -> None:
        """Take a grid that is wider than declared where all rows agree on it; refuse it where one row does not."""
        if min(self._ends) == longest:
            self.telling.tell("wide-grid", f"{longest}/{declared} cột")
            return
        number = self._ends.index(longest)
        words = " | ".join(" ".join(paragraph.shown for paragraph in found.paragraphs) for found in self._rows[number])
        found = f"{self.where}, hàng {number + 1} có {longest} cột, lưới có {declared}: “{words}”"
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
