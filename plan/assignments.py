"""Who has which row of the appendix: directly, or through a group they belong to."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from plan.model import Archive, Clause, Parties, Plan, Row

Role = Literal["lead", "coordinating"]


@dataclass(frozen=True)
class Assignment:
    """An agency's part in one row."""

    row: Row
    role: Role
    via: str | None = None
    """Id of the group through which the row reaches the agency; None where the document names the agency itself."""


@dataclass(frozen=True)
class Charge:
    """What part IV says an agency must do: one numbered item, named there itself or through a group."""

    clause: Clause
    via: str | None = None


def assignments(plan: Plan) -> Mapping[str, tuple[Assignment, ...]]:
    """Return the rows of every agency, by agency id, in the order of the document, leads before coordinating."""
    return _assignments(_Same(plan))


class _Same:
    """Makes a plan a cache key by identity: plans are large, and equal ones are the same one here."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __hash__(self) -> int:
        return id(self.plan)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.plan is self.plan


@functools.lru_cache(maxsize=64)
def _assignments(same: _Same) -> Mapping[str, tuple[Assignment, ...]]:
    found: dict[str, list[Assignment]] = {}
    for role in ("lead", "coordinating"):
        for row in same.plan.rows:
            for agency, assignment in _of_row(same.plan, row, role):
                found.setdefault(agency, []).append(assignment)
    return {agency: tuple(items) for agency, items in found.items()}
