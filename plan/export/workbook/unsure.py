"""What an import was not certain of ("# CẦN XEM"), as the rows of a sheet where somebody answers for each place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from plan.export.workbook.grid import NEXT, EditColumn, EditRow, EditSheet, Workbook, words_of
from plan.export.workbook.spoken import all_titles, spoken
from plan.ground.model import Agency, Task
from plan.reading import load, yamlfile
from plan.rules.marks import marks

LOOKS, ANSWER, WHICH = "Cần xem", "Trả lời", "Là cơ quan nào"
"""The sheet, and its columns that are filled in."""
LOOKED_AT, NEW_NAME, SPELLING = "đã xem", "là tên mới của", "là cách viết khác của"
"""What may be answered; the last two of a new agency alone, which is then one that is known."""
LOOK_HEADS = ("Mã", "Ở đâu", "Điều cần xem", "Đang ghi", ANSWER, WHICH)


class LookRow(NamedTuple):
    """A place that somebody has to look at."""

    id: str
    """File and line of the comment."""
    where: str
    """Which record and key stand below it."""
    why: str
    text: str
    """What is written there."""
    row: EditRow | None = None
    """The record that begins there."""

    @property
    def is_of_agency(self) -> bool:
        """Whether it asks about a whole agency, which may be one that is known by another name."""
        return self.row is not None and isinstance(self.row.record, Agency)


class _Below(NamedTuple):
    """What stands below a comment."""

    where: str
    text: str
    row: EditRow | None = None


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


_Line = tuple[str, int]
"""A file and a line of it; of a key whose list stands below it, the line before the list, counted below 0."""


def _of_file(name: str, text: str, below: Mapping[_Line, _Below]) -> Iterator[LookRow]:
    lines = text.split("\n")
    for number, why in marks(text):
        following = (at for at in range(number + 1, len(lines) + 1) if not lines[at - 1].lstrip().startswith("#"))
        line = next(following, 0)
        above = below.get((name, -line)) if lines[line - 1].rstrip().endswith(":") else None
        found = above or below.get((name, line), _Below(name, ""))
        yield LookRow(look_id(name, number), found.where, spoken(why, all_titles()), found.text, found.row)


def _below(book: Workbook) -> Iterator[tuple[_Line, _Below]]:
    """Yield what begins on each line of the files: record and key in words, and the text."""
    for sheet in book.sheets:
        for row in sheet.rows:
            yield row.record.place[:2], _Below(row.name, _whole(sheet, row), row)
            for column in sheet.columns:
                yield from _of_key(book, row, column)


def _whole(sheet: EditSheet, row: EditRow) -> str:
    """Return what is written of a record: of one of a register all, of another the words by which it is known."""
    if not sheet.file:
        return words_of(row.record)
    texts = ((column.title, row.texts[column.key]) for column in sheet.columns)
    return "\n".join(f"{title}: {', '.join(text.split(NEXT))}" for title, text in texts if text)


def _of_key(book: Workbook, row: EditRow, column: EditColumn) -> Iterator[tuple[_Line, _Below]]:
    """Yield where a key of a record stands, with its text, and where each item of a list does."""
    places, where, text = row.record.places, f"{row.name} · {column.title}", row.texts[column.key]
    if column.key in places:
        file, line, _ = places[column.key]
        whole = _Below(where, f"{text}{_continued(book, row, column)}")
        yield from (((file, line), whole), ((file, 1 - line), whole))
    for at, item in enumerate(text.split(NEXT)):
        if place := places.get(f"{column.key}.{at}"):
            yield place[:2], _Below(f"{where}, mục {at + 1}", item)


def _continued(book: Workbook, row: EditRow, column: EditColumn) -> str:
    """Return the short title and the text of the earlier task that a task continues; "" for another key."""
    if column.key != "continues" or not isinstance(row.record, Task) or not row.record.continued:
        return ""
    year, number = row.record.continued
    task = book.archive.plan[year].task.get(number) if year in book.archive.plan else None
    return f": {task.title}\n{NEXT.join(task.text)}" if task else ""
