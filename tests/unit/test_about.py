"""The pages about the site and about access, written by hand: true of whatever plan is the newest."""

import dataclasses
from functools import partial

import jinja2
import pytest

from macros import draft_notice, known
from plan.facts.pages import pages
from plan.ground.model import Archive, Plan
from plan.html.about import ABOUT, subject
from plan.html.pages import view_of
from plan.html.view import About
from plan.reading.load import load, read
from tests.archives import FROZEN, REPORTED, ROOT, SMALL, TWOLEVEL, add_next_year
from tests.unit.builders import Project
from tests.unit.rendering import shown

DRAFT_ONLY = ["bản dự thảo", "Số và ngày của Kế hoạch", "Văn bản được ký"]
OPEN = "Câu chữ của Kế hoạch ở đây có đúng như văn bản đã ký không."


def told(archive: Archive, file: str = "gioi-thieu.md") -> str:
    """Return the Markdown that a page by hand is of these plans."""
    page = jinja2.Environment(autoescape=True).from_string((ROOT / "docs" / file).read_text(encoding="utf-8"))
    said = {name: partial(of, archive) for name, of in ABOUT.items()}
    year, draft = str(archive.newest.year), draft_notice(archive)
    return page.render(newest_year=lambda: year, draft_notice=lambda: draft, known=known, page={}, **said)


def listed(archive: Archive) -> list[str]:
    """Return what the page about the site says is not known."""
    _, _, after = told(archive).partition("{: #chua-biet }")
    part, _, _ = after.partition("\n## ")
    return [line.removeprefix("- ") for line in part.splitlines() if line.startswith("- ")]


def only(plan: Plan, archive: Archive | None = None) -> Archive:
    return dataclasses.replace(archive or load(TWOLEVEL), plans=(plan,))


@pytest.fixture(scope="module")
def signed() -> Archive:
    return load(TWOLEVEL)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    project = Project(tmp_path_factory.mktemp("two"))
    add_next_year(project.root / "data")
    return read(project.root).archive


def test_a_draft_is_said_to_be_one_with_what_it_leaves_open() -> None:
    archive = load(FROZEN)
    assert subject(archive).startswith("bản dự thảo Kế hoạch")
    assert listed(archive)[:2] == [
        "Số và ngày của Kế hoạch.",
        "Văn bản được ký có đúng như bản dự thảo này không; sau khi ký có được sửa đổi không.",
    ]
    page = told(archive)
    for said in ("Câu chữ của bốn phần và", "như II.6.3 hay II.6.3.1,", "bảng tám cột như", "ghi quý; ngày cuối quý"):
        assert said in page
    assert "như “Các sở, ban, ngành” hay “UBND cấp huyện” mà" in page
    assert "chẳng hạn “các cơ quan, đơn vị có liên quan”." in page


def test_of_a_plan_signed_and_compared_nothing_is_left_open_of_that(signed: Archive) -> None:
    page = told(signed)
    assert [said for said in (*DRAFT_ONLY, "dự thảo", "đã ký không") if said in page] == []
    assert page.count("so với văn bản đã ký") == 1
    assert listed(signed)[0].startswith("Tiến độ và kết quả")


def test_of_a_plan_signed_but_not_compared_the_words_are_open() -> None:
    page = told(load(SMALL))
    assert [said for said in DRAFT_ONLY if said in page] == []
    assert listed(load(SMALL))[0] == OPEN


def test_what_reports_leave_open_is_said_where_there_are_some() -> None:
    archive = load(REPORTED)
    told_of = "[chưa được báo cáo đủ](2025/tien-do/index.md); điều cơ quan báo cáo có đúng thực tế không."
    assert f"Tiến độ của những sản phẩm {told_of}" in listed(archive)
    none = only(dataclasses.replace(archive.newest, reports=()), archive)
    said = "Tiến độ và kết quả của từng nhiệm vụ, từng sản phẩm"
    assert f"{said}: [chưa có báo cáo nào được công bố](2025/tien-do/index.md)." in listed(none)
    assert said not in told(archive)
    older = dataclasses.replace(archive.newest, year=2024, reports=())
    two = listed(dataclasses.replace(archive, plans=(older, archive.newest)))
    assert f"{said} của Kế hoạch năm 2024: chưa có báo cáo nào được công bố." in two
    assert f"Tiến độ của những sản phẩm của Kế hoạch năm 2025 {told_of}" in two


def test_the_english_page_tells_whether_results_are_reported() -> None:
    archive = load(REPORTED)
    without = only(dataclasses.replace(archive.newest, reports=()), archive)
    (with_reports, link), (none, _) = (
        (page.text(), page.css("a[href='../2025/tien-do/']"))
        for page in (shown(found, "en/") for found in (archive, without))
    )
    assert "What agencies have reported of results is told, in Vietnamese, under Tiến độ." in with_reports
    assert "No agency has published a report of results yet." in none
    assert len(link) == 1


@pytest.mark.parametrize(
    ("number", "day", "said"),
    [(None, 12, "Số của Kế hoạch."), ("18/KH-UBND", None, "Ngày của Kế hoạch."), (None, None, "Số và ngày của Kế hoạch.")],
)
def test_only_what_is_blank_is_not_known(signed: Archive, number: str | None, day: int | None, said: str) -> None:
    plan = dataclasses.replace(signed.newest, number=number, day=day)
    assert listed(only(plan))[0] == said


