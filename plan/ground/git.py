"""When the project and its data last changed, as git tells."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from plan.ground.clock import day_of


class DataCommit(NamedTuple):
    """The last commit that touches `data/`."""

    id: str
    """The first digits of its hash."""
    day: date
    """In Vietnam."""


def data_commit(root: Path) -> DataCommit | None:
    """Return the last commit that touches `data/`.

    None without git, without such a commit, and in a shallow clone, whose oldest commit seems to touch every file.
    """
    if _git(root, "rev-parse", "--is-shallow-repository") != "false":
        return None
    identifier, _, seconds = _git(root, "log", "-1", "--format=%h %ct", "--", "data").partition(" ")
    return DataCommit(identifier, day_of(datetime.fromtimestamp(int(seconds), UTC))) if seconds else None


def commit_time(root: Path) -> int | None:
    """Return when the last commit was made, in seconds since 1970 (UTC); None without git or without a commit."""
    found = _git(root, "log", "-1", "--format=%ct")
    return int(found) if found else None


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git says; nothing when there is no git, root is in no repository, or git fails.

    Args:
        root: the folder that git works in.
        arguments: of git, none of them a stranger's unless it cannot be taken for an option.
        given: what git reads.

    """
    program = shutil.which("git")
    if not program:
        return b""
    command = [program, "-C", str(root), *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=False).stdout  # noqa: S603 fixed words, ids


def _git(root: Path, *arguments: str) -> str:
    return git(root, *arguments).decode(errors="replace").strip()
