"""Every key that holds the document's own words is braked, proven, told, described and given away, or says why not."""

import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from plan.changes.brakes import brakes
from plan.changes.compare import compare
from plan.export.api import api_files
from plan.export.formats import files_in
from plan.facts.formats import CSV
from plan.facts.located import located
from plan.ground.files import Build
from plan.ground.model import (
    Activity,
    Archive,
    Clause,
    Deliverable,
    Objective,
    OwnCell,
    Place,
    Placed,
    Plan,
    Provision,
    Record,
    Section,
    TargetRow,
    Targets,
    Task,
    amendable_keys,
    columns,
    keys,
    official_keys,
    titled,
)
from plan.reading.load import load, read
from plan.reading.schema import FILES, schema
from proof.proving import OURS, prove
from tests.archives import SMALL, TWOLEVEL
from tests.unit.builders import Project

KINDS = (Plan, Clause, Section, Objective, Task, Activity, Deliverable, OwnCell, Targets, TargetRow)
MARK = "zz"
OFFICIAL = [(kind, key) for kind in KINDS for key in official_keys(kind)]
OURS_OF: dict[type[Record], tuple[str, ...]] = {
    Plan: ("year", "province", "province_id", "name", "number", "day", "parts", "compared", "column_keys"),
    Clause: ("id", "section", "clauses"),
    Section: ("id", "slug", "objectives", "title_en"),
    Objective: ("id",),
    Task: ("id", "title", "activities", "continues"),
    Activity: ("deliverables",),
    Deliverable: ("id", "timing_read", "cells"),
    OwnCell: ("column",),
    Targets: ("rows",),
    TargetRow: (),
}
"""Keys that name, number or hold what is in the document, and are none of its words."""
FRAME = "stands around the text; the full text shows it"
NOT_PROVEN = {(Plan, "issuer"): "no line of its own in the source: it stands in the signature and below the appendix's title"}
NOT_IN_CSV = dict.fromkeys((Plan, Clause, Targets, TargetRow), "a line is a deliverable with the cells of its row")
NOT_IN_API = {
    (Plan, key): FRAME
    for key in (
        "recipients_label",
        "filing",
        "file_mark",
        "appendix_label",
        "appendix_title",
        "appendix_reference",
        "columns",
    )
}


def records(kind: type[Record], archive: Archive) -> Iterator[Record]:
    """Yield the records of a kind that are in force, in the order of the document."""
    plan = archive.newest
    gone = {id(item) for row in plan.repealed_rows for item in row.holders if row.repealed_by}
    for at in located(plan, ()):
        if type(at.record) is kind and id(at.record) not in gone and at.record not in plan.repealed_rows:
            yield at.record


def first(kind: type[Record], key: str, archive: Archive) -> Record:
    """Return a record that has a key, if possible one whose words nobody has edited."""
    found = [record for record in records(kind, archive) if getattr(record, key) and not _is_gone(record)]
    assert found, f"no {kind.__name__} in tests/plans/ has {key}: give one to a record there"
    plain = [record for record in found if not any(edit.field == key for edit in (*record.corrections, *record.amendments))]
    return (plain or found)[0]


def _is_gone(record: Record) -> bool:
    return isinstance(record, Provision) and bool(record.repealed_by or record.added_by)


def texts(value: object) -> list[str]:
    items = value if isinstance(value, tuple) else (value,)
    return [str(getattr(item, "text", item)) for item in items]


def place(record: Placed, key: str, number: int) -> Place:
    return record.places.get(f"{key}.{number}") or record.places[key]


def data_of(kind: type[Record], key: str) -> Path:
    """Return the frozen plan that has a key: the small one, or that of other columns and a second appendix."""
    return SMALL if any(getattr(record, key) for record in records(kind, load(SMALL))) else TWOLEVEL


def project_with(kind: type[Record], key: str, folder: Path) -> Project:
    shutil.copytree(data_of(kind, key) / "data", folder / "data")
    return Project.of(folder)


