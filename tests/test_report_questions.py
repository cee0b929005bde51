"""The questions of progress on the page of the open data give what was counted by hand in the YAML of the made-up reports."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from plan.export.reports import STATE_WORDS
from tests.conftest import Site

Asked = Callable[[int], list[Any]]


@pytest.fixture(scope="module")
def asked(reported: Site) -> Iterator[Asked]:
    page = reported.page("du-lieu/")
    with closing(sqlite3.connect(f"file:{reported.folder}/du-lieu/bang/tables.sqlite?mode=ro", uri=True)) as database:
        yield lambda number: database.execute(page.css_first(f"#lenh-{number}").text()).fetchall()


def test_who_is_overdue_with_what_since_when(asked: Asked) -> None:
    """Two were reported as not done on a day behind their deadline, and no later report says otherwise."""
    assert asked(9) == [
        ("Sở Việc công", "III.1.3.5", "Trang hỏi đáp", "2025-06-30", "2025-09-17"),
        ("Sở Cầu đường", "III.1.1.3", "Báo cáo kết quả kiểm tra", "2025-06-30", "2025-10-05"),
    ]


def test_who_has_not_reported_on_the_newest_period(asked: Asked) -> None:
    """The newest report is of 5/10; of the third quarter, due on 20/9, the two communes sent none."""
    assert asked(10) == [
        ("Xã Bạch Dương", "quy-3", "2025-09-20", "missing"),
        ("Xã Cỏ Lau", "quy-3", "2025-09-20", "missing"),
    ]


def test_what_is_said_to_be_done_without_evidence(asked: Asked) -> None:
    """III.1.3.5 was so, too, until the report of 2/7 named a document."""
    assert asked(11) == [
        ("II.1.1.3", "Danh sách câu hỏi", "Sở Việc công", None, "2025-09-12"),
        ("III.1.2.3", "Lớp tập huấn", "Sở Cầu đường", None, "2025-06-05"),
        ("III.1.2.4", "Danh sách điểm tiếp dân", "Xã Cỏ Lau", None, "2025-03-10"),
    ]


def test_how_many_products_stand_how_as_the_page_of_progress_counts_them(asked: Asked, reported: Site) -> None:
    assert asked(12) == [
        *[("done-in-time", 4), ("unreported", 4), ("silent", 3), ("done-late", 2), ("open-in-time", 2), ("open-late", 2)],
        *[("done-undated", 1), ("open-undated", 1)],
    ]
    told = reported.page("2025/tien-do/").css("#linh-vuc ~ .kh-scroll")[0].css("tfoot td:not(.kh-tally__rate)")
    counts = {cell.attributes["data-label"]: int(cell.text()) for cell in told}
    assert counts.pop("Tất cả") == sum(counts.values())
    assert {STATE_WORDS[state]: n for state, n in asked(12)} == {name: n for name, n in counts.items() if n}


def test_the_questions_stand_only_where_there_are_reports(reported: Site, small: Site) -> None:
    numbers = [node.text().partition(".")[0] for node in reported.page("du-lieu/").css("h3[id^=cau-]")]
    assert numbers == [str(number) for number in range(1, 13)]
    assert [node.text().partition(".")[0] for node in small.page("du-lieu/").css("h3[id^=cau-]")] == numbers[:8]
