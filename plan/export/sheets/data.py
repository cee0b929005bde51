"""The sheet of all data, with a filter: the columns and the lines of the list's CSV."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from plan.export.lines import columns, lines
from plan.export.sheets.paper import HIGHEST, LINE, Lying, lay_out, needed, put
from plan.facts.lists import Listed
from plan.ground.files import Build

_WIDTHS = {
    "id": 10,
    "role_label": 10,
    "via_label": 16,
    "section": 18,
    "task_title": 24,
    "number": 5,
    "objective": 28,
    "task": 30,
    "activity": 28,
    "deliverable": 36,
    "lead": 18,
    "coordinating": 22,
    "timing": 15,
    "deadlines": 44,
    "lead_ids": 30,
    "coordinating_ids": 40,
    "address": 60,
    "state_label": 24,
    "evidence": 40,
    "reported_by": 30,
}
_WIDTH = 16
"""Of the other columns, in letters."""


def write(sheet: Worksheet, listed: Listed, looks: dict[str, Format], build: Build) -> None:
    """Fill the sheet; what is for programs alone stands behind what is printed."""
    found = columns(listed)
    widths = [_WIDTHS.get(column.name, _WIDTH) for column in found]
    for at, column in enumerate(found):
        sheet.write_string(0, at, column.title, looks["head"])
    rows = [Lying(2 * LINE + 3)]
    for line, texts in enumerate(lines(listed, build), start=1):
        rows.append(Lying(min(max(map(needed, texts, widths)), HIGHEST)))
        for at, text in enumerate(texts):
            if text:
                put(sheet, line, at, text, looks["flat"])
    on_paper = sum(column.printed for column in found)
    lay_out(sheet, widths[:on_paper], rows, 0)
    for at, width in enumerate(widths[on_paper:], start=on_paper):
        sheet.set_column(at, at, width)
    last = len(rows) - 1
    sheet.hide_gridlines(0)  # they are printed, too
    sheet.print_area(0, 0, last, on_paper - 1)
    sheet.autofilter(0, 0, last, len(found) - 1)
