"""The workbooks of lists of every kind, read by openpyxl; some of them, and CSV files, opened by LibreOffice."""

import dataclasses
import functools
import io
import itertools
import math
import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pypdf
import pytest
from fontTools.ttLib import TTFont
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.formula.translate import Translator
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from plan.export.columns import COLUMNS
from plan.export.formats.csv import make as as_csv
from plan.export.formats.xlsx import make as as_xlsx
from plan.export.sheets.paper import Lying, breaks
from plan.export.tables.of_agencies import ASSIGNMENTS
from plan.export.tables.of_deliverables import DEADLINES
from plan.facts.lists import Listed, lists
from plan.ground.model import Activity, Archive, Row
from plan.reading.load import load
from tests.archives import ROOT, SMALL
from tests.calc import WITHOUT, Convert, converter, works
from tests.unit.exported import BUILD, HOSTILE, hostile, records

PRINTED, DATA, CHARGES = "Như văn bản", "Dữ liệu", "Trách nhiệm Phần IV"


def charges_of(listed: Listed) -> str:
    """Return what the sheet is called of what a plan's part charges an agency with: the small plan has no part IV."""
    return CHARGES.replace("IV", {"2022": "IV", "2031": "II"}[listed.stem[:4]])


UNIT = 5.25
"""A unit of width in Excel, in points: the seven pixels of a digit of Calibri 11, the font of a workbook's columns."""
PADDING = 5 / 7
"""What Excel leaves free in a column, in units."""
LINE = 12.75
"""The height of a line of Times New Roman 10 in Excel, in points."""
LANDSCAPE = (842, 595)


LARGE = {
    *("2022/nhiem-vu", "2022/quy/4", "2022/linh-vuc/tai-chinh-cong"),
    *("2022/co-quan/so-y-te", "2022/co-quan/so-noi-vu", "2022/co-quan/cac-so-ban-nganh"),
}


@pytest.fixture(scope="module")
def every(archive: Archive) -> tuple[Listed, ...]:
    """Every list of the small plan, and of the plan of 2022 those with the longest texts and the most merged cells."""
    large = (listed for listed in lists(archive) if listed.stem in LARGE)
    return (*large, *lists(load(SMALL)))


@pytest.fixture(scope="module")
def books(every: tuple[Listed, ...]) -> dict[str, Workbook]:
    return {listed.stem: opened(io.BytesIO(as_xlsx(listed, BUILD))) for listed in every}


@pytest.fixture(scope="module")
def whole(every: tuple[Listed, ...]) -> Listed:
    return every[0]


@pytest.fixture(scope="module")
def health(every: tuple[Listed, ...]) -> Listed:
    return next(listed for listed in every if listed.stem == "2022/co-quan/so-y-te")


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    convert = converter(tmp_path_factory)
    if not works(convert):
        assert not os.environ.get("CI"), WITHOUT
        pytest.skip(WITHOUT)
    return convert


def test_half_a_libreoffice_is_none(tmp_path: Path) -> None:
    def broken(*_: object) -> Path:
        raise subprocess.CalledProcessError(1, "soffice")

    def missing(*_: object) -> Path:
        raise FileNotFoundError

    assert not any(map(works, (broken, missing, lambda *_: tmp_path)))
    (tmp_path / "thu.xlsx").touch()
    assert works(lambda *_: tmp_path)


def opened(source: Any) -> Workbook:
    return openpyxl.load_workbook(source)


def test_every_workbook_holds_every_cell_as_text(every: tuple[Listed, ...], books: dict[str, Workbook]) -> None:
    assert len(books) == len(every) > len(LARGE)
    titles = {column.name: column.title for column in COLUMNS}
    for listed in every:
        book = books[listed.stem]
        assert book.sheetnames == [PRINTED, DATA, *([charges_of(listed)] if listed.charges else [])]
        kinds = {cell.data_type for sheet in book for line in sheet for cell in line if cell.value is not None}
        assert kinds == {"s"}
        head, *lines = [[cell or "" for cell in line] for line in book[DATA].iter_rows(values_only=True)]
        known = records(listed)
        assert lines == [[*record.values()] for record in known]
        assert not known or head == [titles[name] for name in known[0]]


