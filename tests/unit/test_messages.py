"""Each problem is told in two languages, with its kind, its record and the line as it should be; data do nothing."""

import ast
import json
import re
from pathlib import Path

import pytest

from plan.desk.messages import Telling, as_annotations, as_json, as_text, counted
from plan.ground.model import Place
from plan.ground.problems import Problem, say, unheard
from plan.ground.unseen import visible
from plan.rules.check import check
from tests.archives import ROOT
from tests.unit.builders import AGENCIES, CORRECTED, DOCUMENTS, FIRST, GLOSSARY, GROUPS, INDICATORS, PLAN, TASK, Project
from tests.unit.test_broken_data import FILES, MEANING, SHAPE, SYNTAX, Content, Edit

KIND = re.compile(r"[a-z]+(-[a-z0-9]+)*")
REPOSITORY = Telling(repository="https://github.com/vi-du/ten-kho", branch="main")
LEAD = "lead: Văn phòng UBND tỉnh"
QUARTER = "timing: Quý I năm 2022"
TITLE = "title: Nâng cao chất lượng xây dựng pháp luật, lấy ý kiến chuyên gia, tổ chức, cá nhân"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def problem(message: str = "sai", **options: str) -> Problem:
    """Make a problem of whatever words."""
    place = Place(options.pop("file", TASK), int(options.pop("line", "10")), 15)
    return Problem(place, say(message, options.pop("en", "wrong")), **{"kind": "test", **options})  # type: ignore[arg-type]


# Every problem.


