"""What the frame around every page says of the plan."""

from __future__ import annotations

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from plan.ground.model import UNKNOWN, Archive, Plan


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG001 the event's own signature
    """Give the theme's templates the plans."""
    archive: Archive = config.extra["archive"]

    def plan_of(url: str) -> Plan:
        return plan_at(archive, url)

    env.globals.update(plan_of=plan_of, newest_plan=archive.newest, UNKNOWN=UNKNOWN)
    return env


def plan_at(archive: Archive, url: str) -> Plan:
    """Return the plan of the year that a page's address (from the site's root) begins with, else the newest."""
    year = url.partition("/")[0]
    return archive.plan.get(int(year) if year.isdecimal() else 0, archive.newest)