def test_an_agencys_workbook_says_what_part_iv_charges_it_with(
    every: tuple[Listed, ...], books: dict[str, Workbook], archive: Archive
) -> None:
    charged = [listed for listed in every if listed.charges]
    assert {"2022/co-quan/so-noi-vu", "2022/co-quan/so-y-te"} <= {listed.stem for listed in charged}
    for listed in charged:
        _, *lines = [
            [cell or "" for cell in line] for line in books[listed.stem][charges_of(listed)].iter_rows(values_only=True)
        ]
        assert [(line[1], line[2]) for line in lines] == [
            (" ".join(filter(None, (clause.label, clause.words))), listed.names[charge.via] if charge.via else "")
            for charge in listed.charges
            for clause in charge.clause.walk()
        ]
    names = {line[2].value for line in books["2022/co-quan/so-noi-vu"][CHARGES].iter_rows(min_row=2)}
    assert names == {None, archive.agency["cac-so-ban-nganh"].name}


def dashed(texts: Sequence[str]) -> str:
    return "\n".join(f"- {text}" for text in texts) if len(texts) > 1 else "".join(texts)


def on_paper(listed: Listed) -> tuple[dict[str, str], set[str]]:
    """Return what the printed sheet must say, each text by its cell, and which cells must be merged."""
    said = {
        "A1": listed.title,
        "A2": f"(Trích Phụ lục {listed.plan.name}{', dự thảo' if listed.plan.number is None else ''})",
    }
    names, last = (*listed.plan.columns, *(["Vai trò"] if listed.agency else [])), "I" if listed.agency else "H"
    said |= {f"{letter}4": name for letter, name in zip("ABCDEFGHI", names, strict=False)}
    merged, at, section, lines = {f"A1:{last}1", f"A2:{last}2"}, 4, "", []
    for row in listed.rows:
        if row.section.id != section:
            section, at = row.section.id, at + 1
            said |= {f"A{at}": section, f"B{at}": row.section.title.upper()}
            merged.add(f"B{at}:{last}{at}")
        at += 1
        lines.append((at, row))
        item = row.deliverable
        said |= {f"E{at}": dashed(item.text), f"F{at}": item.lead.text, f"H{at}": item.timing.text}
        said |= {f"G{at}": item.coordinating.text} if item.coordinating else {}
        said |= {f"I{at}": "\n".join(roles(listed, row))} if listed.agency else {}
    for letter, owner, text in (
        ("A", lambda row: row.objective.id, lambda row: row.objective.id.split(".")[1]),
        ("B", lambda row: row.objective.id, lambda row: dashed(row.objective.text)),
        ("C", lambda row: row.task.id, lambda row: dashed(row.task.text)),
        ("D", activity, lambda row: "\n".join(dashed(found.text) for found in row.activities)),
    ):
        for first, last, row in _reaching(lines, owner):
            said[f"{letter}{first}"] = text(row)
            merged |= {f"{letter}{first}:{letter}{last}"} if last > first else set()
    return {place: text for place, text in said.items() if text}, merged


def roles(listed: Listed, row: Row) -> Iterator[str]:
    """Yield the agency's roles in a row as the printed sheet says them."""
    for part in listed.assigned[row.deliverable.id]:
        verb = {"lead": "Chủ trì", "coordinating": "Phối hợp"}[part.role]
        yield f"{verb} qua nhóm {listed.names[part.via]}" if part.via else verb


def activity(row: Row) -> tuple[str, int]:
    """Return which activity of its task a row belongs to."""

    def owns(activity: Activity) -> bool:
        return any(item.id == row.deliverable.id for item in activity.deliverables)

    return row.task.id, next(number for number, found in enumerate(row.task.activities) if owns(found))


def _reaching(lines: Iterable[tuple[int, Row]], owner: Callable[[Row], object]) -> Iterator[tuple[int, int, Row]]:
    for _, found in itertools.groupby(lines, key=lambda line: owner(line[1])):
        group = list(found)
        yield group[0][0], group[-1][0], group[0][1]


def test_every_workbook_says_and_merges_what_the_document_does(every: tuple[Listed, ...], books: dict[str, Workbook]) -> None:
    for listed in every:
        sheet = books[listed.stem][PRINTED]
        found = {cell.coordinate: cell.value for line in sheet for cell in line if cell.value is not None}
        assert (found, {str(cells) for cells in sheet.merged_cells.ranges}) == on_paper(listed)


def set_up(sheet: Worksheet) -> dict[str, object]:
    """Return how a sheet is filtered and printed."""
    page = sheet.page_setup
    return {
        "filter": sheet.auto_filter.ref,
        "area": str(sheet.print_area).rpartition("!")[2].replace("$", ""),
        "titles": (sheet.print_title_rows, sheet.print_title_cols),
        "page": (page.orientation, page.paperSize, bool(getattr(sheet.sheet_properties.pageSetUpPr, "fitToPage", None))),
        "breaks": sorted(item.id for item in sheet.row_breaks.brk),
        "footer": sheet.oddFooter.center.text,
    }


