"""The plan on paper: every cell is there, tagged, in a font of its own; nothing is fetched; two runs are equal."""

import dataclasses
import datetime as dt
import functools
import io
import itertools
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from plan.export import pdf
from plan.export.pdf import Paper, as_html, as_pdf, made, make, papers, stems
from plan.facts.lists import lists
from plan.ground.files import Build
from plan.ground.model import Archive, Plan, Row
from plan.reading.load import load
from tests.archives import FROZEN, SMALL, TWOLEVEL

BUILD = Build("https://vi-du.example/kho/", dt.datetime(2022, 5, 1, 8, tzinfo=dt.UTC), dt.date(2022, 5, 1))
LANDSCAPE, PORTRAIT = (842, 595), (595, 842)


def bare(text: str) -> str:
    """Return a text without the blanks and hyphens that a line's end may add or take."""
    return re.sub(r"[\s\u00ad-]", "", text)


def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


@functools.cache
def said(content: bytes) -> str:
    return bare("".join(page.extract_text() for page in read(content).pages))


def bookmarks(outline: Any) -> list[Any]:
    return [bookmarks(item) if isinstance(item, list) else item.title for item in outline]


def links(content: bytes, reader: pypdf.PdfReader | None = None) -> list[Any]:
    return [link.get_object() for page in (reader or read(content)).pages for link in page.get("/Annots", [])]


def parts(element: Any) -> list[Any]:
    """Return what an element holds: other elements, numbers of marked content, references to links."""
    return [kid.get_object() for kid in element.get("/K", [])]


def elements(reader: pypdf.PdfReader) -> Iterator[Any]:
    waiting = [reader.root_object["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [kid for kid in parts(element) if isinstance(kid, dict) and "/S" in kid]


def cells(rows: Iterable[Row]) -> set[str]:
    found: set[str] = set()
    for row in rows:
        item = row.deliverable
        found |= {*row.objective.text, *row.task.text, *row.activity_text, *item.text, item.lead.text, item.timing.text}
        found |= {item.coordinating.text} if item.coordinating else set()
    return found


def missing(content: bytes, texts: Iterable[str]) -> list[str]:
    """Return the texts whose words are not all there: a cell that goes on in another column's line is read in pieces."""
    whole = said(content)
    return [text for text in texts if not all(bare(word) in whole for word in text.split())]


@pytest.fixture(scope="module")
def paper(archive: Archive) -> dict[str, Paper]:
    return {paper.stem: paper for paper in papers(archive)}


@pytest.fixture(scope="module")
def whole(paper: dict[str, Paper]) -> bytes:
    return as_pdf(paper["2022/toan-van"], BUILD)


@pytest.fixture(scope="module")
def small() -> bytes:
    return as_pdf(next(papers(load(SMALL))), BUILD)


@pytest.fixture(scope="module")
def section(paper: dict[str, Paper]) -> bytes:
    return as_pdf(paper["2022/linh-vuc/tai-chinh-cong"], BUILD)


def test_plan_sections_agencies_and_quarters_are_put_on_paper(archive: Archive, paper: dict[str, Paper]) -> None:
    wanted = {listed.stem for listed in lists(archive) if listed.rows}
    wanted -= {"2022/nhiem-vu", "2022/thuong-xuyen", "2022/theo-dieu-kien"}
    assert paper.keys() == {"2022/toan-van", *wanted}


def test_the_whole_plan_says_every_paragraph_and_every_cell(plan: Plan, whole: bytes) -> None:
    clauses = [f"{clause.label or ''} {clause.words}" for clause in plan.clause.values()]
    head = [plan.number_line, plan.date_line, plan.kind, plan.title, plan.opening, plan.signer, *plan.authority, plan.filing]
    foot = [*(item.text for item in plan.recipients), plan.appendix_label, plan.appendix_title, plan.appendix_reference]
    assert missing(whole, [*clauses, *head, *foot, *plan.columns, *cells(plan.rows)]) == []
    assert [clause for clause in clauses if bare(clause) not in said(whole)] == []


def test_lists_say_every_cell_of_their_rows_and_a_word_left_out_is_missed(plan: Plan, section: bytes) -> None:
    rows = [row for row in plan.rows if row.section.id == "V"]
    assert rows
    assert missing(section, cells(rows)) == []
    assert missing(section, ["Ngân sách xyzzy"]) == ["Ngân sách xyzzy"]


def test_it_says_that_it_is_no_original(whole: bytes, section: bytes) -> None:
    for content in (whole, section):
        assert "khôngthaythếvănbảnđãký" in said(content)
        assert "bảndựthảochưacósố" in said(content)
        assert bare("https://vi-du.example/kho/2022/") in said(content)


def test_it_is_tagged_and_knows_its_language_title_and_fonts(whole: bytes, section: bytes) -> None:
    for content in (whole, section):
        reader = read(content)
        root = reader.root_object
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "vi"
        assert "/StructTreeRoot" in root
        assert "Kế hoạch cải cách hành chính tỉnh Ninh Bình năm 2022" in (reader.metadata.title or "")
        assert b"pdfuaid" in root["/Metadata"].get_data()
        fonts = [font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()]
        assert {re.sub(r"^/[A-Z]+\+", "", font["/BaseFont"]).split("-")[0] for font in fonts} == {"Liberation"}
        described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]
        assert all({"/FontFile2", "/FontFile3"} & item.keys() for item in described)


def test_the_text_stands_upright_the_table_lies_and_pages_are_numbered(whole: bytes, section: bytes) -> None:
    sizes = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in read(whole).pages]
    upright = sizes.index(LANDSCAPE)
    assert sizes == [PORTRAIT] * upright + [LANDSCAPE] * (len(sizes) - upright)
    texts = [page.extract_text() for page in read(whole).pages]
    for part in (texts[:upright], texts[upright:]):  # an appendix has page numbers of its own
        assert not re.search(r"(?m)^1$", part[0])
        assert all(re.search(rf"(?m)^{number}$", text) for number, text in enumerate(part[1:], 2))
    assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in read(section).pages} == {LANDSCAPE}


