"""A second year: what is about the same is joined, over names and ids that changed, and nothing of the first year goes."""

import json
import re
import shutil
from pathlib import Path

import pytest

from plan.changes.compare import compare
from plan.export.api import api_files
from plan.export.jsonld import linked_data
from plan.facts.bodies import bodies
from plan.facts.counterparts import continued, continuing, counterparts
from plan.facts.formats import list_files
from plan.facts.pages import PAGE_KINDS, Page, addresses, page_at, pages
from plan.facts.summary import agency_kinds
from plan.facts.year import year_of
from plan.ground.files import Build
from plan.ground.model import Agency, Archive, FormerName
from plan.html.search import indexed
from plan.html.years import years
from plan.reading.load import load
from plan.rules.check import check
from tests.archives import FROZEN, add_next_year
from tests.unit.builders import AGENCIES, Project

OLD_NAME, NEW_NAME = "Sở Thông tin và Truyền thông", "Sở Công nghệ số"
RENAMED, MERGED, HEIR = "so-thong-tin-va-truyen-thong", "so-ke-hoach-va-dau-tu", "so-tai-chinh"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("two")
    shutil.copytree(FROZEN / "data", folder / "data")
    add_next_year(folder / "data")
    return folder


@pytest.fixture(scope="module")
def two(root: Path) -> Archive:
    assert check(root) == ()
    return load(root)


def others(archive: Archive, address: str) -> dict[int, list[str]]:
    """The counterparts of the page at an address, by year."""
    found = counterparts(archive, page_at(archive)[address])
    return {year: [page.address for page in pages] for year, pages in found.items()}


def test_no_address_of_the_first_year_goes(two: Archive, archive: Archive) -> None:
    assert addresses(archive).keys() - addresses(two).keys() == set()
    assert {*list_files(archive)} - {*list_files(two)} == set()


def test_a_page_of_a_single_plan_says_nothing_of_other_years(archive: Archive) -> None:
    assert [page.address for page in pages(archive) if years(archive, page)] == []


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("2022/", ["2027/"]),
        ("2022/quy/3/", ["2027/quy/3/"]),
        ("2022/toan-van/", ["2027/toan-van/"]),
        ("2022/linh-vuc/thu-tuc-hanh-chinh/", ["2027/linh-vuc/thu-tuc-hanh-chinh/"]),
        ("2022/linh-vuc/the-che/", []),
        ("2022/nhiem-vu/ii-6-3/", ["2027/nhiem-vu/ii-6-1/"]),
        ("2022/nhiem-vu/iii-1-1/", ["2027/nhiem-vu/iii-1-1/", "2027/nhiem-vu/iii-1-2/"]),
        ("2022/nhiem-vu/ii-6-1/", []),
        (f"2022/co-quan/{RENAMED}/", [f"2027/co-quan/{RENAMED}/"]),
        (f"2022/co-quan/{MERGED}/", [f"2027/co-quan/{HEIR}/"]),
        (f"2022/co-quan/{MERGED}/phieu/", [f"2027/co-quan/{HEIR}/phieu/"]),
        (f"2022/co-quan/{MERGED}/embed/", [f"2027/co-quan/{HEIR}/embed/"]),
    ],
)
def test_a_page_has_the_counterparts_that_the_data_say_and_no_others(two: Archive, address: str, found: list[str]) -> None:
    assert others(two, address) == ({2027: found} if found else {})


def test_the_newest_leads_back_and_an_agency_by_its_own_page_before_that_of_one_it_followed(two: Archive) -> None:
    assert others(two, "2027/nhiem-vu/ii-6-1/") == {2022: ["2022/nhiem-vu/ii-6-3/"]}
    assert others(two, "2027/nhiem-vu/iii-1-2/") == {2022: ["2022/nhiem-vu/iii-1-1/"]}
    assert others(two, "2027/linh-vuc/cai-cach-the-che/") == {}
    assert others(two, f"2027/co-quan/{HEIR}/") == {2022: [f"2022/co-quan/{HEIR}/"]}
    assert others(two, f"co-quan/{HEIR}/") == {}


def test_counterparts_are_mutual(two: Archive) -> None:
    joined = {(page.address, other) for page in pages(two) for found in others(two, page.address).values() for other in found}
    alone = {(one, other) for one, other in joined if (other, one) not in joined}
    assert {one.split("/")[2] for one, _ in alone} == {MERGED}  # whose heir has a page of its own in the first year
    assert len(joined) > 250


