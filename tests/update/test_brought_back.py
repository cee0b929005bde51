"""A workbook goes out, somebody edits it in many ways, and it comes back: what is written, what is told, what is refused."""

import datetime as dt
import io
import os
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from plan.desk.updating import run_update
from plan.intake.update.comparing import wanted
from plan.intake.update.finding import base_state
from plan.intake.update.opening import cleaned, opened_sheets
from plan.intake.update.texts import patched
from plan.intake.update.told import RefusedWorkbookError
from plan.intake.update.trying import update
from plan.intake.update.writing import replace_all
from plan.reading.load import load
from tests.archives import FROZEN, SMALL, TWOLEVEL
from tests.calc import WITHOUT, Convert, converter, works
from tests.unit.builders import Project
from tests.update.editing import Editing, book_of, contents, copied_data, exported
from tests.update.test_keys import Case, cases, value


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    convert = converter(tmp_path_factory)
    if not works(convert):
        assert not os.environ.get("CI"), WITHOUT
        pytest.skip(WITHOUT)
    return convert


def run(editing: Editing, *, only_say: bool = False) -> int:
    return run_update(editing.root, editing.saved(), only_say=only_say)


def refused(editing: Editing) -> list[str]:
    """Return what is told of a workbook that is not taken; nothing may have been written."""
    before = contents(editing.root)
    with pytest.raises(RefusedWorkbookError) as error:
        update(editing.root, editing.saved())
    assert contents(editing.root) == before
    return [str(tale) for tale in error.value.tales]


@pytest.mark.parametrize("source", [SMALL, FROZEN, TWOLEVEL], ids=["small", "2022", "twolevel"])
def test_what_nobody_edited_changes_nothing(tmp_path: Path, source: Path) -> None:
    editing = Editing(copied_data(tmp_path / "project", source))
    (editing.root / "xuat.xlsx").write_bytes(exported(editing.root))
    for path in (editing.root / "xuat.xlsx", editing.saved()):
        found = update(editing.root, path)
        assert (found.cells, found.patched.after, found.remarks) == (0, {}, ())


def all_edited(editing: Editing) -> dict[tuple[str, str], Case]:
    """Change one cell of each column, as a person would type it; return what is wanted, by record and key."""
    book, found = book_of(editing.root), dict[tuple[str, str], Case]()
    titles = {row.name: sheet for sheet in book.sheets for row in sheet.rows}
    for case in cases(editing.root):
        if (case.row.name, case.column.key) not in found:
            found[case.row.name, case.column.key] = case
            sheet, owner = titles[case.row.name], case.row.owner
            shown = [book.wordings.shown(case.column.form.said, item, owner and type(owner.record)) for item in case.items]
            record = case.column.title if sheet.is_single else case.row.id
            editing.put(sheet.title, record, case.column.title, "\n".join(shown) or None)
    return found


def test_every_column_edited_at_once_is_read_as_typed(editing: Editing, converted: Convert) -> None:
    cases_ = all_edited(editing)
    as_saved = editing.saved().read_bytes()
    by_calc = (converted({"sua.xlsx": as_saved}, "xlsx") / "sua.xlsx").read_bytes()
    for content in (as_saved, by_calc):
        (editing.root / "sua.xlsx").write_bytes(content)
        opened = opened_sheets(editing.root / "sua.xlsx")
        book = book_of(editing.root)
        found = wanted(book, opened, base_state(opened), book.wordings)
        assert {(one.row.name, one.column.key): one.items for one in found.edited} == {
            place: case.items for place, case in cases_.items()
        }
    texts = patched(editing.root, found)
    for name, text in texts.after.items():
        Project.of(editing.root).put(name, text.text)
    assert [case for case in cases_.values() if value(editing.root, case) != case.items] == []


@pytest.mark.parametrize("source", [SMALL, FROZEN, TWOLEVEL], ids=["small", "2022", "twolevel"])
def test_calc_saves_it_without_any_change(tmp_path: Path, converted: Convert, source: Path) -> None:
    root = copied_data(tmp_path / "project", source)
    shutil.copy(converted({"xuat.xlsx": exported(root)}, "xlsx") / "xuat.xlsx", root)
    found = update(root, root / "xuat.xlsx")
    assert (found.patched.after, found.remarks) == ({}, ())


