"""The days that the sitemap tells of."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest

from hooks.sitemap import on_env
from tests.unit.builders import Project


@pytest.mark.parametrize(("epoch", "day"), [("0", ""), ("1640995200", "2022-01-01")])
def test_without_git_no_day_is_made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, epoch: str, day: str) -> None:
    Project(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    page = SimpleNamespace(update_date=day or "1970-01-01")
    config: Any = SimpleNamespace(config_file_path=str(tmp_path / "mkdocs.yml"))
    files: Any = SimpleNamespace(documentation_pages=lambda: [SimpleNamespace(url="gop-y/", page=page)])
    on_env(jinja2.Environment(autoescape=True), config, files)
    assert page.update_date == day
