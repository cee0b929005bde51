"""The sheet that looks like the document's Appendix; of an agency, with its role in each row."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from plan.export.columns import ROLE_WORDS
from plan.export.lines import MOST_KEPT
from plan.export.sheets.paper import HIGHEST, LINE, Lying, lay_out, needed, put
from plan.facts.lists import Listed
from plan.facts.tables import Line, annex
from plan.ground.model import Row

_WIDTHS = (5, 24, 26, 24, 28, 16, 20, 14)
"""Of the eight columns, in letters."""
_ROLE_WIDTH = 16
_HEAD = 3
"""The row, from 0, with the names of the columns."""


def write(sheet: Worksheet, listed: Listed, looks: dict[str, Format]) -> None:
    """Fill the sheet."""
    _Printed(sheet, listed, looks).write()


class _Printed:
    def __init__(self, sheet: Worksheet, listed: Listed, looks: dict[str, Format]) -> None:
        self._sheet, self._listed, self._looks = sheet, listed, looks
        self._widths = (*_WIDTHS, *([_ROLE_WIDTH] if listed.agency else ()))
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
        yield Lying(2 * LINE + 3)  # the last name takes two lines

    def _section(self, at: int, line: Line) -> float:
        section = line.row.section
        put(self._sheet, at, 0, section.id, self._looks["section"])
        self._across(at, 1, section.title.upper(), "section")
        return needed(section.title, sum(self._widths[1:]))

    def _across(self, at: int, first: int, text: str, look: str) -> None:
        self._sheet.merge_range(at, first, at, self._last, "", self._looks[look])
        put(self._sheet, at, first, text, self._looks[look])

    def _line(self, at: int, line: Line) -> None:
        for column, (span, text) in enumerate(zip(_spans(line), self._texts(line.row), strict=False)):
            if span > 1:
                self._sheet.merge_range(at, column, at + span - 1, column, "", self._looks["cell"])
            if span:
                put(self._sheet, at, column, text, self._looks["cell"])

    def _texts(self, row: Row) -> tuple[str, ...]:
        return (*printed(row), self._role(row)) if self._listed.agency else printed(row)

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
        heights = [max(self._needed(line.row)[4:]) for line in lines]
        for at, line in enumerate(lines):
            for span, height in zip(_spans(line)[:4], self._needed(line.row), strict=False):
                more = height - sum(heights[at : at + span])
                if span and more > 0:
                    heights[at : at + span] = [height + more / span for height in heights[at : at + span]]
        return heights

    def _needed(self, row: Row) -> list[float]:
        return [*map(needed, self._texts(row), self._widths)]


def _spans(line: Line) -> tuple[int, ...]:
    return (line.objective_span, line.objective_span, line.task_span, line.activity_span, 1, 1, 1, 1, 1)


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
