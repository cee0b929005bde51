"""Broken data: each mistake is told where it stands, in words that help, and never as a traceback."""

import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plan.rules.check import check
from tests.archives import ROOT
from tests.unit.builders import (
    AGENCIES,
    CORRECTED,
    DOCUMENTS,
    FIRST,
    GLOSSARY,
    GROUPS,
    INDICATORS,
    PLAN,
    SECTIONS,
    TASK,
    Project,
    told,
)


@dataclass(frozen=True)
class Edit:
    """Words of a file replaced by others, and what is to be said of it, where."""

    id: str
    file: str
    old: str
    new: str
    at: str
    """Line and column."""
    words: tuple[str, ...]
    count: int = field(default=1, kw_only=True)
    """How many problems there are in all."""


@dataclass(frozen=True)
class Content:
    """A file with other content."""

    id: str
    file: str
    content: bytes
    at: str
    words: tuple[str, ...]
    count: int = field(default=1, kw_only=True)


TIMING = "timing: Theo Danh mục VBQPPL"
QUARTER = "timing: Quý I năm 2022"
OFFICE = 'bản nguồn ghi "Văn phòng UBND tỉnh"'
TITLE = "title: Nâng cao chất lượng xây dựng pháp luật, lấy ý kiến chuyên gia, tổ chức, cá nhân"

SYNTAX = [
    Edit("unclosed-quote", FIRST, TITLE, 'title: "Nâng cao', "3:8", ("cú pháp YAML", "chưa được đóng")),
    Edit("bad-indentation", FIRST, "        lead:", "       lead:", "12:8", ("cú pháp YAML", "thụt lề")),
    Edit("extra-colon", FIRST, TITLE, "title: Nâng cao: chất lượng", "3:16", ("dấu hai chấm", "ngoặc kép")),
    Edit("tab", FIRST, "        lead:", "\t\tlead:", "12:1", ("ký tự tab", "2 dấu cách")),
    Edit("tag-python", FIRST, TITLE, "title: !!python/object/apply:os.system [x]", "3:8", ("python/object", "thẻ YAML")),
    Edit("tag", FIRST, TITLE, "title: !foo bar", "3:8", ('"!foo" là một thẻ YAML',)),
    Edit("anchor", FIRST, TITLE, "title: &a Nâng cao", "3:8", ('"&a" là một neo YAML',)),
    Edit("alias", FIRST, TITLE, "title: *a", "3:8", ('"*a" là một bí danh YAML',)),
    Edit(
        "merge-key",
        FIRST,
        "id: I.1.1",
        "<<: {id: I.1.1}\nid: I.1.1",
        "2:1",
        ('khóa lạ "<<"', "id (Mã), title (Tên gọi ngắn), text (Nhiệm vụ)"),
    ),
    Edit("complex-key", FIRST, "id: I.1.1", "[a, b]: c\nid: I.1.1", "2:1", ("tên khóa phải là một từ",)),
    Edit("nul", FIRST, "title: Nâng", "title: N\0âng", "3:9", ("không nhìn thấy", "U+0000")),
    Edit("control", FIRST, "title: Nâng", "title: Nân\x07g", "3:11", ("không nhìn thấy", "U+0007")),
    Edit("escaped-nul", FIRST, TITLE, 'title: "a\\0b"', "3:8", ("không nhìn thấy", "U+0000")),
    Edit("zero-width", FIRST, "title: Nâng", "title: \u200bNâng", "3:8", ("không nhìn thấy", "U+200B")),
    Edit("two-documents", FIRST, "title:", "---\ntitle:", "3:1", ("chỉ một tài liệu YAML", '"---"')),
    Edit("comment-behind", FIRST, "cá nhân\n", "cá nhân #5\n", "3:88", ('dấu "#"', "ngoặc kép")),
]

