"""CODEOWNERS: who reviews which section, as part IV charges them."""

from pathlib import Path

import pytest

from plan.__main__ import main
from plan.desk.owners import charges, codeowners, in_force, teams
from plan.ground.model import Archive, Plan
from plan.ground.problems import DataError
from plan.reading.load import load
from tests.archives import add_next_year
from tests.unit.builders import AGENCIES, SECTIONS, Project

TEAM = '- agency: so-tu-phap\n  team: "@ninh-binh/tu-phap"\n'


def active(text: str) -> list[str]:
    return [*in_force(text)]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    project.write(".github/owners.yml", "[]\n")
    return project


@pytest.mark.parametrize(
    ("section", "agencies"),
    [
        ("I", ["so-tu-phap"]),
        ("II", ["van-phong-ubnd-tinh"]),
        ("III", []),
        ("IV", []),
        ("V", ["so-tai-chinh"]),
        ("VI", ["so-thong-tin-va-truyen-thong"]),
        ("VII", []),
    ],
)
def test_part_iv_charges_agencies_with_sections(plan: Plan, section: str, agencies: list[str]) -> None:
    assert [agency for agency, _ in charges(plan, section)] == agencies


def test_a_renamed_section_makes_no_line_old(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.write(".github/owners.yml", TEAM)
    assert main(["--root", str(project.root), "codeowners"]) == 0
    project.replace(SECTIONS, "title: Cải cách thể chế", "title: Thể chế")
    assert main(["--root", str(project.root), "codeowners", "--check"]) == 0
    project.write(".github/owners.yml", TEAM.replace("ninh-binh/", "khac/"))
    assert main(["--root", str(project.root), "codeowners", "--check"]) == 1
    assert "đã cũ" in capsys.readouterr().out


def test_without_teams_no_line_is_in_force(archive: Archive) -> None:
    text = codeowners(archive, {})
    assert active(text) == []
    assert "# Kế hoạch 2022, lĩnh vực I. Cải cách thể chế: Sở Tư pháp (Phần IV, mục 4)\n#/data/2022/tasks/i-*.yml\n" in text
    assert "lĩnh vực III. Cải cách tổ chức bộ máy hành chính nhà nước: Phần IV không giao riêng" in text


def test_a_known_team_reviews_its_section_and_its_reports_and_the_operator_all_else(archive: Archive) -> None:
    known = {"*": "@nguoi-van-hanh", "so-tu-phap": "@ninh-binh/tu-phap", "so-tai-chinh": "@ninh-binh/tai-chinh"}
    assert active(codeowners(archive, known)) == [
        "* @nguoi-van-hanh",
        "/data/2022/tasks/i-*.yml @ninh-binh/tu-phap",
        "/data/2022/tasks/v-*.yml @ninh-binh/tai-chinh",
        "/data/2022/reports/*/so-tai-chinh.yml @ninh-binh/tai-chinh",
        "/data/2022/reports/*/so-tu-phap.yml @ninh-binh/tu-phap",
    ]


def test_a_team_is_read_and_the_file_written(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.write(".github/owners.yml", TEAM)
    project.write(".github/CODEOWNERS", "cũ")
    assert main(["--root", str(project.root), "codeowners", "--check"]) == 1
    assert ".github/CODEOWNERS đã cũ" in capsys.readouterr().out
    assert main(["--root", str(project.root), "codeowners"]) == 0
    assert active(project.content(".github/CODEOWNERS").decode()) == [
        "/data/2022/tasks/i-*.yml @ninh-binh/tu-phap",
        "/data/2022/reports/*/so-tu-phap.yml @ninh-binh/tu-phap",
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "so-tu-phap",
            "so-tu-phap-x",
            '.github/owners.yml:1:11: không có cơ quan nào có mã "so-tu-phap-x"; ý bạn là "so-tu-phap"?',
        ),
        ("@ninh-binh/tu-phap", "@a @b", '.github/owners.yml:2:9: so-tu-phap: "@a @b" không phải tên nhóm'),
        ("@ninh-binh/tu-phap", "a@b.vn", '.github/owners.yml:2:9: so-tu-phap: "a@b.vn" không phải tên nhóm'),
        ("team", "nhom", ".github/owners.yml:1:3: "),
    ],
)
def test_a_wrong_team_is_told(project: Project, old: str, new: str, told: str) -> None:
    project.write(".github/owners.yml", TEAM.replace(old, new))
    with pytest.raises(DataError) as caught:
        teams(project.root, load(project.root))
    assert str(caught.value).startswith(told)


def test_names_cannot_make_a_line_of_their_own(project: Project) -> None:
    project.replace(AGENCIES, "name: Sở Tư pháp", 'name: "Sở Tư pháp\\n* @ke-la"\n  aliases: [Sở Tư pháp]')
    assert active(codeowners(load(project.root), {})) == []


def test_each_plan_calls_agencies_as_they_were_called_in_its_year(tmp_path: Path) -> None:
    project = Project(tmp_path)
    add_next_year(tmp_path / "data")
    text = codeowners(load(project.root), {})
    said = {line.split(":")[0]: line for line in text.splitlines() if "lĩnh vực VI. " in line}
    of_2022, of_2027 = said.values()
    assert "Kế hoạch 2022" in of_2022
    assert "Sở Thông tin và Truyền thông (Phần IV" in of_2022
    assert "Sở Công nghệ số (Phần IV" in of_2027
