"""A copy of a frozen plan, exported as a workbook that tests edit as a person would, through openpyxl."""

from __future__ import annotations

import io
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from plan.export.workbook.grid import Workbook
from plan.export.workbook.making import as_workbook
from plan.ground.files import Build
from plan.reading.load import read


def copied_data(target: Path, source: Path) -> Path:
    shutil.copytree(source / "data", target / "data")
    return target


def book_of(root: Path) -> Workbook:
    archive = read(root).archive
    return Workbook(archive, archive.newest)


def exported(root: Path) -> bytes:
    archive = read(root).archive
    return as_workbook(archive.newest, archive, Build(), root)


def contents(root: Path) -> Mapping[str, bytes]:
    files = (path for path in sorted((root / "data").rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@dataclass(frozen=True)
class Editing:
    """A workbook in the hands of somebody."""

    root: Path

    @cached_property
    def book(self) -> openpyxl.Workbook:
        return openpyxl.load_workbook(io.BytesIO(exported(self.root)))

    def cell(self, sheet: str, record: str, column: str) -> Cell:
        page: Worksheet = self.book[sheet]
        column = "Nội dung" if page["A1"].value == "Dòng" else column
        heads = [cell.value for cell in page[1]]
        return next(row[heads.index(column)] for row in page.iter_rows(min_row=2) if row[0].value == record)

    def put(self, sheet: str, record: str, column: str, value: object) -> None:
        self.cell(sheet, record, column).value = value

    def add(self, sheet: str, *values: object) -> int:
        """Fill in the next empty row; return its number."""
        page = self.book[sheet]
        number = next(row[0].row for row in page.iter_rows(min_row=2) if not any(cell.value for cell in row))
        for column, value in enumerate(values, 1):
            page.cell(number, column).value = value
        return number

    def saved(self) -> Path:
        path = self.root / "sua.xlsx"
        self.book.save(path)
        return path
