"""What all pages tell machines is one graph: read as JSON-LD is, joined by @id, and asked what a journalist would ask.

The reader below does what a processor of JSON-LD does with such documents: an address is relative to its page, what has no
@id is a thing of its own. (rdflib finds the same.)
"""

import dataclasses
import itertools
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

import pytest

from plan.export.dataset import IDENTIFIER, PAGE
from plan.export.jsonld import linked_data
from plan.facts.pages import pages
from plan.ground.files import Build
from plan.ground.model import Archive
from plan.reading.load import load
from tests.archives import SMALL

SITE_URL = "https://vi-du.example/kho/"
BUILD = Build(SITE_URL, operator="Sở Thử")
NO_ADDRESS = dataclasses.replace(BUILD, site_url="")

Triple = tuple[str, str, str]


def told(archive: Archive, build: Build = BUILD) -> dict[str, str]:
    """What each page tells, by its address."""
    found = {page.address: page.address and [("Trang chủ", "")] for page in pages(archive)} | {PAGE: ()}
    return {page: linked_data(archive, build, page, f"Trang {page}", path or ()) for page, path in found.items()}


def triples(said: dict[str, str]) -> dict[str, set[Triple]]:
    """What each page says: thing, property, value; a value that is a thing is its address."""
    blank = itertools.count()

    def of(node: dict[str, Any], page: str) -> Iterator[Triple]:
        thing = urljoin(f"{SITE_URL}{page}", node["@id"]) if "@id" in node else f"_:{next(blank)}"
        node["@id"] = thing
        for name, values in node.items():
            for value in (values if isinstance(values, list) else [values]) if name != "@id" else ():
                if isinstance(value, dict):
                    yield from of(value, page)
                    yield thing, name, value["@id"]
                else:
                    yield thing, name, str(value)

    graphs = {page: json.loads(text)["@graph"] for page, text in said.items() if text}
    return {page: {triple for node in graph for triple in of(node, page)} for page, graph in graphs.items()}


class Graph:
    """The graph of all pages."""

    def __init__(self, archive: Archive, build: Build = BUILD) -> None:
        self.pages = triples(told(archive, build))
        self.all = set().union(*self.pages.values())
        self.things = {thing for thing, _, _ in self.all}

    def values(self, thing: str, *path: str) -> set[str]:
        """What is found from a thing along some properties."""
        found = {thing}
        for name in path:
            found = {value for one, of, value in self.all if one in found and of == name}
        return found


@pytest.fixture(scope="module", params=["2022", "small"])
def graph(request: pytest.FixtureRequest, archive: Archive) -> Graph:
    return Graph(archive if request.param == "2022" else load(SMALL))


@pytest.fixture(scope="module")
def of_2022(archive: Archive) -> Graph:
    return Graph(archive)


def test_the_graph_says_which_documents_a_task_cites_and_who_leads_its_deliverables(of_2022: Graph) -> None:
    task = f"{SITE_URL}2022/nhiem-vu/iv-1-1/#nhiem-vu"
    assert of_2022.values(task, "citation", "name") == {"Nghị định số 62/2020/NĐ-CP", "Nghị định số 106/2020/NĐ-CP"}
    assert of_2022.values(task, "about", "identifier") == {"IV.1.1.1"}
    assert of_2022.values(task, "about", "agent", "name") == {"Các sở, ban, ngành", "UBND cấp huyện"}
    assert of_2022.values(task, "about", "participant", "identifier") == {"so-noi-vu"}
    assert of_2022.values(task, "isPartOf", "isPartOf", "name") == {"Kế hoạch cải cách hành chính tỉnh Ninh Bình năm 2022"}
    led = Counter(value for _, name, value in of_2022.all if name == "agent")
    assert led[f"{SITE_URL}co-quan/so-noi-vu/#co-quan"] == 17


def test_every_thing_is_joined_to_all_others(graph: Graph) -> None:
    beside: dict[str, set[str]] = {thing: set() for thing in graph.things}
    for thing, _, value in graph.all:
        if value in graph.things:
            beside[thing].add(value)
            beside[value].add(thing)
    reached, new = set(), {f"{SITE_URL}{IDENTIFIER}"}
    while new:
        reached |= new
        new = set().union(*(beside[thing] for thing in new)) - reached
    assert graph.things - reached == set()


