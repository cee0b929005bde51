"""A body through the years: what each plan called it and asked of it, whom it followed and who followed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from plan.facts.year import Year, year_of
from plan.ground.addresses import Links
from plan.ground.folding import folded
from plan.ground.model import Agency, Archive


@dataclass(frozen=True)
class BodyYear:
    """What the plan of one year asks of a body."""

    year: int
    name: str
    """What that plan calls it."""
    lead: int
    """Number of deliverables that it leads, also through groups."""
    coordinating: int
    has_coordinating: bool
    """Whether that plan says at all who coordinates."""
    charges: int
    """Number of items of the part that says who must do what."""
    address: str
    """Of the page that tells of it, from the site's root."""
    group: str
    """Name of the group whose page that is; "" for its own."""
    has_reported: bool
    """Whether it handed in a report on that plan."""


@dataclass(frozen=True)
class Body:
    """A body through all years."""

    agency: Agency
    years: tuple[BodyYear, ...]
    """The newest first; without those whose plan asks nothing of it."""
    before: tuple[Agency, ...]
    """Those whose work it took over."""
    after: Agency | None
    """Who took over its work."""


def bodies(archive: Archive) -> Mapping[str, Body]:
    """Return every body that has a page in a plan, by id, in the order of the alphabet."""
    return archive.derived(_bodies)


def predecessors(archive: Archive) -> Mapping[str, tuple[Agency, ...]]:
    """Return the agencies whose work an agency took over, by its id."""
    return archive.derived(_predecessors)


def _bodies(archive: Archive) -> Mapping[str, Body]:
    ordered = sorted(archive.agencies, key=lambda agency: (folded(agency.name), agency.name))
    years = [year_of(archive, plan) for plan in reversed(archive.plans)]
    with_page = frozenset().union(*(of.duties.with_page for of in years))
    return {agency.id: _body(archive, agency, years) for agency in ordered if agency.id in with_page}


def _body(archive: Archive, agency: Agency, years: list[Year]) -> Body:
    found = tuple(_year(of, agency.id) for of in years if agency.id in of.duties.told_at)
    before, after = predecessors(archive).get(agency.id, ()), archive.agency.get(agency.successor or "")
    return Body(agency, found, before, after)


def _year(of: Year, agency: str) -> BodyYear:
    told_at = of.duties.told_at[agency]
    return BodyYear(
        of.plan.year,
        of.agency[agency].name,
        len(of.duties.of(agency, "lead")),
        len(of.duties.of(agency, "coordinating")),
        of.plan.prints("coordinating"),
        len(of.duties.charges.get(agency, ())),
        Links("", of.plan.year).agency(told_at),
        "" if told_at == agency else of.agency[told_at].name,
        bool(of.reported.reports_of(agency)),
    )


def _predecessors(archive: Archive) -> Mapping[str, tuple[Agency, ...]]:
    found = defaultdict[str, tuple[Agency, ...]](tuple)
    for agency in archive.agencies:
        if agency.successor:
            found[agency.successor] += (agency,)
    return found
