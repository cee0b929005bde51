"""A form of the reported plan in the hands of a clerk, who fills it in through openpyxl."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell

from plan.export.reporting.asked import MORE_EVIDENCE, PRODUCTS, START, ReportForm
from plan.export.reporting.form import as_form
from plan.ground.files import Build
from plan.reading.load import read

RESULT, DONE_ON, NEXT_STEP, DIFFICULTIES = "Kết quả", "Ngày hoàn thành", "Việc tiếp theo", "Khó khăn, vướng mắc"
DONE, NOT_DONE = "đã hoàn thành", "chưa hoàn thành"
EVIDENCE = "Minh chứng: Loại văn bản", "Minh chứng: Số, ký hiệu", "Minh chứng: Ngày ban hành", "Minh chứng: Địa chỉ"


def form_of(root: Path, agency: str) -> ReportForm:
    archive = read(root).archive
    return ReportForm(archive, archive.newest, agency)


def form_file(root: Path, agency: str, period: str = "") -> bytes:
    return as_form(form_of(root, agency), Build(), period)


@dataclass(frozen=True)
class Filling:
    """A form, period "Cả năm" and a day chosen."""

    root: Path
    agency: str = "so-viec-cong"
    content: bytes = b""
    """Of the file; without any a form is made of the data as they are."""

    @cached_property
    def book(self) -> openpyxl.Workbook:
        book = openpyxl.load_workbook(io.BytesIO(self.content or form_file(self.root, self.agency)))
        book[START]["B4"], book[START]["B5"], book[START]["B6"] = "Cả năm", "15/12/2025", "99/BC-SVC"
        return book

    def cell(self, row: str, column: str, sheet: str = PRODUCTS) -> Cell:
        """Return a cell by the name of its row and its column's title."""
        page = self.book[sheet]
        heads = [cell.value for cell in page[1]]
        quarter = heads.index("Quý của hạn") if "Quý của hạn" in heads else None
        for found in page.iter_rows(min_row=2):
            name = " · ".join(filter(None, (found[0].value, found[quarter].value if quarter else None)))
            if name == row:
                return found[heads.index(column)]
        raise LookupError(row)

    def put(self, row: str, column: str, value: object, sheet: str = PRODUCTS) -> str:
        """Fill in a cell; return where it is."""
        cell = self.cell(row, column, sheet)
        cell.value = value
        return f"trang “{sheet}”, ô {cell.coordinate}"

    def done(self, row: str, day: object, *evidence: object) -> None:
        """Report a product done."""
        self.put(row, RESULT, DONE)
        self.put(row, DONE_ON, day)
        for title, value in zip(EVIDENCE, evidence, strict=False):
            self.put(row, title, value)

    def open(self, row: str, next_step: str, difficulties: str | None = None) -> None:
        """Report a product not done."""
        self.put(row, RESULT, NOT_DONE)
        self.put(row, NEXT_STEP, next_step)
        self.put(row, DIFFICULTIES, difficulties)

    def more(self, line: int, *values: object) -> None:
        """Fill in a line of the sheet for more evidence, counted from 2."""
        for column, value in enumerate(values, 1):
            self.book[MORE_EVIDENCE].cell(line, column).value = value

    def saved(self) -> Path:
        path = self.root / "bao-cao.xlsx"
        self.book.save(path)
        return path
