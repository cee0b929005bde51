"""Shortcuts (hooks/ready.py, hooks/shell.py) change no byte of any file, of either frozen plan and of two plans."""

import filecmp
from pathlib import Path
from types import NoneType

import jinja2
import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from hooks.pages import on_files
from hooks.ready import ReadyPage
from hooks.shell import Framing, on_env
from plan.reading.load import load
from tests.archives import ROOT, SMALL
from tests.conftest import REPOSITORY, SITE_URL, Site, built


@pytest.mark.parametrize("plans", ["site", "small", "two_years"])
def test_a_site_is_the_same_without_shortcuts(plans: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    site: Site = request.getfixturevalue(plans)
    slow = built(site.project, tmp_path / "site", SHORTCUTS="false", REPOSITORY=REPOSITORY, SITE_URL=SITE_URL)
    files = {path.relative_to(slow).as_posix() for path in slow.rglob("*") if path.is_file()}
    assert files == {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    same, different, unread = filecmp.cmpfiles(slow, site.folder, files, shallow=False)
    assert (different, unread) == ([], [])
    assert len(same) > len(site.files())


@pytest.mark.parametrize(("switch", "page", "template"), [("true", ReadyPage, Framing), ("false", NoneType, jinja2.Template)])
def test_one_switch_turns_them_off(switch: str, page: type, template: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHORTCUTS", switch)
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.plugins._current_plugin = "hooks"  # noqa: SLF001 (MkDocs names there who adds files)
    config.extra["archive"] = load(SMALL)
    files = on_files(Files([]), config)
    assert {type(file.page) for file in files.documentation_pages()} == {page}
    assert on_env(jinja2.Environment(autoescape=True), config, files).template_class is template


def test_shortcuts_are_taken_unless_told_otherwise() -> None:
    assert load_config(str(ROOT / "mkdocs.yml")).extra["shortcuts"] is True
