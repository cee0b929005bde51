"""Text from strangers: in every text field of a copy of the data, it comes out as text and nothing of it runs."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from plan.facts.pages import pages
from plan.ground.model import Archive, records_of
from plan.reading.load import load
from plan.reading.names import Names
from tests.archives import FROZEN, copied
from tests.conftest import SITE_URL, Site, built, parsed
from tests.serving import served

HOSTILE = (
    '{{ 7*7 }} {% raw </title><script>alert(1)</script> " \' | *x* __y__ --8<-- "a.md" [x](javascript:alert(1)) '
    f"<img src=x onerror=alert(1)> &amp; `c` # 😀 שלום {'ạ' * 120}"
)
LATIN = HOSTILE.replace("שלום ", "")
"""Names may hold no letters of other scripts."""
SHORT = "{{7*7}}{% raw</title><script>alert(1)</script>\"'|*x*[x](javascript:alert(1))"
"""A title may be 80 characters long."""
STRUCTURE = {
    *(
        "id",
        "slug",
        "province_id",
        "kind",
        "abbr",
        "number",
        "date",
        "year",
        "day",
        "section",
        "explained",
        "record",
        "group",
        "label",
        "unit",
        "comparison",
        "concerns",
    ),
    *("members", "timing", "lead", "coordinating", "agencies", "recipients", "corrections", "notes", "field"),
}
"""Keys whose values are identifiers, or are read as agencies and timings."""


FIGURE = {
    "number": "1",
    "unit": HOSTILE.partition("alert(1")[2].partition(" #")[0],
    "comparison": "reach",
    "value": HOSTILE,
    "quote": HOSTILE,
}
"""What an indicator says of a hostile text; the number is in it, and the unit stands right behind."""


def spoilt(value: Any, key: str = "") -> Any:
    """Add the hostile text to every text of a document."""
    if isinstance(value, dict):
        return {name: item if name in STRUCTURE else spoilt(item, name) for name, item in value.items()} | deeper(value)
    if isinstance(value, list):
        return [spoilt(item, key) for item in value]
    if key == "title":
        return SHORT
    hostile = LATIN if key in {"name", "short", "aliases", "term"} else HOSTILE
    return f"{value} {hostile}" if isinstance(value, str) else value


def deeper(record: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of a record that hold identifiers or agencies, spoilt in their own way."""
    found: dict[str, Any] = {key: named(record[key]) for key in ("lead", "coordinating", "agencies") if key in record}
    if "recipients" in record:
        found["recipients"] = [named(text) for text in record["recipients"]]
    if str(record.get("timing", "")).startswith(("Theo", "Khi")):
        found["timing"] = f"{record['timing']} {HOSTILE}"
    if "id" in record and "quote" not in record and "aliases" not in record and "name" not in record:
        found["notes"] = [{"kind": "wording", "text": HOSTILE}]
    return found


NAMES = Names(load(FROZEN).agencies)


def named(cell: str) -> str:
    """Write a cell with the spoilt names of the agencies it names."""
    names = {agency.id: agency.name for agency in load(FROZEN).agencies}
    return "; ".join(f"{names[agency]} {LATIN}" for agency in NAMES.parties(cell)[0].agencies)


def spoil(project: Path) -> None:
    for file in sorted((project / "data").rglob("*.yml")):
        if file.name == "proof.yml":
            continue  # holds the source's hash, and nothing that is published
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        changed = unquoted(spoilt(data))
        if file.name == "indicators.yml":
            changed = [item | FIGURE for item in changed if item["record"] != "VI.4.1"]
        if file.name == "agencies.yml":
            changed = [
                item | {"aliases": [f"{name} bí danh" for name in item.get("aliases", [])] or ["x y z"]} for item in changed
            ]
            changed = [item if item["aliases"] != ["x y z"] else without(item, "aliases") for item in changed]
        if file.name == "plan.yml":
            changed["columns"] = data["columns"]
            changed["columns"][4] = f"{data['columns'][4]} {SHORT}"
        file.write_text(yaml.safe_dump(changed, allow_unicode=True, width=10**6), encoding="utf-8")


def without(record: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name != key}


