"""A hostile pull request: nothing in it runs, nothing breaks another record; it is refused where it stands, or is text."""

import json
import os
import socket
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plan.desk.messages import Telling, as_annotations, as_json, as_text
from plan.ground.problems import Problem
from plan.reading.load import load
from plan.rules.advice import advice
from plan.rules.check import check
from plan.rules.fmt import outcomes
from tests.corpus.hostile import ATTACKS, FLOODS, LEAD, NAMES, TEXTS, TITLE, Attack, Flood
from tests.unit.builders import AGENCIES, TASK, Project
from tests.unit.rendering import shown

WORDING = "text: Thực hiện rà soát, đánh giá TTHC thuộc thẩm quyền giải quyết của các cấp chính quyền trên địa bàn tỉnh."
OUTSIDE = "root:x:0:0"
COMMANDS = ("::error ", "::warning ", "::notice ")


@pytest.fixture
def project(shared: Project) -> Iterator[Project]:
    """Return the shared copy, as it was before each test."""
    before = {file: shared.content(file) for file in {TASK, AGENCIES, *(attack.file for attack in ATTACKS)}}
    yield shared
    for file, content in before.items():
        shared.path(file).unlink(missing_ok=True)
        shared.put(file, content)


@pytest.fixture
def own(tmp_path: Path) -> Project:
    return Project(tmp_path)


def changed(project: Project, file: str, old: str, new: str) -> tuple[Problem, ...]:
    """Return what is told after an edit."""
    project.replace(file, old, new)
    return check(project.root)


def assert_inert(problems: tuple[Problem, ...]) -> None:
    """Nothing of what is told steers a terminal, a workflow or a comment."""
    annotations = as_annotations(problems, Telling())
    assert all(line.startswith(COMMANDS) for line in annotations.splitlines()), annotations
    text = as_text(problems, Telling(), colour=False) + annotations
    assert all(char.isprintable() or char == "\n" for char in text)
    told = json.loads(as_json(problems, Telling()))
    assert [(one["file"], one["message"]["vi"]) for one in told] == [(one.place.file, one.message) for one in problems]


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def seen(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_text_is_shown_as_text(project: Project, text: str) -> None:
    project.replace(TASK, TITLE, f"title: {quoted(text)}")
    assert changed(project, TASK, WORDING, f"text: {quoted(text)}") == ()
    archive = load(project.root)
    task = archive.newest.task["II.2.1"]
    page = shown(archive, "2022/nhiem-vu/ii-2-1/")
    assert page.css("iframe, svg[onload], img[src=x]") == []
    assert [(node.attributes["src"], node.text()) for node in page.css("script")] == [("../../../assets/js/due.js", "")]
    for node in page.css("*"):
        assert not [name for name in node.attributes if name.startswith("on")]
        assert not (node.attributes.get("href") or "").lower().startswith(("javascript:", "data:"))
    said = seen(page.body.text(separator=""))
    assert said.count(seen(task.title)) >= 1
    assert said.count(seen(task.text[0])) >= 2
    assert archive.newest.task["II.1.1"] == load(Path(__file__).parents[2]).newest.task["II.1.1"]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_hostile_agency_is_refused_and_told_as_text(project: Project, text: str) -> None:
    problems = changed(project, TASK, LEAD, f"lead: {quoted(text)}")
    assert {(problem.place.file, problem.place.line) for problem in problems} == {(TASK, 10)}
    assert {problem.kind for problem in problems} <= {"unknown-agency", "stray-mark"}
    assert_inert(problems)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.id)
def test_a_hostile_edit_is_refused_where_it_stands(project: Project, attack: Attack) -> None:
    problems = changed(project, attack.file, attack.old, attack.new)
    there = [problem for problem in problems if str(problem.place) == f"{attack.file}:{attack.at}"]
    assert [problem for problem in there if problem.kind == attack.kind and attack.words in problem.message], problems
    assert_inert(problems)


