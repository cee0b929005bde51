"""What a page says of other years: a switch to its counterparts, and on one of an old plan the way to the newest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from plan.facts.bodies import predecessors
from plan.facts.counterparts import Counterparts, counterparts
from plan.facts.pages import PAGE_KINDS, Page
from plan.facts.year import year_of
from plan.ground.model import Agency, Archive

_LISTS = {
    "section": ("sections", "các lĩnh vực"),
    "task": ("tasks", "tất cả nhiệm vụ"),
    "agency": ("agencies", "các cơ quan"),
}
"""The kind of page that lists all pages of a kind, and what it lists; of a page that not every plan has, the plan's own."""


class Link(NamedTuple):
    """A way to a page."""

    words: str
    address: str
    """From the site's root."""


class Step(NamedTuple):
    """A year of the switch, with its pages; none of the year that is shown."""

    year: int
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Years:
    """What a page of a plan says of other years; nothing where there is one plan alone and its agency never changed."""

    steps: tuple[Step, ...] = ()
    """The years in which it has a counterpart and its own, the earliest first; none where it has no counterpart."""
    newest: tuple[Link, ...] = ()
    """On a page of an old plan, what leads to its counterparts in the newest."""
    otherwise: Link | None = None
    """On a page of an old plan without such, the newest plan's list of pages of the kind."""
    through: str = ""
    """Address of its agency through all years, where there is more to it than one year."""
    heir: Agency | None = None
    """The agency that took over the work of the one that the page is about."""

    def __bool__(self) -> bool:
        return bool(self.steps or self.newest or self.otherwise or self.through)


def years(archive: Archive, page: Page) -> Years:
    """Return what a page says of other years."""
    about, several = _about(page), len(archive.plans) > 1
    if not PAGE_KINDS[page.kind].is_of_plan or not (several or about == "agency"):
        return Years()
    found = counterparts(archive, page)
    newest, otherwise = _newest(archive, page, found)
    agency = archive.agency[page.record] if about == "agency" else None
    is_more = agency and (several or agency.successor or agency.former_names or predecessors(archive).get(agency.id))
    through = PAGE_KINDS["body"].address(page.year, page.record) if is_more else ""
    heir = archive.agency.get(agency.successor or "") if agency else None
    return Years(_steps(archive, page, found), newest, otherwise, through, heir)


def _about(page: Page) -> str:
    """Return the kind of page that a page is, or repeats."""
    return PAGE_KINDS[page.kind].form_of or page.kind


def _steps(archive: Archive, page: Page, found: Counterparts) -> tuple[Step, ...]:
    steps = [Step(year, tuple(_switch(archive, page, other) for other in pages)) for year, pages in found.items()]
    return tuple(sorted([*steps, Step(page.year)])) if steps else ()


def _switch(archive: Archive, page: Page, other: Page) -> Link:
    """Return the link of a switch: the year, and what the other page is about where that is not called the same."""
    about = _about(page)
    if about == "task":
        return Link(f"{other.year}: {other.record}", other.address)
    is_another = about == "agency" and other.record != page.record
    return Link(f"{other.year}: {_agency(archive, other).name}" if is_another else str(other.year), other.address)


def _newest(archive: Archive, page: Page, found: Counterparts) -> tuple[tuple[Link, ...], Link | None]:
    year = archive.newest.year
    if page.year == year:
        return (), None
    if pages := found.get(year, ()):
        return tuple(Link(_titled(archive, other), other.address) for other in pages), None
    kind, words = _LISTS.get(_about(page), ("plan", "Kế hoạch"))
    return (), Link(words, PAGE_KINDS[kind].address(year))


def _agency(archive: Archive, page: Page) -> Agency:
    return year_of(archive, archive.plan[page.year]).agency[page.record]


def _titled(archive: Archive, page: Page) -> str:
    """Return what a page is about, for a reader who does not see it."""
    plan = archive.plan[page.year]
    match _about(page):
        case "task":
            return f"Nhiệm vụ {page.record}. {plan.task[page.record].title}"
        case "section":
            return f"Lĩnh vực {page.record}. {plan.section[page.record].title}"
        case "agency":
            return _agency(archive, page).name
    return plan.name
