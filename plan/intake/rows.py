"""A table of the appendix → its rows as the source prints them: a cell a column, empty where another reaches into it.

Of a cell that is merged over rows the words stand in the first of them; those of a product, its agencies and its time stand
in each, since each row has its own, unless a row has nothing new of the four: it shares the row above. A cell merged over
columns stands in its first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from plan.intake.heads import Head
from plan.intake.paper import Grid, GridCell, GridRow, UnreadableError
from plan.intake.spelling import kept, matching

RowKind = Literal["head", "repeat", "ordinals", "section", "row"]
Cells = tuple[tuple[str, ...], ...]
"""Of each column the paragraphs of the cell, letter for letter; none of an empty one."""

SECTION_NUMBER = re.compile(r"([IVXL]+)(?:[.)]|\s*[-–:])?")
"""What numbers a section."""
_HEADING = re.compile(rf"({SECTION_NUMBER.pattern})\s+\S.*")
_ORDINAL = re.compile(r"\(?([0-9]{1,2})\)?")
_OF_ROW = ("deliverable", "lead", "coordinating", "timing")
_MARK = "¶"


@dataclass(frozen=True)
class AppendixRow:
    """A row of the appendix; `where` is how messages call it."""

    kind: RowKind
    cells: Cells
    where: str

    def text(self, column: int) -> str:
        """Return the words of a cell as the data keep them, its paragraphs one behind the other."""
        return kept(" ".join(self.cells[column]))


def rows(grid: Grid, head: Head) -> tuple[AppendixRow, ...]:
    """Return the rows of a table.

    Raises:
        UnreadableError: a row has more cells than there are columns, or is neither a section nor a row of it.

    """
    spread = [*_spread(grid, head)]
    heads = [[matching(" ".join(cell)) for cell in fresh] for fresh, _, _ in spread[: head.depth]]
    found = list[AppendixRow]()
    for number, (fresh, cells, is_reached) in enumerate(spread):
        where = f"{grid.where}, hàng {number + 1}"
        kind = "head" if number < head.depth else _kind(fresh, heads, is_below_head=len(found) == head.depth)
        kind = "row" if kind == "section" and is_reached else kind  # no cell reaches into the next section
        if any(map(any, fresh)) or kind == "head":
            found.append(AppendixRow(kind, cells if kind == "row" else fresh, where))
    return tuple(found)


def _spread(grid: Grid, head: Head) -> Iterator[tuple[Cells, Cells, bool]]:
    """Yield of each row its cells, those with what reaches into it where each row has its own, and whether anything does."""
    reaching: dict[int, tuple[GridCell, int]] = {}
    for number, row in enumerate(grid.rows):
        fresh = _placed(row, head, f"{grid.where}, hàng {number + 1}")
        reaching = {at: (cell, left - 1) for at, (cell, left) in reaching.items() if left > 1 and at not in fresh}
        is_own = any(head.keys[at] in (*_OF_ROW, "task") and any(paragraphs_of(cell)) for at, cell in fresh.items())
        above = {at: cell for at, (cell, _) in reaching.items() if is_own and head.keys[at] in _OF_ROW}
        is_reached = bool(reaching)
        reaching |= {at: (cell, cell.height) for at, cell in fresh.items() if cell.height > 1}
        columns = range(len(head.columns))
        new = tuple(paragraphs_of(fresh.get(at)) for at in columns)
        yield new, tuple(paragraphs_of(fresh.get(at) or above.get(at)) for at in columns), is_reached


def plain_rows(grid: Grid) -> tuple[Cells, ...]:
    """Return the rows of a table of which nothing is known: a column begins where any cell does."""
    starts = sorted({cell.column for row in grid.rows for cell in row.cells})
    return tuple(
        tuple(next((paragraphs_of(cell) for cell in row.cells if cell.column == start), ()) for start in starts)
        for row in grid.rows
        if any(paragraphs_of(cell) for cell in row.cells)
    )


def _placed(row: GridRow, head: Head, where: str) -> dict[int, GridCell]:
    """Return the cells of a row by the column in which they begin."""
    found: dict[int, GridCell] = {}
    for cell in row.cells:
        at = next((at for at, one in enumerate(head.columns) if one.start <= cell.column < one.end), None)
        words = " ".join(paragraphs_of(cell))
        if at is None or (at in found and words and any(paragraphs_of(found[at]))):
            message = (
                f"{where}: thừa một ô (“{kept(words)[:60]}”): bảng có {len(head.columns)} cột "
                f"({', '.join(head.names)}). Hãy sửa hàng ấy trong tệp cho khớp các cột."
            )
            if words:
                raise UnreadableError(message)
        elif words or at not in found:
            found[at] = cell
    return found


def paragraphs_of(cell: GridCell | None) -> tuple[str, ...]:
    """Return the paragraphs of a cell; a line break parts them, too."""
    shown = (paragraph.shown for paragraph in cell.paragraphs) if cell else ()
    lines = tuple(line.replace("\t", " ") for text in shown for line in re.split(r"[\r\n\v]+", text) if line.strip())
    if any(_MARK in line for line in lines):
        message = f"Tệp có dấu {_MARK} trong câu chữ (“{kept(' '.join(lines))[:60]}”); hãy bỏ dấu ấy trong tệp rồi chạy lại."
        raise UnreadableError(message)
    return lines


def _kind(cells: Cells, heads: Sequence[list[str]], *, is_below_head: bool) -> RowKind:
    found = [matching(" ".join(cell)) for cell in cells]
    if found in heads:
        return "repeat"
    filled = [kept(" ".join(cell)) for cell in cells if cell]
    ordinals = [_ORDINAL.fullmatch(text) for text in filled]
    if is_below_head and len(filled) > 1 and [int(one[1]) for one in ordinals if one] == [*range(1, len(filled) + 1)]:
        return "ordinals"
    return "section" if is_section(filled) else "row"


def is_section(filled: Sequence[str]) -> bool:
    """Tell whether the words of a row are the number and title of a section, in one cell or two."""
    if len(filled) == 1:
        return bool(_HEADING.fullmatch(filled[0]))
    return len(filled) == 2 and bool(SECTION_NUMBER.fullmatch(filled[0]))  # noqa: PLR2004 - number and title


def numbered_title(text: str) -> tuple[str, str]:
    """Part the number of a section from its title.

    >>> numbered_title("II. CẢI CÁCH THỂ CHẾ"), numbered_title("II CẢI CÁCH THỂ CHẾ")
    (('II', 'CẢI CÁCH THỂ CHẾ'), ('II', 'CẢI CÁCH THỂ CHẾ'))
    """
    first, _, rest = text.partition(" ")
    numeral = SECTION_NUMBER.fullmatch(first)
    return (numeral[1] if numeral else first), rest
