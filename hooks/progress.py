"""A line on the terminal that counts the pages: those read, then those written."""

from __future__ import annotations

from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from plan.ground.progress import Counter

_counters: dict[str, Counter] = {}
"""What is being counted, by the folder that the site goes to."""


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Begin to count the pages that are read."""
    _counters[config.site_dir] = Counter("Đọc trang", len(files.documentation_pages()))
    return nav


def on_page_content(html: str, config: MkDocsConfig, **_: Any) -> str:
    """Count a page that is read."""
    _counters[config.site_dir].add()
    return html


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Begin to count the pages that are written."""
    _counters[config.site_dir] = Counter("Dựng trang", len(files.documentation_pages()))
    return env


def on_post_page(output: str, config: MkDocsConfig, **_: Any) -> str:
    """Count a page that is written."""
    _counters[config.site_dir].add()
    return output
