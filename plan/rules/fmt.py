"""Repairs of data files that have one right answer: made without asking, and nothing else is touched.

A repair is kept only when the file then says the same as before, or could not be read before and now can.
"""

from __future__ import annotations

import contextlib
import operator
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plan.ground.problems import Problem, Said, say
from plan.reading import load, yamlfile
from plan.reading.nodes import FileError
from plan.rules.datafile import DataFile
from plan.rules.meaning import harmless, refusal
from plan.rules.reference import Prints
from plan.rules.repairs import LAYOUT, MOST_TRIED, repairs, structural
from plan.rules.respelling import respelled

_SPELLINGS = say("cách viết quý", "spellings of quarters")


@dataclass(frozen=True)
class Repaired:
    """A text as it should be, and what was repaired in how many places."""

    text: str
    repairs: tuple[tuple[Said, int], ...]

    @property
    def count(self) -> int:
        """In how many places something was repaired."""
        return sum(count for _, count in self.repairs)

    @property
    def said(self) -> Said:
        """What was repaired: "dòng có ký tự tab (2), chỗ kết thúc tệp (1)"."""
        return say(
            ", ".join(f"{what} ({count})" for what, count in self.repairs),
            ", ".join(f"{what.en} ({count})" for what, count in self.repairs),
        )


def repaired(text: str, name: str, prints: Prints | None = None) -> Repaired:
    r"""Repair the text of a data file.

    Args:
        text: the file as decoded, with its line ends and byte order mark.
        name: its path from the project's root, which tells its year: "data/2022/tasks/ii-2-1.yml".
        prints: what the sources print, which stays as it is; None when that is not known.

    >>> done = repaired("id: so-noi-vu  \r\nname: Sở Nội vụ\r\n", "data/agencies.yml")
    >>> done.text
    'id: so-noi-vu\nname: Sở Nội vụ\n'
    >>> str(done.said)
    'dấu xuống dòng kiểu Windows hoặc Mac cũ (2), dòng có dấu cách thừa ở cuối (1)'

    """
    counts: Counter[Said] = Counter()
    before, done = "", text
    while done != before:  # a repair may make the file readable, and so another one possible
        before = done
        for what, repair in repairs(name):
            after = _kept(done, repair(done), name, always=what in LAYOUT)
            counts[what] += _places(done, after)
            done = after
        done = _together(done, name, counts)
        after = respelled(DataFile(name, done), prints)
        counts[_SPELLINGS] += _places(done, after)
        done = after
    return Repaired(done, tuple((what, count) for what, count in counts.items() if count))


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    path: Path
    name: str
    """How messages call it: its path from the project's root, or as given when it is elsewhere."""
    repaired: Repaired
    problem: Problem | None
    """Why the file still cannot be read, if it cannot."""


def outcomes(root: Path, paths: Iterable[Path] | None) -> Iterator[Outcome]:
    """Yield what repairs would do to files: to those given, or to all data files under a project's root."""
    prints = Prints(root)
    for path in paths if paths is not None else _data_files(root):
        name = _name(root, path)
        try:
            text = yamlfile.text(path, name)
        except FileError as error:
            yield Outcome(path, name, Repaired("", ()), error.problem)
            continue
        found = repaired(text, name, prints)
        yield Outcome(path, name, found, refusal(found.text, name))


def _data_files(root: Path) -> list[Path]:
    return [root / name for name, _, _ in load.files(root) if name.endswith(".yml")]


def _name(root: Path, path: Path) -> str:
    absolute, top = path.absolute(), root.absolute()
    return (absolute.relative_to(top) if absolute.is_relative_to(top) else path).as_posix()


def replace(path: Path, text: str) -> None:
    """Replace a file in one step: whoever reads it finds the old text or the new one, also when writing fails.

    Raises:
        OSError: it cannot be written; it is as it was.

    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _together(text: str, name: str, counts: Counter[Said]) -> str:
    """Make the structural repairs at once, where the file can be read only after all of them."""
    if refusal(text, name) is None:
        return text
    done, made = text, []
    for what, repair in structural(name):
        before, done = done, repair(done)
        made.append((what, _places(before, done)))
    if refusal(done, name):
        return text
    counts.update(dict(made))
    return done


def _places(before: str, after: str) -> int:
    """Return how many lines differ, or have become more or fewer."""
    old, new = before.split("\n"), after.split("\n")
    return abs(len(old) - len(new)) or sum(map(operator.ne, old, new))


def _kept(before: str, after: str, name: str, *, always: bool) -> str:
    """Return a text after a repair as far as it is harmless: whole, or line by line."""
    if before == after or harmless(before, after, name, always=always):
        return after
    lines, wanted = before.split("\n"), after.split("\n")
    changed = [number for number, (old, new) in enumerate(zip(lines, wanted, strict=False)) if old != new]
    for number in changed[:MOST_TRIED] if len(lines) == len(wanted) else ():
        tried = [*lines[:number], wanted[number], *lines[number + 1 :]]
        if harmless("\n".join(lines), "\n".join(tried), name, always=always):
            lines = tried
    return "\n".join(lines)
