"""What the forms of lists offer, counted from the plan itself."""

import dataclasses

import pytest

from plan.facts.summary import agency_digest
from plan.facts.year import Year
from plan.ground.folding import folded
from plan.ground.model import Archive, Plan, Rows, Timing
from plan.html.forms import Choice, Form, agency_form, row_form, times
from plan.reading.timeforms import deadline
from tests.archives import ROOT


@pytest.fixture(scope="module")
def of(archive: Archive) -> Year:
    return Year(archive, archive.newest)


def choices(form: Form) -> dict[str, Choice]:
    return {choice.name: choice for choice in (*form.main, *form.more)}


def values(form: Form, name: str) -> list[str]:
    return [option.value for option in choices(form)[name].options]


def form_of(of: Year, agency: str) -> Form:
    digest = agency_digest(of, of.archive.agency[agency])
    return agency_form(of, of.archive.agency[agency], (*digest["direct"], *digest["through"]))


def test_all_tasks_ask_for_everything(of: Year, plan: Plan) -> None:
    form = row_form(of, plan.rows, "Tất cả nhiệm vụ")
    assert list(choices(form)) == ["co-quan", "quy", "linh-vuc", "chu-tri", "phoi-hop", "han"]
    assert (form.title, form.count, form.direct, form.agency) == ("Tất cả nhiệm vụ", 61, True, "")
    assert values(form, "quy") == ["1", "2", "3", "4", "hang-quy", "thuong-xuyen", "theo-dieu-kien"]
    assert values(form, "linh-vuc") == [section.slug for section in plan.sections]


def test_agencies_are_those_named_and_the_members_of_groups_named(of: Year, plan: Plan) -> None:
    form = row_form(of, plan.rows, "")
    lead = {agency for row in plan.rows for agency in row.deliverable.lead.agencies}
    members = {member for group in lead for member in plan.members.get(group, ())}
    assert set(values(form, "chu-tri")) == lead | members
    assert set(values(form, "co-quan")) == set(values(form, "chu-tri")) | set(values(form, "phoi-hop"))
    assert "buu-dien-tinh" in values(form, "phoi-hop")
    assert "buu-dien-tinh" not in values(form, "chu-tri")


def test_agencies_stand_in_the_order_of_the_alphabet(of: Year, plan: Plan) -> None:
    labels = [folded(option.label) for option in choices(row_form(of, plan.rows, ""))["co-quan"].options]
    assert labels == sorted(labels)
    assert len(labels) > 30


def test_a_member_carries_the_groups_that_the_rows_name(of: Year, plan: Plan) -> None:
    groups = {option.value: option.groups for option in choices(row_form(of, plan.rows, ""))["chu-tri"].options}
    assert groups["so-y-te"] == ("cac-so-ban-nganh",)
    assert groups["ubnd-huyen-kim-son"] == ("ubnd-cap-huyen",)
    assert groups["cac-so-ban-nganh"] == ()
    without = tuple(row for row in plan.rows if not {"cac-so-ban-nganh"} & set(row.deliverable.lead.agencies))
    assert "so-y-te" not in values(row_form(of, Rows(without), ""), "chu-tri")


def test_what_a_page_has_fixed_or_has_one_of_is_not_asked(of: Year, plan: Plan) -> None:
    section = plan.sections[0]
    rows = tuple(row for row in plan.rows if row.section is section)
    assert "linh-vuc" not in choices(row_form(of, Rows(rows), "", fixed="linh-vuc"))
    assert "linh-vuc" not in choices(row_form(of, Rows(rows), ""))
    assert "quy" not in choices(row_form(of, plan.rows, "", fixed="quy"))
    assert not row_form(of, Rows(plan.rows[:1]), "").needed


def test_an_agency_is_asked_for_its_role_and_whether_it_is_named(of: Year) -> None:
    form = form_of(of, "so-noi-vu")
    assert list(choices(form)) == ["vai-tro", "quy", "linh-vuc", "han"]
    assert values(form, "vai-tro") == ["chu-tri", "phoi-hop"]
    assert (form.title, form.agency) == ("Sở Nội vụ chủ trì hoặc phối hợp", "Sở Nội vụ")
    assert form.direct
    found = [item.row.deliverable.id for item in of.duties.assignments["so-noi-vu"]]
    assert form.count == len(set(found))


def test_a_member_that_is_never_named_is_not_asked_whether_it_is(of: Year) -> None:
    assert not form_of(of, "so-y-te").direct


def test_an_agency_with_one_role_is_not_asked_for_it(of: Year) -> None:
    form = form_of(of, "trung-tam-phuc-vu-hanh-chinh-cong")
    assert "vai-tro" not in choices(form)
    assert form.title.endswith(" chủ trì")


def test_a_day_is_asked_for_where_there_is_one(of: Year, plan: Plan) -> None:
    form = row_form(of, plan.rows, "")
    assert (form.dated, form.ends) == (29, "2022-12-31")
    due = plan.rows.naming(1)
    ends = [max(row.deliverable.timing.quarters) for row in due]
    assert row_form(of, Rows(row for row in due if row.deliverable.timing.quarters == (1,)), "").ends == "2022-03-31"
    assert row_form(of, due, "").ends == deadline(max(ends), 2022).isoformat()
    undated = row_form(of, plan.rows.of_kind("ongoing"), "")
    assert (undated.dated, undated.ends) == (0, "")
    assert "han" not in choices(undated)


@pytest.mark.parametrize(
    ("timing", "written"),
    [
        (Timing("Quý III, IV năm 2022", "quarters", (3, 4)), "3 4"),
        (Timing("Định kỳ hàng quý", "quarterly", (1, 2, 3, 4)), "hang-quy"),
        (Timing("Thường xuyên", "ongoing"), "thuong-xuyen"),
        (Timing("Theo Kế hoạch kiểm tra", "conditional"), "theo-dieu-kien"),
    ],
)
def test_how_rows_carry_a_timing(timing: Timing, written: str) -> None:
    assert times(timing) == written


def test_forms_are_frozen(of: Year, plan: Plan) -> None:
    form = row_form(of, plan.rows, "")
    with pytest.raises(dataclasses.FrozenInstanceError):
        form.title = "x"  # type: ignore[misc]


def test_the_early_script_knows_every_name_that_a_form_may_ask_for(of: Year, plan: Plan) -> None:
    script = (ROOT / "docs/assets/js/list-early.js").read_text(encoding="utf-8")
    forms = (row_form(of, plan.rows, ""), form_of(of, "so-noi-vu"))
    for name in {name for form in forms for name in choices(form)} | {"tim", "truc-tiep", "xep"}:
        assert f'"{name}"' in script
