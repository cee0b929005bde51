"""The rows of an edited workbook → which cell of which record each is, wherever its row now stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plan.export.workbook.grid import EditSheet
from plan.export.workbook.making import ABOVE, BASE, FORMAT, ID, KEY, VALUE
from plan.intake.update.opening import Typed, TypedRow
from plan.intake.update.told import RefusedWorkbookError, Spotted, Telltale

Opened = Mapping[str, Sequence[TypedRow]]
"""The rows of a workbook by the titles of its sheets."""


class BaseState(NamedTuple):
    """Of which state of the data a workbook was made, and what its cells held then."""

    year: int
    day: str
    """Of the last commit."""
    digest: str
    texts: Mapping[str, Mapping[str, Mapping[str, str]]]
    """By sheet, id of the record and key."""


@dataclass(frozen=True)
class TypedRecord:
    """A row of a sheet: what stands in the cells of a record."""

    id: Typed
    above: Typed
    values: Mapping[str, Typed]
    """By key."""

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything there."""
        return not any(cell.text or cell.wrong for cell in (self.id, self.above, *self.values.values()))


def base_state(opened: Opened) -> BaseState:
    """Return what a workbook says of the state that it was made of.

    Raises:
        RefusedWorkbookError: it says nothing: it is no workbook that `python -m plan export` made.

    """
    head, *rows = [[cell.text for cell in row] for row in opened.get(BASE, [()])]
    if len(head) < _LEAST or head[0] != FORMAT or not head[1].isdecimal():
        raise RefusedWorkbookError(Telltale(Spotted(BASE, ""), _NO_BASE))
    texts: dict[str, dict[str, dict[str, str]]] = {}
    for sheet, row, key, text, *_ in ([*found, "", "", "", ""] for found in rows):
        texts.setdefault(sheet, {}).setdefault(row, {})[key] = text
    return BaseState(int(head[1]), head[2], head[3], texts)


_LEAST = 4
_NO_BASE = (
    "trang ẩn này không có hoặc không phải do lệnh export tạo, nên không rõ ô nào đã sửa; hãy tạo tệp mới bằng "
    "python -m plan export NĂM TỆP.xlsx rồi sửa trong tệp ấy"
)


def records(sheet: EditSheet, opened: Opened) -> tuple[TypedRecord, ...]:
    """Return the rows of a sheet that say anything.

    Raises:
        RefusedWorkbookError: a column is gone or renamed, or stands twice.

    """
    rows = opened.get(sheet.title, ())
    if not rows:
        return ()
    found = _lines(sheet, rows) if sheet.is_single else _rows(sheet, rows)
    return tuple(record for record in found if not record.is_empty)


def heads_of(sheet: EditSheet) -> tuple[str, ...]:
    """Return the heads of a sheet's columns that are read."""
    return (KEY, VALUE) if sheet.is_single else (ID, *[ABOVE] * sheet.has_above, *(column.title for column in sheet.columns))


def _lines(sheet: EditSheet, rows: Sequence[TypedRow]) -> Iterator[TypedRecord]:
    """Read a sheet that holds one record, a key a line."""
    head = places_of(sheet.title, rows[0], heads_of(sheet))
    keys = {column.title: column.key for column in sheet.columns}
    values = {keys[row[head[KEY]].text]: row[head[VALUE]] for row in rows[1:] if row[head[KEY]].text in keys}
    gone = [title for title, key in keys.items() if key not in values]
    if gone:
        raise RefusedWorkbookError(
            *(Telltale(Spotted(sheet.title, ""), f"thiếu dòng “{title}”; {_RESTORE}") for title in gone)
        )
    nothing = Typed("", Spotted(sheet.title, ""))
    yield TypedRecord(Typed(sheet.rows[0].id, nothing.where), nothing, values)


def _rows(sheet: EditSheet, rows: Sequence[TypedRow]) -> Iterator[TypedRecord]:
    """Read a sheet that holds a record a row."""
    head = places_of(sheet.title, rows[0], heads_of(sheet))
    for row in rows[1:]:
        values = {column.key: row[head[column.title]] for column in sheet.columns}
        above = row[head[ABOVE]] if sheet.has_above else Typed("", row[head[ID]].where)
        yield TypedRecord(row[head[ID]], above, values)


def places_of(sheet: str, row: TypedRow, titles: Sequence[str]) -> Mapping[str, int]:
    """Return where each column of a sheet stands, by its head in the first row.

    Raises:
        RefusedWorkbookError: a column is gone or renamed, or stands twice.

    """
    texts = [cell.text for cell in row]
    wrong = [title for title in titles if texts.count(title) != 1]
    if wrong:
        raise RefusedWorkbookError(
            *(Telltale(Spotted(sheet, ""), f"cột “{title}” phải có đúng một lần ở hàng 1; {_RESTORE}") for title in wrong)
        )
    return {title: texts.index(title) for title in titles}


_RESTORE = "hãy trả lại tên cột, hoặc xuất tệp mới rồi sửa lại"
