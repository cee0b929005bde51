"""What a source says at one place."""

from __future__ import annotations

from dataclasses import dataclass

from plan.ground.problems import Said, say
from proof.rules import Line, Piece
from proof.spots import Spot


@dataclass(frozen=True)
class Printed:
    """The text at one place of the document."""

    spot: Spot
    texts: tuple[str, ...]
    """An item each; none for an empty cell."""
    lines: tuple[int, ...]
    """The lines of the file that it stands on."""
    any_case: bool = False
    """Whether capitals make no difference."""


def printed(spot: Spot, piece: Piece) -> Printed:
    """Return what stands at a place."""
    return Printed(spot, tuple(filter(None, piece.text.split("\n"))), piece.lines, piece.any_case)


def miscounted(wanted: int, found: int, line: Line = ()) -> Said:
    """Say that a line, or what is read here, has too many or too few cells."""
    where, at = (f"dòng {line[0].lines[0]}", f"line {line[0].lines[0]}") if line else ("ở đây", "here")
    return say(f"{where} có {found} ô, cần {wanted}", f"{at}: {found} cells instead of {wanted}")
