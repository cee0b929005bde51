"""What a file of the site is, and what a build knows that the data do not say."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from plan.ground.changelog import NO_HISTORY, History


class File(NamedTuple):
    """A file of the finished site."""

    path: str
    """From the site's root: "2022/linh-vuc/the-che.csv"."""
    content: bytes


@dataclass(frozen=True)
class Build:
    """What is known of a build besides its data. Two builds with the same are equal byte for byte."""

    site_url: str = ""
    """The whole address of the site's root, ending in "/"; "" when it is not known."""
    time: dt.datetime = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
    """Of the last commit, UTC; the first of January 1970 outside git."""
    data_date: dt.date | None = None
    """When the data last changed; None when that is not known."""
    operator: str = ""
    repository: str = ""
    history: History = NO_HISTORY
    papers: frozenset[str] = frozenset()
    """Where the PDFs are that go along, without ending: those made before from just these data, settings and code."""


_OWN = Path(__file__).resolve().parent.parent


def code_digest() -> str:
    """Return the SHA-256 of what makes the site's pages and files: the code and the templates of plan/."""
    return digest(path for path in _OWN.rglob("*") if path.suffix in {".py", ".html", ".xml", ".css"})


def digest(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of the names and contents of files."""
    found = hashlib.sha256()
    for path in sorted(paths):
        found.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def write(path: Path, content: bytes) -> None:
    """Write a file, with the folders it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
