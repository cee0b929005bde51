"""The tables: complete, joined by keys that all lead somewhere, the same in every file, whatever the data say."""

import csv
import dataclasses
import io
import re
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from plan.export.formats.csv import safe
from plan.export.tables.every import DUCKDB, SQLITE, TABLES, ZIP, csv_name, csv_path, joins, tables_of
from plan.export.tables.files import table_files
from plan.export.tables.package import PACKAGE
from plan.export.tables.table import Table
from plan.facts.duties import ROLES
from plan.facts.year import year_of
from plan.ground.model import Archive, Plan, records_of
from plan.reading.load import load
from tests.archives import FROZEN, REPORTED, SMALL, TWOLEVEL
from tests.unit.exported import BUILD, HOSTILE

Files = dict[str, bytes]


def made(archive: Archive) -> Files:
    return {file.path: file.content for file in table_files(archive, BUILD)}


def opened(files: Files) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.deserialize(files[SQLITE])
    return database


def lines(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return [*csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))]


def following(archive: Archive, plan: Plan) -> Archive:
    """Return an archive with the same plan in the year after, too."""
    after = dataclasses.replace(plan, year=plan.year + 1, name="Kế hoạch năm sau")
    return dataclasses.replace(archive, plans=(plan, after))


@pytest.fixture(scope="module")
def files(archive: Archive) -> Files:
    return made(archive)


@pytest.fixture(scope="module")
def database(files: Files) -> Iterator[sqlite3.Connection]:
    with closing(opened(files)) as database:
        yield database


@pytest.fixture(scope="module")
def small() -> Iterator[sqlite3.Connection]:
    with closing(opened(made(load(SMALL)))) as database:
        yield database


def one(database: sqlite3.Connection, query: str, *values: object) -> Any:
    (row,) = database.execute(query, values).fetchall()
    return row if len(row) > 1 else row[0]


def column(database: sqlite3.Connection, query: str) -> list[Any]:
    return [value for (value,) in database.execute(query)]


OF_PROGRESS = {
    *("reports", "report_rows", "report_evidence", "figures"),
    *("states", "report_periods", "report_dues", "score_steps"),
}
NOT_THERE = {
    FROZEN: {"cells", "targets", *OF_PROGRESS},
    SMALL: {"cells", "targets", *OF_PROGRESS},
    TWOLEVEL: {"concepts", *OF_PROGRESS},
    REPORTED: {"cells", "targets"},
}


@pytest.mark.parametrize("folder", NOT_THERE, ids=lambda folder: folder.name)
def test_tables_are_there_for_what_plans_have_and_those_of_progress_together(folder: Any) -> None:
    assert {table.name for table in TABLES} - {table.name for table in tables_of(load(folder))} == NOT_THERE[folder]


@pytest.mark.parametrize("folder", [FROZEN, TWOLEVEL, REPORTED], ids=lambda folder: folder.name)
@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_a_table_and_its_columns_say_all_of_themselves(name: str, folder: Any) -> None:
    archive = load(folder)
    table = next((table for table in tables_of(archive) if table.name == name), None)
    if table is None:
        assert name in NOT_THERE[folder]
        return
    rows = [dict(zip((item.name for item in table.columns), row, strict=True)) for row in table.rows(archive, "/")]
    assert len(rows) == table.count(archive)
    assert table.title
    assert table.description.endswith(".")
    assert [item for item in table.columns if not (item.title and item.description.endswith("."))] == []
    for item in table.columns:
        found = {row[item.name] for row in rows}
        assert None not in found or not item.required, item.name
        assert not item.words or found - {None} <= item.words.keys(), item.name
        assert (item.type == "code") == bool(item.words), item.name


@pytest.mark.parametrize("folder", [FROZEN, SMALL, TWOLEVEL], ids=lambda folder: folder.name)
def test_every_record_has_its_row(folder: Any) -> None:
    archive = load(folder)
    plan, of = archive.newest, year_of(archive, archive.newest)
    expected = {
        "sections": len(plan.sections),
        "objectives": sum(len(section.objectives) for section in plan.sections),
        "tasks": len(plan.tasks),
        "activities": sum(len(task.activities) for task in plan.tasks),
        "deliverables": sum(len(task.deliverables) for task in plan.tasks),
        "deadlines": sum(len(row.deliverable.timing.quarters) for row in plan.rows),
        "agencies": len(archive.agencies),
        "groups": len(plan.groups),
        "group_members": sum(len(group.members) for group in plan.groups),
        "clauses": len([*plan.clause]),
        "documents": len(archive.documents),
        "records": 1 + len(plan.clause) + len(plan.sections) + len(plan.objectives)
        + (1 + len(plan.targets.rows) if plan.targets else 0)
        + sum(len([*records_of(task)]) for task in plan.tasks),
        "indicators": len(plan.indicators),
        "corrections": Counter(item.kind for item in of.remarks)["correction"],
        "notes": sum(item.kind in {"wording", "reading"} for item in of.remarks),
        "amendments": Counter(item.kind for item in of.remarks)["amendment"],
        "glossary": len(archive.glossary),
        **({"concepts": len(archive.concepts)} if archive.concepts else {}),
    }  # fmt: skip
    with closing(opened(made(archive))) as database:
        counted = {name: one(database, f"SELECT count(*) FROM {name}") for name in expected}
    assert counted == expected


