"""What the register says of a body's name is told only of plans that do not name it; what the home page says of a plan."""

import dataclasses
from pathlib import Path

import pytest

from plan.facts.year import year_of
from plan.ground.model import Archive
from plan.reading.load import load, read
from tests.archives import TWOLEVEL, add_next_year
from tests.unit.builders import Project
from tests.unit.rendering import shown

UNNAMED = "so-khoa-hoc-va-cong-nghe"
NAME = "Sở Khoa học và Công nghệ"
SAID = "Kế hoạch không nêu đích danh."


def two(tmp_path: Path, old: str = "", new: str = "") -> Archive:
    """Return plans of two years; in all files of the second, words are replaced."""
    project = Project(tmp_path)
    add_next_year(tmp_path / "data")
    for file in (tmp_path / "data/2027").rglob("*.yml") if old else ():
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return read(project.root).archive


def note(archive: Archive, year: int, agency: str = UNNAMED) -> str:
    """Return what the agency's page says of where its name is from."""
    found = shown(archive, f"{year}/co-quan/{agency}/").css(".kh-note")
    return " ".join(one.text() for one in found if "Nguồn ngoài" in one.text())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("coordinating: Sở Nội vụ", f"coordinating: Sở Nội vụ, {NAME}"),
        ("lead: Sở Tư pháp", f"lead: {NAME}"),
        ("agencies: Sở Tư pháp", f"agencies: {NAME}"),
        ("opening: ", f"opening: Cùng {NAME}, "),
        ("recipients:\n", f"recipients:\n  - {NAME}\n"),
    ],
    ids=["coordinates", "leads", "is charged", "in the text", "receives it"],
)
def test_of_the_year_whose_plan_names_it_nothing_is_said(tmp_path: Path, old: str, new: str) -> None:
    archive = two(tmp_path, old, new)
    assert year_of(archive, archive.newest).names(archive.agency[UNNAMED])
    assert note(archive, 2027) == ""
    assert SAID in note(archive, 2022)


def test_of_plans_that_do_not_name_it_that_is_said(tmp_path: Path) -> None:
    archive = two(tmp_path)
    assert SAID in note(archive, 2022)
    assert SAID in note(archive, 2027)


def test_a_name_in_the_midst_of_a_word_is_none() -> None:
    archive = load(TWOLEVEL)
    town = dataclasses.replace(archive.agency["xa-may-vang"], id="x", name="ở tỉn", aliases=())
    assert not year_of(archive, archive.newest).names(town)
    assert year_of(archive, archive.newest).names(dataclasses.replace(town, name="Ở tỉnh"))


@pytest.mark.parametrize(
    ("number", "day", "said"),
    [
        ("18/KH-UBND", 12, ["Số: 18/KH-UBND · Sông Mơ, ngày 12 tháng 01 năm 2027"]),
        ("18/KH-UBND", None, ["Số: 18/KH-UBND · ngày để trống"]),
        (None, 12, ["Số để trống · Sông Mơ, ngày 12 tháng 01 năm 2027"]),
        (None, None, []),
    ],
)
def test_the_home_page_says_number_and_day(number: str | None, day: int | None, said: list[str]) -> None:
    archive = load(TWOLEVEL)
    plan = dataclasses.replace(archive.newest, number=number, day=day)
    page = shown(dataclasses.replace(archive, plans=(plan,)), "")
    assert [line.text() for line in page.css(".kh-hero__paper")] == said