BRACKETS = b"[" * 100_000
NESTED = b"- " * 5_000 + b"x\n"
BILLION = b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n + 1, n + 1, n, n) for n in range(97, 120))
FILES = [
    Content("billion-laughs", FIRST, BILLION, "1:4", ('"&a" là một neo YAML',)),
    Content("100000-brackets", FIRST, BRACKETS, "1:26", ("lồng nhau quá sâu",)),
    Content("5000-levels", FIRST, NESTED, "1:51", ("lồng nhau quá sâu",)),
    Content("10-megabytes", FIRST, b"x" * 10_000_000, "1:1", ("tệp lớn hơn 250 kB",)),
    Content("invalid-utf-8", FIRST, "id: I.1.1\ntitle: Nâ".encode() + b"\xff", "2:10", ("không phải mã UTF-8",)),
    Content("utf-16", FIRST, "id: I.1.1".encode("utf-16"), "1:1", ("không phải mã UTF-8",)),
    Content("empty", FIRST, b"", "1:1", ("tệp trống",)),
    Content("only-comment", FIRST, b"# x\n", "1:1", ("tệp trống",)),
    Content(
        "list-for-mapping",
        FIRST,
        b"- a\n",
        "1:1",
        ("cần các khóa corrections, notes, amendments", "ở đây là một danh sách"),
    ),
    Content("mapping-for-list", AGENCIES, b"id: a\n", "1:1", ("cần một danh sách", "ở đây là các khóa")),
    Content("scalar-for-mapping", PLAN, b"x\n", "1:1", ("cần các khóa corrections, notes, amendments, year", 'ở đây là "x"')),
    Content(
        "string-for-list",
        GROUPS,
        b"- group: cac-so-ban-nganh\n  source: x\n  members: so-noi-vu\n",
        "3:12",
        ("members (Thành viên)", "cần một danh sách", '"so-noi-vu"'),
    ),
    Content("strange-file", "data/2022/tasks/Ghi chu.txt", b"x", "1:1", ("tệp lạ", "mã nhiệm vụ")),
    Content("badly-named-file", "data/2022/tasks/II.2.2.YAML", b"x", "1:1", ("tệp lạ", "data/2022/tasks/ii-2-2.yml")),
]

SHAPE = [
    Edit(
        "unknown-key",
        FIRST,
        "        lead:",
        "        leed:",
        "12:9",
        ('khóa lạ "leed"', "ý bạn là lead (Cơ quan chủ trì)?"),
        count=2,
    ),
    Edit("missing-key", FIRST, TITLE + "\n", "", "2:1", ("I.1.1", "thiếu khóa title (Tên gọi ngắn)")),
    Edit("duplicate-key", FIRST, TITLE, f"{TITLE}\ntitle: Khác", "4:1", ('khóa "title" viết hai lần',)),
    Edit("null", FIRST, TITLE, "title: null", "3:8", ("title (Tên gọi ngắn)", "để trống")),
    Edit("nothing", FIRST, TITLE, "title:", "3:7", ("title (Tên gọi ngắn)", "để trống")),
    Edit("empty-string", FIRST, TITLE, 'title: ""', "3:8", ("title (Tên gọi ngắn)", "để trống")),
    Edit("blank-string", FIRST, TITLE, 'title: "  "', "3:8", ("title (Tên gọi ngắn)", "không để trống")),
    Edit("list-for-string", FIRST, TITLE, "title: [a, b]", "3:8", ("cần một dòng chữ", "ở đây là một danh sách")),
    Edit("mapping-for-string", FIRST, TITLE, "title: {a: b}", "3:8", ("cần một dòng chữ", "ở đây là các khóa")),
    Edit("year-in-words", PLAN, "year: 2022", "year: hai nghìn", "3:7", ("year (Năm)", "một số nguyên")),
    Edit(
        "number-without-line",
        PLAN,
        "number: null",
        "number: 05/KH-UBND",
        "8:9",
        ('number (Số): ghi "05/KH-UBND"', 'number_line (Dòng số, ký hiệu) in "Số: /KH-UBND"'),
    ),
    Edit("day-without-line", PLAN, "day: null", "day: 5", "9:6", ('day (Ngày): ghi "05"', "cùng để trống khi chưa ký")),
    Edit(
        "line-without-day",
        PLAN,
        "date_line: Ninh Bình, ngày tháng",
        "date_line: Ninh Bình, ngày 31 tháng",
        "9:6",
        ('day (Ngày): ghi "null"', "ngày 31 tháng 12"),
        count=2,
    ),
    Edit("wrong-year", PLAN, "year: 2022", "year: 2023", "3:7", ("year (Năm)", "năm phải là 2022, không phải 2023"), count=1),
    Edit("no-such-day", DOCUMENTS, "2021-07-15", "2021-02-30", "6:9", ("một ngày viết năm-tháng-ngày", "2021-02-30")),
    Edit("kind", AGENCIES, "kind: agency", "kind: sở", "8:9", ("agency, group", '"sở"')),
]