def test_every_id_is_told_of_on_one_page_alone(graph: Graph) -> None:
    pages_of = Counter(thing for found in graph.pages.values() for thing in {one for one, _, _ in found})
    assert [thing for thing, number in pages_of.items() if number > 1] == []
    files = {value for _, name, value in graph.all if name in {"contentUrl", "url"}}
    named = {value for _, _, value in graph.all if value.startswith(SITE_URL)}
    assert named - files - graph.things == set()


def test_without_the_sites_address_the_pages_tell_the_same_graph(archive: Archive) -> None:
    said = told(archive, NO_ADDRESS)
    assert SITE_URL not in "".join(said.values())

    def things(graph: Graph) -> set[Triple]:
        return {triple for triple in graph.all if triple[1] not in {"contentUrl", "url"} and "_:" not in f"{triple}"}

    assert things(Graph(archive, NO_ADDRESS)) == things(Graph(archive))


def test_no_agency_is_said_to_be_of_the_government_for_the_data_do_not_say_it(of_2022: Graph) -> None:
    newspaper = f"{SITE_URL}co-quan/bao-ninh-binh/#co-quan"
    assert of_2022.values(newspaper, "@type") == {"Organization"}
    assert "GovernmentOrganization" not in {value for _, name, value in of_2022.all if name == "@type"}


def test_the_dataset_says_whose_it_is_what_it_covers_and_under_which_licence(of_2022: Graph) -> None:
    dataset = f"{SITE_URL}{IDENTIFIER}"
    assert [one for one, name, value in of_2022.all if (name, value) == ("@type", "Dataset")] == [dataset]
    assert of_2022.values(dataset, "publisher", "name") == {"Sở Thử"}
    assert of_2022.values(dataset, "spatialCoverage", "name") == {"tỉnh Ninh Bình"}
    assert of_2022.values(dataset, "temporalCoverage") == {"2022"}
    assert of_2022.values(dataset, "license") == {"https://creativecommons.org/licenses/by/4.0/"}
    assert of_2022.values(SITE_URL, "hasPart") == {dataset, f"{SITE_URL}2022/#ke-hoach"}


def test_nobody_publishes_it_while_no_operator_is_set(archive: Archive) -> None:
    graph = Graph(archive, dataclasses.replace(BUILD, operator=""))
    assert "publisher" not in {name for _, name, _ in graph.all}


def test_a_draft_says_so_and_has_no_number(of_2022: Graph, archive: Archive) -> None:
    plan = f"{SITE_URL}2022/#ke-hoach"
    assert of_2022.values(plan, "creativeWorkStatus") == {"Bản dự thảo, chưa có số"}
    assert of_2022.values(plan, "legislationIdentifier") == set()
    signed = dataclasses.replace(archive.newest, number="01/KH-UBND")
    graph = Graph(dataclasses.replace(archive, plans=(signed,)))
    assert graph.values(plan, "legislationIdentifier") == {"01/KH-UBND"}
    assert graph.values(plan, "creativeWorkStatus") == set()


def test_what_is_repealed_is_told_as_such_and_asks_nothing_of_anybody() -> None:
    small = load(SMALL)
    graph = Graph(small)
    repealed = [task for task in small.newest.tasks if task.repealed_by]
    assert repealed
    for task in repealed:
        thing = f"{SITE_URL}2031/nhiem-vu/{task.id.lower().replace('.', '-')}/#nhiem-vu"
        assert graph.values(thing, "creativeWorkStatus") == {"Đã bãi bỏ"}
        assert graph.values(thing, "about") == set()
    done = {value for one, name, value in graph.all if name == "identifier" and graph.values(one, "@type") == {"Action"}}
    assert done == {row.deliverable.id for row in small.newest.rows}


def test_a_page_that_repeats_another_tells_nothing(archive: Archive) -> None:
    said = told(archive)
    assert {page for page, text in said.items() if not text} == {page.address for page in pages(archive) if page.form_of}