def test_a_short_title_a_note_an_alias_members_and_an_indicator(editing: Editing, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(editing.root)
    editing.put("Nhiệm vụ", "I.1.1", "Tên gọi ngắn", "Rà soát: giấy tờ")
    editing.put("Ghi chú", "Đoạn II.2.a · 1", "Ghi chú", "Kế hoạch không ghi ngày.")
    editing.put("Cơ quan", "so-viec-cong", "Cách viết khác", "Sở Việc\nSở VC")
    editing.put("Nhóm", "cac-so", "Thành viên", "Sở Việc công\nSở Cầu đường")
    editing.put("Chỉ tiêu", "hai-long", "Tên chỉ tiêu", "Người dân hài lòng với nơi tiếp dân")
    assert run(editing, only_say=True) == 0
    assert contents(editing.root) == before
    assert run(editing) == 0
    said = capsys.readouterr().out
    assert "Nhóm “Các sở” năm 2031 · members (Thành viên): bỏ Sở Bản đồ" in said
    after = contents(editing.root)
    changed = [name for name in after if after[name] != before[name]]
    assert changed == [
        *("data/2031/groups.yml", "data/2031/indicators.yml", "data/2031/plan.yml", "data/2031/tasks/i-1-1.yml"),
        "data/agencies.yml",
    ]
    archive = load(editing.root)
    assert archive.agency["so-viec-cong"].aliases == ("Sở Việc", "Sở VC")
    assert archive.newest.members["cac-so"] == ("so-viec-cong", "so-cau-duong")


def test_an_amendment_with_its_document_is_recorded_and_no_brake_holds(editing: Editing) -> None:
    editing.add("Văn bản", "70-qd-vd-2031", "70/QĐ-VD", "Quyết định", "20/10/2031", "UBND tỉnh Ví Dụ", "sửa đổi")
    editing.put("Sản phẩm", "I.1.1.1", "Thời gian thực hiện", "Quý II năm 2031")
    words = ("70-qd-vd-2031", "2031-11-01", "Thời gian thực hiện", "Quý I, II", "Quý II")
    editing.add("Sửa đổi", None, "Sản phẩm I.1.1.1", *words)
    found = update(editing.root, editing.saved())
    assert "phải có người quyết định" not in found.said
    replace_all(editing.root, found.patched.before, {name: text.text for name, text in found.patched.after.items()})
    (row,) = (row for row in load(editing.root).newest.rows if row.deliverable.id == "I.1.1.1")
    (amendment,) = row.deliverable.amendments
    assert (amendment.field, amendment.date, row.deliverable.timing.quarters) == ("timing", dt.date(2031, 11, 1), (2,))


def test_new_remarks_come_behind_those_of_the_same_record_in_the_order_of_the_sheet(editing: Editing) -> None:
    for text in ("Thứ hai.", "Thứ ba."):
        editing.add(
            "Ghi chú",
            None,
            "đoạn II.2.a",
            "câu chữ của văn bản có thể sai về nội dung hoặc cách viết, và trang này giữ nguyên",
            text,
        )
    editing.add("Bãi bỏ", None, "Sản phẩm I.1.1.2", "58-qd-vd-2031", "1/9/2031")
    editing.add("Ghi chú", None, "Sản phẩm I.1.1.2", "wording", "Đã bãi bỏ.")
    found = update(editing.root, editing.saved())
    replace_all(editing.root, found.patched.before, {name: text.text for name, text in found.patched.after.items()})
    plan = load(editing.root).newest
    assert [note.text for note in plan.clause["II.2.a"].notes][1:] == ["Thứ hai.", "Thứ ba."]
    (gone,) = plan.repealed_rows.among({"I.1.1.2"})
    assert gone.deliverable.notes[0].text == "Đã bãi bỏ."


def test_words_of_the_document_without_a_ground_are_told_as_the_brakes_tell_them(editing: Editing) -> None:
    editing.put("Sản phẩm", "I.1.1.1", "Sản phẩm", "Danh mục giấy tờ")
    said = update(editing.root, editing.saved()).said
    assert "Sản phẩm I.1.1.1 · text (Sản phẩm): đổi lời của văn bản; hãy ghi lại chỗ sửa ở corrections (Hiệu đính)" in said


def test_rows_are_known_by_their_ids_wherever_they_stand(editing: Editing) -> None:
    page = editing.book["Sản phẩm"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), 2):
        for column, text in enumerate(row, 1):
            page.cell(number, column).value = text
    editing.put("Sản phẩm", "II.1.2.1", "Cơ quan phối hợp", "Các xã")
    found = update(editing.root, editing.saved())
    assert (found.cells, [*found.patched.after]) == (1, ["data/2031/tasks/ii-1-2.yml"])


