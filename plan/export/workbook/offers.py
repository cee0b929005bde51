"""What a cell offers to choose from: the words of a key of few values, agencies by name, documents, timings of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from plan.export.workbook.grid import EditColumn, EditSheet, Workbook
from plan.ground.model import Parties, Record, Timing, columns, official_keys

LISTS = "Danh mục"
"""The hidden sheet that holds what is offered."""


class Offer(NamedTuple):
    """Values to choose from."""

    words: tuple[str, ...]
    is_all: bool
    """Whether no other value fits."""


class Offers:
    """The lists of a workbook, each written once to a hidden sheet."""

    def __init__(self, book: Workbook, sheet: Worksheet) -> None:
        self._book, self._sheet = book, sheet
        self._places: dict[tuple[str, ...], str] = {}

    def source(self, offer: Offer) -> str:
        """Return where the words of an offer stand, as Excel refers to it."""
        if offer.words not in self._places:
            column = len(self._places)
            for line, words in enumerate(offer.words):
                self._sheet.write_string(line, column, words)
            letters = column_letters(column)
            self._places[offer.words] = f"='{LISTS}'!${letters}$1:${letters}${len(offer.words)}"
        return self._places[offer.words]

    def records(self) -> Offer:
        """Return the records of which something may be said."""
        return Offer(tuple(row.name for row in self._book.by_name.values() if isinstance(row.record, Record)), is_all=False)

    def agencies(self) -> Offer:
        """Return all agencies, by their names."""
        return Offer(tuple(agency.name for agency in self._book.archive.agencies), is_all=False)

    def of(self, column: EditColumn) -> Offer | None:
        """Return what a column offers; None where anything may be written, or several values."""
        form = column.form
        if form.is_many:
            return None
        if names := self._book.wordings.names(form.said):
            return Offer(tuple(names.values()), is_all=bool(form.said.choices))
        if form.said.refers_to == "key":
            return Offer(tuple(dict.fromkeys(_official(self._book.sheets))), is_all=False)
        if form.is_of(Parties):
            return self.agencies()
        if form.is_of(Timing):
            timings = dict.fromkeys(row.deliverable.timing.text for row in self._book.plan.all_rows)
            return Offer(tuple(sorted(timings)), is_all=False) if timings else None
        return None


def _official(sheets: tuple[EditSheet, ...]) -> Iterator[str]:
    """Yield the names of the keys that hold words of the document."""
    for sheet in sheets:
        if issubclass(sheet.kind, Record):
            titles: Mapping[str, str] = columns(sheet.kind)
            yield from (titles[key] for key in official_keys(sheet.kind))


def column_letters(column: int) -> str:
    """Return how Excel calls a column, counted from 0.

    >>> column_letters(0), column_letters(25), column_letters(26)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(column, 26)
    return f"{column_letters(before - 1) if before else ''}{chr(ord('A') + last)}"
