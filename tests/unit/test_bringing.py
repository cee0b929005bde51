"""A received paper → a folder of data: the plan of 2022 as a well-formed paper, and papers of other shapes."""

from __future__ import annotations

import pytest

from plan.ground.model import Plan, Row
from plan.reading.load import read
from proof.proving import prove
from tests.archives import FROZEN
from tests.unit.builders import Project
from tests.unit.manuscripts import Imported, clauses_of, imported, of_plan


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory, frozen: Plan) -> Imported:
    """Bring the plan of 2022 in as a new one, into data that know its agencies and no plan of that year."""
    project = Project(tmp_path_factory.mktemp("again"))
    (project.root / "data/2022").rename(project.root / "old")
    return imported(project.root, of_plan(frozen), 2022)


@pytest.fixture(scope="module")
def frozen() -> Plan:
    return read(FROZEN).archive.plan[2022]


def cells(row: Row) -> tuple[object, ...]:
    """Return all that a row prints, and its id."""
    one = row.deliverable
    return one.id, row.objective.text, row.task.text, row.activity_text, one.text, one.lead, one.coordinating, one.timing


def test_the_plan_of_2022_comes_back_cell_for_cell(again: Imported, frozen: Plan) -> None:
    assert [*map(cells, again.plan.all_rows)] == [*map(cells, frozen.all_rows)]


def test_its_paragraphs_come_back_with_their_ids(again: Imported, frozen: Plan) -> None:
    paragraphs = [(one.id, one.label, one.title, one.agencies, one.text) for one in clauses_of(frozen)]
    assert [(one.id, one.label, one.title, one.agencies, one.text) for one in clauses_of(again.plan)] == paragraphs


AROUND = (
    *("number_line", "date_line", "kind", "title", "opening", "recipients_label", "recipients", "filing", "file_mark"),
    *("authority", "signer", "appendix_label", "appendix_title", "appendix_reference", "columns"),
    *("number", "day", "province", "province_id", "name", "issuer"),
)


@pytest.mark.parametrize("key", AROUND)
def test_what_is_printed_around_comes_back(again: Imported, frozen: Plan, key: str) -> None:
    assert getattr(again.plan, key) == getattr(frozen, key)


def test_its_sections_keep_their_names(again: Imported, frozen: Plan) -> None:
    assert [section.title for section in again.plan.sections][:3] == [section.title for section in frozen.sections][:3]


def test_nothing_is_wrong_with_what_an_import_writes(again: Imported) -> None:
    assert read(again.root).problems == ()


def test_the_proof_finds_what_an_import_wrote(again: Imported) -> None:
    proof = prove(again.root, "2022")
    assert (proof.holds, proof.wrong, proof.problems) == (True, 0, ())
    assert proof.places > 700


def test_goals_are_joined_with_the_sections_that_they_name(again: Imported, frozen: Plan) -> None:
    proposed = {one.id: one.section for one in clauses_of(again.plan) if one.section}
    known = {one.id: one.section for one in clauses_of(frozen) if one.section}
    assert {key: known.get(key) for key in proposed} == proposed
    assert len(proposed) >= 5
