"""A form is filled in in many ways and brought in: what is written, what is told, what is refused."""

import datetime as dt
import io
import os
import unicodedata
import zipfile
from pathlib import Path

import openpyxl
import pytest

from plan.__main__ import main
from plan.export.reporting.asked import FIGURES, LACKING, MORE_EVIDENCE, PRODUCTS, START
from plan.facts.year import year_of
from plan.ground.model import Evidence, Report, ReportRow
from plan.intake.reporting.trying import new_report
from plan.intake.update.told import RefusedWorkbookError
from plan.reading.load import load
from plan.rules.check import check
from plan.rules.fmt import outcomes
from tests.archives import REPORTED
from tests.calc import WITHOUT, Convert, converter, works
from tests.reporting.filling import DIFFICULTIES, DONE_ON, EVIDENCE, NEXT_STEP, RESULT, Filling, form_file
from tests.unit.builders import Project
from tests.update.editing import contents, copied_data, exported

FILE = "data/2025/reports/nam/so-viec-cong.yml"
WRITTEN = """\
# yaml-language-server: $schema=../../../../schemas/report.schema.json
- date: 2025-12-15
  number: 99/BC-SVC
  rows:
    - deliverable: I.1.1.2
      result: done
      quarter: 3
      done_on: 2025-09-20
    - deliverable: III.1.3.1
      result: not-done
      next_step: "Gửi báo cáo: trước ngày 31/12."
    - deliverable: III.1.3.5
      result: done
      done_on: 2025-12-01
      evidence:
        - kind: Thông báo
          number: 90/TB-SVC
          date: 2025-12-01
          link: https://vi-du.example/90
        - kind: Báo cáo
          number: 91/BC-SVC
          date: 2025-12-02
  figures:
    - indicator: thoi-gian-cho
      value: "1.500"
      unit: phút
      date: 2025-12-10
      evidence:
        - kind: Báo cáo
          number: 92/BC-SVC
          date: 2025-12-11
      note: Đo ở ba nơi.
"""


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    convert = converter(tmp_path_factory)
    if not works(convert):
        assert not os.environ.get("CI"), WITHOUT
        pytest.skip(WITHOUT)
    return convert


def brought(filling: Filling, path: Path | None = None) -> int:
    return main(["--root", str(filling.root), "report-import", str(path or filling.saved())])


def refused(filling: Filling, path: Path | None = None) -> list[str]:
    """Return what is told of a form that is not taken; nothing may have been written."""
    path, before = path or filling.saved(), contents(filling.root)
    assert brought(filling, path) == 1
    assert contents(filling.root) == before
    with pytest.raises(RefusedWorkbookError) as error:
        new_report(filling.root, path)
    return [str(tale) for tale in error.value.tales]


def reported(filling: Filling) -> Report:
    """Bring a form in; return the newest report of its file."""
    assert brought(filling) == 0
    assert check(filling.root) == ()
    return [report for report in load(filling.root).newest.reports if report.place.file == FILE][-1]


def fill(filling: Filling) -> None:
    filling.done("III.1.3.5", "1/12/2025", "Thông báo", "90/TB-SVC", "01/12/2025", "https://vi-du.example/90")
    filling.more(2, "III.1.3.5", "Báo cáo", "91/BC-SVC", "2.12.2025")
    filling.open("III.1.3.1 · Quý IV", "Gửi báo cáo: trước ngày 31/12.")
    filling.done("I.1.1.2 · Quý III", "20-09-2025")
    for title, value in zip(
        ("Con số", "Tính đến ngày", *EVIDENCE[:3], "Ghi chú"),
        ("1.500", "10/12/2025", "Báo cáo", "92/BC-SVC", "11/12/2025", "Đo ở ba nơi."),
        strict=True,
    ):
        filling.put("thoi-gian-cho", title, value, FIGURES)


