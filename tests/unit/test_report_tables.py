"""The tables of progress, held against what was counted by hand in the YAML of the made-up plan that was reported on."""

import dataclasses
import datetime as dt
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pytest

from plan.export.formats.csv import safe
from plan.export.tables.every import csv_path, tables_of
from plan.facts.changing import spans
from plan.facts.measured import is_met
from plan.facts.year import year_of
from plan.ground.model import PERIODS, Archive, Comparison, Evidence, Report, ReportedFigure, Reporting, ReportRow
from plan.reading.load import load
from tests.archives import REPORTED
from tests.unit.exported import HOSTILE
from tests.unit.test_tables import column, lines, made, opened

Found = list[tuple[object, ...]]


@pytest.fixture(scope="module")
def reported() -> Archive:
    return load(REPORTED)


@pytest.fixture(scope="module")
def database(reported: Archive) -> Iterator[sqlite3.Connection]:
    with closing(opened(made(reported))) as database:
        yield database


def test_every_report_row_figure_and_document_has_its_row(database: sqlite3.Connection) -> None:
    counts = {
        "reports": 3 + 4 + 5,
        "report_rows": 6 + 10 + 8,
        "figures": 3,
        "report_evidence": 2 + 6 + 5,
        "report_dues": 4,
        "score_steps": 3,
    }
    assert {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in counts} == counts
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_row_stands_to_both_deadlines_and_tells_the_days_late(database: sqlite3.Connection) -> None:
    found = database.execute(
        "SELECT deliverable_id, state, first_deadline, first_state, days_late_least, days_late_most FROM report_rows"
        " WHERE (days_late_least IS NOT NULL OR first_state IS NOT NULL) AND replaced_by IS NULL ORDER BY deliverable_id"
    )
    assert found.fetchall() == [
        ("III.1.1.2", "done-late", None, None, 12, 101),  # 12/4 after 31/3 and 1/1
        ("III.1.1.3", "open-late", None, None, 97, 187),  # reported 5/10 after 30/6 and 1/4
        ("III.1.3.1", "done-late", None, None, 12, 102),  # 12/7 after 30/6 and 1/4
        ("III.1.3.4", "done-in-time", "2025-06-30", "done-late", None, None),  # done 20/8, due 30/9, before 30/6
        ("III.1.3.5", "open-late", None, None, 79, 169),  # reported 17/9 after 30/6 and 1/4
    ]


def test_what_a_later_report_says_again_is_known_as_replaced(database: sqlite3.Connection) -> None:
    found = database.execute(
        "SELECT report_id, deliverable_id, replaced_by FROM report_rows JOIN reports AS r ON r.id = report_id"
        " WHERE replaced_by IS NOT NULL ORDER BY deliverable_id, r.date"
    )
    assert found.fetchall() == [
        ("quy-1-so-viec-cong-2025-03-15", "I.1.1.1", "6-thang-so-viec-cong-2025-06-16"),
        ("quy-1-so-cau-duong-2025-03-28", "III.1.1.2", "6-thang-so-cau-duong-2025-06-20"),
        ("6-thang-so-cau-duong-2025-06-20", "III.1.1.3", "quy-3-so-cau-duong-2025-10-05"),
        ("6-thang-so-viec-cong-2025-06-16", "III.1.3.1", "quy-3-so-viec-cong-2025-07-18"),
        ("6-thang-van-phong-tinh-2025-06-19", "III.1.3.4", "quy-3-van-phong-tinh-2025-09-19"),
        ("6-thang-so-viec-cong-2025-06-16", "III.1.3.5", "6-thang-so-viec-cong-2025-07-02"),
        ("6-thang-so-viec-cong-2025-07-02", "III.1.3.5", "quy-3-so-viec-cong-2025-09-17"),
    ]


