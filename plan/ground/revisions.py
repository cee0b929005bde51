"""A revision of the project in git → its data files and their contents. Nothing is checked out and nothing is run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from plan.ground.files import write
from plan.ground.git import git

_PATH = re.compile(r"data(/[A-Za-z0-9][A-Za-z0-9._-]*)+")
"""A file of the data: below data/, no hidden file, no way out of the folder."""
_FILE = re.compile(rb"100(?:644|755)")


def commit_of(root: Path, name: str) -> str:
    """Return the id of the commit that a branch, tag or id names; "" when there is none."""
    return git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()


def lay(root: Path, commit: str, folder: Path) -> None:
    """Write the data files of a commit into a folder."""
    files = files_of(root, commit)
    contents = blobs(root, files.values())
    for path, blob in files.items():
        write(folder / path, contents[blob])


def files_of(root: Path, commit: str) -> Mapping[str, str]:
    """Return the data files of a commit: path from the project's root → id of the content."""
    listed = git(root, "ls-tree", "-r", "-z", commit, "--", "data").split(b"\0")
    found = (entry.partition(b"\t") for entry in listed if entry)
    entries = ((about.split(), path.decode(errors="replace")) for about, _, path in found)
    return {path: about[-1].decode() for about, path in entries if is_data(path) and is_file(about[0])}


def is_data(path: str) -> bool:
    """Whether a path is one that the data may have: a crafted commit could hold one that leads out of the folder."""
    return bool(_PATH.fullmatch(path))


def is_file(mode: bytes) -> bool:
    """Whether an entry of a commit is an ordinary file: a symbolic link could lead anywhere."""
    return bool(_FILE.fullmatch(mode))


def blobs(root: Path, ids: Iterable[str]) -> Mapping[str, bytes]:
    """Return contents by their ids, all from one process of git; nothing for an id that is not there."""
    wanted = sorted({*ids})
    rest = memoryview(git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode()))
    found = dict[str, bytes]()
    for blob in wanted:
        head, _, _ = rest[:_LONGEST_HEAD].tobytes().partition(b"\n")
        start, is_there = len(head) + 1, b" blob " in head
        size = int(head.split()[-1]) if is_there else 0
        found[blob] = rest[start : start + size].tobytes()
        rest = rest[start + size + is_there :]
    return found


_LONGEST_HEAD = 200
"""More than git's line before a content: "<id> blob <size>"."""
