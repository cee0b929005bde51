"""Text like source.txt: a paragraph a line, a row of a table a line whose cells stand between tabs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plan.intake.contract import refusal
from plan.intake.paper import BREAK, Grid, GridCell, GridRow, Manuscript, Paragraph


@dataclass(frozen=True)
class _Line:
    number: int
    text: str

    @property
    def is_row(self) -> bool:
        return "\t" in self.text


def manuscript_of_text(content: bytes) -> Manuscript:
    """Read a text in UTF-8; empty lines only keep lines apart, also within a table.

    Raises UnreadableError for other encodings and for a text without words.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refusal(key="encoding") from None
    numbered = (_Line(number, line.rstrip("\r")) for number, line in enumerate(text.split("\n"), start=1))
    lines = [line for line in numbered if line.text.strip()]
    if not lines:
        raise refusal(key="empty")
    return Manuscript(tuple(_blocks(lines)), (), "text")


def _blocks(lines: Sequence[_Line]) -> Iterator[Paragraph | Grid]:
    tables = itertools.count(1)
    for is_row, run in itertools.groupby(lines, lambda line: line.is_row):
        if is_row:
            yield _grid(list(run), f"bảng {next(tables)}")
        else:
            yield from (Paragraph(line.text, where=f"dòng {line.number}") for line in run)


def _grid(lines: Sequence[_Line], where: str) -> Grid:
    cells = [line.text.split("\t") for line in lines]
    rows = (_row(line, found) for line, found in zip(lines, cells, strict=True))
    return Grid(tuple(rows), max(map(len, cells)), where)


def _row(line: _Line, cells: Sequence[str]) -> GridRow:
    where = f"dòng {line.number}"
    return GridRow(tuple(GridCell(column, 1, 1, _paragraphs(text, where)) for column, text in enumerate(cells)))


def _paragraphs(text: str, where: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(part, where=where) for part in text.split(BREAK))
