"""Lines of a table that a hand has drawn beside each other: on the page one edge, in the file two columns."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence

_CLOSE = 200
"""Twentieths of a point: 3.5 mm, less than any column with a word in it."""


def straightened(widths: Sequence[int], width: int, cells: Collection[tuple[int, int]]) -> Sequence[int]:
    """Return the new number of each line of a grid, from the first to the last.

    `widths` are those of its columns, in twentieths of a point; `cells` the lines between which any cell stands. Lines
    become one where they are close together and no cell stands between them.

    >>> straightened([600, 90, 3000], 3, {(0, 1), (1, 3), (0, 2), (2, 3)})
    [0, 1, 1, 2]
    """
    if len(widths) != width:
        return range(width + 1)
    at = [0, *itertools.accumulate(widths)]
    found, first = [0], 0
    for line in range(1, width + 1):
        is_same = at[line] - at[first] <= _CLOSE and not any((other, line) in cells for other in range(first, line))
        found.append(found[-1] + (not is_same))
        first = first if is_same else line
    return found
