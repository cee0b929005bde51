"""The form by which an agency reports: what it asks, what is locked, what is offered, and that two are equal."""

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from plan.export.reporting.asked import FIGURES, LACKING, MORE_EVIDENCE, PRODUCT_COLUMNS, PRODUCTS, START
from plan.export.reporting.form import REPORT_FORMAT, form_files
from plan.export.reporting.helping import STEPS
from plan.export.workbook.making import BASE
from plan.export.workbook.offers import LISTS
from plan.facts.formats import report_form_of
from plan.facts.year import year_of
from plan.ground.files import Build
from plan.ground.model import ReportRow, columns
from plan.intake.reporting.trying import new_report
from plan.reading.load import load
from tests.archives import FROZEN, REPORTED, TWOLEVEL
from tests.reporting.filling import DONE, NOT_DONE, Filling, form_file, form_of
from tests.unit.builders import Project
from tests.update.editing import copied_data


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(form_file(REPORTED, "so-viec-cong", "quy-1")))


def pages(book: openpyxl.Workbook) -> list[Worksheet]:
    return [page for page in book.worksheets if page.sheet_state == "visible"]


def offered(page: Worksheet, cell: str) -> list[str]:
    """Return what a cell offers; no two rules hold in one, for Excel would take either."""
    (rule,) = [rule for rule in page.data_validations.dataValidation if cell in rule.sqref]
    return str(rule.formula1).strip('"').split(",") if rule.type == "list" else []


def test_two_are_equal_and_no_date_is_of_today() -> None:
    assert form_file(FROZEN, "so-noi-vu") == form_file(FROZEN, "so-noi-vu")


def test_each_time_of_each_product_is_asked_and_what_is_done_stands_last() -> None:
    found = form_of(REPORTED, "so-viec-cong").products
    assert [(row.name, row.is_done) for row in found][:2] == [  # quý I and II were past when it came to be quarterly
        ("I.1.1.2 · Quý III", False),
        ("I.1.1.2 · Quý IV", False),
    ]
    asked = {row.name: row.is_done for row in found}
    assert asked["III.1.3.5"] is False, "it was done, and is open again"
    assert asked["III.1.3.1 · Quý I"] is True
    assert asked["III.1.3.1 · Quý IV"] is False
    states = [(not row.is_asked, row.is_done) for row in found]
    assert states == sorted(states)
    led = year_of(load(REPORTED), load(REPORTED).newest).reported.rows_of["so-viec-cong"]
    assert {row.texts[0] for row in found} == {row.deliverable.id for row in led}


def test_what_a_document_added_when_its_time_was_past_is_not_to_be_filled_in(tmp_path: Path) -> None:
    project = Project.of(copied_data(tmp_path / "project", REPORTED))
    added = (
        "      - id: II.1.1.4\n        text: Bảng hỏi\n        lead: Sở Việc công\n        timing: Quý II năm 2025\n"
        "        added_by:\n          document: 58-qd-vd-2025\n          date: 2025-09-01\n"
    )
    project.replace("data/2025/tasks/ii-1-1.yml", "      - id: II.1.1.1\n", f"{added}      - id: II.1.1.1\n")
    filling = Filling(project.root)
    words = "không phải báo cáo: hạn này được đặt sau khi đã qua"
    assert form_of(project.root, "so-viec-cong").products[-1].texts[-1] == words
    assert filling.cell("II.1.1.4", "Cần làm").value == words
    assert "khó khăn" not in str(filling.cell("II.1.1.4", LACKING).value)
    assert "khó khăn" in str(filling.cell("III.1.3.5", LACKING).value)
    filling.open("II.1.1.4", "Gửi sau.")
    assert new_report(project.root, filling.saved()).said, "no difficulties are asked of it"


def test_the_last_answers_stand_beside(filling: Filling) -> None:
    def last(row: str) -> list[object]:
        return [filling.cell(row, f"Lần trước: {what}").value for what in ("ngày báo cáo", "kết quả", "minh chứng")]

    assert last("III.1.1.1") == ["15/03/2025", "đã hoàn thành ngày 03/03/2025", "Kế hoạch số 14/KH-SVC ngày 03/03/2025"]
    assert last("III.1.3.2") == ["15/03/2025", NOT_DONE, None]
    assert last("I.1.1.2 · Quý IV") == [None, None, None]
    assert filling.cell("hai-long", "Lần trước: con số", FIGURES).value == "88"
    assert filling.cell("III.1.1.1", "Cần làm").value == "đã xong, chỉ ghi khi phải sửa lại"


def test_an_agency_is_asked_for_figures_of_what_it_leads() -> None:
    assert [row.name for row in form_of(REPORTED, "so-viec-cong").figures] == [
        "thoi-gian-cho",
        "hai-long",
        "ho-so-truc-tuyen",
    ]
    assert [row.name for row in form_of(REPORTED, "so-cau-duong").figures] == ["ho-so-truc-tuyen"]


