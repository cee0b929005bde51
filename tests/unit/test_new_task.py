"""`python -m plan new task`: a stub that says what to write and loads once it is filled in."""

import re
from pathlib import Path

import pytest

from plan.__main__ import main
from plan.desk.stub import UnknownError, task_stub
from plan.ground.model import Activity, Deliverable, Task, columns
from plan.reading.load import load
from plan.rules.check import check
from tests.archives import FROZEN, with_plans
from tests.unit.builders import TASK, Project

Output = pytest.CaptureFixture[str]

WORDS = {
    "title": "Tên mới",
    "text": "Lời văn",
    "lead": "Sở Nội vụ",
    "coordinating": "Các sở, ban, ngành; UBND cấp huyện",
    "timing": "Quý I, II năm 2022",
}


def filled(stub: str) -> str:
    return re.sub(r"(?m)^([ -]*)([a-z]+):$", lambda found: f"{found[0]} {WORDS.get(found[2], '')}".rstrip(), stub)


def test_the_next_free_id_and_its_file(capsys: Output) -> None:
    assert main(["--root", str(FROZEN), "new", "task", "II.6"]) == 0
    printed = capsys.readouterr()
    assert "\nid: II.6.4\n" in printed.out
    assert "\n      - id: II.6.4.1\n" in printed.out
    assert "data/2022/tasks/ii-6-4.yml" in printed.err


def test_a_filled_in_stub_loads(tmp_path: Path) -> None:
    project = Project(tmp_path)
    stub = task_stub(tmp_path, "II.6")
    project.write(stub.file, filled(stub.text))
    assert check(tmp_path) == ()
    task = load(tmp_path).newest.task["II.6.4"]
    assert (task.title, task.text, task.count) == ("Tên mới", ("Lời văn",), 1)
    assert task.deliverables[0].timing.quarters == (1, 2)
    assert task_stub(tmp_path, "II.6").file == "data/2022/tasks/ii-6-5.yml"


def test_a_stub_not_filled_in_is_told_key_by_key(tmp_path: Path) -> None:
    project = Project(tmp_path)
    stub = task_stub(tmp_path, "II.6")
    project.write(stub.file, stub.text)
    told = [found for found in check(tmp_path) if found.place.file == stub.file]
    assert [found.kind for found in told] == ["empty-value"] * 6


def test_the_corrections_and_notes_of_a_stub_load(tmp_path: Path) -> None:
    project = Project(tmp_path)
    stub = task_stub(tmp_path, "II.6")
    before_amendments = filled(stub.text).partition("# Chỗ một văn bản ban hành sau")[0]
    edits = re.sub(r"(?m)^# (?=corrections:|notes:|  )", "", before_amendments).replace("Lời văn", "Phấn đấu", 1)
    project.write(stub.file, edits)
    assert check(tmp_path) == ()
    task = load(tmp_path).newest.task["II.6.4"]
    assert (len(task.corrections), len(task.notes)) == (1, 1)


def test_the_amendment_the_addition_and_the_repeal_of_a_stub_load(tmp_path: Path) -> None:
    project = Project(tmp_path)
    stub = task_stub(tmp_path, "II.6")
    above, heading, below = filled(stub.text).replace("Lời văn", "Phấn đấu", 1).partition("# Chỗ một văn bản ban hành sau")
    project.write(stub.file, above + heading + re.sub(r"(?m)^# (?=amendments:|added_by:|repealed_by:|  )", "", below))
    assert [found.kind for found in check(tmp_path)] == ["unknown-document"] * 3


def test_every_key_has_a_comment_and_an_example() -> None:
    lines = task_stub(FROZEN, "II.6").text.splitlines()
    keys = {*columns(Task), *columns(Activity), *columns(Deliverable)} - {"cells"}
    found = {key[1]: line for line, key in enumerate(re.match(r"[# -]*([a-z_]+):", text) for text in lines) if key}
    assert keys <= found.keys()
    assert all(lines[found[key] - 1].lstrip().startswith("# ") for key in keys)
    assert "\n".join(lines).count("Ví dụ: ") == 7


def test_the_first_line_is_that_of_every_task_file() -> None:
    first = {path.read_text(encoding="utf-8").splitlines()[0] for path in (FROZEN / "data/2022/tasks").iterdir()}
    assert first == {task_stub(FROZEN, "II.6").text.splitlines()[0]}


def test_a_broken_task_of_the_objective_still_counts(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("data/2022/tasks/ii-6-4.yml", "x: [")
    project.replace(TASK, "lead: Văn phòng UBND tỉnh", "lead: Xyz")
    assert task_stub(tmp_path, "II.6").file == "data/2022/tasks/ii-6-5.yml"


def test_an_objective_without_tasks_begins_at_one(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.replace("data/2022/sections.yml", "    - id: II.9\n", "    - id: II.10\n      text: Mới\n    - id: II.9\n")
    assert task_stub(tmp_path, "II.10").file == "data/2022/tasks/ii-10-1.yml"


def test_the_year_may_be_named(tmp_path: Path) -> None:
    root = with_plans(tmp_path / "two-plans", plans=2, tasks=40)
    assert task_stub(root, "II.6").file == "data/2023/tasks/ii-6-4.yml"
    assert task_stub(root, "II.6", 2022).file == "data/2022/tasks/ii-6-4.yml"
    assert "Quý I, II năm 2023" in task_stub(root, "II.6").text


@pytest.mark.parametrize(
    ("objective", "year", "words"),
    [
        ("II.66", None, "có: II.1, II.2, II.3, II.4, II.5, II.6, II.7, II.8, II.9"),
        ("X", None, "có: I.1, I.2, I.3, II.1"),
        ("II", None, 'không có mục tiêu "II"'),
        ("../../x", None, 'không có mục tiêu "../../x"'),
        ("II.6", 2023, "không có kế hoạch năm 2023 đọc được trong data/; có: 2022"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(objective: str, year: int | None, words: str) -> None:
    with pytest.raises(UnknownError, match=re.escape(words)):
        task_stub(FROZEN, objective, year)


def test_an_unknown_objective_ends_with_1_and_prints_nothing(capsys: Output) -> None:
    assert main(["--root", str(FROZEN), "new", "task", "II.66"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "II.9" in printed.err
