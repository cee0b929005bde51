"""What is known while a file is read, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from plan.ground.model import Place
from plan.ground.problems import NO_HINTS, Hints, Problem, Replacement, Said, quoted, say, shown
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
        self._may_go = False
        """Whether the record can do without the key."""
        self._beside: Mapping[str | None, Node] = {}
        """What stands under all keys of the record."""

    def beside(self, key: str) -> str:
        """Return the words of another key of the record that is read, with single spaces; "" where it has none."""
        node = self._beside.get(key)
        return " ".join((node.value or "").split()) if isinstance(node, Scalar) else ""

    def malformed(
        self, node: Node, wanted: Said, *, kind: str = "wrong-shape", replacement: Replacement | None = None
    ) -> object:
        """Say that a value is of the wrong shape."""
        message, empty = needed(node, wanted), _is_empty(node)
        if empty and self._may_go:
            message = say(f"{message}; {_MAY_GO}", f"{message.en}; {_MAY_GO.en}")
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


def needed(node: Node, wanted: Said) -> Said:
    """Say what is needed, and what there is instead."""
    found = _found(node)
    return say(f"cần {wanted}, nhưng ở đây {found}", f"this must be {wanted.en}, but here {found.en}")


def _found(node: Node) -> Said:
    if isinstance(node, Scalar):
        if not node.value:
            return say("để trống", "is nothing")
        found = quoted(shown(node.value))
        return say(f"là {found}", f"is {found.en}")
    if isinstance(node, Sequence):
        empty = say('là một danh sách trống ("[]")', 'is an empty list ("[]")')
        return say("là một danh sách", "is a list") if node.items else empty
    return say("là các khóa", "are keys")


def _is_empty(node: Node) -> bool:
    return not (node.value or "").strip() if isinstance(node, Scalar) else isinstance(node, Sequence) and not node.items


_MAY_GO = say("không có gì để viết thì bỏ cả dòng này", "if there is nothing to write, please remove the whole line")
