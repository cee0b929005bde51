"""Which objective, task and deliverable a row begins: by the number that it prints, if that goes on, else by counting."""

from __future__ import annotations

import re
from collections.abc import Collection

LEVELS = ("objective", "task", "deliverable")
OWN = ("deliverable", "lead", "timing")
"""Columns of which a row has one filled if it holds a deliverable; else it continues the one above."""
_NUMBER = re.compile(r"(?:[0-9]{1,4}\.)*([0-9]{1,4})[.)]?")
"""What numbers a row: "3", "3.", the last of "2.3"."""


class RowCounter:
    """Counts the rows of a section."""

    def __init__(self) -> None:
        self.counts = [0, 0, 0]
        """How many objectives, tasks of the last of them, deliverables of the last of these there were."""

    def begin(self) -> None:
        """Begin a section."""
        self.counts = [0, 0, 0]

    def row(self, filled: Collection[str], printed: str) -> bool:
        """Count a row, and tell whether the number that it prints is of what begins in it.

        >>> counter = RowCounter()
        >>> counter.row({"task", "deliverable"}, "3."), counter.row({"deliverable"}, ""), counter.counts
        (True, True, [0, 3, 2])
        >>> counter.row({"task", "deliverable"}, "1"), counter.counts
        (False, [0, 4, 1])

        Args:
            filled: the keys of the columns that are not empty.
            printed: what the column of numbers holds.

        """
        starts = [at for at, key in enumerate(LEVELS) if key in filled or (key in OWN and any(one in filled for one in OWN))]
        found = _NUMBER.fullmatch(printed)
        number = int(found[1]) if found else 0
        is_next = bool(starts) and number > self.counts[starts[0]]
        for level in starts:
            count = number if is_next and level == starts[0] else self.counts[level] + 1
            self.counts[level:] = [count, *[0] * (len(LEVELS) - level - 1)]
        return is_next or not printed
