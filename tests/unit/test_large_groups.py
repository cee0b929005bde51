"""A group of some 130 communes: who is not named itself is told of on the group's page, and has nothing of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plan.export.api import api_files
from plan.export.qr import qr_codes
from plan.facts.duties import MOST_MEMBERS, Duties
from plan.facts.formats import CSV, list_files
from plan.facts.lists import lists
from plan.facts.pages import pages
from plan.facts.year import year_of
from plan.ground.addresses import Links
from plan.ground.model import Archive
from plan.html.marking import Marking
from plan.html.search import indexed
from plan.html.words import Words
from plan.reading.load import load
from plan.rules.check import check
from tests.archives import with_communes
from tests.unit.builders import Project
from tests.unit.exported import BUILD, records
from tests.unit.rendering import shown

GROUP = "2022/co-quan/ubnd-cap-xa/"
COUNT = 130
Made = Callable[[int], Project]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    def make(count: int) -> Project:
        project = Project(tmp_path)
        with_communes(tmp_path / "data", count)
        return project

    return make


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    project = Project(tmp_path_factory.mktemp("communes"))
    with_communes(project.root / "data", COUNT)
    assert [*check(project.root)] == []
    return load(project.root)


def test_communes_add_no_page_and_no_file(archive: Archive, many: Archive) -> None:
    assert len(many.newest.members["ubnd-cap-xa"]) == COUNT > MOST_MEMBERS
    assert [*pages(many)] == [*pages(archive)]
    assert [*list_files(many)] == [*list_files(archive)]
    assert [file.path for made in (qr_codes, api_files) for file in made(many, BUILD)] == [
        file.path for made in (qr_codes, api_files) for file in made(archive, BUILD)
    ]


def test_a_member_of_a_group_that_is_just_small_enough_has_its_own(archive: Archive, made: Made) -> None:
    found = load(made(MOST_MEMBERS).root)
    new = {page.address for page in pages(found)} - {page.address for page in pages(archive)}
    assert len(new) == 4 * MOST_MEMBERS
    assert {"2022/co-quan/xa-1/", "2022/co-quan/xa-40/phieu/", "2022/co-quan/xa-40/embed/"} <= new
    assert "2022/co-quan/xa-40.csv" in {*list_files(found)}


def test_a_commune_that_a_cell_names_has_its_own(archive: Archive, made: Made) -> None:
    project = made(COUNT)
    project.replace("data/2022/tasks/i-1-1.yml", "lead: Các sở, ban, ngành và", "lead: UBND xã Bản 7; các sở, ban, ngành và")
    found = load(project.root)
    new = {page.address for page in pages(found)} - {page.address for page in pages(archive)}
    assert new == {"co-quan/xa-7/", *(f"2022/co-quan/xa-7/{form}" for form in ("", "phieu/", "embed/"))}
    (named,) = (listed for listed in lists(found) if listed.page == "2022/co-quan/xa-7/")
    (group,) = (listed for listed in lists(found) if listed.page == GROUP)
    assert [line["id"] for line in records(named)] == ["I.1.1.1", *(line["id"] for line in records(group))]
    assert {line["via"] for line in records(named)} == {"", "ubnd-cap-xa"}


def test_a_commune_of_a_small_group_too_has_its_own(archive: Archive, made: Made) -> None:
    project = made(COUNT)
    project.replace("data/2022/groups.yml", "    - so-noi-vu\n", "    - so-noi-vu\n    - xa-7\n")
    new = {page.address for page in pages(load(project.root)) if page.kind == "agency"}
    assert new - {page.address for page in pages(archive)} == {"2022/co-quan/xa-7/"}


def test_a_group_that_no_cell_names_tells_of_nobody(made: Made) -> None:
    project = made(COUNT)
    project.replace("data/2022/groups.yml", "- group: ubnd-cap-xa", "- group: cac-co-quan-khac")
    project.replace(
        "data/agencies.yml",
        "- id: ubnd-cap-xa",
        "- id: cac-co-quan-khac\n  name: Các cơ quan khác nữa\n  kind: group\n- id: ubnd-cap-xa",
    )
    told_at = Duties(load(project.root).newest).told_at
    assert "xa-1" not in told_at
    assert told_at["ubnd-cap-xa"] == "ubnd-cap-xa"


def test_every_commune_still_has_what_its_group_has(many: Archive) -> None:
    """An assignment is a fact, whether there is a page of it or not: tables join on it."""
    duties = Duties(many.newest)
    of_group = [(part.row.deliverable.id, part.role) for part in duties.assignments["ubnd-cap-xa"]]
    assert len(of_group) > 10
    for number in range(1, COUNT + 1):
        parts = duties.assignments[f"xa-{number}"]
        assert [(part.row.deliverable.id, part.role) for part in parts] == of_group
        assert {part.via for part in parts} == {"ubnd-cap-xa"}


def test_its_name_leads_to_the_groups_page(many: Archive) -> None:
    named = {node.text(): node.attributes["href"] for node in shown(many, "2022/co-quan/").css("dl .kh-list a")}
    assert {named[f"UBND xã Bản {number}"] for number in range(1, COUNT + 1)} == {f"../../{GROUP}"}
    members = [node for node in shown(many, GROUP).css("#thanh-vien ul.kh-list > li") if "xã Bản" in node.text()]
    assert len(members) == COUNT
    assert [node.text() for node in members if node.css("a")] == []
    marking = Marking(Words(many), year_of(many, many.newest), Links("", 2022), {})
    assert marking.prose("Giao UBND xã Bản 12 làm.") == f'Giao <a href="{GROUP}">UBND xã Bản 12</a> làm.'


def test_the_form_of_a_list_offers_the_group_alone(many: Archive) -> None:
    options = {node.attributes["value"] for node in shown(many, "2022/nhiem-vu/").css("select[name=co-quan] option")}
    assert "ubnd-cap-xa" in options
    assert "ubnd-huyen-kim-son" in options, "a member of a smaller group"
    assert [value for value in options if str(value).startswith("xa-")] == []


def test_searching_a_communes_name_finds_the_groups_page(archive: Archive, many: Archive) -> None:
    found = {entry.address: entry for entry in indexed(many)[2022]}
    assert found.keys() == {entry.address for entry in indexed(archive)[2022]}
    names = {f"UBND xã Bản {number}" for number in range(1, COUNT + 1)}
    assert {address for address, entry in found.items() if names & {entry.title, *entry.names}} == {GROUP}
    assert names < {*found[GROUP].names}
    assert found[GROUP].text.endswith("; trang chung của 130 cơ quan thành viên")


def test_the_groups_files_have_each_row_once(many: Archive) -> None:
    (listed,) = (listed for listed in lists(many) if listed.page == GROUP)
    ids = [line["id"] for line in records(listed)]
    assert ids == [row.deliverable.id for row in listed.rows]
    assert CSV.path(listed) == "2022/co-quan/ubnd-cap-xa.csv"
