"""The files that the data imply besides pages, written beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from plan.export.explained import awaits_sizes, with_sizes
from plan.export.making import Making

_making: dict[str, Making] = {}
"""Files being made, by the folder that they go to."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Start to make every file, now that the site's folder is empty; a preview waits for its pages (hooks/preview.py)."""
    if not config.extra.get("is_preview"):
        _making[config.site_dir] = Making(Path(config.config_file_path).parent, config.extra["build"], Path(config.site_dir))
    return files


@event_priority(100)  # before the theme's plugin, which indexes the page for the search
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:  # noqa: ARG001 the event's own signature
    """Tell the sizes of the files where a page is to, now that the text of all pages is there and the files nearly."""
    if config.site_dir in _making and awaits_sizes(page.content or ""):
        page.content = with_sizes(page.content or "", _making[config.site_dir].sizes)
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Wait for the last of them."""
    if making := _making.pop(config.site_dir, None):
        making.wait()


def on_build_error(error: Exception) -> None:  # noqa: ARG001 the event's own signature
    """Make no more of them."""
    while _making:
        _making.popitem()[1].stop()
