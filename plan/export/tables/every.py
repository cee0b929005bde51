"""Every table, how they join, and where their files are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from plan.export.tables.of_agencies import AGENCIES, ASSIGNMENTS, DUTIES, GROUP_MEMBERS, GROUPS
from plan.export.tables.of_deliverables import ACTIVITIES, DEADLINES, DELIVERABLES
from plan.export.tables.of_edits import AMENDMENTS, CORRECTIONS, NOTES
from plan.export.tables.of_plans import OBJECTIVES, PLANS, SECTIONS, TASKS
from plan.export.tables.of_text import CITATIONS, CLAUSES, DOCUMENTS, GLOSSARY, INDICATORS, PLACES
from plan.export.tables.table import Table
from plan.ground.addresses import Slug

TABLES: tuple[Table[Any], ...] = (
    PLANS,
    SECTIONS,
    OBJECTIVES,
    TASKS,
    ACTIVITIES,
    DELIVERABLES,
    DEADLINES,
    AGENCIES,
    GROUPS,
    GROUP_MEMBERS,
    ASSIGNMENTS,
    CLAUSES,
    DUTIES,
    DOCUMENTS,
    PLACES,
    CITATIONS,
    INDICATORS,
    CORRECTIONS,
    NOTES,
    AMENDMENTS,
    GLOSSARY,
)
"""In the order in which readers are told of them."""

FOLDER = f"{Slug.OPEN_DATA}/{Slug.TABLES}/"
ZIP = f"{FOLDER}tables.zip"
SQLITE = f"{FOLDER}tables.sqlite"
DUCKDB = "duckdb.sql"
"""In the ZIP: what reads the CSV files beside it into DuckDB."""

_KEYS = {table.name: table.key for table in TABLES}


def csv_path(table: Table[Any]) -> str:
    """Return the address of a table's CSV, from the site's root."""
    return f"{FOLDER}{csv_name(table)}"


def csv_name(table: Table[Any]) -> str:
    """Return what the CSV of a table is called, in its folder and in the ZIP."""
    return f"{table.name}.csv"


@dataclass(frozen=True)
class Join:
    """Columns of a table that name a row of another."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]
    """The columns of that other table, in the same order."""
    is_whole: bool
    """Whether all columns have a value, or none."""


def joins(table: Table[Any]) -> Iterator[Join]:
    """Yield how a table joins with others: by the year, too, where the rows of the other are of plans."""
    required = {column.name: column.required for column in table.columns}
    for column in table.columns:
        if column.refers:
            key = _KEYS[column.refers]
            mine = tuple("year" if name == "year" else column.name for name in key)
            yield Join(mine, column.refers, key, len({required[name] for name in mine}) == 1)