def test_every_workbook_prints_on_landscape_a4_with_the_head_on_each(
    every: tuple[Listed, ...], books: dict[str, Workbook]
) -> None:
    """Not fitted to a number of pages: then Excel breaks pages where it likes."""
    same = {"page": ("landscape", 9, False), "footer": "Trang &P/&N"}
    for listed in every:
        sheets = {sheet.title: set_up(sheet) for sheet in books[listed.stem]}
        assert all(found.items() >= same.items() for found in sheets.values())
        assert [found["titles"] for found in sheets.values()] == [("$4:$4", None), ("$1:$1", None), ("$1:$1", None)][
            : len(sheets)
        ]
        count = len(records(listed)) + 1
        last, printed = ("W", "J") if listed.agency else ("V", "K")
        assert (sheets[DATA]["filter"], sheets[DATA]["area"]) == (f"A1:{last}{count}", f"A1:{printed}{count}")
        assert [sheet.freeze_panes for sheet in books[listed.stem]] == ["A5", "A2", "A2"][: len(sheets)]


@functools.cache
def letters(style: str) -> dict[int, float]:
    """Return the widths of the letters of Times New Roman 10, in points; those of Liberation Serif are the same."""
    command = ["fc-match", "--format=%{file}", f"Liberation Serif:style={style}"]
    with TTFont(subprocess.run(command, check=True, capture_output=True, text=True).stdout) as font:
        return {code: font["hmtx"][name][0] * 10 / font["head"].unitsPerEm for code, name in font.getBestCmap().items()}


@functools.cache
def height(text: str, width: float, style: str) -> float:
    """Return how high the lines of a text are, in points; a word longer than a line goes on in the next."""
    count = 0
    for paragraph in text.split("\n"):
        count, used = count + 1, 0.0
        for word in paragraph.split(" "):
            size = sum(letters(style)[ord(letter)] for letter in word)
            if used and used + size > width:
                count, used = count + 1, 0.0
            count += max(math.ceil(size / width), 1) - 1
            used += size + letters(style)[ord(" ")]
    return count * LINE


def room(sheet: Worksheet) -> Iterator[tuple[Cell, float, float]]:
    """Yield each cell below the title with the width and the height of its room, in points."""
    widths = widths_of(sheet)
    reach = {cells.start_cell.coordinate: cells for cells in sheet.merged_cells.ranges}
    for cell in (cell for line in sheet.iter_rows(min_row=3) for cell in line if cell.value):
        merged = reach.get(cell.coordinate)
        columns = range(cell.column, (merged.max_col if merged else cell.column) + 1)
        lines = range(cell.row, (merged.max_row if merged else cell.row) + 1)
        width = sum(widths[column] - PADDING for column in columns) * UNIT
        yield cell, width, sum(sheet.row_dimensions[line].height or LINE for line in lines)


def widths_of(sheet: Worksheet) -> dict[int, float]:
    """Return the width of each column; columns of one width stand together in a file."""
    shapes = sheet.column_dimensions.values()
    return {column: shape.width for shape in shapes for column in range(shape.min, shape.max + 1)}


def test_no_cell_of_a_workbook_is_lower_than_its_text(books: dict[str, Workbook]) -> None:
    cut = {
        (stem, sheet.title, cell.coordinate)
        for stem, book in books.items()
        for sheet in book
        for cell, width, high in room(sheet)
        if height(cell.value, width, "Bold" if cell.font.b else "Regular") > high
    }
    assert cut == set()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_a_workbook(whole: Listed, text: str) -> None:
    book = opened(io.BytesIO(as_xlsx(hostile(whole, text), BUILD)))
    kept = text.replace("\r", "_x000D_")  # as ECMA-376 writes it (22.4.2.4); openpyxl leaves it so
    found = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value == kept]
    assert len(found) >= 4
    assert {cell.data_type for cell in found} == {"s"}


def chosen(every: tuple[Listed, ...]) -> Iterator[Listed]:
    """Yield the lists that LibreOffice opens: to open all takes it a second for seven.

    They are all that no agency has; of each kind of agency the longest, where most cells are merged; and
    the shortest of all. The others are made of the same cells by the same code, and openpyxl reads them above.
    """
    yield from (listed for listed in every if not listed.agency)
    agencies = sorted((listed for listed in every if listed.agency), key=lambda listed: len(listed.rows))
    yield agencies[0]
    yield from {listed.agency.kind: listed for listed in agencies if listed.agency}.values()


