"""The appendix of a source: rows and headings of sections → each cell at the place that numbers or counting give it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from plan.ground.problems import say
from proof.layout import Part
from proof.printed import Printed, miscounted, printed
from proof.rules import Line, Lines, Piece, RuleError
from proof.spots import COLUMNS, NUMBER, TITLE, Spot, continued, in_order, named

_SECTION = re.compile(r"[^\W\d_]+|[IVXL]+[.)]")
"""What stands in a table before the title of a section: "II" or "II."."""
_LABEL = re.compile("[IVXL]+[.)]?")
"""What stands above a table before the title of its section."""
_NUMBER = re.compile(r"(?:[0-9]{1,4}\.)*([0-9]{1,4})[.)]?")
"""The number of a row, "3", "3." or the last of "2.3"."""
_LEVELS = dict(zip(("objective", "task", "deliverable"), COLUMNS[1:3] + COLUMNS[4:5], strict=True))
_OWN = (COLUMNS[4], COLUMNS[5], COLUMNS[7])
"""Product, lead agency and time: a row with none of them continues the one above."""

_Row = Mapping[str, Piece]


class Tables:
    """Reads the tables of a source one behind the other: a section goes on where the next table begins.

    Args:
        columns: those that any of the tables has, as `spots.named` calls them.

    """

    def __init__(self, columns: frozenset[str]) -> None:
        self._columns = columns
        self._section = ""
        self._counts = [0, 0, 0]
        self._more = 0

    def section(self, lines: Lines, _: Part) -> Iterator[Printed]:
        """Read titles of sections that stand above their tables: "II. CẢI CÁCH …", in one cell or two."""
        for line in lines.values():
            yield from self._heading(*_parted(line))

    def rows(self, lines: Lines, part: Part) -> Iterator[Printed]:
        """Read rows, with the empty cells."""
        for line in lines.values():
            if len(line) != len(part.columns):
                raise RuleError(miscounted(len(part.columns), len(line), line))
            row = dict(zip(named(part.columns), line, strict=True))
            if NUMBER in row and _SECTION.fullmatch(row[NUMBER].text):
                yield from self._heading(row.pop(NUMBER), row.pop(next(iter(row))), row)
            else:
                yield from self._row(row)

    def _heading(self, label: Piece, title: Piece, others: _Row | None = None) -> Iterator[Printed]:
        """Print the heading of a section, which begins with it."""
        self._section, self._counts, self._more = label.text.rstrip(".)"), [0, 0, 0], 0
        row = {**(others or {}), NUMBER: replace(label, text=self._section), TITLE: title}
        yield from self._cells(self._section, row)

    def _row(self, row: dict[str, Piece]) -> Iterator[Printed]:
        number = _NUMBER.fullmatch(row[NUMBER].text) if NUMBER in row else None
        is_product = any(row[column].text for column in _OWN)
        starts = [bool(TITLE in row and row[TITLE].text), bool(row[_LEVELS["task"]].text), is_product]
        if self._count(starts, int(number[1]) if number else 0) and number:
            row[NUMBER] = replace(row[NUMBER], text=number[1])
        self._more = 0 if is_product else self._more + 1
        record = ".".join((self._section, *(str(count) for count in self._counts if count)))
        yield from self._cells(record if is_product else continued(record, self._more), row)

    def _count(self, starts: list[bool], number: int) -> bool:
        """Count what starts in a row; the number printed there is of the first, if it goes on; tell whether it does."""
        first = starts.index(True) if any(starts) else 0
        is_next = any(starts) and number > self._counts[first]
        for level in (level for level, begins in enumerate(starts) if begins):
            count = number if is_next and level == first else self._counts[level] + 1
            self._counts[level:] = [count, *[0] * (len(starts) - level - 1)]
            self._more = 0
        return is_next

    def _cells(self, record: str, row: _Row) -> Iterator[Printed]:
        """Print every cell that the tables have, with what stands where none is."""
        empty = Piece("", next(iter(row.values())).lines)
        filled = {column for column, piece in row.items() if piece.text}
        for column in in_order({*self._columns, *filled}):
            yield printed(Spot(record, column), row.get(column, empty))


def _parted(line: Line) -> tuple[Piece, Piece]:
    """Part the number of a section from its title."""
    filled = [piece for piece in line if piece.text]
    first, *others = filled
    word, _space, rest = first.text.partition(" ")
    label, title = (first, others[0]) if len(others) == 1 else (replace(first, text=word), replace(first, text=rest))
    if len(others) > 1 or not title.text or not _LABEL.fullmatch(label.text):
        where = line[0].lines[0]
        message = f'dòng {where} phải là số và tên của một lĩnh vực: "II. CẢI CÁCH …"'
        raise RuleError(say(message, f'line {where} must be the number and title of a section: "II. CẢI CÁCH …"'))
    return label, title
