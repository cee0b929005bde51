"""What two states of the data differ in, with what it does to the counts, the lists and the pages of the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from plan.changes.compare import compare
from plan.changes.nouns import Action, Change
from plan.facts.pages import kind_of, pages
from plan.facts.year import year_of
from plan.ground.addresses import Links, Slug
from plan.ground.model import QUARTERS, Archive, Plan, Source
from plan.html.render import Renderer
from plan.rules.check import counts

NOUNS = {"sections": "lĩnh vực", "objectives": "mục tiêu", "tasks": "nhiệm vụ", "deliverables": "sản phẩm"}
"""What is counted, by the names that `check.counts` uses."""


@dataclass(frozen=True)
class Count:
    """A number of a plan before and after; 0 where there is no such plan."""

    year: int
    what: str
    """A key of `NOUNS`."""
    before: int
    after: int


@dataclass(frozen=True)
class ListChange:
    """What a page's list of deliverables gained and lost."""

    address: str
    gained: tuple[str, ...]
    """Ids of the deliverables; on an agency's page one may be gained in one role and lost in another."""
    lost: tuple[str, ...]

    @property
    def is_of_agency(self) -> bool:
        """Whether it is an agency's page: one edit may touch those of all members of a group."""
        return kind_of(self.address) == "agency"

    @property
    def change(self) -> str:
        """In words: "mất 1 dòng"."""
        return ", ".join(f"{verb} {len(ids)} dòng" for verb, ids in (("mất", self.lost), ("thêm", self.gained)) if ids)


@dataclass(frozen=True)
class Pages:
    """Addresses of the pages that differ, from the site's root, sorted."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class SourceChange:
    """What became of a file that a plan is compared with by `python -m proof`."""

    year: int
    file: str
    """Its path: "data/2022/source.txt"."""
    action: Action
    before: str | None
    """SHA-256, in hexadecimal; None where there is no such file."""
    after: str | None


@dataclass(frozen=True)
class Changes:
    """All that two states of the data differ in."""

    records: tuple[Change, ...]
    counts: tuple[Count, ...]
    """All four of each plan of either state, changed or not."""
    lines: tuple[ListChange, ...]
    pages: Pages
    sources: tuple[SourceChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the data mean the same and are held to the same source; pages may still list it in another order."""
        return not self.records and not self.sources


def changes(before: Archive, after: Archive) -> Changes:
    """Return what changed from one state of the data to another; both must be without errors (`check.checked`)."""
    return Changes(
        compare(before, after),
        tuple(_counts(before, after)),
        tuple(_lines(before, after)),
        _pages(before, after),
        tuple(_sources(before, after)),
    )


def _sources(before: Archive, after: Archive) -> Iterator[SourceChange]:
    for year in sorted({*before.plan, *after.plan}):
        old, new = (archive.plan[year].source if year in archive.plan else Source() for archive in (before, after))
        for name, was, now in (("source.txt", old.text, new.text), ("proof.yml", old.guide, new.guide)):
            if was != now:
                action: Action = "changed" if was and now else "added" if now else "removed"
                yield SourceChange(year, f"data/{year}/{name}", action, was, now)


def _counts(before: Archive, after: Archive) -> Iterator[Count]:
    for year in sorted({*before.plan, *after.plan}):
        olds, news = (counts(archive.plan[year]) if year in archive.plan else {} for archive in (before, after))
        yield from (Count(year, what, olds.get(what, 0), news.get(what, 0)) for what in NOUNS)


def _lines(before: Archive, after: Archive) -> Iterator[ListChange]:
    olds, news = _listed(before), _listed(after)
    for address in sorted({*olds, *news}):
        gained, lost = news[address] - olds[address], olds[address] - news[address]
        if gained or lost:
            yield ListChange(address, *(tuple(sorted(item[0] for item in found)) for found in (gained, lost)))


def _listed(archive: Archive) -> defaultdict[str, set[tuple[str, ...]]]:
    """Return the lines of each page that lists deliverables, by address: the deliverable's id, and in what role."""
    found: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for plan in archive.plans:
        for address, line in _lines_of(archive, plan):
            found[address].add(line)
    return found


def _lines_of(archive: Archive, plan: Plan) -> Iterator[tuple[str, tuple[str, ...]]]:
    to = Links("", plan.year)
    lists = {to.quarter(quarter): plan.rows.due_in(quarter) for quarter in QUARTERS}
    lists |= {to.plan(Slug.ONGOING): plan.rows.of_kind("ongoing")}
    lists |= {to.plan(Slug.CONDITIONAL): plan.rows.of_kind("conditional")}
    lists |= {to.plan(Slug.TASKS): plan.rows}
    yield from ((address, (row.deliverable.id,)) for address, rows in lists.items() for row in rows)
    yield from ((to.section(row.section.slug), (row.deliverable.id,)) for row in plan.rows)
    for agency, assigned in year_of(archive, plan).duties.assignments.items():
        for item in assigned:
            yield to.agency(agency), (item.row.deliverable.id, item.role, item.via or "")


def _pages(before: Archive, after: Archive) -> Pages:
    if before == after:
        return Pages()
    olds, news = _rendered(before), _rendered(after)
    both = olds.keys() & news.keys()
    changed = (address for address in both if olds[address] != news[address])
    return Pages(*(tuple(sorted(found)) for found in (news.keys() - olds.keys(), changed, olds.keys() - news.keys())))


def _rendered(archive: Archive) -> Mapping[str, str]:
    """Return what stands between head and foot of each page, by address; a page's other forms follow it untold."""
    renderer = Renderer(archive)
    told = (page for page in pages(archive) if page.form_of is None)
    return {page.address: renderer.page(_Page(page.address)) for page in told}


@dataclass
class _Page:
    """A page as the renderer wants it, outside MkDocs."""

    url: str
    meta: MutableMapping[str, Any] = field(default_factory=dict)
    edit_url: str | None = None