def test_only_what_was_wrong_is_corrected(database: sqlite3.Connection) -> None:
    """III.1.3.5 was told again with its evidence, and then taken back; what was not done and is done now is no mistake."""
    found = database.execute("SELECT report_id, deliverable_id, corrects FROM report_rows WHERE corrects IS NOT NULL")
    assert found.fetchall() == [
        ("6-thang-so-viec-cong-2025-07-02", "III.1.3.5", "6-thang-so-viec-cong-2025-06-16"),
        ("quy-3-so-viec-cong-2025-09-17", "III.1.3.5", "6-thang-so-viec-cong-2025-07-02"),
    ]


def test_a_state_begins_with_a_report_or_with_silence_and_ends_with_the_next(database: sqlite3.Connection) -> None:
    query = "SELECT since, until, state FROM states WHERE deliverable_id = ? AND agency_id IS ? ORDER BY since"
    assert database.execute(query, ("III.1.1.3", "so-cau-duong")).fetchall() == [
        ("2025-06-20", "2025-09-26", "open-in-time"),
        ("2025-09-26", "2025-10-05", "silent"),  # due 20/9, and five days of grace
        ("2025-10-05", None, "open-late"),
    ]
    assert database.execute(query, ("III.1.2.4", None)).fetchall() == [
        ("2025-03-15", "2025-06-26", "unreported"),
        ("2025-06-26", None, "silent"),
    ]
    assert database.execute(query, ("III.1.2.4", "xa-co-lau")).fetchall() == [("2025-03-19", None, "done-in-time")]
    assert database.execute(query, ("II.1.1.1", None)).fetchall() == [("2025-03-15", None, "unreported")], "no word of it"


def test_the_newest_states_are_those_that_pages_tell(reported: Archive) -> None:
    of = year_of(reported, reported.newest)
    now = {(it.deliverable, it.due, it.agency): it.state for it in spans(of.plan, of.reported) if it.until is None}
    for row in of.plan.rows:
        item = row.deliverable.id
        for agency in ("", *of.reported.reporters[item]):
            for standing in of.reported.standings(item, agency):
                assert now.get((item, standing.due, agency)) == standing.state


def test_on_every_day_each_product_is_counted_once_in_the_state_that_pages_tell(reported: Archive) -> None:
    of = year_of(reported, reported.newest)
    found = [it for it in spans(of.plan, of.reported) if not it.agency and not (it.due and it.due.quarter)]
    assert min(it.since for it in found) == dt.date(2025, 3, 15), "the first report"
    added = {row.deliverable.id: row.added_by.date for row in of.plan.rows if row.added_by}
    assert added
    for passed in range((of.reported.day - dt.date(2025, 3, 15)).days + 1):
        day = dt.date(2025, 3, 15) + dt.timedelta(days=passed)
        now = [(it.deliverable, it.state) for it in found if it.since <= day and (not it.until or day < it.until)]
        items = [row.deliverable.id for row in of.plan.rows if added.get(row.deliverable.id, day) <= day]
        assert now == [(item, of.reported.state(item, day=day)) for item in items], day


def test_a_product_due_again_and_again_has_a_row_of_all_its_times(database: sqlite3.Connection) -> None:
    found = database.execute(
        "SELECT quarter, deadline, since, until, state FROM states"
        " WHERE deliverable_id = 'III.1.3.1' AND agency_id IS NULL ORDER BY quarter, since"
    )
    assert found.fetchall() == [
        (None, None, "2025-03-15", "2025-06-16", "done-in-time"),
        (None, None, "2025-06-16", "2025-07-18", "open-in-time"),
        (None, None, "2025-07-18", None, "done-late"),
        (1, "2025-03-31", "2025-03-15", None, "done-in-time"),
        (2, "2025-06-30", "2025-06-16", "2025-07-18", "open-in-time"),
        (2, "2025-06-30", "2025-07-18", None, "done-late"),
        (3, "2025-09-30", "2025-09-17", None, "done-in-time"),
    ]


