"""Pictures: what each must say of itself, and that its cells hold what the plan says."""

import dataclasses

import jinja2
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plan.facts.duties import ROLES
from plan.facts.pictures import Picture, PictureError, year_picture
from plan.facts.pictures_timeline import timeline
from plan.facts.pictures_workload import Together, together, together_picture, workload_picture, workloads
from plan.facts.year import Year, year_of
from plan.ground.addresses import Links
from plan.ground.model import QUARTERS, Archive, Plan
from plan.html.templates import templates
from plan.reading.load import load
from tests.archives import SMALL, TWOLEVEL
from tests.unit.rendering import shown

WHOLE = {"anchor": "a", "message": "Quý I có nhiều nhất: 1 trong 2", "counted": "Mỗi sản phẩm một lần.", "source": "Phụ lục"}
HOSTILE = "</h2><script>alert(1)</script><img src=x>\"'{{ 1 }}"
DRAWING = '{% from "parts/picture.html" import picture with context %}{% call picture(it) %}<table></table>{% endcall %}'


@pytest.fixture(scope="module")
def small() -> Year:
    return newest(load(SMALL))


@pytest.fixture(scope="module")
def twolevel() -> Year:
    return newest(load(TWOLEVEL))


@pytest.fixture(scope="module")
def frozen(archive: Archive) -> Year:
    return newest(archive)


def newest(archive: Archive) -> Year:
    return year_of(archive, archive.newest)


def words(node: LexborNode | None) -> str:
    assert node
    return " ".join(node.text().split())


def due(of: Year, *times: int) -> Year:
    """A year of which so much is due in each quarter, nothing every quarter."""
    made = Year(of.archive, of.plan)
    made.times = dict(zip(("1", "2", "3", "4", "quarterly"), (*times, 0), strict=True))
    return made


@pytest.mark.parametrize("missing", WHOLE)
@pytest.mark.parametrize("blank", ["", " \n"])
def test_a_picture_that_does_not_say_all_is_none(missing: str, blank: str) -> None:
    with pytest.raises(PictureError, match=f"has no {missing}"):
        Picture(**{**WHOLE, missing: blank})


@pytest.mark.parametrize("missing", WHOLE)
def test_nothing_else_is_drawn_for_one(missing: str) -> None:
    """What a template makes up by itself must say all, too."""
    known = {name: text for name, text in WHOLE.items() if name != missing}
    with pytest.raises(jinja2.UndefinedError, match=missing):
        templates().from_string(DRAWING).render(it=known, to=Links("", 2031))


def test_a_picture_says_what_it_must_and_hostile_words_stay_words() -> None:
    hostile = {name: f"{text} {HOSTILE}" if name != "anchor" else text for name, text in WHOLE.items()}
    drawn = templates().from_string(DRAWING).render(it=Picture(**hostile), to=Links("../", 2031))
    tree = LexborHTMLParser(drawn)
    assert words(tree.css_first("[data-picture] > h2")) == " ".join(hostile["message"].split())
    assert words(tree.css_first("[data-counted]")) == " ".join(hostile["counted"].split())
    source = tree.css_first("[data-source] a")
    assert source
    assert source.attributes["href"] == "../2031/toan-van/#phu-luc"
    assert not tree.css("script, img")


@pytest.mark.parametrize(
    ("times", "message"),
    [
        ((1, 2, 3, 4), "Quý IV có nhiều sản phẩm đến hạn nhất: 4 trong 7"),
        ((3, 2, 3, 0), "Quý I và Quý III cùng có nhiều sản phẩm đến hạn nhất: mỗi quý 3 trong 7"),
        ((5, 5, 0, 5), "Quý I, Quý II và Quý IV cùng có nhiều sản phẩm đến hạn nhất: mỗi quý 5 trong 7"),
        ((2, 2, 2, 2), "Quý nào cũng có 2 trong 7 sản phẩm đến hạn"),
        ((0, 0, 0, 0), "Không quý nào có hạn: 7 sản phẩm đều không ghi ngày hay quý"),
    ],
)
def test_the_message_of_the_year_is_true_of_any_numbers(small: Year, times: tuple[int, ...], message: str) -> None:
    assert year_picture(due(small, *times)).message == message


def test_a_source_names_the_columns_that_the_plan_has(frozen: Year, twolevel: Year) -> None:
    assert workload_picture(frozen).source == "Phụ lục, cột “Cơ quan chủ trì”, “Cơ quan phối hợp”"
    assert "phối hợp" not in workload_picture(twolevel).source


def test_a_timeline_has_each_deliverable_once_in_order(frozen: Year) -> None:
    lines = [line.row for group in timeline(frozen) for line in group.rows]
    assert lines == [*frozen.plan.rows]
    assert [group.section.id for group in timeline(frozen)] == [section.id for section in frozen.plan.sections]


@pytest.mark.parametrize("name", ["frozen", "small", "twolevel"])
def test_the_marks_of_a_quarter_are_as_many_as_its_page_has_rows(name: str, request: pytest.FixtureRequest) -> None:
    of: Year = request.getfixturevalue(name)
    lines = [line for group in timeline(of) for line in group.rows]
    for quarter in QUARTERS:
        marked = [line for line in lines if not line.is_undated and line.marks[quarter - 1]]
        assert len(marked) == of.times[str(quarter)] == sum(str(quarter) in line.times.split() for line in lines)
    for kind in ("ongoing", "conditional"):
        assert (
            sum(line.is_undated and line.marks[0] is not None and line.marks[0].kind == kind for line in lines)
            == (of.times[kind])
        )


