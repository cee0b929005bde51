"""The pictures of what a pull request changes, before and after."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.archives import ROOT, SMALL, copied, git
from tests.conftest import built
from tests.pictures import Pair, different, taken

_PAGE = (
    '<!doctype html><html lang="vi"><title>x</title><header>{head}</header>'
    '<article><p class="kh-address">{day}</p>{body}</article>'
)
RED, GREEN = (176, 0, 32), (0, 112, 60)


def made(folder: Path, *, head: str = "", day: str = "", **pages: str) -> Path:
    for name, body in pages.items():
        file = folder / name.replace("__", "/") / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(_PAGE.format(head=head, day=day, body=body), encoding="utf-8")
    return folder


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Path, Path]:
    before = made(tmp_path / "b", day="1/6", same="<p>như cũ</p>", gone="<p>x</p>", a__nhiem_vu="<p>đầu</p><p>Quý I</p>")
    after = made(tmp_path / "a", day="2/6", same="<p>như cũ</p>", new="<p>y</p>", a__nhiem_vu="<p>đầu</p><p>Quý II</p>")
    return before, after


def test_pages_differ_by_what_they_say_not_by_the_day_or_the_frame(tmp_path: Path, sides: tuple[Path, Path]) -> None:
    changed = Pair("a/nhiem_vu/", before=True, after=True)
    assert [*different(*sides)] == [changed, Pair("gone/", before=True, after=False), Pair("new/", before=False, after=True)]
    framed = made(tmp_path / "f", head="mới", same="<p>như cũ</p>")
    assert [*different(made(tmp_path / "g", head="cũ", same="<p>như cũ</p>"), framed)] == []


def test_what_changed_is_framed_in_both_pictures(browser: Browser, tmp_path: Path, sides: tuple[Path, Path]) -> None:
    target = tmp_path / "truoc-sau"
    target.mkdir()
    taken(browser, *sides, target)
    page = (target / "index.html").read_text(encoding="utf-8")
    assert "3 trang khác trước" in page
    assert page.index("/a/nhiem_vu/ · sửa") < page.index("/gone/ · bỏ") < page.index("/new/ · thêm")
    assert page.count("không có trang này") == 2
    assert {file.name for file in target.glob("*.png")} == {
        *("a_nhiem_vu.truoc.png", "a_nhiem_vu.sau.png"),
        *("gone.truoc.png", "new.sau.png"),
    }
    for side, wanted, other in (("truoc", RED, GREEN), ("sau", GREEN, RED)):
        colours = Image.open(target / f"a_nhiem_vu.{side}.png").convert("RGB").getcolors(1 << 20)
        assert colours
        assert wanted in {colour for _, colour in colours}
        assert other not in {colour for _, colour in colours}


def test_the_script_compares_a_merge_with_what_it_merges_into(tmp_path: Path) -> None:
    """The small plan, built before by the code of then: one word of a hand-written page changes, and one page is shown."""
    clone = copied(tmp_path / "clone", SMALL)
    shutil.copytree(ROOT / "tests", clone / "tests", ignore=shutil.ignore_patterns("__pycache__", "snapshots", "plans"))
    (clone / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    git(clone, "init", "--quiet", "--initial-branch=main")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", "trước")
    page = clone / "docs/tiep-can.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nThêm một câu.\n", encoding="utf-8")
    git(clone, "commit", "--quiet", "--all", "-m", "sau")
    built(clone, clone / "build/site")
    result = subprocess.run(
        [sys.executable, "-m", "tests.pictures"],
        cwd=clone,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "1 trang khác trước" in result.stdout
    target = clone / "build/truoc-sau"
    assert {file.name for file in target.iterdir()} == {"index.html", "tiep-can.truoc.png", "tiep-can.sau.png"}
    assert [*(clone / ".git/worktrees").glob("*")] == []


def test_without_a_site_before_the_page_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "clone"
    (folder / "tests").mkdir(parents=True)
    for name in ("__init__.py", "archives.py", "conftest.py", "serving.py", "pictures.py"):
        source = ROOT / "tests" / name
        (folder / "tests" / name).write_bytes(source.read_bytes() if source.exists() else b"")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "một commit, không có cha")
    shutil.copytree(ROOT / "plan", folder / "plan", ignore=shutil.ignore_patterns("__pycache__"))
    run = [sys.executable, "-m", "tests.pictures"]
    result = subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert "Không dựng được trang trước" in (folder / "build/truoc-sau/index.html").read_text(encoding="utf-8")
