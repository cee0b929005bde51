"""The lines of a list's files, in its columns: the same in CSV and in a workbook."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from plan.export.columns import COLUMNS, SEPARATORS, Column, own_column, whole
from plan.export.listedrow import ListedRow
from plan.export.standing_columns import STANDING_COLUMNS, standing_cells
from plan.facts.lists import Listed
from plan.ground.files import Build

MOST_KEPT = 4096
"""So many rows are kept in each form."""


@functools.cache
def columns_of(own: tuple[str, ...], *, agencies: bool, stands: bool) -> tuple[Column, ...]:
    """Return the columns of the lists of agencies, or of all others; those of the plan's `own` stand behind the timing.

    Where it is told how rows stand, that is told at the end.
    """
    found = [column for column in COLUMNS if column.stands in {"all", "agencies" if agencies else "others"}]
    place = 1 + next(number for number, column in enumerate(found) if column.name == "timing")
    return (*found[:place], *map(own_column, own), *found[place:], *(STANDING_COLUMNS if stands else ()))


def columns(listed: Listed) -> tuple[Column, ...]:
    """Return the columns of a list."""
    return columns_of(listed.plan.own_columns, agencies=bool(listed.agency), stands=bool(listed.reported))


def lines(listed: Listed, build: Build) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a list, a text a column of it: one a deliverable, in an agency's list one for each role in it."""
    for row in listed.rows:
        state = listed.states.get(row.deliverable.id)
        stands = standing_cells(state, listed.names) if state else None
        for part in listed.assigned.get(row.deliverable.id, ()) if listed.agency else (None,):
            via = listed.names[part.via] if part and part.via else None
            it = ListedRow(row, listed.plan.year, whole(build, ""), part, via, stands)
            yield _cells(it, listed.plan.own_columns)


@functools.lru_cache(MOST_KEPT)
def _cells(it: ListedRow, own: tuple[str, ...]) -> tuple[str, ...]:
    """Return a line; several values of a cell are joined by the separator of its kind."""
    found = columns_of(own, agencies=bool(it.part), stands=bool(it.stands))
    return tuple(_joined(column, column.of(it)) for column in found)


def _joined(column: Column, found: tuple[str, ...] | str | None) -> str:
    return SEPARATORS[column.type].join(found) if isinstance(found, tuple) else found or ""
