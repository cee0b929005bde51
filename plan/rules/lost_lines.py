"""Lines that a file has lost beside what is published: put back where that mends what went wrong without them."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plan.ground.model import Place
from plan.ground.problems import Problem, say
from plan.rules.trial import Proposal

LOST_BY = ("duplicate-key", "missing-key", "tab", "two-keys", "wrong-shape", "yaml-syntax")
"""Kinds of mistakes that a line makes which is gone, or on which others were pasted."""

Opcodes = tuple[tuple[str, int, int, int, int], ...]


class Lost(NamedTuple):
    """How many lines are gone, and what should stand in the place of one that is there."""

    number: int
    proposal: Proposal

    def told(self, problem: Problem) -> Problem:
        """Return a problem as one of the lines that are gone."""
        message = say(
            f"ở đây mất {self.number} dòng của bản đang đăng; hãy trả lại như dưới đây",
            f"{self.number} lines of what is published are gone here; please bring them back as below",
        )
        return dataclasses.replace(problem, place=Place(problem.place.file, self.proposal.line, 1), message=message)


def compared(olds: Sequence[str], news: Sequence[str]) -> Opcodes:
    """Return how some lines became others: what was done, where it began and ended in the old ones, where in the new ones."""
    return tuple(difflib.SequenceMatcher(None, olds, news, autojunk=False).get_opcodes())


def lost(olds: Sequence[str], news: Sequence[str], opcodes: Opcodes) -> Iterator[Lost]:
    r"""Yield what would put back each run of lines that is gone, or in whose place stands one line; not one with comments.

    >>> old, new = ["id: I", "lead: A", "timing: B"], ["id: I", "timing: B"]
    >>> [*lost(old, new, compared(old, new))]
    [Lost(number=1, proposal=Proposal(line=2, words='lead: A\ntiming: B'))]
    """
    for what, start, end, at, until in opcodes:
        if any(line.lstrip().startswith("#") for line in olds[start:end]):
            continue
        if what == "delete" and at < len(news):
            yield Lost(end - start, Proposal(at + 1, "\n".join([*olds[start:end], news[at]])))
        elif what == "replace" and until - at == 1 < end - start:
            yield Lost(end - start - 1, Proposal(at + 1, "\n".join(olds[start:end])))