def test_shares_are_those_that_the_pages_count(database: sqlite3.Connection, archive: Archive, plan: Plan) -> None:
    duties = year_of(archive, plan).duties
    counted = "SELECT count(*), count(via) FROM assignments WHERE agency_id = ? AND role = ?"
    for agency in archive.agencies:
        for role in ROLES:
            found = duties.of(agency.id, role)
            through = len(duties.of(agency.id, role, direct=False))
            assert one(database, counted, agency.id, role) == (len(found), through)
    assert one(database, counted + " AND via IS NULL", "so-noi-vu", "lead") == (17, 0)
    assert one(database, counted, "so-y-te", "lead") == (13, 13)
    charged = sum(map(len, duties.charges.values()))
    assert one(database, "SELECT count(*) FROM duties") == charged == 38


def test_deadlines_are_those_of_the_quarters_pages(database: sqlite3.Connection, archive: Archive, plan: Plan) -> None:
    found = database.execute("SELECT quarter, deadline, count(*) FROM deadlines GROUP BY 1, 2 ORDER BY 1").fetchall()
    assert found == [(1, "2022-03-31", 12), (2, "2022-06-30", 6), (3, "2022-09-30", 13), (4, "2022-12-31", 19)]
    times = year_of(archive, plan).times
    assert {str(quarter): number for quarter, _, number in found}.items() <= times.items()


def test_what_later_documents_did_can_be_asked(small: sqlite3.Connection) -> None:
    ended = "SELECT id, repealed_by, repealed_date FROM deliverables WHERE repealed_by IS NOT NULL ORDER BY position"
    assert small.execute(ended).fetchall() == [
        ("I.1.2.1", "58-qd-vd-2031", "2031-09-01"),
        ("I.2.1.1", "44-qd-vd-2031", "2031-06-01"),
        ("II.1.1.2", "58-qd-vd-2031", "2031-09-01"),
    ]
    added = "SELECT id, added_by FROM deliverables WHERE added_by IS NOT NULL ORDER BY position"
    assert small.execute(added).fetchall() == [
        ("I.2.1.3", "44-qd-vd-2031"),
        ("II.1.1.3", "58-qd-vd-2031"),
        ("II.1.2.1", "44-qd-vd-2031"),
    ]
    acting = column(small, "SELECT id FROM deliverables WHERE repealed_by IS NULL")
    assert len(acting) == 7
    for name in ("deadlines", "assignments"):
        assert {*column(small, f"SELECT deliverable_id FROM {name}")} <= {*acting}
    changed = "SELECT before, after FROM amendments WHERE record_id = 'I.1.1.2' AND field = 'timing' ORDER BY date"
    assert small.execute(changed).fetchall() == [
        ("Quý IV năm 2031", "Quý III năm 2031"),
        ("Quý III năm 2031", "Định kỳ hàng quý"),
    ]


def test_merged_activities_share_a_row(small: sqlite3.Connection) -> None:
    joined = (
        "SELECT a.text FROM deliverables AS d JOIN activities AS a ON a.year = d.year AND a.row_id = d.activity_id"
        " WHERE d.id = ? ORDER BY a.number"
    )
    found = [text for (text,) in small.execute(joined, ["I.1.1.2"])]
    assert found == ["Lập danh mục", "Đăng danh mục lên bản đồ"]


def test_a_note_on_a_document_is_of_no_plan_and_told_once(archive: Archive, plan: Plan) -> None:
    with closing(opened(made(following(archive, plan)))) as database:
        found = database.execute("SELECT year, record_id, document_id FROM notes WHERE document_id IS NOT NULL").fetchall()
        assert sorted(found) == [(None, None, "107-2021-nd-cp"), (None, None, "1584-qd-ubnd-2018")]
        assert column(database, "SELECT count(*) FROM notes WHERE year IS NOT NULL GROUP BY year") == [33, 33]