MEANING = [
    Edit("agency", TASK, "lead: Văn phòng UBND tỉnh", "lead: Sở Nội vũ", "10:15", ('"Sở Nội vũ"', OFFICE)),
    Edit(
        "second-agency",
        TASK,
        "lead: Văn phòng UBND tỉnh",
        "lead: Sở Tài chính, Sở Nội vũ",
        "10:29",
        ("II.2.1.1", "lead (Cơ quan chủ trì)", '"Sở Nội vũ"', OFFICE),
    ),
    Edit("agency-in-quotes", TASK, "lead: Văn phòng UBND tỉnh", 'lead: "Sở Nội vũ"', "10:16", (OFFICE,)),
    Edit("no-such-agency", TASK, "lead: Văn phòng UBND tỉnh", "lead: Xyz", "10:15", ('"Xyz"', OFFICE)),
    Edit("arabic-quarter", TASK, QUARTER, "timing: Quý 4 năm 2022", "12:17", ('bản nguồn ghi "Quý I năm 2022"',)),
    Edit(
        "fifth-quarter",
        TASK,
        QUARTER,
        "timing: Quý V năm 2022",
        "12:17",
        ('"Quý V năm 2022"', 'bản nguồn ghi "Quý I năm 2022"'),
    ),
    Edit("other-year", TASK, QUARTER, "timing: Quý I năm 2023", "12:17", ("của năm 2023", "kế hoạch năm 2022")),
    Edit("file-name", FIRST, "id: I.1.1\n", "id: I.1.2\n", "2:5", ('"I.1.2"', "i-1-1.yml", 'hãy trả lại "I.1.1"')),
    Edit("no-task", SECTIONS, "id: VII.2\n", "id: VII.3\n", "127:11", ('mục tiêu "VII.3" không có nhiệm vụ nào',), count=4),
    Edit("long-title", FIRST, TITLE, f"title: {'ă' * 81}", "3:8", ("dài 81 ký tự", "nhiều nhất 80")),
    Edit("correction-absent", CORRECTED, "published: QĐ số", "published: QĐ xố", "16:24", ("đúng một lần", "có 0")),
    Edit("correction-twice", CORRECTED, "published: QĐ số", "published: QĐ", "16:24", ("đúng một lần", "có 2")),
    Edit("correction-field", CORRECTED, "field: timing", "field: tming", "14:20", ('"tming"', "timing (Thời gian")),
    Edit("note-quote", TASK, "quote: Thường xuyên, kịp", "quote: Thường xuyên kịp", "41:16", ("không có trong text",)),
    Edit(
        "indicator-quote",
        INDICATORS,
        "chỉ số CCHC của tỉnh, giữ vững",
        "chỉ số CCHC của tỉnh, giữ vũng",
        "10:10",
        ("giữ vũng", "nguyên văn trong Mục tiêu VII.1"),
    ),
    Edit("indicator-record", INDICATORS, "record: VII.1\n", "record: VII.9\n", "9:11", ('không có bản ghi "VII.9"',)),
    Edit("document", CORRECTED, "1584/QĐ-UBND.", "1585/QĐ-UBND.", "4:7", ('"1585/QĐ-UBND"', 'ý bạn là "1584/QĐ-UBND"?')),
    Edit(
        "abbreviation", TASK, "chuẩn hóa và công bố TTHC", "chuẩn hóa và công bố TTHX", "6:11", ('"TTHX"', 'ý bạn là "TTHC"?')
    ),
    Edit("document-in-opening", PLAN, "số 76/NQ-CP", "số 77/NQ-CP", "14:10", ("opening (Phần mở đầu)", '"77/NQ-CP"')),
    Edit("abbreviation-in-timing", FIRST, TIMING, "timing: Theo VBXX", "14:17", ("timing (Thời gian", '"VBXX"')),
    Edit("slug", SECTIONS, "slug: the-che", "slug: Thể chế", "4:9", ("slug (Địa chỉ)", "không dùng làm địa chỉ được")),
    Edit("agency-slug", AGENCIES, "id: bao-ninh-binh", "id: bao_ninh_binh", "63:7", ("không dùng làm địa chỉ được",)),
    Edit(
        "member",
        GROUPS,
        "- so-noi-vu\n",
        "- so-noi-vi\n",
        "6:7",
        ("members (Thành viên)", '"so-noi-vi"', "data/agencies.yml"),
    ),
    Edit("member-group", GROUPS, "- so-noi-vu\n", "- ubnd-cap-xa\n", "6:7", ('"ubnd-cap-xa" là một nhóm',)),
    Edit("member-twice", GROUPS, "- so-noi-vu\n", "- so-tu-phap\n", "7:7", ('"so-tu-phap" đã có',)),
    Edit("no-such-group", GROUPS, "group: ubnd-cap-huyen", "group: ubnd-cap", "25:10", ('không có nhóm "ubnd-cap"',)),
    Edit("deliverable-parent", FIRST, "id: I.1.1.1", "id: I.1.2.1", "8:13", ('đứng trong "I.1.1"',)),
    Edit("deliverable-order", TASK, "id: II.2.1.2", "id: II.2.1.9", "20:13", ('"II.2.1.3" đứng sau "II.2.1.9"',)),
    Edit(
        "deliverable-twice",
        TASK,
        "id: II.2.1.2",
        "id: II.2.1.1",
        "13:13",
        ('mã "II.2.1.1" đã có ở data/2022/tasks/ii-2-1.yml, dòng 8',),
    ),
    Edit(
        "agency-twice",
        AGENCIES,
        "- id: so-tu-phap",
        "- id: so-noi-vu\n  name: X\n  kind: agency\n- id: so-tu-phap",
        "9:7",
        ('mã "so-noi-vu" đã có ở data/agencies.yml, dòng 5',),
    ),
    Edit(
        "objective-twice",
        SECTIONS,
        "id: II.2\n",
        "id: II.1\n",
        "26:11",
        ('mã "II.1" đã có ở data/2022/sections.yml, dòng 17',),
        count=2,
    ),
    Edit("document-twice", DOCUMENTS, "number: 136/KH-UBND", "number: 76/NQ-CP", "10:11", ('số "76/NQ-CP" đã có',), count=2),
    Edit(
        "term-twice",
        GLOSSARY,
        "- abbr: CCHC",
        "- abbr: BHXH\n  meaning: x\n- abbr: CCHC",
        "5:9",
        ('chữ viết tắt "BHXH" đã có',),
    ),
    Edit("clause-twice", PLAN, "id: I.1.2.a.2", "id: I.1.2.a.1", "42:25", ('mã "I.1.2.a.1" đã có',)),
    Edit("long-id", FIRST, "id: I.1.1.1", f"id: I.1.1.{'1' * 5_000}", "8:13", ('đứng trong "I.1.1"',)),
    Edit("long-clause-id", PLAN, "id: I.1.2.a.2", f"id: I.1.2.a.{'1' * 5_000}", "42:25", ('đứng trong "I.1.2.a"',), count=2),
    Edit("long-timing", FIRST, TIMING, f"timing: Quý {'-' * 100_000}", "14:17", ("không đọc được thời gian",)),
    Edit("clause-section", PLAN, "section: VI\n", "section: IX\n", "112:26", ('không có lĩnh vực "IX"',)),
]