@pytest.mark.parametrize("flood", FLOODS, ids=lambda flood: flood.id)
def test_a_flood_is_refused_and_told_in_few_words(project: Project, flood: Flood) -> None:
    project.put(TASK, flood.content)
    problems = check(project.root)
    assert (str(problems[0].place), problems[0].kind) == (f"{TASK}:{flood.at}", flood.kind)
    assert {problem.place.file for problem in problems} == {TASK}
    assert max(len(problem.message) for problem in problems) < 1_000
    assert len(as_annotations(problems, Telling())) < 30_000


NAMED_AS_ANOTHER = {"data/2022/Plan.yml": "copied-file"}


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_name_is_told_and_not_obeyed(own: Project, name: str) -> None:
    own.write(name, b"x")
    problems = check(own.root)
    assert [(problem.place.file, problem.kind) for problem in problems] == [
        (name, NAMED_AS_ANOTHER.get(name, "strange-file"))
    ]
    assert_inert(problems)


def test_a_file_name_that_is_not_utf_8_is_told(own: Project) -> None:
    (Path(os.fsdecode(os.fsencode(own.path("data")) + b"/\xff.yml"))).write_bytes(b"x")
    problems = check(own.root)
    assert [problem.kind for problem in problems] == ["strange-file"]
    assert_inert(problems)


def test_five_thousand_files_are_told_in_few_words(own: Project) -> None:
    for number in range(5_000):
        own.path(f"data/2022/tasks/x{number}.txt").touch()
    problems = check(own.root)
    assert len(problems) == 5_000
    assert len(as_annotations(problems, Telling()).splitlines()) == 11


@pytest.mark.parametrize("file", [TASK, AGENCIES, "data/2022/source.txt", "data/2022/tasks/ii-2-2.yml"])
@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "/nowhere", "plan.yml"])
def test_a_link_is_not_followed(own: Project, file: str, target: str) -> None:
    own.path(file).unlink(missing_ok=True)
    own.path(file).symlink_to(target)
    problems = check(own.root)
    assert [(str(problem.place), problem.kind) for problem in problems] == [(f"{file}:1:1", "symbolic-link")]
    assert problems[0].message == "đây là một liên kết, không phải tệp; hãy thay bằng chính tệp đó"
    assert OUTSIDE not in as_text(problems, Telling(), colour=False)
    assert advice(own.root) == ()
    list(outcomes(own.root, None))


def test_a_folder_that_is_a_link_is_not_followed(own: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "2023"
    own.path("data/2022").rename(elsewhere)
    own.path("data/2022").symlink_to(elsewhere)
    assert ("data/2022", "strange-file") in {(problem.place.file, problem.kind) for problem in check(own.root)}


def test_data_that_is_a_link_is_not_read(own: Project, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "data"
    own.path("data").rename(elsewhere)
    own.path("data").symlink_to(elsewhere)
    assert "symbolic-link" in {problem.kind for problem in check(own.root)}


def pipe(path: Path) -> None:
    os.mkfifo(path)


def named_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket must be short
    try:
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(path.name)
    finally:
        os.chdir(here)


@pytest.mark.parametrize("make", [pipe, named_socket])
@pytest.mark.parametrize("file", [TASK, "data/2022/source.txt", "data/2022/tasks/ii-2-2.yml"])
def test_what_is_no_file_is_refused_without_reading(own: Project, file: str, make: Callable[[Path], None]) -> None:
    own.path(file).unlink(missing_ok=True)
    make(own.path(file))
    assert not stat.S_ISREG(own.path(file).stat().st_mode)
    problems = check(own.root)
    assert [(str(problem.place), problem.kind) for problem in problems] == [(f"{file}:1:1", "special-file")]
    assert advice(own.root) == ()
    list(outcomes(own.root, None))


def test_a_folder_for_a_file_is_refused(own: Project) -> None:
    own.path(AGENCIES).unlink()
    own.path(AGENCIES).mkdir()
    assert [(problem.place.file, problem.kind) for problem in check(own.root)] == [(AGENCIES, "special-file")]
