"""What an import was not certain of, answered in the workbook: looked at, or a new agency that is a known one."""

import re
import shutil
from pathlib import Path

import pytest

from plan.desk.updating import run_update
from plan.export.workbook.offers import LISTS
from plan.export.workbook.spoken import all_titles, spoken
from plan.intake.asking import Asking, new_agencies
from plan.intake.update.told import RefusedWorkbookError
from plan.intake.update.trying import update
from plan.reading.load import load
from plan.rules.check import check
from tests.archives import FROZEN, add_next_year
from tests.unit.builders import Project
from tests.update.editing import Editing, contents

NEW, OLD = "Sở Công nghệ số", "Sở Thông tin và Truyền thông"
FORMER = f"  former_names:\n    - {{name: {OLD}, until: 2022}}\n"
MACHINE = f"# CẦN XEM: cơ quan mới theo kế hoạch, nêu ở 9 chỗ.\n- id: so-cong-nghe-so\n  name: {NEW}\n  kind: agency\n"


@pytest.fixture
def imported(tmp_path: Path) -> Editing:
    """Data after an import of 2027, which calls a department by a new name."""
    root = tmp_path / "project"
    shutil.copytree(FROZEN / "data", root / "data")
    add_next_year(root / "data")
    project = Project.of(root)
    project.replace("data/agencies.yml", f"  name: {NEW}\n{FORMER}", f"  name: {OLD}\n")
    project.put("data/agencies.yml", f"{project.content('data/agencies.yml').decode()}{MACHINE}")
    assert check(root) == ()
    return Editing(root)


def answered(editing: Editing, answer: str, which: str = "", row: int = 2) -> None:
    page = editing.book["Cần xem"]
    page.cell(row, 5).value, page.cell(row, 6).value = answer, which or None


def refused(editing: Editing) -> list[str]:
    before = contents(editing.root)
    with pytest.raises(RefusedWorkbookError) as error:
        update(editing.root, editing.saved())
    assert contents(editing.root) == before
    return [str(tale) for tale in error.value.tales]


def test_a_new_agency_offers_to_be_a_known_one(imported: Editing) -> None:
    page = imported.book["Cần xem"]
    assert [cell.value for cell in page[2]][1:4] == [
        *("Cơ quan so-cong-nghe-so", "cơ quan mới theo kế hoạch, nêu ở 9 chỗ.", f"Tên: {NEW}\nLoại: một cơ quan"),
    ]
    offers = {str(one.sqref): one.formula1 for one in page.data_validations.dataValidation}
    assert offers["E2"] == '"đã xem,là tên mới của,là cách viết khác của"'
    assert offers["F2"].startswith(f"='{LISTS}'!") or offers["F2"].startswith(f"'{LISTS}'!")
    assert not page["F2"].protection.locked


def test_a_new_name_is_given_to_the_known_agency_in_one_go(imported: Editing, capsys: pytest.CaptureFixture[str]) -> None:
    files = contents(imported.root)
    before = files["data/agencies.yml"].decode()
    answered(imported, "là tên mới của", OLD)
    members = imported.cell("Nhóm", "cac-so-ban-nganh", "Thành viên")
    members.value = str(members.value).replace(OLD, NEW)  # as one who knows its new name writes it
    path = imported.saved()
    assert run_update(imported.root, path, only_say=False) == 0
    said = capsys.readouterr().out
    brakes = said.partition("Từng thay đổi")[0]
    assert 'name (Tên): "Sở Thông tin và Truyền thông" nay là "Sở Công nghệ số"' in brakes
    assert "so-cong-nghe-so" not in brakes  # nobody published it
    assert "mã đã đăng thì không bỏ" not in brakes
    former = f"  former_names:\n    - name: {OLD}\n      until: 2022\n"
    after = contents(imported.root)
    expected = before.replace(MACHINE, "").replace(f"  name: {OLD}\n", f"  name: {NEW}\n")
    agency = load(imported.root).agency["so-thong-tin-va-truyen-thong"]
    assert (agency.name, [(one.name, one.until) for one in agency.former_names]) == (NEW, [(OLD, 2022)])
    assert after["data/agencies.yml"].decode().replace(former, "") == expected
    assert [name for name in after if after[name] != files[name]] == ["data/agencies.yml"]
    assert check(imported.root) == ()
    assert run_update(imported.root, path, only_say=False) == 0
    assert "không còn trong dữ liệu; bỏ qua" in capsys.readouterr().out