def test_a_filled_in_form_becomes_a_report(filling: Filling, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(filling.root)
    fill(filling)
    assert main(["--root", str(filling.root), "report-import", str(filling.saved()), "--dry-run"]) == 0
    assert contents(filling.root) == before
    assert brought(filling) == 0
    after = contents(filling.root)
    assert after.pop(FILE).decode() == WRITTEN
    assert after == before
    assert check(filling.root) == ()
    assert [outcome.name for outcome in outcomes(filling.root, None) if outcome.repaired.count] == []
    said = capsys.readouterr().out
    assert (
        "Sở Việc công · Cả năm · báo cáo số 99/BC-SVC ngày 15/12/2025: 3 sản phẩm (2 đã hoàn thành, 1 chưa), 1 con số" in said
    )
    assert f"Đã ghi vào {FILE}." in said


def test_calc_saves_it_without_any_change_and_computes_what_lacks(filling: Filling, converted: Convert) -> None:
    fill(filling)
    filling.put("III.1.3.5", DONE_ON, None)
    content = (converted({"bao-cao.xlsx": filling.saved().read_bytes()}, "xlsx") / "bao-cao.xlsx").read_bytes()
    page = openpyxl.load_workbook(io.BytesIO(content), data_only=True)[PRODUCTS]
    at = [cell.value for cell in page[1]].index(LACKING)
    assert {row[0].value: row[at].value for row in page.iter_rows(min_row=2) if row[at].value} == {
        "III.1.3.5": "ghi ngày hoàn thành"
    }
    filling.put("III.1.3.5", DONE_ON, "1/12/2025")
    again = converted({"bao-cao.xlsx": filling.saved().read_bytes()}, "xlsx") / "bao-cao.xlsx"
    assert brought(filling, again) == 0
    assert contents(filling.root)[FILE].decode() == WRITTEN


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("15/12/2025", "ghi khó khăn: đã quá 30/06/2025"),
        ("5-7-2025", "ghi khó khăn: đã quá 30/06/2025"),
        (dt.date(2025, 6, 30), None),
        ("30.6.2025", None),
        (None, "quá 30/06/2025 thì ghi khó khăn"),
    ],
    ids=str,
)
def test_difficulties_are_asked_for_where_a_rule_asks_for_them(
    filling: Filling, converted: Convert, day: object, said: str | None
) -> None:
    filling.book[START]["B5"] = day
    filling.put("III.1.3.5", RESULT, "chưa hoàn thành")
    filling.put("III.1.3.2", RESULT, "chưa hoàn thành")
    content = (converted({"bao-cao.xlsx": filling.saved().read_bytes()}, "xlsx") / "bao-cao.xlsx").read_bytes()
    page = openpyxl.load_workbook(io.BytesIO(content), data_only=True)[PRODUCTS]
    at = [cell.value for cell in page[1]].index(LACKING)
    found = {row[0].value: row[at].value for row in page.iter_rows(min_row=2) if row[at].value}
    assert found == ({"III.1.3.5": said} if said else {})


def test_what_was_answered_stands_beside_in_the_next_form(filling: Filling) -> None:
    fill(filling)
    assert brought(filling) == 0
    after = Filling(filling.root)
    assert after.cell("III.1.3.5", "Lần trước: kết quả").value == "đã hoàn thành ngày 01/12/2025"
    assert after.cell("III.1.3.5", "Lần trước: minh chứng").value == (
        "Thông báo số 90/TB-SVC ngày 01/12/2025\nBáo cáo số 91/BC-SVC ngày 02/12/2025"
    )
    assert after.cell("thoi-gian-cho", "Lần trước: con số", FIGURES).value == "1.500"
    of = year_of(load(filling.root), load(filling.root).newest)
    assert of.reported.state("III.1.3.5", "so-viec-cong") == "done-late"


