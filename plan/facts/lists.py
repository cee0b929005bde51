"""The lists of deliverables that the site shows, each of which is also a set of files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from plan.facts.duties import ROLE_SLUGS, Assignment, Duties, Role
from plan.facts.pages import kind_of
from plan.facts.tables import TIME_SLUGS, TIMES
from plan.facts.year import year_of
from plan.ground.addresses import Links, Slug
from plan.ground.model import QUARTERS, ROMAN, Agency, Archive, Plan, Rows, TimingKind


@dataclass(frozen=True)
class Listed:
    """A list: of the plan, a section, a quarter, a kind of timing, an agency, or an agency in one role.

    A list exists as long as its page does, even when it is empty, so that no file's address ever goes.
    """

    plan: Plan
    stem: str
    """Where its files are, without ending, from the site's root: "2022/linh-vuc/the-che"."""
    page: str
    """The address of its page: "2022/linh-vuc/the-che/"."""
    title: str
    """What it is, without the plan's name: "Sở Nội vụ · chủ trì"."""
    name: str
    """What a downloaded file is called, without ending: "2022-so-noi-vu-chu-tri"."""
    rows: Rows
    """Each once, in the order of the document."""
    agency: Agency | None = None
    role: Role | None = None
    """The one role of the agency in all rows; None for both."""
    assignments: tuple[Assignment, ...] = ()
    """What the agency has to do with the rows; none in other lists."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of agencies by id, for the groups that assignments name."""
    repealed: Rows = Rows()
    """Those that would stand in the list if they were in force."""

    @cached_property
    def assigned(self) -> Mapping[str, tuple[Assignment, ...]]:
        """The assignments by the deliverable's id."""
        found: dict[str, tuple[Assignment, ...]] = {}
        for item in self.assignments:
            key = item.row.deliverable.id
            found[key] = (*found.get(key, ()), item)
        return found

    @property
    def has_feed(self) -> bool:
        """Whether there is a feed of it: of each agency, in both roles."""
        return self.agency is not None and self.role is None

    @property
    def is_dated(self) -> bool:
        """Whether its calendar has a date at all."""
        return self.has_calendar and any(row.deliverable.timing.quarters for row in self.rows)

    @property
    def has_calendar(self) -> bool:
        """Whether there is a calendar of it: not of a time, whose dates are all the same."""
        return self.agency is not None or (kind_of(self.page) not in {"quarter", "ongoing", "conditional"})


def lists(archive: Archive) -> tuple[Listed, ...]:
    """Return every list of every plan; each format asks for them."""
    return archive.derived(_every)


def _every(archive: Archive) -> tuple[Listed, ...]:
    return tuple(listed for plan in archive.plans for listed in _lists(archive, plan))


def list_files(archive: Archive) -> Iterator[str]:
    """Yield the address of every file of every list and of every feed, from the site's root."""
    for listed in lists(archive):
        endings = ("csv", "json", "xlsx", *(["ics"] if listed.has_calendar else []), *(["xml"] if listed.has_feed else []))
        yield from (f"{listed.stem}.{ending}" for ending in endings)
    yield from (feed_of_plan(plan) for plan in archive.plans)


def feed_of_plan(plan: Plan) -> str:
    """Return the address of the feed of what changes in a plan."""
    return f"{plan.year}/{Slug.CHANGES}.xml"


def _lists(archive: Archive, plan: Plan) -> Iterator[Listed]:
    to, year = Links("", plan.year), plan.year

    def listed(page: str, title: str, name: str, of: Callable[[Rows], Rows]) -> Listed:
        called = f"{year}-{name}"
        return Listed(plan, page.rstrip("/"), page, title, called, of(plan.rows), repealed=of(plan.repealed_rows))

    yield listed(to.plan(Slug.TASKS), "Tất cả nhiệm vụ", Slug.TASKS, Rows)
    for section in plan.sections:
        name = f"{Slug.SECTIONS}-{section.slug}"
        yield listed(
            to.section(section.slug), f"{section.id}. {section.title}", name, partial(Rows.of_section, section=section)
        )
    for quarter in QUARTERS:
        title = f"Quý {ROMAN[quarter]} năm {year}"
        yield listed(to.quarter(quarter), title, f"{Slug.QUARTERS}-{quarter}", partial(Rows.due_in, quarter=quarter))
    kinds: tuple[TimingKind, TimingKind] = ("ongoing", "conditional")
    for kind in kinds:
        folder = TIME_SLUGS[kind]
        yield listed(to.plan(folder), TIMES[kind], folder, partial(Rows.of_kind, kind=kind))
    duties, names = year_of(archive, plan).duties, {agency.id: agency.name for agency in archive.agencies}
    for agency_id in sorted(duties.with_page):
        yield from _of_agency(plan, archive.agency[agency_id], duties, names)


def _of_agency(plan: Plan, agency: Agency, duties: Duties, names: Mapping[str, str]) -> Iterator[Listed]:
    page = Links("", plan.year).agency(agency.id)
    stem, name = page.rstrip("/"), f"{plan.year}-{agency.id}"
    roles: tuple[tuple[Role | None, str], ...] = ((None, ""), ("lead", " · chủ trì"), ("coordinating", " · phối hợp"))
    for role, words in roles:
        mine = tuple(item for item in duties.assignments.get(agency.id, ()) if role in {None, item.role})
        ids = {item.row.deliverable.id for item in mine}
        rows = plan.rows.among(ids)
        slug = ROLE_SLUGS[role] if role else ""
        where, called = (f"{stem}/{slug}", f"{name}-{slug}") if slug else (stem, name)
        ended = duties.repealed(agency.id)
        yield Listed(plan, where, page, agency.name + words, called, rows, agency, role, mine, names, ended)
