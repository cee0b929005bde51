"""What an import was not certain of ("# CẦN XEM"), as the rows of a sheet where somebody ticks off what was looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from plan.export.workbook.grid import Workbook
from plan.reading import load, yamlfile
from plan.rules.marks import marks

LOOKS, LOOKED, LOOKED_AT = "Cần xem", "Đã xem", "đã xem"
"""The sheet, its column, and what is written there."""
LOOK_HEADS = ("Mã", "Ở đâu", "Điều cần xem", "Đang ghi", LOOKED)


class LookRow(NamedTuple):
    """A place that somebody has to look at."""

    id: str
    """File and line of the comment."""
    where: str
    """Which record and key stand below it."""
    why: str
    text: str
    """What is written there."""


def look_rows(root: Path, book: Workbook) -> tuple[LookRow, ...]:
    """Return every such place of a plan and of what all plans share, in the order of the files."""
    below = dict(_below(book))
    year = f"data/{book.plan.year}/"
    names = [name for name, _, _ in load.files(root) if name.endswith(".yml")]
    found = (name for name in names if name.startswith(year) or name.count("/") == 1)
    return tuple(row for name in found for row in _of_file(name, yamlfile.text(root / name, name), below))


def look_id(file: str, line: int) -> str:
    """Return what tells a place from all others: "data/2031/plan.yml:5"."""
    return f"{file}:{line}"


def _of_file(name: str, text: str, below: Mapping[tuple[str, int], tuple[str, str]]) -> Iterator[LookRow]:
    lines = text.split("\n")
    for number, why in marks(text):
        following = (at for at in range(number + 1, len(lines) + 1) if not lines[at - 1].lstrip().startswith("#"))
        where, said = below.get((name, next(following, 0)), (name, ""))
        yield LookRow(look_id(name, number), where, why, said)


def _below(book: Workbook) -> Iterator[tuple[tuple[str, int], tuple[str, str]]]:
    """Yield what begins on each line of the files: record and key in words, and the text."""
    for sheet in book.sheets:
        titles = {column.key: column.title for column in sheet.columns}
        for row in sheet.rows:
            yield row.record.place[:2], (row.name, "")
            places = ((key, row.record.places[key]) for key in titles if key in row.record.places)
            yield from ((place[:2], (f"{row.name} · {titles[key]}", row.texts[key])) for key, place in places)
