"""Proposals are tried before they are made: a line is proposed only when the data are better with it."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from plan.ground.files import write
from plan.ground.problems import Problem
from plan.reading import load
from plan.reading.yamlfile import MOST_BYTES
from plan.rules.datafile import DataFile

MOST_PROPOSALS = 30
"""How many proposals are tried one by one; each costs a reading of the data."""

_SHAPES = ("duplicate-key", "empty-value", "missing-key", "unknown-key", "wrong-shape")
"""Kinds of mistakes by which a line shows that belongs elsewhere."""


class Seen(NamedTuple):
    """What is wrong with a state of the data."""

    problems: Collection[Problem]
    whole: bool
    """Whether every record could be read, so that nothing is hidden behind another mistake."""


Look = Callable[[Path], Seen]


class Proposal(NamedTuple):
    """A line of a file and what should stand there instead: one line, or several."""

    line: int
    words: str


class Trial:
    """A copy of the data in which proposals are tried, each apart.

    Args:
        root: the project's root; nothing is changed there.
        look: says what is wrong with the data under a root.
        scratch: a folder for the copy; it need not be there.

    """

    def __init__(self, root: Path, look: Look, scratch: Path) -> None:
        self._root, self._look, self._scratch = root, look, scratch
        self._left = MOST_PROPOSALS

    def helps(self, problem: Problem, file: DataFile, proposal: Proposal) -> bool:
        """Tell whether a problem is gone with a proposal, and nothing else goes wrong."""
        if self._left <= 0 or proposal.words == file.line(proposal.line):
            return False
        self._left -= 1
        after = self._look_at(file.changed(proposal.line, proposal.words))
        old, new = _counted(self._before.problems), _counted(after.problems)
        one = _kind(problem)
        more = worse(self._before.problems, after.problems)
        is_hidden = not self._before.whole and not any(_is_of(found, file.name, proposal.line) for found in more)
        return new[one] < old[one] and (is_hidden or not more)

    @cached_property
    def _before(self) -> Seen:
        return self._look(self._folder)

    @cached_property
    def _folder(self) -> Path:
        """The copy."""
        return copy_data(self._root, self._scratch)

    def _look_at(self, file: DataFile) -> Seen:
        """Look at the copy with one file changed, and put it back."""
        path = self._folder / file.name
        kept = path.with_name(f".{path.name}")
        shutil.copy2(path, kept)
        try:
            path.write_text(file.text, encoding="utf-8", newline="")
            return self._look(self._folder)
        finally:
            kept.replace(path)


def worse(before: Iterable[Problem], after: Collection[Problem]) -> list[Problem]:
    """Return the problems of a state of the data that are of a file, kind and record of which the one before had fewer."""
    old, new = _counted(before), _counted(after)
    return [problem for problem in after if new[_kind(problem)] > old[_kind(problem)]]


def copy_data(root: Path, folder: Path) -> Path:
    """Copy the data of a project to a folder that is not there yet: ordinary files alone, none refused for its size."""
    (folder / "data").mkdir(parents=True)
    for name, _, size in load.files(root):
        path = root / name
        if path.is_file() and not path.is_symlink() and size <= MOST_BYTES:
            write(folder / name, path.read_bytes())
    if (root / "docs").is_dir():
        (folder / "docs").symlink_to((root / "docs").resolve())
    return folder


def _counted(problems: Iterable[Problem]) -> Counter[tuple[str, str, str]]:
    return Counter(map(_kind, problems))


def _kind(problem: Problem) -> tuple[str, str, str]:
    return problem.place.file, problem.kind, problem.record


def _is_of(problem: Problem, file: str, line: int) -> bool:
    """Tell whether a problem comes from a changed line: it is there, or the file now has other keys than its records."""
    place = problem.place
    return place.file == file and (place.line == line or problem.kind in _SHAPES)
