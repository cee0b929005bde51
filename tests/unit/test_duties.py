"""Who has which row: by name, or through a group."""

import dataclasses

import pytest

from plan.facts.duties import Duties
from plan.ground.model import Plan
from plan.reading.load import load
from tests.archives import SMALL


@pytest.fixture(scope="module")
def duties(plan: Plan) -> Duties:
    return Duties(plan)


def test_counts_of_one_agency(duties: Duties) -> None:
    assert len(duties.of("so-noi-vu", "lead", direct=True)) == 17


def test_leads_through_a_group_are_told_apart(duties: Duties) -> None:
    direct, through = (duties.of("so-noi-vu", "lead", direct=by_name) for by_name in (True, False))
    assert {item.via for item in direct} == {None}
    assert {item.via for item in through} == {"cac-so-ban-nganh"}
    assert len(direct) + len(through) == len(duties.of("so-noi-vu", "lead"))
    assert "I.1.1.1" in [item.row.deliverable.id for item in through]


def test_named_agencies_are_those_of_the_cell(plan: Plan, duties: Duties) -> None:
    for agency in duties.assignments:
        named = [row.deliverable.id for row in plan.rows if agency in row.deliverable.lead.agencies]
        assert [item.row.deliverable.id for item in duties.of(agency, "lead", direct=True)] == named


def test_who_leads_does_not_coordinate_through_a_group(duties: Duties) -> None:
    # II.2.1.1: led by Văn phòng UBND tỉnh, coordinated by "Các sở, ban, ngành", which it belongs to
    office = "van-phong-ubnd-tinh"
    led = {item.row.deliverable.id for item in duties.of(office, "lead")}
    through = {item.row.deliverable.id for item in duties.of(office, "coordinating", direct=False)}
    assert "II.2.1.1" in led
    assert not led & through
    others = {item.row.deliverable.id for item in duties.of("so-y-te", "coordinating", direct=False)}
    assert "II.2.1.1" in others


def test_charges_of_part_iv(duties: Duties) -> None:
    assert [(charge.clause.id, charge.via) for charge in duties.charges["so-noi-vu"]] == [
        ("IV.1", None),
        ("IV.7", "cac-so-ban-nganh"),
    ]


def test_whoever_has_a_duty_or_a_group_has_a_page(duties: Duties) -> None:
    assert {"so-noi-vu", "ubnd-huyen-kim-son", "cac-so-ban-nganh"} <= duties.with_page
    assert "bo-noi-vu" not in duties.with_page


def test_the_part_that_charges_is_called_by_its_number_and_all_parts_where_none_does() -> None:
    small = load(SMALL).newest
    assert small.charged_in == "Phần II"
    assert dataclasses.replace(small, parts=small.parts[:1]).charged_in == "Phần I"
    parts = tuple(dataclasses.replace(part, clauses=()) for part in small.parts)
    assert dataclasses.replace(small, parts=parts).charged_in == "Phần I–II"
    charging = small.parts[1]
    two = (charging, dataclasses.replace(charging, id="III"))
    assert dataclasses.replace(small, parts=two).charged_in == "Phần II và III"
