"""LibreOffice puts each cell where the reader puts it: an oracle that shares no code with it."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plan.export.word.document import as_word
from plan.ground.files import Build
from plan.ground.model import Archive
from plan.intake.office import converted
from plan.intake.paper import Grid
from plan.intake.reading_file import manuscript_in
from tests.word.building import cells, only_grid, p, package, r, read, sdt, shown, tbl, tc, tr
from tests.word.conftest import Office

_CONTROLS = re.compile("[\x01-\x08]")
"""What it writes into HTML around content controls."""
TABLES = {
    "late and early rows": tbl(
        tr(tc("a"), tc("b"), tc("c")),
        tr(tc("d"), before=2),
        tr(tc("e"), before=1, after=1),
        tr(tc("f"), tc("g"), tc("h")),
        width=3,
    ),
    "merged both ways": tbl(
        tr(tc("a", span=2, merge="restart"), tc("b")),
        tr(tc(span=2, merge="continue"), tc("c", merge="restart")),
        tr(tc("d"), tc("e"), tc(merge="continue")),
        tr(tc("f"), tc("g", merge="restart"), tc("h", merge="restart")),
        tr(tc("i"), tc(merge="continue"), tc(merge="continue")),
        width=3,
    ),
    "rows, cells and words in controls": tbl(
        sdt(tr(sdt(tc("a")), tc(sdt(p("b"))))), tr(tc(p(r("c") + sdt(r("d")) + r("e"))), tc("f")), width=2
    ),
    "a merge that joins nothing": tbl(
        tr(tc("a"), tc("b")), tr(tc("c", merge="continue"), tc("d")), tr(tc("e"), tc("f")), width=2
    ),
    "a head over two columns": tbl(
        tr(tc("a", merge="restart"), tc("b", span=2), head=True),
        tr(tc(merge="continue"), tc("c"), tc("d"), head=True),
        tr(tc("e"), tc("f"), tc("g")),
        width=3,
    ),
}


@pytest.fixture(scope="module")
def by_libreoffice(office: Office) -> dict[str, bytes]:
    return office({name: package(table) for name, table in TABLES.items()}, "html")


@pytest.mark.parametrize("name", TABLES)
def test_libreoffice_puts_each_cell_in_the_same_place(name: str, by_libreoffice: dict[str, bytes]) -> None:
    assert covered(only_grid(read(TABLES[name]))) == covered_in_html(by_libreoffice[name])


def covered(grid: Grid) -> dict[tuple[int, int], str]:
    """Return the text of each place of a grid that a cell with words covers."""
    return {
        (at + down, cell.column + right): cell.paragraphs[0].text
        for at, row in enumerate(grid.rows)
        for cell in row.cells
        if cell.paragraphs
        for down in range(cell.height)
        for right in range(cell.span)
    }


def covered_in_html(page: bytes) -> dict[tuple[int, int], str]:
    table = LexborHTMLParser(page).css_first("table")
    assert table is not None
    places: dict[tuple[int, int], str] = {}
    for at, row in enumerate(table.css("tr")):
        column = 0
        for cell in row.css("td, th"):
            while (at, column) in places:
                column += 1
            places |= {
                (at + down, column + right): _CONTROLS.sub("", cell.text()).strip()
                for down in range(_number(cell, "rowspan"))
                for right in range(_number(cell, "colspan"))
            }
    return {place: text for place, text in places.items() if text}


def _number(cell: LexborNode, name: str) -> int:
    return int(cell.attributes.get(name) or 1)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("kind", ["docx", "doc", "odt"])
def test_a_whole_plan_that_libreoffice_saved_again_is_read_alike(kind: str, archive: Archive) -> None:
    content = as_word(archive.newest, archive, Build())
    found, again = manuscript_in(content), manuscript_in(converted(content, "docx", kind))
    assert shown(again) == shown(found)
    assert [cells(block) for block in again.blocks if isinstance(block, Grid)] == [
        cells(block) for block in found.blocks if isinstance(block, Grid)
    ]
