"""The sheets of a plan as an .xlsx file, made anew each time: never loaded and saved, which would lose drop-downs."""

from __future__ import annotations

import hashlib
import io
import itertools
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from plan.export.sheets.paper import FONT, HIGHEST, needed, put
from plan.export.workbook.grid import EditColumn, EditSheet, Workbook
from plan.export.workbook.guide import HOW, HOW_TO_LOOK, help_of, message_of, rows
from plan.export.workbook.offers import LISTS, Offer, Offers
from plan.export.workbook.unsure import (
    ANSWER,
    LOOK_HEADS,
    LOOKED_AT,
    LOOKS,
    NEW_NAME,
    SPELLING,
    WHICH,
    LookRow,
    look_rows,
)
from plan.ground.clock import day_of
from plan.ground.files import Build
from plan.ground.model import Archive, Plan

WORKBOOK_NOTICE = (
    "Sửa các ô trắng trong tệp ấy, rồi đưa về: python -m plan import TỆP.xlsx --update --dry-run để xem trước, bỏ --dry-run"
    " để ghi."
)
ABOVE, ID, KEY, VALUE = "Thuộc", "Mã", "Dòng", "Nội dung"
"""The heads of what is not edited; of a sheet that holds one record, a key a line, the last two."""
GUIDE = "Hướng dẫn"
BASE, FORMAT = "Gốc", "ke-hoach-cchc 1"
"""The hidden sheet with what each cell held, and how that is laid out."""
MORE = 20
"""How many rows wait for new records."""
MOST_LETTERS = 32_767
"""What a cell of Excel holds."""
TOO_LONG = "(dài hơn một ô của Excel: hãy nhờ người giữ dữ liệu sửa)"

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CELL = {**FONT, "text_wrap": True, "valign": "top", "border": 1, "border_color": "#BFBFBF", "num_format": "@"}
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "open": {**_CELL, "locked": False},
    "locked": {**_CELL, "bg_color": "#EDEDED", "font_color": "#404040"},
    "head": {**_CELL, "bold": True, "bg_color": "#D9E2F3", "valign": "vcenter"},
    "words": {**FONT, "text_wrap": True, "valign": "top"},
    "title": {**FONT, "bold": True, "font_size": 14},
}
_PROTECTION = {"autofilter": True, "format_columns": True, "format_rows": True}
_NARROW, _MIDDLE, _WIDE = 16, 28, 60
_GUIDE_WIDTHS = (22, 26, 12, 90)
_A4 = 9


def as_workbook(plan: Plan, archive: Archive, build: Build, root: Path) -> bytes:
    """Return a plan and what all plans share as a workbook to be edited.

    Args:
        plan: the plan.
        archive: all that is read of the data.
        build: its time, of the last commit, is the file's only date.
        root: the project's root, whose files tell what somebody has to look at.

    """
    book = Workbook(archive, plan)
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as file:
        file.set_properties({"title": plan.name, "author": build.operator, "created": build.time.replace(tzinfo=None)})
        looks = {name: file.add_format(dict(look)) for name, look in _LOOKS.items()}
        looks_at = look_rows(root, book)
        _guide(file.add_worksheet(GUIDE), book, looks, [HOW_TO_LOOK, *HOW] if looks_at else HOW)
        unsure = file.add_worksheet(LOOKS) if looks_at else None
        sheets = [(file.add_worksheet(sheet.title), sheet) for sheet in book.sheets]
        lists, base = file.add_worksheet(LISTS), file.add_worksheet(BASE)
        offers = Offers(book, lists)
        if unsure:
            _unsure(unsure, looks_at, looks, offers)
        for page, sheet in sheets:
            _Page(page, sheet, looks, offers).write()
        _base(base, book, (FORMAT, str(plan.year), f"{day_of(build.time):%d/%m/%Y}", digest_of(book)))
        for hidden in (lists, base):
            hidden.hide()
    return content.getvalue()


def _guide(page: Worksheet, book: Workbook, looks: Mapping[str, Format], how: Sequence[str]) -> None:
    """Write the first sheet: how to edit, and what each column is."""
    _lay_out(page, _GUIDE_WIDTHS, 0)
    page.write_string(0, 0, f"Sửa {book.plan.name} bằng Excel", looks["title"])
    for line, words in enumerate(how, 1):
        page.merge_range(line, 0, line, 3, f"{line}. {words}", looks["words"])
        page.set_row(line, needed(words, sum(_GUIDE_WIDTHS)))
    for line, row in enumerate(rows(book.sheets), len(how) + 2):
        page.set_row(line, needed(row[-1], _GUIDE_WIDTHS[-1]))
        for column, words in enumerate(row):
            put(page, line, column, words, looks["head" if line == len(how) + 2 else "locked"])
    page.protect("", _PROTECTION)


