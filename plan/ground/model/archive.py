"""All that `data/` holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from plan.ground.model.bywords import Byword
from plan.ground.model.concepts import Concept
from plan.ground.model.plan import Plan
from plan.ground.model.registers import Agency, Document, Redirect, Term

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, repr=False)
class Archive:
    """All that `data/` holds."""

    agencies: tuple[Agency, ...]
    glossary: tuple[Term, ...]
    documents: tuple[Document, ...]
    plans: tuple[Plan, ...]
    """By year, the newest last."""
    redirects: tuple[Redirect, ...] = ()
    bywords: tuple[Byword, ...] = ()
    concepts: tuple[Concept, ...] = ()

    def __repr__(self) -> str:
        """Name the plans and not all that they hold: the macros plugin writes out whatever it can reach, several times."""
        return f"Archive({', '.join(str(plan.year) for plan in self.plans)})"

    @property
    def newest(self) -> Plan:
        """The plan that the home page shows."""
        return self.plans[-1]

    @cached_property
    def plan(self) -> Mapping[int, Plan]:
        """Plans by year."""
        return {plan.year: plan for plan in self.plans}

    def plan_at(self, address: str) -> Plan:
        """Return the plan of the year that an address (from the site's root) begins with, else the newest."""
        year = address.partition("/")[0]
        return self.plan.get(int(year) if year.isdecimal() else 0, self.newest)

    @cached_property
    def agency(self) -> Mapping[str, Agency]:
        """Agencies by id."""
        return {agency.id: agency for agency in self.agencies}

    @cached_property
    def document(self) -> Mapping[str, Document]:
        """Cited documents by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def _made(self) -> dict[Callable[[Archive], Any], Any]:
        return {}

    def derived(self, make: Callable[[Archive], T]) -> T:
        """Return what a function makes of this archive, made once.

        It hangs on the archive itself: one that is equal to it has other records, and indexes by identity know only those.
        """
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found
