"""A state of the data by name, a git revision or a folder → its archive. Nothing is checked out and nothing is run."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from plan.ground.files import write
from plan.ground.git import git
from plan.ground.model import Archive
from plan.ground.problems import DataError, Problem
from plan.rules.check import checked

_PATH = re.compile(r"data(/[A-Za-z0-9][A-Za-z0-9._-]*)+")
"""A file of the data: below data/, no hidden file, no way out of the folder."""
_FILE = re.compile(rb"100(?:644|755)")


class StateError(Exception):
    """A state cannot be compared; the message says which and why, `problems` what is wrong with its data."""

    def __init__(self, name: str, why: str, problems: Sequence[Problem] = ()) -> None:
        self.name = name
        self.problems = tuple(problems)
        super().__init__(f'Không so sánh được "{name}": {why}')


def state(root: Path, name: str) -> Archive:
    """Return the data of a folder that holds data/ or, failing that, of a git revision of the project under `root`.

    Raises:
        StateError: there is no such folder or revision, or its data have errors.

    """
    folder = Path(name)
    if name and (folder / "data").is_dir():
        return _archive(folder, name)
    with tempfile.TemporaryDirectory() as temporary:
        files = files_of(root, _commit(root, name))
        contents = blobs(root, files.values())
        for path, blob in files.items():
            write(Path(temporary) / path, contents[blob])
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
