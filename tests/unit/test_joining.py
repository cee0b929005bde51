"""What the API answers can be joined by ids: each place and assignment leads to a record in a collection."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from plan.export.answers import API_FOLDER
from plan.export.api import LICENSE, api_files
from plan.ground.files import Build
from plan.ground.model import Archive
from plan.reading.load import load
from tests.archives import SMALL

MOST_BYTES = 2_000_000
"""What the API of the plan of 2022 may weigh."""


@pytest.fixture(scope="module", params=["2022", "small"])
def answers(request: pytest.FixtureRequest, archive: Archive) -> dict[str, Any]:
    """Every answer's data by its path below the plan's year."""
    return said(archive if request.param == "2022" else load(SMALL))


def said(archive: Archive) -> dict[str, Any]:
    files = {file.path: file.content for file in api_files(archive, Build())}
    folder = f"{API_FOLDER}{archive.newest.year}/"
    return {path.removeprefix(folder): json.loads(files[path])["data"] for path in files if path.startswith(folder)}


def ids(answers: dict[str, Any]) -> dict[str, set[str]]:
    """The ids in the answers, by kind of record; those of what is repealed are in the task's own."""
    tasks = [data for path, data in answers.items() if path.startswith("tasks/")]
    sections = answers["sections.json"]
    activities = [item for task in tasks for item in task["activities"]]
    return {
        "plan": {str(answers["plan.json"]["summary"]["year"])},
        "clause": {clause["id"] for clause in clauses(answers["plan.json"]["parts"])},
        "section": {section["id"] for section in sections},
        "objective": {item["id"] for section in sections for item in section["objectives"]},
        "task": {task["id"] for task in tasks},
        "activity": {task["id"] for task in tasks},
        "deliverable": {item["id"] for activity in activities for item in activity["deliverables"]},
        "document": {document["id"] for document in answers["documents.json"]},
    }


def clauses(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield part
        yield from clauses(part["clauses"])


def places(answers: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for document in answers["documents.json"]:
        yield from document["cited_at"]
    for item in (*answers["indicators.json"], *answers["corrections.json"]):
        yield item["at"]


def test_every_place_leads_to_a_record(answers: dict[str, Any]) -> None:
    known, found = ids(answers), [*places(answers)]
    assert {at["kind"] for at in found} <= known.keys()
    assert len(found) > 1
    assert [at for at in found if at["id"] not in known[at["kind"]]] == []


def test_the_documents_that_a_task_cites_are_found_by_its_id(archive: Archive) -> None:
    documents = said(archive)["documents.json"]
    cited = {(at["kind"], at["id"], item["id"]) for item in documents for at in item["cited_at"]}
    assert {item for kind, at, item in cited if (kind, at) == ("deliverable", "IV.1.1.1")} == {
        "62-2020-nd-cp",
        "106-2020-nd-cp",
    }


def test_every_assignment_leads_to_a_deliverable(answers: dict[str, Any]) -> None:
    activities = [activity for task in answers["tasks.json"] for activity in task["activities"]]
    deliverables = {item["id"] for activity in activities for item in activity["deliverables"]}
    agencies = {path: data for path, data in answers.items() if path.startswith("agencies/")}
    found = {
        item["deliverable"]["id"] for data in agencies.values() for role in ("lead", "coordinating") for item in data[role]
    }
    assert found == deliverables


def test_every_answer_names_the_licence_alike_and_the_index_explains_it(archive: Archive) -> None:
    files = [file for file in api_files(archive, Build()) if file.path.startswith(API_FOLDER)]
    found = {file.path: json.loads(file.content) for file in files}
    named = {said["license"] for path, said in found.items() if "schemas/" not in path and "data" in said}
    assert named == {LICENSE.url}
    terms = found[f"{API_FOLDER}index.json"]["data"]["terms"]
    assert (terms["id"], terms["url"]) == ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/")
    assert found[f"{API_FOLDER}openapi.json"]["info"]["license"]["url"] == LICENSE.url


def test_the_api_of_one_plan_is_light(archive: Archive) -> None:
    assert sum(len(file.content) for file in api_files(archive, Build())) < MOST_BYTES
