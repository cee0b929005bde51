"""`python -m plan`."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plan.__main__ import main
from plan.changes.labels import BRAKES
from plan.rules.advice import scheduled
from tests.archives import FROZEN, ROOT, SMALL, with_plans
from tests.unit.builders import FIRST, TASK, Project

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REPOSITORY", "BRANCH", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def test_check_of_good_data(capsys: Output) -> None:
    assert main(["--root", str(FROZEN), "check"]) == 0
    assert capsys.readouterr().out == ("Kế hoạch 2022: 7 lĩnh vực, 28 mục tiêu, 40 nhiệm vụ, 61 sản phẩm: không có lỗi\n")


def test_check_of_broken_data(tmp_path: Path, capsys: Output) -> None:
    project = Project(tmp_path)
    project.replace(TASK, "lead: Văn phòng UBND tỉnh", "lead: Sở Nội vũ")
    assert main(["--root", str(tmp_path), "check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{TASK}:10:15: II.2.1.1 · lead (Cơ quan chủ trì): ")
    assert lines[1:3] == ["    Sửa thành:", "    >         lead: Văn phòng UBND tỉnh"]
    assert lines[-1] == "Có 1 lỗi. Mỗi dòng trên bắt đầu bằng tệp:dòng:cột; sửa ở đó rồi chạy lại."
    assert len(lines) == 5


def test_pages_of_good_data(capsys: Output) -> None:
    assert main(["--root", str(FROZEN), "pages"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 232
    assert lines[0] == "/\tdata/2022/plan.yml"
    assert [line for line in lines if line.startswith("/en/")] != []
    assert "/2022/nhiem-vu/ii-6-3/\tdata/2022/tasks/ii-6-3.yml" in lines


def test_pages_of_broken_data(tmp_path: Path, capsys: Output) -> None:
    project = Project(tmp_path)
    project.replace(TASK, "timing: Quý I năm 2022", "timing: Quý V năm 2022")
    assert main(["--root", str(tmp_path), "pages"]) == 1
    assert capsys.readouterr().out.startswith(f"{TASK}:12:17: ")


def test_pages_of_data_that_does_not_fit_together(tmp_path: Path, capsys: Output) -> None:
    project = Project(tmp_path)
    project.write("data/2022/tasks/ii-99-1.yml", project.content(FIRST).decode().replace("I.1.1", "II.99.1"))
    assert main(["--root", str(tmp_path), "pages"]) == 1
    assert "không có mục tiêu" in capsys.readouterr().out


def test_output_is_utf_8_wherever_it_goes() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "plan", "--root", str(FROZEN), "check"]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    assert "không có lỗi" in result.stdout.decode()


@pytest.mark.parametrize("arguments", [["pages"], ["check"], ["history"]], ids=" ".join)
def test_a_reader_that_has_had_enough_ends_a_command_quietly(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "plan", "--root", str(FROZEN), *arguments]
    read, write = os.pipe()
    os.close(read)
    result = subprocess.run(command, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (result.returncode, result.stderr) == (141, b"")


WRONG_CALLS = {
    "import x --column 7=Kinh phí": 'không hiểu “phí”; tên có dấu cách phải đặt trong dấu nháy thẳng, ví dụ --column "7=',
    "import x --year": "--year: phải ghi giá trị ở sau.",
    "import x --year 20a7": "--year: “20a7” không phải là số.",
    "import": "thiếu TỆP.",
    "seen": "thiếu TỆP.",
    "chekc": "LỆNH: không có “chekc”; hãy chọn trong: ",
    "check --format xml": "--format: không có “xml”; hãy chọn trong: ",
    "check --scheduled=1": "--scheduled: không có giá trị nào ở sau, mà ghi “1”.",
    "import x --u\x1b": "không hiểu “--u<U+001B>”; ",
}


@pytest.mark.parametrize("call", WRONG_CALLS)
def test_what_is_wrong_with_a_call_is_told_in_vietnamese(call: str, capsys: Output) -> None:
    with pytest.raises(SystemExit):
        main(call.split(" "))
    told = capsys.readouterr().err.splitlines()[-1]
    assert told.startswith(f"Lệnh viết chưa đúng: {WRONG_CALLS[call]}")


@pytest.mark.parametrize("arguments", [[], ["sai"], ["check", "thừa"]], ids=["none", "unknown", "more"])
def test_a_wrong_call_is_told(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "python -m plan" in capsys.readouterr().err


def broken(folder: Path) -> Project:
    project = Project(folder)
    project.replace(TASK, "lead: Văn phòng UBND tỉnh", "lead: Sở Nội vũ")
    return project


def test_the_root_may_stand_behind_the_command(tmp_path: Path, capsys: Output) -> None:
    broken(tmp_path)
    assert main(["check", "--root", str(tmp_path), "--lang", "en"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith('unknown agency "Sở Nội vũ"; the source has "Văn phòng UBND tỉnh"')
    assert lines[-1].startswith("Found: 1 error.")


def test_check_links_to_the_line_where_the_repository_is_set(
    tmp_path: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(tmp_path)
    monkeypatch.setenv("REPOSITORY", "https://github.com/vi-du/ten-kho")
    monkeypatch.setenv("BRANCH", "nhap")
    main(["check", "--root", str(tmp_path)])
    assert f"https://github.com/vi-du/ten-kho/edit/nhap/{TASK}#L10\n" in capsys.readouterr().out


def test_check_for_github(tmp_path: Path, capsys: Output) -> None:
    broken(tmp_path)
    assert main(["check", "--root", str(tmp_path), "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"::error file={TASK},line=10,col=15,title=II.2.1.1::II.2.1.1 · lead")
    assert lines[1].startswith("::stop-commands::")
    assert lines[2] == "Có 1 lỗi."
    assert lines[3] == f"::{lines[1].removeprefix('::stop-commands::')}::"
    assert len(lines) == 4


def test_check_for_github_of_good_data_says_so_unheard(capsys: Output) -> None:
    assert main(["--root", str(FROZEN), "check", "--format", "github"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "Không có lỗi."
    assert lines[2].startswith("Kế hoạch 2022: 7 lĩnh vực")
    assert len(lines) == 4


def test_check_as_json(tmp_path: Path, capsys: Output) -> None:
    broken(tmp_path)
    assert main(["check", "--root", str(tmp_path), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [(item["file"], item["line"], item["column"], item["kind"]) for item in found] == [
        (TASK, 10, 15, "unknown-agency")
    ]


def test_advice_alone_is_no_failure(tmp_path: Path, capsys: Output) -> None:
    project = Project(tmp_path)
    project.write(FIRST, project.content(FIRST) + b"\n\n")
    assert main(["check", "--root", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == (f'{FIRST}:16:1: Lời khuyên: lệnh "python -m plan fmt" sửa giúp được: chỗ kết thúc tệp (2)')
    assert lines[2].startswith("Có 1 lời khuyên.")
    assert lines[3].endswith("không có lỗi")


def test_a_plan_whose_year_is_over_is_told_by_the_scheduled_check_only(tmp_path: Path, capsys: Output) -> None:
    Project(tmp_path)
    assert main(["check", "--root", str(tmp_path)]) == 0
    assert "đã hết" not in capsys.readouterr().out
    assert main(["check", "--root", str(tmp_path), "--scheduled"]) == 0
    assert "data/2022/plan.yml:3:7: Lời khuyên: năm 2022 đã hết" in capsys.readouterr().out


@pytest.mark.parametrize(("day", "kinds"), [(dt.date(2022, 12, 31), []), (dt.date(2023, 1, 1), ["year-over"])])
def test_a_year_is_over_the_day_after_its_last(day: dt.date, kinds: list[str]) -> None:
    found = scheduled(FROZEN, day)
    assert [problem.kind for problem in found] == kinds
    assert all(problem.level == "advice" for problem in found)


def test_no_plan_is_over_while_a_newer_one_is_there(tmp_path: Path) -> None:
    root = with_plans(tmp_path / "two-plans", plans=2, tasks=40)
    assert scheduled(root, dt.date(2023, 6, 1)) == ()
    assert [problem.place.file for problem in scheduled(root, dt.date(2024, 1, 1))] == ["data/2023/plan.yml"]


@pytest.mark.parametrize("command", [[], ["check"], ["fmt"], ["new"], ["pages"]], ids=["all", "check", "fmt", "new", "pages"])
def test_help_is_vietnamese(command: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as caught:
        main([*command, "--help"])
    assert caught.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("Cách dùng: python -m plan")
    assert not re.search(r"\b(usage|options|show|positional)\b", said)


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured"),
    [(True, {}, True), (True, {"NO_COLOR": "1"}, False), (True, {"TERM": "dumb"}, False), (False, {}, False)],
    ids=["terminal", "no-color", "dumb", "file"],
)
def test_colour_is_for_terminals_whose_user_wants_it(
    tmp_path: Path,
    capsys: Output,
    monkeypatch: pytest.MonkeyPatch,
    terminal: bool,  # noqa: FBT001 - a case
    environment: dict[str, str],
    coloured: bool,  # noqa: FBT001 - a case
) -> None:
    broken(tmp_path)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    main(["check", "--root", str(tmp_path)])
    assert ("\033[" in capsys.readouterr().out) == coloured


def test_diff_of_two_folders(tmp_path: Path, capsys: Output) -> None:
    before, after = Project(tmp_path / "before"), Project(tmp_path / "after")
    after.replace(TASK, "title: Rà soát, đánh giá", "title: Rà soát và đánh giá")
    assert main(["diff", str(before.root), "--root", str(after.root)]) == 0
    assert capsys.readouterr().out.startswith("1 bản ghi thay đổi: 1 sửa.\n")
    assert main(["diff", str(before.root), str(before.root)]) == 0
    assert capsys.readouterr().out == "Không có thay đổi về nội dung.\n"


def test_a_brake_stops_diff_and_check_until_it_is_lifted(tmp_path: Path, capsys: Output) -> None:
    before, after = Project(tmp_path / "before"), Project(tmp_path / "after")
    after.replace(TASK, "timing: Quý I năm 2022", "timing: Quý II năm 2022")
    call = ["--root", str(after.root)]
    assert main([*call, "diff", str(before.root)]) == 1
    assert "\n1 chỗ phải có người quyết định\n" in capsys.readouterr().out
    assert main([*call, "diff", str(before.root), "--allow", "wording"]) == 0
    assert "người quyết định" not in capsys.readouterr().out
    assert main([*call, "check", "--base", str(before.root)]) == 1
    assert capsys.readouterr().out.startswith(f"{TASK}:12:17: Sản phẩm II.2.1.1 · timing (Thời gian thực hiện): đổi lời")
    assert main([*call, "check", "--base", str(before.root), "--allow", "cho-phep: doi-loi-van"]) == 0


@pytest.mark.parametrize("format_", ["text", "json"])
def test_diff_with_a_state_that_cannot_be_read(tmp_path: Path, capsys: Output, format_: str) -> None:
    before, after = Project(tmp_path / "before"), Project(tmp_path / "after")
    before.replace(TASK, "lead: Văn phòng UBND tỉnh", "lead: Sở Nội vũ <b> @ai")
    assert main(["diff", str(before.root), str(after.root), "--format", format_]) == 2
    out = capsys.readouterr().out
    if format_ == "json":
        (failure,) = json.loads(out)["failures"]
        assert failure["state"] == str(before.root)
        assert failure["problems"][0]["place"] == {"file": TASK, "line": 10, "column": 15}
        return
    problem, last, brake = out.splitlines()
    assert 'nhãn "cho-phep: khong-so-sanh"' in brake
    assert problem.startswith(f"{TASK}:10:15: II.2.1.1 · lead (Cơ quan chủ trì): ")
    assert last.endswith("dữ liệu có 1 lỗi; không có gì được so sánh.")


@pytest.mark.parametrize("command", [["diff", "HEAD"], ["check", "--base", "HEAD"], ["check"]], ids=" ".join)
def test_an_unknown_decision_is_refused_with_those_there_are(capsys: Output, command: list[str]) -> None:
    assert main(["--root", str(SMALL), *command, "--allow", "wording,cho-phep: khac"]) == 2
    told = capsys.readouterr()
    first, *known = told.err.splitlines()
    assert told.out == ""
    assert first == '--allow: không có loại hay nhãn "cho-phep: khac"; hãy chọn trong số:'
    assert [line.split()[0] for line in known] == [*BRAKES]
    assert all(brake.label in line for line, brake in zip(known, BRAKES.values(), strict=True))


def test_history_is_json(tmp_path: Path, capsys: Output) -> None:
    assert main(["--root", str(Project(tmp_path).root), "history"]) == 0
    assert json.loads(capsys.readouterr().out)["revisions"] == []
    assert main(["--root", str(tmp_path), "history", "--save"]) == 0
    assert not (tmp_path / "build").exists()