def test_a_later_report_comes_behind_and_changes_no_letter_above(filling: Filling) -> None:
    fill(filling)
    assert brought(filling) == 0
    before = contents(filling.root)[FILE].decode()
    Project.of(filling.root).put(FILE, f"{before}# Đã so với bản giấy.\n")
    again = Filling(filling.root)
    again.book[START]["B5"], again.book[START]["B6"] = dt.date(2025, 12, 28), None
    again.done("III.1.3.1 · Quý IV", "26/12/2025")
    assert reported(again).rows[0].done_on == dt.date(2025, 12, 26)
    after = contents(filling.root)[FILE].decode()
    assert after == (
        f"{before}- date: 2025-12-28\n  rows:\n    - deliverable: III.1.3.1\n      result: done\n"
        "      done_on: 2025-12-26\n# Đã so với bản giấy.\n"
    )


def test_the_same_report_twice_is_written_once(filling: Filling, capsys: pytest.CaptureFixture[str]) -> None:
    fill(filling)
    assert brought(filling) == 0
    before = contents(filling.root)
    assert brought(filling) == 0
    assert contents(filling.root) == before
    assert capsys.readouterr().out.endswith(f"Báo cáo này đã có trong {FILE}, đúng từng chữ: không ghi gì.\n")


@pytest.mark.parametrize(
    "day",
    ["1/12/2025", "01-12-2025", "1.12.2025", "2025-12-01", " 1/12/2025\xa0", dt.datetime(2025, 12, 1), 45992, "45992"],  # noqa: DTZ001 - as Excel has it
    ids=repr,
)
def test_a_day_is_read_however_excel_has_it(filling: Filling, day: object) -> None:
    filling.done("III.1.3.5", day)
    assert reported(filling).rows[0].done_on == dt.date(2025, 12, 1)


def test_what_nobody_sees_is_not_written(filling: Filling) -> None:
    filling.put("III.1.3.5", RESULT, unicodedata.normalize("NFD", " Đã hoàn  thành\n"))
    filling.put("III.1.3.5", DONE_ON, "1/12/2025")
    filling.put("III.1.3.5", NEXT_STEP, unicodedata.normalize("NFD", "Giữ\xa0máy\u200b chủ \r\ndự phòng. "))
    (row,) = reported(filling).rows
    assert row == ReportRow(
        deliverable="III.1.3.5", result="done", done_on=dt.date(2025, 12, 1), next_step="Giữ máy chủ dự phòng."
    )


def test_evidence_of_another_sheet_is_enough(filling: Filling) -> None:
    filling.done("III.1.3.5", "1/12/2025")
    filling.more(5, "III.1.3.5", "Báo cáo", "91/BC-SVC", "2/12/2025")
    assert reported(filling).rows[0].evidence == (Evidence(kind="Báo cáo", number="91/BC-SVC", date=dt.date(2025, 12, 2)),)


def test_a_row_speaks_of_its_own_quarter_whatever_the_period(filling: Filling) -> None:
    filling.book[START]["B4"] = "Quý III"
    filling.done("I.1.1.2 · Quý III", "20/9/2025")
    filling.done("III.1.3.1 · Quý II", "20/6/2025")
    filling.put("III.1.3.1 · Quý II", "Lý do đổi", "Báo cáo trước ghi nhầm ngày.")
    filling.open("I.1.1.2 · Quý IV", "Gửi báo cáo trước ngày 31/12.")
    assert brought(filling) == 0
    newest = load(filling.root).newest
    (found,) = (report for report in newest.reports if report.date == dt.date(2025, 12, 15))
    assert {(row.deliverable, row.quarter) for row in found.rows} == {("I.1.1.2", None), ("I.1.1.2", 4), ("III.1.3.1", 2)}


def test_quarters_that_were_never_asked_take_no_other_rows_place(filling: Filling) -> None:
    """The form has neither quý I nor II of I.1.1.2, but a report on quý I would speak of that if it named no quarter."""
    filling.book[START]["B4"] = "Quý I"
    filling.open("I.1.1.2 · Quý IV", "Gửi báo cáo trước ngày 31/12.")
    assert brought(filling) == 0
    newest = load(filling.root).newest
    (reply,) = year_of(load(filling.root), newest).reported.history["I.1.1.2"]
    assert reply.due.quarter == 4


