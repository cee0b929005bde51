"""The numbers that a diff tells are those that readers see: each stands so on the page, before and after."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from plan.changes.diff import ListChange, changes
from plan.facts.pages import pages
from plan.ground.model import Archive
from plan.reading.load import load
from tests.archives import FROZEN
from tests.unit.builders import AGENCIES, GROUPS, TASK, Project
from tests.unit.rendering import shown

LAW = "tasks/i-2-1.yml"
PART = r"(\d+) (chủ trì|phối hợp)"
REPEALED = "repealed_by: {document: 76-nq-cp-2021, date: 2022-03-01}"
EDITS: dict[str, tuple[list[tuple[str, str, str]], set[str]]] = {
    "lead changed": (
        [(f"data/2022/{LAW}", "lead: Sở Tư pháp", "lead: Sở Nội vụ")],
        {"so-noi-vu", "so-tu-phap"},
    ),
    "quarter changed": ([(TASK, "timing: Quý I năm 2022", "timing: Quý II năm 2022")], {"1", "2"}),
    "quarterly now ongoing": (
        [(TASK, "timing: Định kỳ hàng quý", "timing: Thường xuyên")],
        {"1", "2", "3", "4", "thuong-xuyen"},
    ),
    "member leaves a group": ([(GROUPS, "    - so-y-te\n", "")], {"so-y-te"}),
    "alias moved to another agency": (
        [
            (AGENCIES, "    - Trung tâm PVHCC\n", ""),
            (AGENCIES, "  name: Bưu điện tỉnh\n", "  name: Bưu điện tỉnh\n  aliases:\n    - Trung tâm PVHCC\n"),
        ],
        {"trung-tam-phuc-vu-hanh-chinh-cong", "buu-dien-tinh"},
    ),
    "product repealed": (
        [(TASK, "      - id: II.2.1.1\n", f"      - id: II.2.1.1\n        {REPEALED}\n")],
        {"1", "nhiem-vu", "thu-tuc-hanh-chinh", "van-phong-ubnd-tinh"},
    ),
    "task repealed": (
        [(f"data/2022/{LAW}", "id: I.2.1\n", f"id: I.2.1\n{REPEALED}\n")],
        {"nhiem-vu", "the-che", "so-tu-phap"},
    ),
}


@pytest.fixture(scope="module")
def before() -> Archive:
    return load(FROZEN)


def printed(archive: Archive, change: ListChange) -> Callable[[str, int], bool]:
    """Return what tells whether a page prints a number of something; a page that is not there prints none."""
    if change.address not in {page.address for page in pages(archive)}:
        return lambda _, number: number == 0
    page = shown(archive, change.address)
    if not change.is_of_agency:
        return lambda what, number: re.search(rf"(?<!\d){number} {what}", page.text()) is not None
    (tally,) = page.css(".kh-tally")
    parts = parts_told(tally.text())
    return lambda what, number: parts.get(what.partition(" “")[0], 0) == number


def parts_told(words: str) -> dict[str, int]:
    """Return an agency's parts as the sentence at the head of its page adds them up, as "phối hợp qua nhóm" → 24."""
    told, _, _ = words.partition(".")
    ways = ((" qua nhóm" if "qua nhóm" in way else "", way) for way in told.split("; "))
    return {f"{verb}{through}": int(number) for through, way in ways for number, verb in re.findall(PART, way)}


@pytest.mark.parametrize("name", EDITS)
def test_each_number_of_the_diff_stands_on_the_page(tmp_path: Path, before: Archive, name: str) -> None:
    edits, wanted = EDITS[name]
    project = Project(tmp_path)
    for edit in edits:
        project.replace(*edit)
    assert project.problems() == []
    after = load(tmp_path)
    found = changes(before, after).lines
    assert wanted <= {change.address.rstrip("/").rpartition("/")[2] for change in found}
    for change in found:
        assert change.numbers
        for number in change.numbers:
            assert printed(before, change)(number.what, number.before), (change, number)
            assert printed(after, change)(number.what, number.after), (change, number)
