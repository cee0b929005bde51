"""The workbook that is sent to be edited: what is locked, what is offered, what it says, and that two are equal."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from plan.export.workbook.forms import forms
from plan.export.workbook.grid import EditColumn, EditSheet, kinds
from plan.export.workbook.guide import help_of
from plan.export.workbook.making import BASE, GUIDE, LISTS, TOO_LONG
from plan.export.workbook.offers import column_letters
from plan.export.workbook.spoken import all_titles, spoken
from plan.ground.model import Parties, Timing, columns
from plan.reading.load import load
from tests.archives import FROZEN, SMALL
from tests.unit.exported import HOSTILE
from tests.update.editing import book_of, copied_data, exported


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(exported(FROZEN)))


def pages(book: openpyxl.Workbook) -> list[Worksheet]:
    return [page for page in book.worksheets if page.title not in {GUIDE, LISTS, BASE}]


def test_two_are_equal_and_no_date_is_of_today() -> None:
    assert exported(FROZEN) == exported(FROZEN)


def test_every_record_of_the_plan_has_a_row_and_every_key_a_column(book: openpyxl.Workbook) -> None:
    sheets = {sheet.title: sheet for sheet in book_of(FROZEN).sheets}
    assert [page.title for page in pages(book)] == list(sheets)
    for page in pages(book):
        sheet = sheets[page.title]
        if sheet.is_single:
            assert [cell.value for cell in page["A"][1:]] == [column.title for column in sheet.columns]
        else:
            assert [cell.value for cell in page[1][1 + sheet.has_above :]] == [column.title for column in sheet.columns]
            assert [cell.value for cell in page["A"][1:] if cell.value] == [row.id for row in sheet.rows]


def test_only_what_may_change_is_open(book: openpyxl.Workbook) -> None:
    sheets = {sheet.title: sheet for sheet in book_of(FROZEN).sheets}
    for page in pages(book):
        assert page.protection.sheet
        assert page.protection.password is None
        sheet = sheets[page.title]
        for at, column in enumerate(sheet.columns):
            cell = page.cell(at + 2, 2) if sheet.is_single else page.cell(2, at + 2 + sheet.has_above)
            if sheet.rows:
                assert cell.protection.locked == column.is_locked, f"{page.title} {column.title}"
        assert page["A2"].protection.locked or not sheet.rows


def test_ids_and_addresses_last() -> None:
    locked = {(sheet.title, column.key) for sheet in book_of(FROZEN).sheets for column in sheet.columns if column.is_locked}
    assert locked == {("Kế hoạch", "year"), ("Kế hoạch", "province_id"), ("Lĩnh vực", "slug")}
    assert {sheet.naming for sheet in book_of(FROZEN).sheets} == {"", "id", "group", "abbr", "term"}


def test_all_cells_are_text(book: openpyxl.Workbook) -> None:
    cells = [cell for page in pages(book) for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells if not cell.protection.locked} == {"@"}


def offered(page: Worksheet, cell: str) -> tuple[str, bool]:
    """Return where a cell's choices stand and whether another value is refused."""
    found = next(one for one in page.data_validations.dataValidation if cell in one.sqref)
    return found.formula1 or "", bool(found.showErrorMessage)


def choices(book: openpyxl.Workbook, page: str, cell: str) -> list[str]:
    source, _ = offered(book[page], cell)
    letters, last = re.fullmatch(rf"'{LISTS}'!\$([A-Z]+)\$1:\$[A-Z]+\$([0-9]+)", source).groups()
    return [book[LISTS][f"{letters}{line}"].value for line in range(1, int(last) + 1)]


def test_a_cell_of_few_values_takes_no_other_and_one_of_agencies_offers_their_names(book: openpyxl.Workbook) -> None:
    archive = load(FROZEN)
    for sheet in book_of(FROZEN).sheets:
        for at, column in enumerate(sheet.columns, 1 + sheet.has_above):
            cell = f"{column_letters(at)}2"
            if column.form.is_many or sheet.is_single:
                continue
            if column.form.said.choices:
                assert choices(book, sheet.title, cell) == [*column.form.said.choices.values()]
                assert offered(book[sheet.title], cell)[1]
            if column.form.is_of(Parties):
                assert choices(book, sheet.title, cell) == [agency.name for agency in archive.agencies]
                assert not offered(book[sheet.title], cell)[1]
            if column.form.is_of(Timing):
                assert "Quý I năm 2022" in choices(book, sheet.title, cell)


