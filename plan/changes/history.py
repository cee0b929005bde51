"""What changed in the data since they were first published, by meaning, as git tells: read in one pass.

A first-parent history is read, so that a merged pull request is one change.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plan.changes.compare import change_json, compare
from plan.changes.entries import ACTS
from plan.changes.nouns import Change
from plan.changes.telling import clauses
from plan.ground.changelog import NO_HISTORY, History, Revision
from plan.ground.clock import VIETNAM
from plan.ground.files import code_digest, write
from plan.ground.git import DataCommit, data_commit, git
from plan.ground.model import Archive
from plan.ground.problems import DataError
from plan.ground.revisions import blobs, files_of, is_data, is_file
from plan.reading.load import load

MOST_COMMITS = 60
"""So many of the newest commits that touch data/ are looked at: each costs a twentieth of a second."""

_VERSION = 4
"""Of the file that keeps a history."""
_RAW = re.compile(rb"\n?:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*")


def history(root: Path, last: DataCommit | None, now: Archive | None = None) -> History:
    """Return the history of the data under `root`: kept in build/ by `save`, or read from git.

    Without git, and in a shallow clone, it is empty and says so.

    Args:
        root: the project.
        last: the last commit of the data.
        now: the data under `root`, where they have been read; they need not be read again as the last commit's.

    """
    try:
        return _from_json(_kept(root, last).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return _from_json(as_json(read(root, now=now)))


def save(root: Path) -> Path | None:
    """Keep the history where `history` finds it, unless it is there already, and no older one.

    Returns the file; None where there is no commit that touches data/.
    """
    last = data_commit(root)
    if not last:
        return None
    kept = _kept(root, last)
    for old in {*(root / "build").glob("history-*.json")} - {kept}:
        old.unlink()
    write(kept, as_json(history(root, last)).encode())
    return kept


def _kept(root: Path, last: DataCommit | None) -> Path:
    """Return the file for a state of the data and of the code that tells of it."""
    return root / "build" / f"history-{last.id if last else ''}-{code_digest()[:8]}.json"


def as_json(found: History) -> str:
    """Return a history as JSON."""
    return json.dumps({"version": _VERSION, **dataclasses.asdict(found)}, ensure_ascii=False, indent=1) + "\n"


def _from_json(text: str) -> History:
    data = json.loads(text)
    if data.pop("version") != _VERSION:
        message = "of another version"
        raise ValueError(message)
    revisions = tuple(Revision(**{**item, "changes": tuple(item["changes"])}) for item in data.pop("revisions"))
    return History(revisions, **data)


@dataclass(frozen=True)
class _Commit:
    sha: str
    time: dt.datetime
    files: Mapping[str, str | None]
    """The data files it changed: path → id of the content, None when it took the file away."""


def read(root: Path, most: int = MOST_COMMITS, now: Archive | None = None) -> History:
    """Read the history from git; `now` as for `history`."""
    if git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
        return NO_HISTORY
    commits = [*_commits(root, most + 1)]
    if not commits:
        return NO_HISTORY
    start = files_of(root, commits[-1].sha)
    wanted = [*start.values(), *(blob for commit in commits[:-1] for blob in commit.files.values() if blob)]
    with tempfile.TemporaryDirectory() as folder:
        states = _States(Path(folder).resolve(), blobs(root, wanted))
        revisions = [*_revisions(commits, states, start, now if now and _is_committed(root) else None)]
        is_cut = len(commits) > most
        told = tuple(revision for revision in reversed(revisions[is_cut:]) if revision.changes)
        return History(told, is_cut=is_cut, unreadable=states.unreadable)


def _is_committed(root: Path) -> bool:
    """Tell whether the data under `root` are those of the last commit."""
    status = git(root, "status", "--porcelain", "--branch", "--untracked-files=all", "--ignored", "--", "data")
    return len(status.splitlines()) == 1  # the branch alone; nothing where git fails


def _revisions(
    commits: Sequence[_Commit], states: _States, start: Mapping[str, str], now: Archive | None
) -> Iterator[Revision]:
    """Yield what each commit changed, the oldest first, which stands for all that is there from the start.

    The state after the newest is `now`, if that is given.
    """
    newest, *_, oldest = (commits[0], *commits)
    before = now if now and newest is oldest else states.after(start)
    yield _revision(oldest, [*_new_plans(before)])
    for commit in reversed(commits[:-1]):
        after = now if now and commit is newest else states.after(commit.files)
        if after:
            yield _revision(commit, [*_told(before, after)])
            before = after


def _commits(root: Path, most: int) -> Iterator[_Commit]:
    """Yield the commits that touch data/, the newest first.

    What people wrote of a commit is not asked for: what changed is told from the data. With -z git ends every field with
    a NUL, which no path can hold.
    """
    told = ("log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative", "--encoding=UTF-8")
    settings = ("-c", "log.showSignature=false")
    form = "--format=tformat:%H%x00%cI%x00"
    fields = git(root, *settings, *told, form, f"--max-count={most}", "--", "data").split(b"\0")
    at = 0
    while at + 2 < len(fields):
        sha, time = (field.decode(errors="replace").strip() for field in fields[at : at + 2])
        at += 2
        files: dict[str, str | None] = {}
        while at + 1 < len(fields) and (not fields[at].strip() or _RAW.fullmatch(fields[at])):
            if raw := _RAW.fullmatch(fields[at]):
                path = fields[at + 1].decode(errors="replace")
                if is_data(path):
                    files[path] = raw[2].decode() if is_file(raw[1]) else None
                at += 1
            at += 1
        yield _Commit(sha, dt.datetime.fromisoformat(time), files)


_COMMENT = re.compile(rb"^#.*\n?", re.MULTILINE)


def _uncommented(content: bytes) -> bytes:
    """Return a file without its lines of comment."""
    return _COMMENT.sub(b"", content)


class _States:
    """One folder that holds one state after the other."""

    def __init__(self, root: Path, contents: Mapping[str, bytes]) -> None:
        self._root = root
        self._contents = contents
        self._now: dict[str, bytes] = {}
        self._archive: Archive | None = None
        self._times = itertools.count()
        self.unreadable = 0

    def after(self, files: Mapping[str, str | None]) -> Archive | None:
        """Return the state after some files have changed; None when it cannot be read."""
        news = {name: self._contents[blob] if blob else b"" for name, blob in files.items()}
        if self._archive and all(_uncommented(self._now.get(name, b"")) == _uncommented(news[name]) for name in news):
            return self._archive  # reading it again costs more than all else
        for name, content in news.items():
            self._write(name, content)
        try:
            self._archive = load(self._root)
        except DataError:
            self._archive = None
            self.unreadable += 1
        return self._archive

    def _write(self, name: str, content: bytes) -> None:
        """Write a file, with a time of change of its own: the loader reads a file again only when that differs."""
        self._now[name] = content
        path = self._root / name
        if content:
            write(path, content)
            os.utime(path, ns=(0, next(self._times)))
        else:
            path.unlink(missing_ok=True)


def _new_plans(archive: Archive | None) -> Iterator[Change]:
    nothing = Archive(agencies=(), glossary=(), documents=(), plans=())
    return (change for change in compare(nothing, archive or nothing) if change.kind == "plan")


def _told(before: Archive | None, after: Archive) -> Iterator[Change]:
    """Yield what changed; of a plan that is new, only that it is."""
    if before is None:
        yield from _new_plans(after)
        return
    for change in compare(before, after):
        if change.kind == "plan" or change.year is None or change.year in before.plan:
            yield change


def _revision(commit: _Commit, changes: list[Change]) -> Revision:
    told = map(told_json, changes)
    return Revision(commit.sha, commit.time.astimezone(VIETNAM).isoformat(), tuple(told))


def told_json(change: Change) -> dict[str, Any]:
    """Return a change as JSON, with what people are told: of a new record which document added it, not its texts."""
    found = change_json(change)
    edits = [edit for edit in found["edits"] if edit["key"] in ACTS]
    kept = {**found, "edits": edits} if change.action == "added" else found
    return {**kept, "told": [[vars(piece) for piece in clause] for clause in clauses(kept)]}