@pytest.mark.parametrize("years", [1, 2])
@pytest.mark.parametrize("folder", [FROZEN, SMALL, TWOLEVEL, REPORTED], ids=lambda folder: folder.name)
def test_every_key_leads_to_a_row(folder: Any, years: int) -> None:
    archive = load(folder)
    archive = following(archive, archive.newest) if years > 1 else archive
    with closing(opened(made(archive))) as database:
        said = {
            table.name: {(join.table, *zip(join.columns, join.key, strict=True)) for join in joins(table)}
            for table in tables_of(archive)
        }
        for name, expected in said.items():
            keys: dict[int, list[Any]] = {}
            for number, _, table, mine, its, *_ in database.execute(f"PRAGMA foreign_key_list({name})"):
                keys.setdefault(number, [table]).append((mine, its))
            assert {tuple(key) for key in keys.values()} == expected
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert column(database, "PRAGMA integrity_check") == ["ok"]
        assert column(database, "SELECT year FROM plans ORDER BY year") == [plan.year for plan in archive.plans]
        database.execute("UPDATE assignments SET via = 'khong-co' WHERE via IS NOT NULL")
        assert {table for table, *_ in database.execute("PRAGMA foreign_key_check")} == {"assignments"}


@pytest.mark.parametrize("folder", [FROZEN, TWOLEVEL, REPORTED], ids=lambda folder: folder.name)
def test_the_csv_files_the_zip_and_the_database_say_the_same(folder: Any) -> None:
    archive = load(folder)
    files, tables = made(archive), tables_of(archive)
    with closing(opened(files)) as database:
        assert_the_same(files, tables, database)


def assert_the_same(files: Files, tables: tuple[Table[Any], ...], database: sqlite3.Connection) -> None:
    with zipfile.ZipFile(io.BytesIO(files[ZIP])) as zipped:
        assert zipped.namelist() == [*map(csv_name, tables), PACKAGE, DUCKDB]
        for table in tables:
            assert zipped.read(csv_name(table)) == files[csv_path(table)]
    for table in tables:
        names = [item.name for item in table.columns]
        found = [
            tuple("" if value is None else safe(str(value)) for value in row)
            for row in database.execute(f"SELECT {', '.join(names)} FROM {table.name}")
        ]
        assert sorted(found) == sorted(tuple(line.values()) for line in lines(files[csv_path(table)]))


def test_the_database_tells_of_its_tables_and_columns(archive: Archive, database: sqlite3.Connection) -> None:
    assert {*column(database, "SELECT name FROM table_info")} == {table.name for table in tables_of(archive)}
    for table in tables_of(archive):
        told = column(database, f"SELECT name FROM column_info WHERE table_name = '{table.name}'")
        assert {*told} == {row[1] for row in database.execute(f"PRAGMA table_info({table.name})")}
    assert one(database, "SELECT refers_to FROM column_info WHERE table_name = 'assignments' AND name = 'via'") == "agencies"


def test_what_reads_the_zip_into_duckdb_names_its_files_and_their_columns(archive: Archive, files: Files) -> None:
    """DuckDB itself is no requirement; that it takes this and answers every question was tried by hand."""
    with zipfile.ZipFile(io.BytesIO(files[ZIP])) as zipped:
        script = zipped.read(DUCKDB).decode()
        read = re.findall(r"^COPY (\w+) FROM '(\S+)'", script, re.MULTILINE)
        with closing(sqlite3.connect(":memory:")) as database:
            database.executescript(re.sub(r"(?m)^COPY .*$", "", script))
            for name, file in read:
                head = zipped.read(file).decode("utf-8-sig").splitlines()[0].split(",")
                assert head == [row[1] for row in database.execute(f"PRAGMA table_info({name})")]
    assert len(read) == len(tables_of(archive))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_taken_for_more_and_no_id_is_changed(text: str) -> None:
    archive = load(SMALL)
    agencies = tuple(dataclasses.replace(item, name=text) for item in archive.agencies)
    documents = tuple(dataclasses.replace(item, subject=text) for item in archive.documents)
    files = made(dataclasses.replace(archive, agencies=agencies, documents=documents))
    with closing(opened(files)) as database:
        assert {*column(database, "SELECT name FROM agencies")} == {text}
        assert {*column(database, "SELECT subject FROM documents")} == {text}
    assert {line["name"] for line in lines(files[csv_path(AGENCIES)])} == {safe(text)}
    for table in tables_of(archive):
        mine = {name for join in joins(table) for name in join.columns} | {*table.key}
        raw = table.rows(archive, BUILD.site_url)
        for line, row in zip(lines(files[csv_path(table)]), raw, strict=True):
            known = {item.name: cell for item, cell in zip(table.columns, row, strict=True) if item.name in mine}
            assert {name: line[name] for name in known} == {name: str(cell or "") for name, cell in known.items()}


AGENCIES = next(table for table in TABLES if table.name == "agencies")


@pytest.mark.parametrize("folder", [FROZEN, SMALL, TWOLEVEL, REPORTED], ids=lambda folder: folder.name)
def test_two_builds_are_equal(folder: Any) -> None:
    assert made(load(folder)) == made(load(folder))
