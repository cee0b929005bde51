"""What the head of each page says of it to search engines and to those with whom a link is shared."""

from __future__ import annotations

from functools import partial

import jinja2
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from plan.export.jsonld import linked_data


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Describe each page, and let overrides/main.html print its JSON-LD."""
    build = config.extra["build"]
    for page in (file.page for file in files.documentation_pages() if file.page):
        _describe(page, config.site_description or "")
    env.globals["page_data"] = partial(linked_data, config.extra["archive"], build)
    return env


def _describe(page: Page, otherwise: str) -> None:
    """Say in a page's head what it is about, as HTML because the theme does not escape it.

    No head names the next page of the menu: Firefox would fetch it ahead, which the policy forbids.
    """
    page.previous_page = page.next_page = None
    page.meta["description"] = str(escape(page.meta.get("description", otherwise)))
