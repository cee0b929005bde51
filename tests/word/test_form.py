"""The plan in Word has the form of Nghị định 30/2020/NĐ-CP, and each cell where the appendix has it."""

from __future__ import annotations

import dataclasses
import io
import itertools
import re
from collections.abc import Iterable

import docx
import pytest
from lxml import etree
from PIL import ImageFont
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plan.export.pdf import as_html, papers
from plan.export.word.annex import appendices
from plan.export.word.document import as_word
from plan.export.word.grid import head_rows
from plan.facts.letterhead import MOTTO, issuer_lines, with_room
from plan.ground.model import UNKNOWN, Archive, Parties, Plan
from plan.reading.load import load
from tests.archives import TWOLEVEL
from tests.unit.exported import BUILD, HOSTILE
from tests.unit.rendering import shown
from tests.word.opened import Box, Opened, W, boxes, said, value
from tests.word.writer import Cell, appendix_rows, dashed

MM = 1440 / 25.4
"""A millimetre, in the unit of Word."""
BOLD = "/usr/share/fonts/truetype/liberation2/LiberationSerif-Bold.ttf"
"""Its letters are as broad as those of Times New Roman."""


def number(element: object, name: str) -> int:
    return int(element.get(f"{W}{name}"))  # type: ignore[attr-defined]


def test_pages_are_a4_with_the_margins_of_the_decree(word: Opened) -> None:
    upright, *lying = word.sections
    assert lying
    for section, sides in ((upright, (210, 297)), *((section, (297, 210)) for section in lying)):
        size, margin = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert [round(number(size, side) / MM) for side in ("w", "h")] == [*sides]
        assert size.get(f"{W}orient") == ("landscape" if sides[0] == 297 else None)
        found = {side: number(margin, side) / MM for side in ("top", "bottom", "left", "right")}
        assert 19.9 < found["top"] < 25.1
        assert 19.9 < found["bottom"] < 25.1
        assert 29.9 < found["left"] < 35.1
        assert 14.9 < found["right"] < 20.1


def test_each_part_counts_its_pages_from_one_and_shows_no_number_on_the_first(word: Opened) -> None:
    for section in word.sections:
        assert number(section.find(f"{W}pgNumType"), "start") == 1
        assert section.find(f"{W}titlePg") is not None
        (header,) = section.findall(f"{W}headerReference")
        assert header.get(f"{W}type") == "default"  # so that there is none for first pages
    header = word.part("word/header.xml")
    assert value(header, f"{W}p/{W}pPr/{W}pStyle") == "Header"
    assert header.find(f"{W}p/{W}fldSimple").get(f"{W}instr").split() == ["PAGE"]
    (style,) = (item for item in word.styles.iter(f"{W}style") if item.get(f"{W}styleId") == "Header")
    assert value(style, f"{W}pPr/{W}jc") == "center"


