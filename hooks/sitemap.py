"""The days that sitemap.xml tells of each page."""

from __future__ import annotations

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from plan.facts.lastmod import last_changes


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Date each page by its data; by all of them where its own are not known, by the commit where nothing is.

    Without a commit MkDocs says the first of January 1970, which overrides/sitemap.xml does not tell.
    """
    build = config.extra["build"]
    days, latest = last_changes(config.extra["archive"], build.history), build.data_date
    for file in files.documentation_pages():
        day = days.get(file.url.removeprefix("./"), latest)
        if file.page and day:
            file.page.update_date = day.isoformat()
    return env
