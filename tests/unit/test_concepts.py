"""Terms of the glossary: whose explanation each is, that a plan uses it, and how explanations are reached."""

import dataclasses
import json
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from plan.export.api import api_files
from plan.export.workbook.grid import Workbook
from plan.ground.files import Build
from plan.ground.model import Archive, Term
from plan.html.explaining import concepts_in, with_ways
from plan.reading.load import load
from plan.rules.advice import advice
from tests.archives import SMALL
from tests.unit.builders import Project
from tests.unit.rendering import shown

CONCEPTS = "data/concepts.yml"
TERMS = (Term(abbr="TTHC", meaning="thủ tục hành chính"), Term(abbr="UB", meaning="ủy ban"))


@pytest.fixture(scope="module")
def small() -> Archive:
    return load(SMALL)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, SMALL)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "- term: chủ trì",
            "- term: Cải cách hành chính",
            f'{CONCEPTS}:4:9: thuật ngữ "Cải cách hành chính" đã có ở {CONCEPTS}, dòng 2; mỗi thuật ngữ chỉ dùng một lần',
        ),
        (
            "  meaning: Đứng đầu việc làm ra một sản phẩm.\n",
            "",
            f"{CONCEPTS}:4:3: chủ trì: thiếu khóa meaning (Nghĩa)",
        ),
        (
            "note: Chỉ để thử.",
            "reviewed: khong-co",
            f'{CONCEPTS}:7:13: chủ trì · reviewed (Văn bản làm căn cứ): không có văn bản "khong-co"',
        ),
    ],
    ids=["twice", "without its meaning", "unknown document"],
)
def test_what_is_wrong_with_a_term_is_told_on_its_line(project: Project, old: str, new: str, told: str) -> None:
    assert project.problems() == []
    project.replace(CONCEPTS, old, new)
    (problem,) = project.problems()
    assert problem.startswith(told)


def test_of_a_term_that_no_plan_uses_it_is_said_that_it_may_go(project: Project) -> None:
    assert [found for found in advice(project.root) if found.kind == "unused-term"] == []
    project.replace(CONCEPTS, "- term: chủ trì", "- term: cơ chế một cửa")
    assert project.problems() == [], "it stops nobody who takes a task out"
    (said,) = [found for found in advice(project.root) if found.kind == "unused-term"]
    assert str(said).startswith(f'{CONCEPTS}:4:9: term (Thuật ngữ): không kế hoạch nào dùng chữ "cơ chế một cửa"; nên chép')


def test_a_plan_may_do_without_terms(project: Project) -> None:
    project.path(CONCEPTS).unlink()
    assert project.problems() == []
    archive = load(project.root)
    assert archive.concepts == ()
    assert shown(archive, "thuat-ngu/").css(".kh-concepts, #thuat-ngu") == []


def test_each_explanation_says_whose_it_is(small: Archive) -> None:
    page = shown(small, "thuat-ngu/")
    said = [small_.text() for small_ in page.css(".kh-concepts small")]
    assert said == ["Lời giải thích của trang này", "Theo Quyết định số 31/QĐ-VD, Điều 2"]
    assert page.css_first(".kh-concepts small a").attributes["href"] == "../2031/can-cu/#31-qd-vd-2030"
    assert [item.attributes["id"] for item in page.css(".kh-concepts > div")] == ["tu-cai-cach-hanh-chinh", "tu-chu-tri"]
    own = [row.css("td")[1].text() for row in page.css(".kh-glossary tbody tr")]
    assert own == ["Kế hoạch giải thích ở Phần I, mục 1", "Kế hoạch không giải thích.", "Lời giải thích của trang này"]


def test_programs_get_terms_beside_the_abbreviations(small: Archive) -> None:
    files = {file.path: file.content for file in api_files(small, Build("https://vi-du.example/"))}
    glossary, concepts = (json.loads(files[f"api/v1/{name}.json"])["data"] for name in ("glossary", "concepts"))
    assert [item["abbr"] for item in glossary] == [term.abbr for term in small.glossary]
    assert concepts[0] == {
        "term": "cải cách hành chính",
        "url": "https://vi-du.example/thuat-ngu/#tu-cai-cach-hanh-chinh",
        "meaning": "Sửa cách làm việc của cơ quan nhà nước.",
    }
    assert concepts[1]["source"] == "Quyết định số 31/QĐ-VD, Điều 2"


def mark(abbr: str) -> str:
    return f'<abbr title="x">{abbr}</abbr>'


@pytest.mark.parametrize(
    ("before", "number"),
    [
        ("", 0),
        (f'<a href="x">{mark("TTHC")}</a> ', 1),
        (f"<summary>{mark('TTHC')}</summary> ", 1),
        (f"<details><summary>x</summary><p>{mark('TTHC')}</p></details> ", 1),
        (f"<aside>{mark('UBND')}</aside> ", 1),
        (f"<abbr>x</abbr><article>{mark('TTHC')}</article>", 0),
    ],
    ids=["at once", "in a link", "in a summary", "in what is folded", "another", "behind what begins with an a"],
)
def test_the_first_that_can_be_reached_leads_to_the_meaning(before: str, number: int) -> None:
    body = f"<p>{before}{mark('TTHC')} và {mark('TTHC')}</p>"
    found = with_ways(body, TERMS)
    page = LexborHTMLParser(found)
    assert [link.attributes["href"] for link in page.css(".kh-abbr")] == ["#viet-tat-tthc"]
    places = [
        bool(node.parent and "kh-abbr" in (node.parent.attributes.get("class") or "")) for node in page.css("abbr[title]")
    ]
    assert places.index(True) == number
    assert page.text() == LexborHTMLParser(body).text(), "no word of the document is another"


def test_what_is_folded_is_better_than_nothing() -> None:
    body = f"<details><p>{mark('TTHC')}</p></details>"
    assert len(LexborHTMLParser(with_ways(body, TERMS)).css("details .kh-abbr")) == 1
    assert with_ways(f'<a href="x">{mark("TTHC")}</a>', TERMS).count("<a ") == 1


def test_a_page_lists_what_its_links_lead_to(small: Archive) -> None:
    for address in ("2031/toan-van/", "2031/nhiem-vu/i-1-1/"):
        page = shown(small, address)
        listed = {item.attributes["id"] for item in page.css(".kh-explained dl > div")}
        links = [(link.attributes["href"] or "").removeprefix("#") for link in page.css(".kh-abbr")]
        assert {*links} <= listed
        assert len(links) == len({*links})


def test_terms_are_found_in_whatever_case_and_hostile_ones_stay_text(small: Archive) -> None:
    hostile = dataclasses.replace(small.concepts[0], term="<b>&'")
    archive = dataclasses.replace(small, concepts=(hostile, *small.concepts[1:]))
    assert concepts_in("<p>CHỦ TRÌ</p>", archive) == [small.concepts[1]]
    assert concepts_in("&lt;b&gt;&amp;&#39;", archive) == [hostile]
    page = shown(archive, "thuat-ngu/")
    assert page.css_first(".kh-concepts dt").text() == "<b>&'"


def test_a_workbook_has_a_sheet_of_terms_where_there_is_a_file_of_them(small: Archive) -> None:
    without = dataclasses.replace(small, concepts=())
    titles = [[sheet.title for sheet in Workbook(archive, archive.newest).sheets] for archive in (small, without)]
    assert ["Thuật ngữ" in found for found in titles] == [True, False]
