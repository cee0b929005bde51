"""What a page may call: the views of the plan, and what a page written by hand needs of the settings."""

from __future__ import annotations

from pathlib import Path

from mkdocs_macros.plugin import MacrosPlugin

from plan.load import load
from plan.model import UNKNOWN
from plan.render import VIEWS, Renderer, Settings, entities


def define_env(env: MacrosPlugin) -> None:
    """Register the macros (called by the macros plugin)."""
    settings = env.conf["extra"]
    renderer = Renderer(load(Path(env.project_dir)), Settings(operator=settings["operator"]))
    for view in VIEWS:
        env.macro(getattr(renderer, view), view)
    env.macro(known)


def known(text: str) -> str:
    """Return a setting as Markdown that can hold nothing but text; when it is empty, that it is not known."""
    return entities(text or UNKNOWN)
