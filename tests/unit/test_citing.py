"""How the plan is cited."""

import dataclasses
import datetime as dt

import pytest

from plan.facts.citing import agency_citation, found_at, plan_citation, task_citation
from plan.ground.model import Agency, Archive, Plan

DRAFT = (
    "Dự thảo Kế hoạch số [chưa có dữ liệu] ngày [chưa có dữ liệu] tháng 12 năm 2021 "
    "của Ủy ban nhân dân tỉnh Ninh Bình “Cải cách hành chính tỉnh Ninh Bình năm 2022”"
)
SIGNED = (
    "Kế hoạch số 01/KH-UBND ngày 03 tháng 12 năm 2021 "
    "của Ủy ban nhân dân tỉnh Ninh Bình “Cải cách hành chính tỉnh Ninh Bình năm 2022”"
)


@pytest.fixture(scope="module")
def group(archive: Archive) -> Agency:
    return archive.agency["cac-so-ban-nganh"]


def test_a_plan_without_number_is_cited_as_a_draft(plan: Plan) -> None:
    assert plan_citation(plan) == DRAFT


def test_a_signed_plan_is_cited_by_its_number_and_date(plan: Plan) -> None:
    signed = dataclasses.replace(
        plan, number="01/KH-UBND", day=3, date_line="Ninh Bình, ngày 03 tháng 12 năm 2021", number_line="Số: 01/KH-UBND"
    )
    assert plan_citation(signed) == SIGNED


def test_a_date_line_that_says_no_month_makes_none_up(plan: Plan) -> None:
    cited = plan_citation(dataclasses.replace(plan, date_line="Ninh Bình, ngày … tháng …"))
    assert "ngày [chưa có dữ liệu] tháng [chưa có dữ liệu] năm [chưa có dữ liệu] của" in cited


def test_a_task_is_cited_by_its_place_in_the_appendix(plan: Plan) -> None:
    assert (
        task_citation(plan, plan.task["II.6.3"])
        == f"{DRAFT}, Phụ lục, mục II (TT 6), nhiệm vụ II.6.3 (số hiệu do trang đăng đặt)"
    )


def test_an_agency_is_cited_by_the_products_that_name_it_and_its_groups(plan: Plan, archive: Archive, group: Agency) -> None:
    cited = agency_citation(plan, archive.agency["so-noi-vu"], ["II.6.3.1", "III.1.1.1", "III.1.2.1", "III.2.1.1"], [group])
    place = "những dòng nêu Sở Nội vụ: mục II (TT 6), mục III (TT 1, 2); những dòng nêu chung Các sở, ban, ngành"
    assert cited == f"{DRAFT}, Phụ lục, {place}"


def test_an_agency_without_products_is_cited_by_part_four(plan: Plan, archive: Archive) -> None:
    assert agency_citation(plan, archive.agency["dai-truyen-thanh-cap-huyen"], [], []) == f"{DRAFT}, Phần IV"


@pytest.mark.parametrize(
    ("address", "date", "end"),
    [
        ("https://a.vn/", dt.date(2022, 3, 1), ". https://a.vn/ (dữ liệu ngày 1/3/2022)"),
        ("https://a.vn/", None, ". https://a.vn/ (dữ liệu ngày [chưa có dữ liệu])"),
        ("", dt.date(2022, 3, 1), " (dữ liệu ngày 1/3/2022)"),
    ],
    ids=["all known", "no date", "no address"],
)
def test_a_citation_says_where_its_text_is_and_how_old(address: str, date: dt.date | None, end: str) -> None:
    assert found_at("Kế hoạch", address, date) == f"Kế hoạch{end}"
