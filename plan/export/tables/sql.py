"""The tables as SQL: what makes them in SQLite, with keys and what is to be known of them, and what fills them in DuckDB."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plan.export.tables.every import joins
from plan.export.tables.table import CellType, Table, TableCell, TableColumn

_INFORMATION = """
CREATE TABLE table_info (name TEXT PRIMARY KEY, title TEXT NOT NULL, description TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE column_info (
  table_name TEXT NOT NULL REFERENCES table_info (name),
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  refers_to TEXT REFERENCES table_info (name),
  PRIMARY KEY (table_name, name)
) WITHOUT ROWID;
"""
_SQLITE: Mapping[CellType, str] = {"integer": "INTEGER", "number": "NUMERIC"}
_DUCKDB: Mapping[CellType, str] = {"integer": "INTEGER", "number": "DOUBLE", "date": "DATE"}


def sqlite(tables: Sequence[Table[Any]]) -> str:
    """Return what makes the tables in SQLite; a date is text there, and numbers that are whole stay so.

    Rows lie in the order of their key, which needs two thirds of the room: see `position` for that of the document.
    """
    return "\n".join([*map(_with_keys, tables), _INFORMATION])


def _with_keys(table: Table[Any]) -> str:
    foreign = (f"FOREIGN KEY ({_list(join.columns)}) REFERENCES {join.table} ({_list(join.key)})" for join in joins(table))
    parts = (*_columns(table, _SQLITE), f"PRIMARY KEY ({_list(table.key)})", *foreign)
    return f"{_created(table.name, parts)} WITHOUT ROWID;"


def duckdb(tables: Sequence[Table[Any]]) -> str:
    """Return what reads the CSV files of the folder into DuckDB."""
    made = (
        f"{_created(table.name, _columns(table, _DUCKDB))};\n"
        f"COPY {table.name} FROM '{table.name}.csv' (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"');"
        for table in tables
    )
    return "\n".join([*made, ""])


def _created(name: str, parts: Sequence[str]) -> str:
    lines = ",\n  ".join(parts)
    return f"CREATE TABLE {name} (\n  {lines}\n)"


def _columns(table: Table[Any], types: Mapping[CellType, str]) -> tuple[str, ...]:
    return tuple(
        f"{column.name} {types.get(column.type, 'TEXT')}{' NOT NULL' if column.required else ''}" for column in table.columns
    )


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)


def information(tables: Sequence[Table[Any]]) -> Mapping[str, Sequence[tuple[TableCell, ...]]]:
    """Return the rows of the tables of the database that tell of the others, by table."""
    of_columns = (
        (table.name, column.name, column.title, described(column), column.refers or None)
        for table in tables
        for column in table.columns
    )
    return {"table_info": [(table.name, table.title, table.description) for table in tables], "column_info": [*of_columns]}


def described(column: TableColumn[Any]) -> str:
    """Return what is said of a column, with what its codes mean."""
    meant = (f" {code}: {words}." for code, words in column.words.items())
    return f"{column.description}{''.join(meant)}"
