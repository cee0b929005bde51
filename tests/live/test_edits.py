"""A right edit of the live data is green, a wrong one is told where it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plan.__main__ import main
from plan.changes.brakes import brakes
from plan.changes.compare import compare
from plan.reading.load import load
from plan.rules.check import check
from proof.proving import prove, years
from tests.archives import ROOT
from tests.live.edits import LAWFUL, UNLAWFUL, Edit, after
from tests.unit.builders import Project

FEWEST = 12
"""So many of the edits must find a record to edit, whatever the data have become."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the live data."""
    return Project(tmp_path, ROOT)


def told(project: Project) -> list[str]:
    """Return all that the check and the proof say is wrong."""
    proofs = [prove(project.root, year) for year in years(project.root)]
    found = [*check(project.root), *(problem for proof in proofs for problem in proof.problems)]
    return [str(problem) for problem in found if problem.level == "error"]


def test_the_data_as_they_are_are_right(project: Project) -> None:
    assert told(project) == []


@pytest.mark.parametrize("edit", LAWFUL.values(), ids=LAWFUL)
def test_a_right_edit_is_green(project: Project, edit: Edit) -> None:
    before = {path: path.read_bytes() for path in project.root.rglob("*.yml")}
    if not after(project, [edit]):
        return  # the last test counts how many find something
    assert {path: path.read_bytes() for path in project.root.rglob("*.yml")} != before
    assert told(project) == []


@pytest.mark.parametrize("edit", LAWFUL.values(), ids=LAWFUL)
def test_a_right_edit_needs_no_label(project: Project, edit: Edit) -> None:
    before = load(project.root)
    after(project, [edit])
    changed = load(project.root)
    assert [str(problem) for problem in brakes(before, changed, compare(before, changed))] == []


def test_all_right_edits_together_are_green(project: Project) -> None:
    assert after(project, LAWFUL.values()) >= FEWEST
    assert told(project) == []


@pytest.mark.parametrize("edit", UNLAWFUL.values(), ids=UNLAWFUL)
def test_a_wrong_edit_is_told_at_its_place(project: Project, edit: Callable[[Project], str]) -> None:
    place = edit(project)
    assert any(problem.startswith(place) for problem in told(project)), told(project)


def test_the_reviewers_on_github_are_those_the_data_name() -> None:
    assert main(["--root", str(ROOT), "codeowners", "--check"]) == 0
