"""What a plan is compared with: told by the check when it is gone or changed, by the diff, and on the page about the site."""

import json
from pathlib import Path

import pytest

from plan.__main__ import main
from plan.changes.diff import SourceChange, changes
from plan.changes.report import as_json, text
from plan.html.about import sources_listing
from plan.reading.load import load
from plan.rules.advice import advice
from plan.rules.check import check
from tests.archives import SMALL
from tests.unit.builders import Project

DATA = "data/2031"
GUIDE, SOURCE = f"{DATA}/proof.yml", f"{DATA}/source.txt"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path, SMALL)


def told(project: Project) -> list[tuple[str, str, str]]:
    found = [*check(project.root), *advice(project.root)]
    return [(str(problem.place), problem.kind, problem.level) for problem in found]


def test_a_source_as_it_was_is_not_told(project: Project) -> None:
    assert told(project) == []


def test_a_changed_source_is_an_error_where_its_hash_stands(project: Project) -> None:
    project.replace(SOURCE, "Sở Việc công", "Sở Việc tư")
    assert told(project) == [(f"{GUIDE}:2:9", "source-changed", "error")]
    assert "source.txt không còn là bản đã ghi ở đây (nay là " in check(project.root)[0].message


def test_a_hash_that_is_missing_or_no_word_is_an_error(project: Project) -> None:
    project.replace(GUIDE, "sha256: ", "sha257: ")
    assert told(project) == [(f"{GUIDE}:2:1", "source-changed", "error")]
    project.put(GUIDE, "sha256: [1]\n")
    assert told(project) == [(f"{GUIDE}:1:1", "source-changed", "error")]


def test_a_lost_source_is_an_error(project: Project) -> None:
    project.path(SOURCE).unlink()
    assert told(project) == [(f"{GUIDE}:2:9", "missing-source", "error")]


def test_a_plan_without_a_source_is_told_as_advice(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    project.path(GUIDE).unlink()
    assert told(project) == [(f"{DATA}/plan.yml:2:7", "no-source", "advice")]
    project.path(SOURCE).unlink()
    assert main(["--root", str(project.root), "check"]) == 0
    assert "Lời khuyên: chưa có bản nguồn để đối chiếu (source.txt, proof.yml)" in capsys.readouterr().out


def test_a_source_that_is_no_text_is_refused(project: Project) -> None:
    project.write(SOURCE, b"\xff")
    assert told(project) == [(f"{SOURCE}:1:1", "not-utf-8", "error")]


def test_a_guide_that_is_no_yaml_is_refused(project: Project) -> None:
    project.write(GUIDE, "a: b: c\n")
    assert told(project) == [(f"{GUIDE}:1:5", "yaml-syntax", "error")]


def test_the_diff_tells_what_became_of_the_source(project: Project) -> None:
    before = load(SMALL)
    project.put(SOURCE, project.content(SOURCE) + b"\n")
    project.path(GUIDE).unlink()
    found = changes(before, load(project.root))
    assert not found.is_empty
    assert found.sources == (
        SourceChange(2031, SOURCE, "changed", before.newest.source.text, load(project.root).newest.source.text),
        SourceChange(2031, GUIDE, "removed", before.newest.source.guide, None),
    )
    assert text(found).splitlines() == [
        "Không có thay đổi về nội dung.",
        "",
        "Bản nguồn để đối chiếu",
        f"  Kế hoạch năm 2031: bản nguồn ({SOURCE}) thay đổi",
        f"  Kế hoạch năm 2031: cách đọc bản nguồn ({GUIDE}) bị bỏ",
    ]
    told = json.loads(as_json(found))
    assert "Bản nguồn để đối chiếu" in [block["title"] for block in told["told"]]
    sources = told["sources"]
    assert [(item["file"], item["action"]) for item in sources] == [(SOURCE, "changed"), (GUIDE, "removed")]


def test_a_source_that_stays_is_not_told(project: Project) -> None:
    project.replace(f"{DATA}/tasks/i-1-2.yml", "title: Khai một lần", "title: Khai chỉ một lần")
    found = changes(load(SMALL), load(project.root))
    assert found.sources == ()
    assert "Bản nguồn" not in text(found)


def test_the_page_about_the_site_says_of_each_plan_what_it_was_compared_with(project: Project) -> None:
    digest = load(SMALL).newest.source.text or ""
    assert sources_listing(load(SMALL)) == (
        "- Kế hoạch năm 2031: từng đoạn, từng ô đã được đối chiếu với bản nguồn `data/2031/source.txt` "
        f"(SHA-256 `{digest[:12]}…`). Bản nguồn ấy chưa được cơ quan nào ghi nhận là đã so với văn bản đã ký."
    )
    project.path(GUIDE).unlink()
    assert sources_listing(load(project.root)).startswith("- Kế hoạch năm 2031: chưa có bản nguồn để đối chiếu. Câu")