def test_an_agency_that_is_new_leads_back_to_those_whose_work_it_took_over(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.replace(AGENCIES, "  name: Sở Nội vụ\n", "  name: Sở Nội vụ\n  successor: so-moi\n")
    project.replace(AGENCIES, "  name: Sở Tư pháp\n", "  name: Sở Tư pháp\n  successor: so-moi\n")
    project.put(AGENCIES, project.content(AGENCIES).decode() + "- id: so-moi\n  name: Sở Mới\n  kind: agency\n")
    add_next_year(tmp_path / "data")
    for file in (tmp_path / "data/2027").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub("Sở Tư pháp", "Sở Mới", text), encoding="utf-8")
    found = load(tmp_path)
    assert others(found, "2027/co-quan/so-moi/") == {2022: ["2022/co-quan/so-noi-vu/", "2022/co-quan/so-tu-phap/"]}
    links = years(found, page_at(found)["2027/co-quan/so-moi/"]).steps[0].links
    assert [link.words for link in links] == ["2022: Sở Nội vụ", "2022: Sở Tư pháp"]


def test_a_task_says_what_it_continues_and_what_continues_it(two: Archive) -> None:
    page = page_at(two)
    earlier = continued(two, page["2027/nhiem-vu/ii-6-1/"])
    assert earlier == page["2022/nhiem-vu/ii-6-3/"]
    assert continued(two, page["2022/nhiem-vu/ii-6-3/"]) is None
    assert [later.record for later in continuing(two, page["2022/nhiem-vu/iii-1-1/"])] == ["III.1.1", "III.1.2"]


def test_an_old_page_leads_to_the_newest_or_to_its_list_and_the_newest_nowhere(two: Archive) -> None:
    def said(address: str) -> tuple[list[str], str | None]:
        found = years(two, page_at(two)[address])
        return [link.address for link in found.newest], found.otherwise and found.otherwise.address

    assert said("2022/nhiem-vu/ii-6-3/") == (["2027/nhiem-vu/ii-6-1/"], None)
    assert said("2022/nhiem-vu/ii-6-1/") == ([], "2027/nhiem-vu/")
    assert said("2022/linh-vuc/the-che/") == ([], "2027/linh-vuc/")
    assert said(f"2022/co-quan/{MERGED}/") == ([f"2027/co-quan/{HEIR}/"], None)
    assert [said(page.address) for page in pages(two) if page.year == 2027 and said(page.address) != ([], None)] == []


def test_a_plan_calls_an_agency_as_its_year_did(two: Archive) -> None:
    called = {plan.year: year_of(two, plan).agency[RENAMED].name for plan in two.plans}
    assert called == {2022: OLD_NAME, 2027: NEW_NAME}
    assert [year_of(two, plan).agency["so-noi-vu"] is two.agency["so-noi-vu"] for plan in two.plans] == [True, True]


def test_names_change_after_the_last_year_of_the_old_one() -> None:
    names = (FormerName(name="A", until=2020), FormerName(name="B", until=2024))
    agency = Agency(id="c", name="C", kind="agency", former_names=names)
    assert [agency.in_year(year).name for year in (2019, 2020, 2021, 2024, 2025)] == ["A", "A", "B", "B", "C"]


def test_documents_of_every_year_are_read_by_every_name(two: Archive) -> None:
    for plan in two.plans:
        led = [row.deliverable.lead for row in plan.rows.led_by(RENAMED)]
        assert led
        assert {(OLD_NAME in cell.text, NEW_NAME in cell.text) for cell in led} == {(plan.year == 2022, plan.year == 2027)}


def test_a_body_has_one_address_for_all_years(two: Archive) -> None:
    page = page_at(two)[f"co-quan/{RENAMED}/"]
    assert (page.kind, PAGE_KINDS["body"].is_of_plan) == ("body", False)
    body = bodies(two)[RENAMED]
    assert [(item.year, item.name, item.address) for item in body.years] == [
        (2027, NEW_NAME, f"2027/co-quan/{RENAMED}/"),
        (2022, OLD_NAME, f"2022/co-quan/{RENAMED}/"),
    ]
    merged, heir = bodies(two)[MERGED], bodies(two)[HEIR]
    assert [item.year for item in merged.years] == [2022]
    assert merged.after is heir.agency
    assert heir.before == (merged.agency,)


def test_a_plan_lists_as_mentioned_only_whom_it_names(two: Archive) -> None:
    for plan in two.plans:
        mentioned = {agency.id for title, _, found in agency_kinds(year_of(two, plan)) for agency in found if "nhắc" in title}
        assert "bo-noi-vu" in mentioned
        assert MERGED not in mentioned


