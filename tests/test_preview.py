"""What `make serve` keeps of the build before: its pages are those of a build from nothing, and its files come after them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.archives import SMALL, copied
from tests.bench_serve import serving, shown_at

TITLE = "title: Rà soát giấy tờ"
OLD, NEW = ("data/2031/tasks/i-1-1.yml", "data/2032/tasks/i-1-1.yml")
BUILDS = """
import json, multiprocessing, pathlib, sys
from unittest import mock
import mkdocs.commands.build
from mkdocs.config import load_config

URL, site, *edits = "http://127.0.0.1:8000/", *sys.argv[1:]
whole, written = mkdocs.commands.build._build_page, []

def noted(page, *others, **options):
    written[-1].append(page.url)
    return whole(page, *others, **options)

def build(begin):
    written.append([])
    config = load_config("mkdocs.yml", site_dir=site, strict=False)
    if begin:
        config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = URL
    mkdocs.commands.build.build(config, serve_url=URL)
    return config

with mock.patch("mkdocs.commands.build._build_page", noted):
    config = build(begin=True)
    for edit in edits:
        name, before, after = json.loads(edit)
        file = pathlib.Path(name)
        text = file.read_text(encoding="utf-8")
        assert before in text, (name, before)
        file.write_text(text.replace(before, after, 1), encoding="utf-8")
        try:
            config = build(begin=False)
        except mkdocs.exceptions.MkDocsException:
            written[-1] = None
for child in multiprocessing.active_children():
    child.join()
config.plugins.on_shutdown()
print(json.dumps(written))
"""
"""Builds a preview, then makes edits, each [file, before, after], and builds after each; tells which pages were made anew."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the small plan for two years."""
    folder = copied(tmp_path / "project", SMALL)
    shutil.copytree(folder / "data/2031", folder / "data/2032")
    for file in (folder / "data/2032").rglob("*.yml"):
        text = re.sub("(?<!-)2031(?!-)", "2032", file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
    return folder


def previewed(project: Path, site: Path, *edits: list[str]) -> list[list[str] | None]:
    """Preview a project with edits; return which pages each build made anew, None where it failed."""
    site.mkdir()
    command = [sys.executable, "-c", BUILDS, str(site), *map(json.dumps, edits)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[list[str] | None] = json.loads(done.stdout)
    return found


def contents(site: Path) -> dict[str, bytes]:
    """Return every file but the sitemap, in which pages that were kept are missing."""
    paths = (path for path in site.rglob("*") if path.is_file() and not path.name.startswith("sitemap.xml"))
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def years(addresses: list[str] | None) -> set[str]:
    """Return the plans of which a page outside the menu is among some addresses."""
    return {year for year in ("2031", "2032") if f"{year}/nhiem-vu/i-1-2/" in (addresses or ())}


@pytest.mark.parametrize(
    ("edit", "again"),
    [
        ([OLD, TITLE, "title: Xem lại giấy tờ"], {"2031"}),
        ([NEW, TITLE, "title: Xem lại giấy tờ"], {"2032"}),
        (["data/2032/plan.yml", "name: Kế hoạch", "name: Bản kế hoạch"], {"2031", "2032"}),
        (["data/2032/sections.yml", "title: ", "title: Việc "], {"2031", "2032"}),
        (["data/glossary.yml", "meaning: ", "meaning: việc "], {"2031", "2032"}),
        (["overrides/main.html", "Tra cứu", "Tìm"], {"2031", "2032"}),
        (["docs/gioi-thieu.md", "# ", "# Nói thêm "], {"2031", "2032"}),
    ],
    ids=[
        "an older plan",
        "the newest",
        "its name",
        "a heading of the menu",
        "what plans share",
        "the frame",
        "by hand",
    ],
)
def test_after_an_edit_the_preview_is_what_a_build_from_nothing_is(
    project: Path, tmp_path: Path, edit: list[str], again: set[str]
) -> None:
    first, second = previewed(project, tmp_path / "site", edit)
    assert years(first) == {"2031", "2032"}
    assert years(second) == again
    previewed(project, tmp_path / "clean")
    kept, clean = contents(tmp_path / "site"), contents(tmp_path / "clean")
    assert kept.keys() == clean.keys()
    assert [path for path in kept if kept[path] != clean[path]] == []
    assert "robots.txt" in clean, "the files came"


def test_a_build_that_failed_is_not_kept(project: Path, tmp_path: Path) -> None:
    wrong = [OLD, "title: Rà soát", "titel: Rà soát"]
    first, failed, third = previewed(project, tmp_path / "site", wrong, [*wrong[:1], *wrong[:0:-1]])
    assert failed is None
    assert years(first) == {"2031", "2032"}
    assert len(third or ()) > 0
    previewed(project, tmp_path / "clean")
    assert contents(tmp_path / "site") == contents(tmp_path / "clean")


def test_the_server_shows_an_edit_and_then_its_files(project: Path) -> None:
    with serving(project) as address:
        task = f"{address}2032/nhiem-vu/i-1-1/"
        assert "Rà soát giấy tờ" in shown_at(task)
        text = (project / NEW).read_text(encoding="utf-8")
        (project / NEW).write_text(text.replace(TITLE, "title: Xem lại"), encoding="utf-8")
        waited(task, "Xem lại")
        waited(f"{address}datapackage.json", "2032")


def waited(url: str, words: str) -> None:
    """Ask for a file until it has some words."""
    end = time.monotonic() + 60
    while words not in shown_at(url):
        assert time.monotonic() < end, url
        time.sleep(0.1)
