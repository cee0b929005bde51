"""What a build says at its end that it left out, and why."""

import dataclasses
import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from plan.__main__ import main
from plan.desk.omissions import omissions
from plan.export import pdf
from plan.export.every import other_files
from plan.export.formats import files_of_lists
from plan.export.pdf import PDF_FOLDER, make, stems
from plan.ground import files
from plan.ground.files import Build
from plan.reading.load import load
from tests.archives import SMALL

SITE_URL = "https://vi-du.example/kho/"
BUILD = Build(SITE_URL, dt.datetime(2031, 5, 1, 8, tzinfo=dt.UTC), dt.date(2031, 5, 1))


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project whose PDFs were made with BUILD; that they hold anything is of no account here."""
    shutil.copytree(SMALL / "data", tmp_path / "data")
    monkeypatch.setattr(pdf, "as_pdf", lambda paper, _: paper.title.encode())
    assert len([*make(load(tmp_path), BUILD, tmp_path)]) > 1
    return tmp_path


def test_nothing_is_said_of_pdfs_that_go_along_or_of_none(made: Path, tmp_path: Path) -> None:
    assert [*omissions(made, dataclasses.replace(BUILD, papers=stems(made, BUILD)))] == []
    shutil.rmtree(made / PDF_FOLDER)
    assert [*omissions(tmp_path, BUILD)] == []


@pytest.mark.parametrize(
    ("now", "cause"),
    [
        ({"site_url": "https://khac.example/"}, f"SITE_URL (khi ấy: {SITE_URL}; nay: https://khac.example/)."),
        ({"site_url": ""}, f"SITE_URL (khi ấy: {SITE_URL}; nay: chưa đặt)."),
        ({"time": dt.datetime(2031, 6, 1, tzinfo=dt.UTC)}, ": commit."),
    ],
    ids=["another address", "no address", "another commit"],
)
def test_pdfs_made_with_other_settings_are_left_out_with_the_word_which(made: Path, now: dict[str, Any], cause: str) -> None:
    known = dataclasses.replace(BUILD, **now)
    line = next(omissions(made, known))
    assert stems(made, known) == frozenset()
    assert f"Không kèm {number(made)} tệp PDF" in line
    assert cause in line
    assert "make pdf rồi make site" in line


def test_pdfs_of_other_data_or_code_are_left_out_with_the_word_which(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (made / "data/2031/note.txt").touch()
    assert ": dữ liệu trong data/." in next(omissions(made, BUILD))
    monkeypatch.setattr(files, "_OWN", made)
    (line,) = omissions(made, BUILD)
    assert ": dữ liệu trong data/; mã nguồn trong plan/." in line


@pytest.mark.parametrize("mark", [None, "", "3f2a", "[1]", "{}"])
def test_pdfs_of_a_run_that_was_cut_off_are_left_out(made: Path, mark: str | None) -> None:
    (file,) = (made / PDF_FOLDER).glob("made-from*")
    file.unlink()
    if mark is not None:
        file.write_text(mark, encoding="utf-8")
    (line,) = omissions(made, BUILD)
    assert "lần tạo trước chưa xong" in line


def test_without_an_address_it_says_what_that_leaves_out_and_what_to_set(tmp_path: Path) -> None:
    (line,) = omissions(tmp_path, Build())
    for word in (
        "đăng ký lịch",
        "mã QR",
        "hình chia sẻ",
        "dòng mã nhúng",
        "sitemap.xml",
        "dcat.jsonld",
        "trích dẫn",
        "SITE_URL=https://",
    ):
        assert word in line


def test_files_without_an_address_lack_what_is_said() -> None:
    small = load(SMALL)
    with_, without = (
        dict([*files_of_lists(small, known), *other_files(small, known)])
        for known in (BUILD, dataclasses.replace(BUILD, site_url=""))
    )
    assert {Path(path).name for path in with_.keys() - without.keys()} == {"qr.svg", "chia-se.png", "dcat.jsonld"}
    assert b"Sitemap:" in with_["robots.txt"]
    assert b"Sitemap:" not in without["robots.txt"]
    assert b"https://vi-du.example" not in b"".join(content for path, content in without.items() if path.endswith(".csv"))


def test_the_command_says_it(made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    assert main(["--root", str(made), "omissions"]) == 0
    pdfs, address = capsys.readouterr().out.splitlines()
    assert pdfs.startswith("Không kèm")
    assert address.startswith("Chưa đặt SITE_URL")


def number(project: Path) -> int:
    return len([*(project / PDF_FOLDER).rglob("*.pdf")])
