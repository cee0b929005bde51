"""What may be so because the source prints it so, and else is told."""

import hashlib
from pathlib import Path

import pytest

from plan.rules.advice import advice
from tests.unit.builders import TASK, Project

LEAD = "lead: Văn phòng UBND tỉnh"
ACTIVITY = "text: Rà soát, chuẩn hóa và công bố TTHC"
SOURCE = "data/2022/source.txt"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_a_group_and_its_member_are_two(project: Project) -> None:
    project.replace(TASK, LEAD, "lead: Các sở, ban, ngành; Sở Nội vụ")
    assert project.problems() == []


PRINTED = [
    (LEAD, "lead: Sở Nội vụ; Sở Nội vụ", "Văn phòng UBND tỉnh", "Sở Nội vụ; Sở Nội vụ"),
    (ACTIVITY, "text: Theo số 62 /2020/NĐ-CP", "Rà soát, chuẩn hóa và công bố TTHC", "Theo số 62 /2020/NĐ-CP"),
    (ACTIVITY, 'text: "2022"', "Rà soát, chuẩn hóa và công bố TTHC", "2022"),
]
"""An edit of a cell, and the same of its source."""


@pytest.mark.parametrize(("old", "new", "source", "printed"), PRINTED, ids=["agency-twice", "spaced-number", "no-words"])
def test_it_is_told_unless_the_source_prints_it_so(project: Project, old: str, new: str, source: str, printed: str) -> None:
    project.replace(TASK, old, new)
    assert len(project.problems()) == 1
    text = project.content(SOURCE).decode()
    first = text.index("Rà soát, chuẩn hóa và công bố TTHC")
    line = text[first : text.index("\n", first)]
    assert line.count(source) == 1
    before = hashlib.sha256(project.content(SOURCE)).hexdigest()
    project.put(SOURCE, text.replace(line, line.replace(source, printed)))
    project.replace("data/2022/proof.yml", before, hashlib.sha256(project.content(SOURCE)).hexdigest())
    assert project.problems() == []


REPEALED = """\
        repealed_by:
          document: 76-nq-cp-2021
          date: 2022-03-01
"""


def test_an_activity_without_a_product_in_force_is_advised_on(project: Project) -> None:
    meetings = "data/2022/tasks/vi-4-1.yml"
    project.replace(meetings, "        timing: Thường xuyên\n", f"        timing: Thường xuyên\n{REPEALED}")
    assert project.problems() == []
    (found,) = advice(project.root)
    assert (found.level, found.kind) == ("advice", "all-repealed")
    assert str(found) == (
        f"{meetings}:14:11: VI.4.1: mọi sản phẩm của hoạt động này đã bị bãi bỏ mà hoạt động thì chưa; nếu văn bản bãi bỏ cả "
        "hoạt động, hãy ghi repealed_by (Bãi bỏ) ở hoạt động; nếu thay bằng sản phẩm khác, hãy thêm sản phẩm ấy với added_by "
        "(Bổ sung)"
    )
