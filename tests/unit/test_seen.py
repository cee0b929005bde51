"""The command that deletes what an import asked, once somebody has looked."""

from __future__ import annotations

from pathlib import Path

import pytest

from plan.__main__ import main
from tests.unit.builders import Project

MARKED = "# CẦN XEM: tên gọi ngắn do máy cắt.\n"
FILE = "data/2022/tasks/ii-2-1.yml"
Output = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.fixture
def asked(project: Project) -> Path:
    """Return a file that asks twice, between lines and at its end."""
    file = project.root / FILE
    head, line, rest = file.read_text(encoding="utf-8").partition("title:")
    file.write_text(f"{head}{MARKED}{line}{rest}# lời riêng\n  {MARKED}", encoding="utf-8")
    return file


@pytest.mark.parametrize("named", [FILE, "data/2022/tasks", "data/2022"])
def test_what_was_looked_at_is_asked_no_more(project: Project, asked: Path, named: str, capsys: Output) -> None:
    before = asked.read_text(encoding="utf-8")
    assert main(["--root", str(project.root), "seen", str(project.root / named)]) == 0
    assert capsys.readouterr().out == "Đã xóa 2 dòng “# CẦN XEM” trong 1 tệp.\n"
    assert asked.read_text(encoding="utf-8") == before.replace(f"  {MARKED}", "").replace(MARKED, "")


def test_a_file_that_is_none_of_the_data_leaves_all_as_it_was(project: Project, asked: Path, capsys: Output) -> None:
    before = asked.read_text(encoding="utf-8")
    assert main(["--root", str(project.root), "seen", str(asked), str(project.root / "mkdocs.yml")]) == 1
    assert "mkdocs.yml. Chưa xóa gì." in capsys.readouterr().err
    assert asked.read_text(encoding="utf-8") == before


def test_a_file_that_asks_nothing_is_left_alone(project: Project, capsys: Output) -> None:
    file = project.root / FILE
    changed = file.stat().st_mtime_ns
    assert main(["--root", str(project.root), "seen", str(file)]) == 0
    assert capsys.readouterr().out == "Đã xóa 0 dòng “# CẦN XEM” trong 0 tệp.\n"
    assert file.stat().st_mtime_ns == changed
