"""The lists of deliverables that the site shows, each of which is also a set of files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Literal

from plan.facts.duties import ROLE_SLUGS, VERBS, Assignment, Charge, Role
from plan.facts.listed_states import ListedState, listed_states
from plan.facts.reported import Reported
from plan.facts.tables import TIME_SLUGS, TIMES
from plan.facts.year import Year, year_of
from plan.ground.addresses import Links, Slug
from plan.ground.model import QUARTERS, ROMAN, Agency, Archive, Plan, ReportDue, Rows

ListKind = Literal["tasks", "section", "quarter", "ongoing", "conditional", "agency"]
"""What a list is of: all tasks, one section, one quarter, one of the kinds of timing, one agency."""

_WITHOUT_QUARTER: tuple[Literal["ongoing", "conditional"], ...] = ("ongoing", "conditional")


@dataclass(frozen=True)
class Listed:
    """A list: of the plan, a section, a quarter, a kind of timing, an agency.

    A list exists as long as its page does, even when it is empty, so that no file's address ever goes.
    """

    kind: ListKind
    plan: Plan
    stem: str
    """Where its files are, without ending, from the site's root: "2022/linh-vuc/the-che"."""
    page: str
    """The address of its page: "2022/linh-vuc/the-che/"."""
    title: str
    """What it is, without the plan's name: "Sở Nội vụ"."""
    name: str
    """What a downloaded file is called, without ending: "2022-so-noi-vu"."""
    rows: Rows
    """Each once, in the order of the document."""
    agency: Agency | None = None
    assignments: tuple[Assignment, ...] = ()
    """What the agency has to do with the rows; none in other lists."""
    charges: tuple[Charge, ...] = ()
    """What part IV charges the agency with."""
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of agencies by id, for the groups that assignments name, and for who reported."""
    repealed: Rows = Rows()
    """Those that would stand in the list if they were in force."""
    of: Year | None = field(default=None, compare=False, repr=False)
    """What follows from the plan."""
    quarter: int = 0
    """Whose list it is; 0 where it is none of a quarter."""

    @property
    def reported(self) -> Reported | None:
        """What was reported on the plan; None where nothing was."""
        return None if self.of is None or self.of.reported.is_empty else self.of.reported

    @cached_property
    def states(self) -> Mapping[str, ListedState]:
        """How each row stands, by the deliverable's id; nothing where nothing was reported on the plan."""
        agency = self.agency.id if self.agency else ""
        return listed_states(self.reported, self.rows, agency=agency, quarter=self.quarter) if self.reported else {}

    @property
    def report_dues(self) -> tuple[ReportDue, ...]:
        """When reports on what is listed have to be handed in: on all that there is, or on what an agency leads."""
        is_asked = self.kind == "tasks" or any(item.role == "lead" for item in self.assignments)
        return self.plan.reporting.periods if self.plan.reporting and is_asked else ()

    @cached_property
    def assigned(self) -> Mapping[str, tuple[Assignment, ...]]:
        """The assignments by the deliverable's id."""
        found: dict[str, tuple[Assignment, ...]] = {}
        for item in self.assignments:
            key = item.row.deliverable.id
            found[key] = (*found.get(key, ()), item)
        return found

    def of_role(self, role: Role) -> Listed:
        """Return what the list's agency has in one role: "Sở Nội vụ · chủ trì", at "2022/co-quan/so-noi-vu/chu-tri"."""
        mine, slug = tuple(item for item in self.assignments if item.role == role), ROLE_SLUGS[role]
        return replace(
            self,
            stem=f"{self.stem}/{slug}",
            title=f"{self.title} · {VERBS[role]}",
            name=f"{self.name}-{slug}",
            rows=self.rows.among({item.row.deliverable.id for item in mine}),
            assignments=mine,
        )

    @property
    def is_of_one_time(self) -> bool:
        """Whether all that is listed is due at the same time, or never."""
        return self.kind in {"quarter", "ongoing", "conditional"}

    @property
    def is_dated(self) -> bool:
        """Whether there are deadlines to tell apart."""
        return not self.is_of_one_time and any(row.deliverable.timing.quarters for row in self.rows)


def lists(archive: Archive) -> tuple[Listed, ...]:
    """Return every list of every plan; each format asks for them."""
    return archive.derived(_every)


def list_at(archive: Archive) -> Mapping[str, Listed]:
    """Return the lists by the address of the page that shows them."""
    return archive.derived(_by_page)


def _by_page(archive: Archive) -> Mapping[str, Listed]:
    return {listed.page: listed for listed in lists(archive)}


def _every(archive: Archive) -> tuple[Listed, ...]:
    return tuple(listed for plan in archive.plans for listed in _lists(archive, plan))


def _lists(archive: Archive, plan: Plan) -> Iterator[Listed]:
    to, year, of = Links("", plan.year), plan.year, year_of(archive, plan)
    names = {agency.id: agency.name for agency in of.agency.values()}

    def listed(kind: ListKind, page: str, title: str, name: str, find: Callable[[Rows], Rows], quarter: int = 0) -> Listed:
        found = Listed(kind, plan, page.rstrip("/"), page, title, f"{year}-{name}", find(plan.rows))
        return replace(found, names=names, repealed=find(plan.repealed_rows), of=of, quarter=quarter)

    yield listed("tasks", to.plan(Slug.TASKS), "Tất cả nhiệm vụ", Slug.TASKS, Rows)
    for section in plan.sections:
        name, title = f"{Slug.SECTIONS}-{section.slug}", f"{section.id}. {section.title}"
        yield listed("section", to.section(section.slug), title, name, partial(Rows.of_section, section=section))
    for quarter in QUARTERS:
        title, name = f"Quý {ROMAN[quarter]} năm {year}", f"{Slug.QUARTERS}-{quarter}"
        yield listed("quarter", to.quarter(quarter), title, name, partial(Rows.due_in, quarter=quarter), quarter)
    for kind in _WITHOUT_QUARTER:
        slug = TIME_SLUGS[kind]
        yield listed(kind, to.plan(slug), TIMES[kind], slug, partial(Rows.of_kind, kind=kind))
    for agency_id in sorted(of.duties.with_page):
        yield _of_agency(of, of.agency[agency_id], names)


def _of_agency(of: Year, agency: Agency, names: Mapping[str, str]) -> Listed:
    plan, duties = of.plan, of.duties
    page, mine = Links("", plan.year).agency(agency.id), duties.assignments.get(agency.id, ())
    return Listed(
        "agency",
        plan,
        page.rstrip("/"),
        page,
        agency.name,
        f"{plan.year}-{agency.id}",
        plan.rows.among({item.row.deliverable.id for item in mine}),
        agency,
        mine,
        duties.charges.get(agency.id, ()),
        names,
        duties.repealed(agency.id),
        of,
    )
