"""Excel workbooks (.xlsx): each sheet that is shown, the lines above and below its table as paragraphs."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from plan.export.workbook.making import BASE, FORMAT
from plan.intake.contract import refusal, told
from plan.intake.package import Package
from plan.intake.paper import Aside, Grid, GridCell, GridRow, Manuscript, Paragraph, UnreadableError

_MOST_CELLS = 400_000
"""Of a sheet, empty ones within its bounds too."""
_MERGE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}mergeCell"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_PLAIN_FORMATS = {"General", "@", "0"}
_PERCENT = re.compile(r"0(?:\.(0+))?%")
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, OSError)
"""What openpyxl raises for a file that is not as it should be."""
_LEAST_CELLS = 3
"""A row of a table has as many at least, where any row of the sheet has."""


def manuscript_of_workbook(package: Package, content: bytes) -> Manuscript:
    """Read a workbook.

    Raises UnreadableError for macros, sheets too large, what is damaged or empty, and one that was exported to be edited.
    """
    formulas, values = opened(package, content), _loaded(content, values=True)
    if BASE in values.sheetnames and values[BASE]["A1"].value == FORMAT:
        raise UnreadableError(_EXPORTED)
    asides: list[Aside] = []
    blocks: list[Paragraph | Grid] = []
    for sheet in values.worksheets:
        if sheet.sheet_state != "visible":
            asides.append(Aside(_named(sheet), told("hidden-sheet")))
        else:
            found = _Sheet(sheet, formulas[sheet.title], asides)
            blocks += found.blocks()
    if not blocks:
        raise refusal(key="empty")
    return Manuscript(tuple(blocks), tuple(asides), "xlsx")


_EXPORTED = (
    "Đây là tệp Excel do lệnh export tạo để sửa, không phải kế hoạch mới. Đưa những ô đã sửa về dữ liệu bằng: "
    "python -m plan import TỆP.xlsx --update (không kèm --year); thêm --dry-run để xem trước."
)


def opened(package: Package, content: bytes) -> Workbook:
    """Open a workbook, its formulas as they are written. Raises UnreadableError for macros, and for what is damaged."""
    if any("vbaproject" in name.lower() for name in package.names):
        raise refusal(key="macros")
    _check(package)
    return _loaded(content, values=False)


def _check(package: Package) -> None:
    """Parse every part by our own rules before another parser does, and look how far merged cells reach."""
    for name in package.content:
        root = package.xml(name) if name != "mimetype" else None
        for merge in () if root is None else root.iter(_MERGE):
            try:
                first, top, last, bottom = range_boundaries(merge.get("ref", ""))
                size = ((last or 0) - (first or 0) + 1) * ((bottom or 0) - (top or 0) + 1)
            except _BROKEN:
                raise refusal(key="damaged", found=name) from None
            if size > _MOST_CELLS:
                raise refusal(key="too-large", found=f"{name}: ô gộp {merge.get('ref')}")


def _loaded(content: bytes, *, values: bool) -> Workbook:
    """Load a workbook; what openpyxl prints and warns of by the way is not for who imports a plan."""
    try:
        with warnings.catch_warnings(action="ignore"), contextlib.redirect_stdout(None):
            return load_workbook(io.BytesIO(content), data_only=values, keep_links=False)
    except _BROKEN as error:
        raise refusal(key="damaged", found=f"openpyxl: {type(error).__name__}") from None


def _named(sheet: Worksheet) -> str:
    return f"trang “{sheet.title}”"


@dataclass
class _Sheet:
    """One sheet, its values beside its formulas."""

    sheet: Worksheet
    formulas: Any
    asides: list[Aside]
    _spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    _covered: set[tuple[int, int]] = field(default_factory=set)

    def blocks(self) -> Iterator[Paragraph | Grid]:
        """Yield the lines above the table, the table, the lines below it."""
        if self.sheet.max_row * self.sheet.max_column > _MOST_CELLS:
            raise refusal(
                key="too-large", found=f"{_named(self.sheet)}: {self.sheet.max_row} hàng, {self.sheet.max_column} cột"
            )
        self._merge()
        for letter, column in self.sheet.column_dimensions.items():
            if column.hidden:
                self.asides.append(Aside(f"{_named(self.sheet)}, cột {letter}", told("hidden-row")))
        rows = [row for number in range(1, self.sheet.max_row + 1) if (row := self._row(number)) is not None]
        first, last = _table([sum(bool(cell.paragraphs) for cell in row.cells) for row in rows])
        yield from _lines(rows[:first])
        if first < last:
            yield _grid(rows[first:last], _named(self.sheet))
        yield from _lines(rows[last:])

    def _merge(self) -> None:
        for merged in self.sheet.merged_cells.ranges:
            left, top, right, bottom = merged.bounds
            self._spans[top, left] = (right - left + 1, bottom - top + 1)
            covered = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
            self._covered |= covered - {(top, left)}

    def _row(self, number: int) -> GridRow | None:
        """Return a row with all its cells but those that a merged one covers; nothing for one that is empty."""
        places = [(number, column) for column in range(1, self.sheet.max_column + 1)]
        if self.sheet.row_dimensions[number].hidden:
            self.asides.append(Aside(f"{_named(self.sheet)}, hàng {number}", told("hidden-row")))
        cells = [
            GridCell(column - 1, *self._spans.get((row, column), (1, 1)), self._paragraphs(row, column))
            for row, column in places
            if (row, column) not in self._covered
        ]
        is_empty = not any(cell.paragraphs for cell in cells) and not any(place in self._covered for place in places)
        return None if is_empty else GridRow(tuple(cells))

    def _paragraphs(self, row: int, column: int) -> tuple[Paragraph, ...]:
        cell, where = self.sheet.cell(row, column), f"{_named(self.sheet)}, ô {get_column_letter(column)}{row}"
        formula = self.formulas.cell(row, column)
        text = _shown(cell.value, cell.number_format)
        if formula.data_type == "f":
            self.asides.append(Aside(where, told("computed", f"{formula.value} → {text}")))
        if cell.comment is not None:
            self.asides.append(Aside(where, told("cell-comment", cell.comment.text)))
        if text and not isinstance(cell.value, str) and cell.number_format not in _PLAIN_FORMATS:
            self.asides.append(Aside(where, told("formatted", f"{cell.value} ({cell.number_format}) → {text}")))
        return tuple(Paragraph(line, where=where) for line in text.split("\n") if line.strip())


def _shown(value: object, number_format: str) -> str:
    """Return a value as text, near to what Excel shows: days as 31/12/2027, whole numbers without a point."""
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | float) and (percent := _PERCENT.fullmatch(number_format)):
        return f"{value * 100:.{len(percent[1] or '')}f}%".replace(".", ",")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")
    return "" if value is None else str(value)


def unescaped(text: str) -> str:
    r"""Return a text as Excel shows it: what XML cannot hold is written otherwise (ECMA-376-1 §22.9.2.19), a break as one.

    >>> unescaped("a_x000D_b_x005F_x0041_")
    'a\nb_x0041_'
    """
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")


def _table(filled: Sequence[int]) -> tuple[int, int]:
    """Return the first row of a table and the one behind its last, by how many cells of each row are filled.

    >>> _table([1, 1, 8, 2, 8, 6, 1])
    (2, 6)
    """
    least = min(_LEAST_CELLS, max(filled, default=0))
    rows = [at for at, count in enumerate(filled) if count >= least > 1]
    last = max((at for at, count in enumerate(filled) if count > 1), default=-1)
    return (rows[0], last + 1) if rows else (len(filled), len(filled))


def _lines(rows: Sequence[GridRow]) -> Iterator[Paragraph]:
    yield from (paragraph for row in rows for cell in row.cells for paragraph in cell.paragraphs)


def _grid(rows: Sequence[GridRow], where: str) -> Grid:
    """Return the table, from the first column that any of its rows uses to the last."""
    used = [(cell.column, cell.column + cell.span) for row in rows for cell in row.cells if cell.paragraphs]
    first, end = min(begin for begin, _ in used), max(end for _, end in used)
    cut = (
        tuple(
            GridCell(cell.column - first, cell.span, cell.height, cell.paragraphs)
            for cell in row.cells
            if first <= cell.column < end
        )
        for row in rows
    )
    return Grid(tuple(GridRow(cells) for cells in cut), end - first, where)
