"""A line on the terminal that counts how far a long step is; nothing where nobody looks, in a log or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

_Item = TypeVar("_Item")
_CLEAR = "\x1b[K"
"""Erases a line from the cursor on (ECMA-48, EL)."""


class Counter:
    """The line of one step.

    The cursor stays at its beginning, so that whatever else is said goes over it.
    """

    def __init__(self, step: str, total: int) -> None:
        self._step, self._total, self._count = step, total, 0

    def add(self) -> None:
        """Say that one more is done; that was the last: take the line away."""
        self._count += 1
        if sys.stderr.isatty():
            said = f"{self._step} {self._count}/{self._total} …" if self._count < self._total else ""
            print(f"{said}{_CLEAR}", end="\r", file=sys.stderr, flush=True)


def counted(items: Iterable[_Item], step: str, total: int) -> Iterator[_Item]:
    """Yield items of which there are so many, and count them on the terminal.

    >>> [*counted("ab", "Chữ", 2)]
    ['a', 'b']

    """
    counter = Counter(step, total)
    for item in items:
        yield item
        counter.add()
