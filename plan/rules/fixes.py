"""The line as it should be, for every problem for which one line is right."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from plan.ground.model import ALL_KEYS
from plan.ground.problems import Problem, Replacement, say
from plan.ground.unseen import UNSEEN
from plan.reading import yamlfile
from plan.reading.nodes import FileError
from plan.reading.plaintext import plain
from plan.rules.fmt import repaired
from plan.rules.meaning import CURLY, refusal

_OF_FILES = ("comment-behind-value", "invisible-character", "no-break-space", "tab", "yaml-syntax")
"""Kinds for which a file cannot be read, and which a repair of the whole file may mend."""
_UNREADABLE = (*_OF_FILES, "yaml-alias", "yaml-anchor", "yaml-tag")
"""Kinds for which a file cannot be read, and which another line at their place may mend."""
_OF_VALUES = ("bad-timing", "unknown-key")
"""Kinds that a repair of the line mends when it makes the very change that is proposed."""


def with_fixes(root: Path, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give each problem the whole line as it should be, where one is known.

    A message also says so where `python -m plan fmt` does the same.

    Args:
        root: the project's root.
        problems: as the rules tell them, some with the words to change.

    """
    files: dict[str, _File] = {}
    for problem in problems:
        name = problem.place.file
        file = files.setdefault(name, _File(root, name))
        yield file.fixed(problem)


class _File:
    """A file with problems, as it is and as `fmt` would leave it."""

    def __init__(self, root: Path, name: str) -> None:
        self._path = root / name
        self._name = name

    def fixed(self, problem: Problem) -> Problem:
        line = self._line(self._lines, problem)
        if self._is_mended(problem, line):
            message = say(
                f'{problem.message} (lệnh "python -m plan fmt" sửa giúp được)',
                f'{problem.message.en} (the command "python -m plan fmt" mends it)',
            )
            return dataclasses.replace(problem, message=message, fix=self._line(self._mended, problem))
        if problem.replacement:
            return dataclasses.replace(problem, fix=changed(line, problem.place.column, problem.replacement))
        return dataclasses.replace(problem, fix=self._readable(problem, line))

    def _readable(self, problem: Problem, line: str) -> str | None:
        """Return the one line with which the file can be read, if there is one."""
        if problem.kind not in _UNREADABLE:
            return None
        number = problem.place.line - 1
        around = [*self._lines[max(number - 1, 0) : number], *self._lines[number + 1 : number + 2]]
        right = {tried for tried in _tries(line, around) if tried != line and self._reads_with(number, tried)}
        return right.pop() if len(right) == 1 else None

    def _reads_with(self, number: int, line: str) -> bool:
        return refusal("\n".join([*self._lines[:number], line, *self._lines[number + 1 :]]), self._name) is None

    def _is_mended(self, problem: Problem, line: str) -> bool:
        mended = self._line(self._mended, problem)
        if mended == line.rstrip():
            return False
        if problem.kind in _OF_VALUES:
            return problem.replacement is not None and changed(line, problem.place.column, problem.replacement) == mended
        if problem.kind == "stray-mark":
            return bool(set(CURLY) & set(line))
        return problem.kind in _OF_FILES and refusal(self._after, self._name) is None

    @staticmethod
    def _line(lines: list[str], problem: Problem) -> str:
        number = problem.place.line - 1
        return lines[number] if number < len(lines) else ""

    @cached_property
    def _text(self) -> str:
        try:
            return yamlfile.text(self._path, self._name)
        except FileError:
            return ""

    @cached_property
    def _after(self) -> str:
        return repaired(self._text, self._name).text

    @cached_property
    def _lines(self) -> list[str]:
        return plain(self._text).split("\n")

    @cached_property
    def _mended(self) -> list[str]:
        return self._after.split("\n")


def changed(line: str, column: int, replacement: Replacement) -> str | None:
    """Return a line with words changed where they first stand at a column (from 1) or behind, None where they do not.

    >>> changed("lead: Sở Nội vũ", 7, Replacement("Sở Nội vũ", "Sở Nội vụ"))
    'lead: Sở Nội vụ'
    """
    words = re.compile(rf"(?<!\w){re.escape(replacement.old)}(?!\w)")
    found = words.search(line, column - 1)
    return f"{line[: found.start()]}{replacement.new}{line[found.end() :]}" if found else None


_KEY_AND_VALUE = re.compile(r"^( *(?:- +)*[a-z_]+:)( *)([^ \"'].*)$")
_KEY_WITHOUT_COLON = re.compile(rf"^( *(?:- +)*(?:{'|'.join(sorted(ALL_KEYS))})) +([^ :].*)$")
_LONG_DASH = re.compile("^( *)[–—] *")
_INDENTATION = re.compile(r"[ \t]*")


def _tries(line: str, around: list[str]) -> Iterator[str]:
    """Yield what a line that cannot be read may have been meant to be; `around` are the lines before and behind."""
    if _LONG_DASH.match(line):
        yield _LONG_DASH.sub(r"\1- ", line)
        return  # with another indentation, it would be the key "– id"
    if "\t" not in line:
        yield UNSEEN.sub("", line)
    for other in around:
        yield f"{_indentation(other)}{line.lstrip()}"
    found = _KEY_AND_VALUE.match(line)
    if found:
        key, space, value = found.groups()
        yield f"{key} {value}" if not space else f"{key} {_in_quotes(value)}"
    yield _KEY_WITHOUT_COLON.sub(r"\1: \2", line)


def _in_quotes(value: str) -> str:
    quote = "'" if '"' in value or "\\" in value else '"'
    return f"{quote}{value.replace(chr(39), chr(39) * 2) if quote == chr(39) else value}{quote}"


def _indentation(line: str) -> str:
    found = _INDENTATION.match(line)
    return found[0] if found else ""