def test_a_deleted_row_or_sheet_deletes_nothing_and_is_told(editing: Editing) -> None:
    editing.book["Cơ quan"].delete_rows(3)
    del editing.book["Chữ viết tắt"]
    found = update(editing.root, editing.saved())
    assert not found.patched.after
    assert [str(remark) for remark in found.remarks] == [
        "trang “Cơ quan”: đã xóa hàng so-ban-do; xóa hàng không xóa gì trong dữ liệu",
        "trang “Chữ viết tắt”: không có trong tệp: không sửa gì ở đó",
    ]


@pytest.mark.parametrize("sheet", ["Cơ quan", "Kế hoạch", "Ghi chú"])
def test_a_sheet_of_another_name_is_refused_with_both(editing: Editing, sheet: str) -> None:
    editing.book[sheet].title = "Trang của tôi"
    (tale,) = refused(editing)
    assert tale == f"trang “Trang của tôi”: là trang “{sheet}” bị đổi tên; hãy trả lại tên “{sheet}”"


def test_a_sheet_of_uncertain_places_of_another_name_is_refused(editing: Editing) -> None:
    marked(editing)
    editing.book["Cần xem"].title = "Xem"
    assert refused(editing) == ["trang “Xem”: là trang “Cần xem” bị đổi tên; hãy trả lại tên “Cần xem”"]


def test_a_sheet_of_somebodys_own_is_not_read_and_told(editing: Editing) -> None:
    editing.book.create_sheet("Nháp")["A1"].value = "Tính thử"
    editing.book.copy_worksheet(editing.book["Cơ quan"]).title = "Cơ quan (2)"
    found = update(editing.root, editing.saved())
    assert sorted(map(str, found.remarks)) == [
        f"trang “{name}”: không phải trang của tệp này: không đọc" for name in ("Cơ quan (2)", "Nháp")
    ]


def test_rows_that_were_brought_in_before_are_told_and_passed_over(
    editing: Editing, capsys: pytest.CaptureFixture[str]
) -> None:
    editing.add("Văn bản", "70-qd-vd-2031", "70/QĐ-VD", "Quyết định", "20/10/2031", "UBND tỉnh Ví Dụ", "sửa đổi")
    editing.add("Ghi chú", None, "Sản phẩm I.1.1.2", "wording", "Chữ của ghi chú mới.")
    editing.add("Bãi bỏ", None, "Sản phẩm I.1.1.2", "58-qd-vd-2031", "1/9/2031")
    path = editing.saved()
    assert run_update(editing.root, path, only_say=False) == 0
    once = contents(editing.root)
    capsys.readouterr()
    assert run_update(editing.root, path, only_say=False) == 0
    assert capsys.readouterr().out.count("hàng này đã được ghi; bỏ qua\n") == 3
    assert contents(editing.root) == once
    editing.put("Nhiệm vụ", "I.1.1", "Tên gọi ngắn", "Sửa thêm một ô")
    assert [*update(editing.root, editing.saved()).patched.after] == ["data/2031/tasks/i-1-1.yml"]


