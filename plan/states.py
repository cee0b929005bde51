"""A state of the data by name, a git revision or a folder → its archive. Nothing is checked out and nothing is run."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from plan.check import checked
from plan.model import Archive
from plan.problems import DataError, Problem
from plan.revision import git

_PATH = re.compile(r"data(/[A-Za-z0-9][A-Za-z0-9._-]*)+")
"""A file of the data: below data/, no hidden file, no way out of the folder."""
_FILE = re.compile(rb"100(?:644|755)")
"""Modes of ordinary files: a symbolic link could lead anywhere, so it counts as not there."""


class StateError(Exception):
    """A state cannot be compared; the message says which and why, `problems` what is wrong with its data."""

    def __init__(self, name: str, why: str, problems: Sequence[Problem] = ()) -> None:
        self.name = name
        self.problems = tuple(problems)
        super().__init__(f'không so sánh được "{name}": {why}')


def state(root: Path, name: str) -> Archive:
    """Return the data of a folder that holds data/ or, failing that, of a git revision of the project under `root`.

    Raises:
        StateError: there is no such folder or revision, or its data have errors.

    """
    folder = Path(name)
    if (folder / "data").is_dir():
        return _archive(folder, name)
    with tempfile.TemporaryDirectory() as temporary:
        written(Path(temporary), contents(root, files_of(root, _commit(root, name))))
        return _archive(Path(temporary), name)


def _archive(folder: Path, name: str) -> Archive:
    try:
        return checked(folder.resolve())
    except DataError as error:
        raise StateError(name, f"dữ liệu có {len(error.problems)} lỗi", error.problems) from None


def _commit(root: Path, name: str) -> str:
    found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    if not found:
        raise StateError(name, "không có thư mục nào như vậy có data/, cũng không có nhánh, thẻ hay commit nào tên như vậy")
    return found


def files_of(root: Path, commit: str) -> Mapping[str, str]:
    """Return the data files of a commit: path from the project's root → id of the content."""
    listed = git(root, "ls-tree", "-r", "-z", commit, "--", "data").split(b"\0")
    found = (entry.partition(b"\t") for entry in listed if entry)
    entries = ((about.split(), path.decode(errors="replace")) for about, _, path in found)
    return {path: about[-1].decode() for about, path in entries if is_file(about[0], path)}


def is_file(mode: bytes, name: str) -> bool:
    """Whether an entry of a commit is a file that the data may consist of."""
    return bool(_FILE.fullmatch(mode) and _PATH.fullmatch(name) and ".." not in name)


def contents(root: Path, files: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of files given by path and id, all from one process of git."""
    ids = "".join(f"{found}\n" for found in files.values()).encode()
    rest = memoryview(git(root, "cat-file", "--batch", given=ids))
    for name in files:
        head, _, _ = rest[:200].tobytes().partition(b"\n")
        start, size = len(head) + 1, int(head.split()[-1])
        yield name, rest[start : start + size].tobytes()
        rest = rest[start + size + 1 :]


def written(folder: Path, found: Iterator[tuple[str, bytes]]) -> None:
    """Write files into a folder."""
    for name, content in found:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