def unquoted(value: Any) -> Any:
    """Leave out what quotes a text that is changed."""
    if isinstance(value, dict):
        return {name: unquoted(item) for name, item in value.items() if name not in {"corrections", "explained"}}
    return [unquoted(item) for item in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = copied(tmp_path_factory.mktemp("hostile") / "project")
    spoil(target)
    return target


@pytest.fixture(scope="module")
def hostile(project: Path) -> Archive:
    return load(project)


@pytest.fixture(scope="module")
def attacked(project: Path) -> Site:
    return Site(
        built(project, project / "site", OPERATOR=SHORT, SITE_URL=SITE_URL, REPOSITORY="https://vi-du.example/ten/kho")
    )


def seen(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def elements(tree: LexborHTMLParser) -> Iterator[tuple[str, dict[str, str | None]]]:
    for node in tree.css("*"):
        yield str(node.tag), node.attributes


def test_no_page_gains_an_element_that_runs(site: Site, attacked: Site, hostile: Archive) -> None:
    for page in pages(hostile):
        scripts = [node.text() for node in attacked.page(page.address).css("script")]
        assert len(scripts) == len(site.page(page.address).css("script")), page.address
        running = attacked.page(page.address).css("script:not([type='application/ld+json'])")
        assert not any("alert(1)" in script.text() for script in running), page.address
        for tag, attributes in elements(attacked.page(page.address)):
            assert not [name for name in attributes if name.startswith("on")], (page.address, tag)
            target = (attributes.get("href") or attributes.get("src") or "").strip().lower()
            assert not target.startswith(("javascript:", "data:text")), (page.address, tag)
            assert (tag, attributes.get("src")) != ("img", "x"), page.address


def test_the_text_comes_out_as_the_text_it_is(attacked: Site, hostile: Archive) -> None:
    plan = hostile.newest
    for task in plan.tasks:
        address = f"2022/nhiem-vu/{task.id.lower().replace('.', '-')}/"
        said = seen(attacked.page(address).css_first("article").text(separator=""))
        texts = [*task.text, *plan.objective[task.objective].text]
        texts += [text for record in records_of(task) for text in getattr(record, "text", ())]
        texts += [item.lead.text for item in task.deliverables] + [item.timing.text for item in task.deliverables]
        assert [text for text in texts if seen(text) not in said] == [], task.id
        assert seen(SHORT) in seen(attacked.page(address).css_first("title").text()), task.id
        assert seen(SHORT) in seen(attacked.page(address).css_first("h1").text()), task.id


def test_agencies_sections_documents_and_terms_come_out_too(attacked: Site, hostile: Archive) -> None:
    for section in hostile.newest.sections:
        assert seen(section.title) in seen(attacked.page(f"2022/linh-vuc/{section.slug}/").css_first("h1").text())
    agencies = seen(attacked.page("2022/co-quan/").css_first("article").text(separator=""))
    assert [agency.id for agency in hostile.agencies if seen(agency.name) not in agencies] == []
    documents = seen(attacked.page("2022/can-cu/").css_first("article").text(separator=""))
    assert [item.id for item in hostile.documents if item.subject and seen(item.subject) not in documents] == []
    terms = seen(attacked.page("thuat-ngu/").css_first("article").text(separator=""))
    assert [term.abbr for term in hostile.glossary if seen(term.meaning) not in terms] == []
    text = seen(attacked.page("2022/toan-van/").css_first("article").text(separator=""))
    assert [item.id for item in hostile.newest.clause.values() if item.text and seen(item.text) not in text] == []


def test_nothing_runs_in_the_browser(attacked: Site, browser: Browser) -> None:
    page = browser.new_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for base in served(attacked.folder):
        for path in ("", "2022/", "2022/nhiem-vu/ii-6-3/", "2022/co-quan/so-noi-vu/", "2022/toan-van/", "2022/hieu-dinh/"):
            page.goto(base + path, wait_until="load")
            page.wait_for_timeout(100)
        page.goto(f"{base}?q=alert", wait_until="load")
        page.locator(".md-search-result__item").first.wait_for(timeout=10_000)
        page.wait_for_timeout(300)
        assert "<script>alert(1)</script>" in page.locator(".md-search-result__list").inner_text()
        assert page.locator(".md-search-result__list :is(script, img, iframe, [onerror])").count() == 0
    page.close()
    assert dialogs == []


def test_the_raw_files_hold_no_live_script(attacked: Site) -> None:
    for file in attacked.files():
        assert "<script>alert(1)" not in file.read_text(encoding="utf-8"), file
        assert parsed(file).css_first("title").text(), file


def test_the_api_says_the_text_as_it_is(attacked: Site, hostile: Archive) -> None:
    said = json.loads((attacked.folder / "api/v1/2022/tasks.json").read_bytes())["data"]
    assert [tuple(task["text"]) for task in said] == [task.text for task in hostile.newest.tasks]
