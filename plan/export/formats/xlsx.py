"""A list as a workbook: the eight columns as the document prints them, and all data in a flat table with a filter."""

from __future__ import annotations

import functools
import io
import math
from collections.abc import Iterator, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from plan.export.columns import COLUMNS, MOST_KEPT, SEPARATORS, Parts, parts
from plan.export.formats import Moved
from plan.facts.lists import Listed
from plan.facts.tables import Line, annex
from plan.ground.files import Build
from plan.ground.model import Plan, Row

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FONT = "Times New Roman"
_WIDTHS = (5, 24, 26, 24, 28, 16, 20, 14)
"""Of the eight columns, in letters."""
_LINE = 13.5
"""Height of a line of 10 points, in points."""
_LETTERS = 1.1
"""Of 10 points that surely fit in a unit of width; on average it is 1.26, so that longer words find room too."""
_HIGHEST = 409
"""The highest row that Excel knows, in points."""
_HEAD = 3
"""The row, from 0, with the names of the columns."""
_A4 = 9
_FLAT_WIDTHS = {"id": 12, "text": 30, "texts": 45, "dates": 44, "address": 40}
_FLAT_PAGES = 4
"""Side by side, so that all columns can be read on paper."""


def make(listed: Listed, build: Build) -> bytes:
    """Return a list as a workbook; its only date is the build's, so that two builds are equal."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        created = build.time.replace(tzinfo=None)
        title = f"{listed.title} · {listed.plan.name}"
        book.set_properties({"title": title, "author": build.operator, "created": created})
        looks = {name: book.add_format({"font_name": _FONT, "font_size": 10, **look}) for name, look in _LOOKS.items()}
        _Printed(book.add_worksheet("Như văn bản"), listed, looks).write()
        _flat(book.add_worksheet("Dữ liệu"), listed, build, looks)
    return content.getvalue()


def moved(moved: Moved, build: Build) -> bytes:
    """Return a workbook that holds nothing but what is said."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": build.time.replace(tzinfo=None)})
        sheet = book.add_worksheet("Đã chuyển")
        sheet.set_column(0, 0, 120)
        sheet.write_string(0, 0, moved.said)
    return content.getvalue()


_CELL = {"text_wrap": True, "valign": "top", "border": 1}
_LOOKS = {
    "title": {"bold": True, "font_size": 13, "align": "center"},
    "under": {"italic": True, "align": "center"},
    "head": {**_CELL, "bold": True, "align": "center", "valign": "vcenter"},
    "cell": _CELL,
    "section": {**_CELL, "bold": True},
}


class _Printed:
    """The sheet that looks like the document's Appendix."""

    def __init__(self, sheet: Worksheet, listed: Listed, looks: dict[str, Format]) -> None:
        self._sheet, self._listed, self._looks = sheet, listed, looks

    def write(self) -> None:
        """Fill the sheet."""
        self._set_up(self._listed.plan)
        at = _HEAD + 1
        lines = annex(self._listed.rows)
        heights = _heights(lines)
        for line, height in zip(lines, heights, strict=True):
            if line.begins_section:
                self._sheet.write_string(at, 0, line.row.section.id, self._looks["section"])
                self._sheet.merge_range(at, 1, at, 7, "", self._looks["section"])
                self._sheet.write_string(at, 1, line.row.section.title.upper(), self._looks["section"])
                at += 1
            self._sheet.set_row(at, min(height, _HIGHEST))
            self._line(at, line)
            at += 1

    def _set_up(self, plan: Plan) -> None:
        sheet, looks = self._sheet, self._looks
        for row, look, text in (
            (0, "title", self._listed.title),
            (1, "under", f"(Trích Phụ lục {plan.name}{', dự thảo' if plan.number is None else ''})"),
        ):
            sheet.merge_range(row, 0, row, 7, "", looks[look])
            _put(sheet, row, 0, text, looks[look])
        for column, (width, name) in enumerate(zip(_WIDTHS, plan.columns, strict=True)):
            sheet.set_column(column, column, width)
            _put(sheet, _HEAD, column, name, looks["head"])
        sheet.set_row(_HEAD, 2 * _LINE + 3)  # the last name takes two lines
        sheet.freeze_panes(_HEAD + 1, 0)
        sheet.repeat_rows(_HEAD)
        _on_paper(sheet, 1)

    def _line(self, at: int, line: Line) -> None:
        spans = (line.objective_span, line.objective_span, line.task_span, line.activity_span, 1, 1, 1, 1)
        for column, (span, text) in enumerate(zip(spans, printed(line.row), strict=True)):
            if span > 1:
                self._sheet.merge_range(at, column, at + span - 1, column, "", self._looks["cell"])
            if span:
                _put(self._sheet, at, column, text, self._looks["cell"])


