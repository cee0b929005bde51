"""What the sheets of a workbook share: how cells are written, how high rows are, how a sheet is laid out on A4.

All rows have a height of their own, so that where a page ends is known: Excel and LibreOffice break it where they are told,
but only while they are not told to fit the sheet to a number of pages; so the scale is worked out here, too.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from plan.export.lines import MOST_KEPT

LINE = 13.5
"""Height of a line of 10 points, in points."""
HIGHEST = 409
"""The highest row that Excel knows, in points."""
_LETTERS = 1.1
"""Of 10 points that surely fit in a unit of width; on average it is 1.26, so that longer words find room too."""
_UNIT, _EDGE = 5.58, 4
"""A unit of width, a digit of Calibri 11, and what a column has beside its units, in points: as wide as in LibreOffice."""
_A4 = 9
_INCH = 72
_SIDE, _TOP, _BOTTOM = 0.5, 0.55, 0.6
"""Margins, in inches."""
_WIDE = 842 - 2 * _SIDE * _INCH
_HIGH = 595 - (_TOP + _BOTTOM) * _INCH
"""The room on A4 landscape, in points."""
_SURE = 0.97
"""How much of the room is used: printers and programs differ."""

FONT = {"font_name": "Times New Roman", "font_size": 10}
_FLAT = {"text_wrap": True, "valign": "top"}
_CELL = {**_FLAT, "border": 1}
LOOKS = {
    "flat": _FLAT,
    "title": {"bold": True, "font_size": 13, "align": "center"},
    "under": {"italic": True, "align": "center"},
    "head": {**_CELL, "bold": True, "align": "center", "valign": "vcenter"},
    "cell": _CELL,
    "section": {**_CELL, "bold": True},
}
"""The looks of cells by name, each with `FONT`."""


class Lying(NamedTuple):
    """A row of a sheet."""

    height: float
    """In points."""
    leads: bool = False
    """Whether it heads the row that follows, and so stands on its page."""


@functools.lru_cache(MOST_KEPT)
def needed(text: str, width: int) -> float:
    """Return the height that a text needs in a column of a width, in points."""
    return LINE * sum(math.ceil(len(line) / (width * _LETTERS)) or 1 for line in text.split("\n")) + 3


def put(sheet: Worksheet, line: int, column: int, text: str, look: Format) -> None:
    """Write a cell; where the document has nothing it is blank, not a text without letters.

    XlsxWriter takes a text from "<r>" to "</r>" for runs of XML that are ready; in several runs it stands as it is.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(line, column, *text[:2], text[2:], look)
    elif text:
        sheet.write_string(line, column, text, look)
    else:
        sheet.write_blank(line, column, None, look)


def lay_out(sheet: Worksheet, widths: Sequence[int], rows: Iterable[Lying], head: int) -> None:
    """Give columns their widths, rows their heights, and print them one page wide; row number `head` stands on each page."""
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    lying = [*rows]
    for at, row in enumerate(lying):
        sheet.set_row(at, row.height)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(_SIDE, _SIDE, _TOP, _BOTTOM)
    sheet.set_footer("&CTrang &P/&N")
    sheet.repeat_rows(head)
    sheet.freeze_panes(head + 1, 0)
    scale = min(int(100 * _SURE * _WIDE / sum(width * _UNIT + _EDGE for width in widths)), 100)
    sheet.set_print_scale(scale)
    sheet.set_h_pagebreaks([*breaks(lying, 100 * _SURE * _HIGH / scale, lying[head].height)])


def breaks(rows: Sequence[Lying], room: float, head: float) -> Iterator[int]:
    """Yield the number of each row that begins a page but the first; on the others the head takes its height."""
    used = 0.0
    for at, row in enumerate(rows):
        if used + row.height > room:
            begins = at - 1 if rows[at - 1].leads else at
            used = head + sum(row.height for row in rows[begins:at])
            yield begins
        used += row.height
