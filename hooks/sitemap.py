"""The days that sitemap.xml tells of each page."""

from __future__ import annotations

from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from plan.changes.history import history
from plan.facts.lastmod import last_changes
from plan.ground.git import data_date
from plan.reading.load import load


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Date each page by its data; by all of them where its own are not known, by the commit where nothing is.

    Without a commit MkDocs says the first of January 1970, which overrides/sitemap.xml does not tell.
    """
    root = Path(config.config_file_path).parent
    days, latest = last_changes(load(root), history(root)), data_date(root)
    for file in files.documentation_pages():
        day = days.get(file.url.removeprefix("./"), latest)
        if file.page and day:
            file.page.update_date = day.isoformat()
    return env
