"""HTML that a macro puts into a page written by hand: kept from Markdown, which would read it tag by tag.

The macro leaves a mark; when Markdown is done with the page, what it stands for takes its place. The lists of files and
tables of /du-lieu/ are most of that page, and cost a tenth of a second.
"""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

_MARK = re.compile("<!--held ([0-9]+)-->")


class Held:
    """What is kept from Markdown during one build."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def __call__(self, html: str) -> str:
        """Keep some HTML; return the mark for it, to stand on a line of its own."""
        self._texts.append(html)
        return f"<!--held {len(self._texts) - 1}-->"

    def back(self, html: str) -> str:
        """Return what Markdown made of a page, with the HTML at its marks."""
        return _MARK.sub(lambda mark: self._texts[int(mark[1])], html)


@event_priority(100)  # before the macros plugin, which asks for it
def on_config(config: MkDocsConfig) -> None:
    """Let macros keep their HTML, if shortcuts are taken."""
    config.extra["held"] = Held() if config.extra["shortcuts"] else str


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 the event's own signature
    """Put the HTML back."""
    held = config.extra["held"]
    return held.back(html) if isinstance(held, Held) else html