def calls(name: str) -> list[ast.Call]:
    """Return the calls of a function or class in plan/ by its name, or by a method of it."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "plan").rglob("*.py"))]
    found = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [node for node in found if ast.unparse(node.func) in {name, f"{name}.at"}]


def test_no_problem_is_made_without_a_kind_and_english() -> None:
    made = calls("Problem")
    assert len(made) > 30
    for call in made:
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        words = given.get("found") or given.get("message") or call.args[1]
        assert not isinstance(words, ast.Constant | ast.JoinedStr), ast.unparse(call)
        kind = given.get("kind") or call.args[2]
        assert not isinstance(kind, ast.Constant) or KIND.fullmatch(str(kind.value)), ast.unparse(call)


def test_every_sentence_has_two_languages() -> None:
    assert len(calls("say")) > 80
    for call in calls("say"):
        assert len(call.args) == 2
        vi, en = map(ast.unparse, call.args)
        assert en.strip("'\"")
        assert not re.search(r"\b(hãy|không|phải|của|cần)\b", en), en
        assert vi


@pytest.mark.parametrize("case", [*SYNTAX, *SHAPE, *MEANING, *FILES], ids=lambda case: case.id)
def test_a_broken_edit_is_told_in_two_languages(project: Project, case: Edit | Content) -> None:
    if isinstance(case, Edit):
        project.replace(case.file, case.old, case.new)
    else:
        project.write(case.file, case.content)
    for found in check(project.root):
        assert KIND.fullmatch(found.kind)
        assert found.message.en != found.message
        ours = re.sub(r'"[^"]*"', "", found.message.en)
        ours = re.sub(r"\([^()]*\)", "", re.sub(r"\([^()]*\)", "", ours))
        assert not re.search(r"[à-ỹđ]", ours), ours


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "kind", "record", "fix"),
    [
        (TASK, LEAD, "lead: Sở Nội vũ", 10, "unknown-agency", "II.2.1.1", f"        {LEAD}"),
        (TASK, LEAD, "lead: Sở Tài chính, Sở Nội vũ", 10, "unknown-agency", "II.2.1.1", f"        {LEAD}"),
        (TASK, LEAD, 'lead: "Văn phòng UBND tỉn"', 10, "unknown-agency", "II.2.1.1", f"        {LEAD}"),
        (TASK, LEAD, "lead: Xyz", 10, "unknown-agency", "II.2.1.1", f"        {LEAD}"),
        (TASK, LEAD, "lead: Sở Nội vụ tỉnh", 10, "unknown-agency", "II.2.1.1", f"        {LEAD}"),
        (TASK, LEAD, f"“lead”:{LEAD[5:]}", 10, "unknown-key", "II.2.1.1", f"        {LEAD}"),
        (TASK, QUARTER, "timing: Quý 4", 12, "bad-timing", "II.2.1.1", "        timing: Quý I năm 2022"),
        (TASK, QUARTER, "timing: Quý 1 năm 2022.", 12, "bad-timing", "II.2.1.1", "        timing: Quý I năm 2022"),
        (TASK, QUARTER, 'timing: "quý i"', 12, "bad-timing", "II.2.1.1", '        timing: "Quý I năm 2022"'),
        (TASK, QUARTER, "timing: Quý V năm 2022", 12, "bad-timing", "II.2.1.1", "        timing: Quý I năm 2022"),
        (TASK, QUARTER, "timing: Quý I năm 2023", 12, "wrong-year", "II.2.1.1", "        timing: Quý I năm 2022"),
        (TASK, f"        {LEAD}", f"\t\t\t\t{LEAD}", 10, "tab", "", f"        {LEAD}"),
        (TASK, f"        {LEAD}", f"\t{LEAD}", 10, "tab", "", f"        {LEAD}"),
        (TASK, LEAD, "lead: Văn phòng\tUBND tỉnh", 10, "tab", "", None),
        (FIRST, "id: I.1.1\n", "id: I.1.2\n", 2, "wrong-file-name", "I.1.2", "id: I.1.1"),
        (FIRST, TITLE, f"title: \u200b{TITLE[7:]}", 3, "invisible-character", "", TITLE),
        (FIRST, TITLE, "title: “Nâng cao: chất lượng”", 3, "yaml-syntax", "", 'title: "Nâng cao: chất lượng"'),
        (FIRST, TITLE, "title: Nâng cao: chất lượng", 3, "yaml-syntax", "", 'title: "Nâng cao: chất lượng"'),
        (FIRST, TITLE, 'title: Nâng "cao": chất', 3, "yaml-syntax", "", "title: 'Nâng \"cao\": chất'"),
        (FIRST, TITLE, "title:Nâng cao", 3, "yaml-syntax", "", "title: Nâng cao"),
        (FIRST, TITLE, "title: *Nang", 3, "yaml-alias", "", 'title: "*Nang"'),
        (FIRST, TITLE, 'title: "Nâng cao', 3, "yaml-syntax", "", None),
        (FIRST, TITLE, "title: Việc #5", 3, "comment-behind-value", "", 'title: "Việc #5"'),
        (TASK, f"        {LEAD}", f"       {LEAD}", 10, "yaml-syntax", "", f"        {LEAD}"),
        (TASK, f"        {LEAD}", f"          {LEAD}", 10, "yaml-syntax", "", f"        {LEAD}"),
        (TASK, LEAD, "lead: “Văn phòng UBND tỉnh”", 10, "stray-mark", "II.2.1.1", '        lead: "Văn phòng UBND tỉnh"'),
        (TASK, LEAD, "lead: Văn phòng UBND tỉnh / Sở Nội vụ", 10, "stray-mark", "II.2.1.1", f"        {LEAD}"),
        (FIRST, TITLE, f"tilte:{TITLE[6:]}", 3, "unknown-key", "I.1.1", TITLE),
        (PLAN, "year: 2022", "year: 2023", 3, "wrong-year", "", "year: 2022"),
        (DOCUMENTS, "2021-07-15", "15/7/2021", 6, "bad-date", "76-nq-cp-2021", "  date: 2021-07-15"),
        (DOCUMENTS, "2021-07-15", "31/2/2021", 6, "bad-date", "76-nq-cp-2021", None),
        (AGENCIES, "kind: agency", "kind: agenci", 8, "unknown-word", "so-noi-vu", "  kind: agency"),
        (GROUPS, "- so-noi-vu\n", "- so-noi-vi\n", 6, "unknown-agency", "cac-so-ban-nganh", "    - so-noi-vu"),
        (
            GROUPS,
            "group: ubnd-cap-huyen",
            "group: ubnd-cap-huyn",
            25,
            "unknown-group",
            "ubnd-cap-huyn",
            "- group: ubnd-cap-huyen",
        ),
        (CORRECTED, "field: timing", "field: tming", 14, "unknown-field", "III.2.1.1", "          - field: timing"),
        (INDICATORS, "record: VII.1\n", "record: VIII.1\n", 9, "unknown-record", "xep-hang-chi-so-cchc", "  record: VII.1"),
        (
            GLOSSARY,
            "explained: phan-i-1-2-b\n",
            "explained: I.1.2.b\n",
            None,
            "unknown-record",
            "TTHC",
            "  explained: phan-i-1-2-b",
        ),
    ],
)
def test_the_line_as_it_should_be(
    project: Project, file: str, old: str, new: str, line: int | None, kind: str, record: str, fix: str | None
) -> None:
    project.replace(file, old, new)
    told = [found for found in check(project.root) if found.kind == kind]
    assert [(found.record, found.fix) for found in told] == [(record, fix)]
    assert line in {None, told[0].place.line}
    if fix is not None:
        text = project.content(file).decode().split("\n")
        text[told[0].place.line - 1] = fix
        project.write(file, "\n".join(text))
        assert project.problems() == []


def test_a_fix_for_an_abbreviation_gives_the_source_back(project: Project) -> None:
    project.replace(TASK, "chuẩn hóa và công bố TTHC", "chuẩn hóa, XTTHX và công bố TTHX")
    told = {found.message.split('"')[1]: found.fix for found in check(project.root)}
    assert told == dict.fromkeys(("XTTHX", "TTHX"), "  - text: Rà soát, chuẩn hóa và công bố TTHC")


def test_a_message_says_where_fmt_mends_it(project: Project) -> None:
    project.replace(TASK, QUARTER, "timing: Quý 1")
    project.replace(TASK, LEAD, "lead: Sở Nội vũ")
    agency, timing = check(project.root)
    assert "plan fmt" in timing.message
    assert "plan fmt" in timing.message.en
    assert "plan fmt" not in agency.message


# Formats.


def test_text_has_place_words_fix_and_link() -> None:
    found = problem("II.2.1.1: không rõ cơ quan", record="II.2.1.1", fix="        lead: Sở Nội vụ")
    assert as_text([found], REPOSITORY, colour=False).splitlines() == [
        "data/2022/tasks/ii-2-1.yml:10:15: II.2.1.1: không rõ cơ quan",
        "    Sửa thành:",
        "    >         lead: Sở Nội vụ",
        "    Sửa dòng này: https://github.com/vi-du/ten-kho/edit/main/data/2022/tasks/ii-2-1.yml#L10",
        "",
        "Có 1 lỗi. Mỗi dòng trên bắt đầu bằng tệp:dòng:cột; sửa ở đó rồi chạy lại.",
    ]


def test_text_in_english_names_the_record_and_counts_advice() -> None:
    found = [problem(en="bad", record="II.2.1.1"), problem("a", en="better", file="data/a.yml", level="advice")]
    assert as_text(found, Telling("en"), colour=False).splitlines() == [
        "data/2022/tasks/ii-2-1.yml:10:15: bad",
        "    Record: II.2.1.1",
        "",
        "data/a.yml:10:15: Advice: better",
        "",
        "Found: 1 error, 1 piece of advice. Each line above begins with file:line:column; mend it there and run this again.",
    ]


def test_colour_is_in_the_text_only_when_wanted() -> None:
    assert "\033[31m" in as_text([problem()], Telling(), colour=True)
    assert "\033" not in as_text([problem(file="data/\033[31m.yml")], Telling(), colour=False)


def test_hidden_characters_are_shown() -> None:
    assert visible("a\u202eb\x1b[2Jc\nd\udcff") == "a<U+202E>b<U+001B>[2Jc<U+000A>d<U+DCFF>"


def test_json_has_every_field() -> None:
    found = problem('có "\u202e"', en="has it", record="II.2", fix="a: b")
    written = as_json([found], REPOSITORY)
    assert "\u202e" not in written
    assert json.loads(written) == [
        {
            "file": "data/2022/tasks/ii-2-1.yml",
            "line": 10,
            "column": 15,
            "level": "error",
            "kind": "test",
            "record": "II.2",
            "message": {"vi": 'có "\u202e"', "en": "has it"},
            "fix": "a: b",
            "edit": "https://github.com/vi-du/ten-kho/edit/main/data/2022/tasks/ii-2-1.yml#L10",
        }
    ]
    assert json.loads(as_json([], Telling())) == []


def test_an_annotation() -> None:
    found = problem("100% sai", record="II.2.1", fix="  lead: x", kind="unknown-agency")
    assert as_annotations([found], Telling()) == (
        "::error file=data/2022/tasks/ii-2-1.yml,line=10,col=15,title=II.2.1::100%25 sai%0ASửa thành:%0A  lead: x\n"
    )


def test_advice_is_a_warning() -> None:
    assert as_annotations([problem(level="advice")], Telling()).startswith("::warning file=")


HOSTILE = "x\r\n::error::a\n::set-output name=a::b\n##[error]c,file=d:e%0A"


def test_data_start_no_workflow_command() -> None:
    found = problem(HOSTILE, file=f"data/{HOSTILE}.yml", record=HOSTILE, fix=HOSTILE)
    lines = as_annotations([found], REPOSITORY).splitlines()
    assert len(lines) == 1
    command = lines[0]
    assert command.startswith("::error file=data/x<U+000D><U+000A>%3A%3Aerror%3A%3Aa<U+000A>%3A%3Aset-output name=a")
    properties = command.removeprefix("::error ").partition("::")[0]
    assert [part.partition("=")[0] for part in properties.split(",")] == ["file", "line", "col", "title"]


def test_ten_annotations_of_a_level_every_kind_first_and_the_rest_counted() -> None:
    many = [problem(f"sai {number}", line=str(number), kind="a") for number in range(1, 31)]
    lines = as_annotations([*many, problem("khác", line="99", kind="b")], Telling()).splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::error"] * 10 + ["::notice::Còn"]
    assert any("::khác" in line for line in lines)
    assert lines[-1] == "::notice::Còn 21 mục nữa không hiện ở đây: a (21)"


def test_other_output_is_not_heard() -> None:
    lines = unheard("::error::x\n").splitlines()
    token = lines[0].removeprefix("::stop-commands::")
    assert re.fullmatch(r"[0-9a-f]{32}", token)
    assert lines[1:] == ["::error::x", f"::{token}::"]
    assert unheard("") != unheard("")


@pytest.mark.parametrize(
    ("environment", "link"),
    [
        ({}, None),
        ({"REPOSITORY": ""}, None),
        ({"REPOSITORY": "https://x.example/a/b/"}, "https://x.example/a/b/edit/main/data/a%20%28b%29.yml#L3"),
        (
            {"REPOSITORY": "https://x.example/a/b", "BRANCH": "sửa/a"},
            "https://x.example/a/b/edit/s%E1%BB%ADa/a/data/a%20%28b%29.yml#L3",
        ),
    ],
)
def test_the_link_to_edit_a_line(environment: dict[str, str], link: str | None) -> None:
    assert Telling.by(environment, "vi").edit(Place("data/a (b).yml", 3, 1)) == link


def test_counts() -> None:
    advice = problem(level="advice")
    assert counted([problem(), problem(), advice]) == "Có 2 lỗi, 1 lời khuyên."
    assert counted([problem(), problem(), advice]).en == "Found: 2 errors, 1 piece of advice."
    assert counted([]) == "Không có lỗi."