def test_each_appendix_has_page_numbers_of_its_own() -> None:
    content = as_pdf(next(papers(load(TWOLEVEL))), BUILD)
    texts = [page.extract_text() for page in read(content).pages]
    starts = [0, *(at for at, text in enumerate(texts) if text.strip().startswith("PHỤ LỤC"))]
    assert len(starts) == 3
    numbers = [text.strip().split("\n")[-1] for text in texts]  # what stands on top is drawn last
    shown = [int(number) if number.isdecimal() else 1 for number in numbers]
    assert shown == [n for begin, end in itertools.pairwise([*starts, len(texts)]) for n in range(1, end - begin + 1)]


def test_no_line_of_the_table_reaches_into_the_margin(whole: bytes, section: bytes) -> None:
    for content in (whole, section):
        drawn = read(content).pages[-1].get_contents()
        assert drawn is not None
        ends = [float(x) * 0.75 for x in re.findall(rb"(?m)^([\d.]+) [\d.]+ l$", drawn.get_data())]  # in points
        assert ends
        margin = 15 * 72 / 25.4
        assert LANDSCAPE[0] - margin - 2 < max(ends) < LANDSCAPE[0] - margin + 2


def test_bookmarks_name_headings_in_whole_words_and_lead_to_each_section_of_the_appendix(small: bytes) -> None:
    assert bookmarks(read(small).outline) == [
        "KẾ HOẠCH Cải cách hành chính tỉnh Ví Dụ năm 2031",
        [
            "I. MỤC ĐÍCH",
            ["2. Yêu cầu"],
            "II. TỔ CHỨC THỰC HIỆN",
            ["1. Sở Việc công", "2. Các sở, các xã, phường"],
            "PHỤ LỤC: VIỆC PHẢI LÀM NĂM 2031",
            ["I. BỚT THỦ TỤC", "II. CHÍNH QUYỀN GẦN DÂN"],
        ],
    ]


def test_a_list_has_a_bookmark_for_each_of_its_sections(section: bytes) -> None:
    assert bookmarks(read(section).outline) == ["V. CẢI CÁCH TÀI CHÍNH CÔNG", ["V. CẢI CÁCH TÀI CHÍNH CÔNG"]]


def test_its_creator_is_who_issued_the_plan(small: bytes, section: bytes) -> None:
    for content, issuer in ((small, "Ủy ban nhân dân tỉnh Ví Dụ"), (section, "Ủy ban nhân dân tỉnh Ninh Bình")):
        told = read(content).xmp_metadata
        assert told is not None
        assert told.dc_creator == [issuer]


def test_it_links_its_own_page_and_each_cited_document_that_the_site_lists(small: bytes) -> None:
    documents = load(SMALL).documents
    at = f"{BUILD.site_url}2031/"
    cited = {f"{at}can-cu/#{item.id}" for item in documents if bare(item.number) in said(small)}
    assert len(cited) > 1
    assert {link["/A"]["/URI"] for link in links(small)} == {f"{at}toan-van/", f"{at}hieu-dinh/", *cited}


