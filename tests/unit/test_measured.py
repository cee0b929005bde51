"""The page of indicators says what was reached, when, who says so, and whether that meets the plan's own number."""

import dataclasses
import datetime as dt

import pytest

from plan.facts.measured import Measured, measured
from plan.ground.model import Archive, Comparison
from plan.reading.load import load
from tests.archives import FROZEN, REPORTED
from tests.unit.rendering import shown


@pytest.fixture(scope="module")
def reported() -> Archive:
    return load(REPORTED)


def sections(archive: Archive) -> dict[str, str]:
    page = shown(archive, f"{archive.newest.year}/chi-tieu/")
    return {node.attributes["id"] or "": " ".join(node.text().split()) for node in page.css("section.kh-doc")}


@pytest.mark.parametrize(
    ("comparison", "number", "value", "is_met"),
    [
        ("at-least", "60", "60", True),
        ("at-least", "60", "59,9", False),
        ("at-most", "15", "14,5", True),
        ("at-most", "15", "15,5", False),
        ("above", "90", "90", False),
        ("above", "90", "90,1", True),
        ("below", "5", "5", False),
        ("below", "5", "4", True),
        ("within-top", "15", "15", True),
        ("within-top", "15", "16", False),
        ("reach", "1.500", "1.499", False),
        ("reach", "1.500", "1500", True),
        ("increase", "20", "20", None),
        ("decrease", "20", "19", None),
        ("above", None, "88", None),
    ],
)
def test_a_value_is_met_by_the_comparison_of_its_indicator(
    reported: Archive, comparison: Comparison, number: str | None, value: str, *, is_met: bool | None
) -> None:
    found = measured(reported.newest)["hai-long"][0]
    indicator = dataclasses.replace(found.indicator, comparison=comparison, number=number)
    assert Measured(indicator, found.report, dataclasses.replace(found.figure, value=value)).is_met is is_met


def test_the_last_value_stands_first_and_earlier_ones_stay(reported: Archive) -> None:
    said = sections(reported)["thoi-gian-cho"]
    assert "14,5 phút đạt mức tối đa 15 phút. Tính đến ngày 14/9/2025. Sở Việc công báo cáo ngày 17/9/2025" in said
    assert "Báo cáo số 75/BC-SVC ngày 15/9/2025" in said
    assert "2 lần báo cáo, mới nhất ở trên" in said
    assert said.index("14/9/2025") < said.index("18 phút") < said.index("chưa đạt")


def test_of_what_was_not_reported_that_is_said(reported: Archive) -> None:
    found = sections(reported)
    assert found["ho-so-truc-tuyen"].endswith("Kết quả đạt được: chưa báo cáo nào ghi con số")
    assert "88% chưa đạt mức trên 90%" in found["hai-long"]
    assert "Hỏi 1.200 người." in found["hai-long"]


def test_a_later_value_of_the_same_day_corrects_the_earlier(reported: Archive) -> None:
    plan = reported.newest
    last = next(report for report in plan.reports if report.figures and report.period.id == "quy-3")
    figure = dataclasses.replace(last.figures[0], value="16")
    later = dataclasses.replace(last, date=last.date + dt.timedelta(days=1), figures=(figure,), rows=())
    found = measured(dataclasses.replace(plan, reports=(later, *plan.reports)))["thoi-gian-cho"]
    assert [value.shown for value in found] == ["18 phút", "14,5 phút", "16 phút"]


def test_a_plan_without_reports_says_once_that_there_are_none_and_where_that_is_told() -> None:
    archive = load(FROZEN)
    page = shown(archive, "2022/chi-tieu/")
    assert page.css_first(".kh-lede").text().endswith("Kết quả đạt được: chưa có báo cáo nào được công bố.")
    assert [link.attributes["href"] for link in page.css(".kh-lede a")] == ["../../2022/tien-do/"]
    assert "[chưa có dữ liệu]" not in (page.html or "")
    assert page.css("section.kh-doc")
    assert page.css(".kh-measured, table") == []


def test_the_home_page_says_what_was_reached_of_what_citizens_see(reported: Archive) -> None:
    said = " ".join((shown(reported, "").css_first(".kh-benefits").text()).split())
    assert "tối đa 15 phút Đạt được: 14,5 phút, tính đến 14/9/2025" in said
    note = shown(load(FROZEN), "").css_first(".kh-benefits__note")
    assert "Kết quả đạt được: chưa có báo cáo nào được công bố." in note.text()
    assert note.css("a[href='2022/tien-do/']") != []


def test_reports_without_a_figure_are_not_said_to_be_none(reported: Archive) -> None:
    reports = tuple(dataclasses.replace(report, figures=()) for report in reported.newest.reports)
    archive = dataclasses.replace(reported, plans=(dataclasses.replace(reported.newest, reports=reports),))
    for address in ("", "2025/chi-tieu/"):
        said = shown(archive, address).text()
        assert "Kết quả đạt được: chưa báo cáo nào ghi con số." in said
        assert "chưa có báo cáo nào được công bố" not in said