WRONG = {
    "a formula": (RESULT, "=1+1", "là công thức"),
    "another word": (RESULT, "xong rồi", "“xong rồi” phải là một trong: đã hoàn thành · chưa hoàn thành"),
    "a number": (NEXT_STEP, 1.5, "bị Excel đổi thành số"),
    "no day": (DONE_ON, "hôm qua", "“hôm qua” không phải một ngày; hãy viết ngày/tháng/năm, ví dụ 15/3/2025"),
    "a month that is none": (DONE_ON, "3/15/2025", "“3/15/2025” không phải một ngày"),
    "a day to come": (DONE_ON, "1/2/2026", "sau ngày báo cáo (15/12/2025)"),
    "a link that is none": (EVIDENCE[3], "vi-du.example", "Địa chỉ phải bắt đầu bằng https://"),
    "a script": (EVIDENCE[3], "javascript:alert(1)", "Địa chỉ phải bắt đầu bằng https://"),
    "a person": (NEXT_STEP, "Gọi 0912 345 678.", "số điện thoại"),
}


@pytest.mark.parametrize(("column", "typed", "said"), WRONG.values(), ids=WRONG)
def test_a_cell_that_is_wrong_is_told(filling: Filling, column: str, typed: object, said: str) -> None:
    filling.done("III.1.3.5", "1/12/2025", "Báo cáo", "91/BC-SVC", "2/12/2025")
    where = filling.put("III.1.3.5", column, typed)
    (tale,) = refused(filling)
    assert tale.startswith(f"{where}: ")
    assert said in tale


def test_all_that_is_wrong_is_told_at_once_with_its_cells(filling: Filling, capsys: pytest.CaptureFixture[str]) -> None:
    filling.book[START]["B4"], filling.book[START]["B5"] = "Quý V", None
    number = filling.put("thoi-gian-cho", "Con số", 1.5, FIGURES)
    lacking = filling.cell("thoi-gian-cho", "Tính đến ngày", FIGURES).coordinate
    day = filling.put("III.1.3.5", DONE_ON, "mai")
    result = filling.cell("III.1.3.5", RESULT).coordinate
    filling.more(2, "III.1.3.9", "Báo cáo", "1/BC", "1/12/2025")
    filling.more(3, "hai-long", "Báo cáo", "1/BC", "1/12/2025")
    filling.more(4, "hai-long")
    person = filling.put("III.1.3.1 · Quý IV", NEXT_STEP, "Gọi 0912 345 678.")
    filling.put("III.1.3.1 · Quý IV", RESULT, "chưa hoàn thành")
    without_day = filling.put("II.1.1.3", RESULT, "đã hoàn thành")
    heads = [tale.partition(": ")[0] for tale in refused(filling)]
    assert sorted(heads) == sorted(
        [
            *(f"trang “{START}”, ô B4", f"trang “{START}”, ô B5", number, f"trang “{FIGURES}”, ô {lacking}"),
            *(f"trang “{MORE_EVIDENCE}”, ô A{line}" for line in (2, 3, 4, 4)),
            *(day, f"trang “{PRODUCTS}”, ô {result}", person, without_day),
        ]
    )
    assert f"Không ghi gì: {len(heads)} chỗ phải sửa trong bao-cao.xlsx" in capsys.readouterr().err


def test_a_rule_that_compares_days_waits_for_the_reports_day_and_for_nothing_else(filling: Filling) -> None:
    wrong = filling.put("III.1.3.5", DONE_ON, "mai")
    filling.put("III.1.3.5", RESULT, "đã hoàn thành")
    late = filling.put("II.1.1.3", RESULT, "chưa hoàn thành")
    assert [tale.partition(": ")[0] for tale in refused(filling)] == [wrong, late, late]
    filling.book[START]["B5"] = None
    assert [tale.partition(": ")[0] for tale in refused(filling)] == [f"trang “{START}”, ô B5", wrong]