def test_a_row_that_was_brought_in_and_is_another_by_now_is_refused(editing: Editing) -> None:
    number = editing.add("Văn bản", "70-qd-vd-2031", "70/QĐ-VD", "Quyết định", "20/10/2031", "UBND tỉnh Ví Dụ", "sửa đổi")
    assert run(editing) == 0
    editing.book["Văn bản"].cell(number, 6).value = "trích yếu khác"
    (tale,) = refused(editing)
    assert tale.startswith(f"trang “Văn bản”, ô A{number}: mã “70-qd-vd-2031” nay đã có trong dữ liệu")


def test_what_both_sides_changed_is_refused_with_both_values(editing: Editing) -> None:
    editing.put("Nhiệm vụ", "I.1.1", "Tên gọi ngắn", "Của Excel")
    editing.put("Cơ quan", "so-ban-do", "Tên tắt", "SBĐ")
    path = editing.saved()
    project = Project.of(editing.root)
    project.replace("data/2031/tasks/i-1-1.yml", "title: Rà soát giấy tờ", "title: Của tệp")
    project.replace("data/agencies.yml", "  name: Sở Bản đồ\n", "  name: Sở Bản đồ\n  short: SBĐ\n")
    with pytest.raises(RefusedWorkbookError) as error:
        update(editing.root, path)
    (tale,) = error.value.tales
    assert str(tale).startswith(
        "trang “Nhiệm vụ”, ô C2: hai bên cùng sửa: tệp Excel ghi “Của Excel”, dữ liệu nay ghi “Của tệp” "
        "(data/2031/tasks/i-1-1.yml, dòng 2); khi tạo tệp là “Rà soát giấy tờ”."
    )
    project.replace("data/2031/tasks/i-1-1.yml", "title: Của tệp", "title: Của Excel")
    found = update(editing.root, path)  # both sides wanted the same
    assert not found.patched.after
    assert "dữ liệu đã đổi từ khi tạo tệp này" in str(found.remarks[0])


def test_what_the_other_side_changed_stays(editing: Editing) -> None:
    editing.put("Nhiệm vụ", "I.1.2", "Tên gọi ngắn", "Khai một lần thôi")
    path = editing.saved()
    Project.of(editing.root).replace("data/2031/tasks/i-1-1.yml", "title: Rà soát giấy tờ", "title: Của tệp")
    assert [*update(editing.root, path).patched.after] == ["data/2031/tasks/i-1-2.yml"]


@pytest.mark.parametrize(
    ("sheet", "record", "column", "typed", "told"),
    [
        ("Sản phẩm", "I.1.1.1", "Cơ quan chủ trì", "Sở Bản dồ", 'không rõ cơ quan "Sở Bản dồ"; bản nguồn ghi'),
        ("Sản phẩm", "I.1.1.1", "Cơ quan chủ trì", None, "không được để trống"),
        ("Sản phẩm", "I.1.1.1", "Thời gian thực hiện", "Quý 3", "timing (Thời gian thực hiện)"),
        ("Sản phẩm", "I.1.1.1", "Sản phẩm", '=HYPERLINK("x")', "là công thức; hãy định dạng ô là Text"),
        ("Sản phẩm", "I.1.1.1", "Sản phẩm", "#REF!", "là lỗi của Excel (#REF!)"),
        ("Chỉ tiêu", "hai-long", "Con số", 1500.5, "bị Excel đổi thành số hoặc giá trị khác (1500.5)"),
        ("Nhiệm vụ", "I.1.1", "Tên gọi ngắn", dt.date(2031, 3, 1), "bị Excel đổi thành ngày 01/03/2031"),
        ("Nhiệm vụ", "I.1.1", "Tên gọi ngắn", "x" * 81, "title (Tên gọi ngắn)"),
        ("Cơ quan", "so-ban-do", "Loại", "một sở", "“một sở” phải là một trong: một cơ quan · một nhóm cơ quan"),
        ("Nhóm", "cac-so", "Thành viên", "Sở Việc công\nSở Lạ", "members (Thành viên)"),
        ("Lĩnh vực", "I", "Địa chỉ", "cho-khac", "cột “Địa chỉ” không sửa được ở đây"),
        ("Văn bản", "31-qd-vd-2030", "Ngày ban hành", "hôm qua", "date (Ngày ban hành)"),
    ],
)  # fmt: skip
def test_what_cannot_stand_there_is_told_by_its_cell(
    editing: Editing, sheet: str, record: str, column: str, typed: object, told: str
) -> None:
    cell = editing.cell(sheet, record, column)
    cell.value = typed
    tales = refused(editing)
    assert len(tales) == 1
    assert tales[0].startswith(f"trang “{sheet}”, ô {cell.coordinate}: ")
    assert told in tales[0]


