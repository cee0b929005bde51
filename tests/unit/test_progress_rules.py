"""The published rule of progress: its worked examples, written down by hand, are what the code answers."""

from plan.facts.own_reports import LONG_OVER
from plan.facts.progress_rules import judged_listing, late_listing, periods_listing, rates_listing, together_listing
from tests.archives import ROOT

PAGE = ROOT / "docs/huong-dan/tien-do.md"


def cells(listing: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in listing.splitlines()[2:]]


def test_what_a_report_means_against_the_deadline() -> None:
    assert [row[2] for row in cells(judged_listing(2022))] == [
        "hoàn thành đúng hạn",
        "hoàn thành quá hạn",
        "hoàn thành đúng hạn",
        "chưa hoàn thành trong hạn",
        "chưa hoàn thành quá hạn",
        "hoàn thành không hạn",
        "chưa hoàn thành không hạn",
    ]


def test_days_late_by_both_counts() -> None:
    # 12/7: twelve days after 30/6; 30 + 31 + 30 + 11 days after 1/4; 27 days after 15/6
    assert [row[2:] for row in cells(late_listing(2022))] == [["12 ngày", "102 ngày"], ["27 ngày", "27 ngày"]]


def test_of_several_parts_the_worst_is_told_and_done_only_where_all_is() -> None:
    assert {(one, other): whole.strip("*") for one, other, whole in cells(together_listing())} == {
        ("hoàn thành đúng hạn", "hoàn thành đúng hạn"): "hoàn thành đúng hạn",
        ("hoàn thành đúng hạn", "hoàn thành quá hạn"): "hoàn thành quá hạn",
        ("hoàn thành đúng hạn", "chưa hoàn thành trong hạn"): "chưa hoàn thành trong hạn",
        ("hoàn thành đúng hạn", "chưa hoàn thành quá hạn"): "chưa hoàn thành quá hạn",
        ("chưa hoàn thành quá hạn", "chưa báo cáo"): "chưa hoàn thành quá hạn",
        ("hoàn thành đúng hạn", "chưa báo cáo"): "chưa báo cáo",
        ("chưa hoàn thành trong hạn", "chưa báo cáo"): "chưa báo cáo",
        ("chưa hoàn thành trong hạn", "chưa đủ báo cáo"): "chưa hoàn thành trong hạn",
        ("hoàn thành đúng hạn", "chưa đủ báo cáo"): "chưa đủ báo cáo",
    }


def test_both_rates() -> None:
    assert [row[1:] for row in cells(rates_listing())] == [["(4 + 2) ÷ 12", "50%"], ["4 ÷ 12", "33,3%"]]
    assert [row[1] for row in cells(periods_listing())] == ["Quý I", "Quý II", "Quý III", "Quý IV"]


def test_the_page_shows_each_table() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for listing in (judged_listing, late_listing, together_listing, rates_listing, periods_listing):
        assert f"{{{{ {listing.__name__}() }}}}" in text


def test_how_long_lists_of_what_is_due_are_shown_is_said() -> None:
    assert f"Danh sách ấy còn đến {LONG_OVER.days} ngày sau năm của kế hoạch" in PAGE.read_text(encoding="utf-8")
