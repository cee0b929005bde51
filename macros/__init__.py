"""What a page may call: the page that the data imply, and what a page written by hand needs of the settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from plan.export.every import build
from plan.export.explained import api_listing, columns_listing, files_listing
from plan.export.pdf import stems
from plan.facts.duties import COUNTED
from plan.facts.sources import sources_listing
from plan.ground.model import UNKNOWN, Archive
from plan.ground.settings import Settings
from plan.html.feedback import Feedback
from plan.html.frame import entities
from plan.html.render import Renderer
from plan.rules.check import checked


class Environment(Protocol):
    """What is used of the object that mkdocs-macros, or Zensical in its place, passes."""

    project_dir: str
    """The folder of mkdocs.yml."""
    conf: Mapping[str, Any]
    """mkdocs.yml as read."""

    def macro(self, function: Callable[..., str], name: str = "") -> object:
        """Let pages call a function by a name."""


def define_env(env: Environment) -> None:
    """Register the macros."""
    root, settings = Path(env.project_dir), Settings.of_site(env.conf["site_url"], env.conf["extra"])
    feedback = Feedback(settings.repository, settings.contact_email)
    archive = checked(root)
    known_of_build = build(root, settings.site_url, vars(settings))
    renderer = Renderer(
        archive,
        known_of_build.history,
        settings.repository,
        feedback=feedback,
        papers=stems(root, known_of_build),
        data_date=known_of_build.data_date,
    )
    env.macro(renderer.page, "plan_page")
    env.macro(known, "known")
    env.macro(partial(site_file, settings.site_url), "site_file")
    env.macro(lambda: str(archive.newest.year), "newest_year")
    env.macro(lambda: entities(archive.newest.name), "newest_name")
    env.macro(partial(draft_notice, archive), "draft_notice")
    env.macro(partial(sources_listing, archive), "sources_listing")
    env.macro(partial(files_listing, archive, known_of_build, "../"), "files_listing")
    env.macro(columns_listing, "columns_listing")
    env.macro(lambda: COUNTED, "counted")
    env.macro(partial(api_listing, "../"), "api_listing")


def known(text: str) -> str:
    """Return a setting as Markdown that can hold nothing but text; when it is empty, that it is not known."""
    return entities(text or UNKNOWN)


def draft_notice(archive: Archive) -> str:
    """Return as Markdown that the plan is a draft, of several which ones; "" when all have numbers."""
    drafts = [str(plan.year) for plan in archive.plans if plan.number is None]
    which = f" năm {', '.join(drafts)}" if len(archive.plans) > 1 else ""
    said = f"**Kế hoạch{which} đăng ở đây là bản dự thảo, chưa có số; không thay thế văn bản đã ký.** "
    return said if drafts else ""


def site_file(site_url: str, path: str, unknown: str = "../") -> str:
    """Return the address of a file of the site, for a page one folder deep; `unknown` stands for an unknown site's."""
    return f"{site_url or unknown}{path}"
