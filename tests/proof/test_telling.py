"""What the command says, and where: each difference and each fault of a file in words, never a traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from proof.__main__ import main
from proof.excerpts import apart
from tests.archives import FROZEN, ROOT, SMALL
from tests.unit.builders import Project

Output = pytest.CaptureFixture[str]
DATA = "data/2031"
GUIDE, SOURCE, PLAN, TASK = (f"{DATA}/{name}" for name in ("proof.yml", "source.txt", "plan.yml", "tasks/i-1-1.yml"))
REMEDY = (
    "hãy trả lại chữ của bản nguồn, hoặc ghi chỗ khác này ở corrections (bản nguồn có lỗi) "
    "hay amendments (có văn bản sửa đổi)"
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, SMALL)


def said(project: Project, capsys: Output, *arguments: str) -> list[str]:
    """Run the command on data that differ, and return its lines."""
    assert main(["--root", str(project.root), *arguments]) == 1
    return capsys.readouterr().out.splitlines()


def test_data_that_match_are_told_in_one_line(capsys: Output) -> None:
    assert main(["--root", str(FROZEN), "2022"]) == 0
    assert capsys.readouterr().out == "Kế hoạch 2022: khớp với bản nguồn: 716 chỗ\n"


def test_a_difference_is_told_on_the_line_of_the_data(project: Project, capsys: Output) -> None:
    project.replace(TASK, "coordinating: Các sở; các xã, phường", "coordinating: Các sở; các xã")
    lines = said(project, capsys)
    assert lines[0] == (
        f"{TASK}:12:23: Sản phẩm I.1.1.1 · coordinating (Cơ quan phối hợp): bản nguồn (dòng 36) có «Các sở; các xã, phường», "
        f"dữ liệu có «Các sở; các xã»; {REMEDY}"
    )
    assert lines[1:] == [
        "",
        "Mỗi dòng trên bắt đầu bằng tệp:dòng:cột; sửa ở đó rồi chạy lại.",
        "Kế hoạch 2031: khác bản nguồn: 1 chỗ (bản nguồn có 125 chỗ)",
    ]


def test_a_difference_in_a_list_is_told_on_the_line_of_its_item(project: Project, capsys: Output) -> None:
    project.replace(TASK, "- Phụ lục báo cáo", "- Phụ lục")
    assert said(project, capsys)[0].startswith(f"{TASK}:17:13: Sản phẩm I.1.1.2 · text (Sản phẩm): bản nguồn (dòng 37) có ")


def test_of_a_long_text_only_where_it_begins_to_differ_is_shown(project: Project, capsys: Output) -> None:
    project.replace(PLAN, "về việc công gần dân, UBND tỉnh", "về việc công xa dân, UBND tỉnh")
    (line, *_) = said(project, capsys)
    assert "có «…đồng Ví Dụ về việc công gần dân, UBND tỉnh Ví Dụ ban hành Kế hoạch…», dữ liệu có «…đồng Ví Dụ" in line
    assert len(line) < 400


@pytest.mark.parametrize(
    ("wanted", "found", "shown"),
    [
        (("a",), ("b",), (0, "a", "b")),
        (("a", "b"), ("a",), (1, "b", "")),
        ((), ("a",), (0, "", "a")),
        (("x " * 60 + "a",), ("x " * 60 + "b",), (0, "…" + "x " * 12 + "a", "…" + "x " * 12 + "b")),
        (("a" + " x" * 60,), ("b" + " x" * 60,), (0, "a" + " x" * 20 + "…", "b" + " x" * 20 + "…")),
    ],
    ids=["short", "missing item", "empty", "at the end", "at the start"],
)
def test_two_texts_are_shown_from_where_they_begin_to_differ(
    wanted: tuple[str, ...], found: tuple[str, ...], shown: tuple[int, str, str]
) -> None:
    assert apart(wanted, found) == shown


def test_what_is_missing_in_excess_or_misplaced_is_told_once_a_record(project: Project, capsys: Output) -> None:
    text = project.content(TASK).decode()
    start, end = text.index("  - text: Đăng danh mục"), len(text)
    project.put(TASK, text[:start] + text[end:])
    project.replace(PLAN, "  - Các xã\n", "  - Các xã\n  - Văn phòng tỉnh Ví Dụ\n")
    lines = said(project, capsys)
    assert lines[0].startswith(f"{PLAN}:73:5: recipients.4: dữ liệu có «Văn phòng tỉnh Ví Dụ», bản nguồn không có chỗ này")
    assert lines[1].startswith(
        f"{TASK}:1:1: I.1.1.2 (tiếp 1): bản nguồn (dòng 38) có «Đăng danh mục lên bản đồ», dữ liệu không có"
    )
    assert lines[2] == ""


MORE = "  - text: Đăng danh mục lên bản đồ\n"
STRANGER = (
    "  - text: Họp\n    deliverables:\n      - id: I.1.1.3\n        text: Biên bản\n        lead: Các sở\n"
    "        timing: Thường xuyên\n"
)


def test_of_a_product_in_excess_the_activity_below_it_is_not_told_too(project: Project, capsys: Output) -> None:
    """The activity goes by the product above it, but is neither gone nor new."""
    project.replace(TASK, MORE, f"{STRANGER}{MORE}")
    lines = said(project, capsys)
    assert lines[0].startswith(
        f"{TASK}:39:9: I.1.1.3: dữ liệu có «Họp | Biên bản | Các sở | Thường xuyên», bản nguồn không có"
    )
    assert lines[1] == ""


def test_an_activity_without_products_behind_another_product_is_out_of_its_place(project: Project, capsys: Output) -> None:
    text = project.content(TASK).decode()
    start = text.index("      - id: I.1.1.2\n")
    project.put(TASK, f"{text[:start]}{MORE}  - deliverables:\n{text[start : text.index(MORE)]}")
    told = [line for line in said(project, capsys) if line.startswith(TASK)]
    assert told[0].startswith(f"{TASK}:14:5: I.1.1.2 (tiếp 1): không đứng ở chỗ của nó trong bản nguồn (dòng 38)")
    assert not [line for line in told if "không có" in line]


def test_an_amendment_that_cannot_be_undone_is_told_on_its_line(project: Project, capsys: Output) -> None:
    project.replace(TASK, "after: Định kỳ hàng quý", "after: Quý I năm 2031")
    assert said(project, capsys)[0] == (
        f"{TASK}:36:20: Sản phẩm I.1.1.2 · timing (Thời gian thực hiện): không hoàn lại được để so với bản nguồn (dòng 37): "
        '"Quý I năm 2031" có 0 lần, phải đúng một; hãy xem lại mục này'
    )


def test_the_words_an_amendment_replaced_are_held(project: Project, capsys: Output) -> None:
    project.replace(TASK, "before: Quý IV năm 2031", "before: Quý II năm 2031")
    assert said(project, capsys)[0] == (
        f"{TASK}:30:21: Sản phẩm I.1.1.2 · before (Trước khi sửa đổi): bản nguồn (dòng 37) có «Quý IV năm 2031» trước lần "
        "sửa đổi đầu tiên, nhưng before có «Quý II năm 2031»; hãy chép lại before từ bản nguồn"
    )


def test_the_other_formats_say_the_same(project: Project, capsys: Output) -> None:
    project.replace(TASK, "lead: Sở Việc công", "lead: Sở Bản đồ")
    first, second, *_ = said(project, capsys, "--format", "github")
    assert f"::error file={TASK},line=11,col=15,title=I.1.1.1::Sản phẩm I.1.1.1 · lead" in first
    assert second.startswith("::stop-commands::")
    (proof,) = json.loads("\n".join(said(project, capsys, "--format", "json")))
    assert (proof["year"], proof["holds"], proof["places"], proof["wrong"]) == (2031, False, 125, 1)
    (problem,) = proof["problems"]
    assert (problem["file"], problem["line"], problem["column"], problem["kind"]) == (TASK, 11, 15, "differs")
    assert "the source (line 36) has «Sở Việc công»" in problem["message"]["en"]


@pytest.mark.parametrize("words", ["::error::x", "a\u2028::error::b", "\x1b[2J", "%0A::error::y"])
def test_words_of_the_data_are_no_command(project: Project, capsys: Output, words: str) -> None:
    project.replace(TASK, "lead: Sở Việc công", f"lead: {json.dumps(words)}")
    lines = said(project, capsys, "--format", "github")
    assert len([line for line in lines if line.startswith("::error")]) == 1
    assert "\x1b" not in "".join([*lines, *said(project, capsys)])


def test_only_ten_annotations_are_shown_and_the_rest_counted(project: Project, capsys: Output) -> None:
    for file in project.path(f"{DATA}/tasks").iterdir():
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("lead: ", "lead: Bịa ").replace("timing: ", "timing: Bịa "), encoding="utf-8")
    lines = said(project, capsys, "--format", "github")
    assert len([line for line in lines if line.startswith("::error")]) == 10
    assert [line for line in lines if line.startswith("::notice")] == ["::notice::Còn 4 chỗ khác bản nguồn không hiện ở đây"]


# The source and how it is read


def test_a_changed_source_is_told_and_nothing_compared(project: Project, capsys: Output) -> None:
    project.replace(SOURCE, "Sở Việc công", "Sở Việc tư")
    lines = said(project, capsys)
    assert lines[0].startswith(f"{GUIDE}:2:9: {SOURCE} không còn là bản đã ghi ở đây (nay là ")
    assert lines[-1] == "Kế hoạch 2031: chưa đối chiếu được với bản nguồn"


@pytest.mark.parametrize(("gone", "other"), [(SOURCE, "proof.yml"), (GUIDE, "source.txt")])
def test_half_a_source_is_told(project: Project, capsys: Output, gone: str, other: str) -> None:
    project.path(gone).unlink()
    assert said(project, capsys)[0] == f"{gone}:1:1: thiếu tệp này, nên không đối chiếu được với {other}; hãy trả lại nó"


def test_a_plan_without_a_source_is_no_failure_until_its_proof_is_asked_for(project: Project, capsys: Output) -> None:
    project.path(SOURCE).unlink()
    project.path(GUIDE).unlink()
    assert main(["--root", str(project.root)]) == 0
    assert capsys.readouterr().out == "Kế hoạch 2031: chưa có bản nguồn để đối chiếu\n"
    assert main(["--root", str(project.root), "2031"]) == 1


MISTAKES = {
    "unknown key": ("sha256:", "note: x\nsha256:", "2:1", 'không có "note"; được viết: sha256, layout, rules'),
    "no hash": ("sha256: ", "sha256: x", "2:9", "sha256 phải là 64 chữ số thập lục phân viết thường"),
    "unknown rule": ("rule: ignore-case", "rule: ignore-cas", "39:11", 'không có "ignore-cas"; ý bạn là "ignore-case"?'),
    "unknown key of a rule": ("    cell: 2", "    cel: 2", "41:5", 'không có "cel"; ý bạn là "cell"?'),
    "no reason": ("    reason: Tên lĩnh vực viết hoa toàn bộ.\n", "", "39:5", "thiếu reason"),
    "no such line": ("lines: [35, 42]", "lines: [35, 450]", "40:17", "source.txt có 44 dòng, không có 450"),
    "no such line of the layout": ("lines: 35-44", "lines: 35-99", "28:12", "source.txt có 44 dòng, không có 35-99"),
    "lines of a million": ("lines: 35-44", "lines: 1-999999", "28:12", "source.txt có 44 dòng, không có 1-999999"),
    "no lines": ("lines: 35-44", "lines: cuối", "28:12", "cần số dòng, ví dụ 8 hoặc 12-140"),
    "idle rule": ("lines: [35, 42]", "lines: [35, 36, 36]", "40:12", "cần các dòng, mỗi dòng một lần"),
    "rule that changes nothing": (
        "[21-23, 36, 37]",
        "[21-24, 36, 37]",
        "31:5",
        "drop-start: quy tắc này không đổi gì ở dòng 24",
    ),
    "no such cell": ("cell: 2", "cell: 9", "39:5", "ignore-case: dòng này có 8 ô, không có ô 9"),
    "a word that would go": ('words: " - "', 'words: " Phụ "', "37:12", "chỉ được là dấu, dấu cách hoặc thẻ HTML"),
    "unread line": ("  - lines: 20\n    keys: recipients_label\n", "", "4:3", "chưa nói dòng 20 của source.txt chứa gì"),
    "two kinds": (
        "    keys: opening",
        "    keys: opening\n    list: parts",
        "10:5",
        "cần đúng một trong keys, list, clauses, head, section, rows, table",
    ),
    "not ascending": ("lines: 7\n", "lines: 3\n", "10:5", "các dòng phải tăng dần; ở trên đã đến dòng 5"),
    "twice": ("list: authority", "list: recipients", "20:5", '"recipients" viết hai lần'),
    "too few cells": ("lines: 4-5", "lines: 5", "8:5", "ở đây có 1 ô, cần 2"),
    "no list": ("layout:\n", "layout: x\nold:\n", "3:9", "ở đây cần một danh sách"),
    "no keys": ("sha256:", "- sha256:", "3:1", "không đúng cú pháp YAML"),
}


@pytest.mark.parametrize(("old", "new", "at", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_of_proof_yml_is_told_where_it_stands(
    project: Project, capsys: Output, old: str, new: str, at: str, message: str
) -> None:
    project.replace(GUIDE, old, new)
    lines = said(project, capsys)
    assert any(line.startswith(f"{GUIDE}:{at}: {message}") for line in lines), lines


def test_words_of_plan_yml_that_nothing_compares_are_told(project: Project, capsys: Output) -> None:
    project.replace(PLAN, "filing:", "addition: Bịa\nfiling:")
    assert any('"addition" chưa được đối chiếu' in line for line in said(project, capsys))


BROKEN = {
    "no file": lambda project: project.path(PLAN).unlink(),
    "empty": lambda project: project.write(PLAN, ""),
    "a list": lambda project: project.write(PLAN, "- a\n"),
    "a text": lambda project: project.write(PLAN, "a\n"),
    "no YAML": lambda project: project.write(PLAN, 'a: "\n'),
    "an alias": lambda project: project.write(PLAN, "a: &x 1\nb: *x\n"),
    "a control character": lambda project: project.write(PLAN, "a: \x01\n"),
    "not UTF-8": lambda project: project.write(PLAN, b"a: \xff\n"),
    "deep": lambda project: project.write(PLAN, "[" * 100_000),
    "two documents": lambda project: project.write(PLAN, "a: 1\n---\nb: 1\n"),
    "records for a text": lambda project: project.replace(PLAN, "opening: ", "opening:\n  - a: "),
    "a text for records": lambda project: project.replace(TASK, "activities:\n", "activities: x\nold:\n"),
    "a text for corrections": lambda project: project.replace(
        PLAN, "corrections:\n  - field: a", "corrections: x\nold:\n  - field: a"
    ),
    "no id": lambda project: project.replace(TASK, "id: I.1.1\n", ""),
    "a list for an id": lambda project: project.replace(TASK, "id: I.1.1\n", "id: [I]\n"),
    "a key twice": lambda project: project.replace(PLAN, "kind:", "kind: x\nkind:"),
    "a link": lambda project: (project.path(PLAN).unlink(), project.path(PLAN).symlink_to("/dev/zero")),
    "no tasks": lambda project: [file.unlink() for file in project.path(f"{DATA}/tasks").iterdir()],
    "a huge file": lambda project: project.write(PLAN, "a" * 2_000_001),
}


@pytest.mark.parametrize("breaks", BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_told_in_a_plain_message(project: Project, capsys: Output, breaks: object) -> None:
    assert callable(breaks)
    breaks(project)
    lines = said(project, capsys)
    assert lines[0].startswith("data/2031/")
    assert lines[-1].startswith("Kế hoạch 2031: ")


def test_no_such_plan_and_no_year_are_told(capsys: Output) -> None:
    assert main(["--root", str(SMALL), "1999"]) == 1
    assert capsys.readouterr().out == "Kế hoạch 1999: chưa có bản nguồn để đối chiếu\n"
    with pytest.raises(SystemExit) as caught:
        main(["../2031"])
    assert caught.value.code == 2
    assert "Lệnh viết chưa đúng" in capsys.readouterr().err


def test_it_is_a_command(project: Project) -> None:
    command = [sys.executable, "-m", "proof", "--root", str(project.root)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert result.stdout.decode() == "Kế hoạch 2031: khớp với bản nguồn: 125 chỗ\n"