def test_what_an_edit_breaks_elsewhere_is_told_by_the_cell_that_is_to_be_mended(editing: Editing) -> None:
    editing.put("Mục tiêu", "I.2", "Mục tiêu", "Thời gian chờ không quá 15 phút.")
    (tale,) = refused(editing)
    assert tale.startswith("trang “Mục tiêu”, ô C3: thoi-gian-cho · quote (Nguyên văn): ")
    assert 'bản nguồn ghi "Thời gian chờ tối đa 15 phút."' in tale


def test_a_cell_that_nobody_edited_is_told_where_an_edit_breaks_it(editing: Editing) -> None:
    editing.put("Văn bản", "44-qd-vd-2031", "Ngày ban hành", "2031-06-20")
    page = editing.book["Sửa đổi"]
    days = {row[3].coordinate for row in page.iter_rows(min_row=2) if row[2].value == "44-qd-vd-2031"}
    told = {tale.partition(":")[0] for tale in refused(editing)}
    assert {f"trang “Sửa đổi”, ô {cell}" for cell in days} <= told


def test_errors_of_a_new_row_are_told_by_its_cells(editing: Editing) -> None:
    number = editing.add("Sửa đổi", None, "Sản phẩm I.1.1.1", "44-qd-vd-2032", "2031-06-01", "Sản phẩm", "A", "Danh mục")
    (tale,) = refused(editing)
    assert tale.startswith(f"trang “Sửa đổi”, ô C{number}: ")
    assert 'không có văn bản "44-qd-vd-2032"' in tale


@pytest.mark.parametrize(
    ("sheet", "values", "told"),
    [
        ("Ghi chú", (None, "Sản phẩm I.9.9.9", "wording", "x"), "“Sản phẩm I.9.9.9” không phải bản ghi nào"),
        ("Ghi chú", ("x", "Sản phẩm I.1.1.1", "wording", "x"), "hàng mới thì để trống cột Mã"),
        ("Bãi bỏ", (None, "Mục tiêu I.1", "58-qd-vd-2031", "1/9/2031"), "“Mục tiêu I.1” không phải bản ghi nào"),
        ("Bãi bỏ", (None, "Nhiệm vụ I.1.2", "58-qd-vd-2031", "1/9/2032"), "Nhiệm vụ I.1.2 đã có Bãi bỏ"),
        ("Ghi chú", (None, "Sản phẩm I.1.1.1", "wording", None), "không được để trống"),
        ("Cơ quan", (None, "Sở Mới", "một cơ quan"), "hàng mới phải có mã"),
    ],
)
def test_a_new_row_that_cannot_be_is_refused(editing: Editing, sheet: str, values: tuple[object, ...], told: str) -> None:
    if values[-1] is None:
        values = (*values, None, "text")
    number = editing.add(sheet, *values)
    (tale,) = refused(editing)
    assert re.match(rf"trang “{sheet}”, ô [A-D]{number}: ", tale)
    assert told in tale


def test_a_new_task_or_product_is_refused_with_what_to_do(editing: Editing) -> None:
    page = editing.book["Sản phẩm"]
    page.append(["I.1.1.3", None, "Sản phẩm mới", "Sở Bản đồ", "Thường xuyên"])
    (tale,) = refused(editing)
    assert tale.startswith(f"trang “Sản phẩm”, ô A{page.max_row}: không có bản ghi “I.1.1.3” khi tệp này được tạo")
    assert "python -m plan new task" in tale