def _unsure(page: Worksheet, found: Sequence[LookRow], looks: Mapping[str, Format], offers: Offers) -> None:
    """Write what somebody has to look at, a place a row."""
    widths = _MIDDLE, 36, 50, 46, 24, 36
    _lay_out(page, widths, 0)
    page.freeze_panes(1, 0)
    answer, which = LOOK_HEADS.index(ANSWER), LOOK_HEADS.index(WHICH)
    for line, row in enumerate([LOOK_HEADS, *((one.id, one.where, one.why, one.text, "", "") for one in found)]):
        texts = [fitting(text) for text in row]
        is_agency = bool(line) and found[line - 1].is_of_agency
        page.set_row(line, min(max(map(needed, texts, widths)), HIGHEST))
        for column, words in enumerate(texts):
            is_open = line and (column == answer or (column == which and is_agency))
            put(page, line, column, words, looks["open" if is_open else "locked" if line else "head"])
        if line:
            _answer(page, offers, (line, answer), is_agency=is_agency)
    page.autofilter(0, 0, len(found), len(widths) - 1)
    page.protect("", _PROTECTION)


def _answer(page: Worksheet, offers: Offers, where: tuple[int, int], *, is_agency: bool) -> None:
    """Offer what may be answered in a cell, and behind it which agency a new one is."""
    line, column = where
    answers = [LOOKED_AT, NEW_NAME, SPELLING] if is_agency else [LOOKED_AT]
    message = f"{_LOOKED} {_NEW}" if is_agency else _LOOKED
    told = {"validate": "list", "source": answers, "input_title": ANSWER, "input_message": message, **_REFUSED}
    page.data_validation(line, column, line, column, told)
    if is_agency:
        source = {"validate": "list", "source": offers.source(offers.agencies()), "show_error": False}
        page.data_validation(line, column + 1, line, column + 1, {**source, "input_title": WHICH, "input_message": _WHICH})


def _base(page: Worksheet, book: Workbook, state: tuple[str, ...]) -> None:
    """Write of which state of the data a file is made, and what each of its cells holds."""
    for line, texts in enumerate([state, *_held(book)]):
        for column, text in enumerate(texts):
            if text:
                page.write_string(line, column, text)


def _held(book: Workbook) -> Iterator[tuple[str, ...]]:
    """Yield what each cell holds: sheet, id of the record, key, text."""
    for sheet in book.sheets:
        for row in sheet.rows:
            yield from ((sheet.title, row.id, column.key, fitting(row.texts[column.key])) for column in sheet.columns)


def digest_of(book: Workbook) -> str:
    """Return what tells the state of the data from any other, as far as a workbook shows it: a SHA-256 in hexadecimal."""
    return hashlib.sha256("\0".join(itertools.chain.from_iterable(_held(book))).encode()).hexdigest()


def fitting(text: str) -> str:
    """Return a text as far as a cell can hold it: whole, or what is said instead."""
    return text if len(text) <= MOST_LETTERS else TOO_LONG


def _lay_out(page: Worksheet, widths: Sequence[int], head: int) -> None:
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(0.5, 0.5, 0.55, 0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head)
    page.set_footer("&L&A&RTrang &P/&N")
    page.ignore_errors({"number_stored_as_text": "A1:ZZ5000"})


