"""The lines of a list's files, in its columns: the same in CSV and in a workbook."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from plan.export.columns import COLUMNS, SEPARATORS, Column, own_column, whole
from plan.export.listedrow import ListedRow
from plan.facts.lists import Listed
from plan.ground.files import Build

MOST_KEPT = 4096
"""So many rows are kept in each form."""


@functools.cache
def columns_of(own: tuple[str, ...], *, agencies: bool) -> tuple[Column, ...]:
    """Return the columns of the lists of agencies, or of all others; those of the plan's `own` stand behind the timing."""
    found = [column for column in COLUMNS if column.stands in {"all", "agencies" if agencies else "others"}]
    place = 1 + next(number for number, column in enumerate(found) if column.name == "timing")
    return (*found[:place], *map(own_column, own), *found[place:])


def columns(listed: Listed) -> tuple[Column, ...]:
    """Return the columns of a list."""
    return columns_of(listed.plan.own_columns, agencies=bool(listed.agency))


def lines(listed: Listed, build: Build) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a list, a text a column of it: one a deliverable, in an agency's list one for each role in it."""
    for row in listed.rows:
        for part in listed.assigned.get(row.deliverable.id, ()) if listed.agency else (None,):
            via = listed.names[part.via] if part and part.via else None
            yield _cells(ListedRow(row, listed.plan.year, whole(build, ""), part, via), listed.plan.own_columns)


@functools.lru_cache(MOST_KEPT)
def _cells(it: ListedRow, own: tuple[str, ...]) -> tuple[str, ...]:
    """Return a line; several values of a cell are joined by the separator of its kind."""
    return tuple(_joined(column, column.of(it)) for column in columns_of(own, agencies=bool(it.part)))


def _joined(column: Column, found: tuple[str, ...] | str | None) -> str:
    return SEPARATORS[column.type].join(found) if isinstance(found, tuple) else found or ""
