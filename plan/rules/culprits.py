"""Where two places of the data disagree: which of the two was edited, told there, with what it should say.

A text that says what its source prints, or what is published, is right: then the register is wrong that does not know a
name, a number or an abbreviation of it, or the quote that does not stand in it. A text that says something else is wrong.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from plan.facts.undoing import Texts
from plan.ground.model import Archive, Place
from plan.ground.problems import Problem, Said, say, shown
from plan.rules.amendments import COPY_AGAIN, WRITE_THERE
from plan.rules.datafile import At, DataFile
from plan.rules.reference import Reference
from plan.rules.registers import Registers, Remedy
from plan.rules.trial import Proposal

_LONGEST = 80
"""Longer texts are not repeated in a message: the line as it should be has them."""


class Judged(NamedTuple):
    """A problem as the rules tell it and where the mistake is, and the line to write there, if another witness has it."""

    origin: Problem
    problem: Problem
    proposal: Proposal | None = None


class Culprits:
    """Judges problems by what the document is known to say.

    Args:
        archive: what could be read of the data.
        reference: what their cells should say.
        opened: returns a file of the data by its name.

    """

    def __init__(self, archive: Archive, reference: Reference, opened: Callable[[str], DataFile]) -> None:
        self._archive, self._reference, self._opened = archive, reference, opened

    def judged(self, problems: Iterable[Problem]) -> Iterator[Judged]:
        """Yield problems, each once, where they are to be mended; not those that are none since the source prints it so."""
        right = dict[str, list[Problem]]()
        for problem in problems:
            at = self._opened(problem.place.file).cell_at(problem.place.line)
            if at and problem.hints.unless_printed and self._reference.prints.is_printed(at.cell, _text(at)):
                continue
            if at and problem.hints.unknown and self._reference.is_right(at.cell, problem.hints.unknown):
                right.setdefault(f"{problem.kind} {problem.hints.unknown}", []).append(problem)
            elif at:
                yield self._in_cell(problem, at)
            else:
                yield self._in_quote(problem)
        yield from self._unregistered(right)

    def _in_cell(self, problem: Problem, at: At) -> Judged:
        """Judge a problem of a cell: a proposal puts back the words that it should have."""
        expected = None if self._reference.is_right(at.cell) else self._reference.expected(at.cell)
        if expected is None:
            return Judged(problem, problem, self._with_below(problem, at))
        texts, witness = expected
        mended = self._opened(problem.place.file).with_words(at, texts)
        guess = problem.replacement.new if problem.replacement else None
        is_guessed = guess is not None and any(guess in text for text in texts)
        told = problem
        if problem.hints.found and not is_guessed:
            told = dataclasses.replace(problem, message=_with_witness(problem.hints.found, witness, texts, at.item))
        return Judged(problem, told, Proposal(mended[0].line, mended[1]) if mended else None)

    def _with_below(self, problem: Problem, at: At) -> Proposal | None:
        """Return the line of a cell that is right with what would stand below it, if there is anything that mends it so."""
        if not problem.hints.below or not self._reference.is_right(at.cell):
            return None
        line = self._opened(problem.place.file).line(problem.place.line)
        indentation = " " * (len(line) - len(line.lstrip(" -")))
        return Proposal(problem.place.line, f"{line}\n{indentation}{problem.hints.below}")

    def _in_quote(self, problem: Problem) -> Judged:
        """Judge a problem of a quote: when the text that should hold it was edited, it is told there."""
        ats = [(place, at) for place in problem.hints.texts if (at := self._opened(place.file).cell_at(place.line))]
        wrong = [(place, at) for place, at in ats if not self._reference.is_right(at.cell)]
        for place, at in wrong:
            expected = self._reference.expected(at.cell)
            mended = self._opened(place.file).with_words(at, expected[0]) if expected else None
            if expected and mended:
                said = _as_witness(expected[1], expected[0], at.item)
                head = _without_remedy(problem.message)
                message = say(
                    f"{head}; vì chữ ở đây đã bị sửa: {said}", f"{head.en}; since the text here was edited: {said.en}"
                )
                told = dataclasses.replace(problem, place=mended[0], message=message)
                return Judged(problem, told, Proposal(mended[0].line, mended[1]))
        was = self._reference.published.line(self._opened(problem.place.file), problem.place.line)
        is_known = bool(ats) and not wrong and was is not None
        return Judged(problem, problem, Proposal(problem.place.line, was) if is_known and was else None)

    def _unregistered(self, right: Mapping[str, list[Problem]]) -> Iterator[Judged]:
        """Tell once of each entry of a register that is gone or another, and of each that is not known to have been there."""
        told = set[Place]()
        for problems in right.values():
            first = min(problems)
            at = self._opened(first.place.file).cell_at(first.place.line)
            remedy = self._registers.remedy(first.kind, first.hints.unknown, _text(at))
            found = _missing(first, len(problems), remedy)
            if remedy is None or remedy.place not in told:
                yield Judged(first, found, remedy.proposal if remedy else None)
            told |= {remedy.place} if remedy else set()

    @cached_property
    def _registers(self) -> Registers:
        return Registers(self._archive, self._reference.published, self._opened)


def _without_remedy(message: Said) -> Said:
    """Return what was found in a quote, without what would be done there."""
    for remedy in (COPY_AGAIN, WRITE_THERE):
        message = say(message.removesuffix(f"; {remedy}"), message.en.removesuffix(f"; {remedy.en}"))
    return message


def _text(at: At | None) -> str:
    return at.cell.texts[at.item] if at and at.cell.texts else ""


def _with_witness(found: Said, witness: Said, texts: Texts, item: int) -> Said:
    said = _as_witness(witness, texts, item)
    return say(f"{found}; {said}", f"{found.en}; {said.en}")


def _as_witness(witness: Said, texts: Texts, item: int) -> Said:
    words = texts[item] if item < len(texts) else ""
    if not words or len(words) > _LONGEST:
        return say(f"{witness} khác", f"{witness.en} something else")
    return say(f'{witness} "{words}"', f'{witness.en} "{words}"')


def _missing(first: Problem, count: int, remedy: Remedy | None) -> Problem:
    """Return what is told once for all places that name what a register does not know."""
    places = say(
        f"{count} chỗ, chỗ đầu ở {first.place.file}, dòng {first.place.line}",
        f"{count} places, first in {first.place.file}, line {first.place.line}",
    )
    if remedy is None:
        head = first.hints.found or first.message
        message = say(
            f"{head}; chữ ở đây đúng văn bản ({places}), nên đừng sửa: hãy thêm vào {first.hints.register}",
            f"{head.en}; the words here are right ({places.en}): please add it to {first.hints.register}",
        )
        return dataclasses.replace(first, message=_or_slip(message, first), replacement=None)
    words = shown(first.hints.unknown)
    message = say(
        f'{remedy.found}; kế hoạch có "{words}" ở {places}, đúng văn bản, nên phải sửa lại ở đây',
        f'{remedy.found.en}; the plan has "{words}" in {places.en}, and is right, so this is to be mended',
    )
    return Problem(remedy.place, message, first.kind, remedy.record)


def _or_slip(message: Said, problem: Problem) -> Said:
    """Say also what is done when the document itself has a slip, where a known name is near."""
    if problem.replacement is None or problem.kind != "unknown-agency":
        return message
    old, new = shown(problem.replacement.old), shown(problem.replacement.new)
    return say(
        f'{message}; hoặc nếu chính văn bản gõ nhầm "{new}" thì sửa ở đây và ghi hiệu đính (corrections: source "{old}", '
        f'published "{new}")',
        f'{message.en}; or if the document itself has a slip for "{new}", mend it here and record a correction '
        f'(source "{old}", published "{new}")',
    )
