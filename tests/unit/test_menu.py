"""The menu: what it names of the data, and how that stands among the pages written by hand."""

import dataclasses

import pytest
from mkdocs.config import load_config

from plan.facts.menu import joined, menu
from plan.facts.pages import pages
from plan.ground.model import Archive, Plan
from tests.archives import ROOT


def test_the_menu_names_every_section_and_quarter_of_the_plan(archive: Archive, plan: Plan) -> None:
    found = menu(archive)
    assert [*found] == ["Trang chủ", "Lĩnh vực", "Nhiệm vụ", "Cơ quan", "Theo quý", "Tiến độ", "Kế hoạch", "Về trang này"]
    slugs = [section.slug for section in plan.sections]
    assert found["Lĩnh vực"] == ("2022/linh-vuc/index.md", *(f"2022/linh-vuc/{slug}/index.md" for slug in slugs))
    times = ("quy", "quy/1", "quy/2", "quy/3", "quy/4", "thuong-xuyen", "theo-dieu-kien")
    assert found["Theo quý"] == tuple(f"2022/{time}/index.md" for time in times)
    assert (found["Trang chủ"], found["Về trang này"]) == (("index.md",), ("thuat-ngu/index.md",))


def test_it_names_only_pages_that_there_are(archive: Archive) -> None:
    named = [file for files in menu(archive).values() for file in files]
    assert len(named) == len({*named})
    assert {*named} < {page.file for page in pages(archive)}


def test_another_year_takes_the_place_of_the_one_before(archive: Archive, plan: Plan) -> None:
    alone = menu(archive)
    two = menu(dataclasses.replace(archive, plans=(plan, dataclasses.replace(plan, year=2023))))
    assert two == {heading: tuple(file.replace("2022/", "2023/") for file in files) for heading, files in alone.items()}


def test_a_section_under_another_address_is_followed(archive: Archive, plan: Plan) -> None:
    first, *others = plan.sections
    renamed = dataclasses.replace(plan, sections=(dataclasses.replace(first, slug="khac"), *others))
    assert "2022/linh-vuc/khac/index.md" in menu(dataclasses.replace(archive, plans=(renamed,)))["Lĩnh vực"]


@pytest.mark.parametrize(
    ("made", "by_hand", "whole"),
    [
        ({"A": ["a.md"]}, [], [{"A": "a.md"}]),
        ({"A": ["a.md", "b.md"]}, [], [{"A": ["a.md", "b.md"]}]),
        ({}, [{"B": ["b.md"]}], [{"B": ["b.md"]}]),
        ({"A": ["a.md"]}, [{"B": ["b.md", {"C": ["c.md"]}]}], [{"A": "a.md"}, {"B": ["b.md", {"C": ["c.md"]}]}]),
        ({"B": ["a.md"]}, [{"B": ["b.md", {"C": ["c.md"]}]}], [{"B": ["b.md", "a.md", {"C": ["c.md"]}]}]),
    ],
    ids=["one page", "pages", "by hand", "beside", "under one heading"],
)
def test_pages_made_stand_behind_those_by_hand_and_before_further_headings(
    made: dict[str, list[str]], by_hand: list[dict[str, list[object]]], whole: list[dict[str, object]]
) -> None:
    assert joined(made, by_hand) == whole


def test_the_settings_name_pages_by_hand_only(archive: Archive) -> None:
    named = str(load_config(str(ROOT / "mkdocs.yml")).nav)
    assert "gioi-thieu.md" in named
    assert [page.file for page in pages(archive) if f"'{page.file}'" in named] == []
