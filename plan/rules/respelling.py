"""Quarters in a spelling that is not that of a plan → as they are written, in a cell together with what quotes it.

A cell that its source prints so stays; where the source writes the same quarters otherwise, its words are taken.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from plan.ground.model import Deliverable
from plan.reading.nodes import Mapping, Scalar, Sequence
from plan.reading.timing import deadlines, quarters_meant, timing
from plan.rules.cells import Cell, keys_of, value_of
from plan.rules.datafile import DataFile
from plan.rules.meaning import is_timing
from plan.rules.reference import Prints


def respelled(file: DataFile, prints: Prints | None) -> str:
    """Return the text of a file with its quarters as they are written; the same text when it cannot be read.

    Args:
        file: of the data.
        prints: what the sources print; None when that is not known.

    """
    lines = [*file.lines]
    for scalar, words in (found for cell in file.cells if _is_timing(cell) for found in _respelled(cell, prints)):
        number, start = scalar.place.line - 1, scalar.start - 1
        value = scalar.value or ""
        if scalar.exact and words != value:
            line = lines[number]
            lines[number] = f"{line[:start]}{words}{line[start + len(value) :]}"
    return "\n".join(lines) if lines != file.lines else file.text


def _is_timing(cell: Cell) -> bool:
    return cell.spot.kind is Deliverable and cell.spot.key == "timing"


def _respelled(cell: Cell, prints: Prints | None) -> Iterator[tuple[Scalar, str]]:
    """Yield the strings of a cell and of its amendments, and each as it should be."""
    year, source = cell.spot.year, (prints.source(cell.spot) if prints else None) or ()
    for item in cell.items:
        if not (prints and prints.is_printed(cell, item.value or "")):
            yield item, _written(item.value or "", year, source)
    for scalar in _quotes(cell):
        if not any(scalar.value and scalar.value in text for text in source):
            yield scalar, _written(scalar.value or "", year, source)


def _quotes(cell: Cell) -> Iterator[Scalar]:
    """Yield what the amendments of a cell quote of it."""
    held = value_of(cell.record, "amendments")
    for amendment in held.items if isinstance(held, Sequence) else ():
        if isinstance(amendment, Mapping) and keys_of(amendment).get("field") == cell.spot.key:
            values = (value_of(amendment, key) for key in ("before", "after"))
            yield from (value for value in values if isinstance(value, Scalar))


def _written(words: str, year: int, source: tuple[str, ...]) -> str:
    """Return quarters as they are written, of the source's words when these name the same quarters."""
    meant = None if is_timing(words, year) else quarters_meant(words, year)
    if meant is None:
        return words
    alike = (text for text in source if is_timing(text, year) and _due(text, year) == _due(meant, year))
    return next(alike, f"{meant}{'.' * words.endswith('.')}")


def _due(words: str, year: int) -> tuple[dt.date, ...]:
    return deadlines(timing(words, year), year)