def cells(of: Year) -> dict[str, list[str]]:
    return {
        line.row.deliverable.timing.text: [mark.word if mark else "" for mark in line.marks]
        for group in timeline(of)
        for line in group.rows
    }


def test_a_cell_says_how_the_plan_names_the_time(frozen: Year, twolevel: Year) -> None:
    found = cells(frozen)
    assert found["Quý I năm 2022"] == ["hạn", "", "", ""]
    assert found["Quý III, IV năm 2022"] == ["", "", "hạn", "hạn cuối"]
    assert found["Định kỳ hàng quý"] == ["hàng quý"] * 4
    assert found["Thường xuyên"] == ["Thường xuyên"]
    assert found["Theo Kế hoạch kiểm tra"] == ["Theo Kế hoạch kiểm tra"]
    days = cells(twolevel)
    assert days["Tháng 6"] == ["", "30/6", "", ""]
    assert days["Trước ngày 15/12/2027"] == ["", "", "", "15/12"]
    assert days["Báo cáo 6 tháng, năm"] == ["", "hạn", "", "hạn cuối"]


def test_a_day_of_another_year_says_which(twolevel: Year) -> None:
    row = next(row for row in twolevel.plan.rows if row.deliverable.timing.text == "Tháng 6")
    [day] = row.deliverable.timing.days
    later = dataclasses.replace(row.deliverable.timing, days=(day.replace(year=2028),), quarters=(4,))
    changed = dataclasses.replace(row, deliverable=dataclasses.replace(row.deliverable, timing=later))
    plan = dataclasses.replace(twolevel.plan)
    vars(plan)["rows"] = type(twolevel.plan.rows)([changed])
    [group] = timeline(Year(twolevel.archive, plan))
    assert [mark and mark.word for mark in group.rows[0].marks] == [None, None, None, "30/6/2028"]


@pytest.mark.parametrize("name", ["frozen", "small", "twolevel"])
def test_workloads_count_what_duties_count(name: str, request: pytest.FixtureRequest) -> None:
    of: Year = request.getfixturevalue(name)
    found = workloads(of)
    assert {row.agency.id for row in found.rows} == of.duties.with_page
    for row in found.rows:
        assert row.counts == tuple(len(of.duties.of(row.agency.id, one.role, direct=one.direct)) for one in found.measures)
        both = [item.row for role in ROLES for item in of.duties.of(row.agency.id, role)]
        assert row.total == len({item.deliverable.id for item in both})
    left = [row.counts for row in found.rows]
    assert left == sorted(left, reverse=True)


def test_who_leads_most_stands_in_the_message(frozen: Year, small: Year) -> None:
    assert workload_picture(frozen).message == "Sở Nội vụ được nêu tên chủ trì nhiều nhất: 17 trong 61 sản phẩm"
    assert workloads(frozen).rows[0].counts == (17, 13, 6, 24)
    assert workload_picture(small).message == (
        "Sở Việc công, Các xã và Văn phòng tỉnh Ví Dụ cùng được nêu tên chủ trì nhiều nhất: mỗi nơi 2 trong 7 sản phẩm"
    )


def shared(plan: Plan, lead: str, other: str) -> int:
    cells = ((row.deliverable.lead, row.deliverable.coordinating) for row in plan.rows)
    return sum(lead in one.agencies and bool(two) and other in two.agencies for one, two in cells)


@pytest.mark.parametrize("name", ["frozen", "small"])
def test_the_matrix_counts_the_rows_that_name_both(name: str, request: pytest.FixtureRequest) -> None:
    of: Year = request.getfixturevalue(name)
    found = together(of)
    assert found
    for row in found.rows:
        assert [agency for agency, _ in row.cells] == [*found.columns]
        assert [number for _, number in row.cells] == [shared(of.plan, row.lead.id, other.id) for other in found.columns]


def test_the_matrix_says_who_shares_most(frozen: Year, small: Year) -> None:
    assert said(frozen, together(frozen)) == (
        "Cùng làm nhiều nhất: Sở Nội vụ chủ trì, UBND cấp huyện và Các sở, ban, ngành phối hợp, mỗi nơi 16 sản phẩm"
    )
    assert said(small, together(small)) == "6 cặp cùng làm nhiều nhất, mỗi cặp 1 sản phẩm"


def said(of: Year, found: Together | None) -> str:
    assert found
    return together_picture(of, found).message


def test_a_plan_that_names_nobody_beside_the_lead_has_no_matrix(twolevel: Year) -> None:
    assert together(twolevel) is None
    page = shown(twolevel.archive, "2027/co-quan/")
    assert [words(head) for head in page.css(".kh-bars thead th")] == [
        *("Cơ quan", "Chủ trì đích danh", "Chủ trì qua nhóm", "Tất cả"),
    ]
    assert page.css(".kh-pairs, #ai-voi-ai") == []


def test_who_has_no_page_is_told_below_the_bars(twolevel: Year) -> None:
    page = shown(twolevel.archive, "2027/co-quan/")
    below = {words(item) for item in page.css("dl .kh-list > li")}
    assert len(below) > 100
    assert not below & {words(head) for head in page.css(".kh-bars tbody th")}


@pytest.mark.parametrize(("first", "opened"), [(1, "1"), (3, "3")])
def test_the_first_quarter_in_which_something_is_due_stands_open_on_a_phone(
    small: Year, monkeypatch: pytest.MonkeyPatch, first: int, opened: str
) -> None:
    monkeypatch.setitem(vars(small), "times", {**small.times, **{str(quarter): 0 for quarter in range(1, first)}})
    [radio] = shown(small.archive, "2031/quy/").css("[type=radio][checked]")
    assert radio.attributes["value"] == opened
