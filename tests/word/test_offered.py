"""Where the Word document is to be had: by a command, and beside the full text of each plan."""

from __future__ import annotations

import datetime as dt
import posixpath
import subprocess
import sys
from pathlib import Path

import pytest

from plan.__main__ import main
from plan.export.word.document import as_word, word_files
from plan.ground.files import Build
from plan.ground.model import Archive
from tests.archives import FROZEN, ROOT
from tests.unit.builders import TASK, Project
from tests.unit.rendering import shown
from tests.word.opened import Opened


@pytest.fixture(autouse=True)
def _a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")


def test_a_command_writes_it_and_says_what_it_is(
    tmp_path: Path, archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "moi/ke-hoach.DOCX"
    assert main(["--root", str(FROZEN), "export", "2022", str(file)]) == 0
    assert capsys.readouterr().out.endswith("Bản Word theo thể thức, để trình ký; không thay thế bản đã ký.\n")
    assert file.read_bytes() == as_word(archive.newest, archive, Build(time=dt.datetime(1970, 1, 2, tzinfo=dt.UTC)))


@pytest.mark.parametrize(
    ("year", "name", "said"),
    [
        ("2031", "x.docx", "Không có kế hoạch năm 2031; có: 2022."),
        ("2022", "x.odt", "đuôi tệp phải là .docx"),
        ("2022", "co.docx", "không ghi đè"),
    ],
)
def test_a_command_says_why_it_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], year: str, name: str, said: str
) -> None:
    kept = tmp_path / "co.docx"
    kept.write_text("của người khác", encoding="utf-8")
    assert main(["--root", str(FROZEN), "export", year, str(tmp_path / name)]) == 1
    assert said in capsys.readouterr().err
    assert [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()] == ["của người khác"]


def test_data_with_errors_are_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Project(tmp_path).replace(TASK, "timing: Quý I năm 2022", "timing: Quý V năm 2022")
    assert main(["--root", str(tmp_path), "export", "2022", str(tmp_path / "x.docx")]) == 1
    assert capsys.readouterr().err.startswith(f"{TASK}:12:17: ")
    assert not (tmp_path / "x.docx").exists()


def test_the_full_text_offers_it_and_says_what_it_is(archive: Archive) -> None:
    (link,) = shown(archive, "2022/toan-van/").css('a[href$=".docx"]')
    (file,) = word_files(archive, Build())
    assert posixpath.normpath(f"2022/toan-van/{link.attributes['href']}") == file.path
    assert link.attributes["download"] == f"{archive.newest.name}.docx"
    assert link.parent
    said = link.parent.text()
    assert said == "Bản Word theo thể thức, để trình ký; không thay thế bản đã ký."
    assert Opened(file.content).part("docProps/core.xml")[2].text == said


def test_a_build_needs_no_library_of_word_for_it() -> None:
    code = "import sys, plan.export.making; print(*sorted({'docx', 'lxml', 'openpyxl'} & {*sys.modules}))"
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert found.stdout.split() == []
