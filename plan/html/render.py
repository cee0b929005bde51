"""The plan as HTML: of every page its Markdown, an H1, then one block of HTML that Markdown leaves alone.

HTML comes from autoescaping templates. Only the H1 passes through Markdown, so each of its characters that is not a
letter, a digit or a space is written as an entity.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from markupsafe import Markup

from plan.facts.formats import FEED
from plan.facts.lists import list_at
from plan.facts.pages import PAGE_KINDS, Page, page_at
from plan.facts.year import year_of
from plan.ground.addresses import Links
from plan.ground.files import Build
from plan.ground.model import Archive
from plan.html.descriptions import described
from plan.html.explaining import anchor_of, concepts_in, terms_in, with_ways
from plan.html.feedback import Channel, Feedback
from plan.html.frame import Heading, MkDocsPage, root_of, trail
from plan.html.marking import Marking
from plan.html.pages import view_of
from plan.html.templates import templates
from plan.html.view import About, Content
from plan.html.words import Words
from plan.html.years import years


@dataclass(frozen=True)
class Rendered:
    """What stands on a page between the head and the foot of the site."""

    heading: Heading
    make: Callable[[], str]
    """Makes what stands below the heading, as HTML."""

    @property
    def body(self) -> str:
        """What stands below the heading, as HTML, made anew."""
        return self.make()

    @property
    def markdown(self) -> str:
        """The page as Markdown, which leaves the body alone."""
        return f"{self.heading.markdown}\n\n{self.body}\n"

    @property
    def html(self) -> str:
        """What Markdown makes of it."""
        return f"{self.heading.html}\n{self.body}"


class Renderer:
    """Renders the pages of an archive, of whatever kind they are."""

    def __init__(self, archive: Archive, build: Build | None = None, feedback: Feedback | None = None) -> None:
        self._archive = archive
        self._build = build or Build()
        self._feedback = feedback or Feedback()
        self._words = Words(archive)
        self._made: dict[tuple[str, int, Links], Markup] = {}
        self._templates = templates()

    def page(self, page: MkDocsPage) -> str:
        """Return the Markdown of the page at an address, and write into `meta` what its head says: see `rendered`."""
        return self.rendered(page).markdown

    def rendered(self, page: MkDocsPage) -> Rendered:
        """Return the page at an address, its body still to be made, and write into `meta` what its head says.

        That is its description, the way that leads to it (`path`) and its feed.
        """
        about = self._about(page)
        view = view_of(about.page)
        content = view.content(about)
        heading = content.heading.of_year(about.plan.year) if self._says_year(about.page) else content.heading
        page.meta["path"] = trail(about.page, content.above)
        page.meta["description"] = described(about)
        if view.has_feed:
            page.meta["feed"] = f"{page.url.rstrip('/')}.{FEED.ending}"
        return Rendered(heading, partial(self._body, page, about, content))

    def _says_year(self, page: Page) -> bool:
        """Tell whether a page could be mistaken for the same one of another plan."""
        return len(self._archive.plans) > 1 and PAGE_KINDS[page.kind].is_of_plan

    def _body(self, page: MkDocsPage, about: About, content: Content) -> str:
        shared = self._shared(page, about)
        body = self._templates.get_template(f"pages/{about.page.kind}.html").render(**shared, **content.context)
        told = self._explained(body, shared["to"]) if view_of(about.page).is_explained else body
        return f'<div class="kh-page">\n{self._years(about, shared)}{told}\n</div>'

    def _years(self, about: About, shared: Mapping[str, Any]) -> str:
        """Return what leads to other years; "" on a page that has a frame of its own, which says it itself."""
        found = years(self._archive, about.page)
        if not found or about.page.template:
            return ""
        return self._templates.get_template("parts/years.html").render(**shared, years=found)

    def _about(self, page: MkDocsPage) -> About:
        found = page_at(self._archive)[page.url]
        of = year_of(self._archive, self._archive.plan[found.year])
        return About(of, found, self._build.history, self._build.data_date, root_of(page))

    def _shared(self, page: MkDocsPage, about: About) -> dict[str, Any]:
        """Return what every template knows by name."""
        to = Links("../" * page.url.count("/"), about.plan.year)
        return {
            "archive": self._archive,
            "of": about.of,
            "plan": about.plan,
            "to": to,
            "m": Marking(self._words, about.of, to, self._made),
            "edit": page.edit_url,
            "history": self._build.history,
            "repository": self._build.repository,
            "at": Links(about.root, about.plan.year),
            "site": about.root,
            "channels": partial(self._channels, about),
            "listed": list_at(self._archive).get(page.url),
            "paper": next((stem for stem in self._build.papers if f"{stem}/" == page.url), ""),
        }

    def _channels(self, about: About, record: str) -> list[Channel]:
        """Return the ways to report a mistake in a record that a page shows."""
        return self._feedback.channels(record, f"{about.root or '/'}{about.page.address}")

    def _explained(self, body: str, to: Links) -> str:
        """Return a body with what its abbreviations and terms mean, in a list below: a phone shows no tooltip."""
        terms, concepts = terms_in(body, self._archive), concepts_in(body, self._archive)
        if not terms and not concepts:
            return body
        told = self._templates.get_template("parts/explained.html")
        return with_ways(body, terms) + told.render(terms=terms, concepts=concepts, to=to, anchor_of=anchor_of)
