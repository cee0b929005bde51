"""The text of a file with parts of it replaced: every line that no part touches stays as it is, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plan.intake.update.told import Spotted
from plan.reading.plaintext import plain

_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_END = re.compile("\r\n|\r|\n")
_BOM = "\ufeff"


class Mark(NamedTuple):
    """A place in a text, line and column from 0."""

    line: int
    column: int


class Splice(NamedTuple):
    """What stands from one place up to another, and what is to stand there.

    One that begins and ends at the beginning of a line is of whole lines; its words are, too, and end with a line feed.
    """

    start: Mark
    end: Mark
    words: str
    cells: tuple[Spotted, ...]
    """The cells that want it, one for each line of its words; the last for what more there is."""

    @property
    def is_of_lines(self) -> bool:
        """Whether it is of whole lines."""
        return not self.start.column and not self.end.column and (not self.words or self.words.endswith("\n"))

    @property
    def last(self) -> int:
        """The last line that it touches; the one before its first when it touches none."""
        return self.end.line - self.is_of_lines


@dataclass(frozen=True)
class Spliced:
    """A text after splices."""

    text: str
    cells: Mapping[int, Spotted]
    """Which of its lines (from 1) which cell made."""


def spliced(text: str, splices: Sequence[Splice]) -> Spliced:
    r"""Return a text with parts replaced.

    Args:
        text: the file, with its line ends and byte order mark.
        splices: their places are of the text in NFC without byte order mark; no two of them overlap.

    >>> spliced("a: 1\r\nb: 2\r\n", [Splice(Mark(1, 3), Mark(1, 4), "3", ())]).text
    'a: 1\r\nb: 3\r\n'
    >>> spliced("a: 1", [Splice(Mark(1, 0), Mark(1, 0), "b: 2\n", ())]).text
    'a: 1\nb: 2\n'

    """
    raw, lines = _LINE.findall(text.removeprefix(_BOM)), plain(text).split("\n")
    found = _END.search(text)
    end = found[0] if found else "\n"
    out, made, at = list[str](), dict[int, Spotted](), 0
    for group in _groups(sorted(splices, key=_order)):
        first, last = group[0].start.line, max(splice.last for splice in group)
        out += raw[at:first]
        if out and not _END.search(out[-1]):
            out[-1] += end
        new, own = _replaced(lines, first, last, group), _END.search(raw[first]) if first <= last < len(raw) else None
        cells = [cell for splice in group for cell in splice.cells]
        made |= {len(out) + at + 1: cells[min(at, len(cells) - 1)] for at in range(len(new)) if cells}
        out += [f"{line}{own[0] if own else end}" for line in new]
        at = last + 1
    return Spliced(f"{_BOM if text.startswith(_BOM) else ''}{''.join([*out, *raw[at:]])}", made)


def _order(splice: Splice) -> tuple[Mark, Mark, int, bool]:
    """Return what splices are sorted by: of lines that come in at one place, those of what is deeper come first."""
    indent = len(splice.words) - len(splice.words.lstrip(" "))
    return splice.start, splice.end, -indent, not splice.words.startswith("-", indent)


def _groups(splices: Sequence[Splice]) -> list[list[Splice]]:
    """Return splices with those together that touch the same line."""
    groups: list[list[Splice]] = []
    for splice in splices:
        if groups and not splice.is_of_lines and splice.start.line <= max(one.last for one in groups[-1]):
            groups[-1].append(splice)
        else:
            groups.append([splice])
    return groups


def _replaced(lines: Sequence[str], first: int, last: int, splices: Sequence[Splice]) -> list[str]:
    """Return what stands instead of some lines."""
    if splices[0].is_of_lines:
        return splices[0].words.split("\n")[:-1]
    text, at = "", Mark(first, 0)
    for splice in splices:
        text += _between(lines, at, splice.start) + splice.words
        at = splice.end
    return (text + _between(lines, at, Mark(last, len(lines[last])))).split("\n")


def _between(lines: Sequence[str], start: Mark, end: Mark) -> str:
    """Return the text from one place up to another."""
    if start.line == end.line:
        return lines[start.line][start.column : end.column]
    middle = lines[start.line + 1 : end.line]
    return "\n".join([lines[start.line][start.column :], *middle, lines[end.line][: end.column]])