def _id(case: Edit | Content) -> str:
    return case.id


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def assert_told(project: Project, case: Edit | Content) -> None:
    problems = project.problems()
    found = told(problems, f"{case.file}:{case.at}")
    assert found, problems
    for words in case.words:
        assert words in found
    assert len(problems) == case.count, problems


@pytest.mark.parametrize("case", [*SYNTAX, *SHAPE, *MEANING], ids=_id)
def test_an_edit_is_told_where_it_stands(project: Project, case: Edit) -> None:
    project.replace(case.file, case.old, case.new)
    assert_told(project, case)


@pytest.mark.parametrize("case", FILES, ids=_id)
def test_a_file_is_told(project: Project, case: Content) -> None:
    project.write(case.file, case.content)
    assert_told(project, case)


def test_a_task_without_its_objective(project: Project) -> None:
    project.write("data/2022/tasks/ii-99-1.yml", project.content(FIRST).decode().replace("I.1.1", "II.99.1"))
    expected = (
        'data/2022/tasks/ii-99-1.yml:2:5: II.99.1 · id (Mã): không có mục tiêu "II.99" trong sections.yml; '
        "có: II.1, II.2, II.3, II.4, II.5, II.6, II.7, II.8, II.9"
    )
    assert project.problems() == [expected]


