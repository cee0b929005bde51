"""The head of a table: one line of names, or two where names stand under an upper one."""

from __future__ import annotations

from collections.abc import Iterator

from plan.ground.problems import say
from proof.layout import Part
from proof.printed import Printed, miscounted, printed
from proof.rules import Line, Lines, Piece, RuleError
from proof.spots import item


def head(lines: Lines, part: Part) -> Iterator[Printed]:
    """Read the names of the columns, and behind them the upper ones, each at every column that it stands over.

    A name that reaches over both lines stands in the first; one over several columns above the first of them.
    """
    upper, *others = lines.values()
    if len(others) > 1:
        raise RuleError(say("đầu bảng có nhiều nhất hai dòng", "the head of a table has at most two lines"))
    lower = others[0] if others else upper
    if len(lower) != len(upper):
        raise RuleError(miscounted(len(upper), len(lower), lower))
    yield from _listed(part.names[0], tuple(under if under.text else over for over, under in zip(upper, lower, strict=True)))
    if others:
        yield from _listed(part.head_keys[-1], _spread(upper, lower))


def _listed(key: str, line: Line) -> Iterator[Printed]:
    return (printed(item(key, number), piece) for number, piece in enumerate(line, 1))


def _spread(upper: Line, lower: Line) -> Line:
    """Return the upper name of each column, empty where the column has one name only."""
    spread: list[Piece] = []
    for over, under in zip(upper, lower, strict=True):
        group = over if over.text or not spread else spread[-1]
        spread.append(group if under.text else lower[len(spread)])
    return tuple(spread)
