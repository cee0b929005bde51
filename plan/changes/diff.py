"""What two states of the data differ in, with what it does to the counts, the lists and the pages of the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from plan.changes.around import with_around
from plan.changes.compare import compare
from plan.changes.nouns import Action, Change
from plan.changes.standings import restated
from plan.changes.unproven import unproven
from plan.facts.lists import Listed, lists
from plan.facts.pages import kind_of, pages
from plan.facts.summary import shares
from plan.facts.year import year_of
from plan.ground.model import Archive, Source
from plan.html.render import Renderer
from plan.rules.check import counts

NOUNS = {"sections": "lĩnh vực", "objectives": "mục tiêu", "tasks": "nhiệm vụ", "deliverables": "sản phẩm"}
"""What is counted, by the names that `check.counts` uses."""
PRODUCTS = NOUNS["deliverables"]


@dataclass(frozen=True)
class Count:
    """A number of a plan before and after; 0 where there is no such plan."""

    year: int
    what: str
    """A key of `NOUNS`."""
    before: int
    after: int


@dataclass(frozen=True)
class Number:
    """A number of deliverables that a page prints, before and after; 0 where it prints none."""

    what: str
    """What is counted: `PRODUCTS`, or an agency's part in them: "phối hợp qua nhóm “Các sở, ban, ngành”"."""
    before: int
    after: int

    def __str__(self) -> str:
        change = f"{self.before} → {self.after}"
        return f"{change} {PRODUCTS}" if self.what == PRODUCTS else f"{self.what} {change}"


@dataclass(frozen=True)
class ListChange:
    """What a page's list of deliverables gained and lost."""

    address: str
    name: str
    """What it is a list of: "Quý I năm 2022", "Sở Nội vụ"."""
    gained: tuple[str, ...]
    """Ids of the deliverables; on an agency's page one may be gained in one role and lost in another."""
    lost: tuple[str, ...]
    numbers: tuple[Number, ...]
    """The numbers that the page prints and that are others."""

    @property
    def is_of_agency(self) -> bool:
        """Whether it is an agency's page: one edit may touch those of all members of a group."""
        return kind_of(self.address) == "agency"

    @property
    def is_through_groups(self) -> bool:
        """Whether an agency's own deliverables stay: only those change that it has through a group."""
        return all("qua nhóm" in number.what for number in self.numbers)

    @property
    def change(self) -> str:
        """In words: "12 → 11 sản phẩm", "chủ trì 17 → 16"; the lines where the numbers are the same."""
        lines = (f"{verb} {len(ids)} dòng" for verb, ids in (("mất", self.lost), ("thêm", self.gained)) if ids)
        return ", ".join(map(str, self.numbers)) or f"{', '.join(lines)}, số sản phẩm vẫn vậy"


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
    unproven: tuple[str, ...] = ()
    """What of it no source speaks of, in words."""
    restated: tuple[str, ...] = ()
    """Which products stand otherwise by the agencies' reports, in words."""

    @property
    def is_empty(self) -> bool:
        """Whether the data mean the same and are held to the same source; pages may still list it in another order."""
        return not self.records and not self.sources


def changes(before: Archive, after: Archive) -> Changes:
    """Return what changed from one state of the data to another; both must be without errors (`check.checked`)."""
    found = compare(before, after)
    return Changes(
        with_around(before, after, found),
        tuple(_counts(before, after)),
        tuple(_lines(before, after)),
        _pages(before, after),
        tuple(_sources(before, after)),
        unproven(before, after, found),
        restated(before, after),
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
    names = {listed.page: listed.title for archive in (before, after) for listed in lists(archive)}
    for address in sorted(names):
        old, new = (lines.get(address, {}) for lines in (olds, news))
        gained, lost = _ids(new.keys() - old.keys()), _ids(old.keys() - new.keys())
        if gained or lost:
            numbers = tuple(_numbers(Counter(old.values()), Counter(new.values())))
            yield ListChange(address, names[address], gained, lost, numbers)


def _ids(lines: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted(line[0] for line in lines))


def _numbers(olds: Counter[str], news: Counter[str]) -> Iterator[Number]:
    """Yield the numbers that differ, as the page prints them: how many of what."""
    for what in {**olds, **news}:
        if olds[what] != news[what]:
            yield Number(what, olds[what], news[what])


def _listed(archive: Archive) -> Mapping[str, Mapping[tuple[str, ...], str]]:
    """Return the lines of each page that lists deliverables, by address: of each what it counts to.

    A line is the deliverable's id, of an agency's page also its role and the group through which it has it.
    """
    return {listed.page: dict(_lines_of(archive, listed)) for listed in lists(archive)}


def _lines_of(archive: Archive, listed: Listed) -> Iterator[tuple[tuple[str, ...], str]]:
    if listed.agency is None:
        yield from (((row.deliverable.id,), PRODUCTS) for row in listed.rows)
        return
    for share in shares(year_of(archive, listed.plan), listed.agency):
        yield from (((row.deliverable.id, share.anchor), share.part) for row in share.rows)


def _pages(before: Archive, after: Archive) -> Pages:
    if before == after:
        return Pages()
    olds, news = before.derived(_rendered), after.derived(_rendered)
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
