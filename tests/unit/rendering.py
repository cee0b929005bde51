"""Pages rendered without MkDocs."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from plan.ground.changelog import NO_HISTORY, History
from plan.ground.files import Build
from plan.ground.model import Archive
from plan.html.render import Renderer


@dataclass
class Rendered:
    """A page as the renderer wants it."""

    url: str
    meta: MutableMapping[str, Any] = field(default_factory=dict)
    edit_url: str | None = None


def shown(archive: Archive, address: str, history: History | None = None, repository: str = "") -> LexborHTMLParser:
    """Return what stands between head and foot of a page."""
    build = Build(history=history or NO_HISTORY, repository=repository)
    return LexborHTMLParser(Renderer(archive, build).page(Rendered(address)))
