"""A state of the data by name, a git revision or a folder → its archive. Nothing is checked out and nothing is run."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from plan.ground.model import Archive
from plan.ground.problems import DataError, Problem
from plan.ground.revisions import commit_of, lay
from plan.reading import load
from plan.rules.check import check, checked


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
    return _state(root, name, checked)


def published(root: Path, name: str) -> Archive:
    """Return the data that others are compared with, as `state` does; also when rules of today tell errors in them.

    Raises:
        StateError: there is no such folder or revision, or not every record of its data can be read and followed.

    """
    return _state(root, name, _followed)


def _state(root: Path, name: str, read: Callable[[Path], Archive]) -> Archive:
    folder = Path(name)
    if name and (folder / "data").is_dir():
        return _archive(folder, name, read)
    with tempfile.TemporaryDirectory() as temporary:
        lay(root, _commit(root, name), Path(temporary))
        return _archive(Path(temporary), name, read)


def _followed(root: Path) -> Archive:
    """Read data in which nothing is left out, and every id leads to a record.

    Raises:
        DataError: there is a record that cannot be read, or an id that leads nowhere.

    """
    reading, problems = load.read(root), check(root)
    if not reading.whole or any(problem.kind in _DANGLING for problem in problems):
        raise DataError(problems)
    return reading.archive


_DANGLING = frozenset({"bad-slug"}) | frozenset(
    f"unknown-{what}" for what in ("agency", "document", "group", "objective", "record", "section")
)
"""Kinds of problems of an id that leads to no record: what follows from the data cannot be said then."""


def _archive(folder: Path, name: str, read: Callable[[Path], Archive]) -> Archive:
    try:
        return read(folder.resolve())
    except DataError as error:
        raise StateError(name, f"dữ liệu có {len(error.problems)} lỗi", error.problems) from None


def _commit(root: Path, name: str) -> str:
    found = commit_of(root, name)
    if not found:
        raise StateError(name, "không có thư mục nào như vậy có data/, cũng không có nhánh, thẻ hay commit nào tên như vậy")
    return found