def reworded(project: Project, kind: type[Record], key: str, archive: Archive) -> Archive:
    """Write another word into a key and read the data as they are, whatever else is wrong with them."""
    record = first(kind, key, archive)
    number, text = next((number, text) for number, text in enumerate(texts(getattr(record, key))) if text)
    at, word = place(record, key, number), re.findall(r"\w+", text)[0]
    lines = project.content(at.file).decode().split("\n")
    number = next(
        number for number in range(at.line - 1, len(lines)) if word in lines[number][at.column - 1 :] or number >= at.line
    )
    head, tail = lines[number][: at.column - 1], lines[number][at.column - 1 :]
    lines[number] = head + tail.replace(word, word + MARK, 1) if word in tail else lines[number].replace(word, word + MARK, 1)
    project.put(at.file, "\n".join(lines))
    return read(project.root).archive


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_holds_the_words_of_the_document_or_is_known_to_be_ours(kind: type[Record]) -> None:
    assert {*columns(kind)} - {*official_keys(kind)} == {
        *OURS_OF[kind],
        *columns(Provision if issubclass(kind, Provision) else Record),
    }


@pytest.mark.parametrize(("kind", "key"), OFFICIAL)
def test_other_words_are_braked_told_and_disproved(kind: type[Record], key: str, tmp_path: Path) -> None:
    project, archive = project_with(kind, key, tmp_path), load(data_of(kind, key))
    after = reworded(project, kind, key, archive)
    changes = compare(archive, after)
    column = columns(kind)[key]
    assert [edit.column for change in changes for edit in change.edits] == [column]
    assert [problem.kind for problem in brakes(archive, after, changes)].count("brake-wording") == 1
    assert any(titled(kind, key) in str(problem) for problem in brakes(archive, after, changes))
    if archive.newest.source.is_whole:
        assert bool(prove(project.root, str(archive.newest.year)).problems) is ((kind, key) not in NOT_PROVEN)


def test_what_the_proof_takes_for_no_words_of_the_document_is_none() -> None:
    edits = set(columns(Record))
    ours = set(columns(Plan)) - edits - set(official_keys(Plan)) - {"parts"} | {"issuer"}
    assert set(OURS) - edits == ours | {"column_keys", "compared"}


@pytest.mark.parametrize(("kind", "key"), OFFICIAL)
def test_it_stands_in_the_open_data_or_says_why_not(kind: type[Record], key: str, tmp_path: Path) -> None:
    project, archive = project_with(kind, key, tmp_path), load(data_of(kind, key))
    after, build = reworded(project, kind, key, archive), Build()
    lists, answers = (
        b"".join(file.content for file in made(after, build) if file.path.endswith(ending))
        for made, ending in ((partial(files_in, CSV), ".csv"), (api_files, ".json"))
    )
    assert (MARK in lists.decode()) is (kind not in NOT_IN_CSV), "a column in plan/export/columns.py, or why not above"
    assert (MARK in answers.decode()) is ((kind, key) not in NOT_IN_API), "a field in plan/export/resources/, or why not"


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_describe_it(kind: type[Record]) -> None:
    found = [schema(file) for file in FILES.values()]
    described = [node for whole in found for node in (whole, whole.get("items", {}), *whole["definitions"].values())]
    for key in official_keys(kind):
        assert any(
            node["properties"].get(key, {}).get("title") == columns(kind)[key] for node in described if "properties" in node
        )


def test_what_can_be_amended_is_official_and_what_is_cited_too() -> None:
    for kind in KINDS:
        assert set(amendable_keys(kind)) <= set(official_keys(kind))
        assert [key for key, said in keys(kind).items() if said.wording and said.wording.cites] <= [*amendable_keys(kind)]


def test_what_holds_the_words_of_the_document_is_nowhere_else() -> None:
    others = [kind for kind in Placed.__subclasses__() if kind not in {*KINDS, Record}]
    assert [(kind, key) for kind in others for key in official_keys(kind)] == []
