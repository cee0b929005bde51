"""The API: each answer is what its schema says, says what the plan says, and leads only to what is there."""

import json
import math
import re
import subprocess
import sys
import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from selectolax.lexbor import LexborHTMLParser

from plan.export.answers import API_FOLDER
from plan.export.api import ENDPOINTS, LICENSE, api_files
from plan.export.columns import COLUMNS
from plan.export.tables.files import table_files
from plan.export.tables.package import PACKAGE
from plan.facts.duties import COUNTED, ROLES, Duties
from plan.facts.formats import CALENDAR, downloads
from plan.facts.lists import lists
from plan.facts.pages import pages
from plan.ground.files import Build
from plan.ground.model import Archive, Plan, slug
from tests.archives import ROOT
from tests.conftest import SITE_URL, Site, parsed
from tests.unit.test_api_snapshot import ARCHIVE


def read(site: Site, path: str) -> Any:
    return json.loads((site.folder / API_FOLDER / path).read_bytes())


@pytest.fixture(scope="module")
def openapi(site: Site) -> dict[str, Any]:
    return read(site, "openapi.json")


def answers(site: Site, path: str) -> list[str]:
    """Paths of all answers of a kind."""
    found = re.compile(re.sub(r"\\{\w+\\}", r"[^/]+", re.escape(path)))
    files = (file.relative_to(site.folder / API_FOLDER).as_posix() for file in (site.folder / API_FOLDER).rglob("*.json"))
    return [name for name in files if found.fullmatch(name) and not name.startswith("schemas/")]


