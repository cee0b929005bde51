"""A state of the data by name, a git revision or a folder → its archive. Nothing is checked out and nothing is run."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from plan.ground.model import Archive
from plan.ground.problems import DataError, Problem
from plan.ground.revisions import commit_of, lay
from plan.rules.check import checked


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
        lay(root, _commit(root, name), Path(temporary))
        return _archive(Path(temporary), name)


def _archive(folder: Path, name: str) -> Archive:
    try:
        return checked(folder.resolve())
    except DataError as error:
        raise StateError(name, f"dữ liệu có {len(error.problems)} lỗi", error.problems) from None


def _commit(root: Path, name: str) -> str:
    found = commit_of(root, name)
    if not found:
        raise StateError(name, "không có thư mục nào như vậy có data/, cũng không có nhánh, thẻ hay commit nào tên như vậy")
    return found