def test_a_new_agency_becomes_one_more_spelling_and_those_who_named_it_name_the_known_one(imported: Editing) -> None:
    Project.of(imported.root).replace(
        "data/2027/groups.yml", "    - so-thong-tin-va-truyen-thong\n", "    - so-cong-nghe-so\n"
    )
    answered(imported, "là cách viết khác của", OLD)
    assert run_update(imported.root, imported.saved(), only_say=False) == 0
    archive = load(imported.root)
    assert "so-cong-nghe-so" not in archive.agency
    assert NEW in archive.agency["so-thong-tin-va-truyen-thong"].aliases
    assert "so-thong-tin-va-truyen-thong" in archive.newest.members["cac-so-ban-nganh"]
    assert "so-cong-nghe-so" not in contents(imported.root)["data/2027/groups.yml"].decode()


def test_what_was_edited_of_the_record_that_goes_is_told_and_left_out(imported: Editing) -> None:
    imported.put("Cơ quan", "so-cong-nghe-so", "Tên tắt", "SCNS")
    imported.put("Cơ quan", "so-thong-tin-va-truyen-thong", "Tên", NEW)
    answered(imported, "là tên mới của", OLD)
    found = update(imported.root, imported.saved())
    assert [str(remark).partition(": ")[2] for remark in found.remarks] == [
        "bỏ qua, vì cơ quan này được gộp vào một cơ quan đã có"
    ]
    assert "SCNS" not in found.patched.after["data/agencies.yml"].text


@pytest.mark.parametrize(
    ("answer", "which", "told"),
    [
        ("chưa xem", "", "ô E2: “chưa xem” phải là một trong: đã xem · là tên mới của · là cách viết khác của"),
        ("", OLD, "ô E2: “” phải là một trong"),
        ("đã xem", OLD, "ô F2: chỉ ghi khi trả lời “là tên mới của”"),
        ("là tên mới của", "", "ô F2: “” không phải cơ quan nào trong dữ liệu"),
        ("là tên mới của", "Sở Lạ", "ô F2: “Sở Lạ” không phải cơ quan nào trong dữ liệu"),
        ("là cách viết khác của", NEW, f"ô F2: {NEW} cũng là mục mới được gộp"),
    ],
)
def test_an_answer_that_is_none_is_told_by_its_cell(imported: Editing, answer: str, which: str, told: str) -> None:
    answered(imported, answer, which)
    (tale,) = refused(imported)
    assert tale.startswith(f"trang “Cần xem”, {told}")


def test_two_names_for_one_agency_are_refused(imported: Editing) -> None:
    imported.put("Cơ quan", "so-thong-tin-va-truyen-thong", "Tên", "Sở Số")
    answered(imported, "là tên mới của", OLD)
    (tale,) = refused(imported)
    assert tale.startswith(f"trang “Cần xem”, ô E2: so-thong-tin-va-truyen-thong không thể vừa tên là “{NEW}”")


def test_what_is_wrong_with_a_register_is_told_by_sheet_and_cell(imported: Editing) -> None:
    imported.put("Cơ quan", "so-thong-tin-va-truyen-thong", "Tên", NEW)
    page = imported.book["Cơ quan"]
    row = next(cell.row for cell in page["A"] if cell.value == "so-cong-nghe-so")
    page.delete_rows(row)
    tale = next(tale for tale in refused(imported) if f'tên "{NEW}" đã có' in tale)
    cell = imported.cell("Cơ quan", "so-thong-tin-va-truyen-thong", "Tên").coordinate
    assert tale.startswith(f'trang “Cơ quan”, mã so-cong-nghe-so, cột “Tên”: tên "{NEW}" đã có ở trang “Cơ quan”, ô {cell};')
    assert "hãy chọn “là tên mới của” hoặc “là cách viết khác của” ở trang “Cần xem”" in tale
    assert ".yml" not in tale