def test_only_answers_are_open(book: openpyxl.Workbook) -> None:
    assert [page.title for page in pages(book)] == [START, PRODUCTS, FIGURES, MORE_EVIDENCE]
    assert all(page.protection.sheet and page.protection.password is None for page in pages(book))
    assert not any(page.protection.formatCells for page in pages(book)), "a cell may be made a text, as it is told"
    opened = [column.title for column in PRODUCT_COLUMNS if column.kind]
    heads = [cell.value for cell in book[PRODUCTS][1]]
    assert [head for head, cell in zip(heads, book[PRODUCTS][2], strict=True) if not cell.protection.locked] == opened
    assert [cell.coordinate for cell in book[START]["B"] if not cell.protection.locked] == ["B4", "B5", "B6"]
    assert {*opened} >= {columns(ReportRow)[key] for key in ("result", "done_on", "difficulties", "next_step", "reason")}


def test_what_fits_is_offered(book: openpyxl.Workbook) -> None:
    assert offered(book[START], "B4") == ["Quý I", "6 tháng đầu năm", "Quý III", "Cả năm"]
    assert book[START]["B4"].value == "Quý I"
    page = book[PRODUCTS]
    rows = {row[0].value: row[0].row for row in page.iter_rows(min_row=2)}
    assert offered(page, f"H{rows['III.1.3.5']}") == [DONE, NOT_DONE]
    assert offered(page, f"H{rows['III.1.3.2']}") == [NOT_DONE], "what is ongoing is never done"
    form = form_of(REPORTED, "so-viec-cong")
    assert [cell.value for cell in book[LISTS]["A"]] == [*form.by_name]
    assert offered(book[MORE_EVIDENCE], "A2") == [f"'{LISTS}'!$A$1:$A${len(form.by_name)}"]


def test_it_says_what_to_do_in_five_lines(book: openpyxl.Workbook) -> None:
    texts = [cell.value for cell in book[START]["B"] if cell.value]
    assert texts[-5:] == [*STEPS]
    assert "Sở Việc công" in texts


def test_it_prints_on_a4_landscape_and_its_heads_stay(book: openpyxl.Workbook) -> None:
    for page in pages(book):
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert book[PRODUCTS].freeze_panes == "C2"
    assert book[PRODUCTS].print_title_rows == "$1:$1"
    assert book[PRODUCTS].print_title_cols == "$A:$B"


def test_colour_says_nothing_that_words_do_not(book: openpyxl.Workbook) -> None:
    rules = [rule for found in book[PRODUCTS].conditional_formatting for rule in found.rules]
    assert sorted(rule.formula[0] for rule in rules) == sorted(
        ['"đã hoàn thành"', '"chưa hoàn thành"', *(rule.formula[0] for rule in rules if rule.type == "containsText")]
    )
    assert len(rules) == 3


def test_no_text_of_the_data_is_a_formula(tmp_path: Path) -> None:
    project = Project.of(copied_data(tmp_path / "project", REPORTED))
    file = "data/2025/tasks/iii-1-1.yml"
    for hostile in ("=1+1", "@SUM(A1)", "<r>x</r>", "{=A1}", "https://vi-du.example/"):
        project.put(
            file, (REPORTED / file).read_text(encoding="utf-8").replace("text: Kế hoạch kiểm tra", f'text: "{hostile}"')
        )
        book = openpyxl.load_workbook(io.BytesIO(form_file(project.root, "so-viec-cong")))
        page, heads = book[PRODUCTS], [cell.value for cell in book[PRODUCTS][1]]
        cells = [cell for found in book.worksheets for row in found.iter_rows() for cell in row]
        formulas = {heads[cell.column - 1] for cell in cells if cell.data_type == "f" and cell.parent is page}
        assert formulas == {LACKING}
        others = [cell for cell in cells if cell.data_type == "f" and cell.parent is not page]
        assert [(cell.parent.title, cell.coordinate) for cell in others] == [(LISTS, "B1")]
        assert hostile in [row[1].value for row in page.iter_rows()]
        assert not [cell for cell in cells if cell.hyperlink]


def test_the_hidden_sheet_tells_of_which_state_it_is(book: openpyxl.Workbook) -> None:
    head = [cell.value for cell in book[BASE][1]][:5]
    assert head[:3] == [REPORT_FORMAT, "2025", "so-viec-cong"]
    assert head[4].endswith("quy-3 2025-09-17 77/BC-SVC")


@pytest.mark.parametrize(
    ("source", "count"), [(FROZEN, 30), (REPORTED, 6), (TWOLEVEL, 7)], ids=["2022", "reported", "twolevel"]
)
def test_each_agency_with_a_page_that_leads_something_is_offered_one(source: Path, count: int) -> None:
    archive = load(source)
    found = [file.path for file in form_files(archive, Build())]
    reported = year_of(archive, archive.newest).reported
    assert found == [report_form_of(archive.newest, agency) for agency in sorted(reported.forms)]
    assert len(found) == count
    assert f"{archive.newest.year}/co-quan/{min(reported.forms)}/bao-cao.xlsx" in found
