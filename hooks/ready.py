"""Pages made from the data, which are HTML already and need no Markdown.

A page's source is one macro call, whose result is an H1 and one block of HTML. Here its macro is asked for the HTML itself:
neither Jinja nor Markdown reads it again, and what both would have found out (title, table of contents, anchors) is said.
Of 3.8 seconds of the processor that the pages of one plan take without shortcuts this saves 1.75; all together leave 1.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

import plan.facts.pages
from plan.html.render import Renderer

CONTENT = "\x02<h1\x03"
"""Stands for the HTML until the page is written (hooks/shell.py), so that no plugin searches it.

The theme adds an H1 where it sees none.
"""

_ANCHOR = re.compile(' id="([^"]+)"')


class ReadyPage(Page):
    """A page made from the data."""

    def __init__(self, title: str | None, about: plan.facts.pages.Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(title, file, config)
        self.about = about

    html = ""
    """What stands on it between the head and the foot of the site, while it is framed: of all pages it would be 100 MB."""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 the method's own signature
        """Know the page's settings; `render_macros` keeps the macros plugin from reading what is no Markdown."""
        self.markdown = ""
        self.meta: dict[str, Any] = {**self.about.front_matter, "render_macros": False}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 the method's own signature
        """Know of the page what its head and the menu say."""
        renderer: Renderer = config.extra["renderer"]
        self._rendered = renderer.rendered(self)  # type: ignore[arg-type]  # MkDocs' own types are narrower than what it does
        heading, self.content = self._rendered.heading, CONTENT
        self.toc = TableOfContents([AnchorLink(heading.text, heading.anchor, 1)])
        self._title_from_render = heading.text

    @contextmanager
    def made(self) -> Iterator[str]:
        """Make what stands on the page, for as long as it is framed."""
        self.html = self._rendered.html
        yield self.html
        self.html = ""

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]  # MkDocs asks only where a page by hand links to one
        """The anchors on the page, which is made anew for them."""
        return set(_ANCHOR.findall(self._rendered.html))


def html_of(page: Page) -> str:
    """Return what stands on a page, made from the data or written by hand."""
    return page.html if isinstance(page, ReadyPage) else page.content or ""
