"""Every PDF: it says all its cells, and what it shows is tagged so that a screen reader can follow, tables too.

What a machine can check of PDF/UA (ISO 14289-1) with a reader that does not come from what makes the PDF.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pypdf
import pytest
from pypdf.generic import ContentStream

from plan.export.pdf import Paper, as_pdf, papers
from plan.reading.load import load
from tests.archives import FROZEN, SMALL
from tests.unit.test_pdf import BUILD, bare, cells, read

LARGE = {"2022/toan-van", "2022/quy/4", "2022/linh-vuc/tai-chinh-cong", "2022/co-quan/cac-so-ban-nganh"}
"""Papers of the plan of 2022, whose cells are merged over pages; of the small plan there are all."""
PAPERS = {
    paper.stem: paper for root in (FROZEN, SMALL) for paper in papers(load(root)) if root == SMALL or paper.stem in LARGE
}
SHOWS = {b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"BI"}
"""Operators that put something on the page."""
Texts = dict[tuple[int, int], str]
"""The text of each marked piece of content, by its page's number of object and its own number there."""


@pytest.mark.parametrize("stem", PAPERS)
def test_every_paper_says_all_its_cells_and_is_tagged(stem: str) -> None:
    paper = PAPERS[stem]
    reader = read(as_pdf(paper, BUILD))
    texts, unmarked = shown(reader)
    whole = bare("".join(texts.values()))
    wanted = cells(paper.context.get("rows", paper.context["plan"].rows))
    assert wanted or paper.context["repealed"]
    assert [text for text in wanted if any(bare(word) not in whole for word in text.split())] == []
    assert unmarked == []
    assert headings_skip_no_level(reader)
    assert wrong_tables(paper, reader, texts) == []


def kids(element: Any) -> list[Any]:
    below = element.get("/K", [])
    below = below.get_object() if hasattr(below, "get_object") else below
    found = (kid.get_object() for kid in (below if isinstance(below, list) else [below]))
    return [kid for kid in found if isinstance(kid, dict) and "/S" in kid]


def walk(element: Any) -> Iterator[Any]:
    yield element
    for kid in kids(element):
        yield from walk(kid)


def structure(reader: pypdf.PdfReader) -> list[Any]:
    return list(walk(reader.root_object["/StructTreeRoot"]))


def headings_skip_no_level(reader: pypdf.PdfReader) -> bool:
    levels = [int(item["/S"][2:]) for item in structure(reader) if item.get("/S", "").removeprefix("/H").isdigit()]
    return levels[0] == 1 and all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def wrong_tables(paper: Paper, reader: pypdf.PdfReader, texts: Texts) -> list[str]:
    """Return what is wrong with the tables: each has the plan's columns, no hole, no overlap, and each cell its head."""
    columns = paper.context["plan"].columns
    found = []
    for table in (item for item in structure(reader) if item.get("/S") == "/Table"):
        rows = [item for item in walk(table) if item.get("/S") == "/TR"]
        heads = kids(rows[0])
        if tuple(bare(said(head, texts)) for head in heads) != tuple(map(bare, columns)):
            found.append(f"heads: {[said(head, texts) for head in heads]}")
        if any(head["/A"]["/Scope"] != "/Column" for head in heads):
            found.append("a head without scope")
        taken: set[tuple[int, int]] = set()
        for at, row in enumerate(rows):
            for cell in kids(row):
                column = next(column for column in range(len(columns) + 1) if (at, column) not in taken)
                height, width = (int(cell["/A"].get(key, 1)) for key in ("/RowSpan", "/ColSpan"))
                place = {(at + down, column + right) for down in range(height) for right in range(width)}
                if taken & place:
                    found.append(f"overlap: {said(cell, texts)}")
                taken |= place
                above = [head["/ID"] for head in heads[column : column + width]]
                if cell["/S"] == "/TD" and cell["/A"]["/Headers"] != above:
                    found.append(f"head of another column: {said(cell, texts)}")
        if taken != {(row, column) for row in range(len(rows)) for column in range(len(columns))}:
            found.append(f"irregular: {len(rows)} rows")
    return found


def shown(reader: pypdf.PdfReader) -> tuple[Texts, list[bytes]]:
    """Return what is marked, and what is shown outside all marks: neither content with a tag nor decoration."""
    texts: Texts = {}
    unmarked = []
    for page in reader.pages:
        assert page.indirect_reference
        fonts = {name: font.get_object() for name, font in page["/Resources"]["/Font"].items()}
        maps = {name: letters(font["/ToUnicode"].get_object().get_data()) for name, font in fonts.items()}
        marks: list[int | None] = []
        font = ""
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator in {b"BDC", b"BMC"}:
                marks.append(operands[1].get("/MCID") if operator == b"BDC" else None)
            elif operator == b"EMC":
                marks.pop()
            elif operator == b"Tf":
                font = operands[0]
            elif operator in SHOWS and not marks:
                unmarked.append(operator)
            elif operator in {b"Tj", b"TJ"} and marks[-1] is not None:
                pieces = operands[0] if operator == b"TJ" else operands
                codes = b"".join(piece.original_bytes for piece in pieces if hasattr(piece, "original_bytes"))
                key = (page.indirect_reference.idnum, int(marks[-1]))
                text = "".join(maps[font].get(codes[at : at + 2], "") for at in range(0, len(codes), 2))
                texts[key] = texts.get(key, "") + text
    return texts, unmarked


def letters(to_unicode: bytes) -> dict[bytes, str]:
    """Return what the codes of a font stand for."""
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]+)>", to_unicode)
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def said(element: Any, texts: Texts) -> str:
    """Return the text of a structure element."""
    found = []
    for item in walk(element):
        below = item.get("/K", [])
        below = below.get_object() if hasattr(below, "get_object") else below
        numbers = [int(kid) for kid in (below if isinstance(below, list) else [below]) if isinstance(kid, int)]
        found += [texts.get((item.raw_get("/Pg").idnum, number), "") for number in numbers]
    return " ".join(found)