def test_a_plan_of_another_shape_is_told_as_it_is(signed: Archive) -> None:
    page = told(signed)
    assert "như II.3 hay II.3.1," in page
    assert "bảng bảy cột như" in page
    assert "Chỗ nào văn bản ghi quý, ngày cuối quý" in page
    assert "như “Các sở, ngành” hay “UBND cấp xã” mà" in page
    assert "[mỗi nhóm](2027/co-quan/index.md)" in page
    assert "chỉ gọi chung" not in page, "every group that it names has members"
    assert "Câu chữ của hai phần và" in told(load(SMALL))
    access = told(signed, "tiep-can.md")
    assert "ra bảng bảy cột như" in access
    assert "- Bảng bảy cột như" in access


def test_without_groups_none_is_spoken_of(signed: Archive) -> None:
    assert "Thành viên của nhóm" not in told(only(dataclasses.replace(signed.newest, groups=())))


def test_of_one_part_and_of_plans_that_differ_no_number_is_said(signed: Archive) -> None:
    single = dataclasses.replace(signed.newest, parts=signed.newest.parts[:1])
    assert "Câu chữ của các phần và" in told(only(single))
    other = dataclasses.replace(signed.newest, year=2028, columns=(*signed.newest.columns, "Khác"))
    assert "bảng đủ các cột như" in told(dataclasses.replace(signed, plans=(signed.newest, other)))


def test_of_two_years_each_is_named(two: Archive) -> None:
    assert subject(two).endswith("năm 2027 cùng kế hoạch các năm trước")
    assert listed(two)[:3:2] == ["Số và ngày của Kế hoạch năm 2022.", "Số và ngày của Kế hoạch năm 2027."]
    signed = dataclasses.replace(two.newest, number="05/KH-UBND", day=3)
    newest_signed = dataclasses.replace(two, plans=(two.plans[0], signed))
    assert subject(newest_signed).startswith("Kế hoạch"), "the draft of an earlier year makes no draft of the newest"
    assert listed(newest_signed)[2] == "Câu chữ của Kế hoạch năm 2027 ở đây có đúng như văn bản đã ký không."


def test_letters_of_section_names_are_claimed_of_no_document(signed: Archive) -> None:
    assert "kể cả khi văn bản viết hoa toàn bộ" in told(signed)
    assert "trong văn bản, các tên này viết hoa" not in told(signed)


def test_hostile_names_are_text(signed: Archive) -> None:
    evil = "<b>x</b> | **y** {{ 1 }} --8<-- Kế hoạch"
    agencies = tuple(dataclasses.replace(one, name=evil, aliases=()) if one.is_group else one for one in signed.agencies)
    archive = dataclasses.replace(signed, agencies=agencies, plans=(dataclasses.replace(signed.newest, name=evil),))
    said = "".join(of(archive) for of in ABOUT.values())
    assert [sign for sign in "<|{" if sign in said] == []
    assert [of(archive).count("&#42;&#42;y") for of in (ABOUT["about_subject"], ABOUT["about_groups"])] == [1, 2]


def test_the_goals_have_a_heading_only_where_there_are_goals(signed: Archive) -> None:
    def heads(archive: Archive) -> list[str]:
        page = shown(archive, f"{archive.newest.year}/")
        assert [head for head in page.css("h2") if not head.text(strip=True)] == []
        return [head.attributes["id"] or "" for head in page.css("h2")]

    assert "muc-tieu" in heads(load(FROZEN))
    assert "muc-tieu" in heads(signed)
    plan = signed.newest
    plain = dataclasses.replace(plan.parts[1].clauses[0], id="I.1", section=None)
    without = dataclasses.replace(plan, parts=(dataclasses.replace(plan.parts[0], clauses=(plain,)), *plan.parts[1:]))
    assert "muc-tieu" not in heads(only(without))


def test_the_page_about_the_data_calls_the_parts_as_the_newest_plan_does() -> None:
    for data, part, parts in ((FROZEN, "Phần IV", "các phần I–IV"), (SMALL, "Phần II", "các phần I–II")):
        source = (ROOT / "docs/du-lieu.md").read_text(encoding="utf-8")
        lines = "\n".join(line for line in source.splitlines() if "about_" in line)
        said = {name: partial(of, load(data)) for name, of in ABOUT.items()}
        page = jinja2.Environment(autoescape=True).from_string(lines).render(said)
        assert f"trang “Trách nhiệm {part}”" in page
        assert f"chỗ nêu ở {parts} có trong bảng" in page


def test_the_description_of_the_whole_text_counts_its_parts(signed: Archive) -> None:
    def said(archive: Archive) -> str:
        page = next(page for page in pages(archive) if page.kind == "full_text")
        return view_of(page).description(About.known(archive, page))

    assert "bốn phần I–IV và Phụ lục," in said(load(FROZEN))
    assert "hai phần I–II và Phụ lục," in said(load(SMALL))
    assert "phần I và Phụ lục I, Phụ lục II," in said(only(dataclasses.replace(signed.newest, parts=signed.newest.parts[:1])))
