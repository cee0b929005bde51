"""What the search looks through."""

from pathlib import Path

import pytest

from plan.facts.pages import pages
from plan.ground.model import UNKNOWN, Archive
from plan.html.pages.agency import initials
from plan.html.search import as_data, indexed, lists, synonyms
from plan.html.view import Indexed, Part
from plan.reading.load import BYWORDS, load
from plan.rules.advice import advice
from tests.archives import TWOLEVEL, with_plans
from tests.unit.builders import Project


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Sở Nội vụ", "SNV"),
        ("Sở Tài nguyên và Môi trường", "STNMT"),
        ("Văn phòng UBND tỉnh", "VPUBNDT"),
    ],
)
def test_an_agency_is_known_by_its_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_every_task_and_agency_is_an_entry_with_its_other_names(archive: Archive) -> None:
    found = {entry.address: entry for entry in indexed(archive)[archive.newest.year]}
    task = found["2022/nhiem-vu/ii-6-3/"]
    assert task.title.startswith("Nhiệm vụ II.6.3. ")
    assert [part.anchor for part in task.parts] == ["ii-6-3-1"]
    assert {"VP UBND tỉnh", "VPUBNDT"} <= set(found["2022/co-quan/van-phong-ubnd-tinh/"].names)
    assert {f"2022/nhiem-vu/{item.id.lower().replace('.', '-')}/" for item in archive.newest.tasks} <= found.keys()


def test_every_page_of_the_data_but_the_home_page_and_other_forms_of_pages_is_an_entry(archive: Archive) -> None:
    found = [entry.address for entries in indexed(archive).values() for entry in entries]
    once = {"bodies", "body"}  # where the newest plan has a page of the same agency, that is found
    told = (page for page in pages(archive) if page.address and page.form_of is None and page.kind not in once)
    assert sorted(found) == sorted(page.address for page in told)


def test_what_is_not_known_is_no_synonym(archive: Archive) -> None:
    assert any(term.meaning == UNKNOWN for term in archive.glossary)
    assert UNKNOWN not in dict(synonyms(archive)).values()


def test_each_year_has_an_index_the_newest_first_and_with_it_what_is_of_no_plan(tmp_path: Path) -> None:
    archive = load(with_plans(tmp_path / "three", plans=3, tasks=40))
    found = indexed(archive)
    assert list(found) == [2024, 2023, 2022]
    addresses = {year: [entry.address for entry in entries] for year, entries in found.items()}
    assert "thuat-ngu/" in addresses[2024]
    for year in (2023, 2022):
        assert {address.partition("/")[0] for address in addresses[year]} == {str(year)}


def test_a_page_of_an_older_plan_tells_its_year(tmp_path: Path) -> None:
    archive = load(with_plans(tmp_path / "two", plans=2, tasks=40))
    found = {entry.address: entry for entries in indexed(archive).values() for entry in entries}
    assert found["2022/nhiem-vu/i-1-1/"].title.endswith(" (2022)")
    assert found["2022/quy/1/"].title == "Quý I năm 2022"
    assert "(2023)" not in found["2023/nhiem-vu/i-1-1/"].title


def test_an_entry_is_written_without_what_is_empty() -> None:
    entry = Indexed("a/", "Tên", parts=(Part("x", "Mục", ""),))
    assert as_data(entry) == {
        "address": "a/",
        "title": "Tên",
        "text": "",
        "parts": [{"anchor": "x", "title": "Mục", "text": ""}],
    }


def test_words_of_the_register_are_names_of_their_page_in_every_year(tmp_path: Path) -> None:
    project = with_plans(tmp_path / "two", plans=2, tasks=40)
    words = "- page: co-quan/so-noi-vu/\n  words: [home affairs]\n- page: 2023/nhiem-vu/i-1-1/\n  words: [experts]\n"
    (project / BYWORDS).write_text(words, encoding="utf-8")
    found = {entry.address: entry.names for entries in indexed(load(project)).values() for entry in entries}
    assert {address for address, names in found.items() if "home affairs" in names} == {
        "2022/co-quan/so-noi-vu/",
        "2023/co-quan/so-noi-vu/",
    }
    assert {address for address, names in found.items() if "experts" in names} == {"2023/nhiem-vu/i-1-1/"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "- page: co-quan/so-noi-vu/\n  words: [a b]\n- page: co-quan/so-y-te/\n  words: [A B]\n",
            "đã dẫn tới /co-quan/so-noi-vu/",
        ),
        ("- page: quy/\n  words: [a b]\n- page: quy/\n  words: [c d]\n", "trang này đã có ở trên"),
        ("- page: quy/\n  words: []\n", "words (Chữ người đọc gõ)"),
    ],
    ids=["two pages", "twice", "no words"],
)
def test_words_that_lead_to_two_pages_or_of_which_there_are_none_are_told(tmp_path: Path, words: str, said: str) -> None:
    project = Project(tmp_path)
    (project.root / BYWORDS).write_text(words, encoding="utf-8")
    problems = project.problems()
    assert len(problems) == 1
    assert said in problems[0]
    assert problems[0].startswith(f"{BYWORDS}:")


def test_words_whose_page_is_gone_are_advised_on_and_stop_nobody(tmp_path: Path) -> None:
    project = Project(tmp_path)
    (project.root / BYWORDS).write_text("- page: co-quan/so-noi-vuu/\n  words: [a b]\n", encoding="utf-8")
    assert project.problems() == []
    told = [str(found) for found in advice(project.root)]
    assert len(told) == 1
    assert 'không có trang "co-quan/so-noi-vuu/"; ý bạn là "co-quan/so-noi-vu/"?' in told[0]


def test_a_plan_needs_no_words_of_its_own(tmp_path: Path) -> None:
    project = Project(tmp_path)
    (project.root / BYWORDS).unlink()
    assert project.problems() == []


def test_the_rows_and_names_of_lists_are_those_of_the_plan(archive: Archive) -> None:
    plan, found = archive.newest, lists(archive)[archive.newest.year]
    rows = {anchor: (lead, times, section) for lead, _, times, section, anchor, *_ in found["rows"]}
    assert len(rows) == len(plan.rows)
    assert rows["vii-1-7-2"][2] == "chi-dao-dieu-hanh"
    days = {anchor: [*last] for _, _, _, _, anchor, *last in found["rows"]}
    assert (days["ii-2-1-1"], days["ii-2-1-2"]) == (["2022-03-31"], [])
    names = {section["id"]: section["names"] for section in found["sections"]}
    assert {"thể chế", "lĩnh vực I", "mục I"} <= {*names["the-che"]}
    assert "Cải cách thủ tục hành chính" in names["thu-tuc-hanh-chinh"]
    groups = {agency["id"]: agency.get("groups", ()) for agency in found["agencies"]}
    assert groups["so-y-te"] == ("cac-so-ban-nganh",)
    assert {role["id"] for role in found["roles"]} == {"chu-tri", "phoi-hop"}


def test_a_plan_without_a_coordinating_column_has_no_such_role() -> None:
    archive = load(TWOLEVEL)
    roles = {role["id"] for role in lists(archive)[archive.newest.year]["roles"]}
    assert ("phoi-hop" in roles) is archive.newest.prints("coordinating")
