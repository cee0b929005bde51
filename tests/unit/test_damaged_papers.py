"""Papers that are not understood are refused with what was seen; nothing is written then, and nothing is ever overwritten."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from plan.__main__ import main
from plan.desk import importing
from plan.desk.looking import told_once
from plan.intake.folder import TakenError, write
from plan.intake.paper import Manuscript, UnreadableError
from tests.archives import SMALL
from tests.unit.builders import Project
from tests.unit.manuscripts import LEFT, UP, grid, imported, manuscript, paragraphs
from tests.unit.test_shapes_of_papers import AFTER, BEFORE, HEAD, HEADING, ROW, SECTION

Output = pytest.CaptureFixture[str]


def paper(*blocks: object) -> Manuscript:
    return manuscript(*BEFORE, *AFTER, *HEADING, *blocks)  # type: ignore[arg-type]


DAMAGED: Mapping[str, tuple[Manuscript, list[str]]] = {
    "two columns with one name": (
        paper(grid([[*HEAD[:3], "Nhiệm vụ", *HEAD[4:]], SECTION, ROW])),
        ["bảng 1", "“Nhiệm vụ”, “Nhiệm vụ” cùng tên", "1 “TT”, 2 “Mục tiêu”"],
    ),
    "two columns that hold one thing": (
        paper(grid([[*HEAD[:3], "Công việc", *HEAD[4:]], SECTION, ROW])),
        ["“Nhiệm vụ”, “Công việc”"],
    ),
    "a head missing": (paper(grid([SECTION, ROW])), ["bảng 1: không hiểu bảng này", "CẢI CÁCH THỂ CHẾ"]),
    "a head missing on the next page": (
        paper(grid([HEAD, SECTION, ROW]), grid([["2", *ROW[1:]]], "bảng 2")),
        ["bảng 2: không hiểu bảng này", "2 “Giảm giấy tờ.”"],
    ),
    "a table cut in half": (
        paper(grid([HEAD[:4], [*SECTION[:2], LEFT, LEFT], ROW[:4]]), grid([HEAD[4:], ROW[4:]], "bảng 2")),
        ["bảng 1", "thiếu cột “Sản phẩm”, “Cơ quan chủ trì”, “Thời gian thực hiện”", "4 “Hoạt động”"],
    ),
    "an unknown column": (
        paper(grid([[*HEAD[:4], "Đầu việc ra", *HEAD[5:]], SECTION, ROW])),
        ["chưa hiểu cột 5", "5 “Đầu việc ra”", '--column "5=…"'],
    ),
    "a row with a cell too many": (
        paper(grid([[*HEAD[:7], HEAD[7], LEFT], [*SECTION, LEFT], [*ROW, "thừa"]])),
        ["bảng 1, hàng 3: thừa một ô (“thừa”)", "bảng có 8 cột"],
    ),
    "a row that says nothing": (
        paper(grid([HEAD, SECTION, ["a) Việc chung", *[LEFT] * 7], ROW])),
        ["bảng 1, hàng 3", "“a) Việc chung”"],
    ),
    "no section": (paper(grid([HEAD, ROW])), ["bảng 1, hàng 2: chưa có lĩnh vực nào ở trên"]),
    "a section twice": (paper(grid([HEAD, SECTION, ROW, SECTION, ROW])), ["bảng 1, hàng 4: lĩnh vực I đã có"]),
    "tables of other columns": (
        paper(grid([HEAD, SECTION, ROW]), grid([[*HEAD[:7], "Thời hạn"], ["2", *ROW[1:]]], "bảng 2")),
        ["cột khác nhau", "Thời hạn"],
    ),
    "no table": (paper(paragraphs("Hết.")), ["không có bảng nào"]),
    "a sign that the source needs": (paper(grid([HEAD, SECTION, [*ROW[:4], "Báo ¶ cáo", *ROW[5:]]])), ["dấu ¶"]),
    "a table before the signature": (
        manuscript(*BEFORE, grid([["a", "b"]], "bảng 1"), *AFTER, *HEADING, grid([HEAD, SECTION, ROW], "bảng 2")),
        ["bảng 1: không hiểu bảng này", "1 “a”, 2 “b”"],
    ),
    "no task": (
        paper(grid([HEAD, SECTION, [*ROW[:2], "", *ROW[3:]]])),
        ["bảng 1, hàng 3: ô Nhiệm vụ trống", "Giảm giấy tờ."],
    ),
    "words that no product takes": (
        paper(grid([[*HEAD, "Ghi chú"], [*SECTION, LEFT], [*ROW, "x"], [*[UP] * 3, "Họp xã", *[UP] * 4, "chú"]])),
        ["bảng 1, hàng 4", "“Họp xã · chú”"],
    ),
    "an objective behind a task": (
        paper(grid([HEAD, SECTION, ["1", "", *ROW[2:]], ["2", *ROW[1:]]])),
        ["bảng 1, hàng 4: mục tiêu đầu tiên đứng sau nhiệm vụ"],
    ),
    "no parts": (
        manuscript(BEFORE[:9], paragraphs(*["Đoạn không đánh số."] * 50), AFTER, HEADING, grid([HEAD, SECTION, ROW])),
        ["không thấy phần nào đánh số La Mã", "“Đoạn không đánh số.”"],
    ),
    "nothing": (Manuscript((), (), "docx"), ["không có bảng nào"]),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_paper_is_refused_with_what_was_seen(tmp_path: Path, damage: str) -> None:
    project = Project(tmp_path, SMALL)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    paper, said = DAMAGED[damage]
    with pytest.raises(UnreadableError) as refused:
        imported(project.root, paper, 2032)
    assert [words for words in said if words not in str(refused.value)] == []
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


TEXT = "\n".join(["KẾ HOẠCH", "PHỤ LỤC", "\t".join(HEAD), "I\tCẢI CÁCH\t\t\t\t\t\t", "\t".join(ROW)])


@pytest.fixture
def project(tmp_path: Path) -> Project:
    found = Project(tmp_path / "project", SMALL)
    found.write("paper.txt", TEXT)
    return found


def test_the_command_writes_a_folder_and_says_what_to_look_at(project: Project, capsys: Output) -> None:
    root = project.root
    assert main(["--root", str(root), "import", str(root / "paper.txt"), "--year", "2032"]) == 0
    said = capsys.readouterr().out
    assert "1 lĩnh vực, 1 mục tiêu, 1 nhiệm vụ, 1 sản phẩm" in said
    lines = [line.strip() for line in said.splitlines()]
    at = lines.index(str(root / "data/2032/sections.yml:4"))
    assert lines[at - 1] == "địa chỉ trang do máy đặt từ tên lĩnh vực; đã đăng thì không đổi."
    at = lines.index("Việc tiếp theo:")
    assert lines[at + 1].startswith("1. Chạy: python -m plan export 2032 sua.xlsx, ")
    assert lines[at + 2].startswith("2. Chạy: python -m plan import sua.xlsx --update ")


@pytest.mark.parametrize(("year", "is_told"), [(2030, False), (2999, True)])
def test_a_day_of_signature_that_is_to_come_is_told(
    project: Project,
    year: int,
    is_told: bool,  # noqa: FBT001 - a case
    capsys: Output,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importing, "today", lambda: dt.date(2031, 1, 5))
    project.write("paper.txt", TEXT.replace("KẾ HOẠCH", f"Số: 1/KH-UBND\nSông Mơ, ngày 20 tháng 12 năm {year}\nKẾ HOẠCH", 1))
    assert main(["--root", str(project.root), "import", str(project.root / "paper.txt"), "--year", "2032"]) == 0
    assert (f"ngày ký 20/12/{year}, chưa đến" in capsys.readouterr().out) == is_told


def test_a_reason_is_told_once_with_its_first_places() -> None:
    alike = [(f"a.yml:{number}", f"giống nhiệm vụ 2031/I.{number} 100% nên theo “Sở”.") for number in range(1, 9)]
    assert [*told_once([*alike, ("b.yml:1", "xem tên riêng."), ("b.yml:2", "xem tên riêng.")])] == [
        "giống nhiệm vụ … 100% nên theo “Sở”.",
        *(f"    a.yml:{number}: 2031/I.{number}" for number in range(1, 6)),
        "    … và 3 chỗ nữa",
        "xem tên riêng.",
        "    b.yml:1",
        "    b.yml:2",
    ]


def test_a_folder_that_is_there_is_left_alone(project: Project, capsys: Output) -> None:
    root = project.root
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert main(["--root", str(root), "import", str(root / "paper.txt"), "--year", "2031"]) == 1
    told = capsys.readouterr().err
    assert "không ghi đè" in told
    assert "git restore data" in told
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_folder_that_git_keeps_is_edited_and_not_thrown_away(project: Project, capsys: Output) -> None:
    root = project.root
    for call in (["init", "-q"], ["add", "data/2031"]):
        subprocess.run(["git", "-C", str(root), *call], check=True)  # noqa: S607 (git of the path)
    assert main(["--root", str(root), "import", str(root / "paper.txt"), "--year", "2031"]) == 1
    told = capsys.readouterr().err
    assert "python -m plan import sua.xlsx --update" in told
    assert "git restore" not in told


def test_a_folder_elsewhere_touches_no_register(project: Project, tmp_path: Path, capsys: Output) -> None:
    project.write("paper.txt", TEXT.replace("Sở Việc công", "Sở Khác hẳn"))
    before = {path: path.read_bytes() for path in (project.root / "data").rglob("*") if path.is_file()}
    call = ["import", str(project.root / "paper.txt"), "--year", "2032", "--into", str(tmp_path / "new")]
    assert main(["--root", str(project.root), *call]) == 0
    assert {path: path.read_bytes() for path in (project.root / "data").rglob("*") if path.is_file()} == before
    assert "name: Sở Khác hẳn" in capsys.readouterr().out
    assert (tmp_path / "new/plan.yml").is_file()


@pytest.mark.parametrize("column", ["5", "5=", "0=Sản phẩm", "x=Sản phẩm", "5=Gì đó", "²=Sản phẩm", "5=\x1b[31m"])
def test_a_column_that_is_said_wrongly_is_told(project: Project, column: str, capsys: Output) -> None:
    call = ["import", str(project.root / "paper.txt"), "--year", "2032", "--column", column]
    assert main(["--root", str(project.root), *call]) == 2
    assert "\x1b" not in (said := capsys.readouterr().err)
    assert 'ví dụ --column "5=Sản phẩm"' in said


WRONG_COLUMNS = {
    "twice": (["5=Sản phẩm", "5=Khác"], 2, "--column nói hai lần về cột 5"),
    "beyond": (["5=Sản phẩm", "9=Khác"], 1, "--column nói về cột 9, mà bảng nhiệm vụ chỉ có 8 cột: 1 “TT”"),
}


@pytest.mark.parametrize(("columns", "code", "said"), WRONG_COLUMNS.values(), ids=WRONG_COLUMNS)
def test_a_column_said_twice_or_that_is_not_there_is_told(
    project: Project, columns: list[str], code: int, said: str, capsys: Output
) -> None:
    options = [word for column in columns for word in ("--column", column)]
    call = ["import", str(project.root / "paper.txt"), "--year", "2032", *options]
    assert main(["--root", str(project.root), *call]) == code
    assert capsys.readouterr().err.startswith(said)
    assert not (project.root / "data/2032").exists()


def test_a_file_that_is_not_there_is_told(project: Project, capsys: Output) -> None:
    assert main(["--root", str(project.root), "import", str(project.root / "papre.txt"), "--year", "2032"]) == 1
    path = project.root / "papre.txt"
    assert capsys.readouterr().err == f"Không có tệp “{path}”. Hãy xem lại tên tệp và thư mục.\n"
    assert not (project.root / "data/2032").exists()


def test_a_year_that_is_none_is_told(project: Project, capsys: Output) -> None:
    assert main(["--root", str(project.root), "import", str(project.root / "paper.txt"), "--year", "27"]) == 2
    assert "--year 27" in capsys.readouterr().err
    assert not (project.root / "data/27").exists()


def test_what_cannot_be_written_leaves_all_as_it_was(project: Project) -> None:
    register = project.root / "data/agencies.yml"
    before, folder = register.read_bytes(), project.root / "data/2032"
    with pytest.raises(TakenError):
        write(folder, {"a.yml": "a\n", "a.yml/b": "b\n"}, {register: "- id: x\n"})
    with pytest.raises(UnicodeEncodeError):
        write(folder, {"a.yml": "a\n"}, {register: "\ud800"})
    assert (register.read_bytes(), [*project.root.glob("data/*2032*")]) == (before, [])


def test_an_empty_register_gets_its_first_records(project: Project) -> None:
    register = project.root / "data/glossary.yml"
    register.write_text("# Chữ viết tắt.\n[]\n", encoding="utf-8")
    write(project.root / "data/2032", {"a.yml": "a\n"}, {register: "- abbr: HTX\n"})
    assert register.read_text(encoding="utf-8") == "# Chữ viết tắt.\n- abbr: HTX\n"


REMEDY = "Còn 2 dòng “# CẦN XEM”: "


@pytest.fixture
def asked(project: Project) -> list[str]:
    """Return the call that checks data with two places that somebody has to look at."""
    project.replace("data/2031/sections.yml", "- id: I\n", "- id: I\n  # CẦN XEM: gì đó.\n")
    project.replace("data/agencies.yml", "- id: ", "# CẦN XEM: gì khác.\n- id: ")
    return ["--root", str(project.root), "check"]


def test_what_is_left_to_look_at_is_advice_and_an_error_before_it_is_published(asked: list[str], capsys: Output) -> None:
    assert main(asked) == 0
    assert "Lời khuyên: cần xem: gì đó.\n" in capsys.readouterr().out
    assert main([*asked, "--published", str(SMALL)]) == 1


def test_what_there_is_to_do_about_it_is_said_once(asked: list[str], capsys: Output) -> None:
    main(asked)
    lines = capsys.readouterr().out.splitlines()
    counted = next(at for at, line in enumerate(lines) if line.startswith("Có 2 lời khuyên."))
    assert [at for at, line in enumerate(lines) if REMEDY in line] == [counted + 1]
    assert "python -m plan seen TỆP" in lines[counted + 1]
    assert "python -m plan export NĂM sua.xlsx" in lines[counted + 1]
    main([*asked, "--format", "json"])
    told = [problem["message"]["vi"] for problem in json.loads(capsys.readouterr().out)]
    assert [message.partition(REMEDY)[::2][0] for message in told] == ["cần xem: gì đó. ", "cần xem: gì khác."]
    assert REMEDY in told[0]


def test_registers_with_errors_are_mended_first(project: Project, capsys: Output) -> None:
    register = project.root / "data/agencies.yml"
    register.write_text(register.read_text(encoding="utf-8") + "- id: x\n", encoding="utf-8")
    assert main(["--root", str(project.root), "import", str(project.root / "paper.txt"), "--year", "2032"]) == 2
    assert "Danh bạ đang có lỗi" in capsys.readouterr().err
    assert not (project.root / "data/2032").exists()
