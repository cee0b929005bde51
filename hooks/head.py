"""What the head of each page says of it to search engines and to those with whom a link is shared."""

from __future__ import annotations

import jinja2
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from plan.export.jsonld import linked_data
from plan.html.descriptions import descriptions


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Describe each page, as HTML because the theme does not escape it, and let overrides/main.html print its JSON-LD.

    No head names the next page of the menu: Firefox would fetch it ahead, which the policy forbids.
    """
    archive, build = config.extra["archive"], config.extra["build"]
    said = descriptions(archive)
    for page in (file.page for file in files.documentation_pages() if file.page):
        page.previous_page = page.next_page = None
        page.meta["description"] = str(escape(said.get(page.url, page.meta.get("description", config.site_description))))

    def page_data(page: Page, title: str) -> str:
        return linked_data(archive, build.site_url, page.url, title, page.meta.get("path", ()), build.data_date)

    env.globals["page_data"] = page_data
    return env
