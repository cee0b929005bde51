"""What goes out as a Word file and is brought in again is the same plan, in every paragraph and cell.

The control: a plan read twice from its own data must be equal, and one in which a single thing is changed must not be; else
what compares measures nothing.
"""

from __future__ import annotations

import dataclasses
import difflib
import pprint
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from plan.export.word.document import as_word
from plan.ground.model import Archive, Clause, ColumnKey, Parties, Plan, Provision, Row, Targets, Task
from plan.intake.bringing import brought
from plan.intake.folder import write
from plan.intake.reading_file import manuscript_in
from plan.reading.load import load, read
from proof.against.comparing import against
from proof.proving import prove
from tests.unit.exported import BUILD
from tests.word.conftest import PLANS, Office
from tests.word.made_plans import KINDS, LAYOUTS, kinds, made_plans

EXAMPLES = 12
"""Of each layout of columns."""
generated = settings(
    max_examples=EXAMPLES,
    phases=[Phase.generate, Phase.shrink],
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
AROUND = (
    *("year", "province", "issuer", "number", "day", "number_line", "date_line", "kind", "title", "opening"),
    *("recipients_label", "filing", "file_mark", "authority", "signer"),
    *("appendix_label", "appendix_title", "appendix_reference", "columns", "column_keys"),
    "column_groups",
)
Said = dict[str, Any]


def differing(one: Plan, other: Plan) -> list[str]:
    """Return the lines in which what two plans say differs."""
    lines = (pprint.pformat(said(plan), width=150, sort_dicts=False).splitlines() for plan in (one, other))
    return [line for line in difflib.ndiff(*lines) if line.startswith(("-", "+"))]


def said(plan: Plan) -> Said:
    """Return all that a plan says, by what says it; not what this site adds: slugs, short titles, notes, names to call it."""
    return {
        **{name: getattr(plan, name) for name in AROUND},
        "recipients": [item.text for item in plan.recipients],
        "parts": [of_clause(part) for part in plan.parts],
        "sections": [(section.id, section.title) for section in plan.sections],
        "rows": [*of_rows(plan)],
        "targets": of_targets(plan.targets) if plan.targets else None,
    }


def of_clause(clause: Clause) -> tuple[object, ...]:
    kind = "text" if clause.text else "heading"
    return clause.id, clause.label, kind, clause.words, [of_clause(below) for below in clause.clauses]


def of_rows(plan: Plan) -> Iterator[Said]:
    for row in plan.rows:
        item = row.deliverable
        yield {
            "id": item.id,
            "objective": row.objective.text,
            "task": row.task.text,
            "activities": [activity.text for activity in row.activities],
            "deliverable": item.text,
            "lead": item.lead.text,
            "coordinating": item.coordinating.text if item.coordinating else None,
            "timing": item.timing.text,
            "cells": {cell.column: cell.text for cell in item.cells},
        }


def of_targets(targets: Targets) -> tuple[object, ...]:
    rows = [row.cells for row in targets.rows]
    return targets.label, targets.title, targets.reference, targets.columns, rows


def as_issued(archive: Archive) -> Archive:
    """Return the newest plan without what later documents added or repealed: of that a Word file tells in words of ours."""
    plan = archive.newest
    return dataclasses.replace(archive, plans=(dataclasses.replace(plan, tasks=(*map(issued, kept(plan.tasks)),)),))


def issued(task: Task) -> Task:
    activities = (
        dataclasses.replace(activity, repealed_by=None, deliverables=kept(activity.deliverables))
        for activity in kept(task.activities)
    )
    return dataclasses.replace(task, repealed_by=None, activities=tuple(activities))


P = TypeVar("P", bound=Provision)


def kept(found: tuple[P, ...]) -> tuple[P, ...]:
    return tuple(dataclasses.replace(item, repealed_by=None) for item in found if not item.added_by)


class Back(NamedTuple):
    """What an import made of a Word file."""

    plan: Plan
    source: str
    """The text stage that a person reads."""


def brought_back(root: Path, archive: Archive, content: bytes) -> Back:
    """Bring a Word file in, into data that know the agencies and no plan of that year."""
    year = archive.newest.year
    shutil.copytree(home(year) / "data", root / "data", ignore=shutil.ignore_patterns(str(year)))
    found = brought(manuscript_in(content), year, dataclasses.replace(archive, plans=()), {})
    write(root / "data" / str(year), found.files, {root / "data" / name: text for name, text in found.registers.items()})
    state = read(root)
    assert [str(problem) for problem in state.problems] == []
    assert [str(problem) for problem in prove(root, str(year)).problems] == []
    return Back(state.archive.plan[year], found.files["source.txt"])


def home(year: int) -> Path:
    (found,) = (root for root in PLANS.values() if (root / f"data/{year}").is_dir())
    return found


Trip = Callable[[Archive, bytes], Back]


@pytest.fixture(scope="session")
def trip(tmp_path_factory: pytest.TempPathFactory) -> Trip:
    """Return what brings a Word file in, and leaves nothing on the disk."""

    def bring(archive: Archive, content: bytes) -> Back:
        root = tmp_path_factory.mktemp("trip")
        try:
            return brought_back(root, archive, content)
        finally:
            shutil.rmtree(root)

    return bring


def test_control_a_plan_read_again_is_equal(plans: Archive) -> None:
    assert differing(plans.newest, load(home(plans.newest.year)).newest) == []


def test_control_a_plan_with_one_thing_changed_is_not(plans: Archive) -> None:
    plan = plans.newest
    found = [*changed(plan)]
    assert len(found) > 25
    assert [name for name, other in found if not differing(plan, other)] == []


def changed(plan: Plan) -> Iterator[tuple[str, Plan]]:
    """Yield a plan as often as it says different things, each time with one of them changed."""
    for name in AROUND:
        value = getattr(plan, name)
        other = {int: 1, tuple: ("x",)}.get(type(value), f"{value}.")
        yield name, dataclasses.replace(plan, **{name: other})
    yield "recipients", dataclasses.replace(plan, recipients=plan.recipients[1:])
    part = plan.parts[-1]
    for name, other in (("label", "9."), ("title", "x"), ("clauses", part.clauses[1:])):
        yield f"parts {name}", dataclasses.replace(plan, parts=(*plan.parts[:-1], dataclasses.replace(part, **{name: other})))
    section = plan.sections[0]
    yield "sections", dataclasses.replace(plan, sections=(dataclasses.replace(section, title="x"), *plan.sections[1:]))
    task = next(task for task in plan.tasks if not task.repealed_by)
    yield "task", with_task(plan, task, text=("x",))
    activity = task.activities[0]
    yield "activity", with_task(plan, task, activities=(dataclasses.replace(activity, text=("x",)), *task.activities[1:]))
    item = activity.deliverables[0]
    for name in ("text", "lead", "coordinating", "timing"):
        value = getattr(item, name) or Parties("y")
        other = ("x",) if name == "text" else dataclasses.replace(value, text="x")
        items = (dataclasses.replace(item, **{name: other}), *activity.deliverables[1:])
        activities = (dataclasses.replace(activity, deliverables=items), *task.activities[1:])
        yield f"deliverable {name}", with_task(plan, task, activities=activities)
    yield "a row less", dataclasses.replace(plan, tasks=plan.tasks[:-1])


def with_task(plan: Plan, task: Task, **changes: Any) -> Plan:
    tasks = (dataclasses.replace(one, **changes) if one is task else one for one in plan.tasks)
    return dataclasses.replace(plan, tasks=tuple(tasks))


@pytest.mark.parametrize("name", PLANS)
def test_frozen_plans_come_back(name: str, trip: Trip) -> None:
    archive = as_issued(load(PLANS[name]))
    assert differing(archive.newest, trip(archive, as_word(archive.newest, archive, BUILD)).plan) == []


@pytest.mark.parametrize("name", PLANS)
def test_the_second_reader_of_the_proof_finds_the_same(name: str, office: Office, tmp_path: Path) -> None:
    assert office
    archive = as_issued(load(PLANS[name]))
    content = as_word(archive.newest, archive, BUILD)
    brought_back(tmp_path, archive, content)
    (tmp_path / "ke-hoach.docx").write_bytes(content)
    found = against(tmp_path, str(archive.newest.year), tmp_path / "ke-hoach.docx")
    assert found.holds, found.problems
    assert found.cells >= len(archive.newest.rows) * len(archive.newest.columns)


SMALL = load(PLANS["small"])


def holding(plan: Plan) -> Archive:
    """Return what knows the agencies of the small plan, and this one."""
    return dataclasses.replace(SMALL, plans=(plan,))


def drawn(columns: tuple[ColumnKey, ...], count: int) -> list[Plan]:
    """Return the first plans with these columns that nobody wrote: the same ones in each run."""
    found: list[Plan] = []

    @settings(generated, max_examples=count, phases=[Phase.generate])
    @given(made_plans(SMALL.newest, columns))
    def take(plan: Plan) -> None:
        found.append(plan)

    take()
    return found


def test_every_kind_of_node_timing_and_cell_occurs() -> None:
    seen = Counter(kind for columns in LAYOUTS.values() for plan in drawn(columns, EXAMPLES) for kind in {*kinds(plan)})
    print(f"{len(seen)} loại nút, thời gian, ô trong {EXAMPLES * len(LAYOUTS)} ví dụ; ít nhất: {seen.most_common()[-1]}")
    assert {*seen} == KINDS
    assert min(seen.values()) > 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_generated_plans_come_back(trip: Trip, layout: str) -> None:
    @generated
    @given(made_plans(SMALL.newest, LAYOUTS[layout]).map(holding))
    def comes_back(archive: Archive) -> None:
        assert differing(archive.newest, trip(archive, as_word(archive.newest, archive, BUILD)).plan) == []

    comes_back()


def is_shared(row: Row) -> bool:
    """Tell whether activities share a row's deliverable."""
    return len(row.activities) > 1


@pytest.fixture(scope="module")
def some() -> dict[str, Archive]:
    """Return the frozen plans and some that nobody wrote."""
    made = (holding(plan) for columns in LAYOUTS.values() for plan in drawn(columns, 2))
    found = [*(as_issued(load(root)) for root in PLANS.values()), *made]
    return {str(number): archive for number, archive in enumerate(found)}


@pytest.fixture(scope="module")
def documents(some: Mapping[str, Archive]) -> dict[str, bytes]:
    return {name: as_word(archive.newest, archive, BUILD) for name, archive in some.items()}


def test_what_writer_saved_again_comes_back(
    some: Mapping[str, Archive], documents: Mapping[str, bytes], office: Office, trip: Trip
) -> None:
    saved = office(documents, "docx:MS Word 2007 XML")
    assert saved.keys() == some.keys()
    assert all(saved[name] != documents[name] for name in some)
    for name, archive in some.items():
        assert differing(archive.newest, trip(archive, saved[name]).plan) == []


def test_writer_and_the_import_read_the_same_words(
    some: Mapping[str, Archive], documents: Mapping[str, bytes], office: Office, trip: Trip
) -> None:
    """The second oracle: it reads the file by code of its own. What a merged cell covers the source says in each row."""
    plain = office(documents, "txt:Text (encoded):UTF8")
    alone = {name: archive for name, archive in some.items() if not any(map(is_shared, archive.newest.rows))}
    assert len(alone) > 2
    for name, archive in alone.items():
        source = trip(archive, documents[name]).source
        assert source.replace(" ¶ ", " ").split() == plain[name].decode("utf-8-sig").split()
