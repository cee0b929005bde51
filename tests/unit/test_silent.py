"""Who is reminded that no report is there: on which days, of which periods, and that it names nobody who reported."""

import dataclasses
import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from plan.__main__ import main
from plan.desk.silent import Waiting, waiting
from plan.ground.model import PERIODS, Archive
from plan.reading.load import load
from tests.archives import REPORTED, SMALL

BOTH = ("Xã Bạch Dương", "Xã Cỏ Lau")


@pytest.fixture(scope="module")
def reported() -> Archive:
    return load(REPORTED)


def on(archive: Archive, day: str) -> dict[str, Waiting]:
    return {each.period.id: each for each in waiting(archive, dt.date.fromisoformat(day))}


@pytest.mark.parametrize(
    ("days", "reminder"),
    [(1, 1), (6, 1), (7, 2), (36, 2), (37, 3), (66, 3), (67, 4), (365, 13)],
    ids=str,
)
def test_it_is_reminded_after_1_day_after_7_then_every_30(days: int, reminder: int) -> None:
    assert Waiting(2025, PERIODS["quy-1"], dt.date(2025, 3, 20), days, (), ()).reminder == reminder


def test_nobody_is_silent_before_grace_is_over(reported: Archive) -> None:
    assert on(reported, "2025-03-25") == {}  # due on the 20th, five days of grace
    assert on(reported, "2025-03-26")["quy-1"].days == 1


def test_who_sent_no_report_is_named_and_who_reports_late_is_no_longer(reported: Archive) -> None:
    first = on(reported, "2025-03-26")["quy-1"]
    assert first.agencies == ("Sở Bản đồ", "Sở Cầu đường", "Văn phòng tỉnh Ví Dụ", "Xã Bạch Dương")
    assert on(reported, "2025-03-28")["quy-1"].agencies == ("Sở Bản đồ", "Văn phòng tỉnh Ví Dụ", "Xã Bạch Dương")


def test_products_are_named_of_which_a_report_says_nothing(reported: Archive) -> None:
    found = on(reported, "2025-09-26")["quy-3"]
    assert found.agencies == ("Sở Cầu đường", *BOTH)
    assert found.lacking == (("Sở Bản đồ", ("III.1.2.2", "III.1.2.3")),)  # "Tháng 6" and "Quý II": told first on 20/9


def test_a_period_is_left_alone_a_year_after_its_grace(reported: Archive) -> None:
    assert on(reported, "2026-03-25")["quy-1"].days == 365
    assert [*on(reported, "2026-03-26")] == ["6-thang", "quy-3", "nam"]
    assert on(reported, "2027-01-01") == {}


def test_nobody_is_silent_where_no_report_is_due(reported: Archive) -> None:
    plan = dataclasses.replace(reported.newest, reporting=None)
    assert waiting(dataclasses.replace(reported, plans=(plan,)), dt.date(2025, 9, 30)) == ()
    assert waiting(load(SMALL), dt.date(2031, 12, 31)) == ()


def test_the_command_says_it_in_words_and_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(REPORTED / "data", tmp_path / "data")
    root = ["--root", str(tmp_path), "silent"]
    assert main([*root, "--day", "2025-09-26"]) == 0
    words = capsys.readouterr().out.splitlines()
    assert "Quý III, Kế hoạch 2025 (hạn 20/9/2025):" in words
    assert "  Sở Cầu đường: chưa báo cáo từ hạn 20/9/2025" in words
    assert "  Sở Bản đồ: đã báo cáo, chưa nói gì về III.1.2.2, III.1.2.3" in words
    assert main([*root, "--day", "2025-03-20"]) == 0
    assert capsys.readouterr().out == "Không cơ quan nào chưa báo cáo.\n"
    assert main([*root, "--day", "2025-03-26", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["year"], found["period"], found["reminder"], len(found["agencies"])) == (2025, "quy-1", 1, 4)


def test_data_that_cannot_be_read_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(REPORTED / "data", tmp_path / "data")
    (tmp_path / "data/2025/reporting.yml").write_text("periods: []\n", encoding="utf-8")
    assert main(["--root", str(tmp_path), "silent", "--format", "json"]) == 1
    assert capsys.readouterr().out.startswith("data/2025/reporting.yml:1:10: ")
