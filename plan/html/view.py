"""What a kind of page says of itself, each in its own module of plan/html/pages/."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from plan.facts import citing
from plan.facts.pages import Page
from plan.facts.year import Year, year_of
from plan.ground.addresses import Links
from plan.ground.changelog import NO_HISTORY, History
from plan.ground.model import Archive, Plan
from plan.html.frame import Crumb, Heading

MAIN, RECORD, PASSAGE = 40, 30, 20
"""What a page is worth beside another that answers a search as well: a section, agency or quarter; a task; a deliverable."""
REPEALED = -10
"""What was repealed is found behind all that is in force."""


@dataclass(frozen=True)
class About:
    """What one page is about, with what a build knows besides."""

    of: Year
    page: Page
    history: History = NO_HISTORY
    data_date: dt.date | None = None
    """When the data last changed; None when that is not known."""
    root: str = ""
    """The whole address of the site's root; "" when it is not known."""

    @classmethod
    def known(cls, archive: Archive, page: Page) -> About:
        """Return what the data alone say."""
        return cls(year_of(archive, archive.plan[page.year]), page)

    @property
    def archive(self) -> Archive:
        """All data."""
        return self.of.archive

    @property
    def plan(self) -> Plan:
        """The plan that the page tells of."""
        return self.of.plan

    @property
    def to(self) -> Links:
        """Addresses from the site's root."""
        return Links("", self.page.year)

    def found_at(self, citation: str) -> str:
        """Return a citation with the page's whole address, where that is known, and the day of the data."""
        return citing.found_at(citation, self.root and self.root + self.page.address, self.data_date)


@dataclass(frozen=True)
class Content:
    """What stands on one page."""

    heading: Heading
    context: Mapping[str, Any] = field(default_factory=dict)
    """What the template knows by name, besides what every template does (`Renderer.page`)."""
    above: tuple[Crumb, ...] = ()
    """What leads to the page from its plan."""


@dataclass(frozen=True)
class Part:
    """A passage to be found, with an anchor of its own on a page."""

    anchor: str
    title: str
    text: str
    names: tuple[str, ...] = ()
    """Other names that people may type for it."""
    weight: int | None = None


@dataclass(frozen=True)
class Indexed:
    """A page to be found. Its title and text are shown, its `names` only looked for."""

    address: str
    title: str
    text: str = ""
    names: tuple[str, ...] = ()
    weight: int = 0
    parts: tuple[Part, ...] = ()
    within: str = ""
    """Address of what it belongs to, a passage of a page: it is also found when some words stand only there."""


@dataclass(frozen=True, kw_only=True)
class View:
    """A kind of page: what is shown, what a shared link says of it, how it is found, what stands beside it."""

    content: Callable[[About], Content]
    description: Callable[[About], str]
    """One sentence or two, as plain text; cut when it is too long."""
    indexed: Callable[[About], Indexed | None] | None
    """The page as the search finds it; None for a kind that it does not, or where another page is found for it."""
    has_feed: bool = False
    """Whether a feed of changes stands beside it, at its address with ".xml" for the last "/"."""
    is_explained: bool = True
    """Whether its abbreviations are listed with their meaning below it."""