def looks(cell: Cell | MergedCell) -> tuple[object, ...]:
    """Return what a cell says and how; nothing of one that another covers."""
    if isinstance(cell, MergedCell):
        return ()
    font, align, border = cell.font, cell.alignment, cell.border
    sides = (border.left.style, border.right.style, border.top.style, border.bottom.style)
    across = align.horizontal if align.horizontal != "general" else None
    return cell.value, cell.data_type, font.name, font.sz, font.b, font.i, bool(align.wrap_text), across, sides


def test_libreoffice_keeps_a_workbook_without_loss(
    every: tuple[Listed, ...], books: dict[str, Workbook], converted: Convert
) -> None:
    """But for the frozen panes: they belong to a window, which it has none of when it only converts."""
    taken = converted({f"{listed.name}.xlsx": as_xlsx(listed, BUILD) for listed in chosen(every)}, "xlsx")
    for listed in chosen(every):
        given, kept = books[listed.stem], opened(taken / f"{listed.name}.xlsx")
        assert kept.sheetnames == given.sheetnames
        assert (kept.properties.title, kept.properties.creator) == (given.properties.title, given.properties.creator)
        for sheet, other in zip(given, kept, strict=True):
            assert [[looks(cell) for cell in line] for line in other] == [[looks(cell) for cell in line] for line in sheet]
            assert {*map(str, other.merged_cells.ranges)} == {*map(str, sheet.merged_cells.ranges)}
            assert set_up(other) == set_up(sheet)
            heights = {line: shape.height for line, shape in sheet.row_dimensions.items() if shape.height}
            assert {line: other.row_dimensions[line].height for line in heights} == pytest.approx(heights, abs=0.3)
            assert widths_of(other) == pytest.approx(widths_of(sheet), abs=0.3)


def bare(text: str) -> str:
    """Return a text without blanks, as a PDF may have others at the ends of lines."""
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def paper(whole: Listed, health: Listed, converted: Convert) -> dict[str, dict[str, list[str]]]:
    """Return the text of each page of each sheet of two lists, as LibreOffice prints them."""
    names = {f"{listed.name}.xlsx": as_xlsx(listed, BUILD) for listed in (whole, health)}
    taken = converted(names, "pdf")
    found: dict[str, dict[str, list[str]]] = {}
    for listed in (whole, health):
        pages = pypdf.PdfReader(taken / f"{listed.name}.pdf").pages
        assert {tuple(round(float(side)) for side in page.mediabox[2:]) for page in pages} == {LANDSCAPE}
        sheets = found[listed.stem] = {PRINTED: [], DATA: [], CHARGES: []}
        for page in pages:
            text = bare(page.extract_text())
            sheets[next(name for name, head in HEADS.items() if bare(head) in text)].append(text)
    return found


HEADS = {DATA: "Mã sản phẩm", CHARGES: "Mục của Phần IV", PRINTED: "Mục tiêu"}
"""What stands on each page of a sheet, and on none of those above."""


def test_libreoffice_prints_every_cell_whole(
    whole: Listed, health: Listed, books: dict[str, Workbook], paper: dict[str, dict[str, list[str]]]
) -> None:
    """It leaves out of a PDF the lines for which a cell has no room."""
    for listed in (whole, health):
        for sheet in books[listed.stem]:
            area = sheet[set_up(sheet)["area"]] if sheet.title == DATA else sheet
            said = [cell.value for line in area for cell in line if cell.value]
            text = "".join(paper[listed.stem][sheet.title])
            assert [value for value in said if bare(value) not in text] == [], (listed.stem, sheet.title)


def test_an_agencys_data_take_few_pages_and_no_column_stands_apart(
    whole: Listed, health: Listed, paper: dict[str, dict[str, list[str]]]
) -> None:
    """On every page is every column: they took 28 pages when they stood on four side by side."""
    assert len(paper[health.stem][DATA]) <= 6
    assert len(paper[health.stem][CHARGES]) == 1
    for listed, last in ((whole, "Thời gian thực hiện"), (health, "Thời gian thực hiện")):
        assert [text for text in paper[listed.stem][DATA] if bare(last) not in text] == []
        assert [text for text in paper[listed.stem][PRINTED] if bare(last) not in text] == []


