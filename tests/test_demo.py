"""The demo: what `make demo` builds, and that nobody takes it for true."""

import filecmp
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.demo import DATA, SITE
from tests.archives import REPORTED, ROOT
from tests.conftest import parsed


def made(folder: Path) -> str:
    command = [sys.executable, "-m", "scripts.demo", "--site", str(folder)]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo") / "site"
    return folder, made(folder)


def test_it_says_where_it_is_and_how_to_look_at_it(said: tuple[Path, str]) -> None:
    folder, told = said
    assert ROOT / DATA == REPORTED / "data"
    assert SITE == "build/demo"
    assert f"--directory {folder} " in told
    assert "http://127.0.0.1:8001/2025/tien-do/" in told
    assert (folder / "2025/tien-do/index.html").is_file()


def test_every_page_says_that_it_is_made_up(said: tuple[Path, str]) -> None:
    pages = [page for page in said[0].rglob("index.html") if parsed(page).css_first("footer")]  # what has moved has none
    assert len(pages) > 50
    for page in pages:
        text = parsed(page).body.text()
        assert "Ví Dụ" in text, page
        assert "bịa ra" in text, page


def test_building_it_again_gives_the_same(said: tuple[Path, str], tmp_path: Path) -> None:
    again = tmp_path / "site"
    made(again)
    first = {str(path.relative_to(said[0])) for path in said[0].rglob("*") if path.is_file()}
    assert first == {str(path.relative_to(again)) for path in again.rglob("*") if path.is_file()}
    _, different, unread = filecmp.cmpfiles(said[0], again, first, shallow=False)
    assert (different, unread) == ([], [])