def test_the_whole_is_not_known_again_when_one_is_done_and_another_never_said_a_word(reported: Archive) -> None:
    """I.2.1.3, added on 1 September, has no date, so that nobody is silent."""

    def said(day: int, *, done: bool) -> Report:
        row = ReportRow(deliverable="I.2.1.3", result="done" if done else "not-done")
        return Report(date=dt.date(2025, 9, day), rows=(row,), period=PERIODS["quy-3"], agency="xa-co-lau")

    plan = dataclasses.replace(reported.newest, reports=(said(1, done=False), said(2, done=True)), reporting=None)
    of = year_of(archive := dataclasses.replace(reported, plans=(plan,)), archive.newest)
    found = [it for it in spans(plan, of.reported) if not it.agency and it.deliverable == "I.2.1.3"]
    assert [(it.since.day, it.state) for it in found] == [(1, "open-undated"), (2, None)]


def test_every_report_that_was_due_is_told_with_what_became_of_it(database: sqlite3.Connection) -> None:
    found = Counter(database.execute("SELECT period, sending FROM report_periods"))
    assert found == {
        ("quy-1", "in-time"): 2,
        ("quy-1", "late"): 1,
        ("quy-1", "missing"): 3,
        ("6-thang", "in-time"): 3,
        ("6-thang", "missing"): 3,
        ("quy-3", "in-time"): 3,
        ("quy-3", "late"): 1,
        ("quy-3", "missing"): 2,
        ("nam", "awaited"): 6,
    }


def test_a_figure_is_held_to_the_comparison_of_its_indicator(database: sqlite3.Connection) -> None:
    assert database.execute("SELECT indicator_id, number, met FROM figures ORDER BY date").fetchall() == [
        ("thoi-gian-cho", 18, "unmet"),  # at most 15
        ("hai-long", 88, "unmet"),  # above 90
        ("thoi-gian-cho", 14.5, "met"),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_agencies_write_is_taken_for_no_more_than_text(reported: Archive, text: str) -> None:
    document = Evidence(kind=text, number=text, date=dt.date(2025, 3, 1), link=f"https://vi-du.example/{text}")
    row = ReportRow(
        deliverable="III.1.1.1",
        result="not-done",
        evidence=(document,),
        difficulties=text,
        next_step=text,
        reason=text,
    )
    report = Report(date=dt.date(2025, 5, 1), number=text, rows=(row,), period=PERIODS["quy-1"], agency="so-viec-cong")
    reporting = dataclasses.replace(reported.newest.reporting or Reporting(), scoring=None)
    plan = dataclasses.replace(reported.newest, reports=(report,), reporting=reporting)
    archive = dataclasses.replace(reported, plans=(plan,))
    files = made(archive)
    with closing(opened(files)) as database:
        assert column(database, "SELECT difficulties FROM report_rows") == [text]
        assert column(database, "SELECT kind FROM report_evidence") == [text]
        assert column(database, "SELECT number FROM reports") == [text]
    tables = {table.name: table for table in tables_of(archive)}
    (line,) = lines(files[csv_path(tables["report_rows"])])
    assert [line["difficulties"], line["next_step"], line["reason"]] == [safe(text)] * 3
    assert lines(files[csv_path(tables["report_evidence"])])[0]["kind"] == safe(text)


@pytest.mark.parametrize(
    ("comparison", "met"),
    [
        ("at-least", [False, True, True]),
        ("at-most", [True, True, False]),
        ("above", [False, False, True]),
        ("below", [True, False, False]),
        ("within-top", [True, True, False]),
        ("reach", [False, True, True]),
        ("increase", [None, None, None]),
        ("decrease", [None, None, None]),
    ],
)
def test_a_figure_below_at_and_above_a_number(reported: Archive, comparison: Comparison, met: list[bool | None]) -> None:
    indicator = dataclasses.replace(reported.newest.indicators[0], number="1.500,5", comparison=comparison)

    def figure(value: str) -> ReportedFigure:
        return ReportedFigure(indicator=indicator.id, value=value, unit=indicator.unit, date=dt.date(2025, 3, 1))

    assert [is_met(indicator, figure(value)) for value in ("1.500,4", "1500,5", "1.500,6")] == met
    other = dataclasses.replace(figure("1.500,5"), unit="giờ")
    assert [is_met(indicator, other), is_met(dataclasses.replace(indicator, number=None), figure("1"))] == [None, None]
