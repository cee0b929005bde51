"""What `make serve` does otherwise than a build, so that an edited page is there soon.

It looks for changes ten times a second instead of twice; keeps the pages of plans whose data did not change, which are most
where there are many plans; and makes the files beside the pages after them.
"""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Callable, Hashable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from watchdog.observers.polling import PollingObserver

from plan.export.making import AWAY, SPAWNED, Making
from plan.facts.menu import menu
from plan.ground.model import Archive
from plan.reading.load import files as data_files

LOOK_EVERY, SETTLE = 0.1, 0.05
"""Seconds between two looks at the files, and without any change before a build begins."""
_FRAMING = ("docs", "overrides", "mkdocs.yml")
"""What pages are framed with."""


@dataclasses.dataclass
class Preview:
    """What lasts from one build of a preview to the next."""

    is_on: bool = False
    reasons: Mapping[str, Hashable] = dataclasses.field(default_factory=dict)
    """What the last build made the pages of a plan from, if it came to its end; by year, the folder of their addresses."""
    kept: frozenset[str] = frozenset()
    """The years whose pages the build that is going on leaves as they are."""
    away: Path = Path()
    """A folder with what the build before made."""
    files: Making | None = None
    """Makes the files."""

    def stop_files(self) -> None:
        """Let no more files be made."""
        if self.files:
            self.files.stop()
            self.files = None


_preview = Preview()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001 the event's own signature
    """Know whether this is a preview."""
    _preview.is_on = command == "serve"


@event_priority(200)  # before whoever asks
def on_config(config: MkDocsConfig) -> None:
    """Tell other hooks."""
    config.extra["is_preview"] = _preview.is_on


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:  # noqa: ARG001 the event's own signature
    """Look for changes more often."""
    watched = (config.docs_dir, str(config.config_file_path))
    for path in watched:
        server.unwatch(path)
    server.observer, server.build_delay = PollingObserver(timeout=LOOK_EVERY), SETTLE
    for path in watched:
        server.watch(path)
    return server


def on_pre_build(config: MkDocsConfig) -> None:
    """Put all away that was made before: MkDocs would take it away, one file after another, but for what is hidden.

    Files that are still in the making are left off.
    """
    _preview.stop_files()
    if not _preview.is_on:
        return
    site, reasons = Path(config.site_dir), dict(_reasons(config))
    same = (year for year, reason in reasons.items() if _preview.reasons.get(year) == reason)
    _preview.kept, _preview.reasons = frozenset(year for year in same if (site / year).is_dir()), {}
    config.extra["reasons"] = reasons
    _preview.away = Path(tempfile.mkdtemp(prefix=AWAY, dir=site))
    for path in [path for path in site.iterdir() if not path.name.startswith(".")]:
        path.rename(_preview.away / path.name)


@event_priority(-100)  # when all pages are known
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Bring the pages back that would come out as they are; only those of the menu are made, for it is made of them."""
    if _preview.is_on:
        in_menu = {path for paths in menu(config.extra["archive"]).values() for path in paths}
        for year in _preview.kept:
            (_preview.away / year).rename(Path(config.site_dir, year))
        for file in [*files.documentation_pages()]:
            if file.src_uri.partition("/")[0] in _preview.kept and file.src_uri not in in_menu:
                files.remove(file)
    return files


@event_priority(-200)  # when all else is there
def on_post_build(config: MkDocsConfig) -> None:
    """Know what the pages were made from, now that all came to an end, and begin with the files."""
    if _preview.is_on:
        _preview.reasons = config.extra["reasons"]
        root = Path(config.config_file_path).parent
        _preview.files = Making(root, config.extra["build"], Path(config.site_dir), SPAWNED)


def on_shutdown() -> None:
    """Leave off the files: MkDocs takes their folder away."""
    _preview.stop_files()


def _reasons(config: MkDocsConfig) -> Iterator[tuple[str, Any]]:
    """Yield each year with all that decides how the pages of its plan look.

    That is its own data, those that plans share, the frame, and what the frame says of the newest plan.
    """
    archive: Archive = config.extra["archive"]
    root = Path(config.config_file_path).parent
    state = data_files(root)
    of_years = {year: tuple(item for item in state if item[0].startswith(f"data/{year}/")) for year in archive.plan}
    own = {item for items in of_years.values() for item in items}
    newest = dataclasses.replace(archive.newest, tasks=(), groups=(), indicators=())
    shared = (tuple(item for item in state if item not in own), _frame(root), config.extra["build"], newest)
    for year, items in of_years.items():
        yield str(year), (items, shared)


def _frame(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Return path, time of change (ns) and size of each file that frames pages."""
    paths = (path for name in _FRAMING for path in (root / name, *sorted((root / name).rglob("*"))))
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path in paths if (stat := path.lstat()) and path.is_file())