def test_two_rows_of_one_id_are_refused(editing: Editing) -> None:
    page = editing.book["Sản phẩm"]
    page.append([cell.value for cell in page[2]])
    assert refused(editing) == [f"trang “Sản phẩm”, ô A{page.max_row}: mã “I.1.1.1” đã có ở ô A2; hãy bỏ một trong hai hàng"]


def test_a_column_without_its_name_is_refused(editing: Editing) -> None:
    editing.book["Sản phẩm"]["C1"].value = "Kết quả"
    (tale,) = refused(editing)
    assert tale.startswith("trang “Sản phẩm”: cột “Sản phẩm” phải có đúng một lần ở hàng 1")


def test_columns_may_stand_elsewhere(editing: Editing) -> None:
    page = editing.book["Sản phẩm"]
    for row in page.iter_rows():
        row[2].value, row[4].value = row[4].value, row[2].value
    editing.put("Sản phẩm", "I.1.1.1", "Cơ quan chủ trì", "Sở Bản đồ")
    assert update(editing.root, editing.saved()).cells == 1


def test_merged_cells_are_refused(editing: Editing) -> None:
    editing.book["Sản phẩm"].merge_cells("C2:C3")
    (tale,) = refused(editing)
    assert tale.startswith("trang “Sản phẩm”, ô C2:C3: các ô bị gộp")


def test_a_workbook_of_another_origin_is_refused(editing: Editing) -> None:
    del editing.book["Gốc"]
    (tale,) = refused(editing)
    assert "python -m plan export" in tale


