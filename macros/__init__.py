"""What a page may call: the page that the data imply, and what a page written by hand needs of the settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from plan.changes.threats import guards_listing
from plan.export.explained import api_listing, columns_listing, files_listing, query, tables_listing
from plan.facts.dues import times_listing
from plan.facts.duties import COUNTED
from plan.facts.progress_rules import judged_listing, late_listing, periods_listing, rates_listing, together_listing
from plan.ground.files import Build
from plan.ground.model import UNKNOWN, Archive
from plan.html.about import ABOUT
from plan.html.frame import entities


class Environment(Protocol):
    """What is used of the object that mkdocs-macros passes."""

    conf: Mapping[str, Any]
    """mkdocs.yml as read, with what hooks/settings.py has added under `extra`."""

    def macro(self, function: Callable[..., str], name: str = "") -> object:
        """Let pages call a function by a name."""


def define_env(env: Environment) -> None:
    """Register the macros."""
    extra = env.conf["extra"]
    archive: Archive = extra["archive"]
    build: Build = extra["build"]
    held: Callable[[str], str] = extra["held"]
    env.macro(extra["renderer"].page, "plan_page")
    env.macro(known, "known")
    env.macro(partial(site_file, build.site_url), "site_file")
    env.macro(lambda: str(archive.newest.year), "newest_year")
    env.macro(partial(draft_notice, archive), "draft_notice")
    for name, said in ABOUT.items():
        env.macro(partial(said, archive), name)
    env.macro(lambda: held(files_listing(archive, "../")), "files_listing")
    env.macro(lambda: held(columns_listing(archive)), "columns_listing")
    env.macro(lambda: held(tables_listing(archive, "../")), "tables_listing")
    env.macro(query, "query")
    env.macro(guards_listing, "guards_listing")
    env.macro(lambda: times_listing(archive.newest.year), "times_listing")
    env.macro(lambda: judged_listing(archive.newest.year), "judged_listing")
    env.macro(lambda: late_listing(archive.newest.year), "late_listing")
    env.macro(together_listing, "together_listing")
    env.macro(periods_listing, "periods_listing")
    env.macro(rates_listing, "rates_listing")
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
