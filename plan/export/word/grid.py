"""The nouns of an appendix in Word: each cell in its place, and in its further rows what a merged one covers."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_ASIDE = 14280
UPRIGHT = 9071
"""What a page on its side, and an upright one, leaves between its margins, in 1/20 pt."""


class Phrase(NamedTuple):
    """Words of a paragraph; those said aside are no part of the document as it was issued."""

    text: str
    is_aside: bool = False


Paragraphs = tuple[tuple[Phrase, ...], ...]
"""What a cell says, phrase by phrase."""


@dataclass(frozen=True)
class PrintedCell:
    """A cell, or what a merged one covers in a further row."""

    width: int
    style: str
    paragraphs: Paragraphs = ()
    span: int = 1
    """How many columns it takes."""
    merge: str = ""
    """"restart" where a cell begins that reaches over rows, "continue" below."""


class PrintedRow(NamedTuple):
    """A row, all columns wide."""

    cells: tuple[PrintedCell, ...]
    is_head: bool = False
    is_whole: bool = True
    """Whether it stands on one page."""


class PrintedAppendix(NamedTuple):
    """An appendix with all its rows, heads too."""

    label: str
    title: str
    reference: str
    widths: tuple[int, ...]
    rows: tuple[PrintedRow, ...]


def head_rows(names: Sequence[str], groups: Sequence[str], widths: Sequence[int]) -> Iterator[PrintedRow]:
    """Yield the rows with the names of columns, which stand on each page: two where columns have names in common."""
    columns = zip(names, widths, strict=True)
    if not any(groups):
        yield PrintedRow(tuple(PrintedCell(width, "CellHead", one(name)) for name, width in columns), is_head=True)
        return
    above: list[PrintedCell] = []
    below: list[PrintedCell] = []
    for group, found in itertools.groupby(zip(groups, columns, strict=True), key=lambda column: column[0]):
        together = [(one(name), width) for _, (name, width) in found]
        if group:
            above.append(PrintedCell(sum(width for _, width in together), "CellHead", one(group), len(together)))
        else:
            above += (PrintedCell(width, "CellHead", name, merge="restart") for name, width in together)
        below += (
            PrintedCell(width, "CellHead", name if group else (), merge="" if group else "continue")
            for name, width in together
        )
    yield PrintedRow(tuple(above), is_head=True)
    yield PrintedRow(tuple(below), is_head=True)


def one(text: str) -> Paragraphs:
    """Return a text as the only paragraph of a cell; nothing of nothing."""
    return ((Phrase(text),),) if text else ()


def dashed(texts: Sequence[str]) -> Paragraphs:
    """Return the texts of a cell, a paragraph each; several are a list, with a dash before each item."""
    return tuple((Phrase(f"- {text}" if len(texts) > 1 else text),) for text in texts)


def shared_out(shares: Sequence[int], room: int = _ASIDE) -> tuple[int, ...]:
    """Return how broad columns are that share a page so, in 1/20 pt."""
    return tuple(room * share // sum(shares) for share in shares)
