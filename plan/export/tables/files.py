"""The files of the tables: each as CSV, all in one ZIP and in one SQLite database, and what programs need to know of them."""

from __future__ import annotations

import csv
import io
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from plan.export.columns import whole
from plan.export.formats.csv import safe
from plan.export.tables.every import DUCKDB, FOLDER, SQLITE, ZIP, csv_name, tables_of
from plan.export.tables.package import PACKAGE, packaged
from plan.export.tables.sql import duckdb, information, sqlite
from plan.export.tables.table import Table, TableCell
from plan.ground.files import Build, File
from plan.ground.model import Archive

Found = Mapping[str, Sequence[tuple[TableCell, ...]]]
"""The rows of each table by its name."""


def table_files(archive: Archive, build: Build) -> Iterator[File]:
    """Yield every file of the tables, and the data package that describes the CSV files.

    Args:
        archive: data without errors.
        build: what the build knows besides.

    """
    root = whole(build, "")
    tables = tables_of(archive)
    found = {table.name: [*table.rows(archive, root)] for table in tables}
    files = [File(csv_name(table), _csv(table, found[table.name])) for table in tables]
    yield from (File(f"{FOLDER}{file.path}", file.content) for file in files)
    yield File(PACKAGE, packaged(archive, build, files, FOLDER))
    inside = File(PACKAGE, packaged(archive, build, files, ""))
    yield File(ZIP, _zip([*files, inside, File(DUCKDB, duckdb(tables).encode())]))
    yield File(SQLITE, _database(tables, found))


def _csv(table: Table[Any], rows: Sequence[tuple[TableCell, ...]]) -> bytes:
    """Return a table as CSV, as the lists are: RFC 4180, UTF-8 with a byte order mark, no text that is taken for a formula.

    That changes no id: all begin with a letter or a digit.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _zip(files: Sequence[File]) -> bytes:
    """Return files in one ZIP, all of the time at which such files begin to count (1980), so that two builds are equal."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.path), file.content, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _database(tables: Sequence[Table[Any]], found: Found) -> bytes:
    """Return the tables as a database, with what its tables and columns are in two more."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(sqlite(tables))
        for table, rows in {**found, **information(tables)}.items():
            if rows:
                marks = ", ".join("?" for _ in rows[0])
                database.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 (our own name)
        database.commit()
        return database.serialize()