def test_a_sheet_that_cannot_be_read_hides_nothing_of_the_others(filling: Filling) -> None:
    wrong = filling.put("III.1.3.5", DONE_ON, "mai")
    filling.put("III.1.3.5", RESULT, "đã hoàn thành")
    filling.book[FIGURES]["E1"] = "Con so"
    filling.book[START]["A4"] = "Kỳ"
    filling.book[START]["B5"] = "15.13.2025"
    filling.more(2, "hai-long", "Báo cáo", "1/BC", "1/12/2025")
    told = refused(filling)
    assert [tale.partition(": ")[0] for tale in told] == [
        f"trang “{FIGURES}”",
        f"trang “{START}”",
        f"trang “{START}”, ô B5",
        wrong,
    ]
    assert "cột “Con số” phải có đúng một lần" in told[0]
    assert "thiếu dòng “Kỳ báo cáo”" in told[1]


@pytest.mark.parametrize("cell", ["B2", "B3", "B10"])
def test_no_grey_cell_of_the_first_sheet_may_change(filling: Filling, cell: str) -> None:
    filling.done("III.1.3.5", "1/12/2025")
    filling.book[START][cell] = "Sở Bản đồ"
    (tale,) = refused(filling)
    assert tale.startswith(f"trang “{START}”, ô {cell}: ")
    assert "ô xám không sửa được; hãy trả lại chữ cũ" in tale
    assert ("lấy biểu mẫu ở trang của cơ quan ấy" in tale) == (cell != "B10")


def test_of_whom_a_form_is_is_said_where_another_name_stands(filling: Filling) -> None:
    filling.done("III.1.3.5", "1/12/2025")
    filling.book[START]["B3"] = "Sở Bản đồ"
    assert "biểu mẫu này là của “Sở Việc công”" in refused(filling)[0]
    filling.book[START]["B3"], filling.book[START]["A3"] = "Sở Việc công", "Đơn vị"
    assert refused(filling)[0].startswith(f"trang “{START}”: thiếu dòng “Cơ quan báo cáo”")


def test_what_the_rules_say_of_files_is_said_of_the_form(filling: Filling) -> None:
    fill(filling)
    assert brought(filling) == 0
    again = Filling(filling.root)
    again.book[START]["B5"] = "14/12/2025"
    again.done("III.1.3.1 · Quý IV", "10/12/2025")
    (tale,) = refused(again)
    assert tale.startswith(
        f"trang “{START}”, ô B5: “Ngày báo cáo”: ngày 14/12/2025 trước ngày của báo cáo trước về kỳ này (15/12/2025)"
    )
    assert "xem lại ngày ký" in tale
    again.book[START]["B5"] = "1/2/2025"
    (tale,) = refused(again)
    assert "xem lại ngày, hoặc chọn lại kỳ báo cáo" in tale
    again.book[START]["B5"] = "15/12/2025"
    again.put("III.1.3.1 · Quý IV", "Lý do đổi", "Báo cáo trước ghi sai.")
    again.put("III.1.3.1 · Quý IV", EVIDENCE[0], "Báo cáo")
    again.put("III.1.3.1 · Quý IV", EVIDENCE[1], "không số")
    again.put("III.1.3.1 · Quý IV", EVIDENCE[2], "10/12/2025")
    (tale,) = refused(again)
    assert "hãy xóa chữ ở các ô ấy" in tale


