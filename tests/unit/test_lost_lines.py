"""Lines that were deleted, or pasted over, beside what is published: put back as they were, and no others."""

import pytest

from plan.rules.check import check
from tests.unit.builders import CORRECTED, DOCUMENTS, REDIRECTS, TASK, Project
from tests.unit.following import followed, published

SCORES = "data/2022/tasks/vii-1-5.yml"
ROW = (
    "        lead: Văn phòng UBND tỉnh\n"
    "        coordinating: Các sở, ban, ngành; UBND cấp huyện\n"
    "        timing: Quý I năm 2022\n"
)
DELETED = {
    "the key above a list": (TASK, "activities:\n", ""),
    "a key of a deliverable": (TASK, "        lead: Văn phòng UBND tỉnh\n", ""),
    "the first lines of a deliverable": (
        SCORES,
        "      - id: VII.1.5.4\n        text: Hướng dẫn tự đánh giá, chấm điểm.\n",
        "",
    ),
    "the first lines of a document": (DOCUMENTS, "- id: 136-kh-ubnd-2021\n  number: 136/KH-UBND\n", ""),
    "the reason of a correction": (CORRECTED, "            reason: Thừa chữ “định” sau chữ viết tắt QĐ.\n", ""),
    "a row of a table pasted over three": (
        TASK,
        ROW,
        "        lead: Văn phòng UBND tỉnh\tCác sở, ban, ngành; UBND cấp huyện\tQuý I năm 2022\n",
    ),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return published(Project(tmp_path_factory.mktemp("lost")).root)


@pytest.mark.parametrize("name", DELETED)
def test_lines_that_are_gone_are_put_back(project: Project, name: str) -> None:
    file, old, new = DELETED[name]
    before = project.content(file)
    assert old in before.decode()
    project.put(file, before.decode().replace(old, new, 1))
    try:
        told = [str(problem.message) for problem in check(project.root)]
        left, pasted = followed(project)
        assert (left, project.content(file)) == ([], before)
    finally:
        project.put(file, before)
    assert len(told) == len(pasted) == 1
    assert told[0].startswith("ở đây mất ")


def test_a_comment_that_is_gone_is_not_asked_for(project: Project) -> None:
    """Whoever writes the first redirect may write it over the example."""
    before = project.content(REDIRECTS)
    project.put(REDIRECTS, "- 2022/nhiem-vu/ii-6-9/ -> 2022/nhiem-vu/ii-6-3/\n")
    try:
        assert [(problem.kind, problem.fix) for problem in check(project.root)] == [("wrong-shape", None)]
    finally:
        project.put(REDIRECTS, before)