def test_an_agency_is_found_once_where_the_newest_plan_is_searched(two: Archive) -> None:
    found = [item for item in indexed(two)[2027] if "co-quan/" in item.address]
    assert [item.address for item in found if RENAMED in item.address] == [f"2027/co-quan/{RENAMED}/"]
    assert OLD_NAME in next(item.names for item in found if RENAMED in item.address)
    merged = [item for item in found if MERGED in item.address]
    assert [(item.address, item.text) for item in merged] == [(f"co-quan/{MERGED}/", "Nay là Sở Tài chính")]
    assert len({item.title for item in found}) == len(found)


def test_with_one_plan_the_search_finds_no_more_than_before(archive: Archive) -> None:
    assert [item.address for item in indexed(archive)[2022] if item.address.startswith("co-quan/")] == []


def test_all_that_machines_are_told_of_an_agency_is_about_one_thing(two: Archive) -> None:
    thing = f"https://vi-du.example/co-quan/{RENAMED}/#co-quan"

    def told(address: str) -> list[dict[str, object]]:
        graph: list[dict[str, object]] = json.loads(
            linked_data(two, Build("https://vi-du.example/"), address, "Trang", [("Trang chủ", "")])
        )["@graph"]
        return graph

    for year in (2022, 2027):
        assert [node["about"] for node in told(f"{year}/co-quan/{RENAMED}/")] == [{"@id": thing}]
    page, body = told(f"co-quan/{RENAMED}/")
    assert page["about"] == {"@id": thing}
    assert (body["@id"], body["name"]) == (thing, NEW_NAME)
    assert OLD_NAME in body["alternateName"]  # type: ignore[operator]


def test_the_api_joins_the_years(two: Archive) -> None:
    files = {file.path: file.content for file in api_files(two, Build())}
    answer = {one["id"]: one for one in json.loads(files["api/v1/bodies.json"])["data"]}
    assert answer.keys() == bodies(two).keys()
    assert answer[MERGED]["successor"]["id"] == HEIR
    assert [one["id"] for one in answer[HEIR]["predecessors"]] == [MERGED]
    assert answer[RENAMED]["former_names"] == [{"name": OLD_NAME, "until": 2022}]
    summary = json.loads(files[f"api/v1/2022/agencies/{RENAMED}.json"])["data"]["summary"]
    assert (summary["name"], summary["years_url"]) == (OLD_NAME, f"/co-quan/{RENAMED}/")
    task = json.loads(files["api/v1/2027/tasks/ii-6-1.json"])["data"]
    assert (task["continues"]["year"], task["continues"]["id"]) == (2022, "II.6.3")


def test_what_changed_is_told_in_words(archive: Archive, two: Archive) -> None:
    changes = {change.id: change for change in compare(archive, two) if change.kind == "agency"}
    told = {edit.key: edit.effects or edit.pieces[-1].words for edit in changes[RENAMED].edits}
    assert told["former_names"] == (f"thêm tên trước đây {OLD_NAME} (đến năm 2022)",)
    assert {edit.key: edit.after for edit in changes[MERGED].edits} == {"successor": HEIR}


def test_a_page_that_has_no_plan_has_no_counterpart(two: Archive) -> None:
    shared = [page for page in pages(two) if not PAGE_KINDS[page.kind].is_of_plan]
    assert {page.kind for page in shared} == {"home", "glossary", "bodies", "body", "english"}
    assert [page for page in shared if counterparts(two, page)] == []


def test_a_task_is_continued_over_several_plans(tmp_path: Path) -> None:
    shutil.copytree(FROZEN / "data", tmp_path / "data")
    add_next_year(tmp_path / "data")
    new = shutil.copytree(tmp_path / "data/2027", tmp_path / "data/2028")
    for file in new.rglob("*.yml"):
        text = file.read_text(encoding="utf-8").replace("\nyear: 2027", "\nyear: 2028")
        text = re.sub(r"(?m)^continues: .*\n", "", re.sub(r"(?m)^(\s*timing: .*)2027", r"\g<1>2028", text))
        file.write_text(text, encoding="utf-8")
    task = new / "tasks/ii-6-2.yml"
    task.write_text(task.read_text("utf-8").replace("\ntext: ", "\ncontinues: 2027/II.6.1\ntext: ", 1), "utf-8")
    three = load(tmp_path)
    assert others(three, "2022/nhiem-vu/ii-6-3/") == {2027: ["2027/nhiem-vu/ii-6-1/"], 2028: ["2028/nhiem-vu/ii-6-2/"]}
    assert others(three, "2028/nhiem-vu/ii-6-2/") == {2022: ["2022/nhiem-vu/ii-6-3/"], 2027: ["2027/nhiem-vu/ii-6-1/"]}
    found: Page = page_at(three)["2022/nhiem-vu/ii-6-3/"]
    assert [(step.year, len(step.links)) for step in years(three, found).steps] == [(2022, 0), (2027, 1), (2028, 1)]