def test_letters_are_times_new_roman_as_large_as_the_decree_says(word: Opened) -> None:
    fonts = [font for part in (word.document, word.styles) for font in part.iter(f"{W}rFonts")]
    assert {name for font in fonts for name in font.values()} == {"Times New Roman"}
    sizes = {value(style, f"{W}name"): value(style, f"{W}rPr/{W}sz") for style in word.styles.iter(f"{W}style")}
    assert word.document.findall(f".//{W}sz") == []
    usual = int(value(word.styles, f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz") or 0)
    allowed = {"Quốc hiệu": (24, 26), "Tên cơ quan": (24, 26), "Tiêu ngữ": (26, 28), "Số, ký hiệu": (26, 26)}
    allowed |= {"Địa danh, ngày tháng": (26, 28), "Nơi nhận": (24, 24), "Các nơi nhận": (22, 22), "header": (26, 28)}
    for name in ("Title", "Subtitle", "Lời văn", "heading 1", "Phụ lục", "Tên phụ lục", "Kèm theo", "Họ tên người ký"):
        allowed[name] = (26, 28)
    assert {name for name, (least, most) in allowed.items() if not least <= int(sizes[name] or usual) <= most} == set()


def test_every_style_that_is_used_is_there(word: Opened) -> None:
    styles = {style.get(f"{W}styleId") for style in word.styles.iter(f"{W}style")}
    used = {
        item.get(f"{W}val") for kind in ("pStyle", "tblStyle", "basedOn", "next") for item in word.document.iter(f"{W}{kind}")
    }
    assert used
    assert used <= styles


ORDER = {
    "pPr": "pStyle keepNext keepLines pBdr spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rFonts b bCs i iCs caps sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW gridSpan vMerge vAlign",
    "sectPr": "headerReference type pgSz pgMar pgNumType titlePg",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
}
"""The order of properties in ECMA-376, of those that we use: Word calls a file damaged that has another."""


def test_properties_stand_in_the_order_of_the_standard(word: Opened) -> None:
    for part in (word.document, word.styles):
        for name, order in ORDER.items():
            for element in part.iter(f"{W}{name}"):
                names = [etree.QName(child).localname for child in element]
                assert sorted(names, key=order.split().index) == names


def test_every_cell_is_as_broad_as_its_columns_and_ends_with_a_paragraph(word: Opened) -> None:
    room = {0: 160 * MM, 1: 252 * MM}
    for table in word.tables:
        grid = [number(column, "w") for column in table.iter(f"{W}gridCol")]
        assert sum(grid) <= room[table in word.data_tables] + 1
        for row in table.iter(f"{W}tr"):
            at = 0
            for cell in row.iter(f"{W}tc"):
                span = int(value(cell, f"{W}tcPr/{W}gridSpan") or 1)
                assert number(cell.find(f"{W}tcPr/{W}tcW"), "w") == sum(grid[at : at + span])
                assert cell[-1].tag == f"{W}p"
                at += span
            assert at == len(grid)


def test_heads_stand_on_each_page_and_are_marked_for_readers_aloud(word: Opened, plans: Archive) -> None:
    plan = plans.newest
    wanted = [(plan.appendix_label, plan.appendix_title, plan.columns, 2 if plan.column_groups else 1)]
    wanted += [(plan.targets.label, plan.targets.title, plan.targets.columns, 1)] if plan.targets else []
    for table, (label, title, columns, depth) in zip(word.data_tables, wanted, strict=True):
        rows = table.findall(f"{W}tr")
        heads = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
        assert heads == rows[:depth]
        assert {text for row in heads for text in map(said, row.iter(f"{W}p"))} - {"", *plan.column_groups} == {*columns}
        assert value(table, f"{W}tblPr/{W}tblCaption") == label
        assert value(table, f"{W}tblPr/{W}tblDescription") == title
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in heads)


def test_what_only_stands_side_by_side_is_no_table_of_data(word: Opened) -> None:
    head, foot = (table for table in word.tables if table not in word.data_tables)
    for table in (head, foot):
        assert value(table, f"{W}tblPr/{W}tblStyle") == "TableNormal"
        assert table.findall(f".//{W}tcBorders") == []
        assert table.find(f"{W}tblPr/{W}tblCaption") is None
    assert [said(item) for item in head.iter(f"{W}p")][-2:] == [said(item) for item in head.iter(f"{W}p") if said(item)][-2:]


def drawn(lines: Iterable[Iterable[Cell]]) -> list[Box]:
    """Return the cells of rows in which those that are merged stand once, each in the first column that is free."""
    found, taken = [], set()
    for at, line in enumerate(lines):
        for cell in line:
            column = next(column for column in itertools.count() if (at, column) not in taken)
            taken |= {(at + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            found.append(Box(at, column, cell.rows, cell.columns, tuple(filter(None, cell.paragraphs))))
    return sorted(found, key=lambda box: (box.row, box.column))


def test_cells_are_merged_as_a_clerk_merges_them(archive: Archive) -> None:
    """A clerk's file knows no later acts and eight columns: the next test holds those of other plans."""
    plan = archive.newest
    (table,) = Opened(as_word(plan, archive, BUILD)).data_tables
    assert boxes(table) == drawn([[Cell([name]) for name in plan.columns], *appendix_rows(plan)])
    assert {box.height for box in boxes(table)} > {1, 2, 3}


def of_page(row: LexborNode) -> list[Cell]:
    """Return the cells of a row of a page or of what a PDF is made from."""
    return [
        Cell(
            [*filter(None, (" ".join(item.text().split()) for item in cell.css("p") or [cell]))],
            *(int(cell.attributes.get(name) or 1) for name in ("rowspan", "colspan")),
        )
        for cell in row.css("td, th")
    ]


def without_sharing(archive: Archive) -> Archive:
    """Return a plan whose activities all have deliverables of their own: pages print those that share in one cell."""
    plan = archive.newest
    tasks = (
        dataclasses.replace(task, activities=tuple(activity for activity in task.activities if activity.deliverables))
        for task in plan.tasks
    )
    return dataclasses.replace(archive, plans=(dataclasses.replace(plan, tasks=tuple(tasks)),))


def test_cells_are_those_of_the_official_table_of_page_and_pdf(plans: Archive) -> None:
    plain = without_sharing(plans)
    plan = plain.newest
    found, *_ = map(boxes, Opened(as_word(plan, plain, BUILD)).data_tables)
    titles = {section.title: section.title.upper() for section in plan.sections}
    on_paper = [dataclasses.replace(box, texts=tuple(titles.get(text, text) for text in box.texts)) for box in found]
    paper = LexborHTMLParser(as_html(next(papers(plain)), BUILD))
    assert drawn(map(of_page, paper.css("table:not(.targets) tr"))) == on_paper
    page, *_ = shown(plain, f"{plan.year}/toan-van/").css(".kh-annex__table")
    places = [dataclasses.replace(box, texts=()) for box in found]
    assert [dataclasses.replace(box, texts=()) for box in drawn(map(of_page, page.css("tr")))] == places


def test_columns_are_those_that_the_plan_has() -> None:
    archive = load(TWOLEVEL)
    plan = archive.newest
    assert plan.columns[5:] == ("Kinh phí", "Ghi chú")
    found = boxes(Opened(as_word(plan, archive, BUILD)).data_tables[0])
    at = {(box.row + down, box.column): box for box in found for down in range(box.height)}
    for row in plan.rows:
        words = dashed(row.deliverable.text)
        (line,) = {box.row for box in found if box.column == 2 and box.texts and box.texts[0].startswith(words[0])}
        number, task = at[line, 0], at[line, 1]
        assert number.texts == (row.task.id.rpartition(".")[2],)
        assert (number.row, number.height) == (task.row, task.height)
        assert task.texts[0].startswith(dashed(row.task.text)[0])
        assert (at[line, 3].texts, at[line, 4].texts) == ((row.deliverable.lead.text,), (row.deliverable.timing.text,))
        cells = {cell.column: tuple(dashed(cell.text)) for cell in row.deliverable.cells}
        assert [at[line, 5].texts, at[line, 6].texts] == [cells.get(name, ()) for name in plan.columns[5:]]


def test_headings_are_those_of_the_document_and_skip_no_level(word: Opened, plans: Archive) -> None:
    plan = plans.newest
    found = [*word.headings()]
    titled = [clause for clause in plan.clause.values() if not clause.text]
    assert [words for _, words in found] == [
        *(" ".join(filter(None, (clause.label, clause.words))) for clause in titled),
        *(plan.appendix_label, *(section.title for section in plan.sections)),
        *([plan.targets.label] if plan.targets else []),
    ]
    assert found[0][0] == 1
    assert all(later <= earlier + 1 for (earlier, _), (later, _) in itertools.pairwise(found))


def test_numbers_are_words_and_nothing_is_numbered_by_the_program(word: Opened) -> None:
    assert word.document.findall(f".//{W}numPr") == word.styles.findall(f".//{W}numPr") == []
    assert "word/numbering.xml" not in word.package.namelist()


def test_paragraphs_begin_one_centimetre_in(word: Opened) -> None:
    (style,) = (item for item in word.styles.iter(f"{W}style") if value(item, f"{W}name") == "Lời văn")
    assert round(number(style.find(f"{W}pPr/{W}ind"), "firstLine") / MM) == 10
    assert value(style, f"{W}pPr/{W}jc") == "both"
    assert number(style.find(f"{W}pPr/{W}spacing"), "after") >= 6 * 20
    assert 240 <= number(style.find(f"{W}pPr/{W}spacing"), "line") <= 360


def test_it_knows_its_language_title_and_what_it_is_and_when(word: Opened, plans: Archive) -> None:
    core = {etree.QName(item).localname: item.text for item in word.part("docProps/core.xml")}
    assert core == {
        "title": plans.newest.name,
        "creator": plans.newest.issuer,
        "description": "Bản Word theo thể thức, để trình ký; không thay thế bản đã ký.",
        "language": "vi-VN",
        "created": "2022-05-01T08:00:00Z",
        "modified": "2022-05-01T08:00:00Z",
    }
    assert value(word.styles, f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") == "vi-VN"


def test_two_runs_are_equal_and_no_file_has_a_time(content: bytes, word: Opened, plans: Archive) -> None:
    assert as_word(plans.newest, plans, BUILD) == content
    assert {entry.date_time for entry in word.package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_another_library_opens_it(content: bytes, plans: Archive) -> None:
    opened = docx.Document(io.BytesIO(content))
    plan = plans.newest
    assert opened.core_properties.title == plan.name
    assert [item.style.name for item in opened.paragraphs if item.text.startswith("I.")] == ["heading 1".title()]
    more = [len(plan.targets.columns)] if plan.targets else []
    assert [len(table.columns) for table in opened.tables] == [2, 2, len(plan.columns), *more]
    assert opened.sections[1].page_width > opened.sections[1].page_height


def test_blank_stays_blank_with_room_to_write(plan: Plan) -> None:
    assert with_room(plan.number_line) == "Số:        /KH-UBND"
    assert with_room(plan.date_line) == "Ninh Bình, ngày       tháng 12 năm 2021"
    assert with_room("Ninh Bình, ngày tháng năm 2027") == "Ninh Bình, ngày       tháng       năm 2027"
    assert (
        with_room("(Kèm theo Kế hoạch số /KH-UBND ngày tháng 12)")
        == "(Kèm theo Kế hoạch số       /KH-UBND ngày       tháng 12)"
    )
    written = ("Số: 12/KH-UBND", "Ví Dụ, ngày 05 tháng 01 năm 2031", "số ngày trong tháng và năm", "Số: …/KH-UBND")
    assert [*map(with_room, written)] == [*written]


def test_what_is_not_known_is_blank_and_has_its_place(archive: Archive, plan: Plan) -> None:
    unknown = Parties(UNKNOWN)
    task, *others = plan.tasks
    activity = task.activities[0]
    item = dataclasses.replace(activity.deliverables[0], lead=unknown, text=(UNKNOWN,))
    activities = (dataclasses.replace(activity, deliverables=(item,)),)
    changed = dataclasses.replace(
        plan,
        **dict.fromkeys(("signer", "file_mark", "number_line", "appendix_reference"), UNKNOWN),
        recipients=(unknown,),
        tasks=(dataclasses.replace(task, activities=activities), *others),
    )
    word = Opened(as_word(changed, archive, BUILD))
    assert [text for text in word.texts if UNKNOWN in text or text == "- ;"] == []
    styles = [value(item, f"{W}pPr/{W}pStyle") for item in word.document.iter(f"{W}p")]
    assert {"Signer", "NumberLine", "AppendixReference"} <= {*styles}
    cells = {box.column: box.texts for box in boxes(word.data_tables[0]) if box.row == 2}
    assert (cells[4], cells[5], cells[7]) == ((), (), (item.timing.text,))


def line_after(word: Opened, words: str) -> float:
    """Return how long the line below some words is, in points."""
    (paragraph,) = (item for item in word.document.iter(f"{W}p") if said(item) == words)
    line = paragraph.getnext()
    assert line.find(f"{W}pPr/{W}pBdr/{W}bottom") is not None
    cell = line.getparent()
    width = number(cell.find(f"{W}tcPr/{W}tcW"), "w") if cell.tag == f"{W}tc" else 160 * MM
    indent = line.find(f"{W}pPr/{W}ind")
    assert number(indent, "left") == number(indent, "right")
    return (width - 2 * number(indent, "left")) / 20


def broad(words: str, size: int) -> float:
    return ImageFont.truetype(BOLD, size * 100).getlength(words) / 100


@pytest.mark.parametrize(
    "province", ["tỉnh Ninh Bình", "thành phố Hồ Chí Minh", "tỉnh Huế", "tỉnh Bà Rịa - Vũng Tàu", "tỉnh Lai Châu"]
)
def test_lines_are_a_third_to_a_half_of_the_words_above_and_that_of_the_motto_is_as_long(
    archive: Archive, plan: Plan, province: str
) -> None:
    title = f"Cải cách hành chính {province} năm 2027"
    changed = dataclasses.replace(plan, province=province, issuer=f"Ủy ban nhân dân {province}", title=title)
    word = Opened(as_word(changed, archive, BUILD))
    assert issuer_lines(changed) == ("Ủy ban nhân dân", province)
    assert 1 / 3 < line_after(word, province) / broad(province.upper(), 12) < 1 / 2
    assert 1 / 3 < line_after(word, title) / broad(title, 14) < 1 / 2
    assert 0.97 < line_after(word, MOTTO) / broad(MOTTO, 13) < 1.03


@pytest.mark.parametrize(
    "text", [*HOSTILE, "\x00\x0b\ufffe", "\ud800", "]]></w:t><w:r/>", "&amp; & <!-- {{ 7*7 }} {% raw %}"]
)
def test_hostile_text_is_text(archive: Archive, plan: Plan, text: str) -> None:
    task = dataclasses.replace(plan.tasks[0], text=(text, text))
    changed = dataclasses.replace(plan, opening=text, name=text, tasks=(task, *plan.tasks[1:]))
    word = Opened(as_word(changed, archive, BUILD))
    legal = re.sub("[\x00\x0b\ufffe\ud800]", "\ufffd", text).replace("\r", "\n")
    assert legal in word.texts
    assert word.texts.count(f"- {legal}") == 2
    assert word.part("docProps/core.xml")[0].text == legal
    assert "49" not in "".join(word.texts[:12])


def test_a_head_of_two_rows_joins_what_columns_have_in_common() -> None:
    above, below = head_rows(("TT", "Chủ trì", "Phối hợp", "Hạn"), ("", "Phân công", "Phân công", ""), (1, 2, 3, 4))
    assert [(cell.span, cell.merge, cell.width) for cell in above.cells] == [(1, "restart", 1), (2, "", 5), (1, "restart", 4)]
    assert [(cell.span, cell.merge, cell.width) for cell in below.cells] == [
        *((1, "continue", 1), (1, "", 2), (1, "", 3), (1, "continue", 4))
    ]
    names = [[phrase.text for paragraph in cell.paragraphs for phrase in paragraph] for cell in (*above.cells, *below.cells)]
    assert names == [["TT"], ["Phân công"], ["Hạn"], [], ["Chủ trì"], ["Phối hợp"], []]
    assert above.is_head
    assert below.is_head


def test_rows_with_little_in_them_stay_whole(plans: Archive) -> None:
    rows = [row for appendix in appendices(plans.newest, plans.document) for row in appendix.rows]
    assert sum(not row.is_whole for row in rows) < len(rows) / 4
