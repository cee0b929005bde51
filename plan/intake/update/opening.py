"""An .xlsx file from a stranger → its sheets as texts, or why it is not taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from plan.export.workbook.making import GUIDE
from plan.ground.unseen import UNSEEN
from plan.intake.paper import UnreadableError
from plan.intake.reading_file import workbook
from plan.intake.update.told import RefusedWorkbookError, Spotted, Telltale
from plan.intake.workbook import unescaped

_MOST_ROWS = 50_000
"""How many rows of a sheet are read."""
_MOST_COLUMNS = 100

_LINE = re.compile("[\u2028\u2029\x0b]")


class Typed(NamedTuple):
    """What somebody typed into a cell."""

    text: str
    where: Spotted
    wrong: str = ""
    """Why it cannot be taken as text; "" when it can."""


TypedRow = tuple[Typed, ...]


def opened_sheets(path: Path) -> Mapping[str, tuple[TypedRow, ...]]:
    """Read a workbook: by the title of each sheet its rows, each from the first column on.

    Raises:
        RefusedWorkbookError: it is no workbook, too large, has macros, or has merged cells.

    """
    sheets, merged = sheets_and_merged(path)
    if merged:
        raise RefusedWorkbookError(*merged)
    return sheets


def sheets_and_merged(path: Path) -> tuple[Mapping[str, tuple[TypedRow, ...]], tuple[Telltale, ...]]:
    """Read a workbook as `opened_sheets` does, and what is to be told of its merged cells, once it is known for what it is.

    Raises:
        RefusedWorkbookError: it is no workbook, too large, or has macros.

    """
    try:
        book = workbook(path)
    except UnreadableError as error:
        raise RefusedWorkbookError(Telltale(path.name, str(error))) from None
    sheets = [sheet for sheet in book.worksheets if sheet.title != GUIDE]
    merged = [Telltale(Spotted(sheet.title, str(found)), _MERGED) for sheet in sheets for found in sheet.merged_cells.ranges]
    return {sheet.title: tuple(_rows(sheet)) for sheet in sheets}, tuple(merged)


_MERGED = "các ô bị gộp, nên không rõ chữ thuộc ô nào; hãy bỏ gộp (Home, Merge & Center) và điền lại từng ô"


def _rows(sheet: Worksheet) -> Iterator[TypedRow]:
    if sheet.max_row > _MOST_ROWS:
        raise RefusedWorkbookError(Telltale(Spotted(sheet.title, ""), f"có hơn {_MOST_ROWS} hàng; hãy xóa các hàng thừa"))
    for row in sheet.iter_rows(max_col=min(sheet.max_column, _MOST_COLUMNS)):
        yield tuple(_typed(cell, sheet.title) for cell in row)


def _typed(cell: Cell | MergedCell, sheet: str) -> Typed:
    value, where = cell.value, Spotted(sheet, cell.coordinate)
    if cell.data_type == "f":
        return Typed("", where, f"là công thức; {_AS_TEXT}")
    if cell.data_type == "e":
        return Typed("", where, f"là lỗi của Excel ({value}); {_AS_TEXT}")
    if value is None or isinstance(value, str):
        return Typed(cleaned(value or ""), where)
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        return Typed(day.isoformat(), where, f"bị Excel đổi thành ngày {day:%d/%m/%Y}; {_AS_TEXT}")
    return Typed(str(value), where, f"bị Excel đổi thành số hoặc giá trị khác ({value}); {_AS_TEXT}")


_AS_TEXT = "hãy định dạng ô là Text rồi gõ lại đúng chữ cần viết"


def cleaned(text: str) -> str:
    r"""Return what was pasted into a cell without what nobody sees: strange spaces, soft hyphens, carriage returns.

    >>> cleaned("Sở\xa0Nội  vụ_x000D_ ")
    'Sở Nội vụ\n'
    """
    lines = _LINE.sub("\n", unescaped(text)).replace("\t", " ").split("\n")
    seen = (UNSEEN.sub("", unicodedata.normalize("NFC", line)) for line in lines)
    return "\n".join(" ".join(line.split()) for line in seen)
