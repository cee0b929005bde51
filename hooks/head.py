"""What the head of each page says of it to search engines and to those with whom a link is shared."""

from __future__ import annotations

from functools import partial

import jinja2
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from plan.export.jsonld import linked_data
from plan.export.share import NAME, page_of_picture, pictured


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Describe each page, and let overrides/main.html print its JSON-LD."""
    build, archive = config.extra["build"], config.extra["archive"]
    said = pictured(archive) if build.site_url else {}
    for page in (file.page for file in files.documentation_pages() if file.page):
        _describe(page, config.site_description or "")
        if said:
            shown = page_of_picture(archive, page.url.removeprefix("./"))
            page.meta["picture"] = (f"{build.site_url}{shown}{NAME}", said[shown].alt)
    env.globals["page_data"] = partial(linked_data, archive, build)
    return env


def _describe(page: Page, otherwise: str) -> None:
    """Say in a page's head what it is about, as HTML because the theme does not escape it.

    No head names the next page of the menu: Firefox would fetch it ahead, which the policy forbids.
    """
    page.previous_page = page.next_page = None
    page.meta["description"] = str(escape(page.meta.get("description", otherwise)))
