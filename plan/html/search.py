"""What the site's search looks through: each page once, with its passages, written from the records.

Tables are not in it: their rows are the passages of the tasks' pages.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from plan.facts.pages import pages
from plan.facts.year import year_of
from plan.ground.addresses import Links, Slug
from plan.ground.model import UNKNOWN, Archive
from plan.html.named_lists import named_lists
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
            named = dataclasses.replace(item, names=(*item.names, *bywords(archive, page.address)))
            found[page.year].append(named if page.year == archive.newest.year else _dated(named, page.year))
    return found


def bywords(archive: Archive, address: str) -> tuple[str, ...]:
    """Return the words by which people look for a page and that stand in data/search.yml, of its plan's year or of any."""
    return (*archive.derived(_bywords).get(address, ()), *archive.derived(_bywords).get(_undated(address), ()))


def _bywords(archive: Archive) -> Mapping[str, tuple[str, ...]]:
    return {byword.page: byword.words for byword in archive.bywords}


def _undated(address: str) -> str:
    """Return an address without the year that it begins with; "" without one."""
    year, _, rest = address.partition("/")
    return rest if year.isdecimal() else ""


def lists(archive: Archive) -> dict[int, dict[str, Any]]:
    """Return what of each year's lists can be named, by its year."""
    return {plan.year: named_lists(year_of(archive, plan)) for plan in archive.plans}


def offered(archive: Archive) -> list[str]:
    """Return the addresses of the pages to go on from when nothing was found: tasks, agencies, full text, feedback."""
    to = Links("", archive.newest.year)
    return [*map(to.plan, (Slug.TASKS, Slug.AGENCIES, Slug.FULL_TEXT)), to.page(Slug.FEEDBACK)]


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
