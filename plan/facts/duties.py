"""Who has which row of the appendix and which item of part IV: by name, or through a group they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from plan.ground.addresses import Slug
from plan.ground.model import Clause, Parties, Plan, Row, Rows

Role = Literal["lead", "coordinating"]
ROLES: tuple[Role, Role] = ("lead", "coordinating")
ROLE_SLUGS: dict[Role, Slug] = {"lead": Slug.LEAD, "coordinating": Slug.COORDINATING}
"""As addresses and anchors name the roles."""
VERBS: dict[Role, str] = {"lead": "chủ trì", "coordinating": "phối hợp"}
"""As readers are told of the roles, within a sentence."""
MOST_MEMBERS = 40
"""Of a group: who is a member of a larger one, and not named itself, has nothing of its own to be told."""
COUNTED = (
    "Sản phẩm mà một cơ quan chủ trì, đích danh hay qua nhóm, không được đếm thêm là sản phẩm cơ quan ấy phối hợp qua nhóm."
)
"""The rule of counting that is not in the document, for readers: wherever numbers stand that follow from it."""


@dataclass(frozen=True)
class Assignment:
    """An agency's part in one row."""

    row: Row
    role: Role
    via: str | None = None
    """Id of the group through which the row reaches the agency; None where the document names the agency itself."""


@dataclass(frozen=True)
class Charge:
    """An item of part IV that says what an agency must do."""

    clause: Clause
    via: str | None = None
    """Id of the group through which the item reaches the agency; None where its heading names the agency itself."""


class Duties:
    """What one plan asks of every agency.

    "Các sở" leads I.1.1.2, and Sở Bản đồ is one of them; what the document itself names is told apart.

    >>> duties = Duties(plan)
    >>> [(item.row.deliverable.id, item.via) for item in duties.of("so-ban-do", "lead")]
    [('I.1.1.2', 'cac-so')]
    >>> [(item.row.deliverable.id, item.via) for item in duties.of("so-viec-cong", "lead", direct=True)]
    [('I.1.1.1', None), ('II.1.1.3', None)]
    >>> [(item.clause.id, item.via) for item in duties.charges["so-viec-cong"]]
    [('II.1', None), ('II.2', 'cac-so')]
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    @cached_property
    def assignments(self) -> Mapping[str, tuple[Assignment, ...]]:
        """Assignments by agency id: what it leads, then what it coordinates on, each in the order of the document."""
        return self._assigned(self._plan.rows)

    @cached_property
    def _ended(self) -> Mapping[str, tuple[Assignment, ...]]:
        return self._assigned(self._plan.repealed_rows)

    def repealed(self, agency: str) -> Rows:
        """Return the rows that an agency had a part in and that are repealed, in the order of the document."""
        had = {item.row.deliverable.id for item in self._ended.get(agency, ())}
        return self._plan.repealed_rows.among(had)

    def _assigned(self, rows: Iterable[Row]) -> Mapping[str, tuple[Assignment, ...]]:
        found: dict[str, tuple[Assignment, ...]] = {}
        for role in ROLES:
            for row in rows:
                for agency, via in self._of_row(row, role):
                    found[agency] = (*found.get(agency, ()), Assignment(row, role, via))
        return found

    @cached_property
    def charges(self) -> Mapping[str, tuple[Charge, ...]]:
        """Items of part IV by agency id, in the order of the document."""
        found: dict[str, tuple[Charge, ...]] = {}
        for clause in self._plan.clause.values():
            for agency, via in self._reached(clause.agencies):
                found[agency] = (*found.get(agency, ()), Charge(clause, via))
        return found

    @cached_property
    def told_at(self) -> Mapping[str, str]:
        """By the id of an agency, the id of that whose page tells of it: its own, or of a group of more than `MOST_MEMBERS`.

        Its own has who is named in a cell or in part IV, in repealed rows alone too: an address never breaks. So has a
        member of a smaller group.
        """
        found = (self.assignments, self._ended, self.charges)
        named = {agency for parts in found for agency, items in parts.items() if any(item.via is None for item in items)}
        large = [group for group, members in self._plan.members.items() if len(members) > MOST_MEMBERS]
        own = {agency for agency, groups in self._plan.groups_of.items() if not {*groups} <= {*large}} | named
        through = {agency: group for group in large if group in named for agency in self._plan.members[group]}
        return through | {agency: agency for agency in own}

    @cached_property
    def with_page(self) -> frozenset[str]:
        """Ids of the agencies that have a page of their own."""
        return frozenset(agency for agency, told_at in self.told_at.items() if agency == told_at)

    def of(self, agency: str, role: Role, *, direct: bool | None = None) -> tuple[Assignment, ...]:
        """Return an agency's assignments of a role; `direct` True, False or None: by name, through a group, or both."""
        found = (item for item in self.assignments.get(agency, ()) if item.role == role)
        return tuple(item for item in found if direct is None or (item.via is None) == direct)

    def leaders(self, row: Row) -> tuple[str, ...]:
        """Return the ids of all that lead a row, repealed or not: those named, then the members of groups named.

        >>> Duties(plan).leaders(plan.rows[1])
        ('cac-so', 'so-viec-cong', 'so-ban-do', 'so-cau-duong')
        """
        return tuple(agency for agency, _ in self._reached(row.deliverable.lead))

    def _of_row(self, row: Row, role: Role) -> Iterator[tuple[str, str | None]]:
        """Yield who has a role in a row, as `COUNTED` says: who leads it does not also coordinate on it through a group."""
        if role == "lead":
            yield from self._reached(row.deliverable.lead)
            return
        leaders = self.leaders(row)
        for agency, via in self._reached(row.deliverable.coordinating):
            if via is None or agency not in leaders:
                yield agency, via

    def _reached(self, parties: Parties | None) -> Iterator[tuple[str, str | None]]:
        """Yield the agencies named, then the members of groups named that are not named themselves."""
        named = parties.agencies if parties else ()
        yield from ((agency, None) for agency in named)
        seen = set(named)
        for group in named:
            for member in self._plan.members.get(group, ()):
                if member not in seen:
                    seen.add(member)
                    yield member, group
