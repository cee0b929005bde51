"""Lines of source.txt and of a file: which is which, in their order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from proof.against.shown import ShownRow

BREAK = " ¶ "
"""Stands in source.txt between the paragraphs of a cell."""
_ALIKE = 0.5
"""How much of two lines must agree so that one is taken for the other."""
_MOST_PAIRS = 4000


@dataclass(frozen=True)
class Written:
    """A line of source.txt."""

    number: int
    cells: tuple[tuple[str, ...], ...]
    """Of each cell its paragraphs."""
    keys: tuple[str, ...] = ()
    """What the columns hold, of a row of the appendix."""

    @property
    def trace(self) -> str:
        """What tells it from other lines, whatever the spaces."""
        return trace(text for cell in self.cells for text in cell)


Pair = tuple[Written | None, ShownRow | None]


def trace(texts: Iterable[str]) -> str:
    """Return texts as one, without spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", "".join(texts)))


def written(text: str, keys: dict[int, tuple[str, ...]]) -> list[Written]:
    """Return the lines of a source that hold something.

    Args:
        text: source.txt.
        keys: by the number of a line what its columns hold.

    """
    return [
        Written(number, tuple(tuple(filter(str.strip, cell.split(BREAK))) for cell in line.split("\t")), keys.get(number, ()))
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip()
    ]


def pairs(source: Sequence[Written], tables: Iterable[Sequence[ShownRow]]) -> Iterator[Pair]:
    """Pair the lines of a source with those of a file; what has no other stands alone, where it should be."""
    known = {line.trace for line in source}
    keys = tuple(dict.fromkeys(line.keys for line in source if line.keys))
    found = [(row, mark) for table in tables for row, mark in _told(table, known, keys)]
    marks = [line.trace for line in source]
    matcher = SequenceMatcher(None, marks, [mark for _, mark in found], autojunk=False)
    for _, start, end, at, until in matcher.get_opcodes():
        yield from _paired(source[start:end], found[at:until])


def _told(table: Sequence[ShownRow], known: set[str], keys: Sequence[tuple[str, ...]]) -> Iterator[tuple[ShownRow, str]]:
    """Tell each row of a table as the source has it, as a row or paragraph by paragraph; where it has neither, as most."""
    marks = [next((mark for mark in _marks(row, keys) if mark in known), None) for row in table]
    is_layout = not any(marks) and any(_mark(one) in known for row in table for one in row.paragraphs)
    for row, mark in zip(table, marks, strict=True):
        parts = [part for one in row.paragraphs for part in (one.broken if _mark(one) not in known else [one])]
        is_parted = mark is None and (is_layout or all(_mark(part) in known for part in parts))
        yield from ((part, _mark(part)) for part in parts) if is_parted else [(row, mark or _mark(row))]


def _marks(row: ShownRow, keys: Sequence[tuple[str, ...]]) -> Iterator[str]:
    for columns in (*keys, ()):
        cells = row.cells(len(columns), columns) if columns else row.cells(1)
        if cells:
            yield trace(line.shown for cell in cells for line in cell)


def _mark(row: ShownRow) -> str:
    return next(_marks(row, ()))


def _paired(source: Sequence[Written], found: Sequence[tuple[ShownRow, str]]) -> Iterator[Pair]:
    """Pair lines of which not all are the same: each with the most alike that is left behind the last."""
    at = 0
    for line in source:
        best = at if len(source) == len(found) else _best(line.trace, [mark for _, mark in found], at, len(source))
        yield from ((None, row) for row, _ in found[at : best if best is not None else at])
        yield line, found[best][0] if best is not None else None
        at = best + 1 if best is not None else at
    yield from ((None, row) for row, _ in found[at:])


def _best(mark: str, others: Sequence[str], at: int, count: int) -> int | None:
    if count * len(others) > _MOST_PAIRS:
        return at if at < len(others) else None
    ratios = {
        number: SequenceMatcher(None, mark, others[number], autojunk=False).quick_ratio() for number in range(at, len(others))
    }
    best = max(ratios, key=lambda number: ratios[number], default=None)
    return best if best is not None and ratios[best] >= _ALIKE else None
