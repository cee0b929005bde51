"""The frame around every page: what it says of the plan, and no more of the theme than pages ask for."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from plan.facts.pages import page_at
from plan.ground.model import UNKNOWN, Archive

_UNUSED = re.compile(r".*\.map|assets/javascripts/(?:lunr|workers)/.*")
"""Maps for those who develop the theme, and the theme's search with its languages, whose place ours has taken."""


class LeanLoader(jinja2.FileSystemLoader):
    """Loads the theme's templates, and does not list its icons, of which there are 14,000 and none is a file of the site."""

    def list_templates(self) -> list[str]:
        """List what MkDocs may copy; it leaves out all that begins with a dot."""
        found = (path for folder in self.searchpath for path in self._visible(Path(folder)))
        return sorted({path.as_posix() for path in found})

    def _visible(self, folder: Path) -> Iterator[Path]:
        for at, folders, files in os.walk(folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield from (Path(at, name).relative_to(folder) for name in files)


class LeanTheme(Theme):
    """The theme with that loader."""

    @classmethod
    def of(cls, theme: Theme) -> LeanTheme:
        """Return a theme that says what another says."""
        lean = cls.__new__(cls)
        vars(lean).update(vars(theme))
        return lean

    def get_env(self) -> jinja2.Environment:
        """Return the environment of the templates."""
        env = super().get_env()
        env.loader = LeanLoader(self.dirs)
        return env


def on_config(config: MkDocsConfig) -> None:
    """List less of the theme, if shortcuts are taken: a tenth of a second."""
    if config.extra["shortcuts"]:
        config.theme = LeanTheme.of(config.theme)


def on_files(files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG001 the event's own signature
    """Leave out what no page loads: 2 MB."""
    for file in [file for file in files if _UNUSED.fullmatch(file.src_uri)]:
        files.remove(file)
    return files


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Give the theme's templates the plans."""
    archive: Archive = config.extra["archive"]
    _lead_to(files, archive)
    env.trim_blocks = env.lstrip_blocks = True  # blank lines were 5 % of all pages
    only = archive.newest if len(archive.plans) == 1 else None
    env.globals.update(plan_of=archive.plan_at, newest_plan=archive.newest, only_plan=only, UNKNOWN=UNKNOWN)
    return env


def _lead_to(files: Files, archive: Archive) -> None:
    """Let each page written by hand say what is above it: the home page, and the page of the folder that it is in."""
    written = {page.url: page for file in files.documentation_pages() if (page := file.page) and page.url}
    for url, page in written.items():
        if url not in page_at(archive):
            above = written.get(f"{url.rstrip('/').rpartition('/')[0]}/")
            page.meta["path"] = [("Trang chủ", ""), *([(str(above.title), above.url)] if above else [])]
