"""The site's search: its pages come from the records, besides the pages written by hand that the theme has indexed."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from plan.ground.model import Archive
from plan.html.search import as_data, bywords, indexed, lists, offered, synonyms

_LONGEST = 2000
"""Letters of a passage written by hand that are searched: a table of all columns weighs more than the plan's own words."""


@event_priority(-100)  # after the theme's plugin, which writes its own index
def on_post_build(config: MkDocsConfig) -> None:
    """Write what docs/assets/js/search-worker.js fetches when somebody searches: the newest plan, and then each older one.

    The theme fetches its own index with every page, so it gets an empty one.
    """
    archive = config.extra["archive"]
    by_hand = [*_written_by_hand(archive, config.plugins["material/search"].search_index.entries)]  # type: ignore[attr-defined]
    named = lists(archive)
    (newest, pages), *older = ((year, [*map(as_data, found)]) for year, found in indexed(archive).items())
    first = {
        "year": newest,
        "pages": [*pages, *by_hand],
        "lists": named[newest],
        "older": [year for year, _ in older],
        "synonyms": synonyms(archive),
        "offered": offered(archive),
    }
    folder = Path(config.site_dir, "search")
    _write(folder / "pages.json", first)
    for year, found in older:
        _write(folder / f"{year}.json", {"pages": found, "lists": named[year]})
    _write(folder / "search_index.json", {"config": {}, "docs": []})


def _written_by_hand(archive: Archive, entries: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    """Yield the theme's entries as pages with their passages; all of them stand behind the plan's own pages."""
    for address, group in itertools.groupby(entries, key=lambda entry: entry["location"].partition("#")[0]):
        first, *rest = group
        parts = [{"anchor": entry["location"].partition("#")[2], **_words(entry)} for entry in rest]
        names = bywords(archive, address)
        yield {"address": address, **_words(first), "names": names, "parts": parts, "aside": True}


def _words(entry: dict[str, str]) -> dict[str, str]:
    return {"title": _plain(entry["title"]), "text": _plain(entry["text"])[:_LONGEST]}


def _plain(markup: str) -> str:
    return " ".join(Markup(markup).striptags().split())  # noqa: S704 (only to take the tags away)


def _write(file: Path, data: dict[str, Any]) -> None:
    file.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
