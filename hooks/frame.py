"""What the frame around every page says of the plan."""

from __future__ import annotations

from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from plan.ground.model import UNKNOWN
from plan.reading.load import load


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG001 the event's own signature
    """Give the theme's templates the plans."""
    archive = load(Path(config.config_file_path).parent)
    env.globals.update(plan_of=archive.plan_at, newest_plan=archive.newest, UNKNOWN=UNKNOWN)
    return env
