"""A plan says with which copy of the signed document its words were compared, by whom and when, or that nobody has."""

import datetime as dt
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from plan.changes.brakes import brakes
from plan.changes.compare import compare
from plan.changes.diff import changes
from plan.changes.report import text
from plan.export.answers import YearAnswers
from plan.ground.model import Archive
from plan.html.about import sources_listing
from plan.reading.load import load
from tests.archives import FROZEN, SMALL, TWOLEVEL
from tests.unit.builders import Project
from tests.unit.rendering import shown

PLAN = "data/2027/plan.yml"
BY, DATE = "by: Văn phòng UBND tỉnh Sông Mơ", "date: 2027-01-12"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, TWOLEVEL)


def test_a_plan_holds_what_it_was_compared_with() -> None:
    found = load(TWOLEVEL).newest.compared
    assert found
    assert (found.document, found.by, found.date) == (
        "Bản PDF ký số, số 18/KH-UBND",
        "Văn phòng UBND tỉnh Sông Mơ",
        dt.date(2027, 1, 12),
    )


def test_nobody_has_compared_the_draft_of_2022() -> None:
    assert load(FROZEN).newest.compared is None


MISTAKES = {
    "before the plan was signed": (DATE, "date: 2027-01-11", "11/1/2027 là trước ngày ký (12/1/2027); hãy xem lại ngày"),
    "a day to come": (DATE, "date: 2999-01-12", "12/1/2999 chưa đến; hãy xem lại ngày"),
    "no date": (f"  {DATE}\n", "", "thiếu khóa date (Ngày so)"),
    "no body": (f"  {BY}\n", "", "thiếu khóa by (Cơ quan đã so)"),
    "nothing compared with": ("document: Bản PDF ký số, số 18/KH-UBND", "document:", "cần một dòng chữ, không để trống"),
    "a person": (BY, "by: Nguyễn Thị Sông Mơ", '"Nguyễn Thị Sông Mơ" như tên người; hãy ghi tên cơ quan, đơn vị đã so'),
    "a person in capitals": (BY, "by: TRẦN VĂN MƠ", '"TRẦN VĂN MƠ" như tên người'),
    "a person with a title": (BY, "by: Ông Mơ", '"Ông Mơ" như tên người'),
    "another key": (BY, "who: Sở", 'khóa lạ "who"'),
}


@pytest.mark.parametrize(("old", "new", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told(old: str, new: str, message: str, project: Project) -> None:
    assert project.problems() == []
    project.replace(PLAN, old, new)
    assert any(message in problem for problem in project.problems()), project.problems()


@pytest.mark.parametrize("day", ["2027-01-20", "2999-02-01"])
def test_a_plan_that_says_to_be_signed_on_a_day_to_come_is_told_of_that_day_too(day: str, project: Project) -> None:
    project.replace(PLAN, "năm 2027", "năm 2999")
    project.replace(PLAN, DATE, f"date: {day}")
    (said,) = [problem for problem in project.problems() if "Ngày so" in problem]
    assert said.endswith("hãy xem lại ngày, cả ngày ký: ngày ấy chưa đến")


@pytest.mark.parametrize(
    "body", ["Hồ sơ tỉnh Sông Mơ", "Trung tâm Chuyển đổi số", "Sở Công vụ", "Lê Lợi và cộng sự (công ty)"]
)
def test_a_body_is_no_person(body: str, project: Project) -> None:
    project.replace(PLAN, BY, f"by: {body}")
    assert project.problems() == []


def edited(project: Project, old: str, new: str) -> tuple[str, list[str]]:
    """Return what the diff and the brakes say of an edit."""
    project.replace(PLAN, old, new)
    return told(load(TWOLEVEL), load(project.root))


def told(before: Archive, after: Archive) -> tuple[str, list[str]]:
    return text(changes(before, after)), [problem.kind for problem in brakes(before, after, compare(before, after))]


def test_another_body_needs_a_label_and_is_told(project: Project) -> None:
    said, stopped = edited(project, BY, "by: Sở Công vụ")
    assert "Bản PDF ký số, số 18/KH-UBND (Sở Công vụ so ngày 12/01/2027)" in said
    assert stopped == ["brake-register"]


def test_what_is_taken_away_needs_a_label_and_is_told(project: Project) -> None:
    content = project.content(PLAN).decode()
    said, stopped = edited(project, content[content.index("compared:") :], "")
    assert "Bản PDF ký số, số 18/KH-UBND" in said
    assert stopped == ["brake-empty-field"]


def test_the_first_needs_none_and_is_told(project: Project) -> None:
    content = project.content(PLAN).decode()
    project.replace(PLAN, content[content.index("compared:") :], "")
    said, stopped = told(load(project.root), load(TWOLEVEL))
    assert "Bản PDF ký số, số 18/KH-UBND (Văn phòng UBND tỉnh Sông Mơ so ngày 12/01/2027)" in said
    assert stopped == []


def listed(root: Path) -> str:
    return LexborHTMLParser(f"<p>{sources_listing(load(root))}").text()


def test_the_page_about_the_site_says_by_whom_and_when() -> None:
    assert listed(TWOLEVEL).endswith(
        "đã được Văn phòng UBND tỉnh Sông Mơ so với văn bản đã ký (Bản PDF ký số, số 18/KH-UBND) ngày 12/1/2027."
    )


@pytest.mark.parametrize("root", [FROZEN, SMALL])
def test_the_page_about_the_site_says_that_nobody_has(root: Path) -> None:
    assert listed(root).endswith("Bản nguồn ấy chưa được cơ quan nào ghi nhận là đã so với văn bản đã ký.")


def test_hostile_words_are_text_there(project: Project) -> None:
    project.replace(PLAN, "document: Bản PDF", "document: '<script>alert(1)</script> | **x** {{ 1 }} --8<-- Bản")
    project.replace(PLAN, "số 18/KH-UBND\n  by", "số 18/KH-UBND'\n  by")
    markdown = sources_listing(load(project.root))
    assert not [sign for sign in "<>|*{}" if sign in markdown]
    assert "<script>alert(1)</script> | **x** {{ 1 }} --8<-- Bản ký số" in listed(project.root)


def facts(root: Path, address: str) -> dict[str, str]:
    page = shown(load(root), address)
    terms = zip(page.css("dl.kh-facts dt"), page.css("dl.kh-facts dd"), strict=True)
    return {term.text(): said.text() for term, said in terms}


NAME = "Đã so với văn bản đã ký"


def test_the_page_of_a_signed_plan_says_it_too() -> None:
    assert facts(TWOLEVEL, "2027/")[NAME] == "Bản PDF ký số, số 18/KH-UBND: Văn phòng UBND tỉnh Sông Mơ so ngày 12/1/2027"
    assert facts(SMALL, "2031/")[NAME] == "chưa cơ quan nào ghi nhận đã so"


def test_a_draft_has_nothing_to_be_compared_with() -> None:
    assert NAME not in facts(FROZEN, "2022/")


def test_the_api_says_it_too() -> None:
    archive = load(TWOLEVEL)
    found = YearAnswers(archive, archive.newest, "").plan().compared
    assert found
    assert (found.document, found.by, f"{found.date}") == (
        "Bản PDF ký số, số 18/KH-UBND",
        "Văn phòng UBND tỉnh Sông Mơ",
        "2027-01-12",
    )
    draft = load(FROZEN)
    assert YearAnswers(draft, draft.newest, "").plan().compared is None
