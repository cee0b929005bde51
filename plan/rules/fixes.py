"""The line as it should be, for every problem for which one line is right: tried, and true to the document."""

from __future__ import annotations

import dataclasses
import functools
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from plan.ground.model import ALL_KEYS, Archive, Place
from plan.ground.problems import Problem, Replacement, say
from plan.ground.unseen import UNSEEN
from plan.rules.culprits import Culprits, Judged
from plan.rules.datafile import DataFile, in_quotes, opened
from plan.rules.fmt import repaired
from plan.rules.lost_lines import LOST_BY, lost
from plan.rules.meaning import CURLY, refusal
from plan.rules.reference import Published, Reference
from plan.rules.trial import Look, Proposal, Trial

_OF_FILES = ("comment-behind-value", "invisible-character", "no-break-space", "tab", "yaml-syntax")
"""Kinds for which a file cannot be read, and which a repair of the whole file may mend."""
_UNREADABLE = (*_OF_FILES, "yaml-alias", "yaml-anchor", "yaml-tag")
"""Kinds for which a file cannot be read, and which another line at their place may mend."""
_OF_VALUES = ("bad-timing", "unknown-key")
"""Kinds that a repair of the line mends when it makes the very change that is proposed."""


def with_fixes(
    root: Path, archive: Archive, problems: Iterable[Problem], look: Look, published: str = ""
) -> Iterator[Problem]:
    """Give each problem the whole line as it should be, where one is known, and tell it where the mistake is.

    A line is proposed only when it has been tried, and changes the document's own words, if it does, to what the document
    is known to say. A message also says so where `python -m plan fmt` does the same.

    Args:
        root: the project's root.
        archive: what could be read of its data.
        problems: as the rules tell them, some with the words to change.
        look: says what is wrong with the data under another root.
        published: a folder with the published data, or a revision; "" for main.

    """
    read = functools.cache(lambda name: opened(root, name))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        scratch = Path(temporary).resolve()
        reference = Reference(root, Published(root, published, scratch / "published", look))
        fixing = _Fixing(reference, Trial(root, look, scratch / "trial"))
        judged = [*Culprits(archive, reference, read).judged(sorted(problems))]
        found = [fixing.fixed(one, read(one.problem.place.file)) for one in judged]
        lines = {problem.place[:2]: problem.fix for problem in found if problem.fix is not None}
        told = set[Place]()
        for one, problem in zip(judged, found, strict=True):
            beside = lines.get(problem.place[:2]) if problem.fix is None else None
            file = read(problem.place.file)
            mended = fixing.with_line(one, file, beside) or fixing.with_lost_lines(one, problem, file)
            if mended.place == problem.place:
                yield mended
            elif mended.place not in told:
                told.add(mended.place)
                yield mended


class _Fixing:
    """Looks for the line with which a problem is gone."""

    def __init__(self, reference: Reference, trial: Trial) -> None:
        self._reference, self._trial = reference, trial
        self._after = functools.cache(self._repaired)

    def _repaired(self, file: DataFile) -> DataFile:
        return DataFile(file.name, repaired(file.text, file.name, self._reference.prints).text)

    def fixed(self, judged: Judged, file: DataFile) -> Problem:
        """Return a problem with the line as it should be, if one is known."""
        problem, words = judged.problem, judged.problem.replacement
        mended = self._mended(problem, file)
        found = self.with_line(judged, file, mended)
        if found and found.fix == mended:
            message = say(
                f'{problem.message} (lệnh "python -m plan fmt" sửa giúp được)',
                f'{problem.message.en} (the command "python -m plan fmt" mends it)',
            )
            return dataclasses.replace(found, message=message)
        if judged.proposal:
            return self.with_line(judged, file, judged.proposal.words) or problem
        line = file.line(problem.place.line)
        other = changed(line, problem.place.column, words) if words else _readable(problem, file)
        return self.with_line(judged, file, other) or problem

    def with_line(self, judged: Judged, file: DataFile, words: str | None) -> Problem | None:
        """Return a problem with the line as it should be; None when that is no help or changes what the document says."""
        problem, number = judged.problem, judged.problem.place.line
        true = None if words is None else self._true(file, words, number)
        if true is None or not self._trial.helps(judged.origin, file, Proposal(number, true)):
            return None
        message = (
            problem.message if true == words else say(f"{problem.message}{_AS_BELOW}", f"{problem.message.en}{_AS_BELOW.en}")
        )
        return dataclasses.replace(problem, message=message, fix=true)

    def with_lost_lines(self, judged: Judged, problem: Problem, file: DataFile) -> Problem:
        """Return a problem that is still without a line with those that are published and gone, if that is what is wrong."""
        if problem.fix is not None or problem.kind not in LOST_BY:
            return problem
        published = self._reference.published
        for found in lost(published.lines(file.name), file.lines, published.changes(file)):
            told = found.told(problem)
            if mended := self.with_line(judged._replace(problem=told), file, found.proposal.words):
                return mended
        return problem

    def _true(self, before: DataFile, words: str, line: int) -> str | None:
        """Return a line with the document's words as they are known to be, or as they were; None for any others."""
        after = before.changed(line, words)
        at = after.cell_at(line)
        if at is None:
            return words if before.cell_at(line) is None else None
        if expected := self._reference.expected(at.cell):
            mended = after.with_words(at, expected[0])
            return (words if at.cell.texts == expected[0] else mended[1]) if mended else None
        text = at.cell.texts[at.item] if at.cell.texts else ""
        was = before.words_on(line) if before.node else {_squeezed(_VALUE.sub("", before.line(line)))}
        return words if {text, _squeezed(text)} & was else None

    def _mended(self, problem: Problem, file: DataFile) -> str | None:
        """Return the line as `fmt` leaves it, where that mends a problem."""
        after: DataFile = self._after(file)
        line, mended = file.line(problem.place.line), after.line(problem.place.line)
        if mended == line.rstrip():
            return None
        if problem.kind in _OF_VALUES:
            wanted = problem.replacement and changed(line, problem.place.column, problem.replacement)
            return mended if wanted == mended else None
        if problem.kind == "stray-mark":
            return mended if set(CURLY) & set(line) else None
        return mended if problem.kind in _OF_FILES and refusal(after.text, after.name) is None else None


_AS_BELOW = say("; văn bản ghi như dòng dưới đây", "; the document has the line below")
_VALUE = re.compile(r"^ *(?:- +)*(?:[a-z_]+ *:)?")
"""What stands on a line before a value."""


def _squeezed(words: str) -> str:
    """Return the letters and marks of words, without spaces and quotation marks."""
    return re.sub(rf"[\s'\"{CURLY}]", "", UNSEEN.sub("", words))


def _readable(problem: Problem, file: DataFile) -> str | None:
    """Return the one line with which a file can be read, if there is one."""
    if problem.kind not in _UNREADABLE:
        return None
    number = problem.place.line
    line, around = file.line(number), [file.line(number - 1)] * (number > 1) + [file.line(number + 1)]
    right = {tried for tried in _tries(line, around) if tried != line and file.changed(number, tried).node is not None}
    return right.pop() if len(right) == 1 else None


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
        yield f"{key} {value}" if not space else f"{key} {in_quotes(value)}"
    yield _KEY_WITHOUT_COLON.sub(r"\1: \2", line)


def _indentation(line: str) -> str:
    found = _INDENTATION.match(line)
    return found[0] if found else ""
