"""What the site's search looks through: each page once, with its passages, written from the records.

Tables are not in it: their rows are the passages of the tasks' pages.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from plan.facts.pages import pages
from plan.ground.model import UNKNOWN, Archive
from plan.html.pages import view_of
from plan.html.view import About, Indexed, Part


def indexed(archive: Archive) -> dict[int, list[Indexed]]:
    """Return the pages to be found of each year's plan, the newest first and with it what is of no plan.

    A page of an older plan is told from the same page of the newest.
    """
    found: dict[int, list[Indexed]] = {plan.year: [] for plan in sorted(archive.plans, key=lambda plan: -plan.year)}
    for page in pages(archive):
        make = view_of(page).indexed
        if item := make and make(About.known(archive, page)):
            found[page.year].append(item if page.year == archive.newest.year else _dated(item, page.year))
    return found


def _dated(item: Indexed, year: int) -> Indexed:
    return item if str(year) in item.title else dataclasses.replace(item, title=f"{item.title} ({year})")


def synonyms(archive: Archive) -> list[tuple[str, str]]:
    """Return the abbreviations of the glossary with what they mean."""
    return [(term.abbr, term.meaning) for term in archive.glossary if term.meaning != UNKNOWN]


def as_data(item: Indexed | Part) -> dict[str, Any]:
    """Return what is to be found as JSON data without what is empty."""
    found = {name: value for name, value in vars(item).items() if value or name in {"title", "text"}}
    if isinstance(item, Indexed) and item.parts:
        found["parts"] = [as_data(part) for part in item.parts]
    return found