def test_a_group_may_name_an_agency_as_the_same_workbook_renames_it(imported: Editing) -> None:
    imported.put("Cơ quan", "so-noi-vu", "Tên", "Sở Nội chính")
    former = imported.add("Tên trước đây", None, "Cơ quan so-noi-vu", "Sở Nội vụ", "2022")
    assert former
    members = imported.cell("Nhóm", "cac-so-ban-nganh", "Thành viên")
    members.value = str(members.value).replace("Sở Nội vụ", "Sở Nội chính")
    found = update(imported.root, imported.saved())
    assert [*found.patched.after] == ["data/agencies.yml"]


def test_each_place_says_where_it_is_and_what_is_written_there(imported: Editing) -> None:
    project = Project.of(imported.root)
    ask = "# CẦN XEM: xem chỗ này; không ghi thì null.\n"
    task = "data/2027/tasks/ii-6-1.yml"
    project.replace(task, "continues: 2022/II.6.3\n", f"{ask}continues: 2022/II.6.3\n")
    project.replace("data/2027/groups.yml", "    - so-noi-vu\n", f"    {ask}    - so-noi-vu\n")
    project.replace("data/2027/plan.yml", "recipients:\n", f"{ask}recipients:\n")
    project.replace("data/2027/groups.yml", "- group: ubnd-cap-huyen\n", f"{ask}- group: ubnd-cap-huyen\n")
    project.replace("data/documents.yml", "- id: 76-nq-cp-2021\n", f"{ask}- id: 76-nq-cp-2021\n")
    page = imported.book["Cần xem"]
    rows = {str(row[1]): row[2:4] for row in page.iter_rows(min_row=2, values_only=True)}
    assert {row[0] for place, row in rows.items() if place != "Cơ quan so-cong-nghe-so"} == {
        "xem chỗ này; không ghi thì để trống."
    }
    earlier = load(imported.root).plan[2022].task["II.6.3"]
    number = load(imported.root).newest.members["cac-so-ban-nganh"].index("so-noi-vu") + 1
    assert rows["Nhiệm vụ II.6.1 · Tiếp tục nhiệm vụ"][1] == "\n".join((f"2022/II.6.3: {earlier.title}", *earlier.text))
    assert rows[f"Nhóm cac-so-ban-nganh · Thành viên, mục {number}"][1] == "Sở Nội vụ"
    assert str(rows["Kế hoạch 2027 · Nơi nhận"][1]).count("\n") > 3
    assert "Thành viên: UBND thành phố Ninh Bình, " in str(rows["Nhóm ubnd-cap-huyen"][1])
    assert "Số, ký hiệu: 76/NQ-CP\nLoại văn bản: Nghị quyết\n" in str(rows["Văn bản 76-nq-cp-2021"][1])


def test_the_sheet_stands_behind_the_guide_which_names_it(imported: Editing) -> None:
    assert imported.book.sheetnames[:2] == ["Hướng dẫn", "Cần xem"]
    assert str(imported.book["Hướng dẫn"]["A2"].value).startswith("1. Làm trang “Cần xem”, ngay sau trang này, trước:")


def test_what_an_import_asks_of_a_new_agency_is_asked_in_the_words_of_the_sheet() -> None:
    asking = Asking(load(FROZEN), 2027)
    for name in ("Sở Công vụ", "Trung tâm Phục vụ người dân"):
        asking.parties(name)
    whys = [spoken(why, all_titles()) for _, why in new_agencies(asking, load(FROZEN).agencies)]
    assert len(whys) == 2
    for why in whys:
        assert re.search(
            r"Nếu là tên mới của [^:]+, hoặc cách viết khác: trả lời ở hai cột cuối\. Nếu nhận việc của cơ quan cũ [^:]+:"
            r" chọn “đã xem”, và ở trang Cơ quan ghi “Cơ quan kế tục” cho cơ quan cũ\.$",
            why,
        ), why
