"""An .xlsx file from a stranger → its sheets as texts, or why it is not taken."""

from __future__ import annotations

import re
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.workbook import Workbook as OpenWorkbook
from openpyxl.worksheet.worksheet import Worksheet

from plan.export.workbook.making import GUIDE
from plan.ground.unseen import UNSEEN
from plan.intake.update.told import RefusedWorkbookError, Spotted, Telltale

MOST_BYTES = 20_000_000
MOST_UNPACKED = 100_000_000
"""More is a mistake or an attack; a workbook of a large plan is a hundredth of it."""
MOST_PARTS = 500
MOST_ROWS = 50_000
"""How many rows of a sheet are read."""
MOST_COLUMNS = 100

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How Excel writes a character that XML cannot hold, and a text that only looks like one (ECMA-376 part 1, 22.9.2.19)."""
_LINE = re.compile("\r\n|\r|\u2028|\u2029|\x0b")
_HEAD = 4_096


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
    if why := _wrong_with(path):
        raise RefusedWorkbookError(Telltale(path.name, why))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl does not keep is not asked for
            book: OpenWorkbook = openpyxl.load_workbook(path, keep_links=False)
    except Exception as error:  # noqa: BLE001 - of a broken part it raises whatever comes: KeyError, TypeError, ParseError
        raise RefusedWorkbookError(Telltale(path.name, f"{_BROKEN} ({type(error).__name__})")) from None
    sheets = [sheet for sheet in book.worksheets if sheet.title != GUIDE]
    merged = [Telltale(Spotted(sheet.title, str(found)), _MERGED) for sheet in sheets for found in sheet.merged_cells.ranges]
    if merged:
        raise RefusedWorkbookError(*merged)
    return {sheet.title: tuple(_rows(sheet)) for sheet in sheets}


_MERGED = "các ô bị gộp, nên không rõ chữ thuộc ô nào; hãy bỏ gộp (Home, Merge & Center) và điền lại từng ô"
_SAVE_AS = "hãy mở bằng Excel, bỏ mật khẩu nếu có, rồi lưu với kiểu “Excel Workbook (.xlsx)”"
_BROKEN = f"bên trong tệp hỏng; {_SAVE_AS}"


def _wrong_with(path: Path) -> str:
    """Say why a file is not taken, before any of it is unpacked; "" when nothing is wrong."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return f"tệp lớn hơn {MOST_BYTES // 1_000_000} MB; hãy xuất lại tệp và chỉ sửa các ô"
        with zipfile.ZipFile(path) as package:
            return _wrong_parts(package)
    except OSError as error:
        return f"không mở được ({error.strerror})"
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error):
        return f"không phải tệp .xlsx; {_SAVE_AS}"


def _wrong_parts(package: zipfile.ZipFile) -> str:
    """Say what is wrong with the parts of a file; "" when nothing is."""
    parts = package.infolist()
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        return f"không phải tệp .xlsx; {_SAVE_AS}"
    if any("vba" in name.lower() for name in names):
        return f"có macro; {_SAVE_AS}"
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return "giải nén ra quá lớn; hãy xuất lại tệp và chỉ sửa các ô"
    for part in parts:
        with package.open(part) as content:
            if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content.read(_HEAD):
                return f"{part.filename} có khai báo DOCTYPE, tệp Excel không có; không đọc tệp này"
    return ""


def _rows(sheet: Worksheet) -> Iterator[TypedRow]:
    if sheet.max_row > MOST_ROWS:
        raise RefusedWorkbookError(Telltale(Spotted(sheet.title, ""), f"có hơn {MOST_ROWS} hàng; hãy xóa các hàng thừa"))
    for row in sheet.iter_rows(max_col=min(sheet.max_column, MOST_COLUMNS)):
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
    whole = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    lines = _LINE.sub("\n", whole).replace("\t", " ").split("\n")
    seen = (UNSEEN.sub("", unicodedata.normalize("NFC", line)) for line in lines)
    return "\n".join(" ".join(line.split()) for line in seen)
