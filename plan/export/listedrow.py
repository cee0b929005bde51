"""A row of the appendix as it stands in a list: what the cells of the list's files are made from."""

from __future__ import annotations

from dataclasses import dataclass

from plan.facts.duties import Assignment
from plan.ground.model import Deliverable, Row
from plan.reading.timing import deadlines


@dataclass(frozen=True)
class StandingCells:
    """How a row stands by the reports on it, as the list tells it."""

    state: str
    """A key of `STATE_WORDS`."""
    reported_by: tuple[str, ...]
    """Ids of the agencies that have reported on it."""
    reported_on: tuple[str, ...]
    """Days of their newest reports, each once, the first first."""
    evidence: tuple[str, ...]
    """Documents that these name, each with the agency that names it where several have to report."""


@dataclass(frozen=True)
class ListedRow:
    """A row as it stands in a list: all that its cells are made from. Most stand alike in many lists."""

    row: Row
    year: int
    root: str
    """The address of the site's root, as whole as it is known."""
    part: Assignment | None = None
    """What the agency that the list is about has to do with it; None in other lists."""
    via: str | None = None
    """The name of the group through which the row comes to the agency."""
    stands: StandingCells | None = None
    """How it stands; None where nothing was reported on the plan."""

    @property
    def item(self) -> Deliverable:
        """The row's deliverable."""
        return self.row.deliverable

    @property
    def deadlines(self) -> tuple[str, ...]:
        """Every day by which the row is due."""
        return tuple(day.isoformat() for day in deadlines(self.item.timing, self.year))
