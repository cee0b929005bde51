"""What is known while a file is read, and what is wrong with it."""

from __future__ import annotations

from typing import Final

from plan.ground.model import Place
from plan.ground.problems import NO_HINTS, Hints, Problem, Replacement, Said, say, shown
from plan.reading.names import Names
from plan.reading.nodes import Node, Scalar, Sequence

MISSING: Final = object()
"""Stands for a value that could not be read; the reason is among the problems of the context."""


class FileContext:
    """What the values of a file are read by, which record and key is being read, and what is wrong so far."""

    def __init__(self, names: Names, year: int) -> None:
        self.names = names
        self.year = year
        self.problems: list[Problem] = []
        self.whole = True
        """Whether every record so far was of the right shape."""
        self._record = ""
        self._key = ""

    def malformed(
        self, node: Node, wanted: Said, *, kind: str = "wrong-shape", replacement: Replacement | None = None
    ) -> object:
        """Say that a value is of the wrong shape."""
        found = _found(node)
        message = say(f"cần {wanted}, nhưng ở đây {found}", f"this must be {wanted.en}, but here {found.en}")
        empty = isinstance(node, Scalar) and not (node.value or "").strip()
        self._malformed(node.place, message, kind="empty-value" if empty else kind, replacement=replacement)
        return MISSING

    def unreadable(
        self,
        place: Place,
        message: Said,
        *,
        kind: str,
        replacement: Replacement | None = None,
        hints: Hints = NO_HINTS,
    ) -> None:
        """Say that a value of the right shape reads wrongly."""
        where = self._record, self._key
        self.problems.append(
            Problem.at(place, *where, found=message, kind=kind, record=self._record, replacement=replacement, hints=hints)
        )

    def _malformed(self, place: Place, message: Said, *, kind: str, replacement: Replacement | None = None) -> None:
        self.whole = False
        self.unreadable(place, message, kind=kind, replacement=replacement)


def _found(node: Node) -> Said:
    if isinstance(node, Scalar):
        if not node.value:
            return say("để trống", "is nothing")
        return say(f'là "{shown(node.value)}"', f'is "{shown(node.value)}"')
    return say("là một danh sách", "is a list") if isinstance(node, Sequence) else say("là các khóa", "are keys")
