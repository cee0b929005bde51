"""The catalogue for data portals: DCAT-AP's classes and properties, whole addresses, and no file without the site's own."""

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest

from plan.export.api import LICENSE
from plan.export.dataset import IDENTIFIER, distributions
from plan.export.dcat import CATALOG, dcat_file
from plan.export.every import other_files
from plan.export.formats import files_of_lists
from plan.export.tables.files import table_files
from plan.ground.files import Build, File
from plan.ground.model import Archive
from tests.archives import ROOT
from tests.unit.exported import HOSTILE

SITE_URL = "https://vi-du.example/kho/"
BUILD = Build(SITE_URL, data_date=dt.date(2022, 5, 1), operator="Sở Thử")
DCAT, DCT, FOAF = "http://www.w3.org/ns/dcat#", "http://purl.org/dc/terms/", "http://xmlns.com/foaf/0.1/"
WANTED = {
    f"{DCAT}Catalog": {f"{DCT}title", f"{DCT}description", f"{DCT}publisher", f"{DCAT}dataset", f"{FOAF}homepage"},
    f"{DCAT}Dataset": {
        *(f"{DCT}{name}" for name in ("title", "description", "license", "spatial", "temporal", "publisher", "modified")),
        *(f"{DCAT}{name}" for name in ("distribution", "landingPage")),
    },
    f"{DCAT}Distribution": {f"{DCAT}accessURL", f"{DCAT}downloadURL", f"{DCAT}mediaType", f"{DCT}license", f"{DCT}title"},
    f"{DCT}PeriodOfTime": {f"{DCAT}startDate", f"{DCAT}endDate"},
    f"{DCT}Location": {"http://www.w3.org/2004/02/skos/core#prefLabel"},
    f"{FOAF}Agent": {f"{FOAF}name"},
}
"""What DCAT-AP 3 asks of each class, and what we say besides."""


def catalog(archive: Archive, build: Build = BUILD) -> dict[str, Any]:
    """The catalogue with every name written out, as a processor of JSON-LD does: "dct:title" → "http://…/title"."""
    (file,) = dcat_file(archive, build)
    said = json.loads(file.content)
    prefixes = said.pop("@context")

    def whole(name: str) -> str:
        prefix, _, rest = name.partition(":")
        return name if name.startswith("@") else prefixes[prefix] + rest

    def of(value: Any) -> Any:
        if isinstance(value, list):
            return [of(item) for item in value]
        if not isinstance(value, dict):
            return value
        return {
            whole(name): whole(item) if name == "@type" and "@value" not in value else of(item)
            for name, item in value.items()
        }

    return of(said)


def every_file(archive: Archive) -> list[File]:
    return [found for make in (other_files, files_of_lists, table_files) for found in make(archive, BUILD)]


def things(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "@type" in value and "@value" not in value:
            yield value
        for item in value.values():
            yield from things(item)
    elif isinstance(value, list):
        for item in value:
            yield from things(item)


def addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from [value["@id"]] if "@id" in value else []
        for item in value.values():
            yield from addresses(item)
    elif isinstance(value, list):
        for item in value:
            yield from addresses(item)


def test_everything_is_of_a_class_of_dcat_and_says_what_that_asks(archive: Archive) -> None:
    found = [*things(catalog(archive))]
    assert {thing["@type"] for thing in found} == WANTED.keys()
    assert [thing for thing in found if not WANTED[thing["@type"]] <= thing.keys()] == []


def test_the_dataset_is_the_one_of_the_pages_and_its_files_are_there(archive: Archive) -> None:
    dataset = catalog(archive)[f"{DCAT}dataset"]
    assert dataset["@id"] == f"{SITE_URL}{IDENTIFIER}"
    files = {file.path for file in every_file(archive)}
    listed = [item[f"{DCAT}downloadURL"]["@id"].removeprefix(SITE_URL) for item in dataset[f"{DCAT}distribution"]]
    assert listed == [item.path for item in distributions(archive)]
    assert [path for path in listed if path not in files] == []


def test_all_addresses_are_whole(archive: Archive) -> None:
    found = [*addresses(catalog(archive))]
    assert [address for address in found if not address.startswith(("https://", "http://publications.europa.eu/"))] == []


def test_without_the_sites_address_there_is_no_catalogue(archive: Archive) -> None:
    assert [*dcat_file(archive, dataclasses.replace(BUILD, site_url=""))] == []
    assert CATALOG not in {file.path for file in other_files(archive, Build())}


def test_what_is_not_known_is_not_said(archive: Archive) -> None:
    said = catalog(archive, Build(SITE_URL))
    for thing in (said, said[f"{DCAT}dataset"]):
        assert not {f"{DCT}publisher", f"{DCT}modified"} & thing.keys()


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_more_than_text(archive: Archive, text: str) -> None:
    plan = dataclasses.replace(archive.newest, name=text, province=text)
    build = dataclasses.replace(BUILD, operator=text)
    dataset = catalog(dataclasses.replace(archive, plans=(plan,)), build)[f"{DCAT}dataset"]
    assert dataset[f"{DCT}publisher"][f"{FOAF}name"] == text
    assert dataset[f"{DCT}spatial"]["http://www.w3.org/2004/02/skos/core#prefLabel"] == {"@language": "vi", "@value": text}


def test_the_licence_is_the_one_that_readers_are_told(archive: Archive) -> None:
    said = catalog(archive)
    named = {thing[f"{DCT}license"]["@id"] for thing in things(said) if f"{DCT}license" in thing}
    package = json.loads(next(file.content for file in every_file(archive) if file.path == "datapackage.json"))
    assert named == {LICENSE.url} == {item["path"] for item in package["licenses"]}
    assert {item["name"] for item in package["licenses"]} == {LICENSE.id}
    for page in ("LICENSE-DATA.md", "docs/du-lieu.md"):
        said = (ROOT / page).read_text(encoding="utf-8")
        assert f"[{LICENSE.name}]({LICENSE.url}" in said
        assert LICENSE.attribution in said