def test_a_task_in_two_files(project: Project) -> None:
    project.write("data/2022/tasks/i-1-2.yml", project.content(FIRST))
    problems = project.problems()
    found = told(problems, "data/2022/tasks/i-1-2.yml:2:5")
    assert 'tệp này là bản sao giống hệt i-1-1.yml, vẫn mang mã "I.1.1" của tệp ấy' in found
    assert len(problems) == 1, problems


def test_errors_in_two_files_are_both_told(project: Project) -> None:
    project.replace(FIRST, TITLE, 'title: "Nâng cao')
    project.replace(TASK, QUARTER, "timing: Quý 4 năm 2022")
    problems = project.problems()
    assert told(problems, f"{FIRST}:3:8")
    assert told(problems, f"{TASK}:12:17")
    assert len(problems) == 2, problems


@pytest.mark.parametrize("file", [PLAN, AGENCIES, SECTIONS, GLOSSARY, DOCUMENTS, GROUPS, INDICATORS])
def test_a_missing_file_is_one_error(project: Project, file: str) -> None:
    project.path(file).unlink()
    problems = project.problems()
    assert "không có tệp này" in told(problems, f"{file}:1:1")
    assert len(problems) == 1, problems


def test_no_data_at_all(tmp_path: Path) -> None:
    problems = [str(problem) for problem in check(tmp_path)]
    assert "không có kế hoạch nào" in told(problems, "data:1:1")
    assert "không có tệp này" in told(problems, f"{AGENCIES}:1:1")


def test_a_broken_registry_is_one_error(project: Project) -> None:
    project.replace(AGENCIES, "kind: agency", "kin: agency")
    problems = project.problems()
    assert {problem.partition(":")[0] for problem in problems} == {AGENCIES}
    assert "ý bạn là kind (Loại)?" in told(problems, f"{AGENCIES}:8:3")


@pytest.mark.parametrize("content", [BRACKETS, NESTED], ids=["brackets", "nested"])
def test_deep_nesting_does_not_end_the_process(project: Project, content: bytes) -> None:
    project.write(FIRST, content)
    command = [sys.executable, "-m", "plan", "--root", str(project.root), "check"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=10)
    assert result.returncode == 1, signal.Signals(-result.returncode) if result.returncode < 0 else result.stderr
    assert result.stdout.startswith(f"{FIRST}:1:")
    assert result.stderr == ""
