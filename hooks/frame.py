"""What the frame around every page says of the plan."""

from __future__ import annotations

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from plan.ground.model import UNKNOWN, Archive


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG001 the event's own signature
    """Give the theme's templates the plans."""
    archive: Archive = config.extra["archive"]
    env.globals.update(plan_of=archive.plan_at, newest_plan=archive.newest, UNKNOWN=UNKNOWN)
    return env