class _Page:
    """A sheet as it is written."""

    def __init__(self, page: Worksheet, sheet: EditSheet, looks: Mapping[str, Format], offers: Offers) -> None:
        self._page, self._sheet, self._looks, self._offers = page, sheet, looks, offers

    def write(self) -> None:
        if self._sheet.is_single:
            self._write_lines()
        else:
            self._write_rows()
        self._page.protect("", _PROTECTION)

    def _write_lines(self) -> None:
        """Write the keys of one record, a line each."""
        widths = _MIDDLE, 80, _WIDE
        _lay_out(self._page, widths, 0)
        self._page.freeze_panes(1, 1)
        self._line(0, (KEY, VALUE, "Điều cần biết"), widths, ("head",) * 3)
        for line, column in enumerate(self._sheet.columns, 1):
            text = fitting(self._sheet.rows[0].texts[column.key])
            looks = "locked", self._look(column, text), "locked"
            self._line(line, (column.title, text, help_of(self._sheet, column)), widths, looks)
            self._offer(column, line, line, 1)

    def _write_rows(self) -> None:
        sheet, last = self._sheet, len(self._sheet.rows) + MORE * self._sheet.takes_more
        widths = (
            _MIDDLE if sheet.is_remarks else _NARROW,
            *[_MIDDLE] * sheet.has_above,
            *(self._width(column) for column in sheet.columns),
        )
        _lay_out(self._page, widths, 0)
        self._page.freeze_panes(1, first := 1 + sheet.has_above)
        heads = ID, *[ABOVE] * sheet.has_above, *(column.title for column in sheet.columns)
        self._line(0, heads, widths, ("head",) * len(heads))
        for line, row in enumerate(sheet.rows, 1):
            above = [row.owner.name if sheet.is_remarks and row.owner else row.above] * sheet.has_above
            texts = [fitting(row.texts[column.key]) for column in sheet.columns]
            looks = map(self._look, sheet.columns, texts)
            self._line(line, (row.id, *above, *texts), widths, ("locked", *["locked"] * len(above), *looks))
        for line in range(len(sheet.rows) + 1, last + 1):
            self._write_empty(line)
        for at, column in enumerate(sheet.columns, first):
            self._offer(column, 1, max(last, 1), at)
        if sheet.is_remarks:
            self._choose(self._offers.records(), (len(sheet.rows) + 1, 1, last, 1), ABOVE, _WHOSE)
        self._page.autofilter(0, 0, max(last, 1), len(widths) - 1)

    def _write_empty(self, line: int) -> None:
        """Write a row that waits for a new record: one with an id, or one that is said of another record."""
        self._put(line, 0, "", "locked" if self._sheet.is_remarks else "open")
        for at in range(self._sheet.has_above):
            self._put(line, at + 1, "", "open" if self._sheet.is_remarks else "locked")
        for at in range(len(self._sheet.columns)):
            self._put(line, at + 1 + self._sheet.has_above, "", "open")

    def _line(self, line: int, texts: Sequence[str], widths: Sequence[int], looks: Sequence[str]) -> None:
        """Write a row as high as its texts need: LibreOffice gives it no height of its own."""
        self._page.set_row(line, min(max(map(needed, texts, widths)), HIGHEST))
        for at, (text, look) in enumerate(zip(texts, looks, strict=True)):
            self._put(line, at, text, look)

    def _look(self, column: EditColumn, text: str) -> str:
        return "locked" if column.is_locked or text is TOO_LONG else "open"

    def _put(self, line: int, column: int, text: str, look: str) -> None:
        put(self._page, line, column, text, self._looks[look])

    def _width(self, column: EditColumn) -> int:
        longest = max((len(line) for row in self._sheet.rows for line in row.texts[column.key].split("\n")), default=0)
        return _NARROW if longest <= _NARROW else _MIDDLE if longest <= _WIDE else _WIDE

    def _offer(self, column: EditColumn, first: int, last: int, at: int) -> None:
        """Say beside the cells of a column what they hold, and offer what there is to choose from."""
        offer = None if column.is_locked and not self._sheet.takes_more else self._offers.of(column)
        self._choose(offer, (first, at, last, at), column.title, message_of(self._sheet, column))

    def _choose(self, offer: Offer | None, where: tuple[int, int, int, int], title: str, message: str) -> None:
        told: dict[str, Any] = {"validate": "any", "input_title": title[:_LONGEST_TITLE], "input_message": message}
        if offer:
            told |= {"validate": "list", "source": self._offers.source(offer), "show_error": offer.is_all, **_REFUSED}
        self._page.data_validation(*where, told)


_LOOKED = "Đối chiếu với văn bản, sửa ở trang của nó nếu cần, rồi chọn “đã xem”."
_NEW = "Nếu cơ quan này đã có dưới tên khác: chọn một trong hai câu kia, rồi chọn cơ quan ấy ở ô bên phải."
_WHICH = "Chỉ ghi khi trả lời “là tên mới của” hoặc “là cách viết khác của”: cơ quan đã có từ trước."
_LONGEST_TITLE = 32
"""Excel takes no longer title of a message."""
_WHOSE = "Bản ghi mà hàng này nói về: chọn từ danh sách, hoặc gõ tên, ví dụ: Sản phẩm I.1.1.1."
_REFUSED = {"error_title": "Không có trong danh sách", "error_message": "Hãy chọn một giá trị từ danh sách của ô này."}