def test_no_heading_of_a_section_is_the_last_on_its_page(
    whole: Listed, health: Listed, books: dict[str, Workbook], paper: dict[str, dict[str, list[str]]]
) -> None:
    """Nor does a page end where the workbook does not say so, which would make two of one."""
    for listed in (whole, health):
        sheet = books[listed.stem][PRINTED]
        begin = [1, *(number + 1 for number in set_up(sheet)["breaks"])]
        assert len(paper[listed.stem][PRINTED]) == len(begin) > 5
        heads = {line[0].row for line in sheet.iter_rows(min_row=5) if re.fullmatch("[IVX]+", str(line[0].value))}
        assert len(heads) == len({row.section.id for row in listed.rows})
        assert heads & {number - 1 for number in begin} == set()
        for number, text in zip(begin[1:], paper[listed.stem][PRINTED][1:], strict=True):
            assert bare(str(sheet.cell(number, 5).value or sheet.cell(number, 2).value)) in text


def test_a_heading_that_would_stand_alone_goes_to_the_next_page() -> None:
    rows = [Lying(30.0), *[Lying(100.0)] * 4, Lying(20.0, leads=True), Lying(100.0), Lying(50.0)]
    assert [*breaks(rows, 500, 30)] == [5]
    assert [*breaks(rows[:5] + [Lying(100.0)] * 8, 500, 30)] == [5, 9]


def test_libreoffice_reads_from_csv_what_pandas_does_and_no_formula(whole: Listed, converted: Convert) -> None:
    rows = tuple(row for text in HOSTILE for row in hostile(whole, text).rows)
    given = {"all.csv": as_csv(whole, BUILD), "hostile.csv": as_csv(dataclasses.replace(whole, rows=rows), BUILD)}
    taken = converted(given, "xlsx", "--infilter=CSV:44,34,76,1")  # comma, quotation mark, UTF-8, from the first line
    for name, content in given.items():
        frame = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False).replace("\r", "\n", regex=True)
        titles, *lines = opened(taken / name.replace("csv", "xlsx")).active.iter_rows()
        assert [cell.value for cell in titles] == [*frame.columns]
        found = [dict(zip(frame.columns, line, strict=True)) for line in lines]
        assert {key for record in found for key, cell in record.items() if cell.data_type not in "sn"} <= {"deadlines"}
        assert [{key: as_text(cell) for key, cell in record.items()} for record in found] == frame.to_dict("records")


OPEN_DATA = (ROOT / "docs/du-lieu.md").read_text(encoding="utf-8")


def test_the_sheet_of_the_data_is_read_as_the_page_for_people_says(books: dict[str, Workbook], whole: Listed) -> None:
    assert 'pd.read_excel(tệp, sheet_name="Dữ liệu", dtype=str, keep_default_na=False)' in OPEN_DATA
    assert books[whole.stem].sheetnames.index(DATA) == 1, "the page says that it is the second"
    found = pd.read_excel(io.BytesIO(as_xlsx(whole, BUILD)), sheet_name="Dữ liệu", dtype=str, keep_default_na=False)
    expected = pd.read_csv(io.BytesIO(as_csv(whole, BUILD)), dtype=str, keep_default_na=False)
    titles = {column.name: column.title for column in COLUMNS}
    assert [*found.columns] == [titles[name] for name in expected.columns]
    assert found.to_numpy().tolist() == expected.to_numpy().tolist()


def test_a_spreadsheet_answers_the_first_question_by_the_formula_of_the_page(archive: Archive, converted: Convert) -> None:
    """LibreOffice's own way to write it was tried by hand: only its window reads that."""
    (formula,) = re.findall(r"`(=COUNTIFS\(deadlines![^`]+)`", OPEN_DATA)
    assert f"`{formula.replace('!', '.').replace(',', ';')}`" in OPEN_DATA
    book = Workbook()
    for table in (ASSIGNMENTS, DEADLINES):
        sheet = book.create_sheet(table.name)
        sheet.append([column.name for column in table.columns])
        for row in table.rows(archive, ""):
            sheet.append(row)
    del book["Sheet"]
    sheet = book[ASSIGNMENTS.name]
    sheet["F1"] = "den_han_quy_4"
    for line in range(2, sheet.max_row + 1):
        sheet[f"F{line}"] = Translator(formula, "F2").translate_formula(f"F{line}")
    content = io.BytesIO()
    book.save(content)
    frame = pd.read_csv(converted({"hoi.xlsx": content.getvalue()}, "csv") / "hoi.csv")
    led = frame[frame["role"] == "lead"].groupby("agency_id")["den_han_quy_4"].sum()
    assert led[["so-noi-vu", "so-tai-chinh", "van-phong-ubnd-tinh", "so-y-te"]].tolist() == [12, 6, 3, 1]


def as_text(cell: Cell) -> str:
    """Return what a cell shows: a single deadline is a date."""
    if cell.data_type == "d":
        return cell.value.date().isoformat()
    return "" if cell.value is None else str(cell.value)
