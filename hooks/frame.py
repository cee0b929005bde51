"""The frame around every page: what it says of the plan, and no more of the theme than pages ask for."""

from __future__ import annotations

import re

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from plan.ground.model import UNKNOWN, Archive

_UNUSED = re.compile(r".*\.map|assets/javascripts/(?:lunr|workers)/.*")
"""Maps for those who develop the theme, and the theme's search with its languages, whose place ours has taken."""


def on_files(files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG001 the event's own signature
    """Leave out what no page loads: 2 MB."""
    for file in [file for file in files if _UNUSED.fullmatch(file.src_uri)]:
        files.remove(file)
    return files


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG001 the event's own signature
    """Give the theme's templates the plans."""
    archive: Archive = config.extra["archive"]
    env.trim_blocks = env.lstrip_blocks = True  # a fifth of the frame was blank lines
    env.globals.update(plan_of=archive.plan_at, newest_plan=archive.newest, UNKNOWN=UNKNOWN)
    return env
