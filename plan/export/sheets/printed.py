"""The sheet that looks like the document's Appendix; of an agency, with its role in each row."""

from __future__ import annotations

import functools
import itertools
import operator
from collections.abc import Iterator, Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from plan.export.columns import ROLE_WORDS
from plan.export.lines import MOST_KEPT
from plan.export.sheets.paper import HIGHEST, LINE, Lying, lay_out, needed, put
from plan.facts.lists import Listed
from plan.facts.tables import Line, annex
from plan.ground.model import ColumnKey, Row

_WIDTHS: dict[ColumnKey, int] = {
    "number": 5,
    "objective": 24,
    "task": 26,
    "activity": 24,
    "deliverable": 28,
    "lead": 16,
    "coordinating": 20,
    "timing": 14,
    "other": 16,
}
"""Of the columns, in letters."""
_ROLE_WIDTH = 16
_HEAD = 3
"""The row, from 0, with the names of the columns."""


def write(sheet: Worksheet, listed: Listed, looks: dict[str, Format]) -> None:
    """Fill the sheet."""
    _Printed(sheet, listed, looks).write()


class _Printed:
    def __init__(self, sheet: Worksheet, listed: Listed, looks: dict[str, Format]) -> None:
        self._sheet, self._listed, self._looks = sheet, listed, looks
        plan = listed.plan
        self._columns = (*zip(plan.column_keys, plan.columns, strict=True),)
        self._widths = (*(_WIDTHS[key] for key in plan.column_keys), *([_ROLE_WIDTH] if listed.agency else ()))
        self._last = len(self._widths) - 1

    def write(self) -> None:
        rows = [*self._top()]
        lines = annex(self._listed.rows)
        for line, height in zip(lines, self._heights(lines), strict=True):
            if line.begins_section:
                rows.append(Lying(self._section(len(rows), line), leads=True))
            self._line(len(rows), line)
            rows.append(Lying(min(height, HIGHEST)))
        lay_out(self._sheet, self._widths, rows, _HEAD)

    def _top(self) -> Iterator[Lying]:
        """Write what stands above the rows."""
        plan = self._listed.plan
        under = f"(Trích Phụ lục {plan.name}{', dự thảo' if plan.number is None else ''})"
        for at, (look, text) in enumerate((("title", self._listed.title), ("under", under))):
            self._across(at, 0, text, look)
            yield Lying(1.5 * LINE)
        yield Lying(LINE)
        for column, name in enumerate((*plan.columns, "Vai trò")[: self._last + 1]):
            put(self._sheet, _HEAD, column, name, self._looks["head"])
        for group, found in itertools.groupby(enumerate(plan.column_groups), key=operator.itemgetter(1)):
            first, *more = (column for column, _ in found)
            if group and more:
                self._sheet.merge_range(_HEAD - 1, first, _HEAD - 1, more[-1], "", self._looks["head"])
            if group:
                put(self._sheet, _HEAD - 1, first, group, self._looks["head"])
        yield Lying(2 * LINE + 3)  # the last name takes two lines

    def _section(self, at: int, line: Line) -> float:
        section = line.row.section
        if self._columns[0][0] != "number":
            self._across(at, 0, f"{section.id}. {section.title.upper()}", "section")
            return needed(section.title, sum(self._widths))
        put(self._sheet, at, 0, section.id, self._looks["section"])
        self._across(at, 1, section.title.upper(), "section")
        return needed(section.title, sum(self._widths[1:]))

    def _across(self, at: int, first: int, text: str, look: str) -> None:
        self._sheet.merge_range(at, first, at, self._last, "", self._looks[look])
        put(self._sheet, at, first, text, self._looks[look])

    def _line(self, at: int, line: Line) -> None:
        for column, (span, text) in enumerate(zip(self._spans(line), self._texts(line.row), strict=True)):
            if span > 1:
                self._sheet.merge_range(at, column, at + span - 1, column, "", self._looks["cell"])
            if span:
                put(self._sheet, at, column, text, self._looks["cell"])

    def _texts(self, row: Row) -> tuple[str, ...]:
        found = printed(row, self._columns)
        return (*found, self._role(row)) if self._listed.agency else found

    def _role(self, row: Row) -> str:
        """Return the agency's roles in a row, a line each: "Chủ trì qua nhóm Các sở"."""
        parts = self._listed.assigned[row.deliverable.id]
        through = (f" qua nhóm {self._listed.names[part.via]}" if part.via else "" for part in parts)
        return "\n".join(f"{ROLE_WORDS[part.role]}{via}" for part, via in zip(parts, through, strict=True))

    def _heights(self, lines: Sequence[Line]) -> list[float]:
        """Return the height of each row, in points, so that merged cells too show all their text.

        No program fits the height of merged cells, so it is estimated from the number of letters; what a merged cell needs
        beyond its rows is shared among them.
        """
        own = [*(key not in _HOLDING for key, _ in self._columns), True]
        heights = [max(itertools.compress(self._needed(line.row), own)) for line in lines]
        for at, line in enumerate(lines):
            for span, height, is_own in zip(self._spans(line), self._needed(line.row), own, strict=False):
                more = height - sum(heights[at : at + span])
                if span and more > 0 and not is_own:
                    heights[at : at + span] = [height + more / span for height in heights[at : at + span]]
        return heights

    def _needed(self, row: Row) -> list[float]:
        return [*map(needed, self._texts(row), self._widths)]

    def _spans(self, line: Line) -> tuple[int, ...]:
        """Return over how many lines the cell of each column reaches that begins in a line; 0 where one above does."""
        return (*(line.span(key) for key, _ in self._columns), *([1] if self._listed.agency else ()))


_HOLDING = {"number", "objective", "task", "activity"}
"""What several rows may share."""


@functools.lru_cache(MOST_KEPT)
def printed(row: Row, columns: tuple[tuple[ColumnKey, str], ...]) -> tuple[str, ...]:
    """Return the cells of a row as the document prints them, with a dash before each item of a list.

    Args:
        row: what stands in the row.
        columns: what each holds, and its name.

    """
    item = row.deliverable
    found: dict[ColumnKey, str] = {
        "number": row.number,
        "objective": _dashed(row.objective.text),
        "task": _dashed(row.task.text),
        "activity": "\n".join(_dashed(activity.text) for activity in row.activities),
        "deliverable": _dashed(item.text),
        "lead": item.lead.text,
        "coordinating": item.coordinating.text if item.coordinating else "",
        "timing": item.timing.text,
    }
    own = {cell.column: _dashed(cell.text) for cell in item.cells}
    return tuple(own.get(name, "") if key == "other" else found[key] for key, name in columns)


def _dashed(texts: Sequence[str]) -> str:
    return "\n".join(f"- {text}" for text in texts) if len(texts) > 1 else "".join(texts)
