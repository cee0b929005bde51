"""What a file shows, line by line as source.txt has it: a paragraph each, or a row of a table with its cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from proof.against.pages import Board, Box, Page, Words

_OF_ROW = ("deliverable", "lead", "coordinating", "timing")
"""Columns whose cells, merged over rows, are each row's own."""


@dataclass(frozen=True)
class ShownLine:
    """A line of a paragraph."""

    text: str
    number: str = ""
    is_exact: bool = False

    @property
    def shown(self) -> str:
        """What a reader of the file sees, a tab as a space."""
        return " ".join(filter(None, (self.number, self.text.replace("\t", " "))))

    def is_in(self, source: str) -> bool:
        """Tell whether source.txt has it, letter for letter as far as is known; a bullet may be any sign."""
        wanted, found = self.shown, source
        if not self.is_exact:
            wanted, found = (" ".join(re.split("[ \t]+", text.strip(" \t"))) for text in (wanted, found))
        if self.number and not any(map(str.isalnum, self.number)):
            sign, _, rest = found.partition(" ")
            return not any(map(str.isalnum, sign)) and rest == wanted[len(self.number) + 1 :]
        return wanted == found


ShownCells = tuple[tuple[ShownLine, ...], ...]


@dataclass(frozen=True)
class ShownRow:
    """A paragraph, or a row of a table."""

    where: str
    fresh: tuple[Box, ...]
    """The cells that begin in it; of a paragraph one."""
    reaching: tuple[Box, ...] = ()
    """Those that reach into it from above."""
    starts: tuple[tuple[int, ...], ...] = ((0,),)
    """Where the columns begin: as the head of the table has them, and as any row has."""

    def cells(self, count: int, keys: Sequence[str] = ()) -> ShownCells | None:
        """Return as many cells as a line of source.txt has; None where the columns are others.

        Args:
            count: how many.
            keys: what the columns hold; none for a row of which each cell stands once.

        """
        starts = (0,) if count == 1 else next((found for found in self.starts if len(found) == count), None)
        if starts is None:
            return None
        cells: list[tuple[ShownLine, ...]] = [()] * count
        for box in self.fresh:
            at = _column(starts, box)
            cells[at] += lines(box.words)
        if len(keys) == count and any(cells[at] for at, key in enumerate(keys) if key in {*_OF_ROW, "task"}):
            for box in self.reaching:
                at = _column(starts, box)
                cells[at] = cells[at] or (lines(box.words) if keys[at] in _OF_ROW else ())
        return tuple(cells)

    @property
    def paragraphs(self) -> list[ShownRow]:
        """Its paragraphs one by one, as those of a table that only sets words side by side."""
        found = ((number, words) for number, box in enumerate(self.fresh, 1) for words in box.words)
        return [ShownRow(f"{self.where}, ô {number}", (Box(0, 0, 1, 1, (words,)),)) for number, words in found]

    @property
    def broken(self) -> list[ShownRow]:
        """A paragraph with line breaks as that many paragraphs."""
        return [
            ShownRow(self.where, (Box(0, 0, 1, 1, (Words((line.shown,), is_exact=line.is_exact),)),))
            for line in lines(self.fresh[0].words)
        ]


def lines(words: Iterable[Words]) -> tuple[ShownLine, ...]:
    """Return the lines of some paragraphs, a number with its first; empty ones are none."""
    return tuple(line for one in words for line in _lines(one) if line.shown.strip())


def _lines(words: Words) -> Iterator[ShownLine]:
    for number, text in enumerate(words.lines or ("",)):
        yield ShownLine(text, "" if number else words.number, words.is_exact)


def _column(starts: Sequence[int], box: Box) -> int:
    return max((at for at, start in enumerate(starts) if start <= box.column), default=0)


def rows(page: Page) -> Iterator[list[ShownRow]]:
    """Yield the rows of each table, and each paragraph as a list of one."""
    paragraphs = tables = 0
    for block in page.blocks:
        if isinstance(block, Board):
            tables += 1
            yield [row for row in _table(block, f"bảng {tables}") if any(map(lines, (box.words for box in row.fresh)))]
        elif not block.is_empty:
            paragraphs += 1
            yield [ShownRow(f"đoạn {paragraphs}", (Box(0, 0, 1, 1, (block,)),))]


def _table(board: Board, where: str) -> Iterator[ShownRow]:
    depth = max((box.height for box in board.boxes if box.row == 0), default=1)
    starts = tuple(tuple(sorted({box.column for box in board.boxes if box.row < end})) for end in (depth, board.rows))
    fresh: dict[int, list[Box]] = {}
    for box in board.boxes:
        fresh.setdefault(box.row, []).append(box)
    reaching = list[Box]()
    for number in range(board.rows):
        reaching = [box for box in reaching if number < box.row + box.height]
        yield ShownRow(f"{where}, hàng {number + 1}", tuple(fresh.get(number, ())), tuple(reaching), starts)
        reaching += fresh.get(number, ())
