"""What is wrong with the data after an edit → what is told of the cells that it comes from, in the words of the sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plan.export.workbook.grid import EditSheet, Workbook
from plan.export.workbook.unsure import LOOKS, NEW_NAME, SPELLING
from plan.ground.problems import Problem
from plan.intake.update.finding import Opened, TypedRecord, records
from plan.intake.update.texts import Patched
from plan.intake.update.told import Spotted, Telltale

CellPlaces = Mapping[tuple[str, int], Spotted | str]
"""Where in a workbook stands what each line of the data's files begins: a cell, or a record without one in words."""

_PLACE = re.compile(r"(data/[\w./-]+\.yml), dòng ([0-9]+)")
_SAME_NAME = "duplicate-name"


def cells_of(book: Workbook, opened: Opened) -> CellPlaces:
    """Return where in a workbook stands what each line of the data's files begins.

    Args:
        book: the data after the edit.
        opened: the workbook's sheets.

    """
    return dict(_places(book, opened))


def _places(book: Workbook, opened: Opened) -> Iterator[tuple[tuple[str, int], Spotted | str]]:
    for sheet in book.sheets:
        typed = {record.id.text: record for record in records(sheet, opened)}
        yield from _of_records(sheet, typed)


def _of_records(sheet: EditSheet, typed: Mapping[str, TypedRecord]) -> Iterator[tuple[tuple[str, int], Spotted | str]]:
    titles = {column.key: column.title for column in sheet.columns}
    for row in sheet.rows:
        cells = typed[row.id].values if row.id in typed else {}
        yield row.record.place[:2], typed[row.id].id.where if row.id in typed else f"trang “{sheet.title}”, mã {row.id}"
        for key, title in titles.items():
            if key in row.record.places:
                where = cells[key].where if key in cells else f"trang “{sheet.title}”, mã {row.id}, cột “{title}”"
                yield row.record.places[key][:2], where


def told(problem: Problem, texts: Patched, cells: CellPlaces, opened: Opened) -> Telltale:
    """Return a problem of the data as one of the cell that it comes from, as far as it comes from one."""
    file, line, _ = problem.place
    where = _where(file, line, texts, cells) or f"{file}, dòng {line}"
    message = _PLACE.sub(lambda found: str(_where(found[1], int(found[2]), texts, cells) or found[0]), problem.message)
    fix = (problem.fix or "").strip().removeprefix("- ")
    also = f"; {_ONE_BODY}" if problem.kind == _SAME_NAME and LOOKS in opened else ""
    return Telltale(where, f"{message}{f'; nên là: {fix}' if fix else ''}{also}")


_ONE_BODY = f"nếu hai mục là một cơ quan, hãy chọn “{NEW_NAME}” hoặc “{SPELLING}” ở trang “{LOOKS}”"


def _where(file: str, line: int, texts: Patched, cells: CellPlaces) -> Spotted | str | None:
    made = texts.after[file].cells if file in texts.after else {}
    return made.get(line) or cells.get((file, line))