def test_each_link_is_an_element_with_its_words_and_a_description(small: bytes) -> None:
    reader = read(small)
    held = {
        id(kid["/Obj"].get_object()): item
        for item in elements(reader)
        for kid in parts(item)
        if isinstance(kid, dict) and "/Obj" in kid
    }
    for link in links(small, reader):
        assert held[id(link)]["/S"] == "/Link"
        assert any(isinstance(kid, int) or "/S" in kid for kid in parts(held[id(link)])), "no words"
        assert "/StructParent" in link
        assert link["/Contents"]
    assert {page["/Tabs"] for page in reader.pages if page.get("/Annots")} == {"/S"}


def test_without_an_address_of_the_site_nothing_is_linked() -> None:
    content = as_pdf(next(papers(load(SMALL))), dataclasses.replace(BUILD, site_url=""))
    assert links(content) == []


def test_numbers_of_documents_are_read_whole_and_stay_in_their_column(plan: Plan, archive: Archive) -> None:
    texts = tuple(f"{'a ' * blanks} 62/2020/NĐ-CP, (106/2020/NĐ-CP) và 1584/QĐ-UBND." for blanks in range(12))
    row = plan.rows[0]
    timing = dataclasses.replace(row.deliverable.timing, text="Theo Nghị định số 62/2020/NĐ-CP và 1584/QĐ-UBND")
    row = dataclasses.replace(row, deliverable=dataclasses.replace(row.deliverable, text=texts, timing=timing))
    context = {"plan": plan, "heading": "x", "rows": (row,), "through": "", "repealed": ()}
    context["documents"] = archive.document
    content = as_pdf(Paper("x", "x/", "x", "list", context), BUILD)
    words = " ".join(page.extract_text() for page in read(content).pages).split()
    assert Counter(word for word in words if re.search(r"\w-\w*", word) and "://" not in word) == {
        **dict.fromkeys(["62/2020/NĐ-CP,", "(106/2020/NĐ-CP)", "1584/QĐ-UBND."], len(texts)),
        **dict.fromkeys(["62/2020/NĐ-CP", "1584/QĐ-UBND"], 1),
    }
    assert max(float(link["/Rect"][2]) for link in links(content)) < LANDSCAPE[0] - 15 * 72 / 25.4


def test_two_runs_are_equal(paper: dict[str, Paper], section: bytes) -> None:
    assert as_pdf(paper["2022/linh-vuc/tai-chinh-cong"], BUILD) == section


def test_hostile_text_is_text_and_nothing_is_fetched(plan: Plan, tmp_path: Path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("html::before { content: 'BIMAT' }", encoding="utf-8")
    text = f'</style><link rel=stylesheet href="file://{secret}"><img src="file:///etc/passwd"> & "x" {"dài" * 300}'
    row = plan.rows[0]
    parties = dataclasses.replace(row.deliverable.lead, text=text)
    hostile = dataclasses.replace(row, deliverable=dataclasses.replace(row.deliverable, lead=parties, text=(text,)))
    context = {"plan": plan, "heading": text, "rows": (hostile,), "through": text, "repealed": (), "documents": {}}
    paper = Paper("x", "x/", text, "list", context)
    assert "<img" not in as_html(paper, BUILD)
    assert as_html(paper, BUILD).count("<link") == 0
    found = said(as_pdf(paper, BUILD))
    assert "BIMAT" not in found
    assert bare('<imgsrc="file:///etc/passwd">&"x"') in found


def test_pages_link_only_what_was_made_from_these_data(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FROZEN / "data", tmp_path / "data")
    monkeypatch.setattr(pdf, "as_pdf", lambda paper, _: paper.title.encode())
    assert stems(tmp_path, BUILD) == frozenset()
    written = [*make(archive, BUILD, tmp_path)]
    known = dataclasses.replace(BUILD, papers=stems(tmp_path, BUILD))
    assert [file.path for file in made(tmp_path, known)] == sorted(written)
    assert "2022/quy/1" in known.papers
    assert stems(tmp_path, dataclasses.replace(BUILD, site_url="https://khac.example/")) == frozenset()
    (tmp_path / "data/2022/plan.yml").write_text("year: 2022\n", encoding="utf-8")
    assert stems(tmp_path, BUILD) == frozenset()
