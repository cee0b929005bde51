"""The files that the data imply besides pages, written into the finished site."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from plan.export.every import build, files
from plan.load import load
from plan.pdf import made
from plan.states import write


def on_post_build(config: MkDocsConfig) -> None:
    """Write every file."""
    root = Path(config.config_file_path).parent
    known = build(root, config.site_url or "", config.site_name, config.extra)
    for file in (*files(load(root), known), *made(root, known)):
        write(Path(config.site_dir, file.path), file.content)
