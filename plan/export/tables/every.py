"""Every table, how they join, and where their files are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from plan.export.reports import has_reports
from plan.export.tables.of_agencies import AGENCIES, ASSIGNMENTS, DUTIES, GROUP_MEMBERS, GROUPS
from plan.export.tables.of_concepts import CONCEPTS
from plan.export.tables.of_deliverables import ACTIVITIES, DEADLINES, DELIVERABLES
from plan.export.tables.of_edits import AMENDMENTS, CORRECTIONS, NOTES
from plan.export.tables.of_evidence import REPORT_EVIDENCE, REPORTED_FIGURES
from plan.export.tables.of_plans import OBJECTIVES, PLANS, SECTIONS, TASKS
from plan.export.tables.of_progress import REPORT_DUES, REPORT_PERIODS, SCORE_STEPS, STATE_DAYS
from plan.export.tables.of_reports import REPORT_ROWS, REPORTS
from plan.export.tables.of_shapes import CELLS, TARGET_CELLS
from plan.export.tables.of_text import (
    CITATIONS,
    CLAUSES,
    DOCUMENTS,
    GLOSSARY,
    INDICATORS,
    MORE_KIND_WORDS,
    PLACES,
)
from plan.export.tables.table import Table
from plan.ground.addresses import Slug
from plan.ground.model import Archive

_OF_PROGRESS: tuple[Table[Any], ...] = (
    REPORTS,
    REPORT_ROWS,
    REPORT_EVIDENCE,
    REPORTED_FIGURES,
    STATE_DAYS,
    REPORT_PERIODS,
    REPORT_DUES,
    SCORE_STEPS,
)
"""All there, or none where no plan has a report: of an empty one "who is overdue?" would be answered by "nobody"."""

TABLES: tuple[Table[Any], ...] = (
    PLANS,
    SECTIONS,
    OBJECTIVES,
    TASKS,
    ACTIVITIES,
    DELIVERABLES,
    CELLS,
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
    TARGET_CELLS,
    CORRECTIONS,
    NOTES,
    AMENDMENTS,
    GLOSSARY,
    CONCEPTS,
    *_OF_PROGRESS,
)
"""All that there may be, in the order in which readers are told of them."""

FOLDER = f"{Slug.OPEN_DATA}/{Slug.TABLES}/"
ZIP = f"{FOLDER}tables.zip"
SQLITE = f"{FOLDER}tables.sqlite"
DUCKDB = "duckdb.sql"
"""In the ZIP: what reads the CSV files beside it into DuckDB."""

_KEYS = {table.name: table.key for table in TABLES}


def tables_of(archive: Archive) -> tuple[Table[Any], ...]:
    """Return the tables that the plans of an archive need, as they fit them."""
    return archive.derived(_fitted)


def _fitted(archive: Archive) -> tuple[Table[Any], ...]:
    known = TABLES if has_reports(archive) else TABLES[: -len(_OF_PROGRESS)]
    found = [table for table in known if not table.is_optional or table.count(archive)]
    if any(not section.objectives for plan in archive.plans for section in plan.sections):
        found[found.index(TASKS)] = _with(TASKS, "objective_id", required=False)
    if any(plan.targets or plan.own_columns for plan in archive.plans):
        words = next(column.words for column in PLACES.columns if column.name == "kind")
        found[found.index(PLACES)] = _with(PLACES, "kind", words={**words, **MORE_KIND_WORDS})
    return tuple(found)


def _with(table: Table[Any], name: str, **options: Any) -> Table[Any]:
    """Return a table of which one column is another."""
    columns = (replace(column, **options) if column.name == name else column for column in table.columns)
    return replace(table, columns=tuple(columns))


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
