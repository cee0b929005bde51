"""Excel workbooks are read as they are shown: merged cells, values of formulas; what is hidden or computed is told."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from plan.intake.paper import Manuscript, UnreadableError
from plan.intake.reading_file import manuscript_in
from tests.word.building import cells, only_grid, repacked, said, shown

HEAD = ["TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì"]


def workbook(change: Callable[[Worksheet], None] = lambda _: None) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Phụ lục"
    for row in (["KẾ HOẠCH"], [], HEAD, ["I", "CẢI CÁCH THỂ CHẾ"], [1, "Rà soát", "Báo cáo", "Sở Tư pháp"], ["Nơi nhận"]):
        sheet.append(row)
    change(sheet)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def changed(change: Callable[[Worksheet], None] = lambda _: None) -> Manuscript:
    return manuscript_in(workbook(change))


def test_lines_around_the_table_are_paragraphs() -> None:
    found = changed()
    assert shown(found) == ["KẾ HOẠCH", "Nơi nhận"]
    assert cells(only_grid(found)) == [
        [(column, 1, 1, text) for column, text in enumerate(row)]
        for row in (HEAD, ["I", "CẢI CÁCH THỂ CHẾ", "", ""], ["1", "Rà soát", "Báo cáo", "Sở Tư pháp"])
    ]
    assert said(found) == []


def test_merged_cells_stand_once_with_what_they_cover() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("B4:D4")
        sheet.insert_rows(6)
        for column, text in ((3, "Quyết định\nKế hoạch"), (4, "Sở Nội vụ")):
            sheet.cell(6, column, text)
        sheet.merge_cells("A5:A6")
        sheet.merge_cells("B5:B6")

    assert cells(only_grid(changed(merge)))[1:] == [
        [(0, 1, 1, "I"), (1, 3, 1, "CẢI CÁCH THỂ CHẾ")],
        [(0, 1, 2, "1"), (1, 1, 2, "Rà soát"), (2, 1, 1, "Báo cáo"), (3, 1, 1, "Sở Tư pháp")],
        [(2, 1, 1, "Quyết định ¶ Kế hoạch"), (3, 1, 1, "Sở Nội vụ")],
    ]


def test_days_and_numbers_are_written_and_told() -> None:
    def fill(sheet: Worksheet) -> None:
        with_day(sheet)
        sheet["D5"] = 0.2
        sheet["D5"].number_format = "0%"

    found = changed(fill)
    assert cells(only_grid(found))[2][2:] == [(2, 1, 1, "31/12/2027"), (3, 1, 1, "20%")]
    assert [place for place, words in said(found) if words.startswith("Ngày, số có định dạng")] == [
        "trang “Phụ lục”, ô C5",
        "trang “Phụ lục”, ô D5",
    ]


def with_formula(sheet: Worksheet) -> None:
    sheet["C5"] = '=CONCATENATE("a","b")'


def with_comment(sheet: Worksheet) -> None:
    sheet["B5"].comment = Comment("Xem lại", "x")


def with_hidden_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["D"].hidden = True


def with_hidden_sheet(sheet: Worksheet) -> None:
    sheet.parent.create_sheet("Nháp").sheet_state = "hidden"


def with_day(sheet: Worksheet) -> None:
    sheet["C5"] = dt.date(2027, 12, 31)


def test_formulas_comments_and_what_is_hidden_are_told() -> None:
    def fill(sheet: Worksheet) -> None:
        for change in (with_formula, with_comment, with_hidden_row, with_hidden_sheet):
            change(sheet)

    assert said(changed(fill)) == [
        ("trang “Phụ lục”, cột D", "Hàng, cột Excel bị ẩn"),
        ("trang “Phụ lục”, hàng 5", "Hàng, cột Excel bị ẩn"),
        ("trang “Phụ lục”, ô B5", "Ghi chú gắn vào ô Excel: “Xem lại”"),
        ("trang “Phụ lục”, ô C5", 'Ô Excel tính bằng công thức: “=CONCATENATE("a","b") → ”'),
        ("trang “Nháp”", "Trang tính Excel bị ẩn"),
    ]


def test_escaped_signs_are_the_signs() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["C5"] = "Báo cáo_x000D_\nQuyết định"

    assert cells(only_grid(changed(fill)))[2][2] == (2, 1, 1, "Báo cáo ¶ Quyết định")


SHEET = "xl/worksheets/sheet1.xml"


def bad(old: str, new: str) -> bytes:
    made = workbook(lambda sheet: sheet.merge_cells("B4:D4"))
    xml = zipfile.ZipFile(io.BytesIO(made)).read(SHEET).decode()
    assert old in xml
    return repacked(made, {SHEET: xml.replace(old, new).encode()})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (bad('ref="B4:D4"', 'ref="A1:XFD1048576"'), "Tệp quá lớn .*ô gộp A1:XFD1048576"),
        (bad('ref="B4:D4"', 'ref="?"'), "Tệp hỏng"),
        (bad('r="A6"', 'r="XFD1048576"'), "Tệp quá lớn .*1048576 hàng, 16384 cột"),
        (bad("<worksheet", "<!DOCTYPE x><worksheet"), "Khai báo DTD"),
        (bad("</worksheet>", ""), "Tệp hỏng"),
        (bad('<row r="4"', '<row r="x"'), "Tệp hỏng"),
        (repacked(workbook(), {"xl/vbaProject.bin": b"x"}), "Macro"),
        (repacked(workbook(), {"xl/workbook.xml": b"<x/>"}), "Tệp hỏng|Tệp trống"),
    ],
)
def test_what_is_no_honest_workbook_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        manuscript_in(content)
    assert re.match(message, str(refused.value))


def test_a_workbook_without_words_is_refused() -> None:
    made = io.BytesIO()
    Workbook().save(made)
    with pytest.raises(UnreadableError, match="Tệp trống"):
        manuscript_in(made.getvalue())