def test_what_the_holder_compares_is_told_whole(filling: Filling, capsys: pytest.CaptureFixture[str]) -> None:
    fill(filling)
    filling.put("III.1.3.1 · Quý IV", DIFFICULTIES, "Máy chủ hỏng.\nChờ máy mới.")
    filling.put("I.1.1.1", RESULT, "chưa hoàn thành")
    filling.put("I.1.1.1", DIFFICULTIES, "Phải sửa.")
    filling.put("I.1.1.1", "Lý do đổi", "Danh mục bị thu hồi.")
    assert main(["--root", str(filling.root), "report-import", str(filling.saved()), "--dry-run"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[1:-2] == [
        "  I.1.1.2 · Quý III · Báo cáo rà soát / Phụ lục báo cáo: đã hoàn thành ngày 20/09/2025",
        "  III.1.3.1 · Quý IV · Báo cáo theo dõi: chưa hoàn thành",
        "    Khó khăn, vướng mắc: Máy chủ hỏng. Chờ máy mới.",
        "    Việc tiếp theo: Gửi báo cáo: trước ngày 31/12.",
        "  III.1.3.5 · Trang hỏi đáp: đã hoàn thành ngày 01/12/2025",
        "    Minh chứng: Thông báo số 90/TB-SVC ngày 01/12/2025, https://vi-du.example/90",
        "    Minh chứng: Báo cáo số 91/BC-SVC ngày 02/12/2025",
        "  I.1.1.1 · Danh mục giấy tờ phải nộp: chưa hoàn thành",
        "    Khó khăn, vướng mắc: Phải sửa.",
        "    Lý do đổi: Danh mục bị thu hồi.",
        "  Thời gian chờ: 1.500 phút, tính đến 10/12/2025",
        "    Minh chứng: Báo cáo số 92/BC-SVC ngày 11/12/2025",
        "    Ghi chú: Đo ở ba nơi.",
    ]


def test_the_rules_of_the_house_are_told_in_the_words_of_the_form(filling: Filling) -> None:
    where = filling.put("III.1.3.5", RESULT, "chưa hoàn thành")
    (tale,) = refused(filling)
    assert tale.startswith(f"{where}: ")
    assert f"phải có “{DIFFICULTIES}”" in tale
    assert "difficulties" not in tale
    where = filling.put("I.1.1.1", RESULT, "chưa hoàn thành")
    filling.put("I.1.1.1", DIFFICULTIES, "Phải sửa.")
    assert any(tale.startswith(where) and "phải có “Lý do đổi”" in tale for tale in refused(filling))
    assert not any("2025-" in tale for tale in refused(filling))


def test_an_empty_form_reports_nothing(filling: Filling) -> None:
    assert refused(filling) == [f"trang “{PRODUCTS}”: chưa hàng nào được điền, nên không có gì để ghi"]


def test_grey_cells_of_a_row_that_is_reported_stay(filling: Filling) -> None:
    filling.done("III.1.3.5", "1/12/2025")
    where = filling.put("III.1.3.5", "Sản phẩm", "Trang hỏi đáp khác")
    assert refused(filling) == [f"{where}: ô xám không sửa được; hãy trả lại chữ cũ"]
    filling.put("III.1.3.5", "Sản phẩm", "Trang hỏi đáp")
    filling.put("III.1.3.1 · Quý I", "Sản phẩm", "Không ai đọc hàng này")
    assert brought(filling) == 0


def test_a_code_that_is_none_and_one_that_stands_twice(filling: Filling) -> None:
    filling.done("III.1.3.5", "1/12/2025")
    filling.done("II.1.1.3", "1/12/2025")
    other = filling.cell("II.1.1.3", "Mã")
    other.value = "III.1.3.5"
    (tale,) = refused(filling)
    assert tale.startswith(f"trang “{PRODUCTS}”, ô {other.coordinate}: mã này đã có ở ô A")
    other.value = "II.1.1.99"
    (tale,) = refused(filling)
    assert tale.startswith(f"trang “{PRODUCTS}”, ô {other.coordinate}: “II.1.1.99” không phải mã nào của biểu mẫu")


def test_rows_may_stand_anywhere_and_be_left_out(filling: Filling) -> None:
    filling.done("III.1.3.5", "1/12/2025")
    page = filling.book[PRODUCTS]
    line = filling.cell("III.1.3.5", "Mã").row
    page.delete_rows(2, line - 2)
    assert [row.deliverable for row in reported(filling).rows] == ["III.1.3.5"]


TASK = "data/2025/tasks/iii-1-3.yml"
STALE = {
    "text": ("text: Trang hỏi đáp", "text: Trang trả lời", "nay là “Trang trả lời”, khi tạo tệp là “Trang hỏi đáp”"),
    "lead": (
        "text: Trang hỏi đáp\n        lead: Sở Việc công",
        "text: Trang hỏi đáp\n        lead: Sở Việc công, Sở Bản đồ",
        "cơ quan chủ trì nay là “Sở Việc công, Sở Bản đồ”",
    ),
    "another lead": (
        "text: Trang hỏi đáp\n        lead: Sở Việc công",
        "text: Trang hỏi đáp\n        lead: Sở Bản đồ",
        "cơ quan không còn chủ trì",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), STALE.values(), ids=STALE)
def test_a_form_of_another_state_is_refused_where_it_matters(filling: Filling, old: str, new: str, said: str) -> None:
    filling.done("III.1.3.5", "1/12/2025")
    path = filling.saved()
    Project.of(filling.root).replace(TASK, old, new)
    (tale,) = refused(filling, path)
    assert said in tale
    assert "hãy lấy biểu mẫu mới" in tale
    assert "ô A" in tale or "ô B" in tale


def test_what_changed_elsewhere_does_not_matter(filling: Filling) -> None:
    filling.done("III.1.3.5", "1/12/2025")
    path = filling.saved()
    Project.of(filling.root).replace(TASK, "text: Sổ theo dõi", "text: Sổ ghi")
    assert brought(filling, path) == 0


def test_a_form_that_does_not_know_the_latest_report_is_refused(filling: Filling) -> None:
    old = Filling(filling.root)
    old.done("III.1.3.1 · Quý IV", "10/12/2025")
    path = old.root / "cu.xlsx"
    old.book.save(path)
    fill(filling)
    assert brought(filling) == 0
    (tale,) = refused(filling, path)
    assert "báo cáo mới nhất: Cả năm, ngày 15/12/2025. Hãy lấy biểu mẫu mới" in tale


def test_a_form_of_whom_leads_nothing_any_more_is_refused(filling: Filling) -> None:
    filling.done("III.1.3.5", "1/12/2025")
    filling.book["Gốc"]["C1"] = "hoi-dong-vi-du"
    assert "nay không chủ trì sản phẩm nào" in refused(filling)[0]
    filling.book["Gốc"]["C1"] = "../../x"
    assert "nay không chủ trì sản phẩm nào" in refused(filling)[0]
    filling.book["Gốc"]["B1"] = "2032"
    assert refused(filling) == ["bao-cao.xlsx: là của kế hoạch năm 2032, mà dữ liệu không có kế hoạch ấy"]


def test_sheets_columns_and_lines_that_are_gone_are_told(filling: Filling) -> None:
    filling.done("III.1.3.5", "1/12/2025")
    filling.book[PRODUCTS].title = "San pham"
    assert [tale.partition(":")[0] for tale in refused(filling)] == ["trang “San pham”", f"trang “{PRODUCTS}”"]
    filling.book["San pham"].title = PRODUCTS
    filling.cell("III.1.3.5", RESULT).parent["H1"] = "Ket qua"
    assert refused(filling)[0].startswith(f"trang “{PRODUCTS}”: cột “Kết quả” phải có đúng một lần")
    filling.book[PRODUCTS]["H1"] = RESULT
    filling.book[START]["A4"] = "Kỳ"
    assert refused(filling)[0].startswith(f"trang “{START}”: thiếu dòng “Kỳ báo cáo”")
    filling.book[START]["A4"] = "Kỳ báo cáo"
    filling.book[PRODUCTS].merge_cells("H2:H3")
    assert "các ô bị gộp" in refused(filling)[0]


def test_other_files_are_refused(filling: Filling, tmp_path: Path) -> None:
    files = {"sua.xlsx": exported(filling.root), "rong.xlsx": b"", "chu.xlsx": b"ma,ket qua\n", "anh.xlsx": b"\x89PNG\r\n"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        (tale,) = refused(filling, tmp_path / name)
        assert tale.startswith(f"{name}: ")
    assert "không phải biểu mẫu báo cáo" in refused(filling, tmp_path / "sua.xlsx")[0]
    listed = openpyxl.Workbook()
    listed.create_sheet("Gốc")
    for line in range(1, 14):
        listed.worksheets[0].merge_cells(f"A{line}:B{line}")
    listed.save(tmp_path / "danh-sach.xlsx")
    (tale,) = refused(filling, tmp_path / "danh-sach.xlsx")
    assert "không phải biểu mẫu báo cáo của trang này; hãy tải “Mẫu báo cáo” ở trang của cơ quan" in tale
    assert "Không có tệp" in refused(filling, tmp_path / "thieu.xlsx")[0]


def test_a_bomb_and_what_declares_entities_are_refused(filling: Filling, tmp_path: Path) -> None:
    sheet = "xl/worksheets/sheet2.xml"
    bombs = {"bung.xlsx": b" " * 60_000_000, "thuc-the.xlsx": b'<!DOCTYPE x [<!ENTITY a "b">]>'}
    for name, put in bombs.items():
        with zipfile.ZipFile(io.BytesIO(form_file(filling.root, "so-viec-cong"))) as form:
            parts = {part: form.read(part) for part in form.namelist()}
        parts[sheet] = put + parts[sheet] if name == "thuc-the.xlsx" else parts[sheet] + put
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as package:
            for part, content in parts.items():
                package.writestr(part, content)
        assert refused(filling, tmp_path / name)[0].startswith(f"{name}: ")


def test_texts_that_are_code_stay_texts(filling: Filling) -> None:
    hostile = '{{ 7*7 }} "a": - # <script>alert(1)</script> ${x} %s'
    filling.open("III.1.3.1 · Quý IV", hostile)
    assert reported(filling).rows[0].next_step == hostile


def test_data_with_other_errors_are_no_reason_to_refuse(filling: Filling) -> None:
    filling.done("III.1.3.5", "1/12/2025")
    Project.of(filling.root).replace(TASK, "timing: Khi có yêu cầu", "timing: Mùa xuân")
    assert brought(filling) == 0


def test_data_that_cannot_be_read_come_first(filling: Filling, capsys: pytest.CaptureFixture[str]) -> None:
    filling.done("III.1.3.5", "1/12/2025")
    path = filling.saved()
    Project.of(filling.root).replace("data/agencies.yml", "  kind: agency\n", "")
    assert brought(filling, path) == 1
    assert "dữ liệu đang có lỗi" in capsys.readouterr().err


CALLS = {
    "an unknown agency": (
        ["so-viec-cog", "nam"],
        "“so-viec-cog” không chủ trì sản phẩm nào năm 2025; ý bạn là so-viec-cong?",
    ),
    "a name": (["Sở Bản đồ", "nam"], "Hãy gõ mã của cơ quan: ý bạn là so-ban-do?"),
    "a name that is typed a little otherwise": (["so ban do", "nam"], "ý bạn là so-ban-do?"),
    "a group": (
        ["cac-so", "nam"],
        "“cac-so” là nhóm; hãy chọn thành viên: so-viec-cong, so-ban-do, so-cau-duong.",
    ),
    "a group by its name": (["Các sở", "nam"], "“Các sở” là nhóm; hãy chọn thành viên: so-viec-cong,"),
    "one that leads nothing": (["hoi-dong", "nam"], "không chủ trì sản phẩm nào năm 2025"),
    "a year without a plan": (["so-viec-cong", "nam", "--year", "2031"], "Không có kế hoạch năm 2031; có: 2025."),
}


@pytest.mark.parametrize(("arguments", "said"), CALLS.values(), ids=CALLS)
def test_a_form_that_cannot_be_made_is_told(
    tmp_path: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "mau.xlsx"
    assert main(["--root", str(REPORTED), "report-form", *arguments, "-o", str(target)]) == 1
    assert said in capsys.readouterr().err
    assert not target.exists()


def test_a_form_is_not_overwritten_and_has_its_period_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = [
        "--root",
        str(copied_data(tmp_path / "p", REPORTED)),
        "report-form",
        "so-ban-do",
        "6-thang",
        "-o",
        str(tmp_path / "a.xlsx"),
    ]
    assert main(call) == 0
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")[START]["B4"].value == "6 tháng đầu năm"
    assert main(call) == 1
    assert "không ghi đè" in capsys.readouterr().err
