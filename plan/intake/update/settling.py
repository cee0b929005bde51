"""What somebody ticked off as looked at: the remark in the file that asked for it goes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from plan.export.workbook.grid import Workbook
from plan.export.workbook.unsure import LOOK_HEADS, LOOKED, LOOKS, LookRow, look_rows
from plan.ground.problems import shown
from plan.intake.update.finding import Opened
from plan.intake.update.opening import Typed
from plan.intake.update.told import Spotted, Telltale


class Settled(NamedTuple):
    """A remark that goes."""

    file: str
    line: int
    where: Spotted


def settled(root: Path, book: Workbook, opened: Opened) -> tuple[tuple[Settled, ...], tuple[Telltale, ...]]:
    """Return the remarks that go, and what is told of those that are no longer there.

    A remark is known by where it stood and what it said; where lines moved since, by what it says and what stands below it.
    """
    found = look_rows(root, book)
    ticked = [*_ticked(opened.get(LOOKS, ()))]
    lines = [(row, where, _line(row, found)) for row, where in ticked]
    gone = [Telltale(where, f"“{shown(row.why)}” không còn trong dữ liệu; bỏ qua") for row, where, line in lines if not line]
    places = dict.fromkeys((line, where) for _, where, line in lines if line)
    return tuple(Settled(*_place(line), where) for line, where in places), tuple(gone)


def _ticked(rows: Sequence[Sequence[Typed]]) -> Iterator[tuple[LookRow, Spotted]]:
    """Yield the rows in whose last column anything is written."""
    heads: Mapping[str, int] = {cell.text: at for at, cell in enumerate(rows[0])} if rows else {}
    if heads.keys() >= {*LOOK_HEADS}:
        for row in rows[1:]:
            if (cell := row[heads[LOOKED]]).text:
                yield LookRow(*(row[heads[head]].text for head in LOOK_HEADS[:-1])), cell.where


def _line(row: LookRow, found: Sequence[LookRow]) -> str:
    """Return the id of the remark that a row is of; "" when there is none, or more than one might be it."""
    same = [one for one in found if _squeezed(one.why) == _squeezed(row.why)]
    exact, alike = ([one.id for one in same if one[at] == row[at]] for at in (0, 1))
    return exact[0] if exact else alike[0] if len(alike) == 1 else ""


def _squeezed(words: str) -> str:
    return " ".join(words.split())


def _place(look: str) -> tuple[str, int]:
    file, _, line = look.rpartition(":")
    return file, int(line)
