"""What the site's search looks through: each page once, with its passages, written from the records.

Tables are not in it: their rows are the passages of the tasks' pages.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from plan.facts.pages import PAGE_KINDS, pages
from plan.ground.model import UNKNOWN, Archive
from plan.html.pages import view_of
from plan.html.view import RECORD, About, Indexed, Part


def indexed(archive: Archive) -> Iterator[Indexed]:
    """Yield every page to be found; a page of an older plan is told from the same page of the newest."""
    for page in pages(archive):
        if found := view_of(page).indexed:
            of_older = PAGE_KINDS[page.kind].is_of_plan and page.year != archive.newest.year
            item = found(About.known(archive, page))
            yield _dated(item, page.year) if of_older else item


def _dated(item: Indexed, year: int) -> Indexed:
    title = item.title if str(year) in item.title else f"{item.title} ({year})"
    return dataclasses.replace(item, title=title, weight=item.weight - RECORD)


def synonyms(archive: Archive) -> list[tuple[str, str]]:
    """Return the abbreviations of the glossary with what they mean."""
    return [(term.abbr, term.meaning) for term in archive.glossary if term.meaning != UNKNOWN]


def as_data(item: Indexed | Part) -> dict[str, Any]:
    """Return what is to be found as JSON data without what is empty."""
    found = {name: value for name, value in vars(item).items() if value or name in {"title", "text"}}
    if isinstance(item, Indexed) and item.parts:
        found["parts"] = [as_data(part) for part in item.parts]
    return found
