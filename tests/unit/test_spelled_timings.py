"""Quarters in another spelling: printed as the source prints them, else told with its words; `fmt` knows the difference."""

from pathlib import Path

import pytest

from plan.__main__ import main
from plan.reading.load import load
from plan.rules.advice import advice
from plan.rules.check import check
from tests.unit.builders import TASK, Project, print_so

Output = pytest.CaptureFixture[str]

CELL = "timing: Quý I năm 2022\n"
AMENDED = """\
timing: {0}
        amendments:
          - document: 76-nq-cp-2021
            date: 2022-03-01
            field: timing
            before: {1}
            after: {0}
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.mark.parametrize(
    ("words", "quarters"),
    [
        ("Quý III - IV", (3, 4)),
        ("Quý III – IV năm 2022", (3, 4)),
        ("Quý I - Quý III", (1, 2, 3)),
        ("Quy I nam 2022", (1,)),
        ("Quý I năm2022", (1,)),
        ("Q3/2022", (3,)),
        ("Quý 2", (2,)),
        ("Quý III/IV năm 2022", (3, 4)),
        ("QUÝ IV NĂM 2022", (4,)),
    ],
)
def test_a_spelling_that_the_source_prints_is_understood_and_kept(
    project: Project, words: str, quarters: tuple[int, ...]
) -> None:
    print_so(project, words)
    project.replace(TASK, CELL, f"timing: {words}\n")
    assert project.problems() == []
    assert advice(project.root) == ()
    found = load(project.root).plan[2022].task["II.2.1"].deliverables[0].timing
    assert (found.text, found.kind, found.quarters) == (words, "quarters", quarters)


@pytest.mark.parametrize("words", ["Quý 3 - 4", "Quy I nam 2022", "Quý I năm2022", "Q3/2022"])
def test_a_spelling_that_the_source_does_not_print_is_told_with_its_words(project: Project, words: str) -> None:
    project.replace(TASK, CELL, f"timing: {words}\n")
    (one,) = check(project.root)
    head = f'II.2.1.1 · timing (Thời gian thực hiện): không đọc được thời gian "{words}"; '
    assert str(one.place) == f"{TASK}:12:17"
    assert str(one.message).startswith(head)
    assert str(one.message).removeprefix(head).partition(" (lệnh")[0] in {
        'bản nguồn ghi "Quý I năm 2022"',
        'ý bạn là "Quý I năm 2022"?',
    }
    assert one.fix == "        timing: Quý I năm 2022"


def fmt(project: Project, output: Output) -> str:
    assert main(["--root", str(project.root), "fmt"]) == 0
    return output.readouterr().out


def test_fmt_leaves_a_cell_that_equals_its_source(project: Project, capsys: Output) -> None:
    print_so(project, "Quý 1 năm 2022")
    project.replace(TASK, CELL, "timing: Quý 1 năm 2022\n")
    before = project.content(TASK)
    assert fmt(project, capsys).startswith("Đã sửa 0 chỗ")
    assert project.content(TASK) == before


def test_fmt_takes_the_words_of_the_source(project: Project, capsys: Output) -> None:
    print_so(project, "Quý IV, năm 2022")
    project.replace(TASK, CELL, "timing: Qúy 4\n")
    fmt(project, capsys)
    assert "timing: Quý IV, năm 2022\n" in project.content(TASK).decode()
    assert project.problems() == []


def test_fmt_mends_a_cell_with_the_amendment_that_quotes_it(project: Project, capsys: Output) -> None:
    project.replace(TASK, CELL, AMENDED.format("Qúy 3", "Quy 1"))
    assert [problem.split(":")[1] for problem in project.problems()] == ["12"]
    assert "cách viết quý (3)" in fmt(project, capsys)
    assert AMENDED.format("Quý III năm 2022", "Quý I năm 2022") in project.content(TASK).decode()
    assert project.problems() == []


def test_fmt_leaves_what_an_amendment_quotes_of_the_source(project: Project, capsys: Output) -> None:
    print_so(project, "Quý 1")
    project.replace(TASK, CELL, AMENDED.format("Quý III năm 2022", "Quý 1"))
    assert project.problems() == []
    assert fmt(project, capsys).startswith("Đã sửa 0 chỗ")


def test_an_amendment_in_another_spelling_is_told_though_it_can_be_undone(project: Project) -> None:
    project.replace(TASK, CELL, AMENDED.format("Quý 3", "Quý I năm 2022"))
    (one,) = project.problems()
    assert one.startswith(f'{TASK}:12:17: II.2.1.1 · timing (Thời gian thực hiện): không đọc được thời gian "Quý 3"; ')