def urls(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from urls(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from urls(item, key)
    elif key in {"url", "api_url", "openapi", "documentation"}:
        yield value


def test_openapi_is_valid(openapi: dict[str, Any]) -> None:
    validate(openapi)
    assert openapi["servers"] == [{"url": f"{SITE_URL}api/v1"}]
    assert openapi["info"]["title"].isascii()
    assert openapi["info"]["title"].isidentifier(), "generated clients name their code after it"
    assert openapi["info"]["summary"] == "Dữ liệu kế hoạch cải cách hành chính"
    names = [path["get"]["operationId"] for path in openapi["paths"].values()]
    assert len(set(names)) == len(names) == len(ENDPOINTS)
    assert {"task", "tasks", "agency", "quarter"} <= set(names)


@pytest.mark.parametrize("resource", ENDPOINTS, ids=lambda resource: resource.path)
def test_every_answer_is_what_openapi_and_its_schema_say(site: Site, openapi: dict[str, Any], resource: Any) -> None:
    content = openapi["paths"][f"/{resource.path}"]["get"]["responses"]["200"]["content"]["application/json"]
    by_openapi = Draft202012Validator({**content["schema"], "components": openapi["components"]})
    by_schema = Draft202012Validator(read(site, f"schemas/{resource.schema_name}.json"))
    Draft202012Validator.check_schema(by_schema.schema)
    found = answers(site, resource.path)
    assert found
    for path in found:
        for validator in (by_openapi, by_schema):
            assert [error.message for error in validator.iter_errors(read(site, path))] == [], path
    assert not by_schema.is_valid({**read(site, found[0]), "data": None})


def test_every_file_of_the_api_is_described(site: Site) -> None:
    described = {path for resource in ENDPOINTS for path in answers(site, resource.path)}
    schemas = {f"schemas/{resource.schema_name}.json" for resource in ENDPOINTS}
    assert len(schemas) == len(ENDPOINTS)
    files = {
        file.relative_to(site.folder / API_FOLDER).as_posix()
        for file in (site.folder / API_FOLDER).rglob("*")
        if file.is_file()
    }
    assert files == described | schemas | {"openapi.json"}


def test_every_address_leads_to_a_page_or_file_and_to_its_anchor(site: Site) -> None:
    anchors: dict[Path, set[str | None]] = {}
    every = {url for resource in ENDPOINTS for path in answers(site, resource.path) for url in urls(read(site, path))}
    for url in every - {LICENSE.url}:
        assert url.startswith(SITE_URL), url
        parts = urlsplit(url.removeprefix(SITE_URL))
        file = site.folder / unquote(parts.path)
        file = file / "index.html" if file.is_dir() else file
        assert file.is_file(), url
        if parts.fragment:
            if file not in anchors:
                anchors[file] = {node.attributes["id"] for node in parsed(file).css("[id]")}
            assert parts.fragment in anchors[file], url


def test_words_are_those_of_the_plan(site: Site, plan: Plan) -> None:
    tasks = {task["id"]: task for task in read(site, "2022/tasks.json")["data"]}
    assert list(tasks) == [task.id for task in plan.tasks]
    for task in plan.tasks:
        said = tasks[task.id]
        assert said == read(site, f"2022/tasks/{slug(task.id)}.json")["data"]
        assert tuple(said["text"]) == task.text
        assert [tuple(item["text"]) for item in said["activities"]] == [item.text for item in task.activities]
        found = [item for activity in said["activities"] for item in activity["deliverables"]]
        for item, deliverable in zip(found, task.deliverables, strict=True):
            assert (item["id"], tuple(item["text"])) == (deliverable.id, deliverable.text)
            cells = (deliverable.lead.text, deliverable.coordinating.text if deliverable.coordinating else "")
            assert (item["lead"]["text"], item["coordinating"]["text"]) == cells
            assert [agency["id"] for agency in item["lead"]["agencies"]] == list(deliverable.lead.agencies)
            assert (item["timing"]["text"], item["timing"]["kind"]) == (deliverable.timing.text, deliverable.timing.kind)


def test_an_agency_has_what_its_page_says_by_name_and_through_groups(site: Site, plan: Plan) -> None:
    duties = Duties(plan)
    for agency in duties.with_page:
        said = read(site, f"2022/agencies/{agency}.json")["data"]
        for role in ROLES:
            found = [(item["deliverable"]["id"], item.get("via", {}).get("id")) for item in said[role]]
            assert found == [(item.row.deliverable.id, item.via) for item in duties.of(agency, role)], agency
            assert said["summary"][f"{role}_count"] == len(found)


def test_without_an_address_of_the_site_addresses_are_paths_and_the_index_says_so(archive: Archive) -> None:
    files = {file.path: json.loads(file.content) for file in api_files(archive, Build()) if file.path.startswith(API_FOLDER)}
    index = files[f"{API_FOLDER}index.json"]
    assert "Đường dẫn từ gốc" in index["data"]["addresses"]
    assert all(url.startswith(("/", "https://creativecommons.org/")) for url in urls(index))
    assert "data_date" not in index


@pytest.mark.parametrize("root", ["https://vi-du.example/", "https://vi-du.example/ten-kho/"])
def test_openapi_leads_to_the_answers_wherever_the_site_stands(root: str) -> None:
    for build in (Build(site_url=root), Build()):
        files = api_files(ARCHIVE, build)
        openapi = next(json.loads(file.content) for file in files if file.path == f"{API_FOLDER}openapi.json")
        validate(openapi)
        (server,) = openapi["servers"]
        base = urljoin(f"{root}{API_FOLDER}openapi.json", server["url"])
        assert {base + path for path in openapi["paths"]} == {f"{root}{API_FOLDER}{resource.path}" for resource in ENDPOINTS}


def test_the_rule_of_counting_stands_where_the_numbers_do(site: Site, openapi: dict[str, Any]) -> None:
    for page in ("du-lieu/", "2022/co-quan/", "2022/co-quan/so-noi-vu/"):
        assert COUNTED in site.page(page).css_first("article").text(), page
    schemas = openapi["components"]["schemas"]
    for name, key in (("AgencySummary", "coordinating_count"), ("Agency", "coordinating")):
        assert COUNTED in schemas[name]["properties"][key]["description"]
    assert COUNTED in openapi["info"]["description"]
    summary = read(site, "2022/agencies/so-noi-vu.json")["data"]["summary"]
    mine = [item.text() for item in site.page("2022/co-quan/").css(".kh-bars tr[data-agency=so-noi-vu] td")]
    assert mine == ["17", "13", "6", "24", "55"], "leads, through a group, coordinates, through a group, each product once"
    assert (summary["lead_count"], summary["coordinating_count"]) == (17 + 13, 6 + 24)
    groups = "2022/co-quan/cac-so-ban-nganh/"
    assert COUNTED not in site.page(groups).css_first("article").text(), "nothing reaches a group through a group"


def test_the_sitemap_lists_every_page_once_with_the_day_of_its_data(site: Site, archive: Archive) -> None:
    tree = LexborHTMLParser((site.folder / "sitemap.xml").read_text(encoding="utf-8"))
    listed = [node.text() for node in tree.css("loc")]
    shown = [file.relative_to(site.folder).parent.as_posix() for file in site.files() if file.name == "index.html"]
    shown = [page for page in shown if not page.endswith("/embed")]  # they only stand in frames
    assert sorted(listed) == sorted(SITE_URL if page == "." else f"{SITE_URL}{page}/" for page in shown)
    assert {f"{SITE_URL}{page.address}" for page in pages(archive) if page.kind != "embed"} <= set(listed)
    days = [node.text() for node in tree.css("lastmod")]
    assert len(days) == len(listed)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)


def test_robots_may_read_everything_and_are_told_of_the_sitemap(site: Site) -> None:
    said = (site.folder / "robots.txt").read_text(encoding="utf-8")
    assert said == f"User-agent: *\nAllow: /\nSitemap: {SITE_URL}sitemap.xml\n"


def test_the_examples_in_python_run_as_printed(site: Site, address: str, plan: Plan) -> None:
    examples = site.page("du-lieu/").css("code.language-python")
    with_pandas, split, plain = (run_as_printed(node.text(), address) for node in examples)
    assert split == plain == f"{len(plan.rows.due_in(4))}\n"
    led = Counter(row.deliverable.lead.text for row in plan.rows)
    name, most = led.most_common(1)[0]
    assert re.search(rf"^{re.escape(name)} +{most}$", with_pandas, re.MULTILINE)


def test_every_address_in_an_example_is_a_file(site: Site) -> None:
    code = "\n".join(node.text() for node in site.page("du-lieu/").css("pre code"))
    found = re.findall(rf"{re.escape(SITE_URL)}([^\s\"]+)", code)
    assert len(found) == 6
    assert [path for path in found if not (site.folder / path).is_file()] == []


def test_the_page_for_people_says_which_lists_have_no_calendar(archive: Archive) -> None:
    without = {listed.page for listed in lists(archive) if not CALENDAR.applies(listed)}
    assert without == {f"2022/{page}/" for page in ("quy/1", "quy/2", "quy/3", "quy/4", "thuong-xuyen", "theo-dieu-kien")}
    said = "Danh sách của riêng một quý, một loại thời gian không có tệp lịch."
    assert said in (ROOT / "docs/du-lieu.md").read_text(encoding="utf-8")


def run_as_printed(code: str, address: str) -> str:
    assert SITE_URL in code
    command = [sys.executable, "-c", code.replace(SITE_URL, address)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.stderr == ""
    return result.stdout


def test_the_page_for_people_links_every_file_of_every_list_and_table(site: Site, archive: Archive) -> None:
    links = {str(node.attributes["href"]).removeprefix("../") for node in site.page("du-lieu/").css("article a[download]")}
    wanted = {form.path(listed) for listed in lists(archive) for form in downloads(listed)}
    wanted |= {file.path for file in table_files(archive, Build()) if file.path != PACKAGE}
    assert links == wanted
    assert [link for link in links if not (site.folder / link).is_file()] == []


def test_the_page_for_people_tells_the_sizes_and_the_columns(site: Site) -> None:
    article = site.page("du-lieu/").css_first("article")
    for cell in article.css_first("dl").css("dd"):
        sizes = [
            math.ceil((site.folder / "du-lieu" / str(link.attributes["href"])).stat().st_size / 1000)
            for link in cell.css("a")
        ]
        assert [int(size) for size in re.findall(r"\(([0-9]+)\xa0kB\)", cell.text())] == sizes
    said = article.text()
    assert [column.name for column in COLUMNS if column.description not in said or column.title not in said] == []


def test_the_data_package_is_valid_and_names_every_table(site: Site) -> None:
    package = json.loads((site.folder / "datapackage.json").read_text(encoding="utf-8"))
    assert problems(site.folder) == []
    named = {resource["path"] for resource in package["resources"]}
    assert named == {str(file.relative_to(site.folder)) for file in (site.folder / "du-lieu/bang").glob("*.csv")}
    assert len(named) == 22
    assert [item["name"] for item in package["licenses"]] == ["CC-BY-4.0"]
    assert package["sources"] == [
        {"title": "Kế hoạch cải cách hành chính tỉnh Ninh Bình năm 2022", "path": f"{SITE_URL}2022/toan-van/"}
    ]


def test_the_data_package_goes_along_in_the_zip(site: Site, tmp_path: Path) -> None:
    with zipfile.ZipFile(site.folder / "du-lieu/bang/tables.zip") as zipped:
        zipped.extractall(tmp_path)
    assert problems(tmp_path) == []
    agencies = tmp_path / "agencies.csv"
    agencies.write_bytes(agencies.read_bytes().replace(b"so-y-te,", b"so-y-hoc,"))
    assert {"byte-count", "hash-count", "foreign-key"} <= {*problems(tmp_path)}


def problems(folder: Path) -> list[str]:
    """Return the kinds of what frictionless finds wrong with the data package of a folder."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the libraries that frictionless is made of
        import frictionless  # noqa: PLC0415

        report = frictionless.validate(str(folder / "datapackage.json"))
    return [kind for (kind,) in report.flatten(["type"])]


def test_the_page_for_people_lists_every_resource_with_its_schema(site: Site) -> None:
    links = {node.attributes["href"] for node in site.page("du-lieu/").css("article dd a:not([download])")}
    assert links == {f"../{API_FOLDER}schemas/{resource.schema_name}.json" for resource in ENDPOINTS}
    assert all((site.folder / "du-lieu" / str(link)).resolve().is_file() for link in links)