@functools.lru_cache(MOST_KEPT)
def printed(row: Row) -> tuple[str, ...]:
    """Return the eight cells of a row as the document prints them, with a dash before each item of a list."""
    item = row.deliverable
    return (
        row.objective.id.rpartition(".")[2],
        *(_dashed(texts) for texts in (row.objective.text, row.task.text)),
        "\n".join(_dashed(activity.text) for activity in row.activities),
        _dashed(item.text),
        *(item.lead.text, item.coordinating.text if item.coordinating else "", item.timing.text),
    )


def _dashed(texts: Sequence[str]) -> str:
    return "\n".join(f"- {text}" for text in texts) if len(texts) > 1 else "".join(texts)


def _heights(lines: Sequence[Line]) -> list[float]:
    """Return the height of each row, in points, so that merged cells too show all their text.

    No program fits the height of merged cells, so it is estimated from the number of letters; what a merged cell needs
    beyond its rows is shared among them.
    """
    heights = [max(_needed(text, width) for text, width in _cells(line.row, 4)) for line in lines]
    for at, line in enumerate(lines):
        spans = (line.objective_span, line.objective_span, line.task_span, line.activity_span)
        for span, (text, width) in zip(spans, _cells(line.row, 0), strict=False):
            more = _needed(text, width) - sum(heights[at : at + span])
            if span and more > 0:
                heights[at : at + span] = [height + more / span for height in heights[at : at + span]]
    return heights


def _cells(row: Row, first: int) -> Iterator[tuple[str, int]]:
    yield from zip(printed(row)[first:], _WIDTHS[first:], strict=True)


@functools.lru_cache(MOST_KEPT)
def _needed(text: str, width: int) -> float:
    return _LINE * sum(math.ceil(len(line) / (width * _LETTERS)) or 1 for line in text.split("\n")) + 3


def _flat(sheet: Worksheet, listed: Listed, build: Build, looks: dict[str, Format]) -> None:
    """Fill the sheet of data: a row a deliverable, codes in words."""
    widths = [_FLAT_WIDTHS.get(column.type, 16) for column in COLUMNS]
    for at, (column, width) in enumerate(zip(COLUMNS, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, column.title, looks["head"])
    for line, row in enumerate(listed.rows, start=1):
        texts = _in_words(parts(listed, row, build))
        sheet.set_row(line, min(max(map(_needed, texts, widths)), _HIGHEST))  # LibreOffice does not fit it on opening
        for at, text in enumerate(texts):
            _put(sheet, line, at, text, looks["cell"])
    sheet.autofilter(0, 0, len(listed.rows), len(COLUMNS) - 1)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    _on_paper(sheet, _FLAT_PAGES)


def _put(sheet: Worksheet, line: int, column: int, text: str, look: Format) -> None:
    """Write a cell; where the document has nothing it is blank, not a text without letters.

    XlsxWriter takes a text from "<r>" to "</r>" for runs of XML that are ready; in several runs it stands as it is.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(line, column, *text[:2], text[2:], look)
    elif text:
        sheet.write_string(line, column, text, look)
    else:
        sheet.write_blank(line, column, None, look)


@functools.lru_cache(MOST_KEPT)
def _in_words(found: Parts) -> tuple[str, ...]:
    """Return a row as readers see it: codes as the words they stand for."""
    return tuple(
        SEPARATORS.get(column.type, "").join(column.words.get(value, value) for value in values)
        for column, values in zip(COLUMNS, found, strict=True)
    )


def _on_paper(sheet: Worksheet, wide: int) -> None:
    """Set up the printing, so many pages side by side."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(wide, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.55, bottom=0.6)
    sheet.set_footer("&CTrang &P/&N")