def packed(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Tệp trống"),
        (b"%PDF-1.7", "Tệp PDF"),
        (b"a,b", "Loại tệp khác"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Tệp Excel cũ"),
        (b"PK\x03\x04", "Tệp hỏng hoặc bị cắt"),
        (packed(**{"xl/workbook.xml": b"<a/>"}), "Tệp hỏng hoặc bị cắt"),
        (packed(**{"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b""}), "Macro"),
        (packed(**{"xl/workbook.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "Khai báo DTD"),
        (packed(**{"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": bytes(101_000_000)}), "Tệp quá lớn"),
    ],
    ids=["empty", "pdf", "text", "old", "cut", "broken", "macros", "entities", "bomb"],
)
def test_a_file_that_is_no_workbook_or_made_to_harm_is_refused(editing: Editing, content: bytes, told: str) -> None:
    path = editing.root / "la.xlsx"
    path.write_bytes(content)
    with pytest.raises(RefusedWorkbookError, match=told) as error:
        update(editing.root, path)
    assert str(error.value).startswith("la.xlsx: ")


def test_what_a_paste_brings_along_is_left_out(editing: Editing) -> None:
    editing.put("Sản phẩm", "I.1.1.1", "Sản phẩm", "Danh mục giấy\u00a0tờ  phải n\u1ed9p_x000D_\n \u200b")
    editing.put("Nhiệm vụ", "I.1.1", "Tên gọi ngắn", "Ra\u0300 soát\ngiấy\u00ad tờ")
    assert not update(editing.root, editing.saved()).patched.after


@pytest.mark.parametrize(
    "text", ["_x0041_", "a_x005F_b", "=1+1", "-1", "+1", "@x", "<r><t>x</t></r>", "null", "#", "- a: b", "'\"\\"]
)
def test_texts_that_look_like_more_come_back_as_they_are(editing: Editing, text: str) -> None:
    project = Project.of(editing.root)
    quoted = text.replace("'", "''")
    project.replace("data/agencies.yml", "short: SVC", f"short: '{quoted}'")
    (editing.root / "xuat.xlsx").write_bytes(exported(editing.root))
    assert not update(editing.root, editing.root / "xuat.xlsx").patched.after


def test_all_files_are_replaced_or_none(
    editing: Editing, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    editing.put("Nhiệm vụ", "I.1.1", "Tên gọi ngắn", "Tên mới")
    editing.put("Cơ quan", "so-ban-do", "Tên tắt", "SBĐ")
    path, before, replaced, done = editing.saved(), contents(editing.root), Path.replace, list[Path]()

    def failing(self: Path, target: Path) -> Path:
        done.append(target)
        if len(done) == 2:
            raise OSError(28, "đĩa đầy", str(target))
        return replaced(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    assert run_update(editing.root, path, only_say=False) == 1
    assert contents(editing.root) == before
    assert "đĩa đầy; mọi tệp vẫn như cũ" in capsys.readouterr().err


def test_a_file_that_changes_meanwhile_is_not_overwritten(editing: Editing) -> None:
    editing.put("Nhiệm vụ", "I.1.1", "Tên gọi ngắn", "Tên mới")
    found = update(editing.root, editing.saved())
    project = Project.of(editing.root)
    project.replace("data/2031/tasks/i-1-1.yml", "title: Rà soát giấy tờ", "title: Ai đó vừa sửa")
    before = contents(editing.root)
    with pytest.raises(OSError, match="đang có người khác sửa"):
        replace_all(editing.root, found.patched.before, {name: text.text for name, text in found.patched.after.items()})
    assert contents(editing.root) == before


def test_data_that_cannot_be_read_come_first(editing: Editing, capsys: pytest.CaptureFixture[str]) -> None:
    path = editing.saved()
    Project.of(editing.root).replace("data/agencies.yml", "  kind: agency\n", "")
    assert run_update(editing.root, path, only_say=False) == 1
    assert "data/agencies.yml:2:3" in capsys.readouterr().err


def marked(editing: Editing) -> Project:
    """Put remarks that ask for a look into two files."""
    project = Project.of(editing.root)
    task = "data/2031/tasks/i-1-1.yml"
    project.replace(task, "title: Rà", "# CẦN XEM: tên gọi ngắn do máy  cắt.\r\ntitle: Rà")
    project.replace(task, "        lead: Sở Việc", "        # CẦN XEM: tên cơ quan gần giống.\n        lead: Sở Việc")
    project.replace("data/agencies.yml", "- id: so-ban-do", "# CẦN XEM: cơ quan mới.\n- id: so-ban-do")
    return project


_OF_AGENCY = "Tên: Sở Bản đồ\nLoại: một cơ quan\nCách viết khác: Sở Địa đồ"


def test_what_an_import_was_not_certain_of_is_ticked_off(editing: Editing, capsys: pytest.CaptureFixture[str]) -> None:
    project = marked(editing)
    page = editing.book["Cần xem"]
    assert [[cell.value for cell in row] for row in page.iter_rows(min_row=2, max_col=4)] == [
        ["data/2031/tasks/i-1-1.yml:2", "Nhiệm vụ I.1.1 · Tên gọi ngắn", "tên gọi ngắn do máy  cắt.", "Rà soát giấy tờ"],
        [
            *("data/2031/tasks/i-1-1.yml:12", "Sản phẩm I.1.1.1 · Cơ quan chủ trì", "tên cơ quan gần giống.", "Sở Việc công"),
        ],
        ["data/agencies.yml:6", "Cơ quan so-ban-do", "cơ quan mới.", _OF_AGENCY],
    ]
    page["E2"].value = page["E3"].value = "đã xem"
    editing.put("Nhiệm vụ", "I.1.1", "Tên gọi ngắn", "Rà soát giấy tờ phải nộp")
    path = editing.saved()
    project.replace("data/2031/tasks/i-1-1.yml", "id: I.1.1\n", "# Ai đó ghi thêm.\nid: I.1.1\n")  # lines moved since
    before = contents(editing.root)["data/2031/tasks/i-1-1.yml"].decode()
    assert run_update(editing.root, path, only_say=False) == 0
    assert "Đã xem: 2 dòng “# CẦN XEM” được xóa." in capsys.readouterr().out
    after = contents(editing.root)["data/2031/tasks/i-1-1.yml"].decode()
    gone = ("# CẦN XEM: tên gọi ngắn do máy  cắt.\r\n", "        # CẦN XEM: tên cơ quan gần giống.\n")
    for line in gone:
        before = before.replace(line, "")
    assert after == before.replace("title: Rà soát giấy tờ\n", "title: Rà soát giấy tờ phải nộp\n")
    assert "# CẦN XEM: cơ quan mới." in contents(editing.root)["data/agencies.yml"].decode()
    assert run_update(editing.root, path, only_say=False) == 0
    assert "ô E2: “tên gọi ngắn do máy cắt.” không còn trong dữ liệu; bỏ qua" in capsys.readouterr().out


def test_data_with_errors_are_mended_bit_by_bit(editing: Editing, capsys: pytest.CaptureFixture[str]) -> None:
    project = Project.of(editing.root)
    task = "data/2031/tasks/i-1-1.yml"
    project.replace(task, "lead: Sở Việc công", 'lead: "[chưa có dữ liệu]"')
    project.replace(task, "timing: Quý I, II năm 2031", "timing: Mùa xuân")
    editing.put("Sản phẩm", "I.1.1.1", "Cơ quan chủ trì", "Sở Việc công")
    assert run(editing) == 0
    said = capsys.readouterr().out
    assert said.startswith("1 bản ghi thay đổi: 1 sửa.\n\n1 chỗ phải có người quyết định\n")
    assert "  Cơ quan chủ trì\n    → trước: [chưa có dữ liệu]\n    → nay: Sở Việc công\n" in said
    assert "Còn 1 lỗi của dữ liệu có từ trước:\n  trang “Sản phẩm”, ô E2: I.1.1.1 · timing (Thời gian thực hiện): " in said
    assert project.content(task).count("Sở Việc công".encode()) == 1
    editing.put("Sản phẩm", "I.1.1.2", "Cơ quan chủ trì", "Sở Lạ")
    (tale,) = refused(editing)
    assert tale.startswith("trang “Sản phẩm”, ô D3: ")


BROKEN = {
    "a time": ("data/2031/tasks/i-1-1.yml", "timing: Quý I, II năm 2031", "timing: Mùa xuân"),
    "an agency": ("data/2031/tasks/i-1-1.yml", "lead: Sở Việc công", "lead: Sở Lạ"),
    "a member": ("data/2031/groups.yml", "    - so-ban-do\n", "    - so-la\n"),
    "a group": ("data/2031/groups.yml", "- group: cac-xa\n", "- group: cac-la\n"),
    "a document": ("data/2031/tasks/i-1-2.yml", "document: ", "document: la-"),
    "a field": ("data/2031/tasks/i-1-2.yml", "field: ", "field: la"),
    "a quote": ("data/2031/indicators.yml", "quote: ", "quote: Lạ "),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_changes_is_told_whole_while_the_data_have_errors(editing: Editing, what: str) -> None:
    Project.of(editing.root).replace(*BROKEN[what])
    editing.add("Văn bản", "70-qd-vd-2031", "70/QĐ-VD", "Quyết định", "20/10/2031", "UBND tỉnh Ví Dụ", "sửa đổi")
    editing.add("Ghi chú", None, "Sản phẩm I.1.1.2", "wording", "Chữ của ghi chú mới.")
    members = editing.cell("Nhóm", "cac-so", "Thành viên")
    members.value = str(members.value).replace("Sở Việc công", "Văn phòng tỉnh Ví Dụ")
    said = update(editing.root, editing.saved()).said
    assert "chỗ phải có người quyết định\n" in said
    assert "Nhóm “Các sở” năm 2031 · members (Thành viên): thêm Văn phòng tỉnh Ví Dụ; bỏ Sở Việc công" in said
    assert "→ thêm thành viên Văn phòng tỉnh Ví Dụ" in said
    assert "→ thêm ghi chú về cả mục: “Chữ của ghi chú mới.”" in said
    assert "  Số, ký hiệu: [thêm: 70/QĐ-VD]\n" in said
    assert "lỗi của dữ liệu có từ trước" in said


def test_a_plan_that_is_not_there_is_said(editing: Editing) -> None:
    editing.book["Gốc"]["B1"].value = "2032"
    assert refused(editing) == ["sua.xlsx: là của kế hoạch năm 2032, mà dữ liệu không có kế hoạch ấy"]


def test_line_ends_of_all_kinds_are_one() -> None:
    assert cleaned("a\r\nb\x0bc\td") == "a\nb\nc d"
