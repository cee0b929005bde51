"""What an agency has to do, each deliverable once with all of its roles in it, and how the numbers told of it add up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from plan.facts.dues import ends
from plan.facts.duties import ROLES, VERBS, Duties, Role
from plan.facts.summary import Share
from plan.ground.model import Agency, Plan, Row, Rows, Timing, TimingKind
from plan.reading.timing import deadlines

_KINDS: tuple[TimingKind, ...] = ("quarters", "quarterly", "ongoing", "conditional")


@dataclass(frozen=True)
class OwnRow:
    """A row with every part that one agency has in it."""

    row: Row
    shares: tuple[Share, ...]
    """By name first, then through groups."""
    ends: dt.date | None
    """The last day by which it is due; None for what is due all year or by what another text says."""


@dataclass(frozen=True)
class OwnGroup:
    """Rows of an agency that reach it the same way."""

    via: Agency | None
    """The group through which all of them reach it; None where the document names the agency itself."""
    rows: tuple[OwnRow, ...]


def own_groups(plan: Plan, shares: Iterable[Share]) -> tuple[OwnGroup, ...]:
    """Return an agency's rows, each once, those that name it first, in each group by when they are first due.

    Args:
        plan: the plan that the rows are of.
        shares: what `summary.shares` returns for the agency.

    """
    parts: dict[str, tuple[Share, ...]] = {}
    for share in shares:
        for row in share.rows:
            parts[row.deliverable.id] = (*parts.get(row.deliverable.id, ()), share)
    ordered = sorted(plan.rows.among(parts), key=lambda row: _first_due(row.deliverable.timing, plan.year))
    found = [OwnRow(row, parts[row.deliverable.id], ends(row.deliverable.timing, plan.year)) for row in ordered]
    ways = dict.fromkeys(own[0].via for own in parts.values())
    named_first = sorted(ways, key=lambda via: via is not None)
    return tuple(OwnGroup(via, tuple(own for own in found if own.shares[0].via == via)) for via in named_first)


def rows_of(groups: Iterable[OwnGroup]) -> Rows:
    """Return the rows of some groups."""
    return Rows(own.row for group in groups for own in group.rows)


def _first_due(timing: Timing, year: int) -> tuple[int, dt.date]:
    days = deadlines(timing, year)
    return _KINDS.index(timing.kind), days[0] if days else dt.date.max


@dataclass(frozen=True)
class DutyCount:
    """How many deliverables an agency has, in every way in which the site counts them."""

    named: tuple[tuple[Role, int], ...]
    """By role, how many name the agency; roles without any are left out."""
    through: tuple[tuple[Role, int], ...]
    """By role, how many reach it through groups; roles without any are left out."""
    products_named: int
    """Those that name it, each once."""
    products: int
    """All, each once."""

    @property
    def parts(self) -> int:
        """All numbers of roles together: a deliverable in two roles counts twice."""
        return self.parts_named + self.parts_through

    @property
    def parts_named(self) -> int:
        """The numbers of roles by name together."""
        return sum(number for _, number in self.named)

    @property
    def parts_through(self) -> int:
        """The numbers of roles through groups together."""
        return sum(number for _, number in self.through)

    @property
    def both_ways(self) -> int:
        """Those that name it and reach it through a group as well, in the other role."""
        return self.products_named + self.parts_through - self.products

    @property
    def of_role(self) -> tuple[tuple[Role, int], ...]:
        """By role, how many by name and through groups together."""
        found = dict.fromkeys(ROLES, 0)
        for role, number in (*self.named, *self.through):
            found[role] += number
        return tuple((role, number) for role, number in found.items() if number)

    @property
    def said(self) -> str:
        """How the numbers add up, as a reader is told it.

        >>> DutyCount((("lead", 17), ("coordinating", 6)), (("lead", 13), ("coordinating", 24)), 23, 55).said
        '55 sản phẩm: nêu đích danh 17 chủ trì + 6 phối hợp = 23; qua nhóm 13 chủ trì + 24 phối hợp = 37. Cộng 60 lượt việc \
(30 chủ trì, 30 phối hợp); 5 sản phẩm có hai vai trò nên còn 55.'
        """
        return " ".join(self._sentences())

    def _sentences(self) -> Iterator[str]:
        named, through = _added(self.named), _added(self.through)
        ways = [f"nêu đích danh {named}" if self.through else named, f"qua nhóm {through}"]
        counted = [way for way, found in zip(ways, (self.named, self.through), strict=True) if found]
        yield f"{self.products} sản phẩm{': ' if counted else ''}{'; '.join(counted)}."
        by_role = ", ".join(f"{number} {VERBS[role]}" for role, number in self.of_role)
        if twice := self.parts - self.products:
            yield f"Cộng {self.parts} lượt việc ({by_role}); {twice} sản phẩm có hai vai trò nên còn {self.products}."
        elif self.named and self.through and len(self.of_role) > 1:
            yield f"Cộng {by_role}."


def _added(found: Sequence[tuple[Role, int]]) -> str:
    added = " + ".join(f"{number} {VERBS[role]}" for role, number in found)
    return f"{added} = {sum(number for _, number in found)}" if len(found) > 1 else added


def tally(duties: Duties, agency: str) -> DutyCount:
    """Count the deliverables of an agency, by its id."""
    every = duties.assignments.get(agency, ())
    return DutyCount(
        tuple(_counted(duties, agency, direct=True)),
        tuple(_counted(duties, agency, direct=False)),
        len({item.row.deliverable.id for item in every if item.via is None}),
        len({item.row.deliverable.id for item in every}),
    )


def _counted(duties: Duties, agency: str, *, direct: bool) -> Iterator[tuple[Role, int]]:
    for role in ROLES:
        if number := len(duties.of(agency, role, direct=direct)):
            yield role, number
