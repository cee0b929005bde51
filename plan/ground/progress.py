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

    def __init__(self, step: str, total: int | None = None) -> None:
        self._step, self._total, self._count = step, total, 0

    def add(self, more: int = 1) -> None:
        """Say that so many more are done; the line goes with the last of a total."""
        self._count += more
        of = f"/{self._total}" if self._total else ""
        self._show(f"{self._step} {self._count}{of} …" if self._count != self._total else "")

    def end(self) -> None:
        """Take the line away."""
        self._show("")

    def _show(self, said: str) -> None:
        if sys.stderr.isatty():
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