def test_each_column_is_explained_beside_its_cells_and_on_the_first_sheet(book: openpyxl.Workbook) -> None:
    words = {cell.value for row in book[GUIDE].iter_rows() for cell in row}
    for sheet in book_of(FROZEN).sheets:
        page = book[sheet.title]
        for at, column in enumerate(sheet.columns, 1 + sheet.has_above):
            cell = f"B{at + 1 - sheet.has_above}" if sheet.is_single else f"{column_letters(at)}2"
            said = next(one.prompt for one in page.data_validations.dataValidation if cell in one.sqref)
            assert said
            assert help_of(sheet, column).startswith(said.rstrip("…"))
            assert help_of(sheet, column) in words


NO_WORDS_OF_SHEETS = re.compile(r"null|khóa|\.yml|\bid\b|ngoặc kép|YAML|thành danh sách")


def test_no_column_is_explained_by_keys_files_or_marks_of_yaml() -> None:
    for title, (kind, _) in kinds().items():
        named = set(columns(kind)) | set(all_titles())
        for key, form in forms(kind).items():
            said = help_of(EditSheet(title, kind, "", "", ()), EditColumn(form, key, is_locked=False))
            told, _, examples = said.partition(" Ví dụ: ")
            assert not NO_WORDS_OF_SHEETS.search(told), f"{title} {key}: {said}"
            assert not named & set(re.findall(r"[\w.-]+", told)) - {"do", "in"}, f"{title} {key}: {said}"
            assert not (examples and form.said.refers_to in {"agency", "key"})


@pytest.mark.parametrize("key", ["lead", "members", "field", "unit", "file_mark"])
def test_what_editors_of_the_files_are_told_is_told_otherwise(key: str) -> None:
    kind, form = next((kind, forms(kind)[key]) for kind, _ in kinds().values() if key in forms(kind))
    assert spoken(form.said.help, columns(kind)) != form.said.help


def test_sheets_with_locked_cells_may_be_filtered_and_not_sorted(book: openpyxl.Workbook) -> None:
    for page in pages(book):
        assert not page.protection.autoFilter  # what is false is not forbidden
        assert page.protection.sort
    assert any("Sắp xếp thì Excel không cho" in str(cell.value) for cell in book[GUIDE]["A"])


def test_sheets_are_read_with_their_head_and_printed_lying(book: openpyxl.Workbook) -> None:
    for page in pages(book):
        assert page.freeze_panes in {"B2", "C2"}
        assert page.page_setup.orientation == "landscape"
        assert page.print_title_rows == "$1:$1"
    assert [page.title for page in book.worksheets if page.sheet_state == "hidden"] == [LISTS, BASE]
    assert book.worksheets[0].title == GUIDE


@pytest.mark.parametrize("text", [text for text in HOSTILE if "\t" not in text and "\r" not in text and "\n" not in text])
def test_a_hostile_text_is_text(tmp_path: Path, text: str) -> None:
    root = copied_data(tmp_path / "project", SMALL)
    path = root / "data/agencies.yml"
    path.write_text(path.read_text("utf-8").replace("short: SVC", f"short: '{text.replace(chr(39), chr(39) * 2)}'"), "utf-8")
    page = openpyxl.load_workbook(io.BytesIO(exported(root)))["Cơ quan"]
    cell = next(row[3] for row in page.iter_rows(min_row=2) if row[0].value == "so-viec-cong")
    assert (cell.value, cell.data_type) == (" ".join(text.split()), "s")


def test_a_text_that_no_cell_holds_is_said_and_locked(tmp_path: Path) -> None:
    root = copied_data(tmp_path / "project", SMALL)
    path = root / "data/agencies.yml"
    path.write_text(path.read_text("utf-8").replace("short: SVC", f"short: {'dài ' * 9000}"), "utf-8")
    page = openpyxl.load_workbook(io.BytesIO(exported(root)))["Cơ quan"]
    cell = next(row[3] for row in page.iter_rows(min_row=2) if row[0].value == "so-viec-cong")
    assert cell.value == TOO_LONG
    assert cell.protection.locked
