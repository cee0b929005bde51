"""The commands by which a workbook goes out and comes back, as the guide tells them."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from plan.__main__ import main
from plan.export.workbook.grid import Workbook
from plan.reading.load import load
from tests.archives import ROOT
from tests.update.editing import Editing, contents, copied_data

GUIDE = (ROOT / "docs/huong-dan/sua-bang-excel.md").read_text(encoding="utf-8")
PRACTICE = ROOT / "tap-sua"


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    return copied_data(tmp_path / "tap-sua", PRACTICE)


def test_as_the_guide_tells(practice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, file = str(practice), practice.parent / "tap.xlsx"
    assert main(["--root", root, "export", "2022", str(file)]) == 0
    assert "import TỆP.xlsx --update --dry-run" in capsys.readouterr().out
    book = openpyxl.load_workbook(file)
    book["Nhiệm vụ"]["C2"].value = "Tập sửa bằng Excel"
    book["Sản phẩm"]["D2"].value = "Sở Nội vũ"
    book.save(file)
    before = contents(practice)
    assert main(["--root", root, "import", str(file), "--update"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Không ghi gì: 1 chỗ phải sửa trong tap.xlsx, rồi chạy lại.\ntrang “Sản phẩm”, ô D2: ")
    assert "không rõ cơ quan" in said
    book["Sản phẩm"]["D2"].value = "Sở Nội vụ"
    book.save(file)
    assert main(["--root", root, "import", str(file), "--update", "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "Nhiệm vụ I.1.1: sửa (data/2022/tasks/i-1-1.yml:" in said
    assert said.endswith("\nChưa ghi gì (1 ô có thay đổi).\n")
    assert contents(practice) == before
    assert main(["--root", root, "import", str(file), "--update"]) == 0
    assert "Đã ghi 1 ô vào 1 tệp: data/2022/tasks/i-1-1.yml" in capsys.readouterr().out
    assert load(practice).newest.task["I.1.1"].title == "Tập sửa bằng Excel"
    assert main(["--root", root, "import", str(file), "--update"]) == 0
    assert capsys.readouterr().out.endswith("Không có gì để ghi.\n")


@pytest.mark.parametrize(
    "arguments", [[], ["--update", "--year", "2027"], ["--year", "2027", "--dry-run"], ["--update", "--column", "1=TT"]]
)
def test_a_call_that_asks_for_both_or_neither_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "x.xlsx", *arguments]) == 2
    assert capsys.readouterr().err.startswith("Hãy ghi --year NĂM")


NOT_EXPORTED = {
    "a Word file": ("ke-hoach.docx", "Đây là tệp Word, không phải tệp Excel."),
    "a file of the data": ("data/2022/plan.yml", "Loại tệp khác. "),
    "a folder": ("data", "là thư mục, không phải tệp."),
    "no file": ("sau.xlsx", "Không có tệp “"),
    "another zip": ("khac.xlsx", "Tệp hỏng hoặc bị cắt: openpyxl"),
}


@pytest.mark.parametrize(("name", "told"), NOT_EXPORTED.values(), ids=NOT_EXPORTED)
def test_a_file_that_was_not_exported_is_told(
    practice: Path, name: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(practice), "export", "2022", str(practice / "ke-hoach.docx")]) == 0
    with zipfile.ZipFile(practice / "khac.xlsx", "w") as package:
        package.writestr(
            "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
        )
    before = contents(practice)
    assert main(["--root", str(practice), "import", str(practice / name), "--update"]) == 1
    head, said, remedy = capsys.readouterr().err.splitlines()
    assert (head, contents(practice)) == ("Không ghi gì.", before)
    assert told in said
    assert "python -m plan export NĂM sua.xlsx" in remedy


def test_an_exported_file_is_no_new_plan(practice: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = practice / "sua.xlsx"
    assert main(["--root", str(practice), "export", "2022", str(file)]) == 0
    before = contents(practice)
    assert main(["--root", str(practice), "import", str(file), "--year", "2029"]) == 1
    assert "python -m plan import TỆP.xlsx --update (không kèm --year)" in capsys.readouterr().err
    assert contents(practice) == before


def test_the_guide_names_sheets_columns_and_messages_that_there_are(editing: Editing) -> None:
    archive = load(editing.root)
    sheets = Workbook(archive, archive.newest).sheets
    titles = {sheet.title for sheet in sheets}
    assert {*re.findall(r"rang \*\*([^*]+)\*\*", GUIDE)} | {*re.findall(r"\*\*([^*]+)\*\*[,c ]", GUIDE)} >= {
        "Văn bản",
        "Sửa đổi",
    }
    rows = [line.split("|")[2].strip() for line in GUIDE.splitlines() if line.startswith("| ") and "không làm" not in line]
    named = {name for row in rows[1:8] for name in row.split(", ") if not name.startswith("và ")}
    assert named <= titles
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "plan/intake/update").glob("*.py"))
    messages = re.findall(r"(?m)^\| ([^|]+?) \|", GUIDE.partition("{: #bi-tra-lai }")[2])[1:]
    assert len(messages) == 10
    code += (ROOT / "plan/reading/values.py").read_text(encoding="utf-8")
    assert [said for said in messages if re.split(r" …|, thành", said)[0] not in code] == []
