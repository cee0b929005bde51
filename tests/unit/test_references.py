"""What the data call a record by: a clause by its anchor, anything of the appendix by its id."""

from pathlib import Path

import pytest

from plan.facts.citations import Citations
from plan.ground.model import in_order
from plan.rules.check import check
from tests.archives import with_plans
from tests.unit.builders import FIRST, GLOSSARY, INDICATORS, PLAN, TASK, Project, told

CLAUSE = "record: phan-i-1-2-b-2\n"
EXPLAINED = "explained: phan-i-1-2-b\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def place(project: Project, file: str, words: str, key: str) -> str:
    """Return where the value of a key stands that an edit has put into a file."""
    text = project.content(file).decode()
    line = text[: text.index(words)].count("\n") + 1
    return f"{file}:{line}:{text.splitlines()[line - 1].index(key) + len(key) + 3}"


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (INDICATORS, CLAUSE, "record: I.1.2.b.2\n", 'không có bản ghi "I.1.2.b.2"; ý bạn là "phan-i-1-2-b-2"?'),
        (INDICATORS, CLAUSE, "record: phan-i-1-2-b-9\n", 'ý bạn là "phan-i-1-2-b-'),
        (
            INDICATORS,
            CLAUSE,
            "record: xyz\n",
            'được viết: mã của lĩnh vực, mục tiêu, nhiệm vụ, sản phẩm trong Phụ lục (như "I",',
        ),
        (GLOSSARY, EXPLAINED, "explained: I.1.2.b\n", 'ý bạn là "phan-i-1-2-b"?'),
        (GLOSSARY, EXPLAINED, "explained: II.99\n", 'không có bản ghi "II.99"'),
        (GLOSSARY, EXPLAINED, "explained: II.8\n", 'chữ "TTHC" không có trong Mục tiêu II.8'),
    ],
    ids=["clause-id", "near-clause", "nothing", "explained-clause-id", "explained-nothing", "explained-elsewhere"],
)
def test_a_reference_leads_to_a_record(project: Project, file: str, old: str, new: str, words: str) -> None:
    project.replace(file, old, new)
    problems = project.problems()
    assert words in told(problems, place(project, file, new, new.partition(":")[0]))
    assert len(problems) == 1, problems


@pytest.mark.parametrize("reference", ["II", "II.2", "phan-i-1-2-b-4"])
def test_sections_objectives_and_clauses_may_explain(project: Project, reference: str) -> None:
    project.replace(GLOSSARY, EXPLAINED, f"explained: {reference}\n")
    assert project.problems() == []


def test_an_explanation_in_one_plan_is_enough(tmp_path: Path) -> None:
    root = with_plans(tmp_path / "two-plans", plans=2, tasks=40)
    for year, places in ((2023, []), (2022, ["data/2022/sections.yml"])):
        sections = root / f"data/{year}/sections.yml"
        text = sections.read_text(encoding="utf-8")
        assert " (VBQPPL)" in text
        sections.write_text(text.replace(" (VBQPPL)", ""), encoding="utf-8")
        assert [problem.place.file for problem in check(root)] == places


@pytest.mark.parametrize("record_id", ["II.2.1.", "II..1", ".", "II.²", "II.٢", "x", f"II.{'9' * 5_000}"])
def test_any_id_can_be_sorted(record_id: str) -> None:
    assert all(isinstance(number, int) for number in in_order(record_id))


def test_ids_are_sorted_by_their_numbers() -> None:
    ids = ["VII.1.10", "IX.1.1", "VII.1.9", "II.1", "IV.2", "II"]
    assert sorted(ids, key=in_order) == ["II", "II.1", "IV.2", "VII.1.9", "VII.1.10", "IX.1.1"]


@pytest.mark.parametrize("typed", ["I.1.1.", "I..1", "I.1", "i.1.1", "../x", "I.1.x", "I.01.1"])
def test_a_task_with_another_id_is_told_at_its_id(project: Project, typed: str) -> None:
    project.replace(FIRST, "id: I.1.1\n", f"id: {typed}\n")
    assert told(project.problems(), f"{FIRST}:2:5")


def test_a_message_names_the_innermost_record_and_key(project: Project) -> None:
    project.replace(TASK, "        lead:", "        leed:")
    project.replace(TASK, "timing: Quý I năm 2022", "timing: []")
    problems = project.problems()
    assert told(problems, f"{TASK}:10:9") == f'{TASK}:10:9: II.2.1.1: khóa lạ "leed"; ý bạn là lead (Cơ quan chủ trì)?'
    assert told(problems, f"{TASK}:12:17").startswith(f"{TASK}:12:17: II.2.1.1 · timing (Thời gian thực hiện): cần")


@pytest.mark.parametrize(
    "number", ["80/2015/QH13", "12-CTr/TU", "50-KL/TW", "01/2021/TT-BTTTT", "62/2020/NĐ-CP", "942/QĐ-TTg", "136/KH-UBND"]
)
def test_numbers_of_laws_and_of_the_party_are_known_as_numbers(project: Project, number: str) -> None:
    assert Citations(()).unknown(f"theo số {number}, ngày 1/1/2021 và 1/2 số") == (number,)
    project.replace(PLAN, "số 76/NQ-CP", "số 76/NQ-CP và số 99/2015/QH13")
    assert '"99/2015/QH13"' in "\n".join(project.problems())
