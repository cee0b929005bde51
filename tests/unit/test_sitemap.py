"""The days that the sitemap tells of."""

from types import SimpleNamespace

import jinja2
import pytest

from tests.archives import ROOT


@pytest.mark.parametrize(("day", "told"), [("1970-01-01", 0), ("2022-01-01", 1)])
def test_without_git_no_day_is_made_up(day: str, told: int) -> None:
    page = SimpleNamespace(canonical_url="https://vi-du.example/gop-y/", update_date=day, meta=SimpleNamespace(template=""))
    template = jinja2.Environment(autoescape=True).from_string((ROOT / "overrides/sitemap.xml").read_text(encoding="utf-8"))
    assert template.render(pages=[SimpleNamespace(page=page)]).count(f"<lastmod>{day}</lastmod>") == told
